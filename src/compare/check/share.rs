//! A stated share against part and whole, within the bounds of rounding.
//!
//! Four kinds: of the claim's own total (a scope that a value of the claim has too), of its target, of national
//! exports (against what is claimed of the nation over the same days), and where the claim has no total, of what others claim.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::finding::{Check, Finding};
use crate::model::index::{MeasureIx, ScopeIx};

/// Other bases that a share may be of.
const BASES: [&str; 3] = ["non-oil-and-gas", "via-own-ports", "of-provincial-origin"];
/// A total that another page has may have been revised.
const REVISED: f64 = 0.03;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let measures = ["share", "export_value", "export_target"].map(|code| input.measure_of(code));
    let [Some(share), Some(value), Some(target)] = measures else { return Vec::new() };
    let nation = input.nation();
    let mut findings = Vec::new();
    for stated in facts.items.iter().filter(|i| i.measure == share && i.scope.is_some()) {
        let own = facts.of_claim(stated.claim);
        let with = |measure: MeasureIx, scope: Option<ScopeIx>| {
            own.iter()
                .find(|i| i.measure == measure && i.scope == scope && (i.is_forecast() == (measure == target)) && i.has_extent_of(stated))
        };
        let pairs: Vec<(&Item, &Item)> = match input.scope(stated.scope) {
            "of-national-exports" => {
                let days = (stated.period.first(), stated.period.last());
                let part = with(value, None).filter(|part| part.region != nation);
                part.map(|part| facts.series(nation, value, None, days).map(|whole| (part, whole)).collect()).unwrap_or_default()
            }
            "of-target" => {
                let largest = own.iter().filter(|i| i.measure == value && !i.is_forecast() && i.has_extent_of(stated));
                let largest = largest.max_by(|a, b| a.printed.value.total_cmp(&b.printed.value));
                largest.zip(with(target, None)).into_iter().collect()
            }
            // Of all exports, unless the claim says of what: then it is one of those whose scope says so.
            _ => match (with(value, stated.scope), with(value, None)) {
                (Some(part), Some(whole)) => vec![(part, whole)],
                (Some(part), None) => totals(facts, stated, value).into_iter().map(|whole| (part, whole)).collect(),
                _ => Vec::new(),
            },
        };
        findings.extend(judge(stated, &pairs));
    }
    findings
}

/// What other claims have for a region's exports over the days of a share. It may be a share of some other base, which the source does not
/// say: with a total of each base that is claimed, none of them gives it.
fn totals<'a>(facts: &Facts<'a>, stated: &Item, value: MeasureIx) -> Vec<&'a Item> {
    let input = &facts.input;
    let days = (stated.period.first(), stated.period.last());
    let all: Vec<&Item> = facts.series(stated.region, value, None, days).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let others =
        BASES.iter().filter_map(|code| input.scope_of(code)).flat_map(|scope| facts.series(stated.region, value, Some(scope), days));
    all.into_iter().chain(others).collect()
}

/// Wrong where no pair gives the share; told by the pair that comes nearest.
fn judge(stated: &Item, pairs: &[(&Item, &Item)]) -> Option<Finding> {
    let mut best: Option<(f64, &Item, &Item, Interval)> = None;
    for (part, whole) in pairs.iter().filter(|(part, whole)| part.unit == whole.unit) {
        let Some(computed) = part.printed.interval.over(&whole.printed.interval).map(|i| i.times(100.0)) else { continue };
        let margin = if whole.claim == stated.claim || whole.region != stated.region { 0.0 } else { REVISED };
        let allowed = Interval { lo: computed.lo * (1.0 - margin), hi: computed.hi * (1.0 + margin) };
        if !allowed.is_disjoint(&stated.printed.interval) {
            return None;
        }
        let distance = (computed.lo - stated.printed.interval.hi).max(stated.printed.interval.lo - computed.hi);
        if best.as_ref().is_none_or(|b| distance < b.0) {
            best = Some((distance, part, whole, computed));
        }
    }
    let (_, part, whole, computed) = best?;
    let numbers = bounds([part.printed.interval, whole.printed.interval, computed, stated.printed.interval]);
    let mut found = finding(Check::Share, &[stated, part, whole], Some(part.unit), &numbers);
    if whole.source != stated.source {
        found.reported -= 1;
    }
    Some(found)
}
