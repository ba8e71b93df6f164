//! Other tables of the sheet: below this one, or to the right.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::asides;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header::Head;
use crate::ingest::table::parse::number;
use std::collections::BTreeSet;

/// Where another table begins in the sample: its header below a blank row, or this header once more below another title.
pub fn other_table(grid: &Grid, head: &Head) -> usize {
    let filled = |row: &[Cell<String>]| row.iter().filter(|cell| !cell.is_empty()).count();
    let header = head.rows.checked_sub(1).and_then(|last| grid.rows.get(last));
    let (mut is_blank, mut title) = (false, None);
    for (n, row) in grid.rows.iter().enumerate().skip(head.rows) {
        let cells = filled(row);
        let is_again = header.is_some_and(|header| cells > 1 && header == row);
        if n > head.rows && is_again && title.is_some() {
            return title.unwrap_or(n);
        }
        let has_figure =
            row.iter().any(|cell| number::looks_like(cell.bytes()) || number::is_missing(cell.as_str().as_bytes()) && !cell.is_empty());
        let has_total = row.iter().any(|cell| asides::is_total(cell.as_str()));
        if n > head.rows
            && is_blank
            && cells >= 2
            && !has_figure
            && !has_total
            && !is_again
            && grid.rows.get(n + 1).is_some_and(|next| filled(next) >= 2)
        {
            let over_figures = grid
                .rows
                .iter()
                .take(n)
                .skip(head.rows)
                .any(|above| row.iter().zip(above).any(|(cell, above)| !cell.is_empty() && number::looks_like(above.bytes())));
            if over_figures {
                return n;
            }
        }
        match cells {
            0 => is_blank = true,
            1 if !row.iter().any(|cell| asides::is_total(cell.as_str())) => title = title.or(Some(n)),
            _ if is_again => {}
            _ => (is_blank, title) = (false, None),
        }
    }
    grid.rows.len()
}

/// Another table to the right.
pub struct Block {
    /// The empty column between, and the first of the other table.
    pub gap: usize,
    first: usize,
    pub names: Vec<String>,
}

impl Block {
    /// The columns of both tables where the one to the right goes on with the one to the left: the same headers, other rows.
    pub fn goes_on(&self, grid: &Grid, head: &Head) -> Option<(usize, usize)> {
        let is_same = head.levels.iter().all(|level| {
            let (left, right) = (level.get(..self.gap).unwrap_or_default(), level.get(self.first..).unwrap_or_default());
            right.len() >= left.len() && left.iter().zip(right).all(|(a, b)| a == b) && right.iter().skip(left.len()).all(String::is_empty)
        });
        let texts =
            |n: usize| grid.rows.iter().skip(head.rows).filter_map(move |row| row.get(n)).map(Cell::as_str).filter(|text| !text.is_empty());
        let left: BTreeSet<&str> = texts(0).collect();
        (is_same && !texts(self.first).any(|text| left.contains(text))).then_some((self.gap, self.first))
    }
}

/// The table to the right: behind an empty column a header that says again what stands to the left.
pub fn other_block(grid: &Grid, head: &Head) -> Option<Block> {
    let header = head.levels.last()?;
    let is_empty = |n: usize| {
        head.levels.iter().all(|level| level.get(n).is_none_or(String::is_empty))
            && grid.rows.iter().skip(head.rows).all(|row| row.get(n).is_none_or(Cell::is_empty))
    };
    let gap = (2..header.len()).find(|n| is_empty(*n))?;
    let first = (gap..header.len()).find(|n| !is_empty(*n))?;
    let (left, right) = header.split_at(gap);
    let names: Vec<String> = right.iter().filter(|name| !name.is_empty()).cloned().collect();
    (names.iter().filter(|name| left.contains(name)).count() >= 2).then_some(Block { gap, first, names })
}
