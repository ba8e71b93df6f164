//! The state of the page, its answer, and the address bar.
use super::clipboard;
use super::held::Held;
use super::js::{self, ignore, window};
use super::offline::Keeping;
use crate::model::dataset::{Dataset, Late};
use crate::present::i18n::{Strings, strings};
use crate::present::view::{Copied, Desk, Details, Device, ROWS, View};
use crate::query::conflicts::Conflict;
use crate::query::session::{Answer, Session};
use crate::state::permalink::{self, Dropped, Reason};
use crate::state::{Action, Column, History, Lang, State};
use leptos::prelude::Trigger;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Handles to everything that is shown; `Copy`, so that closures can hold it.
#[derive(Clone, Copy)]
pub struct Store {
    pub session: Held<Session>,
    pub state: Held<State>,
    pub answer: Held<Rc<Answer>>,
    /// The conflicts among the answer's claims.
    conflicts: Held<Rc<Vec<Conflict>>>,
    /// Parts of the last link that could not be applied.
    pub dropped: Held<Vec<Dropped>>,
    pub desk: Held<Desk>,
    pub narrow: Held<bool>,
    /// The claim under the pointer.
    pub hovered: Held<Option<u16>>,
    /// What the page knows of its service worker.
    pub keeping: Held<Keeping>,
    /// The browser's language, for links that name none.
    fallback: Lang,
    first: Lang,
    shares: bool,
    /// The address without its fragment.
    address: &'static str,
}

impl Store {
    /// Reads the address bar and answers it.
    pub fn new() -> Store {
        let session = Session::new(Dataset::wordless());
        let (state, mut dropped) = permalink::parse(&fragment(), &session.data, &session.facets);
        // Ids come later: whether a claim is known shows then.
        dropped.retain(|part| part.reason != Reason::UnknownClaim);
        let answer = Rc::new(session.answer(&state));
        let conflicts = Held::quiet(Rc::new(session.conflicts(&answer.rows)));
        let fallback = browser_language();
        let changed = Trigger::new();
        let first = state.lang.unwrap_or(fallback);
        Store {
            session: Held::quiet(session),
            state: Held::new(state, changed),
            answer: Held::new(answer, changed),
            conflicts,
            dropped: Held::new(dropped, changed),
            desk: Held::new(Desk { complete: false, ..Desk::default() }, changed),
            narrow: Held::new(js::media(NARROW), changed),
            hovered: Held::new(None, Trigger::new()),
            keeping: Held::quiet(Keeping::default()),
            fallback,
            first,
            shares: clipboard::can_share(),
            address: bare_address().leak(),
        }
    }

    /// The language on the screen.
    pub fn lang(self) -> Lang {
        self.state.with(|s| s.lang).unwrap_or(self.fallback)
    }

    /// The phrases of the language on the screen.
    pub fn strings(self) -> &'static Strings {
        strings(self.lang())
    }

    /// What is shown, for whoever must follow it.
    pub fn view<T>(self, f: impl FnOnce(&View) -> T) -> T {
        self.state.track();
        self.view_now(f)
    }

    /// What is shown now.
    pub fn view_now<T>(self, f: impl FnOnce(&View) -> T) -> T {
        let device = Device { narrow: self.narrow.get(), shares: self.shares };
        let answer = self.answer.get();
        let conflicts = self.conflicts.get();
        let lang = self.lang();
        self.session.with(|session| {
            self.state.with(|state| {
                self.desk.with(|desk| {
                    self.dropped.with(|dropped| {
                        f(&View {
                            session,
                            answer: &answer,
                            conflicts: &conflicts,
                            state,
                            lang,
                            desk,
                            dropped,
                            address: self.address,
                            device,
                        })
                    })
                })
            })
        })
    }

    /// Applies what the reader did: state, address bar, answer.
    pub fn act(self, action: Action) {
        let mut history = History::Keep;
        self.state.update(|s| history = s.apply(action));
        let link = self.session.with(|s| self.state.with(|state| permalink::write(state, &s.data, &s.facets)));
        let url = if link.is_empty() { self.address.into() } else { ["#", &link].concat() };
        if let Ok(browser) = window().history() {
            match history {
                History::Push => ignore(browser.push_state_with_url(&JsValue::NULL, "", Some(&url))),
                History::Replace => ignore(browser.replace_state_with_url(&JsValue::NULL, "", Some(&url))),
                History::Keep => return,
            }
        }
        self.ask();
    }

    /// Applies the address bar: a step back or forward, or a link typed into it.
    pub fn follow_address(self) {
        let (state, dropped) = self.session.with(|s| permalink::parse(&fragment(), &s.data, &s.facets));
        self.dropped.set(dropped);
        self.state.set(state);
        self.ask();
    }

    /// The language whose words the page waits for before it shows anything.
    pub fn first_lang(self) -> Lang {
        self.first
    }

    /// Adds the words of a language; false for anything but this build's.
    pub fn receive_words(self, lang: Lang, bytes: &[u8]) -> bool {
        let came = self.session.update(|s| s.add_words(lang, bytes));
        self.ask_if_words_matter();
        came
    }

    /// Adds the words of the cards to the session and asks again.
    pub fn receive(self, late: Late) {
        self.session.update(|s| s.set_late(late));
        self.desk.update(|desk| desk.details = Details::Here);
        // A link to a claim had to wait for the ids.
        if fragment().contains("claim=") && self.state.with(|s| s.claim.is_none()) {
            self.follow_address();
        }
        self.ask_if_words_matter();
    }

    fn ask_if_words_matter(self) {
        if self.state.with(|s| !s.q.is_empty() || s.sort.column == Column::Title) {
            self.ask();
        }
    }

    fn ask(self) {
        let answer = self.session.with(|s| self.state.with(|state| s.answer(state)));
        self.conflicts.set(Rc::new(self.session.with(|s| s.conflicts(&answer.rows))));
        self.answer.set(Rc::new(answer));
        let stale = self.desk.with(|desk| desk.rows != ROWS || desk.copied != Copied::Nothing);
        if stale {
            self.desk.update(|desk| {
                desk.rows = ROWS;
                desk.copied = Copied::Nothing;
            });
        }
    }
}

/// The width at which the page is a phone's.
pub const NARROW: &str = "(max-width: 639px)";

/// The address without its fragment.
fn bare_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The first of the browser's languages that the page has, else Indonesian.
fn browser_language() -> Lang {
    for language in js::window().navigator().languages() {
        let tag = language.as_string().unwrap_or_default().to_ascii_lowercase();
        match tag.split('-').next() {
            Some("id" | "in") => return Lang::Id,
            Some("en") => return Lang::En,
            _ => {}
        }
    }
    Lang::Id
}
