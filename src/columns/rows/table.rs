//! A table: columns of equal length.
use super::column::{Codes, Values};
use super::days::Days;

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
