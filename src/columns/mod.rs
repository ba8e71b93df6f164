//! Two cross-filters, for two sizes of the same question.
//!
//! `claims` filters some thousand claims that have several values in a column, in one pass over bit sets made for the page.
//! `rows` filters millions of rows with one value in a column, sorted by day, and touches only the rows that a change lets in or out.
//! Both refuse to know what an export is.
//!
//! ```
//! use jejak_ekspor::columns::claims::{Column, filter};
//! use jejak_ekspor::model::index::{ClaimIx, Ordinal};
//! let values = |values: &[usize]| -> Vec<Ordinal> { values.iter().map(|n| Ordinal::at(*n)).collect() };
//! let kinds = Column::new(2, [values(&[0]), values(&[1]), values(&[1])].into_iter());
//! let goods = Column::new(3, [values(&[0, 2]), values(&[2]), values(&[])].into_iter());
//! let found = filter(&[kinds, goods], &[values(&[1]), values(&[2])], (0..3).map(ClaimIx::at));
//! assert_eq!(found.rows, [ClaimIx::at(1)]);
//! assert_eq!(found.counts[0], [1, 1, 0], "by kind, whatever kind is chosen");
//! assert_eq!(found.counts[1], [0, 0, 1, 1], "by good, whatever good is chosen; the last is for rows without one");
//! ```
pub mod bench;
pub mod claims;
pub mod rows;
