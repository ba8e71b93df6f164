//! The state of the page, its answer, and the address bar.
use super::js::{self, ignore, window};
use crate::dataset::{Dataset, Late};
use crate::facet::Facet;
use crate::i18n::{Strings, strings};
use crate::session::{Answer, Session};
use crate::state::permalink::{self, Dropped};
use crate::state::{Action, History, Lang, State};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Handles to everything the components read and write; `Copy`, so that closures can hold it.
#[derive(Clone, Copy)]
pub struct Store {
    pub session: StoredValue<Session, LocalStorage>,
    pub state: RwSignal<State, LocalStorage>,
    pub answer: RwSignal<Rc<Answer>, LocalStorage>,
    /// Parts of the last link that could not be applied.
    pub dropped: RwSignal<Vec<Dropped>, LocalStorage>,
    /// The claim under the pointer.
    pub hovered: RwSignal<Option<u16>>,
    /// The language on the screen.
    pub lang: Memo<Lang>,
    pub late: RwSignal<LateState>,
}

/// Whether the words of the cards have arrived.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LateState {
    Loading,
    Here,
    Failed,
}

impl Store {
    /// Reads the address bar and answers it.
    pub fn new() -> Store {
        let session = Session::new(Dataset::embedded());
        let (state, dropped) = permalink::parse(&fragment(), &session.data, &session.facets);
        let answer = Rc::new(session.answer(&state));
        let state = RwSignal::new_local(state);
        let fallback = browser_language();
        Store {
            session: StoredValue::new_local(session),
            state,
            answer: RwSignal::new_local(answer),
            dropped: RwSignal::new_local(dropped),
            hovered: RwSignal::new(None),
            lang: Memo::new(move |_| state.with(|s| s.lang).unwrap_or(fallback)),
            late: RwSignal::new(LateState::Loading),
        }
    }

    /// The phrases of the language on the screen.
    pub fn strings(self) -> &'static Strings {
        strings(self.lang.get())
    }

    /// Applies what the reader did: state, address bar, answer.
    pub fn act(self, action: Action) {
        let mut history = History::Keep;
        self.state.update(|s| history = s.apply(action));
        let link = self.fragment_now();
        let url = if link.is_empty() { bare_address() } else { format!("#{link}") };
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
        let (state, dropped) = self.session.with_value(|s| permalink::parse(&fragment(), &s.data, &s.facets));
        self.dropped.set(dropped);
        self.state.set(state);
        self.ask();
    }

    /// Adds the words of the cards to the session and asks again.
    pub fn receive(self, late: Late) {
        self.session.update_value(|s| s.set_late(late));
        self.late.set(LateState::Here);
        if self.state.with_untracked(|s| !s.q.is_empty()) {
            self.ask();
        }
    }

    fn ask(self) {
        let answer = self.session.with_value(|s| self.state.with_untracked(|state| s.answer(state)));
        self.answer.set(Rc::new(answer));
    }

    /// The permalink of what is on the screen, without `#`.
    pub fn fragment_now(self) -> String {
        self.session.with_value(|s| self.state.with_untracked(|state| permalink::write(state, &s.data, &s.facets)))
    }

    /// The link to give away: the state with its language and the data version.
    pub fn link_to_share(self) -> String {
        let fragment = self.session.with_value(|s| {
            let mut state = self.state.get_untracked();
            state.lang = Some(self.lang.get_untracked());
            state.version = Some(s.data.version.clone());
            permalink::write(&state, &s.data, &s.facets)
        });
        format!("{}#{fragment}", bare_address())
    }

    /// The measure that the values lane shows: the chosen one, else export value.
    pub fn lane_measure(self) -> u16 {
        self.session.with_value(|s| self.state.with(|state| s.lane_measure(&state.facets[Facet::Measure as usize])))
    }
}

/// The address without its fragment.
pub fn bare_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The first of the browser's languages that the page has, else Indonesian.
fn browser_language() -> Lang {
    for language in js::window().navigator().languages() {
        let tag = language.as_string().unwrap_or_default().to_lowercase();
        match tag.split('-').next() {
            Some("id" | "in") => return Lang::Id,
            Some("en") => return Lang::En,
            _ => {}
        }
    }
    Lang::Id
}
