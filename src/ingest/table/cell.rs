//! Cells with what their format says of them, and rows of cells as spans of bytes.
//!
//! Delimited text says nothing of its cells: they are all `Text`, and their rows point into the file's own bytes. A workbook and
//! JSON write their rows into `Blocks`, cell by cell, each with its kind.
use crate::ingest::table::problem::Rule;
use crate::model::columnar::{Picked, Piece};

/// A batch is handed on when it has so many cells or rows.
pub const BATCH_CELLS: usize = 1 << 16;
pub const BATCH_ROWS: usize = 1 << 12;
/// A block has few enough bytes that a row always finds room behind them.
const BLOCK_BYTES: usize = 1 << 24;

/// What a cell holds, by what its format says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<T> {
    /// A text: whether it is a number, and what its marks mean, is for the column to say.
    Text(T),
    /// A number as programs write it: digits, perhaps a dot and an exponent.
    Number(T),
    /// An error of a spreadsheet, or a formula without a stored result.
    Error(T),
}

impl<T> Cell<T> {
    /// What it holds, whatever it is.
    #[inline]
    pub fn into_inner(self) -> T {
        match self {
            Cell::Text(inner) | Cell::Number(inner) | Cell::Error(inner) => inner,
        }
    }

    /// A cell of the same kind that holds something else.
    #[inline]
    pub fn with<U>(&self, inner: U) -> Cell<U> {
        match self {
            Cell::Text(_) => Cell::Text(inner),
            Cell::Number(_) => Cell::Number(inner),
            Cell::Error(_) => Cell::Error(inner),
        }
    }
}

impl Cell<String> {
    /// Its text, whatever it is.
    pub fn as_str(&self) -> &str {
        let (Cell::Text(text) | Cell::Number(text) | Cell::Error(text)) = self;
        text
    }

    /// Its bytes, with its kind.
    pub fn bytes(&self) -> Cell<&[u8]> {
        self.with(self.as_str().as_bytes())
    }

    /// Whether it holds no character.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

/// A row of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The first of its cells.
    pub first: u32,
    /// Where it starts and ends in the piece of text.
    pub start: u32,
    pub end: u32,
    pub line: u64,
    /// Why it cannot be read.
    pub broken: Option<Rule>,
}

/// Some rows of a piece of text.
#[derive(Default)]
pub struct Batch {
    pub rows: Vec<Row>,
    /// Start and end of each cell, quotes included.
    pub cells: Vec<(u32, u32)>,
    /// The kind of each cell; empty where all of them are texts.
    kinds: Vec<Cell<()>>,
    /// Of a file in columns, in place of these, where each cell ends, column by column, and which columns hold numbers.
    ends: Vec<u32>,
    are_numbers: Vec<bool>,
    /// For each column whether its cells are picks, of which list.
    picked: Vec<Option<Picked>>,
    /// Columns whose list is another than that of the rows before.
    new_lists: Vec<usize>,
}

/// The cells of a row.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    batch: &'a Batch,
    text: &'a [u8],
    row: usize,
    count: usize,
}

impl<'a> Cells<'a> {
    /// How many the row has.
    pub fn count(self) -> usize {
        self.count
    }

    /// The text of a cell, quotes included, where there are so many.
    #[inline]
    pub fn get(self, n: usize) -> Option<&'a [u8]> {
        (n < self.count).then(|| self.batch.cell(self.text, self.row, n).into_inner())
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.count).filter_map(move |n| self.get(n))
    }
}

/// Where a cell begins, at the end of that before it, and ends.
#[inline]
fn span(ends: &[u32], at: usize) -> (u32, u32) {
    let end = |at: usize| ends.get(at).copied().unwrap_or_default();
    (at.checked_sub(1).map_or(0, end), end(at))
}

impl Batch {
    /// Empties it; its room stays.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.cells.clear();
        self.kinds.clear();
        self.are_numbers.clear();
    }

    /// How many columns it has, of a file in columns.
    fn columns(&self) -> Option<usize> {
        (!self.are_numbers.is_empty()).then_some(self.are_numbers.len())
    }

    /// The same rows, where those with at least `least` cells have `width`: the cells that are left out are empty.
    pub fn fill_up(&mut self, from: &Batch, least: usize, width: usize) {
        self.clear();
        for (n, row) in from.rows.iter().enumerate() {
            let first = self.cells.len();
            self.rows.push(Row { first: first as u32, ..*row });
            let own = from.range_of(n);
            self.cells.extend_from_slice(from.cells.get(own.clone()).unwrap_or_default());
            self.kinds.extend_from_slice(from.kinds.get(own.clone()).unwrap_or_default());
            if (least.max(1)..width).contains(&own.len()) {
                self.cells.resize(first + width, (row.end, row.end));
                if !from.kinds.is_empty() {
                    self.kinds.resize(first + width, Cell::Text(()));
                }
            }
        }
    }

    /// Puts in the cells of some rows, those of each column one behind the other; `is_number` says of each what it holds.
    pub fn fill(&mut self, piece: &mut Piece, is_number: &[bool], first_line: u64) {
        self.clear();
        let line = |row: usize| Row { first: 0, start: 0, end: 0, line: first_line + row as u64, broken: None };
        self.rows.extend((0..piece.rows).map(line));
        self.ends = core::mem::take(&mut piece.ends);
        self.are_numbers.extend_from_slice(is_number);
        self.new_lists.clear();
        let mut before = core::mem::take(&mut self.picked);
        self.picked.resize_with(is_number.len(), || None);
        for picked in piece.picked.drain(..) {
            self.new_lists.extend(picked.list.is_some().then_some(picked.column));
            let before = before.get_mut(picked.column).and_then(Option::take).and_then(|before| before.list);
            if let Some(own) = self.picked.get_mut(picked.column) {
                *own = Some(Picked { list: picked.list.or(before), ..picked });
            }
        }
    }

    /// Whether it should be handed on before more is put in.
    pub fn is_full(&self) -> bool {
        self.cells.len() >= BATCH_CELLS || self.rows.len() >= BATCH_ROWS
    }

    /// The cells of a row.
    #[inline]
    pub fn cells_of<'a>(&'a self, text: &'a [u8], row: usize) -> Cells<'a> {
        Cells { batch: self, text, row, count: self.count_of(row) }
    }

    /// How many cells a row has.
    #[inline]
    pub fn count_of(&self, row: usize) -> usize {
        self.columns().unwrap_or_else(|| self.range_of(row).len())
    }

    /// Whether the list of a column is another than that of the rows before.
    pub fn has_new_list(&self, column: usize) -> bool {
        self.new_lists.contains(&column)
    }

    /// The picks of a column, where its cells are picks.
    pub fn picks(&self, column: usize) -> Option<&[u32]> {
        self.picked.get(column)?.as_ref().map(|picked| picked.picks.as_slice())
    }

    fn range_of(&self, row: usize) -> std::ops::Range<usize> {
        let from = self.rows.get(row).map_or(0, |row| row.first as usize);
        let to = self.rows.get(row + 1).map_or(self.cells.len(), |row| row.first as usize);
        from..to
    }

    /// The cell `n` of a row that has so many.
    #[inline]
    pub fn cell<'a>(&'a self, text: &'a [u8], row: usize, n: usize) -> Cell<&'a [u8]> {
        let Some(is_number) = self.are_numbers.get(n) else {
            return self.cell_at(text, self.rows.get(row).map_or(0, |row| row.first as usize) + n);
        };
        let picked = self.picked.get(n).and_then(Option::as_ref).and_then(|own| Some((own.list.as_ref()?, own.picks.get(row)?)));
        let (text, (from, to)) = match picked {
            Some(((text, ends), pick)) => (text.as_slice(), pick.checked_sub(1).map_or((0, 0), |at| span(ends, at as usize))),
            None => (text, span(&self.ends, n * self.rows.len() + row)),
        };
        let bytes = text.get(from as usize..to as usize).unwrap_or_default();
        if *is_number && !bytes.is_empty() { Cell::Number(bytes) } else { Cell::Text(bytes) }
    }

    #[inline]
    fn cell_at<'a>(&self, text: &'a [u8], at: usize) -> Cell<&'a [u8]> {
        let bytes = self.cells.get(at).and_then(|(from, to)| text.get(*from as usize..*to as usize)).unwrap_or_default();
        self.kinds.get(at).map_or(Cell::Text(bytes), |kind| kind.with(bytes))
    }
}

/// Rows that a format wrote, with their bytes.
#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    batch: Batch,
}

/// Rows of typed cells, in the order in which they were written. A row has as many cells as were written; what reads them fills up.
#[derive(Default)]
pub struct Blocks {
    blocks: Vec<Block>,
    /// Cells of the widest row.
    width: usize,
    /// Whether rows have cells beyond.
    is_cut: bool,
}

impl Blocks {
    /// Begins a row; the cells that follow are its own.
    pub fn begin(&mut self, line: u64) {
        if self.blocks.last().is_none_or(|block| block.batch.is_full() || block.bytes.len() > BLOCK_BYTES) {
            self.blocks.push(Block::default());
        }
        if let Some(Block { bytes, batch }) = self.blocks.last_mut() {
            let at = bytes.len() as u32;
            batch.rows.push(Row { first: batch.cells.len() as u32, start: at, end: at, line, broken: None });
        }
    }

    /// Adds a cell to the row that was begun last.
    pub fn push(&mut self, cell: Cell<&str>) {
        let Some(Block { bytes, batch }) = self.blocks.last_mut() else { return };
        let Some(row) = batch.rows.last_mut() else { return };
        let start = bytes.len() as u32;
        bytes.extend_from_slice(cell.into_inner().as_bytes());
        row.end = bytes.len() as u32;
        batch.cells.push((start, row.end));
        batch.kinds.push(cell.with(()));
        self.width = self.width.max(batch.cells.len() - row.first as usize);
    }

    /// Adds a row that cannot be read.
    pub fn refuse(&mut self, line: u64, rule: Rule, found: &str) {
        self.begin(line);
        let Some(Block { bytes, batch }) = self.blocks.last_mut() else { return };
        bytes.extend_from_slice(found.as_bytes());
        if let Some(row) = batch.rows.last_mut() {
            (row.end, row.broken) = (bytes.len() as u32, Some(rule));
        }
    }

    /// Cells of the row that was begun last.
    pub fn cells_of_last(&self) -> usize {
        let last = self.blocks.last().and_then(|block| Some((block, block.batch.rows.last()?)));
        last.map_or(0, |(block, row)| block.batch.cells.len() - row.first as usize)
    }

    /// Cells of the widest row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Leaves out the cells beyond the first `width` of each row: they are no part of the table. What reads the rows passes over them.
    pub fn truncate(&mut self, width: usize) {
        self.is_cut = self.width > width;
        self.width = self.width.min(width);
    }

    /// The same rows where those from `header` on are two side by side: the first `width` cells, then those from `first`.
    pub fn stacked(&self, header: usize, width: usize, first: usize) -> Blocks {
        let mut stacked = Blocks::default();
        let rows: Vec<Vec<Cell<&[u8]>>> = self.rows().collect();
        let mut add = |line: usize, cells: &[Cell<&[u8]>]| {
            stacked.begin(line as u64 + 1);
            for cell in cells.iter().take(width) {
                stacked.push(cell.with(core::str::from_utf8(cell.into_inner()).unwrap_or_default()));
            }
        };
        rows.iter().enumerate().for_each(|(n, cells)| add(n, cells));
        for (n, cells) in rows.iter().enumerate().skip(header) {
            let right = cells.get(first..).unwrap_or_default();
            if right.iter().any(|cell| !cell.into_inner().is_empty()) {
                add(n, right);
            }
        }
        stacked
    }

    /// Bytes held, roughly.
    pub fn bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.bytes.capacity() + 9 * block.batch.cells.capacity()).sum()
    }

    /// Each row's cells, filled up to the widest; none where it is blank or cannot be read.
    pub fn rows<'a>(&'a self) -> impl Iterator<Item = Vec<Cell<&'a [u8]>>> {
        let each = |block: &'a Block| {
            let width = self.width;
            (0..block.batch.rows.len()).map(move |n| {
                let own = block.batch.range_of(n).take(width);
                let mut cells: Vec<_> = own.map(|at| block.batch.cell_at(&block.bytes, at)).collect();
                if !cells.is_empty() {
                    cells.resize(width, Cell::Text(&[]));
                }
                cells
            })
        };
        self.blocks.iter().flat_map(each)
    }

    /// Hands out all rows in batches, those with cells filled up to `width`, and forgets them.
    pub fn drain(&mut self, width: usize, batch: &mut Batch, mut read: impl FnMut(&[u8], &Batch)) {
        for block in core::mem::take(&mut self.blocks) {
            batch.clear();
            for (n, row) in block.batch.rows.iter().enumerate() {
                if batch.is_full() {
                    read(&block.bytes, batch);
                    batch.clear();
                }
                let first = batch.cells.len();
                batch.rows.push(Row { first: first as u32, ..*row });
                let mut own = block.batch.range_of(n);
                if self.is_cut {
                    own.end = own.end.min(own.start + width);
                }
                batch.cells.extend_from_slice(block.batch.cells.get(own.clone()).unwrap_or_default());
                batch.kinds.extend_from_slice(block.batch.kinds.get(own.clone()).unwrap_or_default());
                if (1..width).contains(&own.len()) {
                    batch.cells.resize(first + width, (row.end, row.end));
                    batch.kinds.resize(first + width, Cell::Text(()));
                }
            }
            read(&block.bytes, batch);
        }
        batch.clear();
    }
}
