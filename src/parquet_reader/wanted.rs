//! Wanted rows of a file, and what its groups of rows say of a column.
use super::cells;
use super::reader::Reader;
use super::sift::{ends, runs, skip};
use crate::model::columnar::{Fault, Group, Piece};
use parquet::file::metadata::RowGroupMetaData;

impl Reader {
    /// Of the rows that were handed out last those that are wanted.
    pub(super) fn take_wanted(&mut self, wanted: &[bool]) -> Result<Piece, Fault> {
        let Some(sift) = &mut self.sift else { return Ok(Piece::default()) };
        let Some(last) = sift.last.take() else { return Ok(Piece::default()) };
        let runs = runs(wanted.get(..last.rows).unwrap_or(wanted));
        let rows: usize = runs.iter().map(|(_, rows)| rows).sum();
        let (before, chosen, conditions) = (sift.behind, sift.chosen.clone(), sift.conditions.clone());
        sift.behind = if rows == 0 { before + last.rows } else { last.rows - runs.iter().map(|(gap, rows)| gap + rows).sum::<usize>() };
        let mut piece = Piece { rows, ends: Vec::with_capacity(rows * chosen.len()), ..Piece::default() };
        if rows == 0 {
            return Ok(piece);
        }
        for (n, is_chosen) in chosen.iter().enumerate() {
            if !is_chosen {
                piece.ends.resize(piece.ends.len() + rows, piece.bytes.len() as u32);
            } else if conditions.get(n) == Some(&true) {
                let end = |at: usize| at.checked_sub(1).and_then(|at| last.ends.get(at)).map_or(0, |end| *end as usize);
                let mut at = n * last.rows;
                for (gap, rows) in &runs {
                    at += gap;
                    for cell in at..at + rows {
                        piece.bytes.extend_from_slice(last.bytes.get(end(cell)..end(cell + 1)).unwrap_or_default());
                        piece.ends.push(piece.bytes.len() as u32);
                    }
                    at += rows;
                }
            } else {
                self.take_column(n, before, &runs, &mut piece)?;
            }
        }
        Ok(piece)
    }

    fn take_column(&mut self, n: usize, before: usize, runs: &[(usize, usize)], piece: &mut Piece) -> Result<(), Fault> {
        let mut column = match self.others.get_mut(n).and_then(Option::take) {
            Some(column) => column,
            // The first rows of this group that are wanted: until now nothing of the column was fetched.
            None => self.column(n)?,
        };
        let mut pass = before;
        for (gap, rows) in runs {
            self.step(n, |leaf| {
                let passed = if pass + gap > 0 { skip(&mut column, pass + gap)? } else { 0 };
                let read = cells::read(&mut column, leaf.form, leaf.level, *rows, piece)?;
                Ok((passed + read, pass + gap + rows))
            })?;
            pass = 0;
        }
        if let Some(place) = self.others.get_mut(n) {
            *place = Some(column);
        }
        Ok(())
    }

    /// The groups of rows by a column.
    pub(super) fn groups_by(&self, column: usize) -> Vec<Group> {
        let leaf = self.leaves.get(column);
        let of = |group: &RowGroupMetaData| {
            let ends = leaf.and_then(|leaf| ends(group.column(leaf.at).statistics()?, leaf.form));
            let (low, high) = ends.unwrap_or_default();
            Group { rows: group.num_rows() as u64, low, high }
        };
        self.contents.row_groups().iter().map(of).collect()
    }
}
