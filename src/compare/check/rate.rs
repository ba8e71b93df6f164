//! The rate that an amount in two currencies implies: against the reference rate, and within one event.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::finding::{Check, Finding};
use crate::model::fx;
use std::collections::BTreeMap;

/// Rates of one event that differ by less may be the buying and the selling rate.
const ONE_EVENT: f64 = 0.01;
const MONTH: f64 = 31.0;

/// An implied rate off the reference rate of its period.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let judge = |item: &Item| {
        let implied = implied(facts, item)?;
        let reference = off_reference(facts, item, &implied)?;
        Some(finding(Check::Rate, &[item], None, &bounds([implied, reference])))
    };
    facts.items.iter().filter_map(judge).collect()
}

/// The reference that an implied rate is off, if it is.
fn off_reference(facts: &Facts, item: &Item, implied: &Interval) -> Option<Interval> {
    let (lo, hi) = fx::spread(&item.period, &facts.input.data.rates)?;
    let margin = Interval { lo: lo * (1.0 - fx::MARGIN), hi: hi * (1.0 + fx::MARGIN) };
    implied.is_disjoint(&margin).then_some(Interval { lo, hi })
}

/// Different rates within one event, none of them off the reference: one finding an event, between the lowest and
/// the highest and those that agree with either.
pub fn find_in_events(facts: &Facts) -> Vec<Finding> {
    let mut events: BTreeMap<_, Vec<(&Item, Interval)>> = BTreeMap::new();
    for item in facts.items {
        // What is dated by a year may be told at the rate of any of its days.
        let is_dated = item.days().is_some_and(|days| days <= MONTH);
        let event = facts.input.claim(item).and_then(|c| c.event).filter(|_| is_dated);
        let implied = implied(facts, item).filter(|implied| off_reference(facts, item, implied).is_none());
        if let Some((event, implied)) = event.zip(implied) {
            // Claims of other days have other rates.
            events.entry((event, item.period.first(), item.period.last())).or_default().push((item, implied));
        }
    }
    let mut findings = Vec::new();
    for rates in events.values() {
        let apart = |a: &Interval, b: &Interval| a.lo > b.hi * (1.0 + ONE_EVENT) || b.lo > a.hi * (1.0 + ONE_EVENT);
        let odd: Vec<&(&Item, Interval)> = rates.iter().filter(|(_, a)| rates.iter().any(|(_, b)| apart(a, b))).collect();
        let low = odd.iter().min_by(|a, b| a.1.hi.total_cmp(&b.1.hi));
        let high = odd.iter().max_by(|a, b| a.1.lo.total_cmp(&b.1.lo));
        if let Some((low, high)) = low.zip(high) {
            let with = |(_, rate): &&&(&Item, Interval)| !rate.is_disjoint(&low.1) || !rate.is_disjoint(&high.1);
            let items: Vec<&Item> = [low.0, high.0].into_iter().chain(odd.iter().filter(with).map(|(item, _)| *item)).collect();
            findings.push(finding(Check::EventRate, &items, None, &bounds([low.1, high.1])));
        }
    }
    findings
}

/// Rupiah per dollar.
fn implied(facts: &Facts, item: &Item) -> Option<Interval> {
    let (unit, other) = item.other.as_ref()?;
    let (own, other) = (item.printed.interval, other.interval);
    match (facts.input.unit(item.unit), facts.input.unit(*unit)) {
        ("IDR", "USD") => own.over(&other),
        ("USD", "IDR") => other.over(&own),
        _ => None,
    }
}
