//! What every component reads, in signals, and the one way to change it.
use super::host::host;
use super::kit::{Followed, follow, memo};
use super::shown::{Shown, Terms, terms};
use super::ui::{Copied, ROWS, Ui};
use crate::model::claim::{Claim, Kind, Source};
use crate::model::edtf::Period;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, MeasureIx, Ordinal};
use crate::present::i18n::{LaterStrings, Strings, later_strings, strings};
use crate::present::view::View;
use crate::present::words::facet_value;
use crate::query::session::Session;
use crate::state::permalink::{self, Dropped};
use crate::state::{Action, History, Lang, State};
use leptos::prelude::*;
use std::sync::Arc;

/// Handles to the state and what follows from it; `Copy`, so that closures can hold it. Every component has it as a prop. Its readers
/// are plain functions, so that a closure in `view!` is a call and no more.
#[derive(Clone, Copy)]
pub struct Store {
    pub session: RwSignal<Session>,
    state: RwSignal<State>,
    shown: Memo<Arc<Shown>>,
    /// The number of the language on the screen. No memo of the state: each change of that would wake all that is said in words, to be told
    /// that the language is the same (a tenth of what followed a click).
    lang_number: RwSignal<usize>,
    lang: Memo<Lang>,
    /// The browser's language, for links that name none.
    fallback: Lang,
    /// What the words of one claim depend on: a filter changes which claims are shown, not what is said of them.
    terms: Memo<Terms>,
    /// The language that the page began in, whose words came with the first view.
    pub first_lang: Lang,
    /// What the reader has unfolded, and what the page knows of itself: nothing that a link should carry.
    pub ui: &'static Ui,
    /// The address without its fragment.
    pub address: &'static str,
    /// The last change was of a drag or of typing, which the next change of the same kind goes on with.
    gesture: StoredValue<Option<Gesture>>,
}

/// A run of changes that make one entry of the browser's history together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    Drag,
    Typing,
}

/// What a store is made of.
pub struct Parts {
    pub session: Session,
    pub state: State,
    /// Parts of the link that could not be applied.
    pub dropped: Vec<Dropped>,
    /// The browser's language, for links that name none.
    pub fallback: Lang,
    /// The address without its fragment.
    pub address: &'static str,
    pub ui: Ui,
}

impl Store {
    /// A store over a session and the state of a link.
    pub fn new(parts: Parts) -> Store {
        let Parts { session, state, dropped, fallback, address, ui } = parts;
        let first_lang = state.lang.unwrap_or(fallback);
        let session = RwSignal::new(session);
        let state = RwSignal::new(state);
        let lang_number = RwSignal::new(first_lang as usize);
        let lang = memo(move || Lang::ALL.get(lang_number.followed()).copied().unwrap_or(first_lang));
        let shown = memo(move || {
            session.with(|s| {
                let state = state.followed();
                let answer = s.answer(&state, state.lang.unwrap_or(fallback));
                Arc::new(Shown { conflicts: s.conflicts(&answer.rows, &state), answer, state })
            })
        });
        let terms = terms(session, shown, lang);
        ui.front.set(dropped.is_empty() && state.with_untracked(State::is_bare));
        ui.dropped.set(dropped);
        let ui = Box::leak(Box::new(ui));
        Store { session, state, shown, lang_number, lang, fallback, terms, first_lang, ui, address, gesture: StoredValue::new(None) }
    }

    /// The same store, but what is shown follows after a paint: for what is off the screen.
    pub fn behind(self) -> Store {
        let behind = RwSignal::new(self.shown_untracked());
        let waits = StoredValue::new(false);
        follow(move || {
            self.shown();
            if !waits.get_value() {
                waits.set_value(true);
                (host().after_paint)(Box::new(move || {
                    waits.set_value(false);
                    behind.set(self.shown_untracked());
                }));
            }
        });
        let shown = memo(move || behind.followed());
        Store { shown, terms: terms(self.session, shown, self.lang), ..self }
    }

    /// The same store: what is shown follows at once while seen, else as in `behind`.
    #[inline(never)]
    pub fn while_seen(self, seen: RwSignal<bool>, behind: Store) -> Store {
        Store { shown: memo(move || if seen.followed() { self.shown() } else { behind.shown() }), ..self }
    }

    /// What is shown, followed.
    #[inline(never)]
    pub fn shown(self) -> Arc<Shown> {
        self.shown.followed()
    }

    /// What is shown, not followed.
    #[inline(never)]
    pub fn shown_untracked(self) -> Arc<Shown> {
        self.shown.get_untracked()
    }

    /// The language on the screen, followed.
    #[inline(never)]
    pub fn lang(self) -> Lang {
        self.lang.followed()
    }

    /// The phrases of the language on the screen, followed.
    #[inline(never)]
    pub fn t(self) -> &'static Strings {
        strings(self.lang())
    }

    /// The phrases of what follows the first view, followed.
    #[inline(never)]
    pub fn later(self) -> &'static LaterStrings {
        later_strings(self.lang())
    }

    /// What a value of a facet is called, followed: names come with the words of a language.
    #[inline(never)]
    pub fn name(self, facet: Facet, value: Ordinal) -> String {
        let lang = self.lang();
        self.with_session(|session| facet_value(session, facet, value, lang))
    }

    /// The measure that the values lane shows, followed.
    #[inline(never)]
    pub fn measure(self) -> MeasureIx {
        let now = self.shown();
        self.with_session(|session| session.lane_measure(&now.state))
    }

    /// How many of the shown claims are of a kind, followed.
    pub fn count_of(self, kind: Kind) -> u32 {
        self.see(|view| view.count_of(kind))
    }

    /// Words of a claim, followed as far as they depend on language, unit and measure; none for a row that is no claim.
    #[inline(never)]
    pub fn of_claim(self, row: ClaimIx, read: fn(&View, &Claim, &Source, ClaimIx) -> String) -> String {
        let Terms { lang, .. } = self.terms.followed();
        let now = self.shown_untracked();
        self.session.with_untracked(|session| {
            let view = self.view(session, &now, lang);
            let claim = session.data.claims.get(row);
            let both = claim.and_then(|claim| Some((claim, session.data.sources.get(claim.source)?)));
            both.map_or_else(String::new, |(claim, source)| read(&view, claim, source, row))
        })
    }

    /// Words of what is shown, followed.
    #[inline(never)]
    pub fn tell(self, words: &dyn Fn(&View) -> String) -> String {
        self.see(words)
    }

    /// A part of what is shown, followed.
    #[inline(never)]
    pub fn draw(self, part: &dyn Fn(&View) -> AnyView) -> AnyView {
        self.see(part)
    }

    /// What `f` makes of the session, followed.
    pub fn with_session<T>(self, f: impl FnOnce(&Session) -> T) -> T {
        self.follow_session();
        self.session.with_untracked(f)
    }

    /// By itself, so that it is compiled once for all that is made of a session.
    #[inline(never)]
    fn follow_session(self) {
        self.session.with_followed(|_| ());
    }

    /// What `f` makes of what is shown, followed.
    pub fn see<T>(self, f: impl FnOnce(&View) -> T) -> T {
        let (now, lang) = (self.shown(), self.lang());
        self.with_session(|session| f(&self.view(session, &now, lang)))
    }

    #[inline(never)]
    fn view<'a>(self, session: &'a Session, now: &'a Shown, lang: Lang) -> View<'a> {
        View { session, answer: &now.answer, conflicts: &now.conflicts, state: &now.state, lang, address: self.address }
    }

    /// The link to give away, followed: the state with its language and the data version.
    pub fn link_to_share(self) -> String {
        self.tell(&|view| view.link_to_share())
    }

    /// Applies one thing that the reader did.
    #[inline(never)]
    pub fn act(self, action: Action) {
        self.act_all(vec![action]);
    }

    /// Applies what the reader did with one press: state, then the address bar, in one entry of the history; all that is shown follows.
    #[inline(never)]
    pub fn act_all(self, actions: Vec<Action>) {
        let is_typing = matches!(actions.last(), Some(Action::Search(_)));
        self.act_within(is_typing.then_some(Gesture::Typing), actions);
    }

    /// Applies a step of a drag of the brush, or of keys on one of its handles.
    pub fn drag(self, when: Option<Period>) {
        self.act_within(Some(Gesture::Drag), vec![Action::Brush(when)]);
    }

    fn act_within(self, gesture: Option<Gesture>, actions: Vec<Action>) {
        let before = self.shown_untracked();
        let mut is_changed = false;
        self.state.maybe_update(|s| {
            is_changed = s.apply_all(actions);
            is_changed
        });
        if !is_changed {
            return;
        }
        self.follow_lang();
        // The first change of a drag or of typing is an entry of its own: Back leads to what was there before.
        let goes_on = gesture.is_some() && self.gesture.get_value() == gesture;
        self.gesture.set_value(gesture);
        (host().go)(if goes_on { History::Replace } else { History::Push }, &self.link());
        if gesture != Some(Gesture::Drag) {
            self.leave_front();
        }
        self.forget_passing(&before);
    }

    /// The first screen gives way once something is chosen; where that is dragged, once it has been let go, so that nothing moves under it.
    fn leave_front(self) {
        if self.ui.front.get_untracked() && !self.with_state(State::is_bare) {
            self.ui.front.set(false);
        }
    }

    /// What is dragged or typed next makes an entry of its own.
    pub fn end_gesture(self) {
        self.gesture.set_value(None);
        self.leave_front();
    }

    /// Shows the state of another link: a step back or forward, or an address typed by hand.
    pub fn follow_link(self, fragment: &str) {
        let (state, dropped) = self.session.with_untracked(|s| permalink::parse(fragment, &s.data, &s.facets));
        let before = self.shown_untracked();
        self.end_gesture();
        self.ui.front.set(dropped.is_empty() && state.is_bare());
        self.ui.dropped.set(dropped);
        self.state.maybe_update(|s| {
            let is_other = *s != state;
            *s = state;
            is_other
        });
        self.follow_lang();
        self.forget_passing(&before);
    }

    /// The language is that of the state.
    fn follow_lang(self) {
        let lang = self.with_state(|state| state.lang).unwrap_or(self.fallback) as usize;
        self.lang_number.maybe_update(|number| core::mem::replace(number, lang) != lang);
    }

    /// The link to the state, not followed.
    #[inline(never)]
    pub fn link(self) -> String {
        self.session.with_untracked(|s| self.state.with_untracked(|state| permalink::write(state, &s.data, &s.facets)))
    }

    /// The ids of claims are here: the card that a link named is opened, and the address names the card that was opened without one.
    pub fn ids_came(self) {
        let link = self.link();
        if self.with_state(|state| state.awaited.is_none() && state.awaited_parties.is_empty()) {
            if self.with_state(|state| state.claim.is_some()) {
                (host().go)(History::Replace, &link);
            }
            return;
        }
        let (state, unknown) = self.session.with_untracked(|s| permalink::parse(&link, &s.data, &s.facets));
        self.ui.dropped.update(|dropped| dropped.extend(unknown));
        self.state.set(state);
    }

    /// A state, not followed.
    pub fn with_state<T>(self, f: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(f)
    }

    fn forget_passing(self, before: &Shown) {
        self.ui.asof_typed.maybe_update(clear_text);
        // A card, a unit or a language leaves the rows where they are.
        if before.answer.rows != self.shown_untracked().answer.rows {
            self.ui.rows.maybe_update(|rows| core::mem::replace(rows, ROWS) != ROWS);
            self.ui.at_mark.maybe_update(clear_text);
        }
        self.ui.copied.maybe_update(|copied| core::mem::replace(copied, Copied::Nothing) != Copied::Nothing);
    }
}

fn clear_text(text: &mut String) -> bool {
    let is_changed = !text.is_empty();
    text.clear();
    is_changed
}
