//! The whole state of the page, and the actions that change it.
mod action;
pub mod permalink;

pub use action::{Action, History};

use crate::model::edtf::{Day, Period};

/// What the page shows. Every state is a permalink and every permalink a state.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    /// Chosen values by facet, sorted, `NONE` last; empty = no filter.
    pub facets: [Vec<u16>; 8],
    pub when: Option<Period>,
    pub q: String,
    /// Only claims published by this day.
    pub asof: Option<Day>,
    /// The open card, an index into the claims.
    pub claim: Option<u16>,
    pub unit: ShownUnit,
    pub axis: Axis,
    pub rule: Rule,
    /// Regions drawn as their own series, at most `MAX_COMPARED`, in the order chosen.
    pub compare: Vec<u16>,
    pub sort: Sort,
    pub embed: Option<Embed>,
    /// `None`: the browser's.
    pub lang: Option<Lang>,
    /// The data version that the link was made on.
    pub version: Option<String>,
}

/// How many regions are compared at most.
pub const MAX_COMPARED: usize = 6;
/// How many characters a search has at most.
pub const MAX_QUERY: usize = 200;

/// The unit in which amounts of money are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ShownUnit {
    Original,
    #[default]
    Idr,
    Usd,
}

/// The clock along the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Axis {
    #[default]
    Period,
    Published,
}

/// How several claims become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rule {
    /// None: show the range.
    #[default]
    Range,
    Latest,
    Lowest,
    Highest,
    /// An index into the origins.
    Origin(u16),
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Column {
    #[default]
    When,
    Title,
    Where,
    Value,
    Publisher,
    Published,
    Origin,
    Kind,
}

/// The order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

/// What an embedded page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embed {
    Values,
    Releases,
    Awards,
    Programmes,
    All,
}

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Id,
    En,
}
