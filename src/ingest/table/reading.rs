//! How a table is read: what each column is and by what that was found, what is added up and what is not, and why.
//!
//! It is data: the sentence that the screen shows is made of it in `i18n::table_worker`. The rows that are not added are set aside
//! by `levels` once all of them are known.
use crate::model::columnar::By;
use crate::model::table::{Evidence, Grain};
use serde::{Deserialize, Serialize};

/// Texts that a note shows.
pub const EXAMPLES: usize = 4;

/// How a table is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    pub columns: Vec<ColumnReading>,
    /// The name of the column of amounts that is summed first, with its unit and power of ten.
    pub summed: Option<(String, Option<String>, i8)>,
    /// The first and the last year of its periods, and how long they are.
    pub years: Option<(i32, i32)>,
    pub grain: Option<Grain>,
    /// What else the reader has to know.
    pub notes: Vec<Note>,
}

impl Reading {
    /// Says of a column what its values are to each other.
    pub fn tell(&mut self, name: &str, part: Part, evidence: Evidence) {
        for column in self.columns.iter_mut().filter(|column| column.name == name) {
            (column.part, column.evidence) = (part, evidence);
        }
    }
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReading {
    pub name: String,
    pub part: Part,
    pub evidence: Evidence,
}

/// What a column's values are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Period,
    Amount,
    /// A price, a share, an index: no sum of it means anything.
    Rate,
    /// They may be added.
    Parts,
    /// One of them is meant, never their sum: exports and imports, tonnes and dollars.
    Alternatives,
    /// One is the sum of others: the world and its countries, a chapter and its headings.
    Levels,
    /// Not read.
    Aside,
}

/// What a reader of the table has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// The values of this column are alternatives: each has a column of figures of its own.
    Alternatives { column: String, values: Vec<String> },
    /// Rows that sum up others, and are not added: how many, some of their names.
    Levels { column: Option<String>, rows: u64, examples: Vec<String> },
    /// A column has regions and parts of them, which do not add up: their sum means nothing.
    Mixed(String),
    /// A column has too many alternatives for a column of figures each: their sum may mean nothing.
    Many(String),
    /// Periods of many lengths, some of which lie within others: their sum counts some twice.
    Overlap,
    /// A printed total that the sum of its rows was compared with: those that agree, and the first that does not, with the sum.
    Totals { agree: u64, differs: Option<(String, String, String)> },
    /// Columns that are not added: totals, averages, cumulated months.
    Columns(Vec<String>),
    /// Unit and power of the figures come from elsewhere than their header.
    Unit { from: UnitFrom },
    /// The years begin within a calendar year.
    FiscalYears,
    /// The period is this column's, though others have dates as well.
    Period { column: String, others: Vec<String> },
    /// Another table stands to the right.
    OtherBlock(Vec<String>),
    /// Lists of the file that were not read, with how many rows they have.
    OtherLists(Vec<(String, u64)>),
    /// The codes of a column have their labels from another file of the archive.
    Joined { column: String, file: String },
    /// Columns that hold lists or pictures, which are no cells.
    NoCells(Vec<String>),
    /// Columns that are not read, for all of them would take too much memory.
    LeftOut(Vec<String>),
    /// Of a file beside the page these rows were read only: how many of how many, and by what part of the page's filter.
    Held { rows: u64, all: u64, by: Vec<(By, String)> },
    /// Columns that the workbook hides.
    HiddenColumns(Vec<String>),
}

/// Where a unit was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitFrom {
    Title,
    Column(String),
}
