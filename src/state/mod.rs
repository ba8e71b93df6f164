//! The whole state of the page, and the actions that change it.
//!
//! Every state is a permalink, and whatever a link holds is a state. It refuses to know what a state shows.
//!
//! ```
//! use jejak_ekspor::{model::dataset::Dataset, model::facet::Facets, state::permalink};
//! let data = Dataset::embedded();
//! let facets = Facets;
//! let (state, dropped) = permalink::parse("region=3524,35&kind=rumour&q=palm%20oil", &data, &facets);
//! assert_eq!((dropped[0].key.as_str(), dropped[0].value.as_str()), ("kind", "rumour"));
//! let link = permalink::write(&state, &data, &facets);
//! assert!(link.starts_with("k=") && link.ends_with("&region=35,3524&q=palm%20oil"));
//! // A link that lost its end on the way says so: 3524 is no longer 3524.
//! let (cut, dropped) = permalink::parse(link.split_once("24").unwrap().0, &data, &facets);
//! assert_eq!((permalink::write(&cut, &data, &facets).split_once('&').unwrap().1, dropped[0].value.as_str()), ("region=35", "35"));
//! ```
mod action;
mod address;
mod mark;
pub mod percent;
pub mod permalink;

pub use action::{Action, History};
pub use address::Address;

use crate::model::edtf::{Day, Period};
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, GroupIx, MeasureIx, Ordinal, OriginIx, RegionIx};
use crate::model::vocabulary::PerFacet;
pub use crate::model::vocabulary::{Axis, Column, Embed, Lang, Listed, PlaceParts, ShownUnit, Undated};

/// What the page shows. Every state is a permalink and every permalink a state.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    /// Chosen values, sorted, `Ordinal::NONE` last; empty = no filter.
    pub facets: PerFacet<Vec<Ordinal>>,
    pub when: Option<Period>,
    pub q: String,
    /// Only claims published by this day, about periods that had ended by then.
    pub asof: Option<Day>,
    /// As of a day: what is shown of claims whose publication date nobody knows.
    pub undated: Undated,
    /// The open card.
    pub claim: Option<ClaimIx>,
    /// The id of the card to open, while the ids of claims are not here yet.
    pub awaited: Option<String>,
    /// The actors that a link names, while their names are not here yet.
    pub awaited_parties: String,
    /// The open conflict; not while a claim's card is open.
    pub conflict: Option<GroupIx>,
    /// The open list; `None`: a link to the claims in conflict opens theirs.
    pub list: Option<Listed>,
    pub unit: ShownUnit,
    pub axis: Axis,
    /// What the values lane draws; `None`: what the filter by measure names, or export value.
    pub lane_measure: Option<MeasureIx>,
    pub parts: PlaceParts,
    pub rule: Rule,
    /// Regions drawn as their own series, at most `MAX_COMPARED`, in the order chosen.
    pub compare: Vec<RegionIx>,
    pub sort: Sort,
    /// The path of the table that stands beside the claims, where it lies beside the page; else empty.
    pub table: String,
    pub embed: Option<Embed>,
    /// `None`: the browser's.
    pub lang: Option<Lang>,
    /// The data version that the link was made on.
    pub version: Option<String>,
}

impl State {
    /// The one place that is chosen, where nothing else narrows the claims but time: it has a page of its own.
    pub fn place(&self) -> Option<RegionIx> {
        let narrows = |(facet, chosen): (Facet, &Vec<Ordinal>)| facet != Facet::Region && !chosen.is_empty();
        let is_alone = self.q.is_empty() && self.compare.len() < 2 && self.embed.is_none() && !self.facets.iter().any(narrows);
        match self.facets[Facet::Region].as_slice() {
            [region] if *region != Ordinal::NONE && is_alone => Some(region.ix()),
            _ => None,
        }
    }

    /// Whether it is goods, countries, actors or words that narrow the claims, so that it matters who sends them.
    pub fn asks_for_actors(&self) -> bool {
        let is_chosen = [Facet::Hs, Facet::Destination, Facet::Party].into_iter().any(|facet| !self.facets[facet].is_empty());
        self.embed.is_none() && (is_chosen || !self.q.is_empty())
    }

    /// Whether nothing is chosen but the language, and nothing open but what is said about the data: the first screen stands over all that
    /// there is.
    pub fn is_bare(&self) -> bool {
        let list = self.list.filter(|list| *list == Listed::About);
        *self == State { list, lang: self.lang, version: self.version.clone(), ..State::default() }
    }

    /// The areas that are compared, where there are several.
    pub fn compared(&self) -> &[RegionIx] {
        if self.compare.len() > 1 && self.embed.is_none() { &self.compare } else { &[] }
    }
}

/// How many regions are compared at most.
pub const MAX_COMPARED: usize = 6;
/// How many characters a search has at most.
pub const MAX_QUERY: usize = 200;
/// How many characters the path of a table has at most.
pub const MAX_PATH: usize = 500;

/// How several claims become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rule {
    /// None: show the range.
    #[default]
    Range,
    Latest,
    Lowest,
    Highest,
    /// Of those of an origin.
    Origin(OriginIx),
}

/// The order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}
