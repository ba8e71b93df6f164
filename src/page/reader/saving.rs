//! What is taken over as lines to save, and how many cards stand where.
use super::desk::Desk;
use crate::model::edtf::Period;
use crate::present::i18n::text_reader::words;
use crate::user_text::lines::{Source, slug};
use crate::user_text::work::{Group, Work};
use leptos::prelude::*;

impl Desk {
    /// Hands out the lines of the claims that were taken over, or of their source.
    pub fn save(self, of_source: bool) {
        let publisher = self.publisher.get_untracked();
        let Some(work) = self.work.get_untracked() else { return };
        let published = self.published_day(&work);
        let slug = slug(&[publisher.as_str(), published.as_deref().unwrap_or_default()].join(" "));
        let id = if slug.is_empty() { "teks" } else { slug.as_str() };
        let publisher = if publisher.trim().is_empty() { "-" } else { publisher.trim() };
        let source = Source { id, publisher, title: None, published: published.as_deref(), url: None };
        let (name, text, left) = if of_source {
            ("sources.jsonl", [work.source_line(&source).as_str(), "\n"].concat(), 0)
        } else {
            let (lines, left) = self.store.session.with_untracked(|session| work.lines(&session.data.codes, &source));
            ("claims.jsonl", lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect(), left)
        };
        let t = words(untrack(|| self.store.lang()));
        let is_saved = !text.is_empty() && (self.acts.save)(name, &text);
        let mut note = if is_saved { t.saved.to_owned() } else { String::new() };
        if left > 0 {
            note = [note.as_str(), &(t.not_saved)(left as u32)].join(" ");
        }
        self.note.set(note.trim().to_owned());
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
