//! Dates with the name of their month: `17 Januari 2026`, `January 17`, `Oktober 2022`, `Januari-Oktober`.
use super::{Dates, Found, month_of, point, single, year_of};
use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::token::{Gap, Shape, is_any};
use crate::model::edtf::{Period, civil_from_day, days_in_month};

impl Dates<'_, '_> {
    /// `4 Desember 2020`, `18-22 Oktober 2023`, `30 September - 2 Oktober 2021`, `tanggal 9 sampai 14 Agustus`.
    pub(super) fn day_month(&self, at: usize) -> Option<Found> {
        let first = self.number(at, 1..=2).filter(|day| (1..=31).contains(day))?;
        // The end of an amount, and a cell of its own: `799,12` and `12` on the line before `Februari`.
        let is_end = at > 1
            && self.text.is_glued(at)
            && matches!(self.text.shape(at - 1), Some(Shape::Sign(',' | '.')))
            && self.text.digits(at - 2).is_some();
        let is_cell = |n: usize| self.text.tokens.get(n).is_some_and(|token| token.gap >= Gap::Cell);
        if is_end || is_cell(at) && is_cell(at + 1) {
            return None;
        }
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
    pub(super) fn year_behind(&self, at: usize) -> (Option<i32>, usize) {
        let mut n = at;
        if self.text.is_sign(n, '.') && self.text.is_glued(n) && (self.year(n + 1).is_some()) {
            n += 1;
        }
        if self.text.is_sign(n, ',') && self.year(n + 1).is_some() && self.text.english {
            n += 1;
        }
        // `Sept '25`.
        if self.text.is_sign(n, '\'')
            && self.text.is_glued(n + 1)
            && let Some(two) = self.number(n + 1, 2..=2)
        {
            return (Some(2000 + two), n + 2);
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
        // `Triwulan I (Januari-Maret) 2022`.
        let bracket = usize::from(self.text.is_sign(n, ')') && (n.saturating_sub(7)..n).any(|at| self.text.is_sign(at, '(')));
        n += bracket;
        match self.year(n) {
            Some(year) if !self.is_amount(n + 1) => (Some(year), n + 1),
            _ => (None, at),
        }
    }

    /// Whether digits go on or a unit follows, so that four digits are no year.
    pub(super) fn is_amount(&self, at: usize) -> bool {
        let fraction = matches!(self.text.shape(at), Some(Shape::Sign('.' | ',')))
            && self.text.is_glued(at)
            && self.text.is_glued(at + 1)
            && self.text.digits(at + 1).is_some();
        fraction
            || is_any(self.low(at), "ton kg persen % umkm ekor unit orang perusahaan negara kontainer petani juta ribu miliar tons desa")
    }

    /// `December 4, 2020`, `Oct. 18-22`.
    pub(super) fn english_day(&self, at: usize) -> Option<Found> {
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

    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
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
        // `Agustus, September, dan Oktober 2025` are of the year that is told with the last.
        if let Some(year) = self.year_of_list(end, month) {
            return Some(Found::new(end, Some(single(point(year, month, 0, false))), "month-of-list"));
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

    /// The year that is told with the last month of an enumeration that goes on here.
    fn year_of_list(&self, at: usize, month: u8) -> Option<i32> {
        let (mut n, mut last, mut wraps) = (at, month, false);
        loop {
            let comma = usize::from(self.text.is_sign(n, ','));
            let and = usize::from(is_any(self.low(n + comma), "dan and serta atau or"));
            let (next, length) = self.month(n + comma + and).filter(|_| comma + and > 0)?;
            n += comma + and + length;
            // `Desember, Januari, dan Februari 2025`, not `Maret, Februari, dan Januari 2025`.
            wraps |= next + 6 <= last;
            last = next;
            if let (Some(year), _) = self.year_behind(n) {
                return Some(if wraps && and > 0 && month > next { year - 1 } else { year });
            }
            if n > at + 20 {
                return None;
            }
        }
    }

    pub(super) fn year_before_publication(&self, month: u8) -> Option<i32> {
        let (year, now, _) = civil_from_day(self.published?);
        Some(if month > now { year - 1 } else { year })
    }

    /// The year of a month without one. A year later in the same sentence behind a joint is its own; else it is the month nearest to
    /// the last one told, and no later than publication.
    pub(super) fn year_of_month(&self, month: u8) -> Option<i32> {
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
}
