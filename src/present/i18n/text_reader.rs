//! Phrases of the screen that reads texts. The page fetches them with it.
//!
//! To add a phrase: a field here, and a line in `text_reader.rs` of each language's folder; a language that lacks one does not compile.
use super::{in_language, phrases};
use crate::model::text_terms::FlagKind;
use crate::state::Lang;

phrases! {
    /// A language's phrases for reading a text.
    pub struct TextReaderWords {
        pub lang: Lang,
        pub heading: &'static str,
        pub promise: &'static str,
        pub paste: &'static str,
        pub paste_help: &'static str,
        pub read: &'static str,
        pub another: &'static str,
        pub close: &'static str,
        pub publisher: &'static str,
        pub published: &'static str,
        pub published_help: &'static str,
        pub guessed: &'static str,
        /// How many cards of how many figures.
        pub found: fn(claims: u32, figures: u32) -> String,
        pub to_answer: fn(count: u32) -> String,
        pub nothing: &'static str,
        pub missing: &'static str,
        pub reading: &'static str,
        pub text: &'static str,
        pub claims: fn(count: u32) -> String,
        /// What marked words are.
        pub legend: &'static str,
        pub figure: &'static str,
        pub date: &'static str,
        pub place: &'static str,
        pub good: &'static str,
        pub party: &'static str,
        /// The groups of cards.
        pub asks: &'static str,
        pub ready: &'static str,
        pub accepted: &'static str,
        pub rejected: &'static str,
        pub ask_mark: &'static str,
        pub written: fn(words: &str) -> String,
        pub accept: &'static str,
        pub edit: &'static str,
        pub reject: &'static str,
        pub undo: &'static str,
        pub answer_first: &'static str,
        pub needs_when: &'static str,
        pub needs_area: &'static str,
        /// The words do not yield the value that was given.
        pub not_yielded: &'static str,
        pub leave_date: &'static str,
        pub leave_amount: &'static str,
        pub leave_other: &'static str,
        /// What is asked where something may mean something else.
        pub question: fn(kind: FlagKind) -> &'static str,
        /// What is known of a figure: the labels and their sentences.
        pub same: &'static str,
        pub near: &'static str,
        pub against: &'static str,
        pub check: &'static str,
        pub scale: &'static str,
        pub nobody: &'static str,
        pub said_by: fn(sources: u32, origins: u32) -> String,
        pub also_near: fn(amount: &str, sources: u32) -> String,
        pub says_against: fn(amount: &str, when: &str, ratio: &str, who: &str) -> String,
        /// Stands behind the sentence before where powers of ten explain it.
        pub same_digits: &'static str,
        pub rises: fn(factor: &str, when: &str, amount: &str) -> String,
        pub falls: fn(factor: &str, when: &str, amount: &str) -> String,
        pub share_of: fn(percent: &str, area: &str, amount: &str) -> String,
        pub nobody_says: &'static str,
        pub not_compared: &'static str,
        pub and_others: fn(count: u32) -> String,
        /// The slots of a claim.
        pub when: &'static str,
        pub area: &'static str,
        pub scope: &'static str,
        pub all_goods: &'static str,
        pub goods: &'static str,
        pub destinations: &'static str,
        pub parties: &'static str,
        pub measure: &'static str,
        pub value: &'static str,
        pub unit: &'static str,
        pub unknown: &'static str,
        pub why: &'static str,
        pub when_help: &'static str,
        pub value_help: &'static str,
        pub bad_when: &'static str,
        pub bad_area: &'static str,
        pub bad_value: &'static str,
        pub not_listed: &'static str,
        pub role: &'static str,
        pub take_out: fn(name: &str) -> String,
        pub changed: &'static str,
        pub done: &'static str,
        pub part: &'static str,
        pub merge: fn(number: u32) -> String,
        pub keys: &'static str,
        pub counts: fn(accepted: u32, ready: u32, asks: u32) -> String,
        pub accept_ready: fn(count: u32) -> String,
        pub save_claims: &'static str,
        pub save_source: &'static str,
        pub saved: &'static str,
        pub not_saved: fn(count: u32) -> String,
        /// Stands on the card of a claim that was taken over.
        pub own_note: &'static str,
        /// How many claims of the reader's stand among those of the data.
        pub joined: fn(count: u32) -> String,
        /// Shows one of them on the lane.
        pub on_lane: &'static str,
        pub remove_joined: &'static str,
        pub removed: &'static str,
        /// The browser keeps nothing.
        pub not_kept: &'static str,
        pub on_page: &'static str,
        /// One sentence answers on its own.
        pub head_contradicted: fn(when: &str) -> String,
        pub head_jump: &'static str,
        pub head_said: fn(sources: u32) -> String,
        pub head_others: fn(amounts: &str) -> String,
        pub head_nothing: &'static str,
        pub reply: &'static str,
        pub copy_reply: &'static str,
        pub reply_written: fn(figure: &str, who: &str) -> String,
        pub reply_not_written: fn(figure: &str) -> String,
        pub reply_against: fn(list: &str) -> String,
        pub reply_near: fn(list: &str) -> String,
        pub reply_jump: fn(list: &str) -> String,
        pub reply_more: fn(link: &str) -> String,
        pub no_verdict: &'static str,
    }
}

/// The phrases of a language.
pub fn words(lang: Lang) -> &'static TextReaderWords {
    in_language!(lang, text_reader::STRINGS)
}
