//! What a reader is told of a mark: why it may mean something else, and the readings to choose from.
use crate::model::edtf::Period;
pub use crate::model::text_terms::FlagKind;

/// One way to read a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A value in a unit; the unit is empty where none is said.
    Amount(f64, &'static str),
    Period(Period),
    /// The code of a region or of a country.
    Code(String),
}

/// What a reader is told of a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    pub kind: FlagKind,
    /// To be answered before the figure is taken over.
    pub ask: bool,
    /// At most three, the likeliest first.
    pub readings: Vec<Reading>,
}

impl Flag {
    /// Something to know that changes nothing.
    pub fn note(kind: FlagKind) -> Flag {
        Flag { kind, ask: false, readings: Vec::new() }
    }

    /// A question with its readings; those beyond the third and those said before are left out.
    pub fn new(kind: FlagKind, ask: bool, all: impl IntoIterator<Item = Reading>) -> Flag {
        let mut readings: Vec<Reading> = Vec::new();
        for reading in all {
            if readings.len() < 3 && !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        Flag { kind, ask, readings }
    }
}
