//! Dates, months and years as tables write them, in Indonesian and English.
use crate::ingest::table::cell::Cell;
use crate::model::edtf::{Day, Period, Point, day_from_civil, days_in_month};
use crate::model::lexicon;
use crate::model::table::DateForm;

/// Every form, in the order in which they are tried.
pub const FORMS: [DateForm; DateForm::COUNT] = [
    DateForm::FiscalYear,
    DateForm::DayMonth,
    DateForm::YearMonthDay,
    DateForm::DayMonthYear,
    DateForm::MonthDayYear,
    DateForm::YearMonth,
    DateForm::MonthYear,
    DateForm::NamedMonth,
    DateForm::NamedDay,
    DateForm::Quarter,
    DateForm::HalfYear,
    DateForm::Year,
    DateForm::Edtf,
    DateForm::Serial,
];

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
    // A spreadsheet's `2019.0` is the year 2019.
    let text = text.strip_suffix(b".0").or_else(|| text.strip_suffix(b",0")).unwrap_or(text);
    let is_mark = |b: &u8| matches!(b, b'*' | b')' | b'(' | b' ' | b'x' | b'r' | b'p' | b'e' | b's');
    let end = text.iter().rposition(|b| !is_mark(b)).map_or(0, |n| n + 1);
    let digits = text.get(..end)?;
    (digits.len() == 4).then(|| small(digits)).flatten().filter(|year| *year >= 1000).map(|year| year as i32)
}

/// The year that a header names, whatever stands beside it: `2020`, `2020p`, `2020*`, `2019 [YR2019]`, `Tahun 2020`.
pub fn header_year(text: &str) -> Option<i32> {
    let text = text.trim();
    let is_plausible = |year: &i32| (1900..=2100).contains(year);
    if let Some(plain) = year(text.as_bytes()).filter(is_plausible) {
        return Some(plain);
    }
    if text.len() > 24 {
        return None;
    }
    let low = text.to_lowercase();
    let read = |part: &str| year(part.trim().as_bytes()).filter(is_plausible);
    if let Some((name, code)) = low.split_once('[') {
        let coded = code.trim_end_matches(']').trim_start_matches("yr");
        return read(name).filter(|own| read(coded) == Some(*own));
    }
    let rest = ["tahun ", "year ", "thn ", "th ", "yr", "fy ", "fy", "y"].iter().find_map(|word| low.strip_prefix(word));
    let rest = rest.unwrap_or(&low);
    let marked = rest.split_once([' ', '(']).map(|(figure, mark)| (figure, mark.trim_matches(['(', ')', ' ', '*', '.'])));
    match marked {
        Some((figure, mark)) if is_status(mark) => read(figure),
        _ => read(rest.trim_end_matches(['¹', '²', '³'])),
    }
}

/// Whether a text is a word for the status of a figure: provisional, revised, estimated; or the number of a footnote.
fn is_status(mark: &str) -> bool {
    const STATUS: &[&str] =
        &["p", "r", "e", "x", "f", "sementara", "angka sementara", "revisi", "rev", "provisional", "revised", "estimate", "prov", ""];
    STATUS.contains(&mark) || (mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_digit()))
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

/// How many months the period of a cell has; none for days.
pub fn months_of(cell: &[u8]) -> u8 {
    let text = core::str::from_utf8(cell).ok().map(str::trim);
    if let Some((_, form)) = text.filter(|text| !is_edtf(text)).and_then(of_sdmx) {
        return form.grain().months();
    }
    let period = text.and_then(|text| Period::parse(text).ok());
    period.map_or(0, |period| ((i64::from(period.last()) - i64::from(period.first()) + 1) / 28).clamp(0, 12) as u8)
}

/// The first day of the period that a cell names in a form.
#[inline]
pub fn day_of(cell: Cell<&[u8]>, form: DateForm) -> Option<Day> {
    match (cell, form) {
        (Cell::Text(text), _) => day(text, form),
        (Cell::Number(digits), DateForm::Serial) => serial(digits),
        (Cell::Number(digits), DateForm::Year | DateForm::YearMonth | DateForm::YearMonthDay | DateForm::Edtf) => {
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
            let date = without_time(text);
            if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
                return civil(small(date.get(..4)?.as_bytes())?, small(date.get(4..6)?.as_bytes())?, small(date.get(6..)?.as_bytes())?);
            }
            three(date).filter(|n| n[0] >= 1000).and_then(|[y, m, d]| civil(y, m, d))
        }
        DateForm::DayMonthYear => three(without_time(text)).and_then(|[d, m, y]| civil(century(y), m, d)),
        DateForm::MonthDayYear => three(without_time(text)).and_then(|[m, d, y]| civil(century(y), m, d)),
        DateForm::YearMonth => {
            // SDMX and Eurostat write `2020M01` and `2020-M01`.
            if let Some((year, month)) = text.split_once(['M', 'm'])
                && month.len() <= 2
            {
                return civil(small(year.trim_end_matches('-').as_bytes())?, small(month.as_bytes())?, 1).filter(|_| year.len() >= 4);
            }
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
        DateForm::Quarter => part_of_year(text, QUARTERS, 3),
        DateForm::HalfYear => part_of_year(text, HALVES, 6),
        DateForm::FiscalYear => fiscal(text).and_then(|year| civil(year, 1, 1)),
        DateForm::DayMonth => {
            let mut words = words(text);
            let (a, b) = (words.next()?, words.next()?);
            let day = small(a.as_bytes()).filter(|_| a.len() <= 2 && words.next().is_none())?;
            // A year with a 29 February.
            civil(2000, u32::from(month_named(b.as_bytes())?), day)
        }
        DateForm::Year => year(cell).and_then(|y| civil(y as u32, 1, 1)),
        DateForm::Edtf => {
            let Ok(Period { start, end }) = Period::parse(text) else { return of_sdmx(text).map(|(day, _)| day) };
            // Of what began at an unknown time, the day that is known.
            let known = if start == Point::Open { end } else { start };
            (known != Point::Open).then(|| Period { start: known, end: known }.first())
        }
        DateForm::Serial => serial(cell),
    }
}

/// Whether a text is a period of EDTF.
pub fn is_edtf(text: &str) -> bool {
    Period::parse(text.trim()).is_ok()
}

/// The first day of a part of a year as SDMX writes it, `2020-Q1`, `2020-S2`, `2020-M03`, and which part it is.
fn of_sdmx(text: &str) -> Option<(Day, DateForm)> {
    let forms = [DateForm::Quarter, DateForm::HalfYear, DateForm::YearMonth];
    text.get(..4)?.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    forms.into_iter().find_map(|form| Some((slow(text.as_bytes(), form)?, form)))
}

/// The day of a spreadsheet's number.
fn serial(digits: &[u8]) -> Option<Day> {
    let whole = core::str::from_utf8(digits).ok()?.split('.').next()?;
    let serial: i32 = whole.parse().ok().filter(|n| (1..=2_958_465).contains(n))?;
    // Spreadsheets count a 29 February 1900 that never was.
    Some(day_from_civil(1899, 12, 30) + serial + i32::from(serial < 60))
}

/// What quarters and halves of a year are called.
const QUARTERS: &[&str] = &["Q", "TRIWULAN", "TW", "TRIW", "KUARTAL", "QUARTER", "KW"];
const HALVES: &[&str] = &["H", "S", "SEMESTER", "SEM", "SMT", "HALF"];

/// The first day of a part of a year that has `months`: a year with `Q1`, `Triwulan I`, `TW 1`, `Semester 2`, in either order, or
/// for quarters the number in Roman figures alone.
fn part_of_year(text: &str, names: &[&str], months: u32) -> Option<Day> {
    let upper = text.to_uppercase();
    // `Q1` and `2022Q1`: the letter stands between figures.
    let mut parted = String::with_capacity(upper.len() + 4);
    let mut before = ' ';
    for c in upper.chars() {
        if before.is_ascii_digit() != c.is_ascii_digit() && before != ' ' {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    let words: Vec<&str> = words(&parted).collect();
    let number = |word: &str| ["I", "II", "III", "IV"].iter().position(|roman| *roman == word).map(|n| n as u32 + 1);
    let digit = |word: &str| small(word.as_bytes()).filter(|_| word.len() == 1);
    let year_of = |word: &str| match word.len() {
        4 => year(word.as_bytes()).and_then(|year| u32::try_from(year).ok()),
        2 if upper.contains(|c: char| c.is_ascii_alphabetic() && c != 'I' && c != 'V') => small(word.as_bytes()).map(century),
        _ => None,
    };
    let (part, year) = match words.as_slice() {
        [a, b] if months == 3 => match (number(a), year_of(b)) {
            (Some(part), Some(year)) => (part, year),
            _ => (number(b)?, year_of(a)?),
        },
        [a, b, c] if names.contains(a) => (number(b).or_else(|| digit(b))?, year_of(c)?),
        [a, b, c] if names.contains(b) => match year_of(a) {
            Some(year) => (number(c).or_else(|| digit(c))?, year),
            None => (number(a).or_else(|| digit(a))?, year_of(c)?),
        },
        _ => return None,
    };
    (1..=12 / months).contains(&part).then(|| civil(year, months * (part - 1) + 1, 1))?
}

/// The year in which `2021/22`, `2021-2022` or `FY2021/22` begins.
fn fiscal(text: &str) -> Option<u32> {
    let text = text.trim_start_matches("FY").trim();
    let (first, next) = text.split_once(['/', '-', '–'])?;
    let (first, next) = (first.trim(), next.trim());
    let (from, to) = (small(first.as_bytes()).filter(|_| first.len() == 4)?, small(next.as_bytes())?);
    let follows = match next.len() {
        4 => to == from + 1,
        2 => to == (from + 1) % 100,
        _ => false,
    };
    (follows && (1000..=9999).contains(&from)).then_some(from)
}

/// A date without the time of day behind it.
fn without_time(text: &str) -> &str {
    match text.split_once(['T', ' ']) {
        Some((date, time)) if time.contains(':') || time.is_empty() => date.trim_end(),
        _ => text,
    }
}

/// The months of a range within a year, `Jan-Okt` or `Januari s.d. Oktober`; a year may stand behind.
pub fn month_range(cell: &str) -> Option<(u8, u8)> {
    let low = cell.trim().to_lowercase();
    let low = low.replace("s.d.", "-").replace("s/d", "-").replace(" sampai ", "-").replace(['–', '—'], "-");
    let (from, to) = low.split_once('-')?;
    let from = from.split_whitespace().next()?;
    let to = to.split_whitespace().next()?;
    let (from, to) = (lexicon::month(from.trim_end_matches('.'))?, lexicon::month(to.trim_end_matches('.'))?);
    (from < to).then_some((from, to))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '/', ',', '.', '\'']).filter(|word| !word.is_empty())
}

fn century(year: u32) -> u32 {
    match year {
        0..=68 => 2000 + year,
        69..=99 => 1900 + year,
        _ => year,
    }
}
