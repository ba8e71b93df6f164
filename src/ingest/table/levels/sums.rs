//! Rows whose figures are the sums of those of the rows right below or above them.
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::lists::TABLE_WORDS;
use crate::ingest::table::detect::names::fold;
use crate::ingest::table::detect::unit::is_rate;
use crate::ingest::table::import::{Imported, Origin};
use crate::ingest::table::levels::work::{Work, context, is_remark, key, label, may_have_levels};
use crate::model::edtf::Day;
use crate::model::table::{CodeList, Evidence};
use std::collections::BTreeMap;

/// Sums of rows are looked for among the figures of a table of so many records.
const MOST_COMPARED: usize = 4000;
/// A row is looked for as the sum of at most so many others.
const MOST_PARTS: usize = 200;

impl Work {
    /// Rows whose figures are the sums of those of the rows right below, or right above, in a table small enough to be compared.
    pub(super) fn figures(&mut self, table: &Imported, origin: &Origin) {
        let rows = origin.rows.as_slice();
        let across: Vec<usize> = (table.codes.len().saturating_sub(origin.dimensions)..table.codes.len()).collect();
        if self.keep.len() > MOST_COMPARED || self.keep.len() < 3 {
            return;
        }
        let Some(own) =
            (0..table.codes.len()).find(|n| table.codes.get(*n).is_some_and(|c| !c.is_free && c.labels.len() > 2 && !is_remark(&c.name)))
        else {
            return;
        };
        let Some(column) = table.codes.get(own).filter(|column| may_have_levels(column)) else { return };
        let others = context(table, own);
        // Rows of the file, or of one period of it, in their order.
        let mut groups: BTreeMap<(Day, u64), Vec<Line>> = BTreeMap::new();
        for row in (0..self.keep.len()).filter(|row| self.kept(*row)) {
            let day = table.days.as_ref().and_then(|days| days.get(row)).copied().unwrap_or(0);
            let values = table.amounts.iter().enumerate().filter(|(_, amount)| !is_rate(&amount.name));
            match rows.get(row) {
                // The records of one row lie side by side: each is a figure of its own.
                Some(line) => {
                    let all = groups.entry((0, 0)).or_default();
                    if all.last().is_none_or(|last: &Line| last.line != *line) {
                        all.push(Line { line: *line, records: Vec::new(), figures: BTreeMap::new() });
                    }
                    if let Some(last) = all.last_mut() {
                        last.records.push(row);
                        for (n, amount) in values {
                            if let Some(value) = amount.values.get(row) {
                                *last.figures.entry(key(table, &across, row, n)).or_insert(0) += i128::from(value);
                            }
                        }
                    }
                }
                None => {
                    let figures = values.filter_map(|(n, amount)| Some((n as u64, i128::from(amount.values.get(row)?)))).collect();
                    groups.entry((day, key(table, &others, row, 0))).or_default().push(Line {
                        line: row as u32,
                        records: vec![row],
                        figures,
                    });
                }
            }
        }
        // How many digits of a row must agree for its name to be that of a sum.
        let by_name = |line: &Line| -> Option<u32> {
            let row = line.records.first()?;
            let text = label(column, *row);
            let code = column.codes.get(*row).map_or(0, |code| usize::from(*code));
            let is_listed = matches!(column.list, CodeList::Country | CodeList::Region);
            let is_group = is_total(text) || TABLE_WORDS.groups.contains(&fold(text).as_str());
            let is_unlisted = is_listed && column.matches.get(code).copied().flatten().is_none();
            // A name that is no country's may be a misspelt one; a group's is none.
            if is_group { Some(1) } else { is_unlisted.then_some(2) }
        };
        let mut sums: Vec<(usize, u32, bool)> = Vec::new();
        for lines in groups.values() {
            // Of so many rows and runs below them that many digits agree by chance.
            let tries = (lines.len() * lines.len().min(MOST_PARTS)).max(1);
            let by_chance = tries.ilog10() + 1;
            for downwards in [true, false] {
                let found = trees(lines, downwards);
                // Several sums of which each row is one or a part are no chance.
                let parts: usize = found.iter().map(|(.., parts)| parts).sum();
                let covered = found.len() >= 2
                    && parts + 1 >= lines.len() - found.len()
                    && found.iter().map(|(_, digits, _)| digits).sum::<u32>() >= 5;
                for (at, digits, _) in found {
                    let Some(line) = lines.get(at) else { continue };
                    let is_sure = digits >= by_chance + 3 || covered || by_name(line).is_some_and(|least| digits >= least);
                    sums.extend(line.records.iter().map(|row| (*row, digits, is_sure)));
                }
            }
        }
        // Where sums stand among the rows, fewer digits tell another one.
        let has_sums = !rows.is_empty() && sums.iter().any(|(.., is_sure)| *is_sure);
        let dropped: Vec<usize> =
            sums.iter().filter(|(_, digits, is_sure)| *is_sure || (has_sums && *digits >= 3)).map(|(row, ..)| *row).collect();
        self.drop(&dropped, Some(column), Evidence::Figures);
    }
}

/// A row of the file with its figures.
struct Line {
    line: u32,
    records: Vec<usize>,
    figures: BTreeMap<u64, i128>,
}

/// Rows that are the sums of the rows next to them, with how many digits agree and how many rows are summed.
fn trees(lines: &[Line], downwards: bool) -> Vec<(usize, u32, usize)> {
    let independent = independent(lines);
    let order: Vec<usize> = if downwards { (0..lines.len()).rev().collect() } else { (0..lines.len()).collect() };
    let mut stack: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for at in order {
        let Some(line) = lines.get(at) else { continue };
        let mut sum: BTreeMap<u64, i128> = BTreeMap::new();
        let mut is_sum_of = 0;
        for (count, part) in stack.iter().rev().take(MOST_PARTS).enumerate() {
            for (place, value) in lines.get(*part).into_iter().flat_map(|line| &line.figures) {
                *sum.entry(*place).or_insert(0) += value;
            }
            let is_same = line.figures.iter().all(|(place, value)| sum.get(place).copied().unwrap_or(0) == *value)
                && sum.iter().all(|(place, value)| *value == 0 || line.figures.contains_key(place));
            if count >= 1 && is_same && line.figures.values().any(|value| *value != 0) {
                is_sum_of = count + 1;
                break;
            }
        }
        if is_sum_of > 0 {
            let digits = line.figures.iter().filter(|(place, _)| independent.contains(place)).map(|(_, value)| digits_of(*value)).sum();
            found.push((at, digits, is_sum_of));
            stack.truncate(stack.len() - is_sum_of);
        }
        stack.push(at);
    }
    found
}

/// The digits of a figure without the noughts at its end: how much it says.
fn digits_of(value: i128) -> u32 {
    let mut left = value.unsigned_abs();
    while left != 0 && left.is_multiple_of(10) {
        left /= 10;
    }
    left.checked_ilog10().map_or(0, |digits| digits + 1)
}

/// The places of figures that say something of their own: one that is always the same multiple of another does not.
fn independent(lines: &[Line]) -> Vec<u64> {
    const MOST: usize = 40;
    let mut places: Vec<u64> = lines.iter().flat_map(|line| line.figures.keys().copied()).collect();
    places.sort_unstable();
    places.dedup();
    let of = |line: &Line, place: u64| line.figures.get(&place).copied().unwrap_or(0);
    let mut kept: Vec<u64> = Vec::new();
    for place in places.into_iter().take(MOST) {
        let is_multiple = |other: &u64| {
            let Some(first) = lines.iter().find(|line| of(line, *other) != 0) else { return true };
            let (a, b) = (of(first, place), of(first, *other));
            lines.iter().all(|line| of(line, place).checked_mul(b) == of(line, *other).checked_mul(a))
        };
        if !kept.iter().any(is_multiple) {
            kept.push(place);
        }
    }
    kept
}
