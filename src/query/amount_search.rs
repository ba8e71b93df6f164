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
use crate::model::marks::{self, Evidence, Mark};

/// An amount that was typed: what it may mean, most often one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amount {
    readings: Vec<f64>,
    currency: Option<&'static str>,
}

/// The currency at the end of a text, in lower case, and how long what stands for it is.
fn currency_before(text: &str) -> Option<(usize, &'static str)> {
    // The longer before what it ends in.
    for (sign, code) in [("us$", "USD"), ("usd", "USD"), ("$", "USD"), ("rp", "IDR"), ("idr", "IDR")] {
        if let Some(before) = text.strip_suffix(sign) {
            // `corp` is no rupiah.
            return (!before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric())).then_some((sign.len(), code));
        }
    }
    None
}

/// The power of ten that a word stands for; `M` is a milliard in Indonesian and a million in English.
fn power(word: &str) -> Option<i8> {
    match word {
        "T" => Some(12),
        "M" | "B" => Some(9),
        _ => lexicon::scale(&word.to_ascii_lowercase()),
    }
}

/// The value of digits, perhaps with a dot before the fraction; infinite where there are too many. By hand: the standard reader of floats
/// is 17 kB of the page.
fn value(plain: &str) -> f64 {
    let (mut value, mut power, mut in_fraction) = (0.0, 1.0, false);
    for byte in plain.bytes() {
        if byte == b'.' {
            in_fraction = true;
        } else {
            value = value * 10.0 + f64::from(byte.wrapping_sub(b'0'));
            power *= if in_fraction { 10.0 } else { 1.0 };
        }
    }
    value / power
}

/// Takes the amounts out of what was typed; the rest are words.
pub fn take(typed: &str) -> (Vec<Amount>, String) {
    let (mut amounts, mut rest, mut left) = (Vec::new(), String::new(), typed);
    while let Some(at) = left.bytes().position(|byte| byte.is_ascii_digit()) {
        let (before, from) = left.split_at(at);
        let end = from.bytes().position(|byte| !(byte.is_ascii_digit() || byte == b'.' || byte == b',')).unwrap_or(from.len());
        let number = from.get(..end).unwrap_or_default().trim_end_matches(['.', ',']);
        let behind = from.get(number.len()..).unwrap_or_default();
        let ahead = before.trim_end_matches([' ', '.']);
        let currency = currency_before(&ahead.to_ascii_lowercase());
        let word = behind.trim_start();
        let word = word.get(..word.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(word.len())).unwrap_or_default();
        let power = power(word);
        let is_word =
            currency.is_none() && (power.is_none() || before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric()));
        let mut amount = Amount { readings: Vec::new(), currency: currency.map(|(_, code)| code) };
        for mark in [Mark::Dot, Mark::Comma] {
            let fits = match marks::evidence(number) {
                Evidence::None => mark == Mark::Dot,
                Evidence::Decimal(decimal) => mark == decimal,
                Evidence::Ambiguous(_) => true,
            };
            if let Some(plain) = marks::without_groups(number, mark).filter(|_| fits && !is_word) {
                let read = value(&plain) * 10f64.powi(power.unwrap_or(0).into());
                amount.readings.push(read);
                if word == "M" {
                    amount.readings.push(read / 1000.0);
                }
            }
        }
        let is_amount = !amount.readings.is_empty();
        let kept = if is_amount { ahead.len() - currency.map_or(0, |(length, _)| length) } else { before.len() };
        rest.push_str(before.get(..kept).unwrap_or_default());
        if is_amount {
            amounts.push(amount);
            let length = behind.len() - behind.trim_start().len() + word.len();
            left = behind.get(if power.is_some() { length } else { 0 }..).unwrap_or_default();
        } else {
            rest.push_str(number);
            left = behind;
        }
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
