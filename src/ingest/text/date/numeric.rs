//! Dates written with figures: `05/06/2024`, `(4/12)`, `2022-10-01`.
use super::{Dates, Found, point, single, year_of};
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::token::{Shape, is_any};
use crate::model::edtf::{Period, civil_from_day, day_from_civil, days_in_month};

impl Dates<'_, '_> {
    /// `(5/12/2020)`, `(4/12)` without a weekday.
    pub(super) fn bracketed(&self, at: usize) -> Option<Found> {
        if !self.text.is_sign(at, '(') {
            return None;
        }
        let mut found = self.numeric(at + 1, true).filter(|found| self.text.is_sign(found.end, ')'))?;
        found.end += 1;
        found.is_day = true;
        Some(found)
    }

    /// Whether words before say that a day follows, so that `31/02` is no fraction.
    pub(super) fn is_told_as_day(&self, at: usize) -> bool {
        let before = self.text.before(at);
        is_any(before, "tanggal tgl") || is_any(before, "pada on") && self.text.digits(at).is_some_and(|digits| digits.len() == 2)
    }

    /// `5/12/2020`, `18-22/10/2023`, `2020-12-05`, `5.12.2020`; without a year only where `short` allows it.
    pub(super) fn numeric(&self, at: usize, short: bool) -> Option<Found> {
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
            // `(4/11/20204)`, `(15/09/202)`: a year that is none, with one digit too many or another year near by.
            let digits = self.low(n + 1);
            let without = (0..digits.len()).rev().filter_map(|at| [digits.get(..at)?, digits.get(at + 1..)?].concat().parse().ok());
            let near = self.year_near(month as u8, first as u8);
            let years = without.filter(|year| (1990..=2099).contains(year)).chain(near);
            let day = |year: i32| self.exact(n, year, month, first, last).period.map(Reading::Period);
            let mut found = Found::new(n + 2, None, "numeric-day");
            found.flags.push(Flag::new(FlagKind::NoSuchDay, true, years.filter_map(day)));
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
    pub(super) fn exact(&self, end: usize, year: i32, month: i32, day: i32, last: Option<i32>) -> Found {
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
            // Its month and the last day of that, else its year.
            let month = if (1..=12).contains(&month) { month as u8 } else { 0 };
            let last = (month > 0).then(|| days_in_month(year, month));
            let days = core::iter::once(0).chain(last);
            found.flags.push(Flag::new(FlagKind::NoSuchDay, true, days.map(|day| Reading::Period(single(point(year, month, day, false))))));
        }
        found
    }

    /// The year in which a day without one lies: the last that is no more than a month after publication.
    pub(super) fn year_near(&self, month: u8, day: u8) -> Option<i32> {
        if let Some(published) = self.published {
            let (year, ..) = civil_from_day(published);
            let is_near = |year: &i32| month <= 12 && month > 0 && day_from_civil(*year, month, day.min(28)) <= published + 31;
            return [year + 1, year, year - 1].into_iter().find(is_near);
        }
        self.told.and_then(|told| year_of(told.end))
    }
}
