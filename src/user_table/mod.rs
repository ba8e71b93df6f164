//! A table that the reader opened: its columns in the engine, the texts its codes stand for, and the answers to filters.
//!
//! It refuses to know the browser and how a file was read; the worker holds one of these, and the tests do the same natively.
//!
//! ```
//! use jejak_ekspor::ingest::table::detect::{layout::Options, names::Names};
//! use jejak_ekspor::{ingest::table::source, model::dataset::Dataset, protocol::request::Selection, user_table};
//! let codes = Dataset::embedded().codes;
//! let file = "bulan,barang,nilai\n2022-01,kopi,5\n2022-02,teh,6\n2022-03,kopi,7\n";
//! let (_, imported) = source::import(file.as_bytes(), "ekspor.csv", &Names::new(&codes), &Options::default()).unwrap();
//! let (mut table, report) = user_table::build(imported, "ekspor.csv", None, &codes);
//! assert_eq!((report.counts.accepted, report.counts.rejected), (3, 0));
//! let coffee = Selection::OneOf(vec!["kopi".to_owned()]);
//! table.filter("barang", Some(&coffee)).unwrap();
//! assert_eq!(table.cross.passing(), 2);
//! ```
mod build;
pub mod official;
pub mod series;
pub mod stored;
pub mod view;

pub use build::build;

use crate::columns::rows::Crossfilter;
use crate::ingest::table::detect::unit::Quantity;
use crate::ingest::table::import::Counts;
use crate::ingest::table::problem::{Group, Problem};
use crate::ingest::table::reading::Reading;
use crate::ingest::table::source::Wanted;
use crate::model::columnar::By;
use crate::model::table::CodeList;
use crate::model::table::Grain;
use serde::{Deserialize, Serialize};

/// The code of rows whose cell says nothing.
pub const NONE: &str = "-";
/// So many columns of codes are counted at every step, those with fewest codes first.
pub const MOST_FACETS: usize = 12;
/// Columns with more codes are filtered, not counted.
pub const MOST_COUNTED: usize = 4096;

/// The texts of a column of codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeNames {
    pub name: String,
    pub list: CodeList,
    /// The code of the list where the text was found in it, else the text itself; `-` where there was none.
    pub codes: Vec<String>,
    /// The text as the file writes it.
    pub labels: Vec<String>,
}

/// A column of amounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountName {
    pub name: String,
    pub quantity: Quantity,
    /// Whether others are summed before it.
    #[serde(default)]
    pub is_secondary: bool,
}

/// What a table is called and how it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The file's name.
    pub file: String,
    pub title: Option<String>,
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub records: u64,
    /// Names of columns whose texts were too many to be codes.
    pub free: Vec<String>,
    /// The column that holds the period.
    pub period: Option<String>,
    pub grain: Option<Grain>,
    /// How it is read; tables that were kept by earlier versions do not say.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// What is held of a table that lies beside the page; none of any other.
    #[serde(default)]
    pub held: Option<Held>,
}

/// The part that is held of a table beside the page, and how to read another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub url: String,
    /// What was set for its reading, as JSON.
    pub options: String,
    /// How many rows were read, of how many.
    pub rows: u64,
    pub all: u64,
    /// What the table can be narrowed by, and what it was narrowed to.
    pub by: Vec<By>,
    pub part: Wanted,
}

impl Held {
    /// By what rows were left out.
    pub fn narrowed(&self) -> impl Iterator<Item = By> {
        self.by.iter().copied().filter(|by| self.part.narrows(*by))
    }
}

/// What reading the file left besides the columns.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub counts: Counts,
    pub first: Vec<Problem>,
    pub groups: Vec<Group>,
    /// The refused rows as they were.
    pub rejected: Vec<u8>,
    pub rejected_is_whole: bool,
}

/// An opened table with its filters.
pub struct Opened {
    pub about: About,
    pub names: Vec<CodeNames>,
    pub amounts: Vec<AmountName>,
    pub cross: Crossfilter,
    /// The columns of codes that are counted.
    facets: Vec<usize>,
    /// The columns that a filter narrows now, by name.
    filtered: Vec<String>,
}

impl Opened {
    fn new(about: About, names: Vec<CodeNames>, amounts: Vec<AmountName>, table: crate::columns::rows::Table) -> Opened {
        let mut facets: Vec<usize> =
            (0..names.len()).filter(|n| table.codes().get(*n).is_some_and(|c| c.width() <= MOST_COUNTED)).collect();
        facets.sort_by_key(|n| table.codes().get(*n).map_or(0, |column| column.width()));
        facets.truncate(MOST_FACETS);
        facets.sort_unstable();
        // Exports before others, and no price before what can be summed.
        let rank =
            |n: &usize| amounts.get(*n).map(|amount| (amount.is_secondary, amount.quantity.measure.as_deref() != Some("export_value")));
        let measure = (0..amounts.len()).min_by_key(rank).unwrap_or(0);
        let cross = Crossfilter::new(table, &facets, Some(measure));
        Opened { about, names, amounts, cross, facets, filtered: Vec::new() }
    }

    /// Whether a filter of another column than `own` leaves out rows.
    pub fn is_narrowed(&self, own: Option<&str>) -> bool {
        self.filtered.iter().any(|name| Some(name.as_str()) != own)
    }

    /// Whether rows were left on their server that figures by `own`, the column of areas, would need. Of the periods that are held each is
    /// whole.
    pub fn is_part(&self, own: Option<&str>) -> bool {
        let left = |by: By| match by {
            By::Period => false,
            By::Region => own.is_none(),
            By::Destination | By::Goods => true,
        };
        self.about.held.iter().flat_map(Held::narrowed).any(left)
    }
}
