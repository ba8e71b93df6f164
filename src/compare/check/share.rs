//! A stated share against part and whole, within the bounds of rounding.
//!
//! Three kinds: of the claim's own total (a scope that a value of the claim has too), of its target, and of national
//! exports (against what is claimed of the nation over the same days).
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::finding::{Check, Finding};
use crate::model::index::{MeasureIx, ScopeIx};

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
            _ => with(value, stated.scope).zip(with(value, None)).into_iter().collect(),
        };
        findings.extend(judge(stated, &pairs));
    }
    findings
}

/// Wrong where no pair gives the share; told by the pair that comes nearest.
fn judge(stated: &Item, pairs: &[(&Item, &Item)]) -> Option<Finding> {
    let mut best: Option<(f64, &Item, &Item, Interval)> = None;
    for (part, whole) in pairs.iter().filter(|(part, whole)| part.unit == whole.unit) {
        let Some(computed) = part.printed.interval.over(&whole.printed.interval).map(|i| i.times(100.0)) else { continue };
        if !computed.is_disjoint(&stated.printed.interval) {
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
