//! A figure a thousand or a million times off: from the same figure elsewhere, or from its neighbours in time.
use super::facts::{Facts, finding};
use crate::compare::candidates::candidates;
use crate::compare::comparability::Comparability;
use crate::compare::item::{Item, Subject};
use crate::model::finding::{Check, Finding};
use crate::model::index::UnitIx;
use std::collections::BTreeMap;

/// Neighbours that a figure is measured against.
const NEIGHBOURS: usize = 3;
/// Nearer to a thousand than to ten or a hundred thousand, on the scale of powers.
const THOUSAND: core::ops::Range<f64> = 316.0..3163.0;

/// Digits that are the same by chance once in thousands.
const DIGITS: u32 = 4;

/// A greater figure about the same thing, both values in one unit, and the unit.
type Larger<'a> = (&'a Item, [f64; 2], UnitIx);

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let mut findings = same_figure(facts);
    same_digits(facts, &mut findings);
    for item in facts.items.iter().filter(|i| i.subject == Subject::Series && facts.input.adds_up(i.measure) && i.printed.value > 0.0) {
        let told = |f: &Finding| f.involved.contains(&item.involved());
        if !findings.iter().any(told) {
            findings.extend(off_neighbours(facts, item));
        }
    }
    findings
}

/// Two figures about one thing that agree but for three or six zeros.
fn same_figure(facts: &Facts) -> Vec<Finding> {
    let mut pairs: BTreeMap<_, (&Item, Vec<Larger>)> = BTreeMap::new();
    for (a, b) in candidates(facts.items) {
        let (Some(a), Some(b)) = (facts.items.get(a), facts.items.get(b)) else { continue };
        let Some(common) = facts.input.common(a, b).filter(|_| facts.input.comparability(a, b) == Comparability::Equal) else { continue };
        let ((small, low), (large, high)) = if common.values.0 < common.values.1 {
            ((a, common.intervals.0), (b, common.intervals.1))
        } else {
            ((b, common.intervals.1), (a, common.intervals.0))
        };
        if low.lo > 0.0 && [1e3, 1e6].iter().any(|factor| !low.times(*factor).is_disjoint(&high)) {
            let (x, y) = (common.values.0.min(common.values.1), common.values.0.max(common.values.1));
            pairs.entry(small.member()).or_insert_with(|| (small, Vec::new())).1.push((large, [x, y], common.unit));
        }
    }
    let told = |(small, larger): (&Item, Vec<Larger>)| {
        let (_, [x, y], unit) = *larger.first()?;
        let items: Vec<&Item> = core::iter::once(small).chain(larger.iter().map(|(item, ..)| *item)).collect();
        Some(finding(Check::Slip, &items, Some(unit), &[x, y, y / x]))
    };
    pairs.into_values().filter_map(told).collect()
}

/// Two figures of one good and one period with the same digits, a thousand or a million times apart, whatever their scopes are.
fn same_digits(facts: &Facts, findings: &mut Vec<Finding>) {
    let input = &facts.input;
    let hs = |i: &Item| i.scope.and_then(|scope| input.scope_detail(scope)).and_then(|scope| scope.hs.as_deref());
    let mut alike: BTreeMap<_, Vec<&Item>> = BTreeMap::new();
    let fits = |i: &&Item| i.subject == Subject::Series && i.printed.digits >= DIGITS && input.adds_up(i.measure) && hs(i).is_some();
    for item in facts.items.iter().filter(fits) {
        alike.entry((item.region, item.measure, hs(item), item.period.first(), item.period.last())).or_default().push(item);
    }
    for items in alike.values() {
        for (n, a) in items.iter().enumerate() {
            for b in items.iter().skip(n + 1).filter(|b| b.scope != a.scope) {
                let Some(common) = input.common(a, b).filter(|common| common.spread <= 1.0) else { continue };
                let (x, y) = common.values;
                let is_apart = [1e3, 1e6].iter().any(|factor| ((x * factor - y) / y).abs() < 1e-9 || ((y * factor - x) / x).abs() < 1e-9);
                if is_apart && !findings.iter().any(|f| [a, b].iter().any(|i| f.involved.contains(&i.involved()))) {
                    findings.push(finding(Check::Slip, &[a, b], Some(common.unit), &[x, y, (x / y).max(y / x)]));
                }
            }
        }
    }
}

/// A figure whose pace is a thousand times that of its nearest neighbours, or a thousandth.
fn off_neighbours(facts: &Facts, item: &Item) -> Option<Finding> {
    let days = item.days()?;
    let mut neighbours: Vec<(i64, &Item, f64)> = Vec::new();
    for other in facts.in_area(item.region, item.measure) {
        let key = |i: &Item| (i.region, i.measure, i.scope, i.subject, i.is_forecast());
        if key(other) != key(item) || !item.is_named || other.claim == item.claim && other.has_extent_of(item) {
            continue;
        }
        let Some((common, length)) = facts.input.common(item, other).zip(other.days()) else { continue };
        let middle = |i: &Item| i64::from(i.period.first()) + i64::from(i.period.last());
        // What the neighbour's pace would give over these days, in the item's own unit.
        let expected = common.values.1 / length * days;
        if expected > 0.0 && common.values.0 > 0.0 {
            neighbours.push(((middle(item) - middle(other)).abs(), other, item.printed.value * expected / common.values.0));
        }
    }
    neighbours.sort_by_key(|(distance, other, _)| (*distance, other.member()));
    neighbours.truncate(NEIGHBOURS);
    let off = |expected: f64| THOUSAND.contains(&(item.printed.value / expected).max(expected / item.printed.value));
    if neighbours.is_empty() || !neighbours.iter().all(|(_, _, expected)| off(*expected)) {
        return None;
    }
    let (_, nearest, expected) = neighbours.first()?;
    let factor = (item.printed.value / expected).max(expected / item.printed.value);
    Some(finding(Check::Slip, &[item, nearest], Some(item.unit), &[item.printed.value, *expected, factor]))
}
