//! What a column can be, what the reader may set, and what has to be asked.
use crate::ingest::table::detect::unit::Quantity;
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::reading::Part;
use crate::model::marks::Mark;
use crate::model::table::Role;
use serde::{Deserialize, Serialize};

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    pub name: String,
    pub role: Role,
    /// The decimal mark, where it is known.
    pub decimal: Option<Mark>,
    pub quantity: Quantity,
    /// The unit that stands behind its figures, if any.
    pub suffix: Option<String>,
    /// What its values are to each other, where the reader or the file says so.
    pub values: Option<Part>,
    /// Whether it is the file that says what the column is.
    pub is_told: bool,
}

/// What the reader sets instead of what was found; every part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// A label of the Encoding Standard, such as `windows-1252`.
    pub encoding: Option<String>,
    /// One character: `,`, `;`, a tab or `|`.
    pub delimiter: Option<char>,
    pub decimal: Option<Mark>,
    /// The year of a table that has months only.
    pub year: Option<i32>,
    /// Whether `1/2/2022` is the first of February.
    pub day_first: Option<bool>,
    /// Rows above the first row of data.
    pub header_rows: Option<usize>,
    /// The power of ten of all amounts: 6 for millions.
    pub power: Option<i8>,
    /// The sheet of a workbook, counted from 0.
    pub sheet: Option<usize>,
    /// By column of the file.
    pub columns: Vec<ColumnOptions>,
    /// In the reader's language, which is known to whoever asks.
    #[serde(skip)]
    pub unnamed: Unnamed,
}

/// What the reader sets for one column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct ColumnOptions {
    /// Counted from 0.
    pub column: usize,
    pub name: Option<String>,
    pub role: Option<Role>,
    /// A code of `units.csv`.
    pub unit: Option<String>,
    /// A code of `measures.csv`.
    pub measure: Option<String>,
    pub power: Option<i8>,
    /// What its values are to each other: parts, alternatives or levels.
    pub values: Option<Part>,
}

/// What cannot be known from the table alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "asks", rename_all = "kebab-case")]
pub enum Question {
    /// Whether `example` is a thousand and some, or one and a fraction. Answer: `decimal`.
    DecimalMark { column: usize, example: String },
    /// Whether the day or the month comes first. Answer: `dayFirst`.
    DateOrder { column: usize, example: String },
    /// The months have no year. Answer: `year`.
    Year { column: usize, suggestion: Option<i32> },
    /// The header's power of ten makes the figures larger than they can be. Answer: `power`.
    Power { column: usize, example: String, power: i8 },
}
