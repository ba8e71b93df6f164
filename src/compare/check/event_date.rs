//! Claims about one event that give it different days.
//!
//! The next day or two is taken for a mix-up, and so is the same day of another month or year; other days are other
//! parts of an event that goes on. A region's part of a national event counts as of that event. The day that most
//! claims give comes last in what a finding touches; it need not be the right one.
use super::facts::Facts;
use crate::model::claim::{Claim, Kind};
use crate::model::edtf::{Day, Period, Point, civil_from_day};
use crate::model::finding::{Check, Finding, Touch};
use crate::model::index::{ClaimIx, EventIx, RegionIx};
use std::collections::BTreeMap;

/// Days apart that are still a mix-up.
const NEXT: i64 = 2;
/// Phrases of a count as of a day, which is no event.
const AS_OF: [&str; 3] = ["per ", "hingga ", "sampai "];

/// Claims by the day they give.
type Days = BTreeMap<Day, Vec<ClaimIx>>;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let mut events: BTreeMap<(EventIx, Kind), BTreeMap<RegionIx, Days>> = BTreeMap::new();
    for ((n, claim), detail) in facts.input.data.claims.iter_indexed().zip(&facts.input.late.details) {
        let stated = detail.when_stated.as_deref().unwrap_or_default().to_lowercase();
        let as_of = AS_OF.iter().any(|phrase| stated.starts_with(phrase));
        if let Some(event) = claim.event.filter(|_| dates_an_event(claim) && !as_of) {
            let regions = events.entry((event, claim.kind)).or_default();
            regions.entry(claim.region).or_default().entry(claim.when.first()).or_default().push(n);
        }
    }
    let mut findings = Vec::new();
    for regions in events.values() {
        for (region, days) in regions {
            for (n, (a, by)) in days.iter().enumerate() {
                for (b, others) in days.iter().skip(n + 1).filter(|(b, _)| is_mix_up(*a, **b)) {
                    let (few, many) = if by.len() > others.len() { ((*b, others), (*a, by)) } else { ((*a, by), (*b, others)) };
                    findings.push(told((few.0, few.1.as_slice()), (many.0, many.1.as_slice())));
                }
            }
            let Some((day, claims)) = usual(days) else { continue };
            let whole = regions.iter().find(|(whole, _)| facts.input.lies_in(*region, **whole));
            let whole = whole.and_then(|(_, days)| usual(days)).filter(|(of_whole, _)| is_mix_up(day, *of_whole));
            if let Some((of_whole, claims_of_whole)) = whole {
                findings.push(told((day, claims), (of_whole, claims_of_whole.get(..1).unwrap_or_default())));
            }
        }
    }
    findings
}

fn dates_an_event(claim: &Claim) -> bool {
    let is_day = |period: &Period| period.is_single() && matches!(period.start, Point::Date { day: 1.., .. });
    claim.kind != Kind::Value && is_day(&claim.when)
}

/// The day that most claims give; of several the first.
fn usual(days: &Days) -> Option<(Day, &[ClaimIx])> {
    days.iter().max_by_key(|(day, claims)| (claims.len(), core::cmp::Reverse(**day))).map(|(day, claims)| (*day, claims.as_slice()))
}

fn told((odd, by): (Day, &[ClaimIx]), (usual, others): (Day, &[ClaimIx])) -> Finding {
    let touches: Vec<Touch> = by.iter().chain(others).map(|claim| Touch { claim: *claim, observation: None }).collect();
    let reported = touches.len().min(u8::MAX.into()) as u8;
    Finding { check: Check::EventDate, touches, reported, unit: None, numbers: vec![f64::from(odd), f64::from(usual)] }
}

fn is_mix_up(a: Day, b: Day) -> bool {
    let (x, y) = (civil_from_day(a), civil_from_day(b));
    let one_part_off = x.2 == y.2 && (x.0 == y.0 || x.1 == y.1);
    a != b && ((i64::from(a) - i64::from(b)).abs() <= NEXT || one_part_off)
}
