//! Periods: EDTF (ISO 8601-2) level 0 and 1 dates and intervals, as spans of days.
//!
//! Reading and bounds are `edtf-core`'s; this is the small closed form that the page draws and words.
//!
//! ```
//! use jejak_ekspor::edtf::{Period, day_from_civil};
//! let p = Period::parse("2022-01/2022-10").unwrap();
//! assert_eq!(p.last(), day_from_civil(2022, 10, 31));
//! ```
use core::fmt;
use edtf_core::{Bound, Date, Edtf, IntervalEndpoint, Precision};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Days since 1970-01-01 (proleptic Gregorian).
pub type Day = i32;
/// The first day of a period without a start.
pub const DAY_MIN: Day = i32::MIN;
/// The last day of a period without an end.
pub const DAY_MAX: Day = i32::MAX;

/// One end of a period, as precise as it was written: `month` and `day` are 0 where not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    Date {
        year: i32,
        month: u8,
        day: u8,
        uncertain: bool,
    },
    /// `..` or unknown.
    Open,
}

/// A date or an interval; a single date has `start == end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    pub start: Point,
    pub end: Point,
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// Not EDTF, or a form beyond level 1 (sets, times of day, seasons).
    NotEdtf,
    /// The interval ends before it starts.
    Backwards,
    /// A year outside 0000-9999.
    OutOfRange,
}

impl Period {
    /// Reads an EDTF date or interval of level 0 or 1. Unspecified digits become the interval they span.
    pub fn parse(text: &str) -> Result<Period, EdtfError> {
        if text.len() > 64 {
            return Err(EdtfError::NotEdtf);
        }
        let edtf = match Edtf::parse(text) {
            Ok(edtf) => edtf,
            // edtf-core refuses a backwards interval without saying that this is why.
            Err(_) => return Err(text.split_once('/').map_or(EdtfError::NotEdtf, backwards_or_not)),
        };
        let period = match &edtf {
            Edtf::Date(date) => {
                let (start, end) = points(date)?;
                Period { start, end }
            }
            Edtf::Interval(interval) => Period { start: endpoint(&interval.start)?.0, end: endpoint(&interval.end)?.1 },
            Edtf::DateTime(_) | Edtf::Set(_) => return Err(EdtfError::NotEdtf),
        };
        if period.first() > period.last() { Err(EdtfError::Backwards) } else { Ok(period) }
    }

    /// The first day it covers; `DAY_MIN` when open.
    pub fn first(&self) -> Day {
        match self.start {
            Point::Open => DAY_MIN,
            Point::Date { year, month, day, .. } => day_from_civil(year, month.max(1), day.max(1)),
        }
    }

    /// The last day it covers, inclusive; `DAY_MAX` when open.
    pub fn last(&self) -> Day {
        match self.end {
            Point::Open => DAY_MAX,
            Point::Date { year, month: 0, .. } => day_from_civil(year, 12, 31),
            Point::Date { year, month, day: 0, .. } => day_from_civil(year, month, days_in_month(year, month)),
            Point::Date { year, month, day, .. } => day_from_civil(year, month, day),
        }
    }

    /// The span `first..=last`, written as coarsely as is exact: `2018/2022`, `2018-10/2026-01`, or days.
    pub fn from_days(first: Day, last: Day) -> Period {
        let (last, first) = (last.max(first), first);
        let (y0, m0, d0) = civil_from_day(first);
        let (y1, m1, d1) = civil_from_day(last);
        let whole_months = d0 == 1 && d1 == days_in_month(y1, m1);
        let whole_years = whole_months && m0 == 1 && m1 == 12;
        let point = |year, month, day| Point::Date {
            year,
            month: if whole_years { 0 } else { month },
            day: if whole_months { 0 } else { day },
            uncertain: false,
        };
        Period { start: point(y0, m0, d0), end: point(y1, m1, d1) }
    }

    /// Whether either end carries `?`, `~` or `%`.
    pub fn is_uncertain(&self) -> bool {
        let marked = |p: Point| matches!(p, Point::Date { uncertain: true, .. });
        marked(self.start) || marked(self.end)
    }

    /// Whether it was written as one date.
    pub fn is_single(&self) -> bool {
        self.start == self.end && self.start != Point::Open
    }
}

fn backwards_or_not((start, end): (&str, &str)) -> EdtfError {
    let single = |text: &str| !text.contains('/') && Edtf::parse(text).is_ok();
    if single(start) && single(end) { EdtfError::Backwards } else { EdtfError::NotEdtf }
}

fn points(date: &Date) -> Result<(Point, Point), EdtfError> {
    if date.precision() == Precision::Season {
        return Err(EdtfError::NotEdtf);
    }
    let bounds = Edtf::Date(*date).bounds();
    let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else {
        return Err(EdtfError::NotEdtf);
    };
    if first.year < 0 || last.year > 9999 {
        return Err(EdtfError::OutOfRange);
    }
    let qualifiers = [Some(date.year.qualifier), date.month.map(|m| m.qualifier), date.day.map(|d| d.qualifier)];
    let uncertain = qualifiers.into_iter().flatten().any(|q| q.uncertain || q.approximate);
    let exact = date.year.value().and_then(|year| {
        let month = date.month.map_or(Some(0), |m| m.value())?;
        let day = date.day.map_or(Some(0), |d| d.value())?;
        (month <= 12).then_some((year as i32, month, day))
    });
    if let Some((year, month, day)) = exact {
        let point = Point::Date { year, month, day, uncertain };
        return Ok((point, point));
    }
    let span = Period::from_days(
        day_from_civil(first.year as i32, first.month, first.day),
        day_from_civil(last.year as i32, last.month, last.day),
    );
    let mark = |p| match p {
        Point::Date { year, month, day, .. } => Point::Date { year, month, day, uncertain },
        Point::Open => Point::Open,
    };
    Ok((mark(span.start), mark(span.end)))
}

fn endpoint(end: &IntervalEndpoint) -> Result<(Point, Point), EdtfError> {
    match end {
        IntervalEndpoint::Date(date) => points(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => Ok((Point::Open, Point::Open)),
        IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => Err(EdtfError::NotEdtf),
    }
}

/// Canonical EDTF; `Period::parse` gives the same period back. Approximation is written as `?`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&point_text(self.start))?;
        if !self.is_single() {
            f.write_str("/")?;
            f.write_str(&point_text(self.end))?;
        }
        Ok(())
    }
}

fn point_text(point: Point) -> String {
    let Point::Date { year, month, day, uncertain } = point else {
        return "..".into();
    };
    let mut text = digits(year, 4);
    for part in [month, day] {
        if part > 0 {
            text.push('-');
            text.push_str(&digits(i32::from(part), 2));
        }
    }
    if uncertain {
        text.push('?');
    }
    text
}

fn digits(number: i32, width: usize) -> String {
    let text = number.to_string();
    let mut padded = "0".repeat(width.saturating_sub(text.len()));
    padded.push_str(&text);
    padded
}

/// Packed as its text: short, and it compresses well beside its like.
impl Serialize for Period {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(d)?;
        Period::parse(text).map_err(|_| D::Error::custom("period"))
    }
}

/// The Gregorian date of a day. After Howard Hinnant's `civil_from_days`.
pub fn civil_from_day(day: Day) -> (i32, u8, u8) {
    let z = i64::from(day) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year as i32, month as u8, (doy - (153 * mp + 2) / 5 + 1) as u8)
}

/// The day of a Gregorian date; months 1-12. After Howard Hinnant's `days_from_civil`.
pub fn day_from_civil(year: i32, month: u8, day: u8) -> Day {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (i64::from(month) + 9) % 12;
    let doy = (153 * mp + 2) / 5 + i64::from(day) - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    (era * 146_097 + doe - 719_468) as Day
}

/// The weekday of a day; 0 is Monday.
pub fn weekday_from_day(day: Day) -> u8 {
    (i64::from(day) + 3).rem_euclid(7) as u8
}

/// How many days a month has; months 1-12.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
