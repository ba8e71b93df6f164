//! What of a table that was read may be added up: rows that sum up others are set aside, values that are alternatives get columns of
//! figures of their own.
//!
//! Levels are found by the codes (a chapter and its headings, a province and its regencies), by names (the world, a total) and by
//! the figures themselves (a row that is the sum of those below or above it). Of each level and the rows it sums up one is kept.
use crate::columns::rows::Values;
use crate::ingest::table::detect::asides::{is_total, is_whole_of};
use crate::ingest::table::detect::lists::TABLE_WORDS;
use crate::ingest::table::detect::names::{List, Names, fold, hs_digits};
use crate::ingest::table::detect::unit::{Quantity, is_measure, is_rate, quantity};
use crate::ingest::table::import::{AmountOut, CodeColumn, Doubtful, Imported, Origin, Printed, PrintedFigure};
use crate::ingest::table::parse::date::Grain;
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{EXAMPLES, Evidence, Note, Part};
use crate::model::edtf::{Day, civil_from_day};
use std::collections::{BTreeMap, HashMap};

/// Sums of rows are looked for among the figures of a table of so many records.
const MOST_COMPARED: usize = 4000;
/// A column with more alternatives than these is not one of alternatives.
const MOST_ALTERNATIVES: usize = 16;
/// A row is looked for as the sum of at most so many others.
const MOST_PARTS: usize = 200;

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
    compare(table, &origin.printed);
    alternatives(table);
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

/// Compares printed totals with the sums of their rows.
fn compare(table: &mut Imported, printed: &[Printed]) {
    // Where several rows of totals are of one period, each is of a part that nobody names.
    let of_place = |figure: &PrintedFigure| {
        let all = printed.iter().flat_map(|row| &row.figures);
        all.filter(|other| (other.day, other.amount) == (figure.day, figure.amount)).count()
    };
    // Each is a walk through the table.
    const MOST_STEPS: u64 = 20_000_000;
    let figures: usize = printed.iter().map(|row| row.figures.len()).sum();
    if table.counts.records * figures as u64 > MOST_STEPS {
        return;
    }
    let is_dated = table.days.is_some();
    let (mut agree, mut differs) = (0, None);
    for Printed { name, figures } in printed {
        for figure in figures.iter().filter(|figure| figure.day.is_some() == is_dated && of_place(figure) == 1) {
            let (day, decimal) = (figure.day, figure.decimal);
            let Some(amount) = table.amounts.get(figure.amount).filter(|amount| !is_rate(&amount.name) && !is_rate(name)) else { continue };
            let (mut sum, mut parts) = (0i128, 0);
            for row in 0..table.counts.records as usize {
                if table.days.as_ref().is_some_and(|days| days.get(row) != day.as_ref()) {
                    continue;
                }
                if let Some(value) = amount.values.get(row) {
                    sum += i128::from(value);
                    parts += 1;
                }
            }
            let scale = i32::from(amount.values.scale());
            let steps = scale + i32::from(decimal.exponent);
            let (sum, own) = if steps >= 0 {
                (sum, i128::from(decimal.mantissa) * 10i128.pow(steps.unsigned_abs().min(18)))
            } else {
                (sum * 10i128.pow(steps.unsigned_abs().min(18)), i128::from(decimal.mantissa))
            };
            let step = 10i128.pow(steps.min(0).unsigned_abs().min(18));
            if (sum - own).abs() <= (parts as i128 / 2 + 1) * step {
                agree += 1;
            } else if differs.is_none() {
                let shown = |value: i128| plain(value, scale.max(-i32::from(decimal.exponent)));
                differs = Some((name.clone(), shown(own), shown(sum)));
            }
        }
    }
    if agree > 0 || differs.is_some() {
        table.reading.notes.push(Note::Totals { agree, differs });
    }
}

/// A figure of so many decimals.
fn plain(value: i128, decimals: i32) -> String {
    let decimals = decimals.max(0) as usize;
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0 { "-" } else { "" };
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { [sign, whole].concat() } else { [sign, whole, ".", fraction].concat() }
}

struct Work {
    keep: Vec<bool>,
    /// The row of the file that each record is of, where that is not the record's own number.
    rows: Vec<u32>,
    is_changed: bool,
    notes: Vec<Note>,
    /// Columns of levels, and by what they were found.
    levels: Vec<(String, Evidence)>,
    /// The amounts in the order in which they stand for a row.
    order: Vec<usize>,
}

/// The text of a row in a column.
fn label(column: &CodeColumn, row: usize) -> &str {
    column.codes.get(row).and_then(|code| column.labels.get(usize::from(*code))).map_or("", String::as_str)
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

/// A figure of a row, and which amount it is: of the one that is summed first, else of another.
fn figure(table: &Imported, order: &[usize], row: usize) -> Option<(usize, i128)> {
    order.iter().find_map(|n| Some((*n, i128::from(table.amounts.get(*n)?.values.get(row)?))))
}

/// Whether some values of a column may be the sums of others: not where the reader says that they are none.
fn may_have_levels(column: &CodeColumn) -> bool {
    !column.is_free && matches!(column.set, None | Some(Part::Levels))
}

/// Names of columns that say how a row came about, not what it is.
fn is_remark(name: &str) -> bool {
    let folded = fold(&name.replace('_', " "));
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
fn context(table: &Imported, own: usize) -> Vec<usize> {
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
fn key(table: &Imported, columns: &[usize], row: usize, amount: usize) -> u64 {
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

impl Work {
    fn drop(&mut self, rows: &[usize], column: Option<&CodeColumn>, evidence: Evidence) {
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

    fn kept(&self, row: usize) -> bool {
        self.keep.get(row) == Some(&true)
    }

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

    /// Codes within codes: of each chain of levels the finest is kept whose sums are those of the level above, else the level above.
    fn codes(&mut self, table: &Imported, own: usize, names: &Names) {
        let Some(column) = table.codes.get(own).filter(|column| matches!(column.list, List::Hs | List::Region) && may_have_levels(column))
        else {
            return;
        };
        let digits: Vec<Option<String>> = column
            .labels
            .iter()
            .zip(&column.matches)
            .map(|(text, found)| match column.list {
                List::Hs => hs_digits(text),
                _ => found.and_then(|n| names.region_code(n)).map(str::to_owned).filter(|code| code != "0"),
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
        if column.list == List::Region && trusted.keys().any(|length| !is_trusted(*length)) {
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

    /// The world beside its countries, the nation beside its provinces, `TOTAL MOT` beside the modes.
    fn wholes(&mut self, table: &Imported, own: usize) {
        let Some(column) = table.codes.get(own).filter(|column| may_have_levels(column)) else { return };
        let wholes: Vec<bool> = column
            .labels
            .iter()
            .map(|text| {
                is_whole_of(text, column.list)
                    || is_total(text)
                    || is_whole_of(text, List::Country)
                    || (column.list == List::Region && text == "0")
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

    /// Rows whose figures are the sums of those of the rows right below, or right above, in a table small enough to be compared.
    fn figures(&mut self, table: &Imported, origin: &Origin) {
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
            let is_listed = matches!(column.list, List::Country | List::Region);
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

/// Values of one column that must not be added to each other: each gets a column of figures of its own.
fn alternatives(table: &mut Imported) {
    let mut done: Vec<usize> = Vec::new();
    let is_unit = |n: &usize| {
        let column = table.codes.get(*n).filter(|column| !column.is_free && column.labels.len() <= 4 * MOST_ALTERNATIVES);
        column.is_some_and(|column| {
            let texts: Vec<(u16, &str)> = column.labels.iter().enumerate().map(|(n, text)| (n as u16, text.as_str())).collect();
            kind(&column.name, &texts) == Some(Kind::Unit)
        })
    };
    let unit_columns: Vec<usize> = (0..table.codes.len()).filter(is_unit).collect();
    let unit_column = unit_columns.first().copied();
    let order: Vec<String> = table.reading.columns.iter().map(|column| column.name.clone()).collect();
    let unit_names: Vec<String> = unit_columns.iter().filter_map(|n| table.codes.get(*n)).map(|column| column.name.clone()).collect();
    for own in 0..table.codes.len() {
        let Some(column) = table.codes.get(own).filter(|column| {
            !column.is_free && (column.set == Some(Part::Alternatives) || (column.list == List::None && !is_remark(&column.name)))
        }) else {
            continue;
        };
        // What says the same as a column that was parted is parted with it.
        let is_one_of_units = unit_columns.len() > 1 && unit_columns.contains(&own);
        if done.contains(&own)
            || !is_one_of_units && done.iter().any(|other| table.codes.get(*other).is_some_and(|other| other.codes == column.codes))
        {
            continue;
        }
        if column.labels.len() > 4 * MOST_ALTERNATIVES {
            continue;
        }
        let mut used: Vec<bool> = vec![false; column.labels.len()];
        for code in &column.codes {
            if let Some(used) = used.get_mut(usize::from(*code)) {
                *used = true;
            }
        }
        let texts: Vec<(u16, &str)> = column
            .labels
            .iter()
            .enumerate()
            .filter(|(n, _)| used.get(*n) == Some(&true))
            .map(|(n, text)| (n as u16, text.as_str()))
            .collect();
        let found = match column.set {
            None => kind(&column.name, &texts),
            // What the reader parts has perhaps no kind that has a name.
            Some(Part::Alternatives) => kind(&column.name, &texts).or(Some(Kind::Version)),
            Some(_) => None,
        };
        let Some(kind) = found else { continue };
        if kind == Kind::Power && texts.len() == 1 {
            let power = texts.first().and_then(|(_, text)| text.parse().ok()).unwrap_or(0);
            table.amounts.iter_mut().filter(|amount| !is_rate(&amount.name)).for_each(|amount| amount.quantity.power += power);
            continue;
        }
        if kind == Kind::Unit && texts.len() == 1 {
            let own = of_unit(texts.first().map_or("", |(_, text)| *text));
            let name = column.name.clone();
            let mut is_taken = false;
            let is_own = |amount: &&mut AmountOut| {
                amount.quantity.unit.is_none() && !is_rate(&amount.name) && has_unit_of(&amount.name, &name, &unit_names, &order)
            };
            for amount in table.amounts.iter_mut().filter(is_own) {
                amount.quantity = with_unit(&amount.quantity, &own);
                is_taken = own.unit.is_some();
            }
            if is_taken {
                table.reading.notes.push(Note::Unit { from: crate::ingest::table::reading::UnitFrom::Column(name) });
            }
            continue;
        }
        let filled = texts.iter().filter(|(_, text)| !text.is_empty()).count();
        if filled < 2 || texts.len() > MOST_ALTERNATIVES {
            continue;
        }
        let mut texts: Vec<(u16, String)> = texts.into_iter().map(|(code, text)| (code, text.to_owned())).collect();
        // Exports come first, and what came about before what was planned.
        let is_result =
            |text: &str| matches!(fold(text).as_str(), "realisasi" | "actual" | "final" | "tetap" | "angka tetap" | "revised" | "revisi");
        texts.sort_by_key(|(_, text)| (flow(text) == Some(false), flow(text).is_none(), !is_result(text)));
        let (name, codes, column_set) = (column.name.clone(), column.codes.clone(), column.set);
        // Where each of the alternatives has one unit in a column of units, that is its own.
        let unit_of = |code: u16| {
            let units = table.codes.get(unit_column.filter(|unit| *unit != own)?)?;
            let mut found = codes.iter().zip(&units.codes).filter(|(own, _)| **own == code).map(|(_, unit)| *unit);
            let first = found.next()?;
            found.all(|unit| unit == first).then(|| units.labels.get(usize::from(first)).cloned())?
        };
        let units: Vec<Option<String>> = texts.iter().map(|(code, _)| unit_of(*code)).collect();
        let has_units = units.iter().all(Option::is_some);
        if has_units {
            done.extend(unit_column);
        }
        let mut parted = Vec::new();
        for amount in table.amounts.drain(..) {
            let is_of_other = kind == Kind::Unit && !has_unit_of(&amount.name, &name, &unit_names, &order);
            if is_rate(&amount.name) || is_of_other {
                parted.push(amount);
                continue;
            }
            for ((code, text), unit) in texts.iter().zip(&units) {
                let own: Vec<Option<i64>> =
                    codes.iter().enumerate().map(|(row, found)| amount.values.get(row).filter(|_| found == code)).collect();
                if own.iter().all(Option::is_none) {
                    continue;
                }
                let quantity = match kind {
                    Kind::Unit => with_unit(&Quantity { unit: None, power: 0, ..amount.quantity.clone() }, &of_unit(text)),
                    Kind::Power => Quantity { power: amount.quantity.power + text.parse().unwrap_or(0), ..amount.quantity.clone() },
                    Kind::Flow => of_flow(&amount.quantity, text),
                    Kind::Measure => of_measure(&amount.quantity, text),
                    Kind::Version => amount.quantity.clone(),
                };
                let quantity = match unit {
                    Some(unit) if has_units && quantity.unit.is_none() => with_unit(&quantity, &self::quantity(unit)),
                    _ => quantity,
                };
                let name = [amount.name.as_str(), " · ", if text.is_empty() { "-" } else { text }].concat();
                parted.push(AmountOut {
                    name,
                    quantity,
                    values: Values::new(amount.values.scale(), own.iter().copied()),
                    is_secondary: amount.is_secondary,
                });
            }
        }
        table.amounts = parted;
        let evidence = if column_set.is_some() { Evidence::Reader } else { Evidence::Name };
        table.reading.tell(&name, Part::Alternatives, evidence);
        table.reading.notes.push(Note::Alternatives { column: name, values: texts.into_iter().map(|(_, text)| text).collect() });
        done.push(own);
    }
}

/// Whether the units of an amount stand in this column: of several columns of units in the first behind the amount, else in the last.
fn has_unit_of(amount: &str, unit: &str, units: &[String], order: &[String]) -> bool {
    // An amount that was parted is named after its column.
    let is_of = |name: &str, column: &str| name.strip_prefix(column).is_some_and(|rest| rest.is_empty() || rest.starts_with(" · "));
    let place = |name: &str| order.iter().position(|column| is_of(name, column));
    let Some(at) = place(amount) else { return true };
    let own = units.iter().find(|unit| place(unit).is_some_and(|unit| unit > at)).or(units.last());
    own.is_none_or(|own| own == unit)
}

/// Of what alternatives a column is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    /// Powers of ten, as SDMX writes them beside each figure.
    Power,
    Flow,
    Measure,
    /// Plan and result, provisional and final.
    Version,
}

/// Whether a text stands for exports, or for imports.
fn flow(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "ekspor" | "export" | "exports" | "x" | "expor" | "domestic export" | "domestic exports" => Some(true),
        "impor" | "import" | "imports" | "m" => Some(false),
        _ => None,
    }
}

fn kind(name: &str, texts: &[(u16, &str)]) -> Option<Kind> {
    const VERSIONS: &[&str] = &[
        "rencana",
        "target",
        "plan",
        "planned",
        "realisasi",
        "actual",
        "result",
        "sementara",
        "angka sementara",
        "provisional",
        "preliminary",
        "tetap",
        "angka tetap",
        "final",
        "revisi",
        "revised",
        "proyeksi",
        "estimasi",
    ];
    const ALSO_FLOWS: &[&str] = &[
        "re export",
        "re exports",
        "re import",
        "re imports",
        "reexport",
        "rx",
        "rm",
        "neraca",
        "balance",
        "trade balance",
        "total trade",
    ];
    let folded = fold(&name.replace('_', " "));
    let word = |names: &[&str]| folded.split(' ').any(|word| names.contains(&word));
    let all = |test: &dyn Fn(&str) -> bool| texts.iter().filter(|(_, text)| !text.is_empty()).all(|(_, text)| test(text));
    let has_unit = |text: &str| quantity(text).unit.is_some() || quantity(text).power != 0;
    if folded.contains("unit mult") || folded.contains("multiplier") || word(&["pengali"]) {
        return all(&|text| text.parse::<i8>().is_ok_and(|power| (0..=15).contains(&power))).then_some(Kind::Power);
    }
    if word(&["satuan", "unit", "units", "uom", "currency", "curr"]) || folded == "mata uang" || folded == "unit measure" {
        return (texts.len() > 1 || all(&has_unit)).then_some(Kind::Unit);
    }
    let some = |is_export: bool| texts.iter().any(|(_, text)| flow(text) == Some(is_export));
    if texts.len() >= 2 && some(true) && all(&|text| flow(text).is_some() || ALSO_FLOWS.contains(&fold(text).as_str())) {
        return Some(Kind::Flow);
    }
    if texts.len() >= 2 && all(&|text| VERSIONS.contains(&fold(text).as_str())) {
        return Some(Kind::Version);
    }
    let names_measures =
        word(&["indikator", "indicator", "variabel", "variable", "ukuran", "measure", "element", "uraian", "jenis", "item", "series"]);
    (texts.len() >= 2 && all(&is_measure) && (names_measures || all(&has_unit) || texts.len() <= 3)).then_some(Kind::Measure)
}

/// What a cell of a column of units says; `t` alone is a tonne there, and nowhere else.
pub fn of_unit(text: &str) -> Quantity {
    let text = text.trim();
    quantity(if text.eq_ignore_ascii_case("t") { "ton" } else { text })
}

/// A quantity whose unit stands beside the figures.
pub fn with_unit(own: &Quantity, found: &Quantity) -> Quantity {
    let measure = own.measure.clone().filter(|measure| fits(measure, found.unit.as_deref()));
    Quantity { measure, unit: found.unit.clone(), power: own.power + found.power }
}

/// Whether a unit can be one of a measure.
fn fits(measure: &str, unit: Option<&str>) -> bool {
    match unit {
        Some("kg" | "t") => measure == "weight",
        Some("USD" | "IDR") => measure != "weight",
        _ => false,
    }
}

fn of_flow(own: &Quantity, text: &str) -> Quantity {
    let money =
        matches!(own.measure.as_deref(), Some("export_value" | "import_value")) || matches!(own.unit.as_deref(), Some("USD" | "IDR"));
    let measure = match flow(text) {
        Some(true) if money => Some("export_value".to_owned()),
        Some(false) if money => Some("import_value".to_owned()),
        Some(true) => own.measure.clone(),
        _ => None,
    };
    Quantity { measure, ..own.clone() }
}

fn of_measure(own: &Quantity, text: &str) -> Quantity {
    let found = quantity(text);
    if found == Quantity::default() {
        return Quantity { measure: None, ..own.clone() };
    }
    let unit = found.unit.or_else(|| own.unit.clone());
    Quantity { measure: found.measure, unit, power: if found.power != 0 { found.power } else { own.power } }
}
