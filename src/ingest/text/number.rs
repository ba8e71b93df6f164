//! A run of digits and marks, with every way to read it.
//!
//! The marks are those of `model::marks`; what is decided here is which reading comes first where there are several.
use crate::model::decimal;
use crate::model::marks::{Evidence, Mark, evidence, without_groups};

/// Why a run has more than one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    None,
    /// One mark before three digits.
    Lone(Mark),
    /// A fraction with the mark of another language.
    OtherMark,
    /// One mark before four digits or more.
    LongFraction,
    /// Marks part no groups of three.
    Broken,
}

/// The readings of a run, as digits with a dot before the fraction.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub first: String,
    pub other: Option<String>,
    pub third: Option<String>,
    pub doubt: Doubt,
}

/// All digits, as a whole number.
pub fn all_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The digits before and after the mark at this place.
fn parted_at(text: &str, at: usize) -> String {
    let (whole, fraction) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    [all_digits(whole).as_str(), ".", all_digits(fraction).as_str()].concat()
}

impl Run {
    /// The readings of digits and marks, in a text whose decimal mark is `custom`.
    pub fn new(text: &str, custom: Mark) -> Run {
        let one = |first: String, doubt: Doubt| Run { first, other: None, third: None, doubt };
        let mark = match evidence(text) {
            Evidence::None => return one(text.to_owned(), Doubt::None),
            Evidence::Ambiguous(mark) => {
                let decimal = text.replace(',', ".");
                let (first, other) = if mark == custom { (decimal, all_digits(text)) } else { (all_digits(text), decimal) };
                return Run { first, other: Some(other), third: None, doubt: Doubt::Lone(mark) };
            }
            Evidence::Decimal(mark) => mark,
        };
        let Some(plain) = without_groups(text, mark) else { return Run::broken(text) };
        let marks = text.bytes().filter(|byte| matches!(byte, b'.' | b',')).count();
        let fraction = plain.split_once('.').map_or("", |(_, fraction)| fraction);
        if marks == 1 && fraction.len() > 3 {
            return Run { first: plain, other: Some(all_digits(text)), third: None, doubt: Doubt::LongFraction };
        }
        let is_other = mark != custom && !fraction.is_empty();
        one(plain, if is_other { Doubt::OtherMark } else { Doubt::None })
    }

    /// Marks that part no groups of three: the last begins the fraction, unless three digits follow it.
    fn broken(text: &str) -> Run {
        let places: Vec<usize> = text.match_indices(['.', ',']).map(|(at, _)| at).collect();
        let last = places.last().copied().unwrap_or_default();
        let (whole, parted) = (all_digits(text), parted_at(text, last));
        let is_group = text.len() - last == 4;
        let (first, other) = if is_group { (whole, parted) } else { (parted, whole) };
        let third = places.first().filter(|at| **at != last).map(|at| parted_at(text, *at));
        Run { first, other: Some(other), third, doubt: Doubt::Broken }
    }

    /// Whether a run is of three groups or more, so that it says a whole amount.
    pub fn is_long(text: &str) -> bool {
        let groups: Vec<&str> = text.split(['.', ',']).collect();
        groups.len() >= 3 && groups.iter().skip(1).all(|group| group.len() == 3)
    }
}

/// `digits` × 10^`power`, as exact as their decimal text.
pub fn times(digits: &str, power: i8) -> f64 {
    decimal::read(digits, i32::from(power)).unwrap_or(f64::INFINITY)
}
