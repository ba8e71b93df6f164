//! Other names of countries and regions than the code lists have, as tables and texts write them.
//!
//! They are files of `src/data`, so that whoever knows a name can add its line; `tests/native/table/lists.rs` checks them.

/// The rows of a file with two columns, of which none has a comma.
fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().skip(1).filter_map(|line| line.split_once(','))
}

/// Names of countries that `countries.csv` does not have, folded, with their codes.
pub fn country_aliases() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("../data/country_aliases.csv"))
}

/// Names of regions that `regions.csv` does not have, folded, with their codes.
pub fn region_aliases() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("../data/region_aliases.csv"))
}
