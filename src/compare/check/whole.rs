//! A part that is greater than its whole: a regency than its province, goods or a destination than all exports, a scope than one that it
//! is part of.
//!
//! A part in time alone is a matter of conflict groups; here area or scope differ too. Part and whole are counted on one basis: what
//! leaves through a port may come from elsewhere. Scopes of other kinds (a basis, a project) say nothing about part and whole and are
//! left out.
use super::facts::{Facts, bounds, finding};
use super::sum::WHOLE;
use crate::compare::interval::Interval;
use crate::compare::item::{Item, Subject};
use crate::model::codes::{ScopeBasis, ScopeKind};
use crate::model::finding::{Check, Finding, Member};
use crate::model::index::{ClaimIx, RegionIx, ScopeIx, UnitIx};
use std::collections::{BTreeMap, BTreeSet};

/// Exports without oil and gas may lack this part of what goes to one country, but not more; where a region sells mostly oil and gas,
/// they may lack nearly all of it.
const WITHOUT_OIL: f64 = 2.0;
const MOSTLY_OIL: f64 = 300.0;
/// The end of a code for goods that stay in the country.
const DOMESTIC: &str = "-to-other-provinces";
/// A whole that so many claims exceed is the odd one.
const ODD: usize = 3;

/// A part with the smallest of the wholes that it exceeds.
struct Excess<'a> {
    unit: UnitIx,
    intervals: [Interval; 2],
    part: &'a Item,
    whole: Item,
    /// The second part that makes up the whole, where no claim states it.
    second: Option<&'a Item>,
    exceeded: Vec<Item>,
}

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let non_oil = input.scope_of("non-oil-and-gas");
    let made = made_wholes(facts);
    let oily = oil_regions(facts, non_oil);
    let mut found: Vec<Excess> = Vec::new();
    for part in facts.items.iter().filter(|i| i.printed.interval.lo > 0.0 && input.adds_up(i.measure) && !i.is_open() && !i.is_forecast()) {
        let around = input.regions_above(part.region).into_iter().flat_map(|region| facts.in_area(region, part.measure));
        let stated = around.filter(|w| !w.is_forecast()).map(|w| (w, None));
        let wholes = stated.chain(made.iter().map(|(w, other)| (w, Some(*other))));
        let mut excess: Option<Excess> = None;
        for (whole, second) in wholes {
            let in_time = part.has_extent_of(whole) || (part.is_within(whole) && part.subject == Subject::Series);
            let one_kind = part.measure == whole.measure && !whole.is_open() && in_time && of_one_subject(facts, part, whole);
            let in_area = part.region == whole.region || input.lies_in(part.region, whole.region);
            if !one_kind || !in_area || !part.is_named || !whole.is_named || part.claim == whole.claim && part.region != whole.region {
                continue;
            }
            let allowance = match (part.scope, whole.scope) {
                (a, b) if a == b && (part.region != whole.region || second.is_some()) => 1.0,
                (Some(scope), wide) if is_part(facts, scope, wide, whole.region == input.nation()) => 1.0,
                (Some(scope), oil)
                    if oil == non_oil && input.scope_kind(scope) == ScopeKind::Destination && is_part(facts, scope, None, false) =>
                {
                    if oily.contains(&part.region) { MOSTLY_OIL } else { WITHOUT_OIL }
                }
                _ => continue,
            };
            let Some(common) = input.common(part, whole) else { continue };
            let (p, w) = (common.intervals.0, common.intervals.1.times(allowance));
            if !p.is_above(&w) {
                continue;
            }
            let smaller = excess.as_ref().is_none_or(|e| common.intervals.1.hi < e.intervals[1].hi);
            let mut exceeded = excess.as_mut().map(|e| core::mem::take(&mut e.exceeded)).unwrap_or_default();
            exceeded.push(whole.clone());
            exceeded.extend(second.cloned());
            if smaller {
                excess =
                    Some(Excess { unit: common.unit, intervals: [p, common.intervals.1], part, whole: whole.clone(), second, exceeded });
            } else if let Some(e) = &mut excess {
                e.exceeded = exceeded;
            }
        }
        found.extend(excess);
    }
    told(found)
}

/// One finding a part; but one for a whole that many claims exceed, told of it alone, by the part that exceeds it most.
fn told(found: Vec<Excess>) -> Vec<Finding> {
    let mut by_whole: BTreeMap<Member, Vec<&Excess>> = BTreeMap::new();
    for excess in &found {
        by_whole.entry(excess.whole.member()).or_default().push(excess);
    }
    let mut findings = Vec::new();
    for list in by_whole.values() {
        // A slip that is copied is one figure.
        let others = list.iter().filter(|e| e.part.claim != e.whole.claim && e.second.is_none());
        let figures: BTreeMap<u64, ClaimIx> = others.map(|e| (e.part.printed.value.to_bits(), e.part.claim)).collect();
        if figures.values().collect::<BTreeSet<_>>().len() >= ODD {
            let Some(most) = list.iter().max_by(|a, b| a.intervals[0].lo.total_cmp(&b.intervals[0].lo)) else { continue };
            let mut finding = finding(Check::Whole, &[&most.whole, most.part], Some(most.unit), &bounds(most.intervals));
            finding.reported = 1;
            findings.push(finding);
            continue;
        }
        for excess in list {
            let mut items: Vec<&Item> = [excess.part, &excess.whole].into_iter().chain(excess.second).collect();
            let reported = items.len();
            items.extend(&excess.exceeded);
            let mut finding = finding(Check::Whole, &items, Some(excess.unit), &bounds(excess.intervals));
            finding.reported = reported as u8;
            findings.push(finding);
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

/// The regions of which a claim says that its exports are more than twice those without oil and gas.
fn oil_regions(facts: &Facts, non_oil: Option<ScopeIx>) -> BTreeSet<RegionIx> {
    let mut regions = BTreeSet::new();
    for items in facts.by_claim() {
        let all = items.iter().filter(|i| i.scope.is_none() && facts.input.adds_up(i.measure));
        let is_oily = all.clone().any(|all| {
            let fits = |i: &&Item| i.scope == non_oil && i.measure == all.measure && i.unit == all.unit && i.has_extent_of(all);
            items.iter().find(fits).is_some_and(|other| all.printed.value > WITHOUT_OIL * other.printed.value)
        });
        regions.extend(items.first().filter(|_| is_oily).map(|i| i.region));
    }
    regions
}

/// Whether a scope is part of another, or of all exports. What leaves through a port is part of what the nation exports.
fn is_part(facts: &Facts, scope: ScopeIx, whole: Option<ScopeIx>, is_nation: bool) -> bool {
    let input = &facts.input;
    let basis = |scope: ScopeIx| input.scope_detail(scope).and_then(|s| s.basis);
    let is_one_way = |scope: ScopeIx| {
        let ways = [
            ScopeBasis::ViaPort,
            ScopeBasis::ViaQuarantine,
            ScopeBasis::ViaOwnPorts,
            ScopeBasis::ViaOtherPorts,
            ScopeBasis::ProvinceOfOrigin,
        ];
        is_nation && basis(scope).is_some_and(|basis| ways.contains(&basis))
    };
    let is_domestic = input.scope(Some(scope)).ends_with(DOMESTIC);
    match whole {
        Some(whole) => {
            let is_based = basis(scope) == basis(whole) || (is_one_way(scope) && basis(whole).is_none());
            !is_domestic && is_based && input.wider(scope).any(|wider| wider == whole)
        }
        None => {
            let is_kind = match input.scope_kind(scope) {
                ScopeKind::Commodity => true,
                ScopeKind::Destination => input.data.codes.scopes.get(scope).is_some_and(|s| s.partner.is_some()),
                ScopeKind::TradeClass => input.scope_detail(scope).is_some_and(|s| s.class.is_some()),
                ScopeKind::Basis | ScopeKind::Other => false,
            };
            (is_kind && basis(scope).is_none() || is_one_way(scope)) && !is_domestic
        }
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
