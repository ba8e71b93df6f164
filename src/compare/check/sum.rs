//! Parts against their total, within the bounds of rounding.
//!
//! Parts that make up the whole by their meaning (`WHOLE`), or cover its days one after the other, must give it.
//! Goods and destinations that a claim lists may be only some: they must not exceed the total, and where they come
//! within a hundredth of it they were meant to give it.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::codes::ScopeKind;
use crate::model::finding::{Check, Finding};

/// Scopes that together are another, or all exports (empty).
pub const WHOLE: [(&[&str], &str); 4] = [
    (&["oil-and-gas", "non-oil-and-gas"], ""),
    (&["large-industries", "small-industries"], ""),
    (&["via-own-ports", "via-other-ports"], ""),
    (&["plant-products-via-surabaya-quarantine", "animal-products-via-surabaya-quarantine"], "agriculture-via-surabaya-quarantine"),
];
/// Parts within this of the total were meant to be all of it.
const ALL_BUT: f64 = 0.01;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for items in facts.by_claim() {
        for (n, total) in items.iter().enumerate().filter(|(_, i)| i.printed.value > 0.0 && facts.input.adds_up(i.measure) || is_count(i)) {
            let alike = |i: &&Item| i.measure == total.measure && i.unit == total.unit && i.is_forecast() == total.is_forecast();
            // Two totals in one claim contradict each other; parts need to give only one of them.
            if items.iter().take(n).any(|i| alike(&i) && i.scope == total.scope && i.has_extent_of(total)) {
                continue;
            }
            if let Some(parts) = parts_in_time(items, total) {
                findings.extend(judge(total, &parts, true));
            }
            if total.scope.is_none() {
                for kind in [ScopeKind::Commodity, ScopeKind::Destination] {
                    let is_kind = |i: &&Item| i.scope.is_some_and(|s| facts.input.scope_kind(s) == kind);
                    let parts: Vec<&Item> = items.iter().filter(alike).filter(|i| is_kind(i) && i.has_extent_of(total)).collect();
                    if parts.len() > 1 {
                        findings.extend(judge(total, &parts, false));
                    }
                }
            }
        }
    }
    for total in facts.items {
        let scope = facts.input.scope(total.scope);
        for (codes, _) in WHOLE.iter().filter(|(_, whole)| *whole == scope) {
            findings.extend(complement(facts, total, codes));
        }
    }
    findings
}

fn is_count(item: &Item) -> bool {
    item.printed.step == 0.0 && item.printed.value > 0.0
}

/// The first part of each scope about the same thing: in the claim itself, else in another of its source's origin.
fn complement(facts: &Facts, total: &Item, codes: &[&str]) -> Option<Finding> {
    let mut parts = Vec::new();
    for code in codes {
        let scope = facts.input.scope_of(code)?;
        let fits = |i: &&Item| {
            let key = |i: &Item| (i.measure, i.region, i.unit, i.subject);
            i.scope == Some(scope) && key(i) == key(total) && i.has_extent_of(total) && !i.is_forecast()
        };
        let own = facts.of_claim(total.claim).iter().find(fits);
        parts.push(own.or_else(|| {
            facts
                .in_area(total.region, total.measure)
                .filter(fits)
                .find(|i| i.source == total.source || (i.published.is_some() && i.published == total.published))
        })?);
    }
    // Once, where all of it stands in one claim or in claims of one day.
    judge(total, &parts, true)
}

fn judge(total: &Item, parts: &[&Item], is_all: bool) -> Option<Finding> {
    let sum = parts.iter().fold(Interval::exact(0.0), |sum, part| sum.plus(&part.printed.interval));
    let whole = total.printed.interval;
    let near = sum.hi < whole.lo && whole.lo <= sum.hi * (1.0 + ALL_BUT);
    let wrong = if is_all { sum.is_disjoint(&whole) } else { sum.is_above(&whole) || (near && sum.is_disjoint(&whole)) };
    wrong.then(|| {
        let items: Vec<&Item> = core::iter::once(total).chain(parts.iter().copied()).collect();
        let mut numbers = vec![parts.len() as f64];
        numbers.extend(bounds([sum, whole]));
        finding(Check::Sum, &items, Some(total.unit), &numbers)
    })
}

/// Observations of one claim that cover the days of a total one after the other.
fn parts_in_time<'a>(items: &'a [Item], total: &Item) -> Option<Vec<&'a Item>> {
    let key = |i: &Item| (i.measure, i.scope, i.unit, i.region);
    let mut inside: Vec<&Item> = items.iter().filter(|i| key(i) == key(total) && i.is_within(total)).collect();
    inside.sort_by_key(|i| i.period.first());
    let mut next = total.period.first();
    for part in &inside {
        if part.period.first() != next {
            return None;
        }
        next = part.period.last().checked_add(1)?;
    }
    (inside.len() > 1 && next == total.period.last().checked_add(1)?).then_some(inside)
}
