//! A yearly series that changes fivefold or more from one claimed year to the next.
use super::facts::{Facts, finding};
use crate::compare::conflict::MAX_RATE_RATIO;
use crate::compare::item::{Item, Subject};
use crate::model::edtf::civil_from_day;
use crate::model::finding::{Check, Finding};
use crate::model::index::{MeasureIx, RegionIx, ScopeIx, UnitIx};
use std::collections::BTreeMap;

/// Years without a claim that a series may skip.
const GAP: i32 = 2;
/// Days of a quarter, at least, and of a year.
const QUARTER: f64 = 89.0;
const YEAR: f64 = 365.0;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let input = &facts.input;
    let mut series: BTreeMap<_, Years> = BTreeMap::new();
    for item in facts
        .items
        .iter()
        .filter(|i| i.subject == Subject::Series && i.is_named && input.adds_up(i.measure) && !i.is_forecast() && !i.is_open())
    {
        let (first, last) = (civil_from_day(item.period.first()), civil_from_day(item.period.last()));
        if first == (last.0, 1, 1) && (last.1, last.2) == (12, 31) {
            series.entry((item.region, item.measure, item.scope)).or_default().entry(last.0).or_default().push(item);
        }
    }
    let mut findings = parts_of_years(facts, &series);
    for years in series.values() {
        for ((year, before), (next, after)) in years.iter().zip(years.iter().skip(1)) {
            if next - year <= GAP {
                findings.extend(judge(facts, before, after));
            }
        }
    }
    findings
}

type Years<'a> = BTreeMap<i32, Vec<&'a Item>>;

/// A quarter or more of a year that exceeds all of the year before, at a pace five times its.
fn parts_of_years(facts: &Facts, series: &BTreeMap<(RegionIx, MeasureIx, Option<ScopeIx>), Years>) -> Vec<Finding> {
    let input = &facts.input;
    let mut findings = Vec::new();
    for part in facts
        .items
        .iter()
        .filter(|i| i.subject == Subject::Series && i.is_named && input.adds_up(i.measure) && !i.is_forecast() && !i.is_open())
    {
        let Some(days) = part.days().filter(|days| (QUARTER..YEAR).contains(days)) else { continue };
        let (first, last) = (civil_from_day(part.period.first()), civil_from_day(part.period.last()));
        let before = series.get(&(part.region, part.measure, part.scope)).and_then(|years| years.get(&(first.0 - 1)));
        let Some(before) = before.filter(|_| first.0 == last.0 && !part.period.is_uncertain()) else { continue };
        // Where one claim of the year before fits, nothing is told.
        let excess = |year: &Item| {
            let common = input.common(part, year)?;
            let (x, y) = common.intervals;
            let is_jump = x.is_above(&y) && y.lo > 0.0 && x.lo / days * YEAR / y.hi >= MAX_RATE_RATIO;
            is_jump.then_some((common.values, common.unit))
        };
        let told: Vec<_> =
            before.iter().filter(|year| !year.period.is_uncertain()).map(|year| excess(year).map(|found| (*year, found))).collect();
        if let Some(told) = told.into_iter().collect::<Option<Vec<_>>>()
            && let Some((year, ((x, y), unit))) = told.first()
        {
            findings.push(finding(Check::Jump, &[part, year], Some(*unit), &[*y, *x, x / y]));
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
