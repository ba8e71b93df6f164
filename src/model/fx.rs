//! The reference rate of a period: rupiah per dollar, from monthly and yearly means.
use crate::model::dataset::Rate;
use crate::model::edtf::{Period, Point, civil_from_day, day_from_civil, days_in_month};
use crate::model::index::RateSourceIx;

/// Sources round a rate, or take that of the day or of a budget, and the reference is a mean: what is within this
/// part of the monthly means near the period may be meant.
pub const MARGIN: f64 = 0.03;

/// The mean of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Rupiah per dollar.
    pub rate: f64,
    /// The months or years that it is the mean of.
    pub period: Period,
    pub source: RateSourceIx,
    /// A second source, where a long period begins in one table and ends in the other.
    pub other_source: Option<RateSourceIx>,
}

/// The mean of a period: of its years if it is whole years, else of every month that it touches. None where the
/// table lacks one of them, and for an open period. `rates` is sorted by period.
pub fn mean(period: &Period, rates: &[Rate]) -> Option<Mean> {
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
        let rate = find(rates, year, month)?;
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
    Some(Mean { rate: sum / count, period, source: sources.0?, other_source: sources.1 })
}

/// The lowest and the highest rate that a source may have used for a period: the monthly means from the month
/// before it to the month after it, and its own mean. None where `mean` is none.
pub fn spread(period: &Period, rates: &[Rate]) -> Option<(f64, f64)> {
    let mean = mean(period, rates)?.rate;
    let (mut low, mut high) = (mean, mean);
    let (year, month, _) = civil_from_day(period.first());
    let (mut year, mut month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    let (last_year, last_month, _) = civil_from_day(period.last());
    let end = if last_month == 12 { (last_year + 1, 1) } else { (last_year, last_month + 1) };
    while (year, month) <= end {
        if let Some(rate) = find(rates, year, month) {
            low = low.min(rate.rate);
            high = high.max(rate.rate);
        }
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Some((low, high))
}

/// The rate of a month, or of a year when `month` is 0.
fn find(rates: &[Rate], year: i32, month: u8) -> Option<&Rate> {
    let mut key = year.to_string();
    if month > 0 {
        key.push_str(if month < 10 { "-0" } else { "-" });
        key.push_str(&month.to_string());
    }
    let at = rates.binary_search_by(|rate| rate.period.as_str().cmp(&key)).ok()?;
    rates.get(at).filter(|rate| rate.rate > 0.0)
}
