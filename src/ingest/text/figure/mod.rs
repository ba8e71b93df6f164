//! Figures as they are written in prose: value, unit, bound, change, range, and what is counted.
//!
//! Nothing is mended silently: what may mean something else carries a flag with its readings. If you add a form, add its line to the
//! table in `tests/native/text/figures.rs`; if you add a spelling, add it to a file of `src/data` (`words`).
mod raw;
mod tail;
mod value;

use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::number::{Run, times};
use crate::ingest::text::token::{Gap, Shape, Text, Words, is_any};
use crate::ingest::text::words::{Cues, Currency, List, Unit};
use crate::model::decimal;
use crate::model::figure;
use crate::model::lexicon;
use crate::model::marks::Mark;
pub use crate::model::text_terms::{Bound, Direction, How};
use core::cell::Cell;

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

    /// Whether it is an amount of money: its unit is a currency, and nothing else is said of what it counts.
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
    /// Where a list ends whose first figure has a currency that is of all.
    listed: Cell<(usize, Option<Currency>)>,
}

fn is_scale(word: &str) -> Option<i8> {
    match word {
        "rb" => Some(3),
        "mln" | "mio" => Some(6),
        "trn" => Some(12),
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
    /// Makes ready to find the figures of a text; `taken` tokens belong to dates and names.
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
        Figures { text, words, taken, custom, other_marks, currency: "", listed: Cell::new((0, None)) }
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
        self.finish(self.with_shared_end(first))
    }

    /// `US$1,71, 1,61, dan 1,63 miliar`: what stands behind the last of a list is of all, and so is the currency before the first.
    fn with_shared_end(&self, mut first: Raw) -> Raw {
        let (until, currency) = self.listed.get();
        if first.start < until && first.before.is_none() && first.after.is_none() && first.unit.is_none() {
            first.before = currency;
        }
        let is_bare = |raw: &Raw| !raw.scaled && raw.unit.is_none() && raw.after.is_none();
        let mark = if self.custom == Mark::Comma { ',' } else { '.' };
        let is_fraction = |raw: &Raw| match &raw.number {
            Number::Run(run) => run.split_once(mark).is_some_and(|(_, rest)| (1..=2).contains(&rest.len())),
            Number::Spelled(_) => false,
        };
        const MOST: usize = 6;
        if !is_bare(&first) || !is_fraction(&first) {
            return first;
        }
        let mut end = first.end;
        for _ in 0..MOST {
            let comma = usize::from(self.text.is_sign(end, ','));
            let joint = comma + usize::from(is_any(self.low(end + comma), "dan and serta"));
            let is_next = joint > 0 && self.text.digits(end + joint).is_some() && !self.is_taken(end + joint);
            let Some(next) = is_next.then(|| self.raw(end + joint, true)).flatten().filter(|next| next.before.is_none()) else { break };
            end = next.end;
            if is_bare(&next) {
                continue;
            }
            let fits =
                if first.before.is_some() { next.unit.is_none() && next.scaled } else { next.unit.is_some() || next.after.is_some() };
            if fits {
                (first.power, first.scaled, first.unit, first.after) = (next.power, next.scaled, next.unit, next.after);
                first.rules.push("end-of-the-list");
                self.listed.set((end, first.before));
            }
            break;
        }
        first
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
        // A greater sign of Chinese behind it: `96万亿`.
        if self.text.is_glued(end) && is_any(self.low(end), "亿 兆") {
            return None;
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
            // A dash between two cells of a table says that nothing is known.
            let is_cell = [end, end + 1].iter().any(|at| self.text.tokens.get(*at).is_some_and(|token| token.gap == Gap::Cell));
            return (!is_cell).then_some(("range-hyphen", 1));
        }
        let between = is_any(self.text.before(start), "antara between kisaran");
        match self.low(end) {
            "hingga" | "sampai" if self.low(end + 1) == "dengan" => Some(("range-words", 2)),
            "hingga" | "sampai" => Some(("range-words", 1)),
            "to" if self.text.english => Some(("range-words", 1)),
            "dan" | "and" if between => Some(("range-between", 1)),
            "s" if self.text.is_sign(end + 1, '/') && self.low(end + 2) == "d" => Some(("range-words", 3)),
            "s" if self.text.is_sign(end + 1, '.') && self.low(end + 2) == "d" => {
                Some(("range-words", 3 + usize::from(self.text.is_sign(end + 3, '.'))))
            }
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
            // `Copper made up 87 percent`.
            let is_share = at > 0 && self.words.starts(List::Share, at - 1);
            (!is_share && (up || self.words.starts(List::Down, at))).then_some(if up { Direction::Up } else { Direction::Down })
        };
        let mut how = if figure.unit == "times" { How::Times } else { How::By };
        if self.words.ending(List::To, start).is_some() {
            how = How::To;
        }
        // `Lebih rendah US$ 17,5 miliar`.
        if start > from + 1 && self.low(start - 2) == "lebih" {
            let direction = match self.low(start - 1) {
                "tinggi" | "besar" | "banyak" => Some(Direction::Up),
                "rendah" | "kecil" | "sedikit" => Some(Direction::Down),
                _ => None,
            };
            if let Some(direction) = direction {
                return Some(Change { direction, how, word: start - 1 });
            }
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
        // `turun dari X menjadi Y`: the word stands before X; `naik 8 persen dari X`: before the figure before.
        let is_from = how == How::By && is_any(self.text.before(start), "dari from") && figure.unit != "percent";
        if how == How::To || is_from {
            let how = if is_from { How::From } else { how };
            let mut at = from;
            while at > self.text.sentence_of(start).start && from - at < 20 {
                at -= 1;
                if let Some(direction) = direction(at) {
                    return Some(Change { direction, how, word: at });
                }
            }
        }
        let is_more = self.low(end) == "lebih";
        if is_more || self.low(end + 1) == "than" {
            let direction = match self.low(end + usize::from(is_more)) {
                "tinggi" | "besar" | "banyak" | "higher" | "more" => Direction::Up,
                "rendah" | "kecil" | "sedikit" | "lower" | "less" => Direction::Down,
                _ => return None,
            };
            return Some(Change { direction, how, word: end + usize::from(is_more) });
        }
        None
    }
}
