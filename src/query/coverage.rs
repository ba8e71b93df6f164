//! Source × time: how many claims each publisher has about each year, where silence is not zero.
//!
//! A cell without a claim is absent; a cell whose claims all say nothing was exported is there, and says so.
use crate::model::edtf::{Point, civil_from_day};
use crate::model::index::{ClaimIx, PublisherIx};
use crate::query::session::Session;

/// The years of a matrix at most; claims of longer and open periods count in the years within.
pub const MOST_YEARS: usize = 60;

/// A publisher's claims about a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    pub claims: u32,
    /// Those of them that state a value of zero.
    pub zeros: u32,
}

/// A publisher with its cells, one for each year; None is silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub publisher: PublisherIx,
    pub cells: Vec<Option<Cell>>,
    pub claims: u32,
}

/// The matrix of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Each year from the first to the last that a claim is about.
    pub years: Vec<i32>,
    /// Publishers with most claims first, then by name.
    pub rows: Vec<Row>,
}

impl Session {
    /// The coverage of some claims (`rows`). A claim counts in every year that its period touches; one of an open
    /// period in the years of its known end.
    pub fn coverage(&self, rows: &[ClaimIx]) -> Coverage {
        let claims: Vec<(PublisherIx, (i32, i32), bool)> = rows.iter().filter_map(|row| self.covered(*row)).collect();
        let (Some(first), Some(last)) = (claims.iter().map(|c| c.1.0).min(), claims.iter().map(|c| c.1.1).max()) else {
            return Coverage::default();
        };
        // From the first year on that is not one of a few early ones: a hundredth of the claims may have ended before.
        let mut ends: Vec<i32> = claims.iter().map(|claim| claim.1.1).collect();
        crate::model::sort::sort(&mut ends, |a, b| a.cmp(b));
        let dense = ends.get(ends.len() / 100).copied().unwrap_or(first);
        let first = first.max(last - MOST_YEARS as i32 + 1).max(dense.min(last));
        let years: Vec<i32> = (first..=last).collect();
        let mut found: Vec<Row> = Vec::new();
        for (publisher, (from, to), is_zero) in claims {
            let at = found.iter().position(|row| row.publisher == publisher).unwrap_or_else(|| {
                found.push(Row { publisher, cells: vec![None; years.len()], claims: 0 });
                found.len() - 1
            });
            let Some(row) = found.get_mut(at) else { continue };
            row.claims += 1;
            for (_, cell) in years.iter().zip(&mut row.cells).filter(|(year, _)| (from..=to).contains(year)) {
                let cell = cell.get_or_insert_default();
                cell.claims += 1;
                cell.zeros += u32::from(is_zero);
            }
        }
        crate::model::sort::sort(&mut found, |a, b| b.claims.cmp(&a.claims).then(a.publisher.cmp(&b.publisher)));
        Coverage { years, rows: found }
    }

    /// Publisher, first and last year of a claim, and whether it says zero; None for a period open at both ends.
    fn covered(&self, row: ClaimIx) -> Option<(PublisherIx, (i32, i32), bool)> {
        let claim = self.data.claims.get(row)?;
        let publisher = self.data.sources.get(claim.source)?.publisher;
        let year = |point: Point, day| (point != Point::Open).then(|| civil_from_day(day).0);
        let (start, end) = (year(claim.when.start, claim.when.first()), year(claim.when.end, claim.when.last()));
        let years = (start.or(end)?, end.or(start)?);
        Some((publisher, years, claim.observations.iter().any(|o| o.value.mantissa == 0)))
    }
}
