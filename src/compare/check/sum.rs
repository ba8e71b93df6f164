//! Parts against their total, within the bounds of rounding.
//!
//! Parts that make up the whole by their meaning (`WHOLE`), or cover its days one after the other, must give it.
//! Goods and destinations that a claim lists may be only some: they must not exceed the total, and where they come
//! within a hundredth of it they were meant to give it.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::{Item, Subject};
use crate::model::codes::{ScopeBasis, ScopeKind};
use crate::model::finding::{Check, Finding};

/// Scopes that together are another, or all exports (empty).
pub const WHOLE: [(&[&str], &str); 6] = [
    (&["oil-and-gas", "non-oil-and-gas"], ""),
    (&["large-industries", "small-industries"], ""),
    (&["via-own-ports", "via-other-ports"], ""),
    (&["agriculture", "manufacturing", "mining"], "non-oil-and-gas"),
    (&["goods", "services"], ""),
    (&["plant-products-via-quarantine", "animal-products-via-quarantine"], "agriculture-via-quarantine"),
];
/// How much of a total another page may have revised.
const REVISED: f64 = 0.02;
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
    findings.extend(facts.by_claim().flat_map(|items| changes(facts, items)));
    findings.extend(facts.by_claim().flat_map(|items| elsewhere(facts, items)));
    for total in facts.items {
        let scope = facts.input.scope(total.scope);
        for (codes, _) in WHOLE.iter().filter(|(_, whole)| *whole == scope) {
            findings.extend(complement(facts, total, codes));
        }
    }
    findings
}

/// Parts that make up a whole, in a claim without it, against what other claims have for the whole: wrong where none of them fits, a small
/// revision allowed for.
fn elsewhere(facts: &Facts, items: &[Item]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (codes, whole) in WHOLE {
        let whole = facts.input.scope_of(whole);
        let of = |code: &&str| {
            let scope = facts.input.scope_of(code)?;
            items
                .iter()
                .find(|i| i.scope == Some(scope) && i.subject == Subject::Series && facts.input.adds_up(i.measure) && !i.is_forecast())
        };
        let Some(parts) = codes.iter().map(of).collect::<Option<Vec<&Item>>>() else { continue };
        let Some(first) = parts.first() else { continue };
        let is_one = parts.iter().all(|i| i.measure == first.measure && i.unit == first.unit && i.has_extent_of(first));
        let days = (first.period.first(), first.period.last());
        let totals = facts.series(first.region, first.measure, whole, days).filter(|i| i.unit == first.unit);
        let totals: Vec<&Item> = totals.collect();
        if !is_one || first.is_open() || totals.iter().any(|total| total.claim == first.claim) {
            continue;
        }
        let sum = parts.iter().fold(Interval::exact(0.0), |sum, part| sum.plus(&part.printed.interval));
        let allowed = Interval { lo: sum.lo * (1.0 - REVISED), hi: sum.hi * (1.0 + REVISED) };
        if totals.iter().all(|total| allowed.is_disjoint(&total.printed.interval)) {
            findings.extend(totals.first().and_then(|total| judge(total, &parts, true)));
        }
    }
    findings
}

/// A change in money, in a claim that has the values before and after it: the smaller of the two and the change are the larger.
fn changes(facts: &Facts, items: &[Item]) -> Vec<Finding> {
    let input = &facts.input;
    let (Some(change), Some(value)) = (input.measure_of("export_value_change"), input.measure_of("export_value")) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for stated in items.iter().filter(|i| i.measure == change && i.printed.interval.lo > 0.0 && !i.is_forecast()) {
        let detail = stated.scope.and_then(|scope| input.scope_detail(scope));
        let basis = detail.and_then(|d| d.basis).filter(|basis| matches!(basis, ScopeBasis::YearOnYear | ScopeBasis::MonthOnMonth));
        let base = if basis.is_some() { detail.and_then(|d| d.part_of) } else { stated.scope };
        let fits = |i: &&Item| i.measure == value && i.scope == base && i.unit == stated.unit && !i.is_forecast();
        let after: Vec<&Item> = items.iter().filter(fits).filter(|i| i.has_extent_of(stated)).collect();
        let before: Vec<&Item> = items.iter().filter(fits).filter(|i| i.period.last() < stated.period.first()).collect();
        let ([after], [before]) = (after.as_slice(), before.as_slice()) else { continue };
        let (small, large) = if after.printed.value < before.printed.value { (after, before) } else { (before, after) };
        findings.extend(judge(large, &[small, stated], true));
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
