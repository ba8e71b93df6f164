//! Phrases of the files that other programs open: what sheets and columns are called, citations. The program that makes the files carries
//! them.
//!
//! To add a phrase: a field here, and a line in `saving.rs` of each language's folder; a language that lacks one does not compile.
use super::{in_language, phrases};
use crate::state::Lang;

phrases! {
    /// A language's phrases for files.
    pub struct SavingWords {
        pub lang: Lang,
        pub sheets: SheetWords,
        pub columns: ColumnWords,
        pub severities: SeverityWords,
        pub about: FileWords,
        pub cited: CitedWords,
    }

    /// What the sheets of a workbook are called, and its tables in a package.
    pub struct SheetWords {
        pub claims: &'static str,
        pub figures: &'static str,
        pub sources: &'static str,
        pub conflicts: &'static str,
        pub about: &'static str,
    }

    /// The heads of the columns. A table of claims has no two that are alike.
    pub struct ColumnWords {
        pub claim: &'static str,
        pub number: &'static str,
        pub kind: &'static str,
        pub title: &'static str,
        pub period: &'static str,
        pub first_day: &'static str,
        pub last_day: &'static str,
        pub date_as_written: &'static str,
        pub area_code: &'static str,
        pub area: &'static str,
        pub place: &'static str,
        pub measure_code: &'static str,
        pub measure: &'static str,
        pub scope_code: &'static str,
        pub scope: &'static str,
        pub value: &'static str,
        pub unit_code: &'static str,
        pub unit: &'static str,
        pub as_written: &'static str,
        pub status: &'static str,
        /// What the value supplies and its words do not say.
        pub implied: &'static str,
        pub other_value: &'static str,
        pub other_unit: &'static str,
        /// A figure in a currency that no source said it in.
        pub converted: fn(unit: &str) -> String,
        pub rate: &'static str,
        pub goods_codes: &'static str,
        pub goods: &'static str,
        pub destination_codes: &'static str,
        pub destinations: &'static str,
        pub parties: &'static str,
        pub origin_code: &'static str,
        pub origin: &'static str,
        pub source: &'static str,
        pub publisher: &'static str,
        pub publisher_kind: &'static str,
        pub published: &'static str,
        pub headline: &'static str,
        pub address: &'static str,
        pub language: &'static str,
        pub note: &'static str,
        pub checks: &'static str,
        pub contradicts: &'static str,
        pub link: &'static str,
        pub conflict: &'static str,
        pub severity: &'static str,
        pub lowest: &'static str,
        pub highest: &'static str,
        pub ratio: &'static str,
        pub unexplained: &'static str,
        pub claims: &'static str,
        pub what: &'static str,
        pub content: &'static str,
        pub citation: &'static str,
    }

    /// How much a conflict matters.
    pub struct SeverityWords {
        pub large: &'static str,
        pub small: &'static str,
        pub misprint: &'static str,
    }

    /// What a file says of itself.
    pub struct FileWords {
        pub filter: &'static str,
        pub link: &'static str,
        pub version: &'static str,
        pub licence: &'static str,
        pub holds: &'static str,
        pub counts: fn(claims: u32, figures: u32, sources: u32, conflicts: u32) -> String,
        pub converted: &'static str,
        /// How figures in another currency came about.
        pub conversion: &'static str,
        /// How texts stand in CSV that a spreadsheet would take for formulas.
        pub guarded: &'static str,
    }

    /// Citations.
    pub struct CitedWords {
        pub retrieved_from: &'static str,
        pub accessed: fn(day: &str) -> String,
        /// Who says it, with the figure as written.
        pub said: fn(who: &str, figure: &str) -> String,
        pub contradicted: fn(claims: u32) -> String,
        pub undated: &'static str,
    }
}

/// The phrases of a language.
pub fn saving_words(lang: Lang) -> &'static SavingWords {
    in_language!(lang, saving::STRINGS)
}
