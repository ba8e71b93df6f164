//! What stands at a place that a figure may begin at: its currency, its digits or its words, and what makes it none.
use super::{Figures, Number, Raw, is_scale};
use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::token::{Shape, is_any};
use crate::ingest::text::words::{Currency, List};
use crate::model::marks::Mark;

impl Figures<'_, '_> {
    /// `joined` is the upper end of a range, which a hyphen may join to a word.
    pub(super) fn raw(&self, at: usize, joined: bool) -> Option<Raw> {
        let (before, start, mut n) = match self.words.before.find(self.text, at) {
            // The dollar's sign lost: `US37,43 juta`.
            _ if self.low(at) == "us" && self.text.digits(at + 1).is_some() && self.text.is_glued(at + 1) => {
                (Some(Currency { code: "USD", misspelt: true }), at, at + 1)
            }
            Some((length, currency)) if self.is_prefix(at, length) => (Some(*currency), at, at + length),
            _ => (None, at, at),
        };
        let mut flags = Vec::new();
        let mut rules = Vec::new();
        if before.is_some() {
            rules.push("currency-before");
            if self.text.is_sign(n, '.') && (self.text.is_glued(n) || self.text.is_glued(n + 1)) {
                n += 1;
            }
        }
        // A minus belongs to the number where nothing but a space or a bracket is before it.
        let mut negative = false;
        let mut start = start;
        if self.text.is_sign(n, '-') && self.text.digits(n + 1).is_some() && before.is_none() {
            let opens = n == 0 || !self.text.is_glued(n) || matches!(self.text.shape(n - 1), Some(Shape::Sign('(' | '"')));
            let after_number = n > 0 && self.text.digits(n - 1).is_some();
            if !opens || (after_number && !self.text.is_glued(n + 1)) {
                return None;
            }
            negative = true;
            n += 1;
        }
        if is_any(self.low(n), "minus min") && self.text.digits(n + 1).is_some() {
            negative = true;
            n += 1;
        }
        if self.text.is_sign(n, '+') && self.text.digits(n + 1).is_some() {
            n += 1;
            start = n;
        }
        let mark = self.text.is_sign(n, ',') || self.text.is_sign(n, '.');
        let alone = mark && n > 0 && !self.text.is_glued(n) && self.has_unit(n + 2) && self.text.digits(n - 1).is_none();
        let lost =
            (before.is_some() && self.text.is_sign(n, ',') || alone) && self.text.digits(n + 1).is_some() && self.text.is_glued(n + 1);
        let number = if lost {
            flags.push(Flag::new(FlagKind::StraySign, true, []));
            let run = self.run(n + 1)?;
            n = run.1;
            Number::Run(["0,", &run.0].concat())
        } else if self.text.digits(n).is_some() {
            // The rest of a number that is parted by a mark of programs or of another country: `1_000`, `1'000`.
            let is_rest =
                self.text.is_glued(n) && is_any(self.text.before(n), "_ ' · ^") && self.text.digits(n.saturating_sub(2)).is_some();
            if before.is_none() && (is_rest || !joined && self.is_no_figure(n)) {
                return None;
            }
            let (run, end, spaced) = self.spaced_run(n, before.is_some())?;
            if spaced {
                rules.push("spaces");
                // `3 500 ton` may be two numbers.
                let is_sure = before.is_some() || self.text.digits(n + 1).is_none();
                flags.push(if is_sure { Flag::note(FlagKind::Spaces) } else { Flag::new(FlagKind::Spaces, true, []) });
            }
            n = end;
            rules.push("digits");
            Number::Run(run)
        } else {
            let spelled = self.text.spelled(n)?;
            if (n..n + spelled.words).any(|at| self.is_taken(at)) {
                return None;
            }
            let counts = self.words.units.find(self.text, n + spelled.words).is_some();
            if is_any(self.text.before(n), "salah per nomor")
                || self.text.before(n) == "ke" && !counts
                || self.text.is_sign(n + spelled.words, '-') && self.text.is_glued(n + spelled.words)
            {
                return None;
            }
            n += spelled.words;
            rules.push("number-words");
            // `One and a half million tonnes`.
            let half = self.text.starts(n, "and a half");
            n += half.unwrap_or_default();
            Number::Spelled(spelled.value() + if half.is_some() { 0.5 } else { 0.0 })
        };
        let mut raw = Raw {
            start,
            end: n,
            number,
            negative,
            before,
            after: None,
            unit: None,
            power: 0,
            scaled: false,
            rest: 0.0,
            about: false,
            flags,
            rules,
        };
        self.tail(&mut raw);
        Some(raw)
    }

    /// Whether what looks like a currency is one: at the start of a word, and followed by a number.
    pub(super) fn is_prefix(&self, at: usize, length: usize) -> bool {
        let starts = at == 0 || !self.text.is_glued(at) || !(self.text.is_word(at) && self.text.is_word(at - 1));
        let mut n = at + length;
        while matches!(self.text.shape(n), Some(Shape::Sign('.' | ',' | '-'))) && n < at + length + 2 {
            n += 1;
        }
        let spelled = || self.text.spelled(n).is_some();
        let long = self.low(at) != "rupiah";
        // `A$ 3 juta`, not `a $30 billion deal`.
        let long = long && (self.low(at) != "a" || self.text.is_glued(at + 1));
        starts && long && (self.text.digits(n).is_some() || (spelled() && self.low(at) != "$"))
    }

    /// Whether digits are a number of something else: of a page, a law, a code, a clock.
    pub(super) fn is_no_figure(&self, n: usize) -> bool {
        let text = self.text;
        let before = text.before(n);
        if n > 0 && text.is_glued(n) {
            match text.shape(n - 1) {
                Some(Shape::Word)
                    if !(before.len() > 4 && before.bytes().all(|byte| byte.is_ascii_lowercase()) && !text.tokens[n - 1].upper) =>
                {
                    return true;
                }
                Some(Shape::Sign('-' | '/')) if n > 1 && text.is_glued(n - 1) && text.is_word(n - 2) => return true,
                Some(Shape::Sign('#' | '@' | '_' | '&')) => return true,
                _ => {}
            }
        }
        let mut guard = n;
        if is_any(before, ". : - / (") && n > 1 {
            guard -= 1;
        }
        let word = text.before(guard);
        if self.words.has(List::NotAFigure, word) || is_any(word, "nomor no tanggal tgl") {
            return true;
        }
        // `ke-38` and `ke 38` are ordinals; `ke 57 negara` says how many.
        let counts = guard == n && self.run(n).is_some_and(|(_, end)| self.words.units.find(text, end).is_some());
        if word == "ke" && !counts {
            return true;
        }
        // A clock, a telephone number.
        let digits = text.digits(n).unwrap_or_default();
        let clock = matches!(text.shape(n + 1), Some(Shape::Sign('.' | ':')))
            && text.digits(n + 2).is_some_and(|two| two.len() == 2)
            && is_any(text.low(n + 3), "wib wita wit");
        clock || text.is_sign(n + 1, ':') && text.is_glued(n + 1) && text.is_glued(n + 2) || (digits.len() > 8 && digits.starts_with('0'))
    }

    /// Digits and marks without a space from here on, and where they end.
    pub(super) fn run(&self, at: usize) -> Option<(String, usize)> {
        let mut run = self.text.digits(at)?.to_owned();
        let mut n = at + 1;
        while matches!(self.text.shape(n), Some(Shape::Sign('.' | ',')))
            && self.text.is_glued(n)
            && self.text.is_glued(n + 1)
            && self.text.digits(n + 1).is_some()
        {
            run.push_str(self.low(n));
            run.push_str(self.low(n + 1));
            n += 2;
        }
        Some((run, n))
    }

    /// The same, where spaces stand inside: `218, 59`, `8. 857.243`, `25 ,99`, `3 812,11`.
    pub(super) fn spaced_run(&self, at: usize, money: bool) -> Option<(String, usize, bool)> {
        let (mut run, mut end) = self.run(at)?;
        let mut spaced = false;
        loop {
            let mark = self.text.shape(end);
            let next = if matches!(mark, Some(Shape::Sign('.' | ','))) { end + 1 } else { end };
            let Some((more, after)) = self.run(next).filter(|_| !self.is_taken(next)) else { break };
            let unit = self.has_unit(after);
            let is_year = run.len() == 4 && !money && run.bytes().all(|byte| byte.is_ascii_digit());
            let first = more.split(['.', ',']).next().unwrap_or_default().len();
            let gap = self.text.tokens.get(next).is_some_and(|token| token.gap == crate::ingest::text::token::Gap::Space);
            let fits = match mark {
                Some(Shape::Sign(',')) if self.text.is_glued(end) && gap => {
                    first <= 4 && !run.contains(',') && (unit || money) && !is_year && !more.contains('.')
                }
                Some(Shape::Sign(',')) if !self.text.is_glued(end) && !gap => first <= 2 && (unit || money) && !run.contains(','),
                Some(Shape::Sign('.')) if self.text.is_glued(end) && gap => {
                    first == 3 && (unit || self.text.is_sign(after, '.') || money) && !run.contains(',')
                }
                Some(Shape::Digits) if gap => {
                    // `3 500 000 ton`.
                    let groups = run.split(if self.custom == Mark::Comma { '.' } else { ',' });
                    let grouped = first == 3 && (spaced || run.len() <= 3) && groups.map(str::len).all(|length| length <= 3);
                    !money && grouped && more.len() == 3 && run != "0" && self.ends_in_unit(after)
                        || money && !run.contains(',') && (grouped || run.len() <= 2 && more.contains(',') && unit)
                }
                _ => false,
            };
            if !fits {
                break;
            }
            if next > end {
                run.push_str(self.low(end));
            } else if first == 3 {
                run.push(if self.custom == Mark::Comma { '.' } else { ',' });
            }
            run.push_str(&more);
            (end, spaced) = (after, true);
        }
        Some((run, end, spaced))
    }

    /// Whether groups of three digits go on to a unit.
    fn ends_in_unit(&self, at: usize) -> bool {
        let more = (at..at + 4).take_while(|n| self.text.digits(*n).is_some_and(|digits| digits.len() == 3)).count();
        self.has_unit(at + more)
    }

    pub(super) fn has_unit(&self, at: usize) -> bool {
        let letter = is_any(self.low(at), "m t") && self.text.tokens.get(at).is_some_and(|token| token.capital);
        is_scale(self.low(at)).is_some()
            || letter
            || self.words.units.find(self.text, at).is_some()
            || self.words.after.find(self.text, at).is_some_and(|(_, c)| !c.misspelt)
    }
}
