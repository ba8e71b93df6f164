//! The first rows of a table, which say how it is laid out.
use crate::ingest::table::cell::{Batch, Blocks, Cell};
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::decode::delimited::{Dialect, Scanner, content};
use crate::ingest::table::decode::workbook::Merge;
use crate::ingest::table::detect::told::Told;
use crate::ingest::table::parse::number;
use std::rc::Rc;

/// The first rows of a table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub rows: Vec<Vec<Cell<String>>>,
    /// What the file says about merged cells; `None` where the format cannot say.
    pub merges: Option<Vec<Merge>>,
    /// Columns that a workbook hides.
    pub hidden: Vec<usize>,
    /// What the file says itself of its columns, as far as it does.
    pub told: Vec<Option<Told>>,
    /// Code lists that lie beside the table, by column.
    pub books: Vec<(usize, Rc<CodeBook>)>,
    /// How many cells a row must have, where the header says so against the rows.
    forced: Option<usize>,
}

impl Grid {
    /// How many cells most rows have: a row with more or fewer is broken, not the measure of the others.
    pub fn width(&self) -> usize {
        if let Some(width) = self.forced {
            return width;
        }
        let mut lengths = std::collections::BTreeMap::new();
        for row in &self.rows {
            let used = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            // Titles and remarks stand alone in their rows.
            if used > 1 || self.rows.iter().all(|row| row.len() <= 1) {
                *lengths.entry(row.len()).or_insert(0usize) += 1;
            }
        }
        lengths.into_iter().max_by_key(|(length, count)| (*count, *length)).map_or(1, |(length, _)| length)
    }

    /// Where rows have more cells than their header: one more is the names of the rows, which R writes without a header; else the header
    /// holds, and such a row is refused.
    pub fn fit_header(&mut self) {
        let Some((header, rows)) = self.rows.split_first() else { return };
        let width = header.len();
        let full = |row: &[Cell<String>]| row.iter().all(|cell| !cell.is_empty());
        let is_number = |cell: &Cell<String>| number::looks_like(cell.bytes());
        let rows: Vec<&Vec<Cell<String>>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        let Some(wider) = rows.first().map(|row| row.len()).filter(|wider| *wider > width) else { return };
        let is_header = width >= 2 && full(header) && !header.iter().any(is_number);
        let is_data = rows.iter().all(|row| row.iter().any(is_number))
            && rows.iter().all(|row| row.len() > width && row.last().is_some_and(|cell| !cell.is_empty()));
        if !is_header || !is_data || rows.iter().filter(|row| row.len() == wider).count() * 10 < rows.len() * 9 {
            return;
        }
        let firsts: std::collections::HashSet<&str> = rows.iter().filter_map(|row| row.first()).map(Cell::as_str).collect();
        if wider == width + 1 && firsts.len() == rows.len() {
            if let Some(header) = self.rows.first_mut() {
                header.insert(0, Cell::Text(String::new()));
            }
        } else {
            self.forced = Some(width);
            self.rows.retain(|row| row.len() <= width);
        }
    }

    /// The first rows of delimited text.
    pub fn of_text(text: &[u8], is_whole: bool, dialect: Dialect) -> Grid {
        let mut sample = Sample::default();
        let mut scanner = Scanner::new(dialect, 1);
        let (mut batch, mut scratch, mut at) = (Batch::default(), Vec::new(), 0);
        loop {
            batch.clear();
            let rest = text.get(at..).unwrap_or_default();
            at += scanner.scan(rest, is_whole, &mut batch);
            for (n, row) in batch.rows.iter().enumerate() {
                let cells = if row.broken.is_some() { 0 } else { batch.count_of(n) };
                let mut text_of = |cell: Cell<&[u8]>| string(content(cell.into_inner(), dialect.quotes, &mut scratch));
                sample.add((0..cells).map(|k| Cell::Text(text_of(batch.cell(rest, n, k)))).collect());
                if sample.is_full() {
                    return sample.grid;
                }
            }
            if batch.rows.is_empty() {
                break;
            }
        }
        // A row longer than the head is still a row.
        if sample.grid.rows.is_empty() && !is_whole {
            return Grid::of_text(text, true, dialect);
        }
        sample.grid
    }

    /// The first rows of a workbook's sheet.
    pub fn of_sheet(rows: &Blocks, merges: Vec<Merge>) -> Grid {
        Grid { merges: Some(merges), ..Grid::of_rows(rows) }
    }

    /// The first rows of a list of objects, which has no merged cells.
    #[inline(never)]
    pub fn of_objects(rows: &Blocks) -> Grid {
        let mut grid = Grid { merges: Some(Vec::new()), ..Grid::of_rows(rows) };
        grid.rows.retain(|row| !row.is_empty());
        grid
    }

    fn of_rows(rows: &Blocks) -> Grid {
        let mut sample = Sample::default();
        for cells in rows.rows() {
            sample.add(cells.into_iter().map(|cell| cell.with(string(cell.into_inner()))).collect());
            if sample.is_full() {
                break;
            }
        }
        sample.grid
    }
}

/// At least ten rows, and as many as keep it small.
#[derive(Default)]
struct Sample {
    grid: Grid,
    cells: usize,
}

impl Sample {
    fn add(&mut self, row: Vec<Cell<String>>) {
        self.cells += row.len();
        self.grid.rows.push(row);
    }

    fn is_full(&self) -> bool {
        const MOST_CELLS: usize = 200_000;
        const MOST_ROWS: usize = 400;
        let rows = self.grid.rows.len();
        rows >= MOST_ROWS || (self.cells > MOST_CELLS && rows >= 20)
    }
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
