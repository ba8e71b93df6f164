//! Facets: the dimensions a reader filters by, and the values every claim has in each.
//!
//! To add a facet: a line in `vocabulary`; then the compiler asks for its values here, its title in `i18n`, its place in the rail and
//! whether a version of the data keeps it.
use crate::model::dataset::Dataset;
use crate::model::index::{ClaimIx, Ordinal};
pub use crate::model::vocabulary::Facet;
use crate::model::vocabulary::{Check, Kind};

/// The facets over the lists of a dataset.
#[derive(Clone, Copy, Debug)]
pub struct Facets;

impl Facets {
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
            Facet::Publisher => data.publishers.len(),
            Facet::Check => Check::COUNT,
            Facet::Party => data.parties.len(),
        }
    }

    /// The code of a value as permalinks write it; `-` for `Ordinal::NONE` and for what is not in the list.
    pub fn code<'a>(&'a self, facet: Facet, ordinal: Ordinal, data: &'a Dataset) -> &'a str {
        let codes = &data.codes;
        match facet {
            Facet::Kind => Kind::CODES.get(ordinal.place()).copied(),
            Facet::Region => codes.regions.get(ordinal.ix()).map(|r| r.code.as_str()),
            Facet::Hs => codes.chapters.get(ordinal.ix()).map(|e| e.code.as_str()),
            Facet::Destination => codes.countries.get(ordinal.ix()).map(|e| e.code.as_str()),
            Facet::Measure => codes.measures.get(ordinal.ix()).map(|m| m.entry.code.as_str()),
            Facet::Origin => codes.origins.get(ordinal.ix()).map(|e| e.code.as_str()),
            Facet::Publisher => data.publishers.get(ordinal.ix()).map(String::as_str),
            Facet::Check => Check::CODES.get(ordinal.place()).copied(),
            Facet::Party => data.parties.get(ordinal.ix()).map(String::as_str),
        }
        .unwrap_or("-")
    }

    /// The value that a code names; `None` where the facet does not have it.
    pub fn ordinal(&self, facet: Facet, code: &str, data: &Dataset) -> Option<Ordinal> {
        if code == "-" {
            return Some(Ordinal::NONE);
        }
        let codes = &data.codes;
        match facet {
            Facet::Kind => Kind::from_code(code).map(|kind| Ordinal::at(kind as usize)),
            // The other lists are sorted by code.
            Facet::Region => codes.regions.search(|r| r.code.as_str().cmp(code)).map(Ordinal::of),
            Facet::Hs => codes.chapters.search(|e| e.code.as_str().cmp(code)).map(Ordinal::of),
            Facet::Destination => codes.countries.search(|e| e.code.as_str().cmp(code)).map(Ordinal::of),
            Facet::Measure => codes.measures.search(|m| m.entry.code.as_str().cmp(code)).map(Ordinal::of),
            Facet::Origin => codes.origins.search(|e| e.code.as_str().cmp(code)).map(Ordinal::of),
            Facet::Publisher => data.publishers.search(|p| p.as_str().cmp(code)).map(Ordinal::of),
            Facet::Check => Check::from_code(code).map(|check| Ordinal::at(check as usize)),
            Facet::Party => data.parties.search(|p| p.as_str().cmp(code)).map(Ordinal::of),
        }
    }

    /// The values of a claim in a facet; empty where the source does not say.
    pub fn values_of(&self, facet: Facet, row: ClaimIx, data: &Dataset) -> Vec<Ordinal> {
        let Some(claim) = data.claims.get(row) else { return Vec::new() };
        let mut values = match facet {
            Facet::Kind => vec![Ordinal::at(claim.kind as usize)],
            Facet::Region => {
                let parent = data.codes.regions.get(claim.region).and_then(|r| r.parent);
                // A province contains its regencies; the nation is itself, not its parts.
                let province = parent.filter(|p| data.codes.regions.get(*p).is_some_and(|r| r.parent.is_some()));
                [Some(claim.region), province].into_iter().flatten().map(Ordinal::of).collect()
            }
            Facet::Hs => {
                let chapters = claim.goods.iter().filter_map(|g| data.goods.get(*g)?.hs.as_deref()?.get(..2));
                chapters.filter_map(|hs| data.codes.chapters.position(|c| c.code == hs)).map(Ordinal::of).collect()
            }
            Facet::Destination => claim.destinations.iter().copied().map(Ordinal::of).collect(),
            Facet::Measure => claim.observations.iter().map(|o| o.measure).chain(claim.to_come.iter().copied()).map(Ordinal::of).collect(),
            Facet::Origin => claim.origin.into_iter().map(Ordinal::of).collect(),
            Facet::Publisher => data.sources.get(claim.source).map(|s| Ordinal::of(s.publisher)).into_iter().collect(),
            Facet::Party => claim.parties.iter().copied().map(Ordinal::of).collect(),
            Facet::Check => {
                let bits = data.compared.checks.get(row).copied().unwrap_or(0);
                (0..Check::COUNT).filter(|n| bits & (1 << n) != 0).map(Ordinal::at).collect()
            }
        };
        crate::model::sort::ascending(&mut values);
        values.dedup();
        values
    }
}
