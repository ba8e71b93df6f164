//! What importing gives: the columns, how many rows there were, and what only settles which of them may be added.
use crate::columns::rows::Values;
use crate::ingest::table::detect::names::ListRow;
use crate::ingest::table::detect::unit::Quantity;
use crate::ingest::table::problem::Problems;
use crate::ingest::table::reading::{Part, Reading};
use crate::model::claim::Decimal;
use crate::model::edtf::Day;
use crate::model::table::{CodeList, Grain};

/// How many rows were read, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub headers: u64,
    pub totals: u64,
    pub blank: u64,
    pub remarks: u64,
    /// Rows of the opened table: more than were accepted where periods stood across.
    pub records: u64,
}

impl Counts {
    /// Rows that are no data, and are known to be none.
    pub fn asides(&self) -> u64 {
        self.headers + self.totals + self.blank + self.remarks
    }
}

/// A column of codes with the texts they stand for.
pub struct CodeColumn {
    pub name: String,
    pub list: CodeList,
    /// In the order of the file.
    pub codes: Vec<u16>,
    pub labels: Vec<String>,
    /// For each label an index into the list.
    pub matches: Vec<Option<ListRow>>,
    /// Whether there were more different texts than codes: then `codes` is empty.
    pub is_free: bool,
    /// What its values are to each other, where the reader or the file says so.
    pub set: Option<Part>,
}

/// A column of amounts.
pub struct AmountOut {
    pub name: String,
    pub quantity: Quantity,
    pub values: Values,
    /// Whether others are summed before it: a price, a hidden column, a second version.
    pub is_secondary: bool,
}

/// A table that was read.
pub struct Imported {
    /// The first day of each row's period, in the order of the file; `None` where the rows have no period.
    pub days: Option<Vec<Day>>,
    pub grain: Option<Grain>,
    pub codes: Vec<CodeColumn>,
    pub amounts: Vec<AmountOut>,
    pub counts: Counts,
    pub problems: Problems,
    /// The refused rows as they were, a line each, as far as they were kept.
    pub rejected: Vec<u8>,
    pub rejected_is_whole: bool,
    pub title: Option<String>,
    pub reading: Reading,
}

impl Imported {
    /// The amount that is summed first: exports before others, and no price before what can be summed.
    pub fn summed(&self) -> Option<usize> {
        let rank = |n: &usize| {
            self.amounts.get(*n).map(|amount| (amount.is_secondary, amount.quantity.measure.as_deref() != Some("export_value")))
        };
        (0..self.amounts.len()).min_by_key(rank)
    }
}

/// What the importer knows of the records beside their columns.
#[derive(Default)]
pub struct Origin {
    /// The row of the file that each record is of; empty where each row has one.
    pub rows: Vec<u32>,
    /// The months of each record's period, where they differ.
    pub months: Vec<u8>,
    /// How many of the last columns of codes stand across the table.
    pub dimensions: usize,
    /// Rows of totals: their name, and their figures with the day and the amount of each.
    pub printed: Vec<Printed>,
    /// Records whose figure is too large to be kept beside the others.
    pub too_large: Vec<Doubtful>,
    /// Records of a whole year in a column of shorter periods.
    pub years: Vec<Doubtful>,
}

/// A row of totals: its name and its figures.
pub struct Printed {
    pub name: String,
    pub figures: Vec<PrintedFigure>,
}

/// A figure of a row of totals, with the day and the amount that it is of.
pub struct PrintedFigure {
    pub day: Option<Day>,
    pub amount: usize,
    pub decimal: Decimal,
}

/// A record that may have to be refused, and where what is wrong with it stands.
pub struct Doubtful {
    pub record: usize,
    pub line: u64,
    pub column: Option<u32>,
    pub text: String,
}
