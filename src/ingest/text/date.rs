//! Dates of a text as periods, each with the rule that reads it: by itself, from the day of publication, or from the last date told.
//!
//! A weekday is checked against its date, and a day that no calendar has is said; neither is mended. If you add a form, add its line to
//! the table in `tests/native/text/dates.rs`.
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::token::{Shape, Text, Words, is_any};
use crate::model::edtf::{Day, Period, Point, civil_from_day, day_from_civil, days_in_month, weekday_from_day};
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
        "semester" | "half" | "h" => 6,
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
    pub fn new(text: &'r Text<'t>, published: Option<Day>) -> Dates<'r, 't> {
        Dates { text, published, told: None, told_long: None, found: Vec::new() }
    }

    /// All dates of the text, in their order.
    pub fn read(mut self) -> Vec<Date> {
        let mut at = 0;
        while at < self.text.tokens.len() {
            let Some(found) = self.date(at) else {
                at += 1;
                continue;
            };
            let (start, found) = self.with_lead(at, found);
            let Found { end, mut period, mut rule, flags, is_day, is_base } = found;
            let end = self.with_tail(end);
            let mut is_up_to = false;
            if let Some(until) = period.and_then(|period| self.up_to(start, period)) {
                (period, rule, is_up_to) = (Some(until), "up-to-from-january", true);
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
            self.found.push(Date { words: start..end, period, rule, flags, is_day, is_base, is_up_to });
            at = end.max(at + 1);
        }
        self.found
    }

    /// Whether the words before a date say that something is compared with it.
    fn is_compared(&self, start: usize) -> bool {
        let comma = |at: usize| self.text.is_sign(at, ',') && !self.text.is_glued(at + 1);
        let back = (start.saturating_sub(5)..start).rev().take_while(|at| !comma(*at));
        back.map(|at| self.low(at)).any(|word| is_any(word, "dibanding dibandingkan ketimbang terhadap compared than daripada"))
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
            let number = at > 0 && self.text.digits(at - 1).is_some() || self.text.digits(after).is_some();
            let plain =
                !is_any(word, "may march mei mar sep des jan feb apr jun jul agu aug okt oct nov dec nop peb ags agt mrt agus agst sept");
            let capital = self.text.is_capital(at) || plain;
            let cued = is_any(word, "mei may march")
                && (self.text.is_capital(at)
                    && (is_any(
                        self.text.before(at),
                        "bulan pada in selama sepanjang hingga per sampai akhir awal since dan - sejak dari until by of",
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
            .or_else(|| self.numeric(at, false))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.years(at))
    }

    // ---- Weekdays ----

    fn weekday(&self, at: usize) -> Option<Found> {
        let word = self.low(at);
        let short = word.len() < 5 || word.starts_with("ming") || self.text.english;
        let named = self.text.is_word(at) && (self.text.is_capital(at) || !short || word == "rabu");
        let weekday = if named { lexicon::weekday(word)? } else { return None };
        if is_any(word, "sun sat mon wed") && self.text.digits(at + 2).is_none() && !self.text.is_sign(at + 1, ',') {
            return None;
        }
        let mut n = at + 1;
        // `Rabu hingga Minggu (18-22/10/2023)`.
        if let Some(length) = self.is_joint(n)
            && lexicon::weekday(self.low(n + length)).is_some()
        {
            n += length + 1;
            let open = usize::from(self.text.is_sign(n, '('));
            if let Some(mut found) = self.numeric(n + open, true).or_else(|| self.day_month(n + open)) {
                found.end += usize::from(open == 1 && self.text.is_sign(found.end, ')'));
                found.is_day = true;
                return Some(found);
            }
            n = at + 1;
        }
        if TIMES_OF_DAY.contains(&self.low(n)) {
            n += 1;
        }
        let plain_end = n;
        let comma = usize::from(self.text.is_sign(n, ','));
        let mut inner = n + comma;
        if is_any(self.low(inner), "tanggal tgl") {
            inner += 1;
        }
        let open = self.text.is_sign(inner, '(');
        let inside = inner + usize::from(open);
        if let Some(mut found) = self.numeric(inside, true).or_else(|| self.day_month(inside)).or_else(|| self.english_day(inside)) {
            if open {
                // `(28/6)'18`, `Kamis (16/1) 2019`.
                let close = self.text.is_sign(found.end, ')');
                found.end += usize::from(close);
            }
            found.is_day = true;
            self.check(&mut found, weekday);
            return Some(found);
        }
        // `Kamis pekan lalu`, `Senin lalu`, `Rabu`.
        let (week, length) = match (self.low(plain_end), self.low(plain_end + 1)) {
            ("pekan" | "minggu", "lalu" | "kemarin" | "silam") => (Some(-1), 2),
            ("pekan" | "minggu", "depan") => (Some(1), 2),
            ("pekan" | "minggu", "ini") => (Some(0), 2),
            ("depan" | "mendatang", _) => (None, 1),
            ("lalu" | "kemarin" | "ini", _) => (None, 1),
            _ => (None, 0),
        };
        let end = plain_end + length;
        let published = self.published;
        if word == "minggu" && (is_any(self.text.before(at), "satu dua tiga per setiap") || !self.text.is_capital(at)) {
            return None;
        }
        let Some(published) = published else {
            let mut found = Found::new(end, None, "weekday-near-publication");
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
            found.is_day = true;
            return Some(found);
        };
        let monday = published - Day::from(weekday_from_day(published));
        let back = Day::from((7 + weekday_from_day(published) - weekday) % 7);
        let (day, rule) = match week {
            Some(weeks) => (monday + 7 * weeks + Day::from(weekday), "weekday-of-week"),
            None if is_any(self.low(plain_end), "depan mendatang") => (published + 7 - back, "weekday-after-publication"),
            None => (published - back, "weekday-before-publication"),
        };
        let mut found = Found::new(end, Some(single(day_point(day))), rule);
        found.is_day = true;
        Some(found)
    }

    /// Says where a weekday and its date disagree, with the nearest dates that agree.
    fn check(&self, found: &mut Found, weekday: u8) {
        let Some(Period { start: Point::Date { year, month, day: day @ 1.., .. }, end }) = found.period else { return };
        if end != found.period.map_or(end, |period| period.start) {
            return;
        }
        let told = day_from_civil(year, month, day);
        if weekday_from_day(told) == weekday {
            return;
        }
        // The same day of the month in another month or year, and the nearest day of that name.
        let near = (1..=3).flat_map(|by| [told - by, told + by]).find(|day| weekday_from_day(*day) == weekday);
        let years = [year - 1, year + 1].map(|year| (year, month));
        let months = [shift_month(year, month, -1), shift_month(year, month, 1)];
        let agrees = |(year, month): &(i32, u8)| {
            day <= days_in_month(*year, *month) && weekday_from_day(day_from_civil(*year, *month, day)) == weekday
        };
        let other = months.into_iter().chain(years).filter(agrees).map(|(year, month)| single(point(year, month, day, false)));
        let readings = core::iter::once(single(point(year, month, day, false))).chain(near.map(|day| single(day_point(day)))).chain(other);
        found.flags.push(Flag::new(FlagKind::Weekday, true, readings.map(Reading::Period)));
    }

    // ---- Written with figures ----

    /// `(5/12/2020)`, `(4/12)` without a weekday.
    fn bracketed(&self, at: usize) -> Option<Found> {
        if !self.text.is_sign(at, '(') {
            return None;
        }
        let mut found = self.numeric(at + 1, true).filter(|found| self.text.is_sign(found.end, ')'))?;
        found.end += 1;
        found.is_day = true;
        Some(found)
    }

    /// `5/12/2020`, `18-22/10/2023`, `2020-12-05`, `5.12.2020`; without a year only where `short` allows it.
    fn numeric(&self, at: usize, short: bool) -> Option<Found> {
        let glued = |n: usize| self.text.is_glued(n);
        let first = self.number(at, 1..=4)?;
        // ISO 8601.
        if let Some(year) = self.year(at)
            && self.text.is_sign(at + 1, '-')
            && glued(at + 1)
            && glued(at + 2)
            && self.text.is_sign(at + 3, '-')
            && let (Some(month), Some(day)) = (self.number(at + 2, 2..=2), self.number(at + 4, 2..=2))
        {
            return Some(self.exact(at + 5, year, month, day, None));
        }
        if !(1..=31).contains(&first) || self.text.digits(at).is_some_and(|digits| digits.len() > 2) {
            return None;
        }
        let mut n = at + 1;
        let mut last = None;
        // The second day: `18-22/10`.
        if self.text.is_sign(n, '-') || self.low(n) == "dan" {
            let slash = self.text.is_sign(n + 2, '/');
            if slash {
                last = Some(self.number(n + 1, 1..=2).filter(|day| (1..=31).contains(day))?);
                n += 2;
            }
        }
        let sign = match self.text.shape(n) {
            Some(Shape::Sign(sign @ ('/' | '-' | '.'))) if sign == '/' || (glued(n) && glued(n + 1)) => sign,
            _ => return None,
        };
        let month = self.number(n + 1, 1..=2).filter(|month| (1..=31).contains(month))?;
        n += 2;
        let mut year = None;
        let parts_year = matches!(self.text.shape(n), Some(Shape::Sign(other)) if other == sign || (other == '-' && sign == '/'));
        if parts_year && let Some(found) = self.year(n + 1) {
            (year, n) = (Some(found), n + 2);
        } else if sign == '/'
            && self.text.is_sign(n, '/')
            && self.text.digits(n + 1).is_some_and(|digits| digits.len() == 2)
            && glued(n + 1)
        {
            (year, n) = (self.number(n + 1, 2..=2).map(|two| 2000 + two), n + 2);
        } else if sign == '/'
            && self.text.is_sign(n, '/')
            && self.text.digits(n + 1).is_some_and(|digits| digits.len() != 4 || self.year(n + 1).is_none())
        {
            // `(4/11/20204)`, `(15/09/202)`: a year that is none.
            let mut found = Found::new(n + 2, None, "numeric-day");
            found.flags.push(Flag::new(FlagKind::NoSuchDay, true, []));
            return short.then_some(found);
        } else if self.text.is_sign(n, ')') {
            // `(28/6)'18`, `(24/9) 2020`.
            if self.text.is_sign(n + 1, '\'')
                && let Some(two) = self.number(n + 2, 2..=2)
            {
                (year, n) = (Some(2000 + two), n + 3);
            }
        }
        if year.is_none() && (!short || sign != '/') {
            return None;
        }
        let (year, rule) = match year {
            Some(year) => (Some(year), "numeric-day"),
            None => (self.year_near(month as u8, first as u8), "day-near-publication"),
        };
        let Some(year) = year else {
            let mut found = Found::new(n, None, rule);
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
            return Some(found);
        };
        let mut found = self.exact(n, year, month, first, last);
        if found.period.is_some() {
            found.rule = rule;
        }
        Some(found)
    }

    /// A day that is written out, or why it is none.
    fn exact(&self, end: usize, year: i32, month: i32, day: i32, last: Option<i32>) -> Found {
        let valid = |month: i32, day: i32| (1..=12).contains(&month) && day >= 1 && day <= i32::from(days_in_month(year, month as u8));
        let at = |month: i32, day: i32| point(year, month as u8, day as u8, false);
        let last = last.unwrap_or(day);
        if valid(month, day) && valid(month, last) && last >= day {
            return Found::new(end, Some(Period { start: at(month, day), end: at(month, last) }), "numeric-day");
        }
        let mut found = Found::new(end, None, "numeric-day");
        if valid(day, month) && month > 12 {
            found.flags.push(Flag::new(FlagKind::MonthFirst, true, [Reading::Period(single(at(day, month)))]));
        } else {
            let month_only = (1..=12).contains(&month).then(|| Reading::Period(single(point(year, month as u8, 0, false))));
            found.flags.push(Flag::new(FlagKind::NoSuchDay, true, month_only));
        }
        found
    }

    /// The year in which a day without one lies: the last that is no more than a month after publication.
    fn year_near(&self, month: u8, day: u8) -> Option<i32> {
        if let Some(published) = self.published {
            let (year, ..) = civil_from_day(published);
            let is_near = |year: &i32| month <= 12 && month > 0 && day_from_civil(*year, month, day.min(28)) <= published + 31;
            return [year + 1, year, year - 1].into_iter().find(is_near);
        }
        self.told.and_then(|told| year_of(told.end))
    }

    // ---- Days with the month's name ----

    /// `4 Desember 2020`, `18-22 Oktober 2023`, `30 September - 2 Oktober 2021`, `tanggal 9 sampai 14 Agustus`.
    fn day_month(&self, at: usize) -> Option<Found> {
        let first = self.number(at, 1..=2).filter(|day| (1..=31).contains(day))?;
        let mut n = at + 1;
        let mut last = first;
        if let Some(length) = self.is_joint(n).or_else(|| (self.low(n) == "dan").then_some(1))
            && let Some(second) = self.number(n + length, 1..=2).filter(|day| *day > first && *day <= 31)
        {
            last = second;
            n += length + 1;
        }
        if self.text.is_glued(n) && self.text.is_word(n) && is_any(self.low(n), "st nd rd th") {
            n += 1;
        }
        if self.low(n) == "of" {
            n += 1;
        }
        let (month, length) = self.month(n)?;
        n += length;
        let (year, end) = self.year_behind(n);
        n = end;
        // `30 September - 2 Oktober 2021`.
        if last == first
            && let Some(length) = self.is_joint(n)
            && let Some(second) = self.number(n + length, 1..=2)
            && let Some((until, length_of_month)) = self.month(n + length + 1)
        {
            let (other, end) = self.year_behind(n + length + 1 + length_of_month);
            let last_year = other.or(year).or_else(|| self.year_near(until, second as u8));
            if let Some(last_year) = last_year {
                let first_year = year.unwrap_or(if month > until { last_year - 1 } else { last_year });
                let ok = |year, month, day: i32| day >= 1 && day <= i32::from(days_in_month(year, month));
                if ok(first_year, month, first) && ok(last_year, until, second) {
                    let period =
                        Period { start: point(first_year, month, first as u8, false), end: point(last_year, until, second as u8, false) };
                    return Some(Found::new(end, Some(period), "days-of-two-months"));
                }
            }
        }
        let rule = if year.is_some() { "day-of-month" } else { "day-near-publication" };
        let Some(year) = year.or_else(|| self.year_near(month, first as u8)) else {
            let mut found = Found::new(n, None, rule);
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
            return Some(found);
        };
        let mut found = self.exact(n, year, i32::from(month), first, Some(last));
        found.rule = rule;
        Some(found)
    }

    /// A year behind a month: `2020`, `, 2020`, `tahun 2020`, `tahun lalu`; and where it ends.
    fn year_behind(&self, at: usize) -> (Option<i32>, usize) {
        let mut n = at;
        if self.text.is_sign(n, '.') && self.text.is_glued(n) && (self.year(n + 1).is_some()) {
            n += 1;
        }
        if self.text.is_sign(n, ',') && self.year(n + 1).is_some() && self.text.english {
            n += 1;
        }
        if is_any(self.low(n), "tahun thn th") && self.text.is_word(n) {
            let anchor = self.published.map(|day| civil_from_day(day).0);
            let by = match self.low(n + 1) {
                "lalu" | "kemarin" | "silam" => Some(-1),
                "ini" => Some(0),
                "depan" => Some(1),
                "sebelumnya" => {
                    return (self.told_long.or(self.told).and_then(|told| year_of(told.end)).or(anchor).map(|year| year - 1), n + 2);
                }
                _ => None,
            };
            if let (Some(by), Some(year)) = (by, anchor) {
                return (Some(year + by), n + 2);
            }
            if self.year(n + 1).is_some() {
                n += 1;
            }
        }
        if matches!((self.low(n), self.low(n + 1)), ("last" | "this", "year")) {
            let by = i32::from(self.low(n) == "this") - 1;
            return (self.published.map(|day| civil_from_day(day).0 + by), n + 2);
        }
        match self.year(n) {
            Some(year) if !self.is_amount(n + 1) => (Some(year), n + 1),
            _ => (None, at),
        }
    }

    /// Whether digits go on or a unit follows, so that four digits are no year.
    fn is_amount(&self, at: usize) -> bool {
        let fraction = matches!(self.text.shape(at), Some(Shape::Sign('.' | ',')))
            && self.text.is_glued(at)
            && self.text.is_glued(at + 1)
            && self.text.digits(at + 1).is_some();
        fraction
            || is_any(self.low(at), "ton kg persen % umkm ekor unit orang perusahaan negara kontainer petani juta ribu miliar tons desa")
    }

    /// `December 4, 2020`, `Oct. 18-22`.
    fn english_day(&self, at: usize) -> Option<Found> {
        let (month, length) = self.month(at)?;
        let n = at + length + usize::from(self.text.is_sign(at + length, '.'));
        let day = self.number(n, 1..=2).filter(|day| (1..=31).contains(day))?;
        let mut end = n + 1;
        if self.text.is_glued(end) && is_any(self.low(end), "st nd rd th") {
            end += 1;
        }
        let mut last = day;
        if self.text.is_sign(end, '-')
            && let Some(second) = self.number(end + 1, 1..=2).filter(|second| *second > day && *second <= 31)
        {
            (last, end) = (second, end + 2);
        }
        let comma = usize::from(self.text.is_sign(end, ','));
        let year = self.year(end + comma);
        if year.is_some() {
            end += comma + 1;
        } else if !self.text.english {
            return None;
        }
        let rule = if year.is_some() { "day-of-month" } else { "day-near-publication" };
        let year = year.or_else(|| self.year_near(month, day as u8))?;
        let mut found = self.exact(end, year, i32::from(month), day, Some(last));
        found.rule = rule;
        found.is_day = true;
        Some(found)
    }

    // ---- Months ----

    fn month_first(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.english_day(at) {
            return Some(found);
        }
        let (month, length) = self.month(at)?;
        let (year, end) = self.year_behind(at + length);
        // `Januari-Oktober 2022`, `Januari 2020 sampai dengan Juni 2022`, `Januari hingga awal November`.
        let joint = self.is_joint(end).or_else(|| (self.low(end) == "dan" && self.low(at.saturating_sub(1)) == "mulai").then_some(1));
        if let Some(length) = joint {
            let lead = usize::from(is_any(self.low(end + length), "bulan awal akhir pertengahan"));
            let from = end + length + lead;
            // `Januari-28 April 2020`.
            let day = self.number(from, 1..=2).filter(|day| (1..=31).contains(day) && self.month(from + 1).is_some());
            let from = from + usize::from(day.is_some());
            if let Some((until, width)) = self.month(from) {
                let (other, stop) = self.year_behind(from + width);
                let last_year = other.or(year).or_else(|| self.year_of_month(until));
                let rule = if other.or(year).is_some() { "months" } else { "months-near" };
                let Some(last_year) = last_year else {
                    let mut found = Found::new(stop, None, rule);
                    found.flags.push(Flag::note(FlagKind::NeedsPublication));
                    return Some(found);
                };
                let first_year = year.unwrap_or(if month > until { last_year - 1 } else { last_year });
                let last_day = day.filter(|day| *day <= i32::from(days_in_month(last_year, until))).unwrap_or(0);
                let first_day = u8::from(last_day > 0);
                let period =
                    Period { start: point(first_year, month, first_day, false), end: point(last_year, until, last_day as u8, false) };
                let period = if month == 1 && until == 12 && last_day == 0 && first_year == last_year {
                    single(point(last_year, 0, 0, false))
                } else {
                    period
                };
                let period = (period.first() <= period.last()).then_some(period);
                return Some(Found::new(stop, period, rule));
            }
        }
        if let Some(year) = year {
            return Some(Found::new(end, Some(single(point(year, month, 0, false))), "month"));
        }
        let lone = is_any(self.low(at), "may march") && !self.text.english;
        if lone {
            return None;
        }
        let mut rule = if self.told_long.is_some() { "month-near-last-told" } else { "month-before-publication" };
        if self.low(end) == "lalu" {
            rule = "month-before-publication";
        }
        let year = match self.low(end) {
            "lalu" | "kemarin" => self.year_before_publication(month),
            // The month after publication: `Juli mendatang`.
            "mendatang" | "depan" => self.year_before_publication(month).zip(self.published).map(|(year, day)| {
                let (now, of, _) = civil_from_day(day);
                if year == now && month > of { year } else { year + 1 }
            }),
            _ => self.year_of_month(month),
        };
        let mut found = Found::new(end, year.map(|year| single(point(year, month, 0, false))), rule);
        if year.is_none() {
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
        }
        Some(found)
    }

    fn year_before_publication(&self, month: u8) -> Option<i32> {
        let (year, now, _) = civil_from_day(self.published?);
        Some(if month > now { year - 1 } else { year })
    }

    /// The year of a month without one. A year later in the same sentence behind a joint is its own; else it is the month nearest to
    /// the last one told, and no later than publication.
    fn year_of_month(&self, month: u8) -> Option<i32> {
        let published = self.published.map(civil_from_day);
        let anchor = self.told_long.and_then(|told| month_of(told.end).or_else(|| year_of(told.end).map(|year| (year, 12))));
        let (year, told) = match (anchor, published) {
            (Some(anchor), _) => anchor,
            (None, Some((year, now, _))) => return Some(if month > now { year - 1 } else { year }),
            (None, None) => return self.told.and_then(|told| year_of(told.end)),
        };
        let distance = |other: &i32| ((other - year) * 12 + i32::from(month) - i32::from(told)).abs();
        let is_past = |other: &i32| published.is_none_or(|(year, now, _)| (*other, month) <= (year, now));
        [year, year - 1, year + 1].into_iter().filter(is_past).min_by_key(distance)
    }

    // ---- Parts of a year ----

    fn part_of_year(&self, at: usize) -> Option<Found> {
        if !self.text.is_word(at) {
            return None;
        }
        let word = self.low(at);
        // `first quarter of 2022`, `first half`.
        if let Some(n) = ordinal(word).filter(|_| self.text.english && word.len() > 3)
            && let Some(months) = part(self.low(at + 1), n)
        {
            return Some(self.part_at(at + 2, months));
        }
        let mut n = at + 1;
        // `Q3`, `H1` are a letter and a digit.
        let short = is_any(word, "q h tw");
        if short && !(self.text.is_capital(at) && (self.text.is_glued(n) || word == "tw")) {
            return None;
        }
        if self.text.is_sign(n, '-') {
            n += 1;
        }
        let ke = usize::from(self.low(n) == "ke") + usize::from(self.low(n) == "ke" && self.text.is_sign(n + 1, '-'));
        let number = ordinal(self.low(n + ke))?;
        let months = part(word, number)?;
        n += ke + 1;
        // `kuartal I atau Januari-September 2021` and `kuartal I (Januari - April) 2022` are told by their months.
        Some(self.part_at(n, months))
    }

    fn part_at(&self, at: usize, (first, last): (u8, u8)) -> Found {
        let mut n = at;
        if matches!(self.text.shape(n), Some(Shape::Sign('/' | '-' | ','))) && self.year(n + 1).is_some() {
            n += 1;
        }
        if self.low(n) == "of" || self.low(n) == "pada" && self.low(n + 1) == "tahun" {
            n += 1;
        }
        if self.low(n) == "the" && self.low(n + 1) == "year" {
            n += 2;
        }
        let (year, end) = self.year_behind(n);
        let rule = if year.is_some() { "part-of-year" } else { "part-of-year-near" };
        let year = year.or_else(|| self.year_of_month(last)).or_else(|| self.published.map(|day| civil_from_day(day).0));
        let period = year.map(|year| Period { start: point(year, first, 0, false), end: point(year, last, 0, false) });
        let mut found = Found::new(if end > n { end } else { at }, period, rule);
        if period.is_none() {
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
        }
        found
    }

    // ---- Years ----

    fn years(&self, at: usize) -> Option<Found> {
        let word = is_any(self.low(at), "tahun thn") && self.text.is_word(at);
        let n = at + usize::from(word);
        let year = self.year(n)?;
        if self.is_amount(n + 1)
            || (at > 0 && self.text.is_glued(at) && !matches!(self.text.shape(at - 1), Some(Shape::Sign('(' | '-' | '"' | '/' | '\''))))
        {
            return None;
        }
        if at > 0 && self.text.is_sign(at - 1, '/') && self.text.is_glued(at) && at > 1 && self.text.digits(at - 2).is_none() && !word {
            return None;
        }
        // A number of laws: `Nomor 2019`.
        if is_any(self.text.before(at), "nomor no pukul rp") {
            return None;
        }
        let mut end = n + 1;
        let mut period = single(point(year, 0, 0, false));
        let mut rule = "year";
        if let Some(length) = self.is_joint(end) {
            let lead = usize::from(self.low(end + length) == "tahun");
            if let Some(last) = self.year(end + length + lead).filter(|last| *last > year && !self.is_amount(end + length + lead + 1)) {
                end += length + lead + 1;
                period.end = point(last, 0, 0, false);
                rule = "years";
            } else if let Some((month, width)) = self.month(end + length)
                && let (Some(last), stop) = self.year_behind(end + length + width)
            {
                // `Sejak 2019 hingga Januari 2026`.
                end = stop;
                period = Period { start: point(year, 1, 0, false), end: point(last, month, 0, false) };
                rule = "years";
            }
        } else if self.text.is_sign(end, '/') && self.text.is_glued(end) && self.year(end + 1) == Some(year + 1) {
            end += 2;
            period.end = point(year + 1, 0, 0, false);
            rule = "years";
        }
        Some(Found::new(end, Some(period), rule))
    }

    // ---- Relative to publication, or to the last date told ----

    /// `periode yang sama tahun lalu`, `bulan yang sama tahun 2021`, `the same period last year`.
    fn same_period(&self, at: usize) -> Option<Found> {
        let text = self.text;
        let phrases = [
            "periode yang sama di",
            "periode yang sama pada",
            "periode yang sama",
            "periode sama",
            "bulan yang sama di",
            "bulan yang sama pada",
            "bulan yang sama",
            "bulan sama",
            "semester yang sama",
            "triwulan yang sama",
            "kuartal yang sama",
            "periode serupa",
            "same period of",
            "same period in",
            "same period",
            "same month of",
            "same month in",
            "same month",
        ];
        if !is_any(text.low(at), "periode bulan semester triwulan kuartal same") {
            return None;
        }
        let length = phrases.iter().find_map(|phrase| text.starts(at, phrase))?;
        let mut n = at + length;
        if is_any(self.low(n), "of the a") {
            n += 1;
        }
        let told = self.told_long;
        let told_year = told.and_then(|told| year_of(told.end));
        let word = usize::from(self.low(n) == "tahun");
        let (year, end, rule) = if let Some(year) = self.year(n + word) {
            (Some(year), n + word + 1, "same-period-of-year")
        } else if word == 1 && is_any(self.low(n + 1), "lalu sebelumnya kemarin silam") {
            (told_year.map(|year| year - 1), n + 2, "same-period-year-before")
        } else if matches!((self.low(n), self.low(n + 1)), ("last" | "previous", "year") | ("year", "earlier" | "before")) {
            (told_year.map(|year| year - 1), n + 2, "same-period-year-before")
        } else {
            // The same as the last one told.
            let found = Found::new(at + length, told, "same-period");
            told?;
            return Some(found);
        };
        let period = told.zip(told_year).zip(year).map(|((told, from), year)| {
            let by = (year - from) * 12;
            Period { start: shift_point(told.start, by), end: shift_point(told.end, by) }
        });
        let period = period.or_else(|| year.map(|year| single(point(year, 0, 0, false))));
        let mut found = Found::new(end, period, rule);
        found.is_base = true;
        Some(found)
    }

    fn relative(&self, at: usize) -> Option<Found> {
        if !(self.text.is_word(at) || self.text.digits(at).is_some()) {
            return None;
        }
        let published = self.published;
        let today = |by: Day, end: usize, rule: &'static str| {
            let mut found = Found::new(end, published.map(|day| single(day_point(day + by))), rule);
            found.is_day = true;
            if published.is_none() {
                found.flags.push(Flag::note(FlagKind::NeedsPublication));
            }
            found
        };
        let (word, next, third) = (self.low(at), self.low(at + 1), self.low(at + 2));
        match (word, next, third) {
            ("kemarin", "lusa", _) => return Some(today(-2, at + 2, "day-before-yesterday")),
            ("the", "day", "before") if self.low(at + 3) == "yesterday" => return Some(today(-2, at + 4, "day-before-yesterday")),
            ("hari", "ini", _) => return Some(today(0, at + 2, "today")),
            ("today", ..) => return Some(today(0, at + 1, "today")),
            ("kemarin" | "yesterday", ..) => return Some(today(-1, at + 1, "yesterday")),
            ("semalam", ..) => return Some(today(-1, at + 1, "yesterday")),
            ("tadi", "malam", _) | ("malam", "lalu" | "kemarin", _) => return Some(today(-1, at + 2, "yesterday")),
            ("tadi", "pagi" | "siang" | "sore", _) | ("siang" | "pagi" | "sore" | "malam", "ini", _) => {
                return Some(today(0, at + 2, "today"));
            }
            ("besok" | "tomorrow", ..) | ("esok", "hari", _) => return Some(today(1, at + 1 + usize::from(word == "esok"), "tomorrow")),
            ("lusa", ..) => return Some(today(2, at + 1, "day-after-tomorrow")),
            ("keesokan" | "esok", "harinya", _) | ("hari", "berikutnya", _) => {
                return Some(self.after_told(at + 2, 1, "hari", "day-after-last-told"));
            }
            ("hari", "sebelumnya", _) => return Some(self.after_told(at + 2, -1, "hari", "day-before-last-told")),
            ("hari", "yang", "sama") => return Some(self.after_told(at + 3, 0, "hari", "same-day")),
            _ => {}
        }
        // `tahun lalu`, `bulan ini`, `pekan depan`, `last year`, `triwulan sebelumnya`.
        let unit = |word: &str| -> Option<&'static str> {
            Some(match word {
                "hari" | "day" | "days" => "hari",
                "pekan" | "minggu" | "week" | "weeks" => "pekan",
                "bulan" | "month" | "months" => "bulan",
                "tahun" | "year" | "years" => "tahun",
                "triwulan" | "kuartal" | "quarter" | "quarters" => "triwulan",
                "semester" => "semester",
                "dekade" | "decade" | "decades" => "dekade",
                _ => return None,
            })
        };
        if let Some(of) = unit(word) {
            let lone_week = word == "minggu" && self.text.is_capital(at);
            let sure = match next {
                _ if lone_week || of == "hari" => None,
                "lalu" | "kemarin" | "silam" | "terakhir" => Some((-1, false)),
                "ini" | "berjalan" => Some((0, false)),
                "depan" | "mendatang" => Some((1, false)),
                "sebelumnya" => Some((-1, true)),
                "berikutnya" | "selanjutnya" | "setelahnya" => Some((1, true)),
                _ => None,
            };
            if let Some((by, is_told)) = sure {
                return Some(if is_told {
                    self.after_told(at + 2, by, of, "before-or-after-last-told")
                } else {
                    self.of_publication(at + 2, by, of, "of-publication")
                });
            }
        }
        if let ("last" | "previous" | "this" | "next", Some(of)) = (word, unit(next)) {
            let by = match word {
                "this" => 0,
                "next" => 1,
                _ => -1,
            };
            return Some(if word == "previous" {
                self.after_told(at + 2, by, of, "before-or-after-last-told")
            } else {
                self.of_publication(at + 2, by, of, "of-publication")
            });
        }
        // `dua tahun lalu`, `setahun kemudian`, `3 bulan terakhir`, `lima tahun mendatang`, `two years ago`.
        let one = word.strip_prefix("se").and_then(unit);
        let (count, n, of) = if let Some(of) = one {
            (1, at + 1, of)
        } else {
            let (count, length) = match self.number(at, 1..=3) {
                Some(count) => (count, 1),
                None => self.text.spelled(at).map(|spelled| (spelled.value() as i32, spelled.words))?,
            };
            (count, at + length + 1, unit(self.low(at + length))?)
        };
        let count = count.clamp(0, 3_000);
        // `sebelas bulan pertama 2019`, `the first five months of 2023`.
        if of == "bulan" && (1..=11).contains(&count) && (self.low(n) == "pertama" || self.text.before(at) == "first") {
            let mut behind = n + usize::from(self.low(n) == "pertama");
            behind += usize::from(self.low(behind) == "of" || self.low(behind) == "di" || self.low(behind) == "pada");
            let (year, end) = self.year_behind(behind);
            let year = year.or_else(|| self.published.map(|day| civil_from_day(day).0))?;
            let period = Period { start: point(year, 1, 0, false), end: point(year, count as u8, 0, false) };
            return Some(Found::new(end.max(n), Some(period), "first-months"));
        }
        let yang = usize::from(self.low(n) == "yang");
        let back = match self.low(n + yang) {
            "lalu" | "silam" | "ago" => Some((-count, false)),
            "terakhir" | "belakangan" => None,
            "kemudian" | "setelahnya" | "berselang" | "berikutnya" | "later" | "selanjutnya" => Some((count, true)),
            "sebelumnya" | "earlier" => Some((-count, true)),
            "lagi" | "mendatang" => Some((count, false)),
            "ke" if self.low(n + 1) == "depan" => Some((count, false)),
            _ => return None,
        };
        let end = n + yang + 1 + usize::from(self.low(n) == "ke");
        Some(match back {
            Some((by, true)) => self.after_told(end, by, of, "so-long-after-last-told"),
            Some((by, false)) => self.of_publication(end, by, of, "so-long-from-publication"),
            None => {
                let last = published.map(civil_from_day);
                let period = last.and_then(|(year, month, _)| match of {
                    "tahun" => Some(Period { start: point(year - count, 0, 0, true), end: point(year, 0, 0, true) }),
                    "bulan" => {
                        let (from, first) = shift_month(year, month, -count);
                        Some(Period { start: point(from, first, 0, true), end: point(year, month, 0, true) })
                    }
                    _ => None,
                });
                Found::new(end, period, "last-years")
            }
        })
    }

    fn of_publication(&self, end: usize, by: i32, of: &str, rule: &'static str) -> Found {
        let Some(published) = self.published else {
            let mut found = Found::new(end, None, rule);
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
            return found;
        };
        let mut found = Found::new(end, self.moved(single(day_point(published)), by, of, true), rule);
        found.is_day = of == "hari";
        found
    }

    fn after_told(&self, end: usize, by: i32, of: &str, rule: &'static str) -> Found {
        let told = if is_any(of, "hari pekan") { self.told } else { self.told_long.or(self.told) };
        let told = if rule == "so-long-after-last-told" { self.told.or(told) } else { told };
        let from = told.or_else(|| self.published.map(|day| single(day_point(day))));
        let coarse = rule == "before-or-after-last-told";
        let mut found = Found::new(end, from.and_then(|from| self.moved(from, by, of, coarse)), rule);
        if from.is_none() {
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
        }
        found.is_day = of == "hari";
        found
    }

    /// A period so many units later. `coarse` gives the whole unit: the month, the year.
    fn moved(&self, from: Period, by: i32, of: &str, coarse: bool) -> Option<Period> {
        let Point::Date { year, month, day, .. } = from.end else { return None };
        let whole_day = day > 0;
        match of {
            "hari" if whole_day => Some(single(day_point(day_from_civil(year, month, day).checked_add(by)?))),
            "pekan" if whole_day => {
                let day = day_from_civil(year, month, day).checked_add(by.checked_mul(7)?)?;
                let monday = day - Day::from(weekday_from_day(day));
                Some(if coarse || by.abs() >= 1 { days(monday, monday + 6) } else { single(day_point(day)) })
            }
            "bulan" if month > 0 => {
                let (to, month) = shift_month(year, month, by);
                let day = if coarse || !whole_day { 0 } else { day.min(days_in_month(to, month)) };
                Some(single(point(to, month, day, false)))
            }
            "tahun" => Some(if coarse || month == 0 {
                single(point(year + by, 0, 0, false))
            } else {
                Period { start: shift_point(from.start, by * 12), end: shift_point(from.end, by * 12) }
            }),
            "triwulan" | "semester" if month > 0 => {
                let length = if of == "triwulan" { 3 } else { 6 };
                let (to, of_month) = shift_month(year, month, by * length);
                let last = (of_month - 1) / length as u8 * length as u8 + length as u8;
                Some(Period { start: point(to, last + 1 - length as u8, 0, false), end: point(to, last, 0, false) })
            }
            "dekade" => Some(single(point(year + 10 * by, 0, 0, true))),
            _ => None,
        }
        .filter(|period| {
            year_of(period.start).is_some_and(|year| (0..=9999).contains(&year))
                && year_of(period.end).is_some_and(|year| (0..=9999).contains(&year))
        })
    }

    // ---- What stands around ----

    /// `awal`, `pertengahan`, `akhir` before a month or a year.
    fn with_lead(&self, at: usize, mut found: Found) -> (usize, Found) {
        let mut start = at;
        if is_any(self.text.before(start), "tahun bulan tanggal tgl") && start > 0 && found.rule != "of-publication" {
            start -= 1;
        }
        let lead = if is_any(self.text.before(at), "bulan tahun") && at > 1 { self.low(at - 2) } else { self.text.before(at) };
        if !found.is_day && is_any(lead, "awal pertengahan akhir early mid late medio") {
            let back = 1 + usize::from(lead != self.text.before(at));
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
        let Period { start: first, end: Point::Date { year, month: month @ 1.., day: 0, uncertain } } = period else { return None };
        let single = first == period.end;
        let quarter = month_of(first).is_some_and(|(_, from)| from > 1) && !single;
        // `berlangsung hingga Desember` is no count.
        let lasting = (1..=4).any(|n| {
            matches!(start.checked_sub(words + n).map_or("", |at| self.low(at)), "berlangsung" | "digelar" | "berlaku" | "dibuka")
        });
        // Up to December is the whole year.
        let from = if month == 12 {
            Period { start: point(year, 0, 0, uncertain), end: point(year, 0, 0, uncertain) }
        } else {
            Period { start: point(year, 1, 0, false), end: point(year, month, 0, uncertain) }
        };
        (!lasting && (single || quarter)).then_some(from)
    }
}
