//! Dates of a text as periods, each with the rule that reads it: by itself, from the day of publication, or from the last date told.
//!
//! A weekday is checked against its date, and a day that no calendar has is said; neither is mended. If you add a form, add its line to
//! the table in `tests/native/text/dates.rs`.
mod named;
mod numeric;
mod part_of_year;
mod relative;
mod weekday;

use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::token::{Gap, Text, Words, is_any};
use crate::ingest::text::words::{Cues, List};
use crate::model::edtf::{Day, Period, Point, civil_from_day, days_in_month};
use crate::model::lexicon;

/// A date of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    pub words: Words,
    /// None where it hangs on a day that is not known, or is no day.
    pub period: Option<Period>,
    pub rule: &'static str,
    pub flags: Vec<Flag>,
    /// The day in brackets behind a weekday, or a day that is told by its weekday: when somebody spoke, or something happened.
    pub is_day: bool,
    /// The period that another figure is compared with: `periode yang sama tahun lalu`.
    pub is_base: bool,
    /// All months up to its end, since it is told as `hingga`.
    pub is_up_to: bool,
}

fn point(year: i32, month: u8, day: u8, uncertain: bool) -> Point {
    Point::Date { year, month, day, uncertain }
}

fn single(point: Point) -> Period {
    Period { start: point, end: point }
}

fn year_of(point: Point) -> Option<i32> {
    match point {
        Point::Date { year, .. } => Some(year),
        Point::Open => None,
    }
}

fn month_of(point: Point) -> Option<(i32, u8)> {
    match point {
        Point::Date { year, month, .. } if month > 0 => Some((year, month)),
        _ => None,
    }
}

/// So many months later, negative for before.
fn shift_month(year: i32, month: u8, by: i32) -> (i32, u8) {
    let months = year * 12 + i32::from(month) - 1 + by;
    (months.div_euclid(12), months.rem_euclid(12) as u8 + 1)
}

fn shift_point(of: Point, months: i32) -> Point {
    match of {
        Point::Open => Point::Open,
        Point::Date { year, month: 0, uncertain, .. } => point(year + months.div_euclid(12), 0, 0, uncertain),
        Point::Date { year, month, day, uncertain } => {
            let (year, month) = shift_month(year, month, months);
            point(year, month, day.min(days_in_month(year, month)), uncertain)
        }
    }
}

fn day_point(day: Day) -> Point {
    let (year, month, of) = civil_from_day(day);
    point(year, month, of, false)
}

fn days(from: Day, to: Day) -> Period {
    Period { start: day_point(from), end: day_point(to) }
}

/// Reads the dates of one text.
pub struct Dates<'r, 't> {
    text: &'r Text<'t>,
    words: &'r Cues<'r>,
    published: Option<Day>,
    /// The last period told, and the last that is longer than a day.
    told: Option<Period>,
    told_long: Option<Period>,
    found: Vec<Date>,
}

/// A date before it is dated: where it ends, and what it says.
struct Found {
    end: usize,
    period: Option<Period>,
    rule: &'static str,
    flags: Vec<Flag>,
    is_day: bool,
    is_base: bool,
}

impl Found {
    fn new(end: usize, period: Option<Period>, rule: &'static str) -> Found {
        Found { end, period, rule, flags: Vec::new(), is_day: false, is_base: false }
    }
}

/// The number of a Roman numeral up to four, of a digit, or of a word for first to fourth.
fn ordinal(word: &str) -> Option<u8> {
    Some(match word {
        "i" | "1" | "pertama" | "kesatu" | "satu" | "first" | "awal" | "1st" => 1,
        "ii" | "2" | "kedua" | "dua" | "second" | "2nd" => 2,
        "iii" | "3" | "ketiga" | "tiga" | "third" | "3rd" => 3,
        "iv" | "4" | "keempat" | "empat" | "fourth" | "4th" => 4,
        _ => return None,
    })
}

/// Months of a part of a year: its first and its last.
fn part(kind: &str, n: u8) -> Option<(u8, u8)> {
    let months = match kind {
        "semester" | "half" | "paruh" | "h" => 6,
        "triwulan" | "kuartal" | "quarter" | "q" | "tw" | "trimester" | "kwartal" | "trisemester" => 3,
        "caturwulan" | "cawu" => 4,
        _ => return None,
    };
    let last = n.checked_mul(months).filter(|last| *last <= 12 && n > 0)?;
    Some((last - months + 1, last))
}

const TIMES_OF_DAY: [&str; 12] =
    ["pagi", "siang", "sore", "malam", "petang", "dini", "morning", "afternoon", "evening", "night", "wib", "subuh"];

impl<'r, 't> Dates<'r, 't> {
    /// `published` is the day that the text came out, where it is known.
    pub fn new(text: &'r Text<'t>, words: &'r Cues<'r>, published: Option<Day>) -> Dates<'r, 't> {
        Dates { text, words, published, told: None, told_long: None, found: Vec::new() }
    }

    /// All dates of the text, in their order.
    pub fn read(mut self) -> Vec<Date> {
        self.read_until(|_| false);
        self.found
    }

    /// The first day that the text tells in full.
    pub fn first_day(mut self) -> Option<Day> {
        let is_full = |date: &Date| date.is_day && date.flags.is_empty() && is_any(date.rule, "numeric-day day-of-month");
        self.read_until(is_full);
        self.found.last().filter(|date| is_full(date)).and_then(|date| date.period).map(|period| period.last())
    }

    /// Reads dates up to the first one that is enough.
    fn read_until(&mut self, is_enough: impl Fn(&Date) -> bool) {
        let mut at = 0;
        while at < self.text.tokens.len() {
            let Some(found) = self.date(at) else {
                at += 1;
                continue;
            };
            let (start, found) = self.with_lead(at, found);
            let Found { end, mut period, mut rule, flags, mut is_day, is_base } = found;
            let end = self.with_tail(end);
            let mut is_up_to = false;
            if let Some(until) =
                period.filter(|_| !is_day || is_any(rule, "day-of-month day-near-publication")).and_then(|period| self.up_to(start, period))
            {
                (period, rule, is_up_to, is_day) = (Some(until), "up-to-from-january", true, false);
            }
            let start = if is_up_to { start - self.up_to_words(start) } else { start };
            if let Some(period) = period {
                self.told = Some(period);
                if !is_day
                    && month_of(period.start).is_none_or(|_| !matches!(period.start, Point::Date { day: 1.., .. }))
                    && !is_base
                    && !self.is_compared(start)
                {
                    self.told_long = Some(period);
                }
            }
            let date = Date { words: start..end, period, rule, flags, is_day, is_base, is_up_to };
            let is_last = is_enough(&date);
            self.found.push(date);
            if is_last {
                break;
            }
            at = end.max(at + 1);
        }
    }

    /// Whether the words before a date say that something is compared with it.
    fn is_compared(&self, start: usize) -> bool {
        // `Down 2.04 percent from November`.
        if is_any(self.text.before(start), "from dari") && start > 1 && is_any(self.low(start - 2), "percent persen %") {
            return true;
        }
        // `Melampaui target tahun ini`.
        if (start.saturating_sub(2)..start).any(|at| self.words.starts(List::Target, at)) {
            return true;
        }
        let comma = |at: usize| self.text.is_sign(at, ',') && !self.text.is_glued(at + 1);
        let mut back = (start.saturating_sub(5)..start).rev().take_while(|at| !comma(*at));
        back.any(|at| self.words.starts(List::Base, at) || self.low(at) == "terhadap" && at + 2 >= start)
    }

    fn low(&self, at: usize) -> &str {
        self.text.low(at)
    }

    fn number(&self, at: usize, digits: core::ops::RangeInclusive<usize>) -> Option<i32> {
        let text = self.text.digits(at).filter(|text| digits.contains(&text.len()))?;
        text.parse().ok()
    }

    fn year(&self, at: usize) -> Option<i32> {
        self.number(at, 4..=4).filter(|year| (1900..=2099).contains(year))
    }

    /// A month by name: with one token, or with three where a hyphen of the print parts it. Short ones need a digit beside them.
    fn month(&self, at: usize) -> Option<(u8, usize)> {
        if !self.text.is_word(at) {
            return None;
        }
        let word = self.low(at);
        // No month begins with another letter.
        if !word.starts_with(['j', 'f', 'p', 'm', 'a', 's', 'o', 'n', 'd']) {
            return None;
        }
        if let Some(month) = lexicon::month(word) {
            let after = if self.text.is_sign(at + 1, '.') { at + 2 } else { at + 1 };
            let short_year = self.text.is_sign(at + 1, '\'') && self.text.digits(at + 2).is_some();
            let number = at > 0 && self.text.digits(at - 1).is_some() || self.text.digits(after).is_some() || short_year;
            let plain =
                !is_any(word, "may march mei mar sep des jan feb apr jun jul agu aug okt oct nov dec nop peb ags agt mrt agus agst sept");
            let capital = self.text.is_capital(at) || plain;
            let cued = is_any(word, "mei may march")
                && (self.text.is_capital(at)
                    && (is_any(
                        self.text.before(at),
                        "bulan pada in selama sepanjang hingga per sampai akhir awal since dan - sejak dari until by of from through to and between during last",
                    ) || is_any(self.low(at + 1), "lalu ini hingga - sampai tahun")));
            let next_month = self.text.is_sign(at + 1, '-') && lexicon::month(self.low(at + 2)).is_some()
                || self.text.is_sign(at.saturating_sub(1), '-') && at > 1 && lexicon::month(self.low(at - 2)).is_some();
            return (capital && (plain || number || cued || next_month)).then_some((month, 1));
        }
        if self.text.is_sign(at + 1, '-') && self.text.is_glued(at + 1) && self.text.is_glued(at + 2) && self.text.is_word(at + 2) {
            let joined = [word, self.low(at + 2)].concat();
            return lexicon::month(&joined).filter(|_| joined.len() > 5).map(|month| (month, 3));
        }
        // One letter off: `Agusutus`, `Agutus`, `Dovember`.
        let slip = match word {
            "agusutus" | "agutus" | "agusustus" | "agusustu" | "agustu" | "aguatus" => Some(8),
            "januri" | "januai" => Some(1),
            "febuari" | "februry" => Some(2),
            "dovember" | "novembr" | "nopembr" => Some(11),
            "oktiber" | "oktobr" => Some(10),
            "septembr" | "setember" => Some(9),
            "desembr" => Some(12),
            _ => None,
        };
        slip.map(|month| (month, 1))
    }

    fn is_joint(&self, at: usize) -> Option<usize> {
        match self.low(at) {
            "-" if self.text.is_sign(at + 1, '-') => Some(2),
            "-" => Some(1),
            "and" if self.low(at.saturating_sub(2)) == "between" => Some(1),
            "hingga" | "sampai" if is_any(self.low(at + 1), "dengan bulan awal akhir pertengahan tanggal") => Some(2),
            "hingga" | "sampai" | "to" | "through" | "until" => Some(1),
            "s" if self.text.is_sign(at + 1, '/') && self.low(at + 2) == "d" => Some(3),
            "s" if self.text.is_sign(at + 1, '.') && self.low(at + 2) == "d" => Some(if self.text.is_sign(at + 3, '.') { 4 } else { 3 }),
            "sd" => Some(1),
            "?" if self.text.is_glued(at) && self.text.is_glued(at + 1) => Some(1),
            _ => None,
        }
    }

    /// What is read at a place; none where no date stands there.
    fn date(&self, at: usize) -> Option<Found> {
        let glued_to_word = at > 0 && self.text.is_glued(at) && self.text.is_word(at) && self.text.digits(at - 1).is_some();
        if glued_to_word {
            return None;
        }
        let money = at > 0 && is_any(self.text.before(at), "rp $ usd idr us");
        if money {
            return None;
        }
        self.weekday(at)
            .or_else(|| self.same_period(at))
            .or_else(|| self.bracketed(at))
            .or_else(|| self.numeric(at, self.is_told_as_day(at)))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.years(at))
    }

    // ---- What stands around ----

    /// `awal`, `pertengahan`, `akhir` before a month or a year.
    fn with_lead(&self, at: usize, mut found: Found) -> (usize, Found) {
        let mut start = at;
        let is_apart = self.text.tokens.get(start).is_some_and(|token| token.gap >= Gap::Cell);
        if is_any(self.text.before(start), "tahun bulan tanggal tgl") && start > 0 && !is_apart && found.rule != "of-publication" {
            start -= 1;
        }
        if found.rule == "first-months" && self.text.before(at) == "first" {
            start -= 1;
        }
        // `mid-2024`, `the end of 2025`.
        let two = match self.text.before(at) {
            "bulan" | "tahun" => at > 1,
            "-" => at > 1 && self.text.is_glued(at) && is_any(self.low(at - 2), "mid early late"),
            "of" => at > 1 && is_any(self.low(at - 2), "end beginning start middle"),
            _ => false,
        };
        let lead = if two { self.low(at - 2) } else { self.text.before(at) };
        if !found.is_day && is_any(lead, "awal pertengahan akhir early mid late medio end beginning start middle") {
            let back = 1 + usize::from(two);
            if let Some(Period { start: Point::Date { year, month: 0, .. }, end: Point::Date { month: 0, .. } }) = found.period
                && found.rule != "years"
                && lead != "awal"
            {
                // The middle of a year is told as a period only up to which something is counted.
                if is_any(lead, "pertengahan medio") && self.up_to_words(at - back) > 0 {
                    found.period = Some(Period { start: point(year, 1, 0, false), end: point(year, 6, 0, false) });
                }
            }
            found.flags.push(Flag::note(FlagKind::Vague));
            start = at - back;
        }
        (start, found)
    }

    /// `lalu`, `ini`, `kemarin` behind a date belong to it.
    fn with_tail(&self, end: usize) -> usize {
        let mut n = end;
        if self.text.is_word(n)
            && is_any(self.low(n), "lalu kemarin silam ini mendatang")
            && self.low(n + 1) != "lintas"
            && self.text.sentence(n) == self.text.sentence(n.saturating_sub(1))
        {
            n += 1;
        } else if self.low(n) == "yang" && self.low(n + 1) == "lalu" {
            n += 2;
        } else if TIMES_OF_DAY.contains(&self.low(n)) && self.text.sentence(n) == self.text.sentence(n.saturating_sub(1)) {
            n += 1;
        }
        n
    }

    /// How many words before a date say that all is counted up to it.
    fn up_to_words(&self, start: usize) -> usize {
        let before = |n: usize| start.checked_sub(n).map_or("", |at| self.low(at));
        match (before(1), before(2)) {
            ("dengan", "sampai") => 2,
            ("hingga" | "sampai" | "hngga" | "until" | "sd", _) => 1,
            ("d", "/") if before(3) == "s" => 3,
            _ => 0,
        }
    }

    /// The period from January on, where a month or a part of a year is told as the end of what is counted.
    fn up_to(&self, start: usize, period: Period) -> Option<Period> {
        let words = self.up_to_words(start);
        if words == 0 || self.text.english && self.text.before(start) != "until" {
            return None;
        }
        let Period { start: first, end: Point::Date { year, month: month @ 1.., day, uncertain } } = period else { return None };
        // A day to come ends what goes on, and counts nothing: `kontrak berjalan hingga 31 Desember 2026`.
        if day > 0 && self.published.is_some_and(|now| period.last() > now) {
            return None;
        }
        let single = first == period.end;
        let quarter = month_of(first).is_some_and(|(_, from)| from > 1) && !single;
        // `berlangsung hingga Desember` is no count.
        let lasting = (1..=4).any(|n| {
            matches!(start.checked_sub(words + n).map_or("", |at| self.low(at)), "berlangsung" | "digelar" | "berlaku" | "dibuka")
        });
        // Up to December is the whole year; up to a day with its month counts days.
        let from = if day > 0 {
            Period { start: point(year, 1, 1, false), end: point(year, month, day, uncertain) }
        } else if month == 12 {
            Period { start: point(year, 0, 0, uncertain), end: point(year, 0, 0, uncertain) }
        } else {
            Period { start: point(year, 1, 0, false), end: point(year, month, 0, uncertain) }
        };
        (!lasting && (single || quarter && day == 0)).then_some(from)
    }
}
