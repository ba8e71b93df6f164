//! Facets: the dimensions a reader filters by, and the values every claim has in each.
//!
//! To add a facet: a line in `vocabulary`; then the compiler asks for its values here, its title in `i18n`, its place in the rail and
//! whether a version of the data keeps it.
use crate::model::dataset::Dataset;
pub use crate::model::vocabulary::Facet;
use crate::model::vocabulary::{Check, Kind};

/// The value `-`: the source does not say.
pub const NONE: u16 = u16::MAX;

/// The closed lists behind the facets that have no code list of their own.
#[derive(Clone, Debug)]
pub struct Facets {
    /// Distinct publishers, sorted.
    pub publishers: Vec<String>,
}

impl Facets {
    /// Collects the lists of a dataset.
    pub fn new(data: &Dataset) -> Facets {
        let mut publishers: Vec<String> = data.sources.iter().map(|s| s.publisher.clone()).collect();
        crate::model::sort::sort(&mut publishers, |a, b| a.cmp(b));
        publishers.dedup();
        Facets { publishers }
    }

    /// How many values a facet has, `-` not counted.
    pub fn len(&self, facet: Facet, data: &Dataset) -> usize {
        let codes = &data.codes;
        match facet {
            Facet::Kind => Kind::COUNT,
            Facet::Region => codes.regions.len(),
            Facet::Hs => codes.chapters.len(),
            Facet::Destination => codes.countries.len(),
            Facet::Measure => codes.measures.len(),
            Facet::Origin => codes.origins.len(),
            Facet::Publisher => self.publishers.len(),
            Facet::Check => Check::COUNT,
        }
    }

    /// The code of a value as permalinks write it; `-` for `NONE` and for what is not in the list.
    pub fn code<'a>(&'a self, facet: Facet, ordinal: u16, data: &'a Dataset) -> &'a str {
        let n = usize::from(ordinal);
        let codes = &data.codes;
        match facet {
            Facet::Kind => Kind::CODES.get(n).copied(),
            Facet::Region => codes.regions.get(n).map(|r| r.code.as_str()),
            Facet::Hs => codes.chapters.get(n).map(|e| e.code.as_str()),
            Facet::Destination => codes.countries.get(n).map(|e| e.code.as_str()),
            Facet::Measure => codes.measures.get(n).map(|m| m.entry.code.as_str()),
            Facet::Origin => codes.origins.get(n).map(|e| e.code.as_str()),
            Facet::Publisher => self.publishers.get(n).map(String::as_str),
            Facet::Check => Check::CODES.get(n).copied(),
        }
        .unwrap_or("-")
    }

    /// The value that a code names; `None` where the facet does not have it.
    pub fn ordinal(&self, facet: Facet, code: &str, data: &Dataset) -> Option<u16> {
        if code == "-" {
            return Some(NONE);
        }
        let codes = &data.codes;
        let place = match facet {
            Facet::Kind => Kind::from_code(code).map(|kind| kind as usize),
            // The other lists are sorted by code.
            Facet::Region => codes.regions.binary_search_by(|r| r.code.as_str().cmp(code)).ok(),
            Facet::Hs => codes.chapters.binary_search_by(|e| e.code.as_str().cmp(code)).ok(),
            Facet::Destination => codes.countries.binary_search_by(|e| e.code.as_str().cmp(code)).ok(),
            Facet::Measure => codes.measures.binary_search_by(|m| m.entry.code.as_str().cmp(code)).ok(),
            Facet::Origin => codes.origins.binary_search_by(|e| e.code.as_str().cmp(code)).ok(),
            Facet::Publisher => self.publishers.binary_search_by(|p| p.as_str().cmp(code)).ok(),
            Facet::Check => Check::from_code(code).map(|check| check as usize),
        };
        place.map(|n| n as u16)
    }

    /// The values of a claim (a row of the data) in a facet; empty where the source does not say.
    pub fn values_of(&self, facet: Facet, row: usize, data: &Dataset) -> Vec<u16> {
        let Some(claim) = data.claims.get(row) else { return Vec::new() };
        let mut values = match facet {
            Facet::Kind => vec![claim.kind as u16],
            Facet::Region => {
                let parent = data.codes.regions.get(usize::from(claim.region)).and_then(|r| r.parent);
                // A province contains its regencies; the nation is itself, not its parts.
                let province = parent.filter(|p| data.codes.regions.get(usize::from(*p)).is_some_and(|r| r.parent.is_some()));
                [Some(claim.region), province].into_iter().flatten().collect()
            }
            Facet::Hs => {
                let chapters = claim.goods.iter().filter_map(|g| data.goods.get(usize::from(*g))?.hs.as_deref()?.get(..2));
                chapters.filter_map(|hs| data.codes.chapters.iter().position(|c| c.code == hs)).map(|n| n as u16).collect()
            }
            Facet::Destination => claim.destinations.clone(),
            Facet::Measure => claim.observations.iter().map(|o| o.measure).collect(),
            Facet::Origin => claim.origin.into_iter().collect(),
            Facet::Publisher => data
                .sources
                .get(usize::from(claim.source))
                .and_then(|s| self.publishers.binary_search(&s.publisher).ok())
                .map(|n| n as u16)
                .into_iter()
                .collect(),
            Facet::Check => {
                let bits = data.compared.checks.get(row).copied().unwrap_or(0);
                (0..Check::COUNT as u16).filter(|n| bits & (1 << n) != 0).collect()
            }
        };
        crate::model::sort::ascending(&mut values);
        values.dedup();
        values
    }
}
