//! One figure for two things: the same four digits or more for two periods, or for a part and for its whole.
//!
//! Four digits agree by chance once in thousands; where they do, one of the two is mostly a mix-up of dates or scopes.
use super::facts::{Facts, finding};
use crate::compare::item::{Item, Subject};
use crate::model::codes::ScopeKind;
use crate::model::finding::{Check, Finding};

/// Digits that must be printed of both.
const DIGITS: u32 = 4;
/// How far two figures of four digits may be apart and still be one, such as 55.721 and 55.7201 billion.
const CLOSE: f64 = 5e-5;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let fits = |i: &&Item| {
        i.subject == Subject::Series && input.adds_up(i.measure) && i.printed.digits >= DIGITS && !i.is_open() && !i.is_forecast()
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
                let two_periods = a.scope == b.scope && !a.has_extent_of(b);
                let part_and_whole = a.has_extent_of(b) && is_part_of(facts, a, b);
                if a.claim != b.claim && (two_periods || part_and_whole) {
                    add(&mut findings, a, b);
                }
            }
        }
    }
    findings
}

/// Adds a pair to the finding that has one of the two already, else to a new one.
fn add(findings: &mut Vec<Finding>, a: &Item, b: &Item) {
    let has = |f: &Finding, item: &Item| f.touches.contains(&item.touch());
    let Some(found) = findings.iter_mut().find(|f| has(f, a) || has(f, b)) else {
        findings.push(finding(Check::Repeated, &[a, b], Some(a.unit), &[a.printed.value]));
        return;
    };
    for item in [a, b] {
        if !has(found, item) && found.reported < u8::MAX {
            found.touches.push(item.touch());
            found.reported += 1;
        }
    }
}

fn is_part_of(facts: &Facts, a: &Item, b: &Item) -> bool {
    let (Some(scope), None) = (a.scope.or(b.scope), a.scope.and(b.scope)) else { return false };
    matches!(facts.input.scope_kind(scope), ScopeKind::Commodity | ScopeKind::Destination)
}
