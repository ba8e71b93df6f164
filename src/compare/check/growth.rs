//! A stated growth against the two values it lies between, within the bounds of rounding.
//!
//! The value before is sought in the claim itself, then in other claims on the region; it counts as wrong only
//! where no claimed value before gives the stated growth, a small revision allowed for what another page says.
use super::facts::{Facts, bounds, finding};
use crate::compare::interval::Interval;
use crate::compare::item::Item;
use crate::model::codes::ScopeBasis;
use crate::model::edtf::{Day, civil_from_day, day_from_civil, days_in_month};
use crate::model::finding::{Check, Finding};

const VALUES: [(&str, &str); 4] =
    [("growth", "export_value"), ("import_growth", "import_value"), ("balance_growth", "trade_balance"), ("weight_growth", "weight")];

/// How much a statistics office mostly revises the value that a growth counts from.
const REVISED: f64 = 0.01;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    facts.items.iter().filter_map(|stated| judge(facts, stated)).collect()
}

fn judge(facts: &Facts, stated: &Item) -> Option<Finding> {
    let input = &facts.input;
    let code = input.measure(stated.measure);
    let (_, value) = VALUES.iter().find(|(growth, _)| *growth == code)?;
    let measure = input.measure_of(value)?;
    let detail = stated.scope.and_then(|scope| input.scope_detail(scope));
    let basis = detail.and_then(|d| d.basis).filter(|basis| matches!(basis, ScopeBasis::YearOnYear | ScopeBasis::MonthOnMonth));
    // What grows is the wider scope.
    let base = if basis.is_some() { detail.and_then(|d| d.part_of) } else { stated.scope };
    let own = facts.of_claim(stated.claim);
    let is_value = |i: &&Item| i.measure == measure && i.scope == base && !i.is_forecast();
    let after = own.iter().filter(is_value).find(|i| i.has_extent_of(stated));
    // Where the claim has no value after, that of another page stands in, if the basis is named and it is one figure.
    let days_after = (stated.period.first(), stated.period.last());
    let mut others = facts.series(stated.region, measure, base, days_after).filter(|_| basis.is_some() && !stated.is_open());
    let after = after.or_else(|| others.next())?;
    let days = before(stated, basis)?;
    let mut candidates: Vec<&Item> = own.iter().filter(is_value).filter(|i| (i.period.first(), i.period.last()) == days).collect();
    if candidates.is_empty() {
        // Without a named basis the claim must give the value before itself.
        basis?;
        candidates = facts.series(stated.region, measure, base, days).collect();
        // The page's own value before, where another of its claims gives it.
        if candidates.iter().any(|i| i.source == stated.source) {
            candidates.retain(|i| i.source == stated.source);
        }
    }
    candidates.retain(|i| i.unit == after.unit);
    let computed = |i: &Item| {
        let quotient = after.printed.interval.over(&i.printed.interval)?;
        // Another page's value before may have been revised since.
        let foreign = [i.source, after.source].iter().filter(|source| **source != stated.source).count();
        let margin = foreign as f64 * REVISED;
        Some(percent(Interval { lo: quotient.lo * (1.0 - margin), hi: quotient.hi * (1.0 + margin) }))
    };
    let wrong: Vec<(&Item, Interval)> = candidates.iter().filter_map(|i| Some((*i, computed(i)?))).collect();
    if wrong.is_empty() || wrong.iter().any(|(_, growth)| !growth.is_disjoint(&stated.printed.interval)) {
        return None;
    }
    let distance = |growth: &Interval| (growth.lo - stated.printed.interval.hi).max(stated.printed.interval.lo - growth.hi);
    let (before, growth) = wrong.iter().min_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1)))?;
    let numbers = bounds([before.printed.interval, after.printed.interval, *growth, stated.printed.interval]);
    let mut found = finding(Check::Growth, &[stated, after, before], Some(after.unit), &numbers);
    // Told of the claim that states the growth, and of what its own page says.
    if after.source != stated.source {
        found.reported = 1;
    } else if before.source != stated.source {
        found.reported -= 1;
    }
    Some(found)
}

fn percent(quotient: Interval) -> Interval {
    Interval { lo: (quotient.lo - 1.0) * 100.0, hi: (quotient.hi - 1.0) * 100.0 }
}

/// The days that a growth counts from: a month before a month, else the same days a year before.
fn before(stated: &Item, basis: Option<ScopeBasis>) -> Option<(Day, Day)> {
    if stated.is_open() {
        return None;
    }
    let (first, last) = (stated.period.first(), stated.period.last());
    let ((y0, m0, d0), (y1, m1, d1)) = (civil_from_day(first), civil_from_day(last));
    let ends_month = d1 == days_in_month(y1, m1);
    let end =
        |year, month| day_from_civil(year, month, if ends_month { days_in_month(year, month) } else { d1.min(days_in_month(year, month)) });
    if basis == Some(ScopeBasis::MonthOnMonth) {
        let one_month = (y0, m0) == (y1, m1) && d0 == 1 && ends_month;
        let (year, month) = if m0 == 1 { (y0 - 1, 12) } else { (y0, m0 - 1) };
        return one_month.then(|| (day_from_civil(year, month, 1), end(year, month)));
    }
    Some((day_from_civil(y0 - 1, m0, d0.min(days_in_month(y0 - 1, m0))), end(y1 - 1, m1)))
}
