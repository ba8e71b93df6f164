//! Cross-filtering at scale: millions of rows of codes and amounts, sorted by day. It has never heard of exports.
//!
//! A filter on days is a range of rows, since the rows are counting-sorted by day; a brush that slides touches only the rows that
//! enter and leave. Any other filter owns one bit of a byte per row, set where the row fails it. A row whose byte is zero passes;
//! a row that fails one column alone still counts in that column, because a column's counts ignore its own filter.
//!
//! If you add a kind of column: its test in `test.rs`, its place in `Crossfilter`, and a line in the random tables of
//! `tests/native/crossfilter.rs`, which compare every step with a brute force.
//!
//! ```
//! use jejak_ekspor::columns::rows::{Codes, Crossfilter, Days, Table, Values};
//! let days = Days::new(&[31, 0, 0], |day| day - day % 31);
//! let table = Table::new(days, vec![Codes::new(&[0, 1, 1], 2).unwrap()], vec![Values::new(2, [Some(150), Some(250), None])]);
//! let mut cross = Crossfilter::new(table, &[0], Some(0));
//! cross.keep_codes(0, Some(&[false, true])).unwrap();
//! assert_eq!(cross.passing(), 2);
//! assert_eq!(cross.counts(0), [1, 2]);
//! assert_eq!(cross.bins().iter().map(|bin| bin.sum).collect::<Vec<_>>(), [250, 0]);
//! ```
mod bins;
mod block;
mod column;
mod cross;
mod days;
mod histogram;
mod padding;
mod table;
mod test;

pub use bins::Bin;
pub use column::{Amounts, Codes, CodesStore, NO_NARROW, NO_WIDE, Values};
pub use cross::{Crossfilter, MOST_FILTERS, Refused};
pub use days::Days;
pub use table::Table;
