//! Codes within codes: a chapter and its headings, a province and its regencies.
use crate::ingest::table::detect::names::{ListRow, Names, hs_digits};
use crate::ingest::table::import::Imported;
use crate::ingest::table::levels::work::{Work, context, figure, key, may_have_levels};
use crate::ingest::table::reading::Note;
use crate::model::table::{CodeList, Evidence};
use std::collections::{BTreeMap, HashMap};

impl Work {
    /// Codes within codes: of each chain of levels the finest is kept whose sums are those of the level above, else the level above.
    pub(super) fn codes(&mut self, table: &Imported, own: usize, names: &Names) {
        let Some(column) =
            table.codes.get(own).filter(|column| matches!(column.list, CodeList::Hs | CodeList::Region) && may_have_levels(column))
        else {
            return;
        };
        let digits: Vec<Option<String>> = column
            .labels
            .iter()
            .zip(&column.matches)
            .map(|(text, found)| match column.list {
                CodeList::Hs => hs_digits(text),
                _ => match found {
                    Some(ListRow::Region(n)) => names.region_code(*n).map(str::to_owned).filter(|code| code != "0"),
                    _ => None,
                },
            })
            .collect();
        let mut lengths: Vec<usize> = digits.iter().flatten().map(String::len).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let known: std::collections::HashSet<&str> = digits.iter().flatten().map(String::as_str).collect();
        let has_parent = |code: &&String| {
            lengths.iter().any(|length| *length < code.len() && code.get(..*length).is_some_and(|part| known.contains(part)))
        };
        if lengths.len() < 2 || !digits.iter().flatten().any(|code| has_parent(&code)) {
            return;
        }
        let columns = context(table, own);
        let code_of = |row: usize| column.codes.get(row).and_then(|code| digits.get(usize::from(*code))?.as_deref());
        // For each context and code its sum, and that of the codes of the next level below it.
        let mut sums: ByCode = HashMap::new();
        let mut seen = Vec::new();
        for row in (0..self.keep.len()).filter(|row| self.kept(*row)) {
            let (Some(code), Some((amount, value))) = (code_of(row), figure(table, &self.order, row)) else { continue };
            let key = key(table, &columns, row, amount);
            sums.entry((key, code)).or_default().0 += value;
            seen.push((row, key, code));
        }
        let own_sums: Vec<((u64, &str), i128)> = sums.iter().map(|(known, (sum, ..))| (*known, *sum)).collect();
        for ((key, code), sum) in own_sums {
            if let Some(above) = above_in(&sums, &lengths, key, code)
                && let Some(slot) = sums.get_mut(&above)
            {
                slot.1 += sum;
                slot.2 += 1;
            }
        }
        // A level is trusted where most of what stands above it is its sum.
        let mut trusted: BTreeMap<usize, (u128, u128)> = BTreeMap::new();
        for ((_, code), (sum, below, parts)) in sums.iter().filter(|(_, (_, _, parts))| *parts > 0) {
            let (whole, agreed) = trusted.entry(code.len()).or_default();
            *whole += sum.unsigned_abs();
            *agreed += if agrees(*below, *sum, *parts) { sum.unsigned_abs() } else { 0 };
        }
        let is_trusted = |length: usize| trusted.get(&length).is_some_and(|(whole, agreed)| agreed * 10 >= whole * 9);
        // Of a province some regencies may be listed, each for its own sake: then it is only said.
        if column.list == CodeList::Region && trusted.keys().any(|length| !is_trusted(*length)) {
            self.notes.push(Note::Mixed(column.name.clone()));
            return;
        }
        let dropped: Vec<usize> = seen
            .iter()
            .filter(|(_, key, code)| {
                let has_parts = sums.get(&(*key, *code)).is_some_and(|(_, _, parts)| *parts > 0);
                // Whatever lies below a level that is not the sum of its parts goes with them.
                let mut above = above_in(&sums, &lengths, *key, code);
                let mut is_below = false;
                while let Some((_, part)) = above {
                    is_below |= !is_trusted(part.len());
                    above = above_in(&sums, &lengths, *key, part);
                }
                is_below || (has_parts && is_trusted(code.len()))
            })
            .map(|(row, ..)| *row)
            .collect();
        self.drop(&dropped, Some(column), Evidence::Codes);
    }
}

/// Whether a sum is what was printed, but for rounding.
fn agrees(sum: i128, printed: i128, parts: usize) -> bool {
    let (difference, size) = ((sum - printed).unsigned_abs(), printed.unsigned_abs());
    difference <= parts as u128 / 2 || difference * 500 <= size
}

/// For each context and code its own sum, the sum of the codes right below it, and how many those are.
type ByCode<'a> = HashMap<(u64, &'a str), (i128, i128, usize)>;

/// The code right above another one in a context.
fn above_in<'a>(sums: &ByCode<'a>, lengths: &[usize], key: u64, code: &'a str) -> Option<(u64, &'a str)> {
    let mut parts = lengths.iter().rev().filter(|length| **length < code.len()).filter_map(|length| code.get(..*length));
    parts.find(|part| sums.contains_key(&(key, *part))).map(|part| (key, part))
}
