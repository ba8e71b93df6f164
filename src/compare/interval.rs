//! A printed figure as the interval of true values that could have printed it.
//!
//! `Rp20,7 triliun` is 20.65 to 20.75; `Rp20 triliun` 19.5 to 20.5; `Rp 600.000.000` is as precise as
//! `Rp600 juta`: full groups of zeros stand for a scale word. Counts are exact (`17 titik`), except round
//! thousands. "More than" is open above, "nearly" reaches a tenth below, "about" and the status `estimated`
//! widen to both sides. If you add a qualifier, add its line to the table in `tests/native/compare_interval.rs`.
use crate::model::claim::{Decimal, Status};
use crate::model::codes::UnitKind;

/// From `lo` to `hi`, both included; `lo <= hi`; either may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub lo: f64,
    pub hi: f64,
}

/// A figure with what its print says of its precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    pub value: f64,
    pub interval: Interval,
    /// One unit of the last digit that is printed; 0 for an exact count.
    pub step: f64,
    /// How many digits are printed, leading zeros and groups of zeros that stand for a scale not counted.
    pub digits: u32,
}

/// How far a figure marked as an estimate may be off, where its last digit does not say more.
const ABOUT: f64 = 0.05;
/// How far below its figure "nearly" reaches.
const NEARLY: f64 = 0.1;

const MORE: [&str; 9] = ["lebih dari", "melebihi", "di atas", "diatas", "more than", "over ", "at least", "exceed", "sedikitnya"];
const LESS: [&str; 4] = ["hampir", "nearly", "almost", "nyaris"];
const UP_TO: [&str; 4] = ["kurang dari", "di bawah", "less than", "up to "];
const NEAR: [&str; 9] = ["sekitar", "kurang lebih", "lebih kurang", "kira-kira", "about", "around", "roughly", "approximately", "±"];

impl Interval {
    /// The interval of one value.
    pub fn exact(value: f64) -> Interval {
        Interval { lo: value, hi: value }
    }

    /// From `value - half` to `value + half`.
    pub fn around(value: f64, half: f64) -> Interval {
        Interval { lo: value - half, hi: value + half }
    }

    /// Whether no value lies in both; a difference that floats cannot tell is none.
    pub fn is_disjoint(&self, other: &Interval) -> bool {
        let slack = 1e-9 * finite(self.lo).max(finite(self.hi)).max(finite(other.lo)).max(finite(other.hi));
        self.lo > other.hi + slack || other.lo > self.hi + slack
    }

    /// Whether all of it lies above all of `other`.
    pub fn is_above(&self, other: &Interval) -> bool {
        self.is_disjoint(other) && self.lo > other.hi
    }

    /// The sums of a value of each.
    pub fn plus(&self, other: &Interval) -> Interval {
        Interval { lo: self.lo + other.lo, hi: self.hi + other.hi }
    }

    /// The differences of a value of each.
    pub fn minus(&self, other: &Interval) -> Interval {
        Interval { lo: self.lo - other.hi, hi: self.hi - other.lo }
    }

    /// Times a factor that is not negative.
    pub fn times(&self, factor: f64) -> Interval {
        Interval { lo: self.lo * factor, hi: self.hi * factor }
    }

    /// The quotients of values of both; None where either may be zero or less.
    pub fn over(&self, other: &Interval) -> Option<Interval> {
        (self.lo > 0.0 && other.lo > 0.0).then(|| Interval { lo: self.lo / other.hi, hi: self.hi / other.lo })
    }

    /// Rupiah for dollars at any rate from `low` to `high`.
    pub fn converted(&self, (low, high): (f64, f64)) -> Interval {
        let pick = |value: f64, up: bool| value * if (value < 0.0) == up { low } else { high };
        Interval { lo: pick(self.lo, false), hi: pick(self.hi, true) }
    }
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value.abs() } else { 0.0 }
}

/// The interval of a figure. `value` is the amount in its unit that `original` says, as the gate has checked; of a range its lower end.
pub fn printed(original: &str, value: Decimal, upper: Option<Decimal>, kind: UnitKind, status: Status) -> Printed {
    let (exact, low) = (value.to_f64(), original.to_lowercase());
    let last = last_digit(original, value, kind);
    let (step, digits) = last;
    let half = step / 2.0;
    let mut interval = Interval::around(exact, half);
    let has = |words: &[&str]| words.iter().any(|w| low.contains(w));
    // `lebih` after the figure, as in `4 miliar lebih`; `+` as in `300+`.
    let trailing_more = low.trim_end().ends_with("lebih") || low.trim_end().ends_with('+');
    if let Some(upper) = upper {
        interval = Interval { lo: exact - half, hi: upper.to_f64() + half };
    } else if has(&NEAR) || low.contains("an juta") || low.contains("an miliar") || low.contains("an triliun") {
        interval = Interval::around(exact, step.max(exact.abs() * ABOUT));
    } else if has(&MORE) || trailing_more {
        interval = Interval { lo: exact, hi: f64::INFINITY };
    } else if has(&UP_TO) {
        interval = Interval { lo: f64::NEG_INFINITY, hi: exact };
    } else if has(&LESS) {
        interval = Interval { lo: exact - (exact.abs() * NEARLY).max(half), hi: exact + half };
    } else if status == Status::Estimated {
        interval = Interval::around(exact, step.max(exact.abs() * ABOUT));
    }
    Printed { value: exact, interval, step, digits }
}

/// What one unit of the last printed digit is worth, and how many digits are printed.
fn last_digit(original: &str, value: Decimal, kind: UnitKind) -> (f64, u32) {
    let size = value.to_f64().abs();
    let is_count = matches!(kind, UnitKind::Count | UnitKind::Rank | UnitKind::Time);
    if size == 0.0 {
        return (0.0, 0);
    }
    for run in runs(original) {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let significant = digits.trim_start_matches('0');
        let Ok(number) = significant.parse::<u64>() else { continue };
        let Some(power) = (-8..=18).find(|p| is_same(number as f64 * 10f64.powi(*p), size)) else { continue };
        let whole_groups = if power == 0 { zero_groups(significant) } else { 0 };
        let kept = significant.len() - 3 * whole_groups;
        if is_count && power == 0 && whole_groups == 0 {
            return (0.0, kept as u32);
        }
        return (10f64.powi(power + 3 * whole_groups as i32), kept as u32);
    }
    // Words, Japanese numerals, a figure in two parts: the amount itself tells the last digit.
    if is_count {
        return (0.0, 0);
    }
    (10f64.powi(i32::from(value.exponent)), value.mantissa.unsigned_abs().checked_ilog10().map_or(0, |n| n + 1))
}

/// How many full groups of three zeros end a number that has something before them.
fn zero_groups(digits: &str) -> usize {
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    (zeros / 3).min(digits.len().saturating_sub(1) / 3)
}

/// The runs of digits with the marks inside them.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| run.bytes().any(|b| b.is_ascii_digit()))
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// The greater over the smaller; infinite where one is zero or they differ in sign.
pub fn ratio(a: f64, b: f64) -> f64 {
    if a == b {
        return 1.0;
    }
    if a == 0.0 || b == 0.0 || (a < 0.0) != (b < 0.0) {
        return f64::INFINITY;
    }
    (a / b).abs().max((b / a).abs())
}
