//! Weekdays: by themselves, and checked against the date beside them.
use super::{Dates, Found, TIMES_OF_DAY, day_point, point, shift_month, single};
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::token::is_any;
use crate::model::edtf::{Day, Period, Point, day_from_civil, days_in_month, weekday_from_day};
use crate::model::lexicon;

impl Dates<'_, '_> {
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
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
    pub(super) fn check(&self, found: &mut Found, weekday: u8) {
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
}
