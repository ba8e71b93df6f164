//! A yearly series that changes fivefold or more from one claimed year to the next.
use super::facts::{Facts, finding};
use crate::compare::conflict::MAX_RATE_RATIO;
use crate::compare::item::{Item, Subject};
use crate::model::edtf::civil_from_day;
use crate::model::finding::{Check, Finding};
use crate::model::index::UnitIx;
use std::collections::BTreeMap;

/// Years without a claim that a series may skip.
const GAP: i32 = 2;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let mut series: BTreeMap<_, BTreeMap<i32, Vec<&Item>>> = BTreeMap::new();
    for item in facts.items.iter().filter(|i| i.subject == Subject::Series && input.adds_up(i.measure) && !i.is_forecast() && !i.is_open())
    {
        let (first, last) = (civil_from_day(item.period.first()), civil_from_day(item.period.last()));
        if first == (last.0, 1, 1) && (last.1, last.2) == (12, 31) {
            series.entry((item.region, item.measure, item.scope)).or_default().entry(last.0).or_default().push(item);
        }
    }
    let mut findings = Vec::new();
    for years in series.values() {
        for ((year, before), (next, after)) in years.iter().zip(years.iter().skip(1)) {
            if next - year <= GAP {
                findings.extend(judge(facts, before, after));
            }
        }
    }
    findings
}

/// One finding for two years, where every claim of one is far from every claim of the other: told by the pair that
/// is least apart.
fn judge(facts: &Facts, before: &[&Item], after: &[&Item]) -> Option<Finding> {
    let mut touched: Vec<&Item> = Vec::new();
    let mut least: Option<(f64, [f64; 2], UnitIx)> = None;
    for (a, b) in before.iter().flat_map(|a| after.iter().map(move |b| (*a, *b))) {
        let common = facts.input.common(a, b)?;
        let (x, y) = common.intervals;
        if !(x.lo > 0.0 && y.lo > 0.0) || (x.lo / y.hi).max(y.lo / x.hi) < MAX_RATE_RATIO {
            return None;
        }
        touched.extend([a, b]);
        let factor = (common.values.0 / common.values.1).max(common.values.1 / common.values.0);
        if least.as_ref().is_none_or(|l| factor < l.0) {
            least = Some((factor, [common.values.0, common.values.1], common.unit));
        }
    }
    let (factor, [x, y], unit) = least?;
    Some(finding(Check::Jump, &touched, Some(unit), &[x, y, factor]))
}
