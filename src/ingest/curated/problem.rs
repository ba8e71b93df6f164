//! What the gate refuses, as data: where it stands, what was found, what was expected.
use crate::model::claim::Flag;
use core::fmt;

/// A refused value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: &'static str,
    /// Counted from 1.
    pub line: usize,
    /// A path such as `observations[0].unit`; empty where the whole record is meant.
    pub field: String,
    pub found: String,
    pub expected: Expected,
}

/// What should have stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A record as serde describes it: JSON, known keys, no missing one, the right types.
    Record(String),
    /// A row of this code list.
    CodeOf(&'static str),
    Slug,
    /// Ids or codes in ascending order, each once.
    Ascending,
    /// One of these words.
    OneOf(&'static [&'static str]),
    Period,
    /// Both languages, no stray spaces.
    Phrase,
    AtMost(usize),
    /// Two different phrases.
    Different,
    /// A unit of this kind.
    UnitOf(&'static str),
    /// The number that the original yields.
    Yield(String),
    /// This flag among `implied`, or not.
    Implied {
        flag: Flag,
        present: bool,
    },
    NotNegative,
    /// Something that the record does not say elsewhere already.
    NotRepeated,
    /// The other currency.
    OtherCurrency,
    /// At least one claim of this source.
    Claimed,
    Url,
    Number,
    Parent,
    /// A range whose second end is the higher one.
    Forward,
    /// One of these two units.
    OneUnit([String; 2]),
    /// A number whose digits stand in this text.
    DigitsOf(String),
    /// A scope whose wider ones end at all exports.
    NoCircle,
    /// Goods within those of the wider scope.
    GoodsWithin(String),
    /// The country of the wider scope.
    PartnerOf(String),
    /// What bodies of this level have for an area.
    AreaOf(&'static str),
    /// Two different regions of one kind, the lower code first.
    Pair,
    /// The pair of provinces exactly where two regencies or cities of theirs are a pair.
    PairOfProvinces {
        present: bool,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/data/{}:{}: ", self.file, self.line)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        write!(f, "found {:?}, expected {}", self.found, self.expected)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Record(why) => write!(f, "a record of this file ({why})"),
            Expected::CodeOf(list) => write!(f, "a code of {list}"),
            Expected::Slug => f.write_str("lower-case letters and digits joined by single hyphens"),
            Expected::Ascending => f.write_str("ids in ascending order, each once"),
            Expected::OneOf(words) => write!(f, "one of {}", words.join(", ")),
            Expected::Period => f.write_str("an EDTF date or interval of level 0 or 1 that runs forward"),
            Expected::Phrase => f.write_str("text without stray spaces"),
            Expected::AtMost(count) => write!(f, "at most {count} characters"),
            Expected::Different => f.write_str("different words in the two languages"),
            Expected::UnitOf(kind) => write!(f, "a unit of {kind}"),
            Expected::Yield(value) => write!(f, "{value}, which the original yields"),
            Expected::Implied { flag, present: true } => write!(f, "{:?} among them, since the original does not write it", flag.code()),
            Expected::Implied { flag, present: false } => write!(f, "no {:?}, since the original writes it", flag.code()),
            Expected::NotNegative => f.write_str("a measure that can be negative, or a value that is not"),
            Expected::NotRepeated => f.write_str("something not said before in this record"),
            Expected::OtherCurrency => f.write_str("the other currency of the two"),
            Expected::Claimed => f.write_str("a claim of this source"),
            Expected::Url => f.write_str("an address that starts with http:// or https://, or null"),
            Expected::Number => f.write_str("a number"),
            Expected::Forward => f.write_str("a range whose second end is higher than the first"),
            Expected::OneUnit([a, b]) => write!(f, "one unit, not both {a} and {b}"),
            Expected::DigitsOf(text) => write!(f, "a number of the digits of {text:?} in their order"),
            Expected::NoCircle => f.write_str("a wider scope that is no part of this one"),
            Expected::GoodsWithin(hs) => write!(f, "a code that begins with {hs}, as the wider scope's goods do"),
            Expected::PartnerOf(partner) => write!(f, "{partner}, the country of the wider scope"),
            Expected::AreaOf(what) => f.write_str(what),
            Expected::Pair => f.write_str("two provinces, or two regencies or cities, the lower code first"),
            Expected::PairOfProvinces { present: true } => {
                f.write_str("a row of these two provinces, since two of their regencies or cities have one")
            }
            Expected::PairOfProvinces { present: false } => f.write_str("a row of two of their regencies or cities"),
            Expected::Parent => f.write_str("the province of a regency, the nation of a province"),
        }
    }
}
