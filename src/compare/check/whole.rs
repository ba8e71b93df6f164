//! A part that is greater than its whole: a regency than its province, goods or a destination than all exports.
//!
//! A part in time alone is a matter of conflict groups; here area or scope differ too. Scopes of other kinds
//! (a basis, a port, a project) say nothing about part and whole and are left out.
use super::facts::{Facts, bounds, finding};
use super::sum::WHOLE;
use crate::compare::interval::Interval;
use crate::compare::item::{Item, Subject};
use crate::model::codes::ScopeKind;
use crate::model::finding::{Check, Finding};
use crate::model::index::{ScopeIx, UnitIx};

/// Exports without oil and gas may lack this part of what goes to one country, but not more.
const WITHOUT_OIL: f64 = 2.0;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let non_oil = input.scope_of("non-oil-and-gas");
    let made = made_wholes(facts);
    let mut findings = Vec::new();
    for part in facts.items.iter().filter(|i| i.printed.interval.lo > 0.0 && input.adds_up(i.measure) && !i.is_open() && !i.is_forecast()) {
        let around = input.regions_above(part.region).into_iter().flat_map(|region| facts.in_area(region, part.measure));
        let stated = around.filter(|w| !w.is_forecast()).map(|w| (w, None));
        let wholes = stated.chain(made.iter().map(|(w, other)| (w, Some(*other))));
        // One finding a part, told by the smallest of the wholes that it exceeds.
        let mut exceeded: Vec<&Item> = Vec::new();
        let mut least: Option<(UnitIx, [Interval; 2], Vec<&Item>)> = None;
        for (whole, second) in wholes {
            let in_time = part.has_extent_of(whole) || (part.is_within(whole) && part.subject == Subject::Series);
            let one_kind = part.measure == whole.measure && !whole.is_open() && in_time && of_one_subject(facts, part, whole);
            let in_area = part.region == whole.region || input.lies_in(part.region, whole.region);
            if !one_kind || !in_area || part.claim == whole.claim && part.region != whole.region {
                continue;
            }
            let allowance = match (part.scope, whole.scope) {
                (a, b) if a == b && (part.region != whole.region || second.is_some()) => 1.0,
                (Some(scope), None) if is_part(facts, scope) => 1.0,
                (Some(scope), oil) if oil == non_oil && is_part(facts, scope) && input.scope_kind(scope) == ScopeKind::Destination => {
                    WITHOUT_OIL
                }
                _ => continue,
            };
            let Some(common) = input.common(part, whole) else { continue };
            let (p, w) = (common.intervals.0, common.intervals.1.times(allowance));
            if p.is_above(&w) {
                exceeded.push(whole);
                exceeded.extend(second);
                if least.as_ref().is_none_or(|(_, [_, w], _)| common.intervals.1.hi < w.hi) {
                    let items = [part, whole].into_iter().chain(second).collect();
                    least = Some((common.unit, [p, common.intervals.1], items));
                }
            }
        }
        if let Some((unit, intervals, mut items)) = least {
            let reported = items.len();
            items.extend(exceeded);
            let mut found = finding(Check::Whole, &items, Some(unit), &bounds(intervals));
            found.reported = reported as u8;
            findings.push(found);
        }
    }
    findings
}

/// Series with series; within an event a region's part with the whole event.
fn of_one_subject(facts: &Facts, part: &Item, whole: &Item) -> bool {
    if part.subject == Subject::Series || whole.subject == Subject::Series {
        return part.subject == whole.subject;
    }
    part.subject == whole.subject && (part.claim == whole.claim || facts.input.lies_in(part.region, whole.region))
}

fn is_part(facts: &Facts, scope: ScopeIx) -> bool {
    match facts.input.scope_kind(scope) {
        ScopeKind::Commodity => true,
        ScopeKind::Destination => facts.input.scope(Some(scope)).starts_with("country-"),
        ScopeKind::TradeClass => matches!(
            facts.input.scope(Some(scope)),
            "agriculture" | "manufacturing" | "non-oil-and-gas" | "oil-and-gas" | "large-industries" | "small-industries"
        ),
        ScopeKind::Basis | ScopeKind::Other => false,
    }
}

/// Wholes that two complementary parts of a claim make, with the second of them.
fn made_wholes<'a>(facts: &Facts<'a>) -> Vec<(Item, &'a Item)> {
    let mut made = Vec::new();
    for items in facts.by_claim() {
        for (codes, _) in WHOLE.iter().filter(|(_, whole)| whole.is_empty()) {
            let part = |code: &str| {
                let scope = facts.input.scope_of(code)?;
                items.iter().find(|i| i.scope == Some(scope))
            };
            let (Some(first), Some(second)) = (codes.first().and_then(|c| part(c)), codes.get(1).and_then(|c| part(c))) else { continue };
            if first.measure != second.measure || first.unit != second.unit || !first.has_extent_of(second) {
                continue;
            }
            let mut whole = first.clone();
            whole.scope = None;
            whole.other = None;
            whole.printed.value += second.printed.value;
            let Interval { lo, hi } = first.printed.interval.plus(&second.printed.interval);
            whole.printed.interval = Interval { lo, hi };
            made.push((whole, second));
        }
    }
    made
}
