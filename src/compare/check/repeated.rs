//! One figure for two things: the same four digits or more for two periods, or for a part and for its whole.
//!
//! Four digits agree by chance once in thousands; where they do, one of the two is mostly a mix-up of dates or scopes.
use super::{Facts, finding};
use crate::codes::ScopeKind;
use crate::compare::item::{Item, Subject};
use crate::finding::{Check, Finding};

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
    let items: Vec<&Item> = facts.items.iter().filter(fits).collect();
    let mut findings = Vec::new();
    for (n, a) in items.iter().enumerate() {
        for b in items.iter().skip(n + 1) {
            let key = |i: &Item| (i.region, i.measure, i.unit);
            if a.claim == b.claim || key(a) != key(b) {
                continue;
            }
            let two_periods = a.scope == b.scope && !a.has_extent_of(b);
            let part_and_whole = a.has_extent_of(b) && is_part_of(facts, a, b);
            let (x, y) = (a.printed.value, b.printed.value);
            if (two_periods || part_and_whole) && (x - y).abs() <= CLOSE * x.abs().max(y.abs()) {
                findings.push(finding(Check::Repeated, &[a, b], Some(a.unit), &[x]));
            }
        }
    }
    findings
}

fn is_part_of(facts: &Facts, a: &Item, b: &Item) -> bool {
    let (Some(scope), None) = (a.scope.or(b.scope), a.scope.and(b.scope)) else { return false };
    matches!(facts.input.scope_kind(scope), ScopeKind::Commodity | ScopeKind::Destination)
}
