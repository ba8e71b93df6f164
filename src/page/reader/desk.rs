//! What the screen that reads texts holds, as signals, and every step of it.
use crate::compare::item::Item;
use crate::model::edtf::{Day, Period};
use crate::model::index::ClaimIx;
use crate::page::Command;
use crate::page::kit::Followed;
use crate::page::store::Store;
use crate::present::i18n::text_reader::{TextReaderWords, words};
use crate::present::view::View;
use crate::protocol::reading::{OwnText, TextReading};
use crate::state::{Action, State, permalink};
use crate::user_text::work::{Card, Standing, Work};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// A text up to here is a sentence: what is typed stays to be typed on, and is answered at once.
const SENTENCE: usize = 300;
/// How far into a text its publisher is looked for.
const HEAD: usize = 400;
/// A publisher's name shorter than this is found by chance.
const SHORTEST_NAME: usize = 5;

/// What the screen needs of the browser.
pub struct Acts {
    /// Reads the text; `Desk::take` or `Desk::fail` follows.
    pub read: fn(Desk),
    /// Hands out a file with this name and text.
    pub save: fn(&str, &str) -> bool,
    /// Puts the reader's own claims among those of the data and keeps them; false where the browser keeps nothing.
    pub join: fn(Desk) -> bool,
    /// Closes the screen.
    pub close: fn(),
}

/// Where the reading of the text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Idle,
    Reading,
    /// The part that reads did not come.
    Missing,
}

/// A handle to all of it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub store: Store,
    pub text: RwSignal<String>,
    pub publisher: RwSignal<String>,
    /// As typed; empty for the day that the text tells.
    pub published: RwSignal<String>,
    pub work: RwSignal<Option<Work>>,
    pub progress: RwSignal<Progress>,
    /// Whether the text is typed, not marked.
    pub is_typed: RwSignal<bool>,
    /// The number of the card that is chosen; 0 for none.
    pub chosen: RwSignal<u32>,
    /// The chosen card is corrected.
    pub is_edited: RwSignal<bool>,
    /// On a phone: whether the cards are shown, not the text.
    pub shows_cards: RwSignal<bool>,
    /// What became of the last thing that was asked for.
    pub note: RwSignal<String>,
    /// What was taken over, of this text and of others.
    pub own: RwSignal<Vec<OwnText>>,
    /// What was removed of it at last, until something is taken over again.
    pub removed: RwSignal<Vec<OwnText>>,
    pub(super) items: StoredValue<Arc<Vec<Item>>>,
    pub(super) acts: &'static Acts,
}

impl Desk {
    /// An empty desk.
    pub fn new(store: Store, acts: &'static Acts) -> Desk {
        Desk {
            store,
            text: RwSignal::new(String::new()),
            publisher: RwSignal::new(String::new()),
            published: RwSignal::new(String::new()),
            work: RwSignal::new(None),
            progress: RwSignal::new(Progress::Idle),
            is_typed: RwSignal::new(true),
            chosen: RwSignal::new(0),
            is_edited: RwSignal::new(false),
            shows_cards: RwSignal::new(false),
            note: RwSignal::new(String::new()),
            own: RwSignal::new(Vec::new()),
            removed: RwSignal::new(Vec::new()),
            items: StoredValue::new(Arc::default()),
            acts,
        }
    }

    /// The phrases of the page's language.
    pub fn t(self) -> &'static TextReaderWords {
        words(self.store.lang())
    }

    // ---- The text ----

    /// Takes what was typed, and reads it.
    pub fn type_text(self, text: String) {
        // What grows by so much at once was pasted.
        let before = self.text.with_untracked(String::len);
        if text.len() > before + SENTENCE {
            self.mark();
        }
        self.text.set(text);
        self.read();
    }

    /// Takes a whole text, as dropped.
    pub fn paste(self, text: String) {
        if text.len() > SENTENCE {
            self.mark();
        } else {
            self.is_typed.set(true);
        }
        self.text.set(text);
        self.read();
    }

    /// Reads the text again, as after another day of publication was given.
    pub fn read(self) {
        if self.text.with_untracked(|text| text.trim().is_empty()) {
            self.work.set(None);
            self.progress.set(Progress::Idle);
            return;
        }
        if self.progress.get_untracked() != Progress::Reading {
            self.progress.set(Progress::Reading);
        }
        (self.acts.read)(self);
    }

    /// Shows the text with its marks.
    pub fn show_marks(self) {
        self.mark();
        self.read();
    }

    /// Puts the marked text in the place of the field, and the focus on it.
    fn mark(self) {
        self.is_typed.set(false);
        self.store.command(Command::Focus(".reader-article"));
    }

    /// The day that was given; none for one that is no day.
    pub fn day(self) -> Option<Day> {
        self.published.with_untracked(|text| Period::parse(text.trim()).ok()).map(|period| period.first())
    }

    /// Takes what was read of a text; of one that is no longer there nothing.
    pub fn take(self, text: String, reading: TextReading) {
        if self.text.with_untracked(|now| *now != text) {
            return;
        }
        if self.publisher.with_untracked(String::is_empty)
            && let Some(publisher) = self.publisher_in(&text)
        {
            self.publisher.set(publisher);
        }
        self.progress.set(Progress::Idle);
        self.is_edited.set(false);
        self.note.set(String::new());
        self.chosen.set(0);
        let mut work = Work::new(text, reading);
        self.recall(&mut work);
        self.work.set(Some(work));
    }

    /// The part that reads did not come.
    pub fn fail(self) {
        self.progress.set(Progress::Missing);
    }

    /// A publisher of the data whose name stands at the head of a text.
    fn publisher_in(self, text: &str) -> Option<String> {
        let head: String = text.chars().take(HEAD).collect::<String>().to_lowercase();
        self.store.session.with_untracked(|session| {
            let named = |name: &&String| name.len() >= SHORTEST_NAME && head.contains(&name.to_lowercase());
            session.data.publishers.iter().filter(named).max_by_key(|name| name.len()).cloned()
        })
    }

    /// Closes the screen; what was read stays.
    pub fn close(self) {
        (self.acts.close)();
    }

    // ---- The cards ----

    /// The cards of the text, those to be answered first.
    pub fn cards(self) -> Vec<Card> {
        let mut cards = self.work.with(|work| work.as_ref().map(Work::cards)).unwrap_or_default();
        crate::model::sort::sort(&mut cards, |a, b| a.group.cmp(&b.group));
        cards
    }

    /// Chooses a card, and goes to it.
    pub fn choose(self, number: u32) {
        if self.chosen.get_untracked() != number {
            self.is_edited.set(false);
            self.chosen.set(number);
        }
        self.shows_cards.set(true);
        self.store.command(Command::Focus(".reader-card.chosen"));
    }

    /// Chooses the card so many behind the chosen one, as they are listed.
    pub fn step(self, by: isize) {
        let cards = untrack(|| self.cards());
        let now = cards.iter().position(|card| card.number == self.chosen.get_untracked());
        let next = now.map_or(0, |now| now.saturating_add_signed(by)).min(cards.len().saturating_sub(1));
        if let Some(card) = cards.get(next) {
            self.choose(card.number);
        }
    }

    /// Changes the work, and stays with the card that holds the first of some figures.
    pub fn change(self, figures: &[usize], change: impl FnOnce(&mut Work)) {
        let before = untrack(|| self.cards());
        self.note.set(String::new());
        self.with_work(change);
        self.join();
        let now = untrack(|| self.cards());
        // What is being corrected keeps the focus where its card is the same.
        if now == before && self.is_edited.get_untracked() {
            return;
        }
        let first = figures.first();
        if let Some(card) = now.into_iter().find(|card| first.is_some_and(|first| card.figures.contains(first))) {
            self.chosen.set(card.number);
            self.store.command(Command::Focus(".reader-card.chosen"));
        }
    }

    /// Changes what was read, where a text was.
    pub fn with_work(self, change: impl FnOnce(&mut Work)) {
        self.work.update(|work| {
            if let Some(work) = work {
                change(work);
            }
        });
    }

    /// Changes figures by a correction that may be refused, which is said in these words.
    pub fn correct(self, figures: &[usize], refused: &str, change: impl FnOnce(&mut Work) -> bool) {
        let mut is_read = true;
        self.change(figures, |work| is_read = change(work));
        if !is_read {
            self.note.set(refused.to_owned());
        }
    }

    /// Begins to correct the chosen card, or ends it.
    pub fn edit(self, is_edited: bool) {
        self.is_edited.set(is_edited);
        self.store.command(Command::Focus(if is_edited { ".reader-edit input" } else { ".reader-card.chosen" }));
    }

    /// Answers the first question of some figures by one of its readings.
    pub fn answer(self, figures: &[usize], reading: usize) {
        let asked = self.work.with_untracked(|work| work.as_ref()?.questions(figures).into_iter().next());
        let choice = asked.as_ref().and_then(|(flag, _)| flag.readings.get(reading));
        if let (Some((flag, of)), Some(choice)) = (&asked, choice) {
            self.change(of, |work| work.answer(of, flag.kind, choice));
        }
    }

    /// Takes a card over, leaves it, or takes that back.
    pub fn stand(self, figures: &[usize], standing: Standing) {
        self.is_edited.set(false);
        self.change(figures, |work| work.stand(figures, standing));
    }

    /// Closes the screen and opens a claim's card.
    pub fn open_claim(self, claim: ClaimIx) {
        self.close();
        self.store.command(Command::Open(claim));
    }

    /// The fragment of the page about an area.
    pub fn fragment(view: &View, area: &str) -> Option<String> {
        let session = view.session;
        let code = ["region=", area].concat();
        let (state, dropped) = permalink::parse(&code, &session.data, &session.facets);
        let state = State { lang: view.state.lang, ..state };
        dropped.is_empty().then(|| permalink::write(&state, &session.data, &session.facets))
    }

    /// Closes the screen and shows an area on the lanes.
    pub fn show_area(self, area: &str) {
        let fragment = self.store.see(|view| Desk::fragment(view, area));
        if let Some(fragment) = fragment {
            self.close();
            self.store.act(Action::Open(None));
            self.store.follow_link(&fragment);
        }
    }

    /// Whether the text is one sentence with one figure, which is answered on its own.
    pub fn is_one(self) -> bool {
        self.is_typed.followed() && self.work.with(|work| work.as_ref().is_some_and(|work| work.figures.len() == 1))
    }
}

/// Keeps keys that are typed into a field from being taken as those of the cards.
pub fn typed(event: KeyboardEvent) {
    event.stop_propagation();
}
