//! The reader's own tables: what is found, what is asked, what is refused, and that no row is lost.
mod awkward;
mod bad;
mod beside;
mod cells;
mod files;
mod formats;
mod found;
mod fuzz;
mod kept;
mod lists;
mod memory;
mod numbers;
mod official;
mod opened;
mod parquet;
mod protocol;
mod saved;
mod shapes;
mod statistics;
mod table_ui;
mod typed;
mod wide;
mod workbook;

pub use saved::gives_back;

use crate::support::asserts;
use crate::support::fixture;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::ingest::table::source::Opening;
use jejak_ekspor::model::dataset::Dataset;
use std::sync::LazyLock;

static DATA: LazyLock<Dataset> = LazyLock::new(fixture::dataset);
static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&DATA.codes));

/// Opens bytes with what is found.
fn open(bytes: &[u8]) -> Result<(Opening, Imported), Failure> {
    open_with(bytes, "tabel.csv", &Options::default())
}

/// Opens bytes with what the reader sets. No row may be lost on the way.
pub fn open_with(bytes: &[u8], name: &str, options: &Options) -> Result<(Opening, Imported), Failure> {
    asserts::open(bytes, name, &NAMES, options)
}

#[track_caller]
fn table(text: &str) -> Imported {
    open(text.as_bytes()).unwrap_or_else(|failure| panic!("{failure:?}: {text}")).1
}

/// The sum of a column of amounts, in whole numbers of 10^-scale, and the scale.
fn sum(table: &Imported, column: usize) -> (i128, u8) {
    let values = &table.amounts[column].values;
    ((0..table.counts.records as usize).filter_map(|row| values.get(row)).map(i128::from).sum(), values.scale())
}

/// Rules of the problems with their lines.
fn rules(table: &Imported) -> Vec<(u64, Rule)> {
    table.problems.first.iter().map(|problem| (problem.line, problem.rule)).collect()
}

/// The texts of a column of codes, row by row.
fn texts(table: &Imported, column: usize) -> Vec<&str> {
    let column = &table.codes[column];
    column.codes.iter().map(|code| column.labels[usize::from(*code)].as_str()).collect()
}
