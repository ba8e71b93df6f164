//! Phrases about the reader's own table. They live in the worker, so that the page does not carry them.
//!
//! To add a phrase: a field here, and a line in `table_worker.rs` of each language's folder; a language that lacks one does not compile.
use super::{in_language, phrases};
use crate::ingest::table::detect::layout::Question;
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{Note, Reading};
use crate::model::columnar::By;
use crate::state::Lang;
use crate::user_table::series::NoSeries;
use crate::user_table::view::BadFilter;

phrases! {
    /// A language's phrases about an opened table.
    pub struct TableWorker {
        pub lang: Lang,
        /// A refused row or a notice: rule, name of the column (empty for the whole row), value as found.
        pub problem: fn(rule: Rule, column: &str, value: &str) -> String,
        pub failure: fn(failure: &Failure) -> String,
        /// What of a table is summed, where anything is.
        pub summed: fn(reading: &Reading) -> String,
        /// What else the reader has to know of how it is read.
        pub note: fn(note: &Note) -> String,
        /// Which rows of a table beside the page, by one part of the filter.
        pub part: fn(by: By, values: &str) -> String,
        /// That all rows of it were read, or which of how many.
        pub whole: fn(all: u64) -> String,
        pub held: fn(rows: u64, all: u64, part: &str) -> String,
        /// The filter of the page now wants all rows, or others than were read.
        pub beyond_all: &'static str,
        pub beyond: fn(part: &str) -> String,
        /// A question, with the name of its column.
        pub question: fn(question: &Question, column: &str) -> String,
        pub bad_filter: fn(bad: &BadFilter) -> String,
        pub no_series: fn(why: NoSeries) -> &'static str,
        /// What columns are called that have no name in the file. `user_table::official::proposal` knows that `value` narrows nothing.
        pub unnamed: Unnamed,
        pub no_table: &'static str,
        pub busy: &'static str,
        /// Bytes that the table takes, and those left where the browser tells; not said where they would be enough, for then it errs.
        pub storage_full: fn(needed: u64, free: Option<u64>) -> String,
        pub storage_denied: &'static str,
        /// A newer version of the page has been here: its database is of another form.
        pub storage_newer: &'static str,
        /// Another window has the database, and does not let go of it.
        pub storage_held: &'static str,
        pub not_kept: &'static str,
    }
}

/// How a table is read.
pub fn reading(words: &TableWorker, reading: &Reading) -> String {
    let summed = reading.summed.as_ref().map(|_| (words.summed)(reading));
    let said: Vec<String> = summed.into_iter().chain(reading.notes.iter().map(|note| (words.note)(note))).collect();
    said.join(" ")
}

/// The years that a table spans, to stand behind what is summed.
pub fn in_years(reading: &Reading) -> String {
    match reading.years {
        Some((first, last)) if first == last => format!(", {first}"),
        Some((first, last)) => format!(", {first}–{last}"),
        None => String::new(),
    }
}

/// The phrases of a language.
pub fn words(lang: Lang) -> &'static TableWorker {
    in_language!(lang, table_worker::STRINGS)
}
