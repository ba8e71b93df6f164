//! Two cross-filters, for two sizes of the same question.
//!
//! `claims` filters some thousand claims that have several values in a column, in one pass over bit sets made for the page.
//! `rows` filters millions of rows with one value in a column, sorted by day, and touches only the rows that a change lets in or out.
//! Neither knows what an export is.
pub mod bench;
pub mod claims;
pub mod rows;
