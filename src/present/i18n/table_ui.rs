//! Phrases of the screen that opens tables. They live in the table screen, which the page fetches with the first file.
//!
//! To add a phrase: a field here, and a line in `table_ui.rs` of each language's folder; a language that lacks one does not compile.
use super::{in_language, phrases};
use crate::protocol::answer::{Evidence, Values};
use crate::protocol::request::Role;
use crate::state::Lang;

phrases! {
    /// A language's phrases for opening a table.
    pub struct TableUi {
        pub lang: Lang,
        pub heading: &'static str,
        /// The same while a table is open that lies beside the page.
        pub heading_beside: &'static str,
        pub close: &'static str,
        /// That the file stays on this device.
        pub promise: &'static str,
        pub choose: &'static str,
        pub or_drop: &'static str,
        pub paste: &'static str,
        pub paste_open: &'static str,
        pub kept: &'static str,
        pub kept_none: &'static str,
        /// In the place of a kept table's name, where its entry cannot be read.
        pub damaged: &'static str,
        /// A file that came while another one is read.
        pub is_reading: fn(file: &str) -> String,
        /// The files beside the first, where several came together.
        pub one_at_a_time: fn(files: &str) -> String,
        pub bring_back: &'static str,
        pub remove: &'static str,
        pub looking: &'static str,
        pub found: &'static str,
        pub encoding: &'static str,
        pub delimiter: &'static str,
        pub decimal: &'static str,
        pub decimal_comma: &'static str,
        pub decimal_dot: &'static str,
        pub decimal_unknown: &'static str,
        pub header_rows: &'static str,
        pub sheet: &'static str,
        pub year: &'static str,
        /// The year of a table that names no period.
        pub year_of_all: &'static str,
        pub day_first: &'static str,
        pub month_first: &'static str,
        pub power: &'static str,
        /// What figures stand in, by the power of ten.
        pub power_of: fn(power: i8) -> &'static str,
        pub choose_one: &'static str,
        pub questions: &'static str,
        pub columns: &'static str,
        pub first_rows: &'static str,
        pub across: fn(columns: u32) -> String,
        pub tab: &'static str,
        pub open: &'static str,
        pub cancel: &'static str,
        pub progress: fn(rows: u32, percent: u32) -> String,
        pub counted: fn(rows: u32, accepted: u32, rejected: u32, asides: u32) -> String,
        pub passing: fn(count: u32, of: u32) -> String,
        pub problems: &'static str,
        /// A group: how many rows, the first line.
        pub group: fn(count: u32, line: u32) -> String,
        pub download_rejected: &'static str,
        /// The names of the files that hold the refused rows and what was pasted.
        pub rejected_file: &'static str,
        pub pasted_file: &'static str,
        pub download_cut: &'static str,
        pub period: &'static str,
        pub from: &'static str,
        pub until: &'static str,
        /// That a typed end is no date; how one is written.
        pub not_date: &'static str,
        pub date_example: &'static str,
        pub not_number: &'static str,
        pub search_in: fn(column: &str) -> String,
        pub show_all: fn(count: u32) -> String,
        pub show_fewer: &'static str,
        pub none_found: &'static str,
        pub sum_by_month: &'static str,
        pub sum_by_quarter: &'static str,
        pub sum_by_half_year: &'static str,
        pub sum_by_year: &'static str,
        pub highest: fn(sum: &str) -> String,
        pub as_table: &'static str,
        pub sum: &'static str,
        pub rows: &'static str,
        pub summed: &'static str,
        pub clear: &'static str,
        pub nothing: &'static str,
        pub stored: &'static str,
        pub another: &'static str,
        /// The table beside the claims.
        pub beside: &'static str,
        /// What the table is called within a sentence: `own`, or its name.
        pub beside_help: fn(table: &str) -> String,
        pub draw: &'static str,
        pub column: &'static str,
        pub measure: &'static str,
        pub unit: &'static str,
        pub scope: &'static str,
        pub area: &'static str,
        pub by_column: fn(column: &str) -> String,
        /// The figures are all of the measure.
        pub whole: &'static str,
        /// They are a part that no claim names.
        pub other_part: &'static str,
        /// How many claims were compared, and how many of them differ.
        pub told: fn(compared: u32, differ: u32) -> String,
        /// What the reader's own table is called, and at the beginning of a sentence.
        pub own: &'static str,
        pub own_first: &'static str,
        /// That a file is the reader's own, or lies beside the page.
        pub your: fn(file: &str) -> String,
        pub lies_beside: fn(file: &str) -> String,
        /// Reads a table beside the page again, by the filter of the page as it is now.
        pub reread: &'static str,
        pub change: &'static str,
        pub hide: &'static str,
        pub areas: fn(areas: u32) -> String,
        /// The lane shows another measure than the table's.
        pub other_measure: fn(table: &str, measure: &str) -> String,
        pub not_on_publication: fn(table: &str) -> String,
        pub no_area_here: fn(table: &str) -> String,
        pub converted: fn(from: &str, to: &str) -> String,
        pub unrated: fn(values: u32) -> String,
        pub unknown_areas: fn(texts: u32) -> String,
        pub narrowed: &'static str,
        /// The rows that are held are those to a destination, or of some goods.
        pub narrowed_part: &'static str,
        pub not_compared: &'static str,
        pub all_agree: fn(compared: u32) -> String,
        pub differ: fn(table: &str, differ: u32, compared: u32) -> String,
        pub no_verdict: &'static str,
        pub the_claim: &'static str,
        pub why: &'static str,
        /// An amount at a rate: rupiah per dollar.
        pub at_rate: fn(own: &str, rate: &str) -> String,
        pub values: fn(table: &str, values: u32) -> String,
        pub first_values: fn(values: u32) -> String,
        pub value: &'static str,
        pub in_table: &'static str,
        pub rate: &'static str,
        /// What the role of a column is called.
        pub role: fn(role: Role) -> &'static str,
        /// What of each column is added.
        pub added: &'static str,
        /// What the values of a column are to each other.
        pub values_are: fn(values: Values) -> &'static str,
        /// By what it was found.
        pub shown_by: fn(evidence: Evidence) -> &'static str,
        /// That a call or a message is not what it must be.
        pub bad_options: fn(detail: &str) -> String,
        /// That the worker is gone.
        pub stopped: &'static str,
        /// That a file's contents ended it.
        pub panicked: &'static str,
        /// The host of an address, and that of the page.
        pub elsewhere: fn(found: &str, expected: &str) -> String,
        /// That the worker's files did not come.
        pub worker_missing: &'static str,
    }
}

/// The phrases of a language.
pub fn words(lang: Lang) -> &'static TableUi {
    in_language!(lang, table_ui::STRINGS)
}

/// The powers of ten that figures may stand in.
pub const POWERS: [i8; 5] = [0, 3, 6, 9, 12];
