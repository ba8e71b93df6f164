//! The price per kilogram that amount and weight of a claim imply: outside of what such goods cost, one of the two
//! figures is off, mostly by a thousand.
//!
//! What goods cost is what the other claims about them imply, where there are enough, else what no goods are outside of.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::finding::{Check, Finding};
use crate::model::fx;

/// Dollars per kilogram. Gravel and coal cost a few cents; vanilla and the best birds' nests a few hundred dollars.
const PLAUSIBLE: Interval = Interval { lo: 0.01, hi: 300.0 };
/// How many other claims say what a good costs, and how many times that it may cost elsewhere.
const ENOUGH: usize = 6;
const TIMES: f64 = 50.0;
/// Pearls, precious stones and metals have any price, and so have machines and instruments.
const PRECIOUS: [&str; 4] = ["71", "84", "85", "90"];

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let measures = (input.measure_of("export_value"), input.measure_of("weight"));
    let ((Some(amount), Some(weight)), Some(dollar)) = (measures, input.unit_of("USD")) else { return Vec::new() };
    let mut prices: Vec<Priced> = Vec::new();
    for items in facts.by_claim() {
        let precious =
            items.first().and_then(|i| input.claim(i)).is_some_and(|c| input.goods(c).iter().any(|good| PRECIOUS.contains(&good.as_str())));
        for value in items.iter().filter(|i| i.measure == amount && !precious) {
            let is_its = |i: &&Item| i.measure == weight && i.scope == value.scope && i.region == value.region && i.has_extent_of(value);
            let Some(mass) = items.iter().find(is_its) else { continue };
            if let Some(price) = price(facts, value, mass) {
                prices.push(Priced { value, mass, price, good: good(facts, value) });
            }
        }
    }
    let odd = |p: &&Priced| p.price.is_disjoint(&usual(&prices, p).unwrap_or(PLAUSIBLE));
    prices.iter().filter(odd).map(|p| finding(Check::Price, &[p.value, p.mass], Some(dollar), &bounds([p.price]))).collect()
}

/// Amount and weight of one thing, and what they imply.
struct Priced<'a> {
    value: &'a Item,
    mass: &'a Item,
    price: Interval,
    /// The heading or chapter, where it is one.
    good: Option<&'a str>,
}

/// The one good that a figure is about: its scope's, else its claim's.
fn good<'a>(facts: &Facts<'a>, value: &Item) -> Option<&'a str> {
    if let Some(scope) = value.scope {
        return facts.input.scope_detail(scope)?.hs.as_deref();
    }
    let goods = facts.input.claim(value)?.goods.as_slice();
    let [good] = goods else { return None };
    facts.input.data.goods.get(*good)?.hs.as_deref()
}

/// The prices that a good can have by what other claims imply: their middle, and so many times more and less.
fn usual(prices: &[Priced], of: &Priced) -> Option<Interval> {
    let good = of.good?;
    let others = prices.iter().filter(|p| p.good == Some(good) && p.value.claim != of.value.claim);
    let mut middles: Vec<f64> = others.map(|p| (p.price.lo * p.price.hi).sqrt()).filter(|price| price.is_finite()).collect();
    if middles.len() < ENOUGH {
        return None;
    }
    middles.sort_by(f64::total_cmp);
    let middle = middles.get((middles.len() - 1) / 2)?;
    Some(Interval { lo: middle / TIMES, hi: middle * TIMES })
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
