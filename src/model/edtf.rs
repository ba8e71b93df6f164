//! Periods: EDTF (ISO 8601-2) level 0 and 1 dates and intervals, as spans of days.
//!
//! A closed form that the page draws and words. The crate `edtf-core` would be 5 kB of the first view; it is the tests' oracle
//! (`tests/native/edtf.rs`).
//!
//! ```
//! use jejak_ekspor::model::edtf::{Period, day_from_civil};
//! let p = Period::parse("2022-01/2022-10").unwrap();
//! assert_eq!(p.last(), day_from_civil(2022, 10, 31));
//! ```
use core::fmt;
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
        let period = match text.split_once('/') {
            None => {
                let (start, end) = date(text)?;
                Period { start, end }
            }
            Some(("" | "..", "" | "..")) => return Err(EdtfError::NotEdtf),
            Some((start, end)) => Period { start: endpoint(start)?.0, end: endpoint(end)?.1 },
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

/// An end of an interval: a date, `..`, or nothing, which is unknown.
fn endpoint(text: &str) -> Result<(Point, Point), EdtfError> {
    if matches!(text, "" | "..") { Ok((Point::Open, Point::Open)) } else { date(text) }
}

/// The first and the last point of a date: `2022`, `2022-10`, `2022-10-01`, with `X` for unspecified digits at its end, and `?`, `~` or `%`.
fn date(text: &str) -> Result<(Point, Point), EdtfError> {
    const NOT: EdtfError = EdtfError::NotEdtf;
    let plain = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let uncertain = plain.len() < text.len();
    // Years of more than four digits, and those before the year nought.
    if let Some(digits) = plain.strip_prefix('Y').or(plain.strip_prefix('-')) {
        let is_long = digits.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit()) && digits.len() > 3;
        return Err(if is_long { EdtfError::OutOfRange } else { NOT });
    }
    let mut parts = plain.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 || !plain.is_ascii() {
        return Err(NOT);
    }
    let known = year.trim_end_matches('X');
    let number = |digits: &str| if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse::<i32>().map_err(|_| NOT) } else { Err(NOT) };
    let two = |part: &str| if part.len() == 2 { number(part) } else { Err(NOT) };
    let unspecified = 10i32.pow(4 - known.len() as u32);
    let from = number(known)? * unspecified;
    let point = |year: i32, month: i32, day: i32| Point::Date { year, month: month as u8, day: day as u8, uncertain };
    let is_month = |month: i32| (1..=12).contains(&month);
    match (month, day) {
        (None, None) if unspecified <= 100 => Ok((point(from, 0, 0), point(from + unspecified - 1, 0, 0))),
        _ if unspecified > 1 => Err(NOT),
        (Some("XX"), None | Some("XX")) => Ok((point(from, 0, 0), point(from, 0, 0))),
        (Some(month), None | Some("XX")) => {
            let month = two(month).ok().filter(|m| is_month(*m)).ok_or(NOT)?;
            Ok((point(from, month, 0), point(from, month, 0)))
        }
        (Some(month), Some(day)) => {
            let month = two(month).ok().filter(|m| is_month(*m)).ok_or(NOT)?;
            let day = two(day).ok().filter(|d| (1..=i32::from(days_in_month(from, month as u8))).contains(d)).ok_or(NOT)?;
            Ok((point(from, month, day), point(from, month, day)))
        }
        (None, _) => Err(NOT),
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
