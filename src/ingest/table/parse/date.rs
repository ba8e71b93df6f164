//! Dates, months and years as tables write them, in Indonesian and English.
use crate::ingest::table::cell::Cell;
use crate::model::edtf::{Day, Period, Point, day_from_civil, days_in_month};
use crate::model::lexicon;
use serde::{Deserialize, Serialize};

/// How a column writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateForm {
    /// `2014-01-31`, `2014/1/31`, with or without a time of day.
    YearMonthDay,
    /// `31/1/2014`, `31-01-2014`.
    DayMonthYear,
    /// `1/31/2014`.
    MonthDayYear,
    /// `2014-01`, `201401`.
    YearMonth,
    /// `01-2014`.
    MonthYear,
    /// `Januari 2022`, `Jan-22`, `2022 Januari`.
    NamedMonth,
    /// `5 Januari 2022`.
    NamedDay,
    /// `2022Q1`, `Triwulan I 2022`.
    Quarter,
    /// `2022`.
    Year,
    /// `2022-01/2022-10`, `2022-10-01?`: the first day counts.
    Edtf,
    /// Days since 1899-12-30, as spreadsheets store them.
    Serial,
}

/// Every form, in the order in which they are tried.
pub const FORMS: [DateForm; 11] = [
    DateForm::YearMonthDay,
    DateForm::DayMonthYear,
    DateForm::MonthDayYear,
    DateForm::YearMonth,
    DateForm::MonthYear,
    DateForm::NamedMonth,
    DateForm::NamedDay,
    DateForm::Quarter,
    DateForm::Year,
    DateForm::Edtf,
    DateForm::Serial,
];

/// How long a period of a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    Day,
    Month,
    Quarter,
    Year,
}

impl DateForm {
    /// How long its periods are.
    pub fn grain(self) -> Grain {
        match self {
            DateForm::YearMonth | DateForm::MonthYear | DateForm::NamedMonth => Grain::Month,
            DateForm::Quarter => Grain::Quarter,
            DateForm::Year => Grain::Year,
            _ => Grain::Day,
        }
    }
}

/// The month that a cell names: `Januari`, `Jan.`, `[01] Januari`. Marks of provisional figures are passed over.
pub fn month_named(cell: &[u8]) -> Option<u8> {
    let text = core::str::from_utf8(cell).ok()?.trim();
    let text = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((code, name)) if code.bytes().all(|b| b.is_ascii_digit()) => name.trim(),
        _ => text,
    };
    lexicon::month(&text.trim_end_matches(['*', '.', ')', '(', ' ']).to_lowercase())
}

/// The month that a cell names or numbers.
pub fn month(cell: &[u8]) -> Option<u8> {
    month_named(cell).or_else(|| small(cell).filter(|n| (1..=12).contains(n)).map(|n| n as u8))
}

/// The year of a cell, 1000 to 9999; marks of provisional figures are passed over.
pub fn year(cell: &[u8]) -> Option<i32> {
    let text = cell.trim_ascii();
    let end = text.iter().rposition(|b| !matches!(b, b'*' | b')' | b'(' | b' ' | b'x' | b'r')).map_or(0, |n| n + 1);
    let digits = text.get(..end)?;
    (digits.len() == 4).then(|| small(digits)).flatten().filter(|year| *year >= 1000).map(|year| year as i32)
}

/// A whole number of at most five digits.
fn small(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 5 {
        return None;
    }
    digits.iter().try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

fn civil(year: u32, month: u32, day: u32) -> Option<Day> {
    let (year, month) = (i32::try_from(year).ok()?, u8::try_from(month).ok()?);
    let is_real = (1000..=9999).contains(&year) && (1..=12).contains(&month);
    (is_real && day >= 1 && day <= u32::from(days_in_month(year, month))).then(|| day_from_civil(year, month, day as u8))
}

/// The first day of the period that a cell names in a form.
#[inline]
pub fn day_of(cell: Cell<&[u8]>, form: DateForm) -> Option<Day> {
    match (cell, form) {
        (Cell::Text(text), _) => day(text, form),
        (Cell::Number(digits), DateForm::Serial) => serial(digits),
        (Cell::Number(digits), DateForm::Year | DateForm::YearMonth | DateForm::YearMonthDay) => {
            // With a dot it is a figure.
            day(digits, form).filter(|_| digits.iter().all(u8::is_ascii_digit))
        }
        _ => None,
    }
}

/// The first day of the period that a text names in a form.
#[inline]
pub fn day(cell: &[u8], form: DateForm) -> Option<Day> {
    if form == DateForm::YearMonthDay
        && let [a, b, c, d, b'-', e, f, b'-', g, h] = cell
    {
        let n = |byte: &u8| u32::from(byte.wrapping_sub(b'0'));
        let digits = [a, b, c, d, e, f, g, h];
        return digits
            .iter()
            .all(|byte| byte.is_ascii_digit())
            .then(|| civil(n(a) * 1000 + n(b) * 100 + n(c) * 10 + n(d), n(e) * 10 + n(f), n(g) * 10 + n(h)))?;
    }
    slow(cell, form)
}

fn slow(cell: &[u8], form: DateForm) -> Option<Day> {
    let text = core::str::from_utf8(cell).ok()?.trim();
    let numbers = |text: &str| -> Option<[u32; 3]> {
        let mut parts = text.split(['-', '/', '.']);
        let found = [parts.next()?, parts.next()?, parts.next().unwrap_or("0")].map(|part| small(part.trim().as_bytes()));
        (parts.next().is_none()).then_some([found[0]?, found[1]?, found[2]?])
    };
    let three = |text: &str| numbers(text).filter(|n| n[2] > 0);
    match form {
        DateForm::YearMonthDay => {
            let date = text.split(['T', ' ']).next().unwrap_or_default();
            if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
                return civil(small(date.get(..4)?.as_bytes())?, small(date.get(4..6)?.as_bytes())?, small(date.get(6..)?.as_bytes())?);
            }
            three(date).filter(|n| n[0] >= 1000).and_then(|[y, m, d]| civil(y, m, d))
        }
        DateForm::DayMonthYear => three(text).and_then(|[d, m, y]| civil(century(y), m, d)),
        DateForm::MonthDayYear => three(text).and_then(|[m, d, y]| civil(century(y), m, d)),
        DateForm::YearMonth => {
            if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
                return civil(small(text.get(..4)?.as_bytes())?, small(text.get(4..)?.as_bytes())?, 1);
            }
            numbers(text).filter(|n| n[2] == 0 && n[0] >= 1000).and_then(|[y, m, _]| civil(y, m, 1))
        }
        DateForm::MonthYear => numbers(text).filter(|n| n[2] == 0 && n[1] >= 1000).and_then(|[m, y, _]| civil(y, m, 1)),
        DateForm::NamedMonth => {
            let mut words = words(text);
            let (a, b) = (words.next()?, words.next()?);
            if words.next().is_some() {
                return None;
            }
            let pair = |name: &str, number: &str| Some((u32::from(month_named(name.as_bytes())?), small(number.as_bytes())?));
            pair(a, b).or_else(|| pair(b, a)).and_then(|(m, y)| civil(century(y), m, 1))
        }
        DateForm::NamedDay => {
            let mut words = words(text);
            let (a, b, c) = (words.next()?, words.next()?, words.next()?);
            if words.next().is_some() {
                return None;
            }
            let read = |day: &str, name: &str| {
                civil(century(small(c.as_bytes())?), u32::from(month_named(name.as_bytes())?), small(day.as_bytes())?)
            };
            read(a, b).or_else(|| read(b, a))
        }
        DateForm::Quarter => quarter(text),
        DateForm::Year => year(cell).and_then(|y| civil(y as u32, 1, 1)),
        DateForm::Edtf => match Period::parse(text).ok()?.start {
            Point::Date { .. } => Period::parse(text).ok().map(|period| period.first()),
            Point::Open => None,
        },
        DateForm::Serial => serial(cell),
    }
}

/// The day of a spreadsheet's number.
fn serial(digits: &[u8]) -> Option<Day> {
    let whole = core::str::from_utf8(digits).ok()?.split('.').next()?;
    let serial: i32 = whole.parse().ok().filter(|n| (1..=2_958_465).contains(n))?;
    // Spreadsheets count a 29 February 1900 that never was.
    Some(day_from_civil(1899, 12, 30) + serial + i32::from(serial < 60))
}

/// The first day of a quarter: a year and `Q1`, `Triwulan I`, `TW 1` or `Kuartal I`, in either order.
fn quarter(text: &str) -> Option<Day> {
    let upper = text.to_uppercase();
    let parted = upper.replace('Q', " Q ");
    let mut words = words(&parted);
    let (a, b, c) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let names = ["Q", "TRIWULAN", "TW", "KUARTAL", "QUARTER"];
    let (number, of) = if names.contains(&a) { (b, c) } else { (c, a) };
    if !names.contains(&a) && !names.contains(&b) {
        return None;
    }
    let number = match number {
        "1" | "I" => 1,
        "2" | "II" => 2,
        "3" | "III" => 3,
        "4" | "IV" => 4,
        _ => return None,
    };
    civil(u32::try_from(year(of.as_bytes())?).ok()?, 3 * number - 2, 1)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '/', ',', '.']).filter(|word| !word.is_empty())
}

fn century(year: u32) -> u32 {
    match year {
        0..=68 => 2000 + year,
        69..=99 => 1900 + year,
        _ => year,
    }
}
