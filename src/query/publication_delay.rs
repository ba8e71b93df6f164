//! The lag between the end of what a claim is about and its publication.
use crate::model::edtf::{Period, Point};

/// Days from the end of a period to the publication, by the first and the last day that the publication may be.
/// Negative where it was published before the end: a forecast, or an interim figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    pub least: i64,
    pub most: i64,
}

/// The lag; None where either day is unknown or open.
pub fn lag(period: &Period, published: Option<&Period>) -> Option<Lag> {
    let published = published.filter(|p| p.start != Point::Open && p.end != Point::Open)?;
    if period.end == Point::Open {
        return None;
    }
    let end = i64::from(period.last());
    Some(Lag { least: i64::from(published.first()) - end, most: i64::from(published.last()) - end })
}
