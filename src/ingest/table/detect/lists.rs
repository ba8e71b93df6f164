//! What tables are read by beside the code lists: other names of countries and regions, words of rows that are no data.
//!
//! They are files of `src/data`, so that whoever knows a name can add its line; `tests/native/table/lists.rs` checks them.
pub use crate::ingest::aliases::{country_aliases, region_aliases};
use std::sync::LazyLock;

/// The files: no part of the data that the page shows, nor of its version.
pub const FILES: [&str; 5] = ["country_aliases.csv", "country_alpha3.csv", "country_numbers.csv", "region_aliases.csv", "table_words.csv"];

/// The rows of a file with two columns, of which none has a comma.
fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().skip(1).filter_map(|line| line.split_once(','))
}

/// ISO 3166-1: the code of two letters with that of three.
pub fn country_alpha3() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("../../../data/country_alpha3.csv"))
}

/// ISO 3166-1: the code of two letters with the numbers that a country has and had, and those of its own that UN Comtrade and BACI write.
/// The crates that know them carry each country's names as well.
pub fn country_numbers() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("../../../data/country_numbers.csv"))
}

/// Words of rows that are no data, folded but for those of remarks, which are in lower case.
pub struct TableWords {
    /// What remarks begin with.
    pub remarks: Vec<&'static str>,
    pub totals: Vec<&'static str>,
    /// What stands before the part that a total is of.
    pub totals_of: Vec<&'static str>,
    /// What may follow it without naming a part.
    pub plain: Vec<&'static str>,
    /// Groups of countries.
    pub groups: Vec<&'static str>,
    pub whole_countries: Vec<&'static str>,
    pub whole_regions: Vec<&'static str>,
}

/// The words of `table_words.csv`.
pub static TABLE_WORDS: LazyLock<TableWords> = LazyLock::new(|| {
    let of = |list: &str| rows(include_str!("../../../data/table_words.csv")).filter(|row| row.0 == list).map(|row| row.1).collect();
    TableWords {
        remarks: of("remark"),
        totals: of("total"),
        totals_of: of("total of"),
        plain: of("plain"),
        groups: of("group"),
        whole_countries: of("whole country"),
        whole_regions: of("whole region"),
    }
});
