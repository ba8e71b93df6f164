//! What of a table that was read may be added up: rows that sum up others are set aside, values that are alternatives get columns of
//! figures of their own.
//!
//! Levels are found by the codes (a chapter and its headings, a province and its regencies), by names (the world, a total) and by
//! the figures themselves (a row that is the sum of those below or above it). Of each level and the rows it sums up one is kept.
mod alternatives;
mod codes;
mod printed;
mod sums;
mod work;

use crate::columns::rows::Values;
use crate::ingest::table::detect::asides::{is_total, is_whole_of};
use crate::ingest::table::detect::names::{Names, are_numbers, country_number};
use crate::ingest::table::import::{Doubtful, Imported, Origin};
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{Note, Part};
use crate::model::edtf::{Day, civil_from_day};
use crate::model::table::{CodeList, Evidence, Grain};
use std::collections::HashMap;
use work::{Work, context, figure, is_remark, key, label, may_have_levels};

/// Sets aside what must not be added, and parts what must not be added to each other.
pub fn settle(table: &mut Imported, mut origin: Origin, names: &Names) {
    refuse(table, &mut origin);
    let mut work = Work {
        keep: vec![true; table.counts.records as usize],
        rows: origin.rows.clone(),
        is_changed: false,
        notes: Vec::new(),
        levels: Vec::new(),
        order: order(table, !origin.rows.is_empty()),
    };
    if let Some(months) = table.grain.map(Grain::months).filter(|_| !origin.years.is_empty()) {
        origin.months = vec![months; table.counts.records as usize];
        for year in &origin.years {
            if let Some(own) = origin.months.get_mut(year.record) {
                *own = 12;
            }
        }
    }
    work.periods(table, &origin.months);
    // A year without its parts is no period of this column.
    let alone: Vec<&Doubtful> = origin.years.iter().filter(|year| work.kept(year.record)).collect();
    for year in &alone {
        if let Some(keep) = work.keep.get_mut(year.record) {
            (*keep, work.is_changed) = (false, true);
        }
        table.problems.add(year.line, year.column, Rule::NotDate, year.text.as_bytes(), 1);
        table.rejected.extend_from_slice(year.text.as_bytes());
        table.rejected.push(b'\n');
    }
    let refused = alone.len() as u64;
    for column in 0..table.codes.len() {
        work.codes(table, column, names);
    }
    for column in 0..table.codes.len() {
        work.wholes(table, column);
    }
    work.figures(table, &origin);
    if work.is_changed {
        drop_rows(table, &work.keep, &origin.rows);
        table.counts.totals -= refused;
        table.counts.rejected += refused;
    }
    table.reading.notes.append(&mut work.notes);
    for (name, evidence) in work.levels {
        table.reading.tell(&name, Part::Levels, evidence);
    }
    printed::compare(table, &origin.printed);
    alternatives::alternatives(table);
    let year = |day: &Day| civil_from_day(*day).0;
    table.reading.years = table.days.as_ref().and_then(|days| Some((year(days.iter().min()?), year(days.iter().max()?))));
    table.reading.grain = table.grain;
    let summed = table.summed().and_then(|n| table.amounts.get(n));
    table.reading.summed = summed.map(|amount| (amount.name.clone(), amount.quantity.unit.clone(), amount.quantity.power));
}

/// Refuses records whose figure is too large to be kept beside the others.
fn refuse(table: &mut Imported, origin: &mut Origin) {
    if origin.too_large.is_empty() {
        return;
    }
    let mut keep = vec![true; table.counts.records as usize];
    for Doubtful { record, line, column, text } in &origin.too_large {
        if let Some(keep) = keep.get_mut(*record) {
            *keep = false;
        }
        table.problems.add(*line, *column, Rule::TooLarge, text.as_bytes(), 1);
        table.rejected.extend_from_slice(text.as_bytes());
        table.rejected.push(b'\n');
    }
    let mut n = 0;
    origin.months.retain(|_| {
        n += 1;
        keep.get(n - 1) == Some(&true)
    });
    let totals = table.counts.totals;
    drop_rows(table, &keep, &[]);
    table.counts.rejected += table.counts.totals - totals;
    table.counts.totals = totals;
}

/// The amounts that stand for a row, in their order: where each record has one figure any of them, else the one that most rows have.
fn order(table: &Imported, is_across: bool) -> Vec<usize> {
    const LOOKED_AT: usize = 5000;
    let first = table.summed();
    let mut order: Vec<usize> = (0..table.amounts.len()).collect();
    let rows = (table.counts.records as usize).min(LOOKED_AT);
    order.sort_by_cached_key(|n| {
        let Some(amount) = table.amounts.get(*n) else { return (true, 0, true) };
        let missing = if is_across { 0 } else { (0..rows).filter(|row| amount.values.get(*row).is_none()).count() };
        (amount.is_secondary, missing, Some(*n) != first)
    });
    order.truncate(if is_across { order.len() } else { 1 });
    order
}

impl Work {
    /// Years among their months: the longer period is the sum of the shorter ones in it.
    fn periods(&mut self, table: &Imported, months: &[u8]) {
        let (Some(days), Some(finest)) = (&table.days, months.iter().min()) else { return };
        if months.iter().all(|own| own == finest) {
            return;
        }
        // Intervals and doubtful dates beside years are what was said of many things: a longer one is a sum where all its parts are there.
        let are_of_many_lengths = table.grain == Some(Grain::Day);
        let columns: Vec<usize> =
            (0..table.codes.len()).filter(|n| table.codes.get(*n).is_some_and(|c| !c.is_free && !is_remark(&c.name))).collect();
        let of = |row: usize| {
            // The context without the period.
            columns.iter().fold(0u64, |sum, n| {
                let code = table.codes.get(*n).and_then(|column| column.codes.get(row)).copied().unwrap_or(0);
                sum.wrapping_mul(65_599).wrapping_add(u64::from(code) + 1)
            })
        };
        let mut finer: HashMap<u64, Vec<(Day, u8)>> = HashMap::new();
        for (row, (day, own)) in days.iter().zip(months).enumerate() {
            finer.entry(of(row)).or_default().push((*day, *own));
        }
        let index = |day: Day| {
            let (year, month, _) = civil_from_day(day);
            year * 12 + i32::from(month)
        };
        let mut longer = Vec::new();
        for (row, (day, own)) in days.iter().zip(months).enumerate().filter(|(_, (_, own))| *own > finest) {
            let first = index(*day);
            let within = |(other, length): &&(Day, u8)| length < own && (first..first + i32::from(*own)).contains(&index(*other));
            let mut parts: Vec<(i32, u8)> =
                finer.get(&of(row)).into_iter().flatten().filter(within).map(|(other, length)| (index(*other), *length)).collect();
            parts.sort_unstable();
            parts.dedup();
            let covered: i32 = parts.iter().map(|(_, length)| i32::from(*length)).sum();
            if covered >= if are_of_many_lengths { i32::from(*own) } else { 1 } {
                longer.push(row);
            } else if covered > 0 && !self.notes.contains(&Note::Overlap) {
                self.notes.push(Note::Overlap);
            }
        }
        self.drop(&longer, None, Evidence::Cells);
    }

    /// The world beside its countries, the nation beside its provinces, `TOTAL MOT` beside the modes.
    fn wholes(&mut self, table: &Imported, own: usize) {
        let Some(column) = table.codes.get(own).filter(|column| may_have_levels(column)) else { return };
        // UN Comtrade's world is 0.
        let of_numbers = column.list == CodeList::Country && are_numbers(&column.labels);
        let wholes: Vec<bool> = column
            .labels
            .iter()
            .map(|text| {
                is_whole_of(text, column.list)
                    || is_total(text)
                    || is_whole_of(text, CodeList::Country)
                    || (column.list == CodeList::Region && text == "0")
                    || (of_numbers && country_number(text) == Some(""))
            })
            .collect();
        if !wholes.contains(&true) || !wholes.contains(&false) {
            return;
        }
        let columns = context(table, own);
        let is_whole = |row: usize| column.codes.get(row).and_then(|code| wholes.get(usize::from(*code))) == Some(&true);
        let mut with_parts: std::collections::HashSet<u64> = std::collections::HashSet::new();
        let amount = |row: usize| figure(table, &self.order, row).map_or(0, |(amount, _)| amount);
        for row in (0..self.keep.len()).filter(|row| self.kept(*row) && !is_whole(*row) && !label(column, *row).is_empty()) {
            with_parts.insert(key(table, &columns, row, amount(row)));
        }
        let dropped: Vec<usize> = (0..self.keep.len())
            .filter(|row| self.kept(*row) && is_whole(*row) && with_parts.contains(&key(table, &columns, *row, amount(*row))))
            .collect();
        self.drop(&dropped, Some(column), Evidence::Name);
    }
}

/// Leaves out the records that are not kept, and counts the rows of which nothing is left as totals.
fn drop_rows(table: &mut Imported, keep: &[bool], rows: &[u32]) {
    let kept = |n: usize| keep.get(n).copied().unwrap_or(true);
    let whole_rows = if rows.is_empty() {
        keep.iter().filter(|keep| !**keep).count() as u64
    } else {
        let all: std::collections::HashSet<u32> = rows.iter().copied().collect();
        let left: std::collections::HashSet<u32> = rows.iter().enumerate().filter(|(n, _)| kept(*n)).map(|(_, row)| *row).collect();
        (all.len() - left.len()) as u64
    };
    let dropped = keep.iter().filter(|keep| !**keep).count() as u64;
    table.counts.accepted -= whole_rows;
    table.counts.totals += whole_rows;
    table.counts.records -= dropped;
    if let Some(days) = &mut table.days {
        let mut n = 0;
        days.retain(|_| {
            n += 1;
            kept(n - 1)
        });
    }
    for column in table.codes.iter_mut().filter(|column| !column.is_free) {
        let mut n = 0;
        column.codes.retain(|_| {
            n += 1;
            kept(n - 1)
        });
    }
    for amount in &mut table.amounts {
        let left: Vec<Option<i64>> = (0..keep.len()).filter(|n| kept(*n)).map(|n| amount.values.get(n)).collect();
        amount.values = Values::new(amount.values.scale(), left.iter().copied());
    }
}
