//! Rupiah and dollars: what a value is in the other currency, with a receipt.
//!
//! The rate is the reference rate of the period that the value is about, never today's. What is not
//! money, and money of a period without a rate, stays as it is.
use crate::codes::{Codes, UnitKind};
use crate::dataset::{Dataset, Rate};
use crate::edtf::{Period, Point, civil_from_day, day_from_civil, days_in_month};
use crate::record::{Claim, Observation};
use crate::state::ShownUnit;

/// A value as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub value: f64,
    /// Index into `Codes::units`.
    pub unit: u16,
    /// Where the value was converted.
    pub receipt: Option<Receipt>,
    /// The other currency was asked for, and there is no rate for the period: `value` is as written.
    pub missing_rate: bool,
}

/// The rate behind a converted value.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Rupiah per dollar.
    pub rate: f64,
    /// The months or years that the rate is the mean of.
    pub period: Period,
    /// Index into `Dataset::rate_sources`.
    pub source: u8,
    /// A second source, where a long period begins in one table and ends in the other.
    pub other_source: Option<u8>,
}

/// The value of an observation of `claim` in the unit that the reader chose.
pub fn shown(o: &Observation, claim: &Claim, unit: ShownUnit, data: &Dataset) -> Shown {
    let as_written = Shown { value: o.value.to_f64(), unit: o.unit, receipt: None, missing_rate: false };
    let wanted = match unit {
        ShownUnit::Original => return as_written,
        ShownUnit::Idr => currency(&data.codes, "IDR"),
        ShownUnit::Usd => currency(&data.codes, "USD"),
    };
    let is_money = data.codes.units.get(usize::from(o.unit)).is_some_and(|u| u.kind == UnitKind::Currency);
    let Some(wanted) = wanted.filter(|wanted| is_money && *wanted != o.unit) else {
        return as_written;
    };
    match reference_rate(o.when.as_ref().unwrap_or(&claim.when), data) {
        None => Shown { missing_rate: true, ..as_written },
        Some(receipt) => {
            let value = if unit == ShownUnit::Idr { as_written.value * receipt.rate } else { as_written.value / receipt.rate };
            Shown { value, unit: wanted, receipt: Some(receipt), missing_rate: false }
        }
    }
}

/// The mean rupiah per dollar of a period: of its years if it is whole years, else of every month that it
/// touches. None where the table lacks one of them, and for an open period.
pub fn reference_rate(period: &Period, data: &Dataset) -> Option<Receipt> {
    if period.start == Point::Open || period.end == Point::Open {
        return None;
    }
    let (first_year, first_month, first_day) = civil_from_day(period.first());
    let (last_year, last_month, last_day) = civil_from_day(period.last());
    let whole_years = (first_month, first_day, last_month, last_day) == (1, 1, 12, 31);
    let (mut year, mut month) = (first_year, if whole_years { 0 } else { first_month });
    let (mut sum, mut count, mut sources) = (0.0, 0.0, (None, None));
    // It ends at the first year or month that the table lacks: a period of millennia costs no more.
    while (year, month) <= (last_year, if whole_years { 0 } else { last_month }) {
        let rate = find(&data.rates, year, month)?;
        sum += rate.rate;
        count += 1.0;
        match sources.0 {
            None => sources.0 = Some(rate.source),
            Some(first) if first != rate.source => sources.1 = Some(rate.source),
            Some(_) => {}
        }
        (year, month) = if month == 0 || month == 12 { (year + 1, month.min(1)) } else { (year, month + 1) };
    }
    let end = day_from_civil(last_year, last_month, days_in_month(last_year, last_month));
    let period = Period::from_days(day_from_civil(first_year, first_month, 1), end);
    Some(Receipt { rate: sum / count, period, source: sources.0?, other_source: sources.1 })
}

/// The rate of a month, or of a year when `month` is 0. The table is sorted by period.
fn find(rates: &[Rate], year: i32, month: u8) -> Option<&Rate> {
    let mut key = year.to_string();
    if month > 0 {
        key.push_str(if month < 10 { "-0" } else { "-" });
        key.push_str(&month.to_string());
    }
    let at = rates.binary_search_by(|rate| rate.period.as_str().cmp(&key)).ok()?;
    rates.get(at).filter(|rate| rate.rate > 0.0)
}

fn currency(codes: &Codes, code: &str) -> Option<u16> {
    codes.units.iter().position(|u| u.entry.code == code).map(|at| at as u16)
}
