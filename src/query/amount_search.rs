//! Amounts in a search: `Rp96 triliun`, `96 T`, `1,8 triliun`, `US$ 1.64 billion`, `23.75 tn` find the figures that round to them.
//!
//! A number is an amount where a currency stands before it or a power of ten behind it; any other is a word, as in `3524` or `2022`.
//!
//! ```
//! use jejak_ekspor::query::amount_search::take;
//! let (amounts, rest) = take("ekspor Lamongan Rp96 triliun");
//! assert_eq!((amounts.len(), rest.trim()), (1, "ekspor Lamongan"));
//! assert!(take("HS 03 tahun 2022").0.is_empty());
//! ```
use crate::model::claim::{Decimal, Observation};
use crate::model::codes::{Codes, UnitKind};
use crate::model::index::UnitIx;
use crate::model::lexicon;
use crate::model::marks::{self, Evidence};

/// An amount that was typed: what it may mean, most often one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amount {
    readings: Vec<f64>,
    currency: Option<&'static str>,
}

/// What stands for a currency, the longer before what it ends in.
const CURRENCIES: [(&str, &str); 5] = [("us$", "USD"), ("usd", "USD"), ("$", "USD"), ("rp", "IDR"), ("idr", "IDR")];

/// The currency at the end of a text, and where it begins.
fn currency_before(text: &str) -> Option<(usize, &'static str)> {
    let ahead = text.trim_end().trim_end_matches('.');
    let low = ahead.to_ascii_lowercase();
    let (sign, code) = CURRENCIES.iter().find(|(sign, _)| low.ends_with(sign))?;
    let at = low.len() - sign.len();
    // `corp` is no rupiah.
    let is_apart = !low.get(..at)?.ends_with(|c: char| c.is_ascii_alphanumeric());
    is_apart.then_some((at, *code))
}

/// The powers of ten that a word may stand for, and how long it is.
fn scale_behind(text: &str) -> Option<(usize, &'static [i8])> {
    let word = text.trim_start();
    let gap = text.len() - word.len();
    let end = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
    let word = word.get(..end)?;
    let powers: &[i8] = match (word, lexicon::scale(&word.to_ascii_lowercase())) {
        ("T", _) => &[12],
        // A milliard in Indonesian, a million in English.
        ("M", _) => &[9, 6],
        ("B", _) | (_, Some(9)) => &[9],
        (_, Some(3)) => &[3],
        (_, Some(6)) => &[6],
        (_, Some(12)) => &[12],
        (_, Some(15)) => &[15],
        _ => return None,
    };
    Some((gap + end, powers))
}

/// What a number of digits and marks may be.
fn numbers(text: &str) -> Vec<f64> {
    let by = |mark| marks::without_groups(text, mark).and_then(|plain| plain.parse::<f64>().ok());
    match marks::evidence(text) {
        Evidence::None => text.parse().ok().into_iter().collect(),
        Evidence::Decimal(mark) => by(mark).into_iter().collect(),
        Evidence::Ambiguous(mark) => [by(mark), by(mark.other())].into_iter().flatten().collect(),
    }
}

/// Takes the amounts out of what was typed; the rest are words.
pub fn take(typed: &str) -> (Vec<Amount>, String) {
    let (mut amounts, mut rest, mut left) = (Vec::new(), String::new(), typed);
    while let Some(at) = left.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = left.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(from.len());
        let number = from.get(..end).unwrap_or_default().trim_end_matches(['.', ',']);
        let behind = from.get(number.len()..).unwrap_or_default();
        let (currency, scale) = (currency_before(before), scale_behind(behind));
        let is_word = before.ends_with(|c: char| c.is_alphanumeric()) && currency.is_none();
        let found = numbers(number);
        if is_word || found.is_empty() || (currency.is_none() && scale.is_none()) {
            rest.push_str(before);
            rest.push_str(number);
            left = behind;
            continue;
        }
        rest.push_str(before.get(..currency.map_or(before.len(), |c| c.0)).unwrap_or_default());
        let (length, powers) = scale.unwrap_or((0, &[0]));
        let readings = powers.iter().flat_map(|power| found.iter().map(|number| number * 10f64.powi(i32::from(*power)))).collect();
        amounts.push(Amount { readings, currency: currency.map(|c| c.1) });
        left = behind.get(length..).unwrap_or_default();
    }
    rest.push_str(left);
    (amounts, rest)
}

/// One unit of the last digit that a figure is printed with: all digits before a scale word are.
fn step(value: Decimal) -> f64 {
    let power = 10f64.powi(i32::from(value.exponent));
    let mut group = 1.0;
    while group * 1000.0 <= value.to_f64().abs() {
        group *= 1000.0;
    }
    power.min(group)
}

impl Amount {
    /// Whether a figure is this amount, as far as its last digit tells.
    pub fn is_of(&self, o: &Observation, codes: &Codes) -> bool {
        self.holds(o.unit, o.value, o.upper, codes) || o.equivalent.is_some_and(|(unit, value)| self.holds(unit, value, None, codes))
    }

    fn holds(&self, unit: UnitIx, value: Decimal, upper: Option<Decimal>, codes: &Codes) -> bool {
        let Some(unit) = codes.units.get(unit).filter(|unit| unit.kind == UnitKind::Currency) else { return false };
        if self.currency.is_some_and(|code| code != unit.entry.code) {
            return false;
        }
        let (low, half) = (value.to_f64(), step(value) / 2.0);
        let high = upper.map_or(low, Decimal::to_f64);
        let slack = half + 1e-9 * high.abs();
        self.readings.iter().any(|reading| *reading >= low - slack && *reading <= high + slack)
    }
}
