//! Exports less imports against the balance that a claim states, within the bounds of rounding.
use super::facts::{Facts, bounds, finding};
use crate::model::finding::{Check, Finding};

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let codes = ["export_value", "import_value", "trade_balance"].map(|code| input.measure_of(code));
    let [Some(exports), Some(imports), Some(balance)] = codes else { return Vec::new() };
    let mut findings = Vec::new();
    for items in facts.by_claim() {
        for stated in items.iter().filter(|i| i.measure == balance) {
            let other = |measure| {
                items.iter().find(|i| i.measure == measure && i.scope == stated.scope && i.unit == stated.unit && i.has_extent_of(stated))
            };
            let (Some(x), Some(m)) = (other(exports), other(imports)) else { continue };
            let difference = x.printed.interval.minus(&m.printed.interval);
            if difference.is_disjoint(&stated.printed.interval) {
                let numbers = bounds([x.printed.interval, m.printed.interval, difference, stated.printed.interval]);
                findings.push(finding(Check::Balance, &[stated, x, m], Some(stated.unit), &numbers));
            }
        }
    }
    findings
}
