//! Rows into columns. Every row that is read ends in exactly one place: accepted, refused, or known to be no data.
mod columns;

use crate::columns::rows::Values;
use crate::ingest::table::cell::{Batch, Cell, Row};
use crate::ingest::table::column::{AmountColumn, Coded};
use crate::ingest::table::decode::delimited::content;
use crate::ingest::table::detect::asides::{begins_remark, is_numbering};
use crate::ingest::table::detect::layout::{Layout, Role};
use crate::ingest::table::detect::names::{List, Match, Names};
use crate::ingest::table::detect::unit::Quantity;
use crate::ingest::table::parse::date::Grain;
use crate::ingest::table::parse::number;
use crate::ingest::table::problem::{Problems, Rule};
use crate::model::claim::Decimal;
use crate::model::edtf::Day;

/// Bytes of refused rows that are kept for download.
const MOST_REJECTED: usize = 64 << 20;
/// In so many columns from the left a total makes the row one of totals.
const TOTAL_COLUMNS: usize = 3;

/// How many rows were read, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub headers: u64,
    pub totals: u64,
    pub blank: u64,
    pub remarks: u64,
    /// Rows of the opened table: more than were accepted where periods stood across.
    pub records: u64,
}

impl Counts {
    /// Rows that are no data, and are known to be none.
    pub fn asides(&self) -> u64 {
        self.headers + self.totals + self.blank + self.remarks
    }
}

/// A column of codes with the texts they stand for.
pub struct CodeColumn {
    pub name: String,
    pub list: List,
    /// In the order of the file.
    pub codes: Vec<u16>,
    pub labels: Vec<String>,
    /// For each label an index into the list.
    pub matches: Vec<Option<u16>>,
    /// Whether there were more different texts than codes: then `codes` is empty.
    pub is_free: bool,
}

/// A column of amounts.
pub struct AmountOut {
    pub name: String,
    pub quantity: Quantity,
    pub values: Values,
}

/// A table that was read.
pub struct Imported {
    /// The first day of each row's period, in the order of the file; `None` where the rows have no period.
    pub days: Option<Vec<Day>>,
    pub grain: Option<Grain>,
    pub codes: Vec<CodeColumn>,
    pub amounts: Vec<AmountOut>,
    pub counts: Counts,
    pub problems: Problems,
    /// The refused rows as they were, a line each, as far as they were kept.
    pub rejected: Vec<u8>,
    pub rejected_is_whole: bool,
    pub title: Option<String>,
}

/// Reads rows into columns.
pub struct Importer {
    layout: Layout,
    /// Whether `"` quotes cells.
    quotes: bool,
    counts: Counts,
    problems: Problems,
    rejected: Vec<u8>,
    rejected_is_whole: bool,
    dated: bool,
    days: Vec<Day>,
    coded: Vec<Coded>,
    amounts: Vec<AmountColumn>,
    scratch: Vec<u8>,
    /// The last cell of each column that is filled down.
    last: Vec<Cell<Vec<u8>>>,
    /// For each spread column and dimension its code.
    spread_codes: Vec<Vec<u16>>,
    /// Whether another table has begun below this one.
    is_over: bool,
    work: Work,
}

/// What is known of the rows of a batch, row by row.
#[derive(Default)]
struct Work {
    rows: Vec<u32>,
    /// Rows that cannot be read at all, with what was found.
    refused: Vec<(u32, Rule, Vec<u8>)>,
    fates: Vec<Fate>,
    years: Vec<i32>,
    months: Vec<u8>,
    days: Vec<Option<Day>>,
    codes: Vec<Vec<u16>>,
    amounts: Vec<Vec<Option<Decimal>>>,
    records: Vec<(u32, u32, Decimal)>,
}

/// What the cells of a row have made of it so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fate {
    #[default]
    Data,
    /// By the first of its cells that cannot be read.
    Refused { rule: Rule, column: u32 },
    /// One of its cells says that the row sums up others, whatever else is in it.
    Total,
}

impl Importer {
    /// Reads a table of this layout.
    pub fn new(layout: Layout) -> Importer {
        let mut coded: Vec<Coded> = Vec::new();
        for (n, column) in layout.columns.iter().enumerate() {
            if let Role::Codes(list) = column.role {
                coded.push(Coded::of(if layout.wholes.contains(&n) { list } else { List::None }));
            }
        }
        let mut spread_codes = Vec::new();
        let amounts = match &layout.spread {
            None => layout.columns.iter().filter(|column| column.role == Role::Amount).count(),
            Some(spread) => {
                let mut dimensions: Vec<Coded> = spread.dimensions.iter().map(|_| Coded::default()).collect();
                for column in &spread.columns {
                    let codes = column.labels.iter().zip(&mut dimensions);
                    spread_codes
                        .push(codes.map(|(label, coded)| coded.code(label.as_deref().unwrap_or("").as_bytes(), 1).unwrap_or(0)).collect());
                }
                coded.append(&mut dimensions);
                spread.amounts.len() + own_amounts(&layout).count()
            }
        };
        Importer {
            quotes: layout.dialect.is_some_and(|dialect| dialect.quotes),
            counts: Counts::default(),
            problems: Problems::default(),
            rejected: Vec::new(),
            rejected_is_whole: true,
            dated: layout.grain().is_some(),
            days: Vec::new(),
            coded,
            amounts: (0..amounts).map(|_| AmountColumn::default()).collect(),
            scratch: Vec::new(),
            last: vec![Cell::Text(Vec::new()); layout.columns.len()],
            spread_codes,
            is_over: false,
            work: Work::default(),
            layout,
        }
    }

    /// What was read so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Bytes that the columns take by now, roughly.
    pub fn bytes(&self) -> usize {
        let codes: usize = self.coded.iter().map(|coded| 2 * coded.codes.capacity() + coded.dictionary.bytes()).sum();
        codes + 4 * self.days.capacity() + self.amounts.iter().map(|column| 8 * column.count()).sum::<usize>() + self.rejected.capacity()
    }

    /// How many cells a row has.
    pub fn width(&self) -> usize {
        self.layout.columns.len()
    }

    fn refuse(&mut self, text: &[u8], batch: &Batch, row: usize, column: Option<u32>, rule: Rule, value: &[u8]) {
        let Some(Row { line, start, end, .. }) = batch.rows.get(row).copied() else { return };
        self.counts.rejected += 1;
        self.problems.add(line, column, rule, value, 1);
        let raw = text.get(start as usize..end as usize).unwrap_or_default();
        if self.rejected.len() + raw.len() >= MOST_REJECTED {
            self.rejected_is_whole = false;
            return;
        }
        if self.layout.dialect.is_some() {
            self.rejected.extend_from_slice(raw);
        } else if batch.cells_of(row).is_empty() {
            self.rejected.extend(raw.iter().map(in_one_line));
        } else {
            // The rows of a workbook or JSON have no text of their own: their cells are given, with tabs between them.
            for n in 0..batch.cells_of(row).len() {
                self.rejected.extend((n > 0).then_some(b'\t'));
                self.rejected.extend(batch.cell(text, row, n).into_inner().iter().map(in_one_line));
            }
        }
        self.rejected.push(b'\n');
    }

    /// Reads a batch of rows.
    pub fn read(&mut self, text: &[u8], batch: &Batch) {
        let mut work = core::mem::take(&mut self.work);
        work.rows.clear();
        work.refused.clear();
        for n in 0..batch.rows.len() {
            if self.is_data(text, batch, n, &mut work.refused) {
                work.rows.push(n as u32);
            }
        }
        let count = work.rows.len();
        work.fates.clear();
        work.fates.resize(count, Fate::Data);
        self.read_columns(text, batch, &mut work);
        self.commit(text, batch, &mut work);
        self.work = work;
    }

    /// Whether a row is one of data; any other is counted here, or refused in its turn.
    fn is_data(&mut self, text: &[u8], batch: &Batch, n: usize, refused: &mut Vec<(u32, Rule, Vec<u8>)>) -> bool {
        let Some(row) = batch.rows.get(n) else { return false };
        self.counts.rows += 1;
        if let Some(rule) = row.broken {
            let value = text.get(row.start as usize..row.end as usize).unwrap_or_default();
            refused.push((n as u32, rule, value.get(..value.len().min(200)).unwrap_or_default().to_vec()));
            return false;
        }
        if self.counts.rows <= self.layout.header_rows as u64 {
            self.counts.headers += 1;
            return false;
        }
        let cells = batch.cells_of(n);
        let of = |cell: &(u32, u32)| text.get(cell.0 as usize..cell.1 as usize).unwrap_or_default();
        let is_empty = |cell: &(u32, u32)| cell.0 == cell.1 || of(cell).trim_ascii().is_empty();
        let first = cells.first().map(of).unwrap_or_default();
        let width = self.layout.columns.len();
        // Only a row with nothing in its second cell can be blank or a remark.
        if cells.get(1).is_none_or(is_empty) {
            if cells.iter().all(is_empty) {
                self.counts.blank += 1;
                return false;
            }
            let own = content(first, self.quotes, &mut self.scratch);
            if width > 1 && cells.iter().skip(1).all(is_empty) && core::str::from_utf8(own).is_ok_and(begins_remark) {
                self.counts.remarks += 1;
                return false;
            }
        }
        if self.is_over || self.is_header_again(text, cells) {
            let is_same = |n: usize| {
                cells
                    .get(n)
                    .is_some_and(|cell| self.layout.header.get(n).is_some_and(|name| name.as_bytes() == plain(of(cell), self.quotes)))
            };
            if !self.is_over && is_same(0) {
                self.counts.headers += 1;
                return false;
            }
            self.is_over = true;
            let found = first.get(..first.len().min(200)).unwrap_or_default();
            refused.push((n as u32, Rule::OtherTable, found.to_vec()));
            return false;
        }
        let fits = cells.len() == width || (cells.len() > width && cells.iter().skip(width).all(is_empty));
        if !fits {
            refused.push((n as u32, Rule::CellCount, cells.len().to_string().into_bytes()));
            return false;
        }
        if self.counts.rows <= self.layout.header_rows as u64 + 2
            && first.first() == Some(&b'(')
            && is_numbering(cells.iter().map(|cell| core::str::from_utf8(of(cell)).unwrap_or("x")))
        {
            self.counts.headers += 1;
            return false;
        }
        true
    }

    /// Whether a row says again what the last header row says, its first cell aside.
    fn is_header_again(&self, text: &[u8], cells: &[(u32, u32)]) -> bool {
        let quotes = self.quotes;
        let is_same = |n: usize, name: &str| {
            cells
                .get(n)
                .and_then(|cell| text.get(cell.0 as usize..cell.1 as usize))
                .is_some_and(|cell| plain(cell, quotes) == name.as_bytes())
        };
        let mut names = self.layout.header.iter().enumerate().skip(1).filter(|(_, name)| !name.is_empty()).rev();
        let Some((last, name)) = names.next() else { return false };
        // Nearly every row is told apart by one cell.
        if !is_same(last, name) {
            return false;
        }
        let (mut count, mut is_text) = (1, !is_figure(name));
        for (n, name) in names {
            if !is_same(n, name) {
                return false;
            }
            count += 1;
            is_text |= !is_figure(name);
        }
        is_text || count > 1
    }

    fn commit(&mut self, text: &[u8], batch: &Batch, work: &mut Work) {
        let mut records = work.records.iter().peekable();
        let mut refused = work.refused.iter().peekable();
        for (at, number) in work.rows.iter().enumerate() {
            let own = core::iter::from_fn(|| records.next_if(|record| record.0 as usize == at));
            while let Some((other, rule, value)) = refused.next_if(|refused| refused.0 < *number) {
                self.refuse(text, batch, *other as usize, None, *rule, value);
            }
            let row = *number as usize;
            match work.fates.get(at).copied().unwrap_or_default() {
                Fate::Data => {}
                Fate::Total => {
                    own.for_each(drop);
                    self.counts.totals += 1;
                    continue;
                }
                Fate::Refused { rule, column } => {
                    own.for_each(drop);
                    let mut scratch = core::mem::take(&mut self.scratch);
                    let value = content(batch.cell(text, row, column as usize).into_inner(), self.quotes, &mut scratch);
                    self.refuse(text, batch, row, Some(column), rule, value);
                    self.scratch = scratch;
                    continue;
                }
            }
            let Some(spread) = &self.layout.spread else {
                if self.dated {
                    let Some(day) = self.day_of(work, at, None, None) else {
                        self.refuse(text, batch, row, None, Rule::NoPeriod, b"");
                        continue;
                    };
                    self.days.push(day);
                }
                for (coded, codes) in self.coded.iter_mut().zip(&work.codes) {
                    if !coded.is_free {
                        coded.codes.push(codes.get(at).copied().unwrap_or(0));
                    }
                }
                for (column, amounts) in self.amounts.iter_mut().zip(&work.amounts) {
                    column.push(amounts.get(at).copied().flatten());
                }
                self.counts.accepted += 1;
                self.counts.records += 1;
                continue;
            };
            let of_rows = self.coded.len() - spread.dimensions.len();
            let of_spread = spread.amounts.len();
            let mut is_dated = true;
            let mut days = Vec::new();
            let own: Vec<&(u32, u32, Decimal)> = own.collect();
            for (_, m, _) in &own {
                let column = spread.columns.get(*m as usize);
                match self.day_of(work, at, column.and_then(|c| c.year), column.and_then(|c| c.month)) {
                    Some(day) => days.push(day),
                    None => is_dated = false,
                }
            }
            if !is_dated {
                self.refuse(text, batch, row, None, Rule::NoPeriod, b"");
                continue;
            }
            for ((_, m, decimal), day) in own.into_iter().zip(days) {
                let amount = spread.columns.get(*m as usize).map_or(0, |column| column.amount);
                self.days.push(day);
                let (row_codes, dimensions) = self.coded.split_at_mut(of_rows);
                for (coded, codes) in row_codes.iter_mut().zip(&work.codes) {
                    if !coded.is_free {
                        coded.codes.push(codes.get(at).copied().unwrap_or(0));
                    }
                }
                for (coded, code) in dimensions.iter_mut().zip(self.spread_codes.get(*m as usize).into_iter().flatten()) {
                    coded.codes.push(*code);
                }
                for (n, column) in self.amounts.iter_mut().enumerate() {
                    let own = if n < of_spread {
                        (n == amount).then_some(*decimal)
                    } else {
                        work.amounts.get(n).and_then(|a| a.get(at)).copied().flatten()
                    };
                    column.push(own);
                }
                self.counts.records += 1;
            }
            self.counts.accepted += 1;
        }
        for (other, rule, value) in refused {
            self.refuse(text, batch, *other as usize, None, *rule, value);
        }
    }

    /// The columns, with their texts matched to the code lists.
    pub fn finish(mut self, names: &Names) -> Imported {
        let mut lists: Vec<(String, List, Option<u32>)> = Vec::new();
        for (n, column) in self.layout.columns.iter().enumerate() {
            if let Role::Codes(list) = column.role {
                lists.push((column.name.clone(), list, Some(n as u32)));
            }
        }
        let mut own: Vec<(String, Quantity)> = own_amounts(&self.layout).map(|(name, quantity)| (name.clone(), quantity.clone())).collect();
        if let Some(spread) = &self.layout.spread {
            lists.extend(spread.dimensions.iter().map(|(name, list)| (name.clone(), *list, None)));
            own.splice(0..0, spread.amounts.iter().cloned());
        }
        let mut codes = Vec::new();
        for ((name, list, column), mut coded) in lists.into_iter().zip(core::mem::take(&mut self.coded)) {
            let mut used = vec![0u32; coded.dictionary.count()];
            for code in &coded.codes {
                if let Some(count) = used.get_mut(usize::from(*code)) {
                    *count += 1;
                }
            }
            let labels: Vec<String> =
                (0..coded.dictionary.count()).map(|code| String::from_utf8_lossy(coded.dictionary.text(code)).into_owned()).collect();
            let mut matches = Vec::new();
            for (code, label) in labels.iter().enumerate() {
                let found = if label.is_empty() { Match::No } else { names.find(label, list) };
                matches.push(if let Match::One(n) = found { Some(n) } else { None });
                let count = used.get(code).copied().unwrap_or(0);
                if list != List::None && !label.is_empty() && count > 0 && !matches!(found, Match::One(_)) {
                    let line = coded.first_lines.get(code).copied().unwrap_or(1);
                    self.problems.add(line, column, Rule::UnknownName, label.as_bytes(), u64::from(count));
                }
            }
            codes.push(CodeColumn { name, list, codes: core::mem::take(&mut coded.codes), labels, matches, is_free: coded.is_free });
        }
        let amounts =
            own.into_iter().zip(self.amounts).map(|((name, quantity), column)| AmountOut { name, quantity, values: column.finish() });
        Imported {
            grain: self.layout.grain(),
            days: self.dated.then_some(self.days),
            codes,
            amounts: amounts.collect(),
            counts: self.counts,
            problems: self.problems,
            rejected: self.rejected,
            rejected_is_whole: self.rejected_is_whole,
            title: self.layout.title,
        }
    }
}

/// The amounts that stand in columns of their own.
fn own_amounts(layout: &Layout) -> impl Iterator<Item = (&String, &Quantity)> {
    let spread = layout.spread.as_ref();
    let is_spread = move |n: usize| spread.is_some_and(|s| s.totals.contains(&n) || s.columns.iter().any(|c| c.column == n));
    layout
        .columns
        .iter()
        .enumerate()
        .filter(move |(n, column)| column.role == Role::Amount && !is_spread(*n))
        .map(|(_, column)| (&column.name, &column.quantity))
}

/// A cell as its text stands in a header: without quotes and the spaces around it.
fn plain(cell: &[u8], quotes: bool) -> &[u8] {
    let cell = match cell {
        [b'"', inside @ .., b'"'] if quotes => inside,
        cell => cell,
    };
    cell.trim_ascii()
}

/// A byte of a cell that may have lines and tabs of its own.
fn in_one_line(byte: &u8) -> u8 {
    if matches!(byte, b'\t' | b'\n' | b'\r') { b' ' } else { *byte }
}

fn is_figure(name: &str) -> bool {
    number::looks_like(Cell::Text(name.as_bytes()))
}
