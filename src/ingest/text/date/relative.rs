//! Dates that hang on the day of publication or on the last date told: `tahun lalu`, `sebulan kemudian`, `periode yang sama`.
use super::{Dates, Found, day_point, days, point, shift_month, shift_point, single, year_of};
use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::token::is_any;
use crate::model::edtf::{Day, Period, Point, civil_from_day, day_from_civil, days_in_month, weekday_from_day};

impl Dates<'_, '_> {
    /// `periode yang sama tahun lalu`, `bulan yang sama tahun 2021`, `the same period last year`.
    pub(super) fn same_period(&self, at: usize) -> Option<Found> {
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

    pub(super) fn relative(&self, at: usize) -> Option<Found> {
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
            // `Sejak awal tahun`: all months up to publication.
            ("awal", "tahun", third) if is_any(self.text.before(at), "sejak dari mulai") && self.year(at + 2).is_none() => {
                let (year, month, _) = civil_from_day(published?);
                let is_other = is_any(third, "lalu kemarin silam depan");
                let period = Period { start: point(year, 1, 0, false), end: point(year, month, 0, false) };
                return (!is_other).then(|| Found::new(at + 2 + usize::from(third == "ini"), Some(period), "since-january"));
            }
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
            // `Pada tahun yang sama`.
            if of == "tahun" && next == "yang" && third == "sama" {
                return Some(self.after_told(at + 3, 0, of, "before-or-after-last-told"));
            }
            let lone_week = word == "minggu" && self.text.is_capital(at);
            let sure = match next {
                _ if lone_week || of == "hari" => None,
                "lalu" | "kemarin" | "silam" | "terakhir" => Some((-1, false)),
                "ini" | "berjalan" => Some((0, false)),
                "depan" | "mendatang" => Some((1, false)),
                "sebelumnya" => Some((-1, true)),
                "itu" if is_any(of, "bulan tahun") => Some((0, true)),
                "berikutnya" | "selanjutnya" | "setelahnya" => Some((1, true)),
                _ => None,
            };
            if let Some((by, is_told)) = sure {
                // `Tahun lalu pada periode yang sama`.
                let to = at + 2 + usize::from(is_any(self.low(at + 2), "pada di untuk"));
                if of == "tahun"
                    && by == -1
                    && is_any(self.low(to), "periode bulan triwulan semester kuartal")
                    && let Some(length) = self.text.starts(to + 1, "yang sama")
                    && let Some(told) = self.told_long
                {
                    let period = Period { start: shift_point(told.start, -12), end: shift_point(told.end, -12) };
                    let mut found = Found::new(to + 1 + length, Some(period), "same-period-year-before");
                    found.is_base = true;
                    return Some(found);
                }
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
        } else if let Some(of) = unit(next).filter(|_| is_any(word, "a the") && is_any(third, "earlier before")) {
            (1, at + 2, of)
        } else {
            let (count, length) = match self.number(at, 1..=3) {
                Some(count) => (count, 1),
                None => self.text.spelled(at).map(|spelled| (spelled.value() as i32, spelled.words))?,
            };
            (count, at + length + 1, unit(self.low(at + length))?)
        };
        let count = count.clamp(0, 3_000);
        // `sebelas bulan pertama 2019`, `the first five months of 2023`.
        // `Dalam dua bulan 2022` are its first.
        let of_year = self.year(n).is_some() && !self.is_amount(n + 1);
        if of == "bulan" && (1..=11).contains(&count) && (self.low(n) == "pertama" || self.text.before(at) == "first" || of_year) {
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
            "sebelumnya" | "earlier" | "before" => Some((-count, true)),
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

    pub(super) fn of_publication(&self, end: usize, by: i32, of: &str, rule: &'static str) -> Found {
        let Some(published) = self.published else {
            let mut found = Found::new(end, None, rule);
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
            return found;
        };
        let mut found = Found::new(end, self.moved(single(day_point(published)), by, of, true), rule);
        found.is_day = of == "hari";
        found
    }

    pub(super) fn after_told(&self, end: usize, by: i32, of: &str, rule: &'static str) -> Found {
        let told = if is_any(of, "hari pekan") { self.told } else { self.told_long.or(self.told) };
        let told = if rule == "so-long-after-last-told" { self.told.or(told) } else { told };
        // `Compared with $2.93 bn a year earlier` is before the month that was told, not before the day when somebody said it or what that
        // month was compared with.
        let told = if by < 0 && is_any(of, "bulan tahun") { self.told_long.or(told) } else { told };
        let coarse_as_published = told.is_none() && is_any(of, "bulan tahun triwulan");
        let from = told.or_else(|| self.published.map(|day| single(day_point(day))));
        let coarse = rule == "before-or-after-last-told" || coarse_as_published;
        let mut found = Found::new(end, from.and_then(|from| self.moved(from, by, of, coarse)), rule);
        if from.is_none() {
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
        }
        found.is_day = of == "hari";
        found
    }

    /// A period so many units later. `coarse` gives the whole unit: the month, the year.
    pub(super) fn moved(&self, from: Period, by: i32, of: &str, coarse: bool) -> Option<Period> {
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
}
