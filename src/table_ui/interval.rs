//! The ends of an interval as a reader types them, both included, as the selection that the worker takes.
use crate::model::edtf::{Period, civil_from_day};
use crate::protocol::request::{Bound, Selection};

/// The days from the first of one EDTF period to the last of another; None where an end is neither empty nor a date.
pub fn days(from: &str, to: &str) -> Option<Selection> {
    let end = |text: &str, of: fn(&Period) -> i32| match text.trim() {
        "" => Some(None),
        text => Period::parse(text).ok().map(|period| match civil_from_day(of(&period)) {
            (year @ ..=9999, month, day) => Some(Bound::Date(format!("{year:04}-{month:02}-{day:02}"))),
            // Beyond the last year that is written there is nothing.
            _ => None,
        }),
    };
    Some(Selection::Range { from: end(from, Period::first)?, to: end(to, |period| period.last().saturating_add(1))? })
}

/// The amounts from one to the other in the scale of a header, 10^`power` units; None where an end is neither empty nor a number.
pub fn amounts(from: &str, to: &str, power: i8) -> Option<Selection> {
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        text => format!("{text}e{power}").parse::<f64>().ok().filter(|amount| amount.is_finite()).map(Some),
    };
    // The least that is told apart from the end itself, however it is scaled.
    let beyond = |amount: f64| amount + (amount.abs() * 4.0 * f64::EPSILON).max(1e-12);
    Some(Selection::Range { from: end(from)?.map(Bound::Amount), to: end(to)?.map(beyond).map(Bound::Amount) })
}
