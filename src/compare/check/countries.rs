//! The number of countries that a claim states against those it lists.
//!
//! A list longer than the number is wrong. A shorter one may be cut off; up to ten, with one or two missing, it is
//! told.
use super::facts::{Facts, finding};
use crate::model::finding::{Check, Finding};

const SHORT_LIST: f64 = 10.0;
const MISSING: f64 = 2.0;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let Some(countries) = facts.input.measure_of("countries") else { return Vec::new() };
    let mut findings = Vec::new();
    for item in facts.items.iter().filter(|i| i.measure == countries && i.scope.is_none()) {
        let listed = facts.input.claim(item).map_or(0, |c| c.destinations.len()) as f64;
        let stated = item.printed.value;
        let short = stated <= SHORT_LIST && listed < stated && listed >= stated - MISSING;
        if listed > 1.0 && (listed > item.printed.interval.hi || short) {
            findings.push(finding(Check::Countries, &[item], None, &[stated, listed]));
        }
    }
    findings
}
