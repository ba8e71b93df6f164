//! What the page asks of the program that makes files of what is shown, and what it gets.
use super::page_api::Document;
use super::value::Bytes;
use crate::model::vocabulary::Lang;

words! {
    /// The files that the program makes, by the endings of their names.
    pub enum SaveKind {
        Csv = "csv",
        Xlsx = "xlsx",
        /// JSON Lines in the form of the curated files.
        Lines = "jsonl",
        /// Tables in CSV with a description of their columns.
        Package = "zip",
        /// A table for the clipboard.
        Html = "html",
        /// The same as text, with tabs.
        Text = "txt",
        /// Citations, in the forms that programs for references read.
        Ris = "ris",
        BibTex = "bib",
        CslJson = "csl.json",
        /// Citations in words.
        Citations = "citations.txt",
    }

    /// The lists whose codes have names.
    pub enum NamesOf {
        Region = "region",
        Country = "country",
        Measure = "measure",
        Unit = "unit",
        Scope = "scope",
        Origin = "origin",
        Kind = "kind",
        Status = "status",
        Flag = "flag",
        Role = "role",
        Check = "checks",
        Publisher = "publisher",
    }

    /// How CSV is written.
    pub enum CsvForm {
        /// Commas between cells, a point in numbers.
        International = "international",
        /// As Excel opens it where numbers have a comma: semicolons between cells.
        Indonesian = "indonesian",
    }
}

sent! {
    /// A view to be made into a file.
    pub struct SaveRequest {
        kind: SaveKind,
        form: CsvForm,
        lang: Lang,
        document: Document,
        /// What a code is called in the language, under its list and itself: `measure export_value`.
        names: Vec<(String, String)>,
        /// The currency that amounts are converted to.
        unit: String,
        /// For each claim of the document, for each of its figures, what it is in that currency; null where it is in it already, is no
        /// money, or has no rate.
        converted: Vec<Vec<Option<Converted>>>,
        /// The link to each claim of the document.
        links: Vec<String>,
        /// The day on which the reader saw it, EDTF; null where they did not ask for it.
        accessed: Option<String>,
    }

    /// A figure in the other currency, which no source said.
    pub struct Converted {
        value: f64,
        /// Rupiah for a dollar.
        rate: f64,
    }
}

record! {
    /// A file.
    pub struct SavedFile {
        bytes: Bytes,
        mime: String,
    }
}

impl NamesOf {
    /// Under what the name of a code of this list stands.
    pub fn key(self, code: &str) -> String {
        [self.code(), " ", code].concat()
    }
}

/// The event on the window by which the program gives the function that makes files.
pub const SAVER: &str = "jejak:saver";
/// The event that its script fires where the rest of it did not come.
pub const SAVER_STOPPED: &str = "jejak:saver-stopped";
