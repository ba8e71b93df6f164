//! One figure for two things: the same four digits or more for two periods, or for a part and for its whole; the same rate for two
//! bases, two measures or two periods.
//!
//! Four digits agree by chance once in thousands; where they do, one of the two is mostly a mix-up of dates or scopes. Of a period and
//! one inside it, or of one period, three are enough.
use super::facts::{Facts, finding};
use crate::compare::item::{Item, Subject};
use crate::model::codes::ScopeKind;
use crate::model::finding::{Check, Finding};
use std::collections::BTreeMap;

/// Digits that must be printed of both; fewer where few others could be meant.
const DIGITS: u32 = 4;
const DIGITS_NEARBY: u32 = 3;
/// A part that is longer than this share of its whole may have nearly all of it.
const MOST: f64 = 0.8;
/// How far two figures of four digits may be apart and still be one, such as 55.721 and 55.7201 billion.
const CLOSE: f64 = 5e-5;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let fits = |i: &&Item| {
        i.subject == Subject::Series
            && input.adds_up(i.measure)
            && i.is_named
            && i.printed.digits >= DIGITS_NEARBY
            && !i.is_open()
            && !i.is_forecast()
    };
    let mut findings = Vec::new();
    for area in facts.areas() {
        let mut items: Vec<&Item> = area.iter().copied().filter(fits).collect();
        items.sort_by(|a, b| (a.unit.cmp(&b.unit)).then(a.printed.value.total_cmp(&b.printed.value)).then(a.member().cmp(&b.member())));
        for (n, a) in items.iter().enumerate() {
            let is_close = |b: &&&Item| {
                let (x, y) = (a.printed.value, b.printed.value);
                a.unit == b.unit && (x - y).abs() <= CLOSE * x.abs().max(y.abs())
            };
            for b in items.iter().skip(n + 1).take_while(is_close) {
                let is_long = a.printed.digits.min(b.printed.digits) >= DIGITS;
                let two_periods = a.scope == b.scope && !a.has_extent_of(b) && (is_long || is_short_part(a, b));
                let part_and_whole = is_long && a.has_extent_of(b) && is_part_of(facts, a, b);
                if a.claim != b.claim && (two_periods || part_and_whole) {
                    add(&mut findings, a, b);
                }
            }
        }
    }
    rates(facts, &mut findings);
    findings
}

/// Whether one is well inside the other, and both are certain.
fn is_short_part(a: &Item, b: &Item) -> bool {
    let nested = a.is_within(b) || b.is_within(a);
    let share = a.days().zip(b.days()).map_or(1.0, |(a, b)| (a / b).min(b / a));
    nested && share < MOST
}

/// One rate of change for two bases, two measures or two periods.
fn rates(facts: &Facts, findings: &mut Vec<Finding>) {
    let input = &facts.input;
    let mut alike: BTreeMap<_, Vec<&Item>> = BTreeMap::new();
    let fits = |i: &&Item| {
        i.subject == Subject::Series
            && input.is_growth(i.measure)
            && i.is_named
            && i.printed.digits >= DIGITS_NEARBY
            && !i.is_open()
            && !i.is_forecast()
    };
    for item in facts.items.iter().filter(fits) {
        alike.entry((item.region, item.printed.value.abs().to_bits())).or_default().push(item);
    }
    let grows = |i: &Item| i.scope.and_then(|scope| input.scope_detail(scope)).and_then(|scope| scope.part_of);
    for items in alike.values() {
        for (n, a) in items.iter().enumerate() {
            for b in items.iter().skip(n + 1).filter(|b| b.claim != a.claim) {
                let one_period = a.has_extent_of(b);
                let two_bases = one_period
                    && a.measure == b.measure
                    && a.scope != b.scope
                    && a.scope.is_some()
                    && b.scope.is_some()
                    && grows(a) == grows(b);
                let two_measures = one_period && a.scope == b.scope && a.measure != b.measure;
                let is_long = a.printed.digits.min(b.printed.digits) >= DIGITS;
                let two_periods = is_long && !one_period && a.scope == b.scope && a.measure == b.measure;
                if two_bases || two_measures || two_periods {
                    add(findings, a, b);
                }
            }
        }
    }
}

/// Adds a pair to the finding that has one of the two already, else to a new one.
fn add(findings: &mut Vec<Finding>, a: &Item, b: &Item) {
    let has = |f: &Finding, item: &Item| f.involved.contains(&item.involved());
    let Some(found) = findings.iter_mut().find(|f| has(f, a) || has(f, b)) else {
        findings.push(finding(Check::Repeated, &[a, b], Some(a.unit), &[a.printed.value]));
        return;
    };
    for item in [a, b] {
        if !has(found, item) && found.reported < u8::MAX {
            found.involved.push(item.involved());
            found.reported += 1;
        }
    }
}

fn is_part_of(facts: &Facts, a: &Item, b: &Item) -> bool {
    let (Some(scope), None) = (a.scope.or(b.scope), a.scope.and(b.scope)) else { return false };
    matches!(facts.input.scope_kind(scope), ScopeKind::Commodity | ScopeKind::Destination)
}
