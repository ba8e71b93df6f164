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
mod test;

pub use bins::Bin;
pub use column::{Amounts, Codes, CodesStore, NO_NARROW, NO_WIDE, Values};
pub use cross::{Crossfilter, MOST_FILTERS, Refused};
pub use days::Days;

/// Rows are padded to a multiple of this, so that the inner loops have no tails.
const CHUNK: usize = 1024;

/// How many rows a column holds once it is padded.
fn padded(rows: usize) -> usize {
    rows.div_ceil(CHUNK) * CHUNK
}

/// Columns of equal length, in the order of their days.
pub struct Table {
    rows: usize,
    days: Days,
    codes: Vec<Codes>,
    values: Vec<Values>,
}

impl Table {
    /// Puts columns, given in the order of the file, into the order of the days. Columns of another length are cut or padded.
    pub fn new(days: Days, codes: Vec<Codes>, values: Vec<Values>) -> Table {
        let mut table = Table { rows: days.rows(), codes: Vec::new(), values: Vec::new(), days };
        // One column after the other, so that only one is in memory twice.
        for column in codes {
            table.codes.push(column.reorder(&table.days));
        }
        for column in values {
            table.values.push(column.reorder(&table.days));
        }
        table.days.forget_order();
        table
    }

    /// The columns as they were stored before: already in the order of the days.
    pub fn from_sorted(days: Days, codes: Vec<Codes>, values: Vec<Values>) -> Table {
        let rows = days.rows();
        let codes = codes.into_iter().map(|column| column.fit(rows)).collect();
        let values = values.into_iter().map(|column| column.fit(rows)).collect();
        Table { rows, days, codes, values }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The days of the rows.
    pub fn days(&self) -> &Days {
        &self.days
    }

    /// The columns of codes.
    pub fn codes(&self) -> &[Codes] {
        &self.codes
    }

    /// The columns of amounts.
    pub fn values(&self) -> &[Values] {
        &self.values
    }

    /// Bytes of the columns and of the days.
    pub fn bytes(&self) -> usize {
        self.days.bytes() + self.codes.iter().map(Codes::bytes).sum::<usize>() + self.values.iter().map(Values::bytes).sum::<usize>()
    }
}
