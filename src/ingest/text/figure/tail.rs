//! What stands behind the digits of a figure: words for powers of ten, units, currencies.
use super::{Figures, Number, Raw, SCALE_WORDS, is_scale, is_slip};
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::number::times;
use crate::ingest::text::token::{Shape, is_any};
use crate::ingest::text::words::List;
use crate::model::decimal;
use crate::model::lexicon;

impl Figures<'_, '_> {
    /// The scale, the unit and the currency behind a number.
    pub(super) fn tail(&self, raw: &mut Raw) {
        let mut n = raw.end;
        // `Rp100an miliar`.
        if self.low(n) == "an" && (self.text.is_glued(n) || self.text.is_sign(n, '-')) {
            raw.about = true;
            n += 1;
        }
        // `20,65? persen`, `3,2e persen`, `2,58, miliar`.
        let stray = matches!(self.text.shape(n), Some(Shape::Sign('?' | ',' | '.' | '\u{fffd}')))
            || (self.low(n).len() == 1 && self.text.is_word(n) && self.text.is_glued(n) && !is_any(self.low(n), "m t k"));
        if stray && self.text.is_glued(n) && !self.text.is_glued(n + 1) && matches!(raw.number, Number::Run(_)) {
            let percent = self.words.units.find(self.text, n + 1).is_some_and(|(_, unit)| unit.code == "percent");
            let scale = self.text.is_sign(n, ',')
                && is_scale(self.low(n + 1)).is_some()
                && raw.before.is_some() | self.words.after.find(self.text, n + 2).is_some();
            if scale || (percent && !self.text.is_sign(n, ',') && !self.text.is_sign(n, '.')) {
                raw.flags.push(Flag::note(FlagKind::StraySign));
                n += 1;
            }
        }
        n = self.words_in_brackets(n, matches!(raw.number, Number::Spelled(_)));
        n = self.scale(raw, n);
        let end_of_number = n;
        n = self.unit(raw, n);
        // The word for millions behind the currency, once more.
        if raw.after.is_some()
            && raw.scaled
            && let Some(power) = is_scale(self.low(n))
        {
            let once = raw.power;
            raw.flags.push(self.two(raw, FlagKind::ScaleTwice, once, power));
            n += 1;
        }
        raw.end = n.max(end_of_number);
        // `300.000,-`.
        if raw.before.is_some() && self.text.is_sign(n, ',') && self.text.is_sign(n + 1, '-') {
            raw.end = n + 2;
        }
        // What repeats the unit in brackets.
        if self.text.is_sign(n, '(')
            && self.text.is_sign(n + 2, ')')
            && raw.unit.is_some_and(|unit| self.words.units.find(self.text, n + 1).is_some_and(|(_, other)| other.code == unit.code))
        {
            raw.end = n + 3;
        }
    }

    /// `6 (enam) perusahaan`.
    pub(super) fn words_in_brackets(&self, n: usize, is_spelled: bool) -> usize {
        if !self.text.is_sign(n, '(') {
            return n;
        }
        // `Dua puluh (20) kontainer`.
        if is_spelled && self.text.digits(n + 1).is_some() && self.text.is_sign(n + 2, ')') {
            return n + 3;
        }
        match self.text.spelled(n + 1) {
            Some(spelled) if self.text.is_sign(n + 1 + spelled.words, ')') => n + 2 + spelled.words,
            _ => n,
        }
    }

    pub(super) fn two(&self, raw: &Raw, kind: FlagKind, first: i8, second: i8) -> Flag {
        let unit = raw.after.or(raw.before).map_or("", |currency| currency.code);
        let of = |power| self.plain(&raw.number, power).map(|value| Reading::Amount(value, unit));
        Flag::new(kind, true, of(first).into_iter().chain(of(second)))
    }

    pub(super) fn scale(&self, raw: &mut Raw, at: usize) -> usize {
        let mut n = at;
        let word = self.low(n);
        if let Some(power) = is_scale(word) {
            if word.ends_with("an") && !is_any(word, "ribuan") && word.len() > 4 && lexicon::scale(word.trim_end_matches("an")).is_some() {
                raw.about = true;
            }
            (raw.power, raw.scaled) = (power, true);
            raw.rules.push("scale-word");
            n += 1;
            if let Some(second) = is_scale(self.low(n)) {
                let twice = power.saturating_add(second);
                raw.flags.push(if second == power {
                    self.two(raw, FlagKind::ScaleTwice, power, twice)
                } else {
                    self.two(raw, FlagKind::ScaleTwice, twice, second)
                });
                if second != power && twice <= 15 {
                    raw.power = twice;
                }
                n += 1;
            }
            return self.lower_scale(raw, n);
        }
        if word == "ratus" && is_scale(self.low(n + 1)).is_some() && matches!(raw.number, Number::Run(_)) {
            let power = is_scale(self.low(n + 1)).unwrap_or_default();
            raw.flags.push(self.two(raw, FlagKind::ScaleTwice, power, power + 2));
            (raw.power, raw.scaled) = (power, true);
            return n + 2;
        }
        // Small letters only behind a currency: `Rp 51 m`, `US$3.4m`.
        let capital = self.text.tokens.get(n).is_some_and(|token| token.capital)
            || raw.before.is_some() && self.text.sentence(n) == self.text.sentence(n.saturating_sub(1));
        let letter = match word {
            "m" if capital && !((self.text.digits(n + 1).is_some() || self.text.is_sign(n + 1, '³')) && self.text.is_glued(n + 1)) => {
                Some(9)
            }
            "t" if capital => Some(12),
            "b" if capital => Some(9),
            "k" if self.text.is_glued(n) && raw.before.is_some() => Some(3),
            _ => None,
        };
        let short = self.text.tokens.get(n).is_some_and(|token| token.low.len() == 1);
        if let Some(power) = letter.filter(|_| short && matches!(raw.number, Number::Run(_))) {
            let rupiah = raw.before.is_some_and(|currency| currency.code == "IDR") || self.low(n + 1) == "rupiah";
            let known = raw.before.is_some() || self.words.after.find(self.text, n + 1).is_some_and(|(_, c)| !c.misspelt);
            let plain_end = self.text.sentence(n + 1) != self.text.sentence(n)
                || !self.text.is_word(n + 1)
                || self.words.has(List::NoCount, self.low(n + 1))
                || is_any(self.low(n + 1), "lebih");
            if known || (plain_end && word != "b") {
                let english = if word == "m" { 6 } else { power };
                let power = if self.text.english && word == "m" { english } else { power };
                let is_told = self.text.english && raw.before.is_some();
                if !(rupiah || is_told || word == "t" && known) {
                    let other = if power == 6 { 9 } else { 6 };
                    let code = raw.before.map_or("", |currency| currency.code);
                    let of = |power: i8| self.plain(&raw.number, power).map(|value| Reading::Amount(value, code));
                    raw.flags.push(Flag::new(FlagKind::ScaleLetter, true, of(power).into_iter().chain(of(other))));
                }
                (raw.power, raw.scaled) = (power, true);
                raw.rules.push("scale-letter");
                return n + 1;
            }
        }
        // One letter off, beside a currency.
        let followed = self.words.after.find(self.text, n + 1).is_some();
        if self.text.is_word(n) && word.len() >= 4 && matches!(raw.number, Number::Run(_)) && (followed || raw.before.is_some()) {
            let slip = SCALE_WORDS.iter().find(|(of, _)| is_slip(word, of)).map(|(_, power)| *power);
            let slip = if is_any(word, "kita jula") { Some(6) } else { slip };
            if let Some(power) = slip {
                raw.flags.push(self.two(raw, FlagKind::ScaleMisspelt, power, 0));
                (raw.power, raw.scaled) = (power, true);
                raw.rules.push("scale-misspelt");
                n += 1;
            }
        }
        n
    }

    /// `64 juta 370 ribu`, and `64 juta 370` where the lower word is left out.
    pub(super) fn lower_scale(&self, raw: &mut Raw, at: usize) -> usize {
        let Some((run, end)) = self.run(at).filter(|(run, _)| run.len() <= 3 && run.bytes().all(|byte| byte.is_ascii_digit())) else {
            return at;
        };
        let next = is_scale(self.low(end));
        let power = next.filter(|power| *power < raw.power);
        let currency = self.words.after.find(self.text, end).is_some_and(|(_, currency)| !currency.misspelt);
        match power {
            Some(power) => {
                raw.rest = times(&run, power);
                raw.rules.push("scale-in-parts");
                end + 1
            }
            None if next.is_none() && currency && matches!(&raw.number, Number::Run(first) if !first.contains([',', '.'])) => {
                raw.rest = times(&run, raw.power - 3);
                let whole = self.plain(&raw.number, raw.power).unwrap_or_default();
                let readings = [raw.rest, times(&run, 0)].map(|rest| Reading::Amount(whole + rest, "USD"));
                raw.flags.push(Flag::new(FlagKind::ScaleLost, true, readings));
                end
            }
            None => at,
        }
    }

    pub(super) fn unit(&self, raw: &mut Raw, at: usize) -> usize {
        let mut n = at;
        // A comma between the scale and the currency: `1.61 milyar, dolar AS`.
        if raw.scaled
            && self.text.is_sign(n, ',')
            && raw.before.is_none()
            && self.words.after.find(self.text, n + 1).is_some_and(|(_, c)| !c.misspelt)
            && self.low(n + 1).starts_with("dol")
        {
            raw.flags.push(Flag::note(FlagKind::StraySign));
            n += 1;
        }
        if let Some((length, currency)) =
            self.words.after.all(self.text, n).find(|(length, currency)| self.is_suffix(raw, n, *length, currency.misspelt))
        {
            raw.after = Some(*currency);
            raw.rules.push("currency-after");
            return n + length;
        }
        let letter = self.low(n).len() == 1 && self.text.is_word(n);
        let glued_letter = letter && self.low(n) != "m" && (self.low(n) != "t" || self.text.is_capital(n) || raw.before.is_some());
        if let Some((length, unit)) = self.words.units.find(self.text, n).filter(|_| !glued_letter) {
            let counts = !is_any(unit.code, "t kg m3 percent");
            // `Rp 50 juta per orang` is no number of people; neither is `US$ 12 negara`.
            if raw.before.is_none() || !counts || self.low(n) == "jiwa" {
                if self.low(n) == "tahun" && self.text.digits(n + 1).is_some_and(|year| year.len() == 4) {
                    return n;
                }
                raw.unit = Some(*unit);
                raw.rules.push("unit-after");
                // `5 Mt` are million tonnes; `MT` is a metric ton.
                if self.low(n) == "mt"
                    && length == 1
                    && !raw.scaled
                    && self.text.tokens.get(n).is_some_and(|token| !token.upper)
                    && let Some(value) = self.plain(&raw.number, 0)
                {
                    let is_million = self.text.is_capital(n) && value < 1_000.0;
                    let readings = if is_million { [6, 0] } else { [0, 6] };
                    let ask = is_million || value < 1_000.0;
                    raw.power = if is_million { 6 } else { 0 };
                    let all = readings.map(|power| Reading::Amount(decimal::times(value, power).min(f64::MAX), unit.code));
                    raw.flags.push(Flag::new(FlagKind::ScaleLetter, ask, all));
                }
                n += length;
                // `27,24% persen`, `150 kilogram/kg`.
                let slash = usize::from(self.text.is_sign(n, '/'));
                if let Some((again, other)) = self.words.units.find(self.text, n + slash)
                    && other.code == unit.code
                    && !counts
                {
                    n += again + slash;
                }
                // `17 ton 160 kg`.
                if unit.code == "t"
                    && let Some((run, end)) = self.run(n)
                    && let Some((length, lower)) = self.words.units.find(self.text, end)
                    && lower.code == "kg"
                    && run.len() <= 3
                {
                    raw.rest += times(&run, -3);
                    n = end + length;
                }
                return n;
            }
        }
        at
    }

    pub(super) fn is_suffix(&self, raw: &Raw, n: usize, length: usize, misspelt: bool) -> bool {
        let word = self.low(n);
        let capitals = self.text.tokens.get(n).is_some_and(|token| token.upper);
        // Lone `AS` is the country, unless a sum in millions is before it.
        if misspelt && length == 1 && word == "as" {
            return raw.scaled && capitals && raw.before.is_none();
        }
        // `Rp 5 miliar rupiah` and `US$ 3 juta dollar` say it twice; `Rp` before a sum does not take the `US$` of the next.
        let next_number = self.text.digits(n + length).is_some();
        match word {
            "rp" | "us" | "usd" | "idr" | "$" => !next_number && self.text.sentence(n) == self.text.sentence(n.saturating_sub(1)),
            _ => true,
        }
    }
}
