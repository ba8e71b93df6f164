//! What the checks look things up in, and how they write what they find.
use crate::compare::interval::Interval;
use crate::compare::item::{Input, Item, Subject};
use crate::model::edtf::Day;
use crate::model::finding::{Check, Finding, Involved};
use crate::model::index::{ClaimIx, MeasureIx, RegionIx, ScopeIx, UnitIx};
use std::collections::BTreeMap;

/// A data set with its observations laid flat.
pub struct Facts<'a> {
    pub input: Input<'a>,
    /// In the order of the claims.
    pub items: &'a [Item],
    /// By region and measure, each in the order of the claims.
    by_area: BTreeMap<(RegionIx, MeasureIx), Vec<&'a Item>>,
}

impl<'a> Facts<'a> {
    /// The facts of a data set and its observations.
    pub fn new(input: Input<'a>, items: &'a [Item]) -> Facts<'a> {
        let mut by_area: BTreeMap<(RegionIx, MeasureIx), Vec<&Item>> = BTreeMap::new();
        for item in items {
            by_area.entry((item.region, item.measure)).or_default().push(item);
        }
        Facts { input, items, by_area }
    }

    /// The observations of one claim.
    pub fn of_claim(&self, claim: ClaimIx) -> &'a [Item] {
        let start = self.items.partition_point(|i| i.claim < claim);
        let end = self.items.partition_point(|i| i.claim <= claim);
        self.items.get(start..end).unwrap_or_default()
    }

    /// The observations of every claim that has some.
    pub fn by_claim(&self) -> impl Iterator<Item = &'a [Item]> {
        self.items.chunk_by(|a, b| a.claim == b.claim)
    }

    /// The observations of a measure that are about a region.
    pub fn in_area(&self, region: RegionIx, measure: MeasureIx) -> impl Iterator<Item = &'a Item> + Clone {
        self.by_area.get(&(region, measure)).into_iter().flatten().copied()
    }

    /// The observations of every region and measure that have some.
    pub fn areas(&self) -> impl Iterator<Item = &[&'a Item]> {
        self.by_area.values().map(Vec::as_slice)
    }

    /// Values of a region over exactly these days, of one measure and scope; no forecasts.
    pub fn series(&self, region: RegionIx, measure: MeasureIx, scope: Option<ScopeIx>, days: (Day, Day)) -> impl Iterator<Item = &'a Item> {
        self.in_area(region, measure).filter(move |i| {
            i.subject == Subject::Series && !i.is_forecast() && i.scope == scope && (i.period.first(), i.period.last()) == days
        })
    }
}

/// A finding about observations.
pub(super) fn finding(check: Check, items: &[&Item], unit: Option<UnitIx>, numbers: &[f64]) -> Finding {
    let mut involved: Vec<Involved> = Vec::new();
    for item in items {
        if !involved.contains(&item.involved()) {
            involved.push(item.involved());
        }
    }
    let reported = involved.len().min(u8::MAX.into()) as u8;
    Finding { check, involved, reported, unit, numbers: numbers.iter().copied().map(rounded).collect() }
}

/// A number to the digits that can be told apart in words, and that pack well.
fn rounded(number: f64) -> f64 {
    format!("{number:.6e}").parse().unwrap_or(number)
}

/// The bounds of intervals, one after the other.
pub(super) fn bounds<const N: usize>(intervals: [Interval; N]) -> Vec<f64> {
    intervals.iter().flat_map(|i| [i.lo, i.hi]).collect()
}
