//! Parts of a year and years: `semester I/2022`, `triwulan III`, `2020-2023`.
use super::{Dates, Found, ordinal, part, point, single};
use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::token::{Shape, is_any};
use crate::model::edtf::{Period, Point, civil_from_day};

/// The number of a Roman numeral up to four.
fn roman(word: &str) -> Option<u8> {
    ordinal(word).filter(|_| is_any(word, "i ii iii iv"))
}

impl Dates<'_, '_> {
    pub(super) fn part_of_year(&self, at: usize) -> Option<Found> {
        // `3Q25`, `1H 2025`, `9M25`.
        if let Some(n) = self.number(at, 1..=2).filter(|n| (1..=11).contains(n))
            && self.text.is_glued(at + 1)
            && is_any(self.low(at + 1), "q h m")
            && let Some(digits) = self.text.digits(at + 2)
            && (digits.len() == 2 && self.text.is_glued(at + 2) || self.year(at + 2).is_some())
            && !self.is_amount(at + 3)
        {
            let year = self.year(at + 2).or_else(|| Some(2000 + self.number(at + 2, 2..=2)?))?;
            let months = if self.low(at + 1) == "m" { Some((1, n as u8)) } else { part(self.low(at + 1), n as u8) };
            let period = months.map(|(first, last)| Period { start: point(year, first, 0, false), end: point(year, last, 0, false) });
            return period.map(|period| Found::new(at + 3, Some(period), "part-of-year"));
        }
        if !self.text.is_word(at) {
            return None;
        }
        let word = self.low(at);
        // `Kuartal I, II, dan III 2025`: one that goes on with the part before it.
        if let Some(before) =
            self.found.last().filter(|before| before.rule.starts_with("part-of-year") && self.is_listed(before.words.end, at))
            && let Some(n) = roman(word)
            && let Some(Period { start: Point::Date { month: first, .. }, end: Point::Date { month: last, .. } }) = before.period
            && let months = (last + 1).saturating_sub(first)
            && n * months > last
            && n * months <= 12
        {
            return Some(self.part_at(at + 1, (n * months + 1 - months, n * months)));
        }
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

    pub(super) fn part_at(&self, at: usize, (first, last): (u8, u8)) -> Found {
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
        let close = (n..n + 7).find(|at| self.text.is_sign(n, '(') && self.text.is_sign(*at, ')'));
        let year = year.or_else(|| self.year_of_parts(n)).or_else(|| self.year_behind(close?).0);
        let rule = if year.is_some() { "part-of-year" } else { "part-of-year-near" };
        let year = year.or_else(|| self.year_of_month(last)).or_else(|| self.published.map(|day| civil_from_day(day).0));
        let period = year.map(|year| Period { start: point(year, first, 0, false), end: point(year, last, 0, false) });
        let mut found = Found::new(if end > n { end } else { at }, period, rule);
        if period.is_none() {
            found.flags.push(Flag::note(FlagKind::NeedsPublication));
        }
        found
    }

    /// Whether only a comma and a joint stand between two parts of an enumeration.
    fn is_listed(&self, from: usize, until: usize) -> bool {
        (1..=2).contains(&until.saturating_sub(from)) && (from..until).all(|at| is_any(self.low(at), ", dan and serta &"))
    }

    /// The year that is told with the last of an enumeration of parts: `I, II, dan III 2025`.
    fn year_of_parts(&self, from: usize) -> Option<i32> {
        let mut n = from;
        for _ in 0..3 {
            let next = (n + 1..n + 3).find(|next| roman(self.low(*next)).is_some() && self.is_listed(n, *next))?;
            n = next + 1;
            if let (Some(year), _) = self.year_behind(n) {
                return Some(year);
            }
        }
        None
    }

    // ---- Years ----

    pub(super) fn years(&self, at: usize) -> Option<Found> {
        let word = is_any(self.low(at), "tahun thn") && self.text.is_word(at);
        let n = at + usize::from(word);
        let year = self.year(n)?;
        // `Sepanjang 2023 perusahaan mengekspor`.
        let is_told = word || is_any(self.text.before(at), "sepanjang selama sejak during since");
        if self.is_amount(n + 1) && !is_told
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
        // `1990-an`, `the 1990s`.
        let dash = usize::from(self.text.is_sign(end, '-'));
        if year % 10 == 0 && self.text.is_glued(end) && is_any(self.low(end + dash), "an s") && self.text.is_glued(end + dash) {
            period.end = point(year + 9, 0, 0, false);
            return Some(Found::new(end + dash + 1, Some(period), "decade"));
        }
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
}
