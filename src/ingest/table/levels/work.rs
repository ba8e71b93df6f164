//! The records of a table while its levels are looked for: which are kept, and what tells one from another.
use crate::ingest::table::detect::names::fold;
use crate::ingest::table::import::{CodeColumn, Imported};
use crate::ingest::table::reading::{EXAMPLES, Note, Part};
use crate::model::table::Evidence;

/// What is found so far.
pub struct Work {
    /// For each record whether it is kept.
    pub keep: Vec<bool>,
    /// The row of the file that each record is of, where that is not the record's own number.
    pub rows: Vec<u32>,
    pub is_changed: bool,
    pub notes: Vec<Note>,
    /// Columns of levels, and by what they were found.
    pub levels: Vec<(String, Evidence)>,
    /// The amounts in the order in which they stand for a row.
    pub order: Vec<usize>,
}

/// The text of a row in a column.
pub fn label(column: &CodeColumn, row: usize) -> &str {
    column.codes.get(row).and_then(|code| column.labels.get(usize::from(*code))).map_or("", String::as_str)
}

/// A figure of a row, and which amount it is: of the one that is summed first, else of another.
pub fn figure(table: &Imported, order: &[usize], row: usize) -> Option<(usize, i128)> {
    order.iter().find_map(|n| Some((*n, i128::from(table.amounts.get(*n)?.values.get(row)?))))
}

/// Whether some values of a column may be the sums of others: not where the reader says that they are none.
pub fn may_have_levels(column: &CodeColumn) -> bool {
    !column.is_free && matches!(column.set, None | Some(Part::Levels))
}

/// Names of columns that say how a row came about, not what it is.
pub fn is_remark(name: &str) -> bool {
    let folded = fold(name);
    let has = |stems: &[&str]| stems.iter().any(|stem| folded.contains(stem));
    has(&[
        "flag",
        "status",
        "catatan",
        "keterangan",
        "note",
        "remark",
        "estimat",
        "legacy",
        "isreported",
        "isaggregate",
        "sumber",
        "source",
        "freq",
        "frekuensi",
    ]) || folded.split(' ').any(|word| matches!(word, "no" | "nomor" | "id" | "ket"))
}

/// The columns that tell rows apart beside `own`: not those that say the same again, nor remarks.
pub fn context(table: &Imported, own: usize) -> Vec<usize> {
    let Some(column) = table.codes.get(own) else { return Vec::new() };
    let follows = |other: &CodeColumn| {
        let mut of: Vec<Option<u16>> = vec![None; column.labels.len()];
        column.codes.iter().zip(&other.codes).all(|(code, found)| match of.get_mut(usize::from(*code)) {
            Some(Some(known)) => *known == *found,
            Some(slot) => {
                *slot = Some(*found);
                true
            }
            None => false,
        })
    };
    let is_own = |n: &usize| {
        *n != own
            && table
                .codes
                .get(*n)
                .is_some_and(|other| !other.is_free && other.labels.len() > 1 && !is_remark(&other.name) && !follows(other))
    };
    (0..table.codes.len()).filter(is_own).collect()
}

/// A number for the context of a row: its period, its codes in the columns of the context, which of the amounts it has.
pub fn key(table: &Imported, columns: &[usize], row: usize, amount: usize) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum = amount as u64;
    let mut add = |value: u64| sum = (sum.rotate_left(5) ^ value).wrapping_mul(K);
    if let Some(day) = table.days.as_ref().and_then(|days| days.get(row)) {
        add(*day as u64);
    }
    for column in columns {
        add(table.codes.get(*column).and_then(|column| column.codes.get(row)).map_or(0, |code| u64::from(*code) + 1));
    }
    sum
}

impl Work {
    /// Sets rows aside, by the texts of a column where it was found by one.
    pub fn drop(&mut self, rows: &[usize], column: Option<&CodeColumn>, evidence: Evidence) {
        let mut examples: Vec<String> = Vec::new();
        let (mut count, mut last) = (0, None);
        for row in rows {
            let Some(keep) = self.keep.get_mut(*row).filter(|keep| **keep) else { continue };
            *keep = false;
            // The records of one row are one row.
            let line = self.rows.get(*row).map_or(*row, |line| *line as usize);
            count += u64::from(last.replace(line) != Some(line));
            let text = column.map_or("", |column| label(column, *row));
            if examples.len() < EXAMPLES && !text.is_empty() && !examples.iter().any(|known| known == text) {
                examples.push(text.to_owned());
            }
        }
        if count > 0 {
            self.is_changed = true;
            self.levels.extend(column.map(|column| (column.name.clone(), evidence)));
            self.notes.push(Note::Levels { column: column.map(|column| column.name.clone()), rows: count, examples });
        }
    }

    /// Whether a row is kept so far.
    pub fn kept(&self, row: usize) -> bool {
        self.keep.get(row) == Some(&true)
    }
}
