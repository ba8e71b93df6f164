//! Rows into columns. Every row that is read ends in exactly one place: accepted, refused, or known to be no data.
mod columns;
mod finish;
mod imported;
mod known;

use crate::ingest::table::cell::{Batch, Cell, Cells, Row};
use crate::ingest::table::column::{AmountColumn, Coded};
use crate::ingest::table::decode::delimited::content;
use crate::ingest::table::detect::asides::{begins_remark, is_numbering, is_total, is_whole_of};
use crate::ingest::table::detect::layout::{Column, Layout};
pub use crate::ingest::table::import::imported::{AmountOut, CodeColumn, Counts, Doubtful, Imported, Origin, Printed, PrintedFigure};
use crate::ingest::table::import::known::Known;
use crate::ingest::table::parse::number;
use crate::ingest::table::problem::{Problems, Rule};
use crate::ingest::table::reading::Note;
use crate::model::claim::Decimal;
use crate::model::edtf::Day;
use crate::model::table::{CodeList, Role};

/// Bytes of refused rows that are kept for download.
const MOST_REJECTED: usize = 64 << 20;
/// Figures from here on may not fit beside others with decimals.
const HUGE: u64 = 1_000_000_000_000_000;
/// So many rows of totals are compared with what they sum up.
const MOST_PRINTED: usize = 64;
/// In so many columns from the left a total makes the row one of totals.
const TOTAL_COLUMNS: usize = 3;

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
    /// Whether the row before was blank, and whether a title stood since the last row of data.
    after_blank: bool,
    after_title: bool,
    origin: Origin,
    /// Figures that may be too large to be kept beside small ones.
    huge: Vec<Doubtful>,
    /// Short rows, filled up.
    padded: Batch,
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
    /// The months of each row's period, where a column has several kinds.
    lengths: Vec<u8>,
    /// Rows of a whole year in a column of shorter periods, with the column.
    whole_years: Vec<(u32, u32)>,
    codes: Vec<Vec<u16>>,
    amounts: Vec<Vec<Option<Decimal>>>,
    records: Vec<(u32, u32, Decimal)>,
    /// For each column what is known of the texts of which its cells are picks.
    known: Vec<Vec<Known>>,
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
                coded.push(Coded::of(if layout.wholes.contains(&n) { list } else { CodeList::None }));
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
            after_blank: false,
            after_title: false,
            origin: Origin { dimensions: layout.spread.as_ref().map_or(0, |spread| spread.dimensions.len()), ..Origin::default() },
            huge: Vec::new(),
            padded: Batch::default(),
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

    /// Says what else there is to know.
    pub fn note(&mut self, note: Note) {
        self.layout.notes.push(note);
    }

    /// Says that the file has further lists, which are not read.
    pub fn note_lists(&mut self, lists: Vec<(String, u64)>) {
        if !lists.is_empty() {
            self.layout.notes.push(Note::OtherLists(lists));
        }
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
        } else if batch.count_of(row) == 0 {
            self.rejected.extend(raw.iter().map(in_one_line));
        } else {
            // The rows of a workbook or JSON have no text of their own: their cells are given, with tabs between them.
            for n in 0..batch.count_of(row) {
                self.rejected.extend((n > 0).then_some(b'\t'));
                self.rejected.extend(batch.cell(text, row, n).into_inner().iter().map(in_one_line));
            }
        }
        self.rejected.push(b'\n');
    }

    /// Reads a batch of rows.
    #[inline(never)]
    pub fn read(&mut self, text: &[u8], batch: &Batch) {
        let width = self.layout.columns.len();
        let is_short = |n: usize| (1..width).contains(&batch.count_of(n));
        // Rows that leave out their last cells have none to read there: they are filled up.
        if self.layout.least < width && (0..batch.rows.len()).any(is_short) {
            let mut padded = core::mem::take(&mut self.padded);
            padded.fill_up(batch, self.layout.least, width);
            self.read_batch(text, &padded);
            self.padded = padded;
        } else {
            self.read_batch(text, batch);
        }
    }

    fn read_batch(&mut self, text: &[u8], batch: &Batch) {
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
        let cells = batch.cells_of(text, n);
        let is_empty = |cell: &[u8]| cell.trim_ascii().is_empty();
        let first = cells.get(0).unwrap_or_default();
        let width = self.layout.columns.len();
        // Only a row with nothing in its second cell can be blank or a remark.
        if cells.get(1).is_none_or(is_empty) {
            if cells.iter().all(is_empty) {
                self.counts.blank += 1;
                self.after_blank = true;
                return false;
            }
            let own = content(first, self.quotes, &mut self.scratch);
            self.after_title |=
                cells.iter().skip(1).all(is_empty) && core::str::from_utf8(own).is_ok_and(|text| self.layout.is_other_title(text));
            if width > 1 && cells.iter().skip(1).all(is_empty) && core::str::from_utf8(own).is_ok_and(begins_remark) {
                self.counts.remarks += 1;
                return false;
            }
        }
        let after_blank = core::mem::take(&mut self.after_blank);
        let is_again = !self.is_over && self.is_header_again(cells);
        // The header once more below another title begins another table, and so does any other header below a blank row.
        self.is_over |= (is_again && self.after_title) || (after_blank && self.is_other_header(cells));
        if self.is_over || is_again {
            let is_same = |n: usize| {
                cells.get(n).is_some_and(|cell| self.layout.header.get(n).is_some_and(|name| name.as_bytes() == plain(cell, self.quotes)))
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
        let fits = cells.count() == width || (cells.count() > width && cells.iter().skip(width).all(is_empty));
        if !fits {
            refused.push((n as u32, Rule::CellCount, cells.count().to_string().into_bytes()));
            return false;
        }
        if self.counts.rows <= self.layout.header_rows as u64 + 2
            && first.first() == Some(&b'(')
            && is_numbering(cells.iter().map(|cell| core::str::from_utf8(cell).unwrap_or("x")))
        {
            self.counts.headers += 1;
            return false;
        }
        true
    }

    /// Whether a row has texts in two cells or more, one of them where figures stand, and no figure anywhere.
    fn is_other_header(&self, cells: Cells) -> bool {
        let (mut texts, mut over_figures) = (0, false);
        for (cell, column) in cells.iter().zip(&self.layout.columns) {
            let own = plain(cell, self.quotes);
            if own.is_empty() {
                continue;
            }
            if number::is_missing(own) || number::looks_like(Cell::Text(own)) || core::str::from_utf8(own).is_ok_and(is_total) {
                return false;
            }
            texts += 1;
            over_figures |= column.role == Role::Amount;
        }
        texts >= 2 && over_figures
    }

    /// Whether a row says again what the last header row says, its first cell aside.
    fn is_header_again(&self, cells: Cells) -> bool {
        let quotes = self.quotes;
        let is_same = |n: usize, name: &str| cells.get(n).is_some_and(|cell| plain(cell, quotes) == name.as_bytes());
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

    /// Takes over a batch of nothing but rows of data, column by column; gives whether it is one.
    fn commit_whole(&mut self, work: &Work) -> bool {
        let is_huge = |amount: &Option<Decimal>| amount.is_some_and(|amount| amount.mantissa.unsigned_abs() >= HUGE);
        let is_whole = self.layout.spread.is_none()
            && work.refused.is_empty()
            && work.whole_years.is_empty()
            && work.fates.iter().all(|fate| *fate == Fate::Data)
            && !work.amounts.iter().flatten().any(is_huge);
        if !is_whole {
            return false;
        }
        let count = work.rows.len();
        if self.dated {
            let days: Option<Vec<Day>> = (0..count).map(|at| self.day_of(work, at, None, None)).collect();
            let Some(days) = days else { return false };
            self.days.extend(days);
            self.origin.months.extend_from_slice(work.lengths.get(..count).unwrap_or_default());
        }
        for (coded, codes) in self.coded.iter_mut().zip(&work.codes).filter(|(coded, _)| !coded.is_free) {
            coded.codes.extend_from_slice(codes);
        }
        for (column, amounts) in self.amounts.iter_mut().zip(&work.amounts) {
            amounts.iter().for_each(|amount| column.push(*amount));
        }
        self.counts.accepted += count as u64;
        self.counts.records += count as u64;
        true
    }

    fn commit(&mut self, text: &[u8], batch: &Batch, work: &mut Work) {
        if self.commit_whole(work) {
            return;
        }
        let mut records = work.records.iter().peekable();
        let mut refused = work.refused.iter().peekable();
        let mut whole_years = work.whole_years.iter().peekable();
        for (at, number) in work.rows.iter().enumerate() {
            let own = core::iter::from_fn(|| records.next_if(|record| record.0 as usize == at));
            while let Some((other, rule, value)) = refused.next_if(|refused| refused.0 < *number) {
                self.refuse(text, batch, *other as usize, None, *rule, value);
            }
            let row = *number as usize;
            match work.fates.get(at).copied().unwrap_or_default() {
                Fate::Data => {}
                Fate::Total => {
                    let own: Vec<&(u32, u32, Decimal)> = own.collect();
                    if self.origin.printed.len() < MOST_PRINTED {
                        let figures = self.printed(work, at, &own);
                        let name = (0..batch.count_of(row).min(8)).find_map(|n| {
                            let mut scratch = Vec::new();
                            let text = content(batch.cell(text, row, n).into_inner(), self.quotes, &mut scratch);
                            core::str::from_utf8(text).ok().filter(|text| names_whole(text)).map(str::to_owned)
                        });
                        self.origin.printed.extend(name.map(|name| Printed { name, figures }));
                    }
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
                    let year = core::iter::from_fn(|| whole_years.next_if(|own| own.0 as usize <= at)).last();
                    if let Some((_, column)) = year.filter(|own| own.0 as usize == at) {
                        let text = String::from_utf8_lossy(batch.cell(text, row, *column as usize).into_inner()).into_owned();
                        let line = batch.rows.get(row).map_or(0, |row| row.line);
                        self.origin.years.push(Doubtful { record: self.counts.records as usize, line, column: Some(*column), text });
                    }
                    if let Some(length) = work.lengths.get(at) {
                        self.origin.months.push(*length);
                    }
                }
                for (coded, codes) in self.coded.iter_mut().zip(&work.codes) {
                    if !coded.is_free {
                        coded.codes.push(codes.get(at).copied().unwrap_or(0));
                    }
                }
                for (n, (column, amounts)) in self.amounts.iter_mut().zip(&work.amounts).enumerate() {
                    let amount = amounts.get(at).copied().flatten();
                    if amount.is_some_and(|amount| amount.mantissa.unsigned_abs() >= HUGE) && self.huge.len() < MOST_PRINTED {
                        let line = batch.rows.get(row).map_or(0, |row| row.line);
                        let column = own_amounts(&self.layout).nth(n).map(|(n, _)| n as u32);
                        let mut scratch = Vec::new();
                        let text =
                            column.map_or(&[][..], |n| content(batch.cell(text, row, n as usize).into_inner(), self.quotes, &mut scratch));
                        let text = String::from_utf8_lossy(text).into_owned();
                        self.huge.push(Doubtful { record: self.counts.records as usize, line, column, text });
                    }
                    column.push(amount);
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
                self.origin.rows.push(self.counts.accepted as u32);
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

    /// The figures of a row of totals, with their days and the amounts that they are of.
    fn printed(&self, work: &Work, at: usize, own: &[&(u32, u32, Decimal)]) -> Vec<PrintedFigure> {
        let Some(spread) = &self.layout.spread else {
            let day = if self.dated { self.day_of(work, at, None, None) } else { None };
            let figure = |(amount, all): (usize, &Vec<Option<Decimal>>)| {
                all.get(at).copied().flatten().map(|decimal| PrintedFigure { day, amount, decimal })
            };
            return work.amounts.iter().enumerate().filter_map(figure).collect();
        };
        let figure = |(_, m, decimal): &&(u32, u32, Decimal)| {
            let column = spread.columns.get(*m as usize).filter(|column| column.labels.is_empty())?;
            let day = self.day_of(work, at, column.year, column.month)?;
            Some(PrintedFigure { day: Some(day), amount: column.amount, decimal: *decimal })
        };
        own.iter().filter_map(figure).collect()
    }
}

/// The amounts that stand in columns of their own.
fn own_amounts(layout: &Layout) -> impl Iterator<Item = (usize, &Column)> {
    let spread = layout.spread.as_ref();
    let is_spread = move |n: usize| spread.is_some_and(|s| s.totals.contains(&n) || s.columns.iter().any(|c| c.column == n));
    layout.columns.iter().enumerate().filter(move |(n, column)| column.role == Role::Amount && !is_spread(*n))
}

/// Whether a text stands for all rows together.
fn names_whole(text: &str) -> bool {
    is_total(text) || is_whole_of(text, CodeList::Region) || is_whole_of(text, CodeList::Country)
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
