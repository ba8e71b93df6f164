//! Figures as they are written in prose: value, unit, bound, change, range, and what is counted.
//!
//! Nothing is mended silently: what may mean something else carries a flag with its readings. If you add a form, add its line to the
//! table in `tests/native/text/figures.rs`; if you add a spelling, add it to a file of `src/data` (`words`).
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::number::{Doubt, Run, all_digits, times};
use crate::ingest::text::token::{Shape, Text, Words, is_any};
use crate::ingest::text::words::{Cues, Currency, List, Unit};
use crate::model::decimal;
use crate::model::figure;
use crate::model::lexicon;
use crate::model::marks::Mark;
pub use crate::model::text_terms::{Bound, Direction, How};

/// What a figure says of a change, with the word that says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub direction: Direction,
    pub how: How,
    pub word: usize,
}

/// A figure of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// From the currency to the unit.
    pub words: Words,
    /// In the unit itself; for a range its lower end.
    pub value: f64,
    pub upper: Option<f64>,
    /// Code in `units.csv`, or of another currency; `times` for multiples; empty where none is said.
    pub unit: &'static str,
    /// The measure that the unit counts; empty for sums of money and percent.
    pub measure: &'static str,
    pub bound: Bound,
    pub change: Option<Change>,
    /// The words of what is counted.
    pub counted: Option<Words>,
    /// The unit that it is a price of.
    pub per: Option<Words>,
    pub flags: Vec<Flag>,
    /// The rules that read it, in their order.
    pub rules: Vec<&'static str>,
}

impl Figure {
    /// Whether a flag is to be answered first.
    pub fn asks(&self) -> bool {
        self.flags.iter().any(|flag| flag.ask)
    }

    pub fn is_money(&self) -> bool {
        self.measure.is_empty() && !matches!(self.unit, "" | "percent" | "times" | "rank")
    }
}

/// A sum larger than this is more than a year of all Indonesia's exports.
fn limit(unit: &str) -> f64 {
    match unit {
        "USD" => 4e11,
        "IDR" => 8e15,
        "t" => 1.2e9,
        "kg" => 1.2e12,
        "percent" => 1e5,
        _ => 1e15,
    }
}

/// A number as it stands in the text, before its unit says how to read it.
enum Number {
    /// Digits and marks without spaces.
    Run(String),
    Spelled(f64),
}

/// What is read from a place on.
struct Raw {
    start: usize,
    end: usize,
    number: Number,
    negative: bool,
    before: Option<Currency>,
    after: Option<Currency>,
    unit: Option<Unit>,
    /// Powers of ten of the scale words, and whether there is one.
    power: i8,
    scaled: bool,
    /// What follows in the next lower scale: `64 juta 370`.
    rest: f64,
    about: bool,
    flags: Vec<Flag>,
    rules: Vec<&'static str>,
}

/// Reads the figures of one text.
pub struct Figures<'r, 't> {
    text: &'r Text<'t>,
    words: &'r Cues<'r>,
    /// Tokens of dates, which are no figures.
    taken: &'r [bool],
    custom: Mark,
    /// Fractions of one or two digits after the mark that is not the custom.
    other_marks: usize,
    /// The currency of the last sum.
    currency: &'static str,
}

fn is_scale(word: &str) -> Option<i8> {
    match word {
        "rb" => Some(3),
        _ => lexicon::scale(word).filter(|_| word.len() > 2 || is_any(word, "jt mn bn tn")),
    }
}

/// Whether two words are one letter apart: one more, one less, another one, or two that changed places.
fn is_slip(word: &str, of: &str) -> bool {
    let (a, b) = (word.as_bytes(), of.as_bytes());
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(a.len().min(b.len()) - head);
    let (left, right) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    match (left.len(), right.len()) {
        (0, 1) | (1, 0 | 1) => true,
        (2, 2) => left[0] == right[1] && left[1] == right[0],
        _ => false,
    }
}

const SCALE_WORDS: [(&str, i8); 9] = [
    ("ribu", 3),
    ("juta", 6),
    ("miliar", 9),
    ("triliun", 12),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
    ("thousand", 3),
    ("biliun", 9),
];

impl<'r, 't> Figures<'r, 't> {
    pub fn new(text: &'r Text<'t>, words: &'r Cues<'r>, taken: &'r [bool]) -> Figures<'r, 't> {
        let custom = if text.english { Mark::Dot } else { Mark::Comma };
        let sign = if text.english { ',' } else { '.' };
        let is_other = |n: usize| {
            text.is_sign(n, sign)
                && text.is_glued(n)
                && text.is_glued(n + 1)
                && text.digits(n + 1).is_some_and(|digits| digits.len() < 3)
                && n > 0
                && text.digits(n - 1).is_some()
                && !(n > 1 && text.is_glued(n - 1) && matches!(text.shape(n - 2), Some(Shape::Sign('.' | ','))))
                && (is_scale(text.low(n + 2)).is_some() || words.units.find(text, n + 2).is_some())
        };
        let other_marks = (0..text.tokens.len()).filter(|n| is_other(*n)).count();
        Figures { text, words, taken, custom, other_marks, currency: "" }
    }

    /// All figures of the text, in their order.
    pub fn read(mut self) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::new();
        let mut at = 0;
        while at < self.text.tokens.len() {
            if self.is_address(at) {
                at += 1;
                while at < self.text.tokens.len() && self.text.is_glued(at) {
                    at += 1;
                }
                continue;
            }
            let found = if self.is_taken(at) { None } else { self.figure(at) };
            match found {
                Some(figure) => {
                    at = figure.words.end.max(at + 1);
                    if is_any(figure.unit, "IDR USD") && !figure.asks() {
                        self.currency = figure.unit;
                    }
                    figures.push(figure);
                }
                None => at = self.skip(at),
            }
        }
        for n in 0..figures.len() {
            self.surroundings(&mut figures, n);
        }
        figures
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    fn is_address(&self, at: usize) -> bool {
        is_any(self.text.low(at), "http https www") && self.text.is_glued(at + 1)
    }

    /// The next token; beyond the whole run of digits where one was refused here.
    fn skip(&self, at: usize) -> usize {
        let mut end = at + 1;
        if self.text.digits(at).is_some() {
            while self.text.is_glued(end)
                && (self.text.digits(end).is_some() || matches!(self.text.shape(end), Some(Shape::Sign('.' | ',' | ':' | '/'))))
            {
                end += 1;
            }
        }
        end
    }

    fn low(&self, at: usize) -> &str {
        self.text.low(at)
    }

    fn figure(&self, at: usize) -> Option<Figure> {
        if let Some(figure) = self.japanese(at) {
            return Some(figure);
        }
        let first = self.raw(at, false)?;
        let end = first.end;
        if let Some((joint, length)) = self.joint(first.start, end)
            && let Some(second) = self.raw(end + length, true).filter(|_| !self.is_taken(end + length))
            && let Some(range) = self.range(&first, second, joint)
        {
            return Some(range);
        }
        self.finish(first)
    }

    /// `24億9千万㌦`, `2万7063人`: read by `model::figure`, which reads the sources' figures.
    fn japanese(&self, at: usize) -> Option<Figure> {
        self.text.digits(at)?;
        if !is_any(self.low(at + 1), "億 万 千") {
            return None;
        }
        let mut end = at + 1;
        while self.text.is_glued(end) && (self.text.digits(end).is_some() || is_any(self.low(end), "億 万 千")) {
            end += 1;
        }
        let value = figure::japanese(self.text.written(&(at..end)))?;
        let ends = [
            ("㌦", "USD"),
            ("米", "USD"),
            ("ド", "USD"),
            ("ル", "IDR"),
            ("人", "person"),
            ("社", "company"),
            ("カ", "country"),
            ("ヵ", "country"),
        ];
        let unit = ends.iter().find(|(sign, _)| self.low(end) == *sign).map_or("", |(_, unit)| *unit);
        if is_any(unit, "USD IDR") {
            while self.text.is_glued(end) && is_any(self.low(end), "㌦ 米 ド ル ピ ア") {
                end += 1;
            }
        }
        let measure = match unit {
            "person" => "visitors",
            "company" => "companies",
            "country" => "countries",
            _ => "",
        };
        Some(Figure {
            words: at..end,
            value,
            upper: None,
            unit,
            measure,
            bound: Bound::Exact,
            change: None,
            counted: None,
            per: None,
            flags: Vec::new(),
            rules: vec!["japanese"],
        })
    }

    /// What joins the ends of a range here.
    fn joint(&self, start: usize, end: usize) -> Option<(&'static str, usize)> {
        if self.text.is_sign(end, '-') {
            return Some(("range-hyphen", 1));
        }
        let between = is_any(self.text.before(start), "antara between kisaran");
        match self.low(end) {
            "hingga" | "sampai" if self.low(end + 1) == "dengan" => Some(("range-words", 2)),
            "hingga" | "sampai" => Some(("range-words", 1)),
            "to" if self.text.english => Some(("range-words", 1)),
            "dan" | "and" if between => Some(("range-between", 1)),
            "s" if self.text.is_sign(end + 1, '/') && self.low(end + 2) == "d" => Some(("range-words", 3)),
            _ => None,
        }
    }

    fn range(&self, first: &Raw, second: Raw, rule: &'static str) -> Option<Figure> {
        let same = match (&first.unit, &second.unit) {
            (Some(a), Some(b)) => a.code == b.code,
            (Some(_), None) => false,
            (None, _) => true,
        };
        let known = first.after.or(first.before).map(|currency| currency.code);
        let other = second.after.or(second.before).map(|currency| currency.code);
        let agrees = known.is_none() || other.is_none() || known == other;
        if !same || !agrees || first.negative || second.negative || (first.scaled && !second.scaled && known.is_some()) {
            return None;
        }
        let mut second = second;
        second.before = second.before.or(first.before);
        second.after = second.after.or(first.after);
        let power = if first.scaled { first.power } else { second.power };
        let low = self.plain(&first.number, power)?;
        let start = first.start;
        let (own_flags, about) = (first.flags.clone(), first.about);
        let mut figure = self.finish(second)?;
        if figure.unit.is_empty() && figure.counted.is_none() {
            return None;
        }
        let factor = if figure.unit == "kg" && figure.rules.contains(&"unit-factor") { figure.value } else { 1.0 };
        let low = if factor == 1.0 { low } else { low * figure.value / self.plain_of(&figure)? };
        if low > figure.value {
            return None;
        }
        figure.upper = Some(figure.value);
        figure.value = low;
        figure.words.start = start;
        figure.flags.extend(own_flags);
        if about {
            figure.bound = Bound::About;
        }
        figure.rules.push(rule);
        Some(figure)
    }

    /// A number by the custom of the language, for the lower end of a range.
    fn plain(&self, number: &Number, power: i8) -> Option<f64> {
        let value = match number {
            Number::Run(run) => times(&Run::new(run, self.custom).first, power),
            Number::Spelled(value) => decimal::times(*value, i32::from(power)),
        };
        value.is_finite().then_some(value)
    }

    fn plain_of(&self, figure: &Figure) -> Option<f64> {
        let unit = self.words.units.find(self.text, figure.words.end.checked_sub(1)?)?.1;
        Some(figure.value / unit.factor)
    }

    // ---- What stands at a place ----

    /// `joined` is the upper end of a range, which a hyphen may join to a word.
    fn raw(&self, at: usize, joined: bool) -> Option<Raw> {
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
        let lost = before.is_some() && self.text.is_sign(n, ',') && self.text.digits(n + 1).is_some() && self.text.is_glued(n + 1);
        let number = if lost {
            flags.push(Flag::new(FlagKind::StraySign, true, []));
            let run = self.run(n + 1)?;
            n = run.1;
            Number::Run(["0,", &run.0].concat())
        } else if self.text.digits(n).is_some() {
            if before.is_none() && !joined && self.is_no_figure(n) {
                return None;
            }
            let (run, end, spaced) = self.spaced_run(n, before.is_some())?;
            if spaced {
                rules.push("spaces");
                flags.push(Flag::note(FlagKind::Spaces));
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
            Number::Spelled(spelled.value())
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
    fn is_prefix(&self, at: usize, length: usize) -> bool {
        let starts = at == 0 || !self.text.is_glued(at) || !(self.text.is_word(at) && self.text.is_word(at - 1));
        let mut n = at + length;
        while matches!(self.text.shape(n), Some(Shape::Sign('.' | ',' | '-'))) && n < at + length + 2 {
            n += 1;
        }
        let spelled = || self.text.spelled(n).is_some();
        let long = self.low(at) != "rupiah";
        starts && long && (self.text.digits(n).is_some() || (spelled() && self.low(at) != "$"))
    }

    /// Whether digits are a number of something else: of a page, a law, a code, a clock.
    fn is_no_figure(&self, n: usize) -> bool {
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
    fn run(&self, at: usize) -> Option<(String, usize)> {
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
    fn spaced_run(&self, at: usize, money: bool) -> Option<(String, usize, bool)> {
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
                    money && !run.contains(',') && (first == 3 && run.len() <= 3 || run.len() <= 2 && more.contains(',') && unit)
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

    fn has_unit(&self, at: usize) -> bool {
        let letter = is_any(self.low(at), "m t") && self.text.tokens.get(at).is_some_and(|token| token.capital);
        is_scale(self.low(at)).is_some()
            || letter
            || self.words.units.find(self.text, at).is_some()
            || self.words.after.find(self.text, at).is_some_and(|(_, c)| !c.misspelt)
    }

    /// The scale, the unit and the currency behind a number.
    fn tail(&self, raw: &mut Raw) {
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
        n = self.words_in_brackets(n);
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
    fn words_in_brackets(&self, n: usize) -> usize {
        if !self.text.is_sign(n, '(') {
            return n;
        }
        match self.text.spelled(n + 1) {
            Some(spelled) if self.text.is_sign(n + 1 + spelled.words, ')') => n + 2 + spelled.words,
            _ => n,
        }
    }

    fn two(&self, raw: &Raw, kind: FlagKind, first: i8, second: i8) -> Flag {
        let unit = raw.after.or(raw.before).map_or("", |currency| currency.code);
        let of = |power| self.plain(&raw.number, power).map(|value| Reading::Amount(value, unit));
        Flag::new(kind, true, of(first).into_iter().chain(of(second)))
    }

    fn scale(&self, raw: &mut Raw, at: usize) -> usize {
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
        let capital = self.text.tokens.get(n).is_some_and(|token| token.capital);
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
                if !(rupiah || word == "t" && known) {
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
    fn lower_scale(&self, raw: &mut Raw, at: usize) -> usize {
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

    fn unit(&self, raw: &mut Raw, at: usize) -> usize {
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
        let glued_letter = self.low(n).len() == 1 && self.text.is_word(n) && self.low(n) != "m";
        if let Some((length, unit)) = self.words.units.find(self.text, n).filter(|_| !glued_letter) {
            let counts = !is_any(unit.code, "t kg m3 percent");
            // `Rp 50 juta per orang` is no number of people; neither is `US$ 12 negara`.
            if raw.before.is_none() || !counts || self.low(n) == "jiwa" {
                if self.low(n) == "tahun" && self.text.digits(n + 1).is_some_and(|year| year.len() == 4) {
                    return n;
                }
                raw.unit = Some(*unit);
                raw.rules.push("unit-after");
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

    fn is_suffix(&self, raw: &Raw, n: usize, length: usize, misspelt: bool) -> bool {
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

    // ---- What it comes to ----

    fn finish(&self, raw: Raw) -> Option<Figure> {
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
                    flags.push(Flag::new(kind, ask, readings.map(|digits| Reading::Amount(of(&digits), code))));
                }
                of(&first)
            }
        };
        if factor != 1.0 {
            rules.push("unit-factor");
        }
        if !value.is_finite() {
            return None;
        }
        if let (Number::Run(text), true) = (&number, scaled && power >= 6)
            && Run::is_long(text)
        {
            // All digits and a word for millions too: the digits are the amount, where they are as large as the word says.
            let plain = all_digits(text);
            let whole = times(&plain, 0);
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
        let end = if code == "times" { end + 2 } else { end };
        let value = if negative { -value } else { value };
        let bound = if about { Bound::About } else { Bound::Exact };
        Some(Figure { words: start..end, value, upper: None, unit: code, measure, bound, change: None, counted, per, flags, rules })
    }

    /// Which reading of a run comes first, and what is said of it.
    #[allow(clippy::too_many_arguments, reason = "each is one thing that the mark hangs on")]
    fn choose(
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
    fn lost_scale(&self, number: &Number, value: f64, code: &str, scaled: bool, price: bool) -> Option<Flag> {
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
    fn per(&self, end: usize) -> Option<Words> {
        let n = if is_any(self.low(end), "per /") || (is_any(self.low(end), "a an") && self.text.english) {
            end + 1
        } else {
            return None;
        };
        let (length, unit) = self.words.units.find(self.text, n)?;
        (unit.measure != "duration" && unit.code != "percent").then_some(n..n + length)
    }

    /// The noun behind a number.
    fn counted(&self, end: usize) -> Option<Words> {
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

    fn is_rank(&self, start: usize) -> bool {
        let mut n = start;
        if is_any(self.text.before(n), "- #") {
            n = n.saturating_sub(1);
        }
        if self.text.before(n) == "ke" {
            n -= 1;
        }
        self.words.ending(List::Rank, n).is_some()
    }

    // ---- What stands around it ----

    fn surroundings(&self, figures: &mut [Figure], n: usize) {
        let Words { start, end } = figures[n].words.clone();
        let sentence = self.text.sentence_of(start);
        let from = if n > 0 { figures[n - 1].words.end.max(sentence.start) } else { sentence.start };
        // The bound right before it; `sebesar` and `mencapai` may stand between.
        let mut at = start;
        if is_any(self.text.before(at), "angka nilai sebesar sebanyak senilai") && at > from {
            at -= 1;
        }
        for (list, bound) in [(List::Least, Bound::AtLeast), (List::About, Bound::About), (List::Below, Bound::Below)] {
            if self.words.ending(list, at).is_some_and(|found| found >= from) {
                figures[n].bound = bound;
                figures[n].rules.push("bound-before");
            }
        }
        let lebih = self.low(end) == "lebih"
            && !is_any(self.low(end + 1), "dari tinggi rendah besar kecil banyak baik lanjut murah mahal cepat awal");
        if lebih || (self.low(end) == "or" && self.low(end + 1) == "more") {
            figures[n].bound = Bound::AtLeast;
            figures[n].rules.push("bound-after");
        }
        let change = self.change(&figures[n], from, sentence.end);
        if change.is_some() {
            figures[n].rules.push("change-word");
        }
        if change.is_some_and(|change| change.direction == Direction::Down && change.how == How::By) && figures[n].value < 0.0 {
            figures[n].flags.push(Flag::note(FlagKind::SignTwice));
        }
        figures[n].change = change;
    }

    /// The rise or fall that a figure tells: the nearest word for it before, within the same clause; or right behind.
    fn change(&self, figure: &Figure, from: usize, until: usize) -> Option<Change> {
        let Words { start, end } = figure.words.clone();
        let direction = |at: usize| {
            let up = self.words.starts(List::Up, at);
            (up || self.words.starts(List::Down, at)).then_some(if up { Direction::Up } else { Direction::Down })
        };
        let mut how = if figure.unit == "times" { How::Times } else { How::By };
        let ends_to = ["menjadi", "to", "jadi"].contains(&self.text.before(start)) || self.words.ending(List::To, start).is_some();
        if ends_to {
            how = How::To;
        }
        let mut at = start;
        let mut steps = 0;
        while at > from && steps < 12 {
            at -= 1;
            steps += 1;
            if self.text.is_sign(at, ';') {
                break;
            }
            if let Some(direction) = direction(at) {
                let right_before = is_any(self.text.before(start), "dari from");
                let is_from = how == How::By
                    && (at + 1..start).any(|n| is_any(self.low(n), "dari from"))
                    && (right_before || (end..until.min(end + 12)).any(|n| is_any(self.low(n), "menjadi to ke")));
                return Some(Change { direction, how: if is_from { How::From } else { how }, word: at });
            }
        }
        // `turun dari X menjadi Y`: the word stands before X.
        if how == How::To {
            let mut at = from;
            while at > self.text.sentence_of(start).start && from - at < 20 {
                at -= 1;
                if let Some(direction) = direction(at) {
                    return Some(Change { direction, how, word: at });
                }
            }
        }
        if self.low(end) == "lebih" {
            let direction = match self.low(end + 1) {
                "tinggi" | "besar" | "banyak" => Direction::Up,
                "rendah" | "kecil" | "sedikit" => Direction::Down,
                _ => return None,
            };
            return Some(Change { direction, how, word: end + 1 });
        }
        None
    }
}
