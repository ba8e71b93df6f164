//! The price per kilogram that amount and weight of a claim imply: outside of what such goods cost, one of the two
//! figures is off, mostly by a thousand.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::finding::{Check, Finding};
use crate::model::fx;

/// Dollars per kilogram. Gravel and coal cost a few cents; vanilla and the best birds' nests a few hundred dollars.
const PLAUSIBLE: Interval = Interval { lo: 0.01, hi: 300.0 };
/// Pearls, precious stones and metals have any price.
const PRECIOUS: &str = "71";

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let measures = (input.measure_of("export_value"), input.measure_of("weight"));
    let ((Some(amount), Some(weight)), Some(dollar)) = (measures, input.unit_of("USD")) else { return Vec::new() };
    let mut findings = Vec::new();
    for items in facts.by_claim() {
        let precious = items.first().and_then(|i| input.claim(i)).is_some_and(|c| input.goods(c).iter().any(|good| good == PRECIOUS));
        for value in items.iter().filter(|i| i.measure == amount && !precious) {
            let is_its = |i: &&Item| i.measure == weight && i.scope == value.scope && i.has_extent_of(value);
            let Some(mass) = items.iter().find(is_its) else { continue };
            let Some(price) = price(facts, value, mass) else { continue };
            if price.is_disjoint(&PLAUSIBLE) {
                findings.push(finding(Check::Price, &[value, mass], Some(dollar), &bounds([price])));
            }
        }
    }
    findings
}

/// Dollars per kilogram.
fn price(facts: &Facts, value: &Item, mass: &Item) -> Option<Interval> {
    let base = facts.input.data.codes.units.get(mass.unit)?.to_base?;
    let amount = match facts.input.unit(value.unit) {
        "USD" => value.printed.interval,
        _ => {
            let (low, high) = fx::spread(&value.period, &facts.input.data.rates)?;
            Interval { lo: value.printed.interval.lo / high, hi: value.printed.interval.hi / low }
        }
    };
    amount.over(&mass.printed.interval.times(base))
}
