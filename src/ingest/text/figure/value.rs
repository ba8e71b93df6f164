//! What a figure comes to: which reading comes first where there are several, and what is said of the others.
use super::{Bound, Figure, Figures, Number, Raw, is_scale, limit};
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::number::{Doubt, Run, all_digits, times};
use crate::ingest::text::token::{Words, is_any};
use crate::ingest::text::words::{List, Unit};
use crate::model::decimal;
use crate::model::marks::Mark;

impl Figures<'_, '_> {
    pub(super) fn finish(&self, raw: Raw) -> Option<Figure> {
        let Raw { start, end, number, negative, before, after, unit, power, scaled, rest, about, mut flags, mut rules } = raw;
        let mut code = match (after, unit) {
            (Some(currency), _) => currency.code,
            (None, Some(unit)) => unit.code,
            (None, None) => before.map_or("", |currency| currency.code),
        };
        let money = before.is_some() || after.is_some();
        let factor = unit.map_or(1.0, |unit| unit.factor);
        let of = |digits: &str| {
            let value = times(digits, power) + rest;
            if factor == 1.0 { value } else { value * factor }
        };
        let mut value = match &number {
            Number::Spelled(value) => {
                let value = decimal::times(*value, i32::from(power)) + rest;
                if factor == 1.0 { value } else { value * factor }
            }
            Number::Run(text) => {
                let run = Run::new(text, self.custom);
                if all_digits(text).len() > 18 {
                    flags.push(Flag::new(FlagKind::TooLong, true, []));
                }
                let (first, flag) = self.choose(text, &run, code, power, scaled, money, unit);
                if let Some((kind, ask)) = flag {
                    // `US$ 6,010` without a word for millions: six thousand, or six million.
                    let millions = (money && !scaled && matches!(run.doubt, Doubt::Lone(mark) if mark == self.custom))
                        .then(|| [&all_digits(text), "000"].concat());
                    let readings = core::iter::once(first.clone())
                        .chain(millions)
                        .chain([Some(run.first.clone()), run.other.clone(), run.third.clone()].into_iter().flatten());
                    let readings = readings.map(|digits| of(&digits)).filter(|value| value.is_finite());
                    flags.push(Flag::new(kind, ask, readings.map(|value| Reading::Amount(value, code))));
                }
                of(&first)
            }
        };
        if factor != 1.0 {
            rules.push("unit-factor");
        }
        // More digits than any number has: it is told, and asked about.
        value = value.min(f64::MAX);
        if let (Number::Run(text), true) = (&number, scaled && power >= 6)
            && Run::is_long(text)
        {
            // All digits and a word for millions too: the digits are the amount, where they are as large as the word says.
            let plain = all_digits(text);
            let whole = times(&plain, 0).min(f64::MAX);
            let mut readings = vec![Reading::Amount(value, code)];
            if whole >= 10f64.powi(i32::from(power)) || value > limit(code) {
                readings.insert(0, Reading::Amount(whole, code));
                value = whole;
            }
            flags.push(Flag::new(FlagKind::ScaleTwice, true, readings));
        }
        let counted;
        let mut measure = unit.map_or("", |unit| unit.measure);
        match (before, after) {
            (Some(first), Some(second)) if first.code != second.code => {
                flags.push(Flag::new(FlagKind::CurrencyTwice, true, [second.code, first.code].map(|code| Reading::Amount(value, code))));
            }
            (Some(first), None) if unit.is_some() => {
                flags.push(Flag::new(FlagKind::UnitTwice, true, [code, first.code].map(|code| Reading::Amount(value, code))));
            }
            _ => {}
        }
        if before.is_some_and(|currency| currency.code == "SGD") && self.low(start) == "s" && !self.text.english && after.is_none() {
            flags.push(Flag::new(FlagKind::CurrencyMisspelt, true, ["SGD", "USD"].map(|code| Reading::Amount(value, code))));
        }
        if after.is_some_and(|currency| currency.misspelt)
            || before.is_some_and(|first| first.misspelt || is_any(self.low(start), "uss usf uu"))
        {
            flags.push(Flag::note(FlagKind::CurrencyMisspelt));
        }
        let per = self.per(end);
        if code.is_empty() {
            counted = self.counted(end);
            if scaled && counted.is_none() {
                code = if self.currency.is_empty() { "IDR" } else { self.currency };
                let other = if code == "IDR" { "USD" } else { "IDR" };
                flags.push(Flag::new(FlagKind::CurrencyMissing, true, [code, other].map(|code| Reading::Amount(value, code))));
                rules.push("currency-of-last-sum");
            } else if self.low(end) == "kali" && self.low(end + 1) == "lipat" {
                code = "times";
            } else if self.is_number_of_times(&number, start, end) {
                (code, measure) = ("shipment", "shipments");
            } else if self.is_rank(start) {
                (code, measure) = ("rank", "rank");
            } else if counted.is_none() {
                match &number {
                    Number::Run(text) if text.contains([',', '.']) => flags.push(Flag::new(FlagKind::UnitMissing, true, [])),
                    _ => return None,
                }
            } else if matches!(number, Number::Spelled(_)) && !scaled {
                // `satu hal`, `dua tahap`: words that count no more than that.
                return None;
            }
        } else if matches!(unit, Some(unit) if !is_any(unit.code, "t kg m3 percent container")) {
            counted = Some(end.saturating_sub(1)..end);
        } else {
            counted = self.counted(end);
        }
        if let Some(flag) = self.lost_scale(&number, value, code, scaled, per.is_some()) {
            flags.push(flag);
        }
        if value > limit(code) && !flags.iter().any(|flag| flag.ask) {
            let readings = [value, value / 1e3, value / 1e6].map(|value| Reading::Amount(value, code));
            flags.push(Flag::new(FlagKind::Magnitude, true, readings));
        }
        let end = match code {
            "times" => end + 2,
            "shipment" if unit.is_none() => end + 1,
            _ => end,
        };
        let value = if negative { -value } else { value };
        let bound = if about { Bound::About } else { Bound::Exact };
        Some(Figure { words: start..end, value, upper: None, unit: code, measure, bound, change: None, counted, per, flags, rules })
    }

    /// `Dikirim 387 kali`, `frekuensi 1.145 kali`, not `naik 3 kali`.
    fn is_number_of_times(&self, number: &Number, start: usize, end: usize) -> bool {
        const NEAR: usize = 8;
        let from = self.text.sentence_of(start).start.max(start.saturating_sub(NEAR));
        let is_sent = |at: usize| [List::Release, List::Frequency].into_iter().any(|list| self.words.starts(list, at));
        let grows = start > 0 && [List::Up, List::Down].into_iter().any(|list| self.words.starts(list, start - 1));
        self.low(end) == "kali" && matches!(number, Number::Run(_)) && !grows && (from..start).any(is_sent)
    }

    /// Which reading of a run comes first, and what is said of it.
    #[allow(clippy::too_many_arguments, reason = "each is one thing that the mark hangs on")]
    pub(super) fn choose(
        &self,
        text: &str,
        run: &Run,
        code: &str,
        power: i8,
        scaled: bool,
        money: bool,
        unit: Option<Unit>,
    ) -> (String, Option<(FlagKind, bool)>) {
        let other = run.other.clone().unwrap_or_else(|| run.first.clone());
        let lead = text.find(['.', ',']).unwrap_or(0);
        let is_mass = is_any(code, "t kg m3");
        let is_count = unit.is_some() && !is_mass && code != "percent";
        match run.doubt {
            Doubt::None => (run.first.clone(), None),
            Doubt::OtherMark => (run.first.clone(), Some((FlagKind::OtherMark, false))),
            Doubt::Broken => (run.first.clone(), Some((FlagKind::BrokenGroups, true))),
            // `1.195798 US dollar` is no fraction of a dollar; `195,8068 juta` is one of a million.
            Doubt::LongFraction => {
                let whole = money && !scaled && run.first.split('.').nth(1).is_some_and(|fraction| fraction.len() == 6);
                (
                    if whole { other } else { run.first.clone() },
                    Some((FlagKind::BrokenGroups, (money && !scaled) || text.contains('.') != (self.custom == Mark::Dot))),
                )
            }
            // By the custom it groups thousands.
            Doubt::Lone(mark) if mark != self.custom => {
                let (group, decimal) = (run.first.clone(), other);
                if scaled {
                    // `Rp8.400 miliar` is round; `Rp 1.287 triliun` is none that anybody would count in thousands.
                    let groups = match power {
                        3 | 6 => lead <= 2,
                        _ => code != "USD" && group.ends_with("00"),
                    };
                    let seen = self.other_marks > 0;
                    (if groups && !seen { group } else { decimal }, Some((FlagKind::LoneMark, true)))
                } else if code == "percent" {
                    (group, Some((FlagKind::LoneMark, true)))
                } else if is_mass {
                    (group, Some((FlagKind::LoneMark, self.other_marks > 0)))
                } else {
                    (group, None)
                }
            }
            // By the custom it begins a fraction.
            Doubt::Lone(_) => {
                let (decimal, group) = (run.first.clone(), other);
                if scaled {
                    (decimal, Some((FlagKind::LoneMark, self.other_marks > 0 && power == 6)))
                } else if code == "percent" {
                    (decimal, Some((FlagKind::LoneMark, false)))
                } else if money || is_count {
                    (group, Some((FlagKind::LoneMark, true)))
                } else {
                    let round = group.ends_with("00") || code == "kg";
                    (if round { group } else { decimal }, Some((FlagKind::LoneMark, true)))
                }
            }
        }
    }

    /// A sum too small for what is exported: a word for millions is likely lost.
    pub(super) fn lost_scale(&self, number: &Number, value: f64, code: &str, scaled: bool, price: bool) -> Option<Flag> {
        let Number::Run(text) = number else { return None };
        let fraction = text.rsplit_once(['.', ',']).is_some_and(|(_, fraction)| fraction.len() != 3);
        let small = match code {
            "USD" => value < 1_000.0 || (fraction && value < 100_000.0),
            "IDR" => value < 10_000.0,
            _ => false,
        };
        if scaled || price || !small || value == 0.0 {
            return None;
        }
        let readings = [6, 0, if code == "IDR" { 9 } else { 3 }]
            .map(|power| Reading::Amount(decimal::times(value, power), if code == "IDR" { "IDR" } else { "USD" }));
        Some(Flag::new(FlagKind::ScaleLost, true, readings))
    }

    /// `per kilogram`, `/kg`, `a tonne`.
    pub(super) fn per(&self, end: usize) -> Option<Words> {
        let n = if is_any(self.low(end), "per /") || (is_any(self.low(end), "a an") && self.text.english) {
            end + 1
        } else {
            return None;
        };
        let (length, unit) = self.words.units.find(self.text, n)?;
        (unit.measure != "duration" && unit.code != "percent").then_some(n..n + length)
    }

    /// The noun behind a number.
    pub(super) fn counted(&self, end: usize) -> Option<Words> {
        let mut n = end;
        while n < end + 3 {
            let word = self.low(n);
            let stops = !self.text.is_word(n)
                || word.len() < 3
                || self.words.has(List::NoCount, word)
                || self.words.has(List::Up, word)
                || self.words.has(List::Down, word)
                || self.text.sentence(n) != self.text.sentence(end.saturating_sub(1))
                || self.is_taken(n);
            let name = self.text.is_capital(n) && !self.text.tokens.get(n).is_some_and(|token| token.upper);
            if stops || (name && n == end && !self.text.tokens.get(n - 1).is_some_and(|token| token.capital)) || is_scale(word).is_some() {
                break;
            }
            n += 1;
        }
        (n > end).then_some(end..n)
    }

    pub(super) fn is_rank(&self, start: usize) -> bool {
        let mut n = start;
        if is_any(self.text.before(n), "- #") {
            n = n.saturating_sub(1);
        }
        if self.text.before(n) == "ke" {
            n -= 1;
        }
        self.words.ending(List::Rank, n).is_some()
    }
}
