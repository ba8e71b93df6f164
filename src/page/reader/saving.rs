//! What is taken over as lines to save, and how many cards stand where.
use super::desk::Desk;
use crate::model::edtf::Period;
use crate::present::i18n::text_reader::{TextReaderWords, words};
use crate::user_text::own;
use crate::user_text::work::{Group, Work};
use leptos::prelude::*;

impl Desk {
    /// Hands out the lines of the claims that were taken over, or of their sources.
    pub fn save(self, of_sources: bool) {
        let texts = self.own.get_untracked();
        let lines = self.store.session.with_untracked(|session| own::lines(&session.data.codes, &texts));
        let (name, made) = if of_sources { ("sources.jsonl", &lines.sources) } else { ("claims.jsonl", &lines.claims) };
        let text: String = made.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let t = self.words_now();
        let is_saved = !text.is_empty() && (self.acts.save)(name, &text);
        let mut note = if is_saved { t.saved.to_owned() } else { String::new() };
        if lines.left > 0 && !of_sources {
            note = [note.as_str(), &(t.not_saved)(lines.left as u32)].join(" ");
        }
        self.note.set(note.trim().to_owned());
    }

    /// The phrases, not followed.
    pub(super) fn words_now(self) -> &'static TextReaderWords {
        words(untrack(|| self.store.lang()))
    }

    /// The day that the text came out: as given, else as the text tells it.
    pub fn published_day(self, work: &Work) -> Option<String> {
        self.published
            .with_untracked(|typed| Period::parse(typed.trim()).ok().map(|day| day.to_string()))
            .or(work.reading.published.clone())
    }

    /// How many cards of each group there are: accepted, ready, to be answered.
    pub fn counts(self) -> (u32, u32, u32) {
        let cards = self.cards();
        let count = |group: Group| cards.iter().filter(|card| card.group == group).count() as u32;
        (count(Group::Accepted), count(Group::Ready), count(Group::Asks))
    }
}
