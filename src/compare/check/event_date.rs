//! Claims about one event that give it different days.
//!
//! The next day or two is taken for a mix-up, and so is the same day of another month or year; other days are other
//! parts of an event that goes on. A region's part of a national event counts as of that event. The day that most
//! claims give comes last in what a finding touches; it need not be the right one.
use super::facts::Facts;
use crate::model::claim::{Claim, Kind};
use crate::model::edtf::{Day, Period, Point, civil_from_day};
use crate::model::finding::{Check, Finding, Involved};
use crate::model::index::{ClaimIx, EventIx, RegionIx};
use std::collections::BTreeMap;

/// Days apart that are still a mix-up; a shipment leaves once.
const NEXT: i64 = 2;
const NEXT_RELEASE: i64 = 6;
/// What covers more days is no event but what was counted before one.
const LONGEST: i32 = 7;
/// Phrases of a count as of a day, which is no event.
const AS_OF: [&str; 3] = ["per ", "hingga ", "sampai "];

/// First and last day of what a claim gives.
type Span = (Day, Day);
/// Claims by the days they give.
type Days = BTreeMap<Span, Vec<ClaimIx>>;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let mut events: BTreeMap<(EventIx, Kind), BTreeMap<RegionIx, Days>> = BTreeMap::new();
    for ((n, claim), detail) in facts.input.data.claims.iter_indexed().zip(&facts.input.cards.details) {
        let stated = detail.when_stated.as_deref().unwrap_or_default().to_lowercase();
        let as_of = AS_OF.iter().any(|phrase| stated.starts_with(phrase));
        if let Some(event) = claim.event.filter(|_| dates_an_event(claim) && !as_of) {
            let regions = events.entry((event, claim.kind)).or_default();
            regions.entry(claim.region).or_default().entry((claim.when.first(), claim.when.last())).or_default().push(n);
        }
    }
    let mut findings = Vec::new();
    for ((_, kind), regions) in &events {
        let next = if *kind == Kind::Release { NEXT_RELEASE } else { NEXT };
        for (region, days) in regions {
            for (n, (a, by)) in days.iter().enumerate() {
                for (b, others) in days.iter().skip(n + 1).filter(|(b, _)| is_mix_up(*a, **b, next)) {
                    let (few, many) = if by.len() > others.len() { ((*b, others), (*a, by)) } else { ((*a, by), (*b, others)) };
                    findings.push(told((few.0, few.1.as_slice()), (many.0, many.1.as_slice())));
                }
            }
            let Some((day, claims)) = usual(days) else { continue };
            let whole = regions.iter().find(|(whole, _)| facts.input.lies_in(*region, **whole));
            let whole = whole.and_then(|(_, days)| usual(days)).filter(|(of_whole, _)| is_mix_up(day, *of_whole, NEXT));
            if let Some((of_whole, claims_of_whole)) = whole {
                findings.push(told((day, claims), (of_whole, claims_of_whole.get(..1).unwrap_or_default())));
            }
        }
    }
    findings
}

fn dates_an_event(claim: &Claim) -> bool {
    let is_dated = |period: &Period| [period.start, period.end].iter().all(|point| matches!(point, Point::Date { day: 1.., .. }));
    claim.kind != Kind::Value && is_dated(&claim.when)
}

/// The day that most claims give; of several the first.
fn usual(days: &Days) -> Option<(Span, &[ClaimIx])> {
    days.iter().max_by_key(|(day, claims)| (claims.len(), core::cmp::Reverse(**day))).map(|(day, claims)| (*day, claims.as_slice()))
}

fn told((odd, by): (Span, &[ClaimIx]), (usual, others): (Span, &[ClaimIx])) -> Finding {
    let involved: Vec<Involved> = by.iter().chain(others).map(|claim| Involved { claim: *claim, observation: None }).collect();
    let reported = involved.len().min(u8::MAX.into()) as u8;
    Finding { check: Check::EventDate, involved, reported, unit: None, numbers: vec![f64::from(odd.0), f64::from(usual.0)] }
}

/// Whether two spans have no day in common, and are only a few days apart; of two days it is enough that they differ in one part of the date.
fn is_mix_up(a: Span, b: Span, next: i64) -> bool {
    let gap = (i64::from(a.0) - i64::from(b.1)).max(i64::from(b.0) - i64::from(a.1));
    if a.0 != a.1 || b.0 != b.1 {
        let is_short = [a, b].iter().all(|span| span.1.saturating_sub(span.0) <= LONGEST);
        return is_short && (1..=next).contains(&gap);
    }
    let (a, b) = (a.0, b.0);
    let (x, y) = (civil_from_day(a), civil_from_day(b));
    let one_part_off = x.2 == y.2 && (x.0 == y.0 || x.1 == y.1);
    a != b && ((i64::from(a) - i64::from(b)).abs() <= next || one_part_off)
}
