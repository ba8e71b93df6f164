//! Cross-filtering: rows with several values in each of several columns, a selection for each column,
//! and counts that ignore their own column's selection. It has never heard of exports.
use crate::model::index::{ClaimIx, Ordinal};

/// A column of a table: the values of every row, flattened.
pub struct Column {
    /// `values[starts[row]..starts[row + 1]]` are the row's; a row without any has the place `width - 1`.
    values: Vec<Ordinal>,
    starts: Vec<u32>,
    width: usize,
}

impl Column {
    /// A column of values below `len`; the last place of its counts is for rows without a value.
    pub fn new(len: usize, rows: impl Iterator<Item = Vec<Ordinal>>) -> Column {
        let mut column = Column { values: Vec::new(), starts: vec![0], width: len + 1 };
        for row in rows {
            if row.is_empty() {
                column.values.push(Ordinal::at(len));
            }
            column.values.extend(row.into_iter().filter(|v| v.place() < len));
            column.starts.push(column.values.len() as u32);
        }
        column
    }

    fn of(&self, row: usize) -> &[Ordinal] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(from), Some(to)) => self.values.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// One flag a place: whether it is selected. `None` where nothing is, which selects all.
    fn selected(&self, selection: &[Ordinal]) -> Option<Vec<bool>> {
        if selection.is_empty() {
            return None;
        }
        let mut flags = vec![false; self.width];
        for value in selection {
            let place = if *value == Ordinal::NONE { self.width - 1 } else { value.place() };
            if let Some(flag) = flags.get_mut(place) {
                *flag = true;
            }
        }
        Some(flags)
    }
}

/// What a filter leaves.
pub struct Filtered {
    /// Rows that pass every column's selection and `open`, ascending.
    pub rows: Vec<ClaimIx>,
    /// By column and place: rows that pass everything but this column's selection.
    pub counts: Vec<Vec<u32>>,
}

/// Filters `open` rows by a selection for each column: OR within a column, AND between columns.
pub fn filter(columns: &[Column], selections: &[Vec<Ordinal>], open: impl Iterator<Item = ClaimIx>) -> Filtered {
    let flags: Vec<Option<Vec<bool>>> = columns.iter().zip(selections).map(|(c, s)| c.selected(s)).collect();
    let mut counts: Vec<Vec<u32>> = columns.iter().map(|c| vec![0; c.width]).collect();
    let mut rows = Vec::new();
    for claim in open {
        let row = claim.place();
        let mut failing = None;
        let mut failures = 0;
        for (n, (column, flags)) in columns.iter().zip(&flags).enumerate() {
            if let Some(flags) = flags
                && !column.of(row).iter().any(|v| flags.get(v.place()) == Some(&true))
            {
                failing = Some(n);
                failures += 1;
            }
        }
        if failures > 1 {
            continue;
        }
        if failures == 0 {
            rows.push(claim);
        }
        // A row that fails one column alone still counts in that column.
        for (n, (column, counts)) in columns.iter().zip(&mut counts).enumerate() {
            if failing.is_none() || failing == Some(n) {
                for value in column.of(row) {
                    if let Some(count) = counts.get_mut(value.place()) {
                        *count += 1;
                    }
                }
            }
        }
    }
    Filtered { rows, counts }
}
