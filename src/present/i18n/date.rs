//! Periods and days in words: `5–9 Jun 2024`, `Jan–Okt 2022`, `hingga 2021`.
//!
//! A period is written as precisely as its source gave it, never more: `2022` stays a year.
//!
//! ```
//! use jejak_ekspor::{model::edtf::Period, present::i18n::date, state::Lang};
//! let period = Period::parse("2022-01/2022-10").unwrap();
//! assert_eq!(date::period(&period, Lang::Id), "Jan–Okt 2022");
//! ```
use super::locale::{Locale, locale};
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period, Point, civil_from_day};
use crate::state::Lang;

/// A period in short months, `?` after an uncertain one.
pub fn period(period: &Period, lang: Lang) -> String {
    written(period, lang, false)
}

/// A period in long months; an uncertain one says so in words.
pub fn period_long(period: &Period, lang: Lang) -> String {
    written(period, lang, true)
}

/// A day in short months, e.g. `16 Okt 2025`; `…` for the end of an open period.
pub fn day(day: Day, lang: Lang) -> String {
    day_written(day, lang, false)
}

/// A day in long months, e.g. `16 Oktober 2025`; `…` for the end of an open period.
pub fn day_long(day: Day, lang: Lang) -> String {
    day_written(day, lang, true)
}

/// The short name of a month, 1 to 12; empty for any other number.
pub fn month_short(month: u8, lang: Lang) -> &'static str {
    month_name(month, lang, false)
}

fn day_written(day: Day, lang: Lang, long: bool) -> String {
    if day == DAY_MIN || day == DAY_MAX {
        return "…".into();
    }
    let (year, month, day) = civil_from_day(day);
    Date { year, month, day, uncertain: false }.text(lang, long)
}

fn month_name(month: u8, lang: Lang, long: bool) -> &'static str {
    let names = locale(lang).months.get(usize::from(month).wrapping_sub(1));
    names.map_or("", |names| if long { names.long } else { names.short })
}

/// `edtf::Point` without its open case.
#[derive(Clone, Copy, PartialEq)]
struct Date {
    year: i32,
    month: u8,
    day: u8,
    uncertain: bool,
}

impl Date {
    fn of(point: Point) -> Option<Date> {
        match point {
            Point::Date { year, month, day, uncertain } => Some(Date { year, month, day, uncertain }),
            Point::Open => None,
        }
    }

    /// `5 Jun 2024`, `Jun 2024` or `2024`.
    fn text(self, lang: Lang, long: bool) -> String {
        self.written(&self.year.to_string(), lang, long)
    }

    /// `5 Jun`, `Jun` or nothing.
    fn without_year(self, lang: Lang, long: bool) -> String {
        self.written("", lang, long)
    }

    fn written(self, year: &str, lang: Lang, long: bool) -> String {
        let day = if self.day > 0 { self.day.to_string() } else { String::new() };
        (locale(lang).date)(&day, month_name(self.month, lang, long), year)
    }

    fn mark(self, long: bool) -> &'static str {
        if self.uncertain && !long { "?" } else { "" }
    }
}

fn written(period: &Period, lang: Lang, long: bool) -> String {
    let words = locale(lang);
    let marked = |date: Date| [&date.text(lang, long), date.mark(long)].concat();
    let text = match (Date::of(period.start), Date::of(period.end)) {
        (None, None) => return words.any_time.into(),
        (None, Some(end)) => (words.until)(&marked(end)),
        (Some(start), None) => (words.since)(&marked(start)),
        (Some(start), Some(end)) => range(start, end, lang, long),
    };
    if long && period.is_uncertain() { [&text, " (", doubt(period, words), ")"].concat() } else { text }
}

/// Which part of a period is uncertain.
fn doubt(period: &Period, words: &Locale) -> &'static str {
    let uncertain = |point| Date::of(point).is_some_and(|d| d.uncertain);
    match (uncertain(period.start), uncertain(period.end)) {
        (true, false) if Date::of(period.end).is_some() => words.start_uncertain,
        (false, true) if Date::of(period.start).is_some() => words.end_uncertain,
        _ => words.uncertain,
    }
}

/// Both ends, what they share written once.
fn range(start: Date, end: Date, lang: Lang, long: bool) -> String {
    let whole = end.text(lang, long);
    if (start.year, start.month, start.day) == (end.year, end.month, end.day) {
        let mark = if start.uncertain { start.mark(long) } else { end.mark(long) };
        return [&whole, mark].concat();
    }
    // A `?` at the start alone needs the start written out.
    let split = start.uncertain && !end.uncertain && !long;
    let same_precision = (start.month > 0) == (end.month > 0) && (start.day > 0) == (end.day > 0);
    let shares_year = same_precision && !split && start.year == end.year;
    let written = locale(lang).date;
    if shares_year && start.month == end.month {
        // `5–9 Jun 2024`
        let days = [&start.day.to_string(), "–", &end.day.to_string()].concat();
        return [&written(&days, month_name(end.month, lang, long), &end.year.to_string()), end.mark(long)].concat();
    }
    if shares_year && end.day == 0 {
        // `Jan–Okt 2022`
        let months = [month_name(start.month, lang, long), "–", month_name(end.month, lang, long)].concat();
        return [&written("", &months, &end.year.to_string()), end.mark(long)].concat();
    }
    let first = if shares_year { start.without_year(lang, long) } else { start.text(lang, long) };
    let dash = if same_precision && end.month == 0 { "–" } else { " – " };
    let mark = if split { start.mark(long) } else { "" };
    [&first, mark, dash, &whole, end.mark(long)].concat()
}
