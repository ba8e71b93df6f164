//! XLSX: the cells of one sheet, each with its kind.
use crate::ingest::table::cell::{Blocks, Cell};
use crate::ingest::table::failure::Failure;
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read};

/// A workbook that unpacks to more, or to more than `MOST_RATIO` times its size, is refused.
const MOST_UNPACKED: u64 = 1 << 30;
const MOST_RATIO: u64 = 200;
/// Below this size any ratio is fine.
const HARMLESS: u64 = 64 << 20;
/// A sheet has at most so many columns.
const MOST_COLUMNS: usize = 1 << 14;

/// A workbook whose sheets can be read.
pub struct Book<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    /// The names of its sheets.
    pub sheets: Vec<String>,
}

/// Cells that were merged: first and last row, first and last column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

/// A sheet: a row for each of its own from the first on, blank ones too.
pub struct Sheet {
    pub rows: Blocks,
    pub merges: Vec<Merge>,
}

fn broken(error: &dyn std::fmt::Display) -> Failure {
    Failure::BrokenWorkbook { detail: error.to_string() }
}

impl Book<'_> {
    /// Opens a workbook, from all its bytes.
    pub fn open(bytes: &[u8]) -> Result<Book<'_>, Failure> {
        guard(bytes)?;
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => Failure::Encrypted,
            error => broken(&error),
        })?;
        let sheets = book.sheet_names();
        Ok(Book { book, sheets })
    }

    /// Reads a sheet, counted from 0; `None` for one without cells, such as a chart.
    pub fn sheet(&mut self, n: usize) -> Result<Option<Sheet>, Failure> {
        let Some(name) = self.sheets.get(n) else { return Err(Failure::NoSheet { sheet: n, sheets: self.sheets.len() }) };
        let rows = match cells(&mut self.book, name) {
            Ok(rows) => rows,
            Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(broken(&error)),
        };
        let merged = self.book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let merges = merged.iter().map(|area| Merge {
            rows: (area.start.0 as usize, area.end.0 as usize),
            columns: (area.start.1 as usize, area.end.1 as usize),
        });
        Ok((!rows.is_empty()).then(|| Sheet { rows, merges: merges.collect() }))
    }
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Blocks, calamine::XlsxError> {
    let mut rows = Blocks::default();
    let mut reader = book.worksheet_cells_reader(name)?;
    // Rows that were begun.
    let mut begun = 0;
    while let Some(cell) = reader.next_cell_with_formula()? {
        let (row, column) = (cell.pos.0, cell.pos.1 as usize);
        // A cell out of order would overwrite one before it; a sheet that has such cells is read as far as it goes.
        if row + 1 < begun || (row + 1 == begun && column < rows.cells_of_last()) || column >= MOST_COLUMNS {
            continue;
        }
        let formula = cell.formula.as_deref().unwrap_or("");
        if matches!(cell.value, DataRef::Empty) && formula.is_empty() {
            continue;
        }
        while begun <= row {
            begun += 1;
            rows.begin(u64::from(begun));
        }
        while rows.cells_of_last() < column {
            rows.push(Cell::Text(""));
        }
        match &cell.value {
            DataRef::Empty => rows.push(Cell::Error(&["=", formula].concat())),
            value => push(&mut rows, value),
        }
    }
    Ok(rows)
}

fn push(rows: &mut Blocks, value: &DataRef<'_>) {
    match value {
        DataRef::Int(number) => rows.push(Cell::Number(&number.to_string())),
        DataRef::Float(number) => rows.push(Cell::Number(&number.to_string())),
        DataRef::String(words) => rows.push(Cell::Text(words.trim())),
        DataRef::SharedString(words) => rows.push(Cell::Text(words.trim())),
        DataRef::DateTimeIso(date) => rows.push(Cell::Text(date.trim())),
        DataRef::DurationIso(duration) => rows.push(Cell::Text(duration.trim())),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            rows.push(Cell::Text(&format!("{year:04}-{month:02}-{day:02}")));
        }
        DataRef::DateTime(duration) => rows.push(Cell::Number(&duration.as_f64().to_string())),
        DataRef::Bool(yes) => rows.push(Cell::Text(if *yes { "TRUE" } else { "FALSE" })),
        DataRef::Error(error) => rows.push(Cell::Error(&error.to_string())),
        DataRef::Empty => rows.push(Cell::Text("")),
    }
}

/// Unpacks everything once, only to count: what a file says of its own size is not to be trusted.
fn guard(bytes: &[u8]) -> Result<(), Failure> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return Err(if memchr::memmem::find(bytes, &name).is_some() { Failure::Encrypted } else { Failure::OldWorkbook });
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let packed = bytes.len() as u64;
    let mut unpacked = 0;
    let mut room = vec![0; 1 << 16];
    for n in 0..archive.len() {
        let mut entry = match archive.by_index(n) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(detail)) if detail.contains("assword") => return Err(Failure::Encrypted),
            Err(error) => return Err(broken(&error)),
        };
        loop {
            let count = entry.read(&mut room).map_err(|error| broken(&error))?;
            unpacked += count as u64;
            if unpacked > MOST_UNPACKED || (unpacked > HARMLESS && unpacked > MOST_RATIO * packed) {
                return Err(Failure::Bomb { packed, unpacked });
            }
            if count == 0 {
                break;
            }
        }
    }
    Ok(())
}
