//! A text, from its beginning to its layout.
use super::opening::{Format, HEAD, Opening};
use crate::ingest::table::cell::Blocks;
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::decode::delimited::Dialect;
use crate::ingest::table::decode::encoding;
use crate::ingest::table::decode::json::{self, Objects};
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::layout::{Layout, Options, detect};
use crate::ingest::table::detect::names::Names;
use crate::ingest::table::detect::{dialect, told};
use crate::ingest::table::failure::Failure;
use crate::model::table::Role;
use encoding_rs::Encoding;
use std::rc::Rc;

/// Columns a table may have.
pub const MOST_COLUMNS: usize = 1 << 14;

/// A text, from its first bytes (at least `HEAD`, or all), unpacked. `is_whole` says that nothing follows.
pub fn open_text(
    head: &[u8],
    is_whole: bool,
    is_gzip: bool,
    file_name: &str,
    names: &Names,
    options: &Options,
) -> Result<Opening, Failure> {
    Ok(Opening { is_gzip, ..open_text_beside(head, is_whole, file_name, names, options, &[])? })
}

/// A text beside which code lists lie.
pub(super) fn open_text_beside(
    head: &[u8],
    is_whole: bool,
    file_name: &str,
    names: &Names,
    options: &Options,
    books: &[CodeBook],
) -> Result<Opening, Failure> {
    let encoding = match &options.encoding {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| Failure::UnknownEncoding { label: label.clone() })?,
        None => encoding::guess(head),
    };
    let mut text = Vec::new();
    encoding::Reader::new(encoding).read(head, is_whole, &mut text);
    if text.trim_ascii().is_empty() {
        return Err(Failure::Empty);
    }
    let nulls = text.iter().filter(|byte| **byte == 0).count();
    if nulls > 4 && nulls * 20 > text.len() {
        return Err(Failure::Binary { kind: "" });
    }
    // A small file may be read as a whole: a table by columns, or by keys.
    let mut whole = None;
    if is_whole
        && options.delimiter.is_none()
        && let Some(rows) = json::table(&text)
    {
        whole = Some(rows);
    }
    let json_skip = json::begins(&text).filter(|_| options.delimiter.is_none());
    let mut options = options.clone();
    let (grid, dialect) = match json_skip {
        _ if whole.is_some() => {
            options.header_rows = Some(1);
            (whole.as_ref().map(Grid::of_objects).unwrap_or_default(), None)
        }
        Some(skip) => {
            let mut rows = Blocks::default();
            Objects::new(skip).read(&text, is_whole, &mut rows);
            if rows.width() == 0 && !is_whole {
                return Err(Failure::LongObject { limit: HEAD as u64 });
            }
            options.header_rows = Some(1);
            (Grid::of_objects(&rows), None)
        }
        None => {
            let dialect = dialect::find(&text, is_whole, &options);
            let mut grid = Grid::of_text(&text, is_whole, dialect);
            grid.fit_header();
            tell(&mut grid, &mut options, names, books);
            (grid, Some(dialect))
        }
    };
    Ok(Opening {
        format: if json_skip.is_some() || whole.is_some() { Format::Json } else { Format::Delimited },
        is_gzip: false,
        encoding,
        layout: lay_out(&grid, dialect, names, &options, file_name)?,
        sheets: Vec::new(),
        sheet_number: 0,
        sheet: whole,
        held: None,
        json_skip: json_skip.unwrap_or(0),
        is_number: None,
        is_guessed: options.encoding.is_none() && head.is_ascii(),
    })
}

/// Puts down what the header says of its columns where that is known, and which code lists they have.
pub(super) fn tell(grid: &mut Grid, options: &mut Options, names: &Names, books: &[CodeBook]) {
    let Some((header, rows)) = grid.rows.split_first() else { return };
    let joined = told::joined(header, rows, books, names);
    let found = told::of_header(header, rows).or_else(|| told::of_baci(header, rows));
    if found.is_none() && joined.is_empty() {
        return;
    }
    grid.told = found.unwrap_or_else(|| vec![None; header.len()]);
    for (n, book, own) in joined {
        if let Some(told) = grid.told.get_mut(n) {
            *told = Some(own);
        }
        grid.books.push((n, Rc::new(book.clone())));
    }
    options.header_rows = options.header_rows.or(Some(1));
}

/// The columns of a grid; no table where it says nothing.
#[inline(never)]
pub(super) fn lay_out(grid: &Grid, dialect: Option<Dialect>, names: &Names, options: &Options, file_name: &str) -> Result<Layout, Failure> {
    let columns = grid.width();
    if columns > MOST_COLUMNS {
        return Err(Failure::TooManyColumns { columns: columns as u64, limit: MOST_COLUMNS as u64 });
    }
    let layout = detect(grid, dialect, names, options, file_name);
    let says_nothing = columns <= 1 && layout.grain().is_none() && layout.columns.iter().all(|column| column.role != Role::Amount);
    if says_nothing { Err(Failure::NotTable) } else { Ok(layout) }
}
