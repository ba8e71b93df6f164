//! Which columns of a wide and long file are not read, since all of them would take more memory than a tab should.
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::layout::{Column, Layout, Options};
use crate::ingest::table::detect::told::MOST_ALTERNATIVES;
use crate::ingest::table::detect::unit::Quantity;
use crate::model::table::{CodeList, Role};

/// Of columns that take more than this only those are read that no sum can do without, and of the others as many as find room.
const MOST_BYTES: u64 = 48 << 20;
/// A column with more different values in the first rows is none of alternatives.
const FEW: usize = 4 * MOST_ALTERNATIVES;

/// The columns that are not read, of a file with so many rows. Whatever the reader gave a role is read.
pub fn left_out(layout: &Layout, grid: &Grid, options: &Options, rows: u64) -> Vec<usize> {
    let bytes = |column: &Column| -> u64 {
        rows * match column.role {
            Role::Amount => 8,
            Role::Codes(_) => 2,
            Role::Date(_) | Role::Year => 4,
            Role::Month | Role::Skip => 0,
        }
    };
    let is_set = |n: usize| options.columns.iter().any(|set| set.column == n && set.role.is_some());
    let texts = |n: usize| grid.rows.iter().skip(layout.header_rows).filter_map(move |row| row.get(n)).map(|cell| cell.as_str());
    let is_known = |column: &Column| column.role == Role::Amount && column.quantity != Quantity::default();
    // Where no amount says what it is of, the first is read.
    let first = layout.columns.iter().position(is_known).or(layout.columns.iter().position(|column| column.role == Role::Amount));
    let is_needed = |n: usize, column: &Column| match column.role {
        Role::Amount => is_known(column) || first == Some(n),
        // Alternatives and levels have few values, and what is a total says so: without such a column their sum would be wrong in silence.
        Role::Codes(CodeList::None) => {
            let mut distinct: Vec<&str> = Vec::new();
            texts(n).any(is_total)
                || texts(n).all(|text| {
                    if !distinct.contains(&text) {
                        distinct.push(text);
                    }
                    distinct.len() <= FEW
                })
        }
        _ => true,
    };
    let of_rows = layout.columns.iter().map(bytes).sum::<u64>();
    if of_rows <= MOST_BYTES || layout.spread.is_some() {
        return Vec::new();
    }
    let (needed, others): (Vec<usize>, Vec<usize>) =
        (0..layout.columns.len()).partition(|n| is_set(*n) || layout.columns.get(*n).is_some_and(|column| is_needed(*n, column)));
    let of = |n: usize| layout.columns.get(n).map_or(0, bytes);
    let mut room = MOST_BYTES.saturating_sub(needed.into_iter().map(of).sum());
    others
        .into_iter()
        .filter(|n| match room.checked_sub(of(*n)) {
            Some(left) => {
                room = left;
                false
            }
            None => true,
        })
        .collect()
}
