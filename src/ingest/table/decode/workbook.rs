//! XLSX: the cells of one sheet as rows of text, numbers marked as such.
use crate::ingest::table::decode::delimited::Dialect;
use crate::ingest::table::detect::header::Merge;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::import::BROKEN;
use crate::ingest::table::parse::number::TYPED;
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read};

/// Cells and rows are told apart by signs that no text of a table holds.
pub const DIALECT: Dialect = Dialect { delimiter: 0x1F, line_end: 0x1E, quotes: false };
/// A workbook that unpacks to more, or to more than `MOST_RATIO` times its size, is refused.
const MOST_UNPACKED: u64 = 1 << 30;
const MOST_RATIO: u64 = 200;
/// Below this size any ratio is fine.
const HARMLESS: u64 = 64 << 20;
/// A sheet has at most so many columns.
const MOST_COLUMNS: u32 = 1 << 14;

/// A workbook whose sheets can be read.
pub struct Book<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    /// The names of its sheets.
    pub sheets: Vec<String>,
}

/// A sheet as delimited text.
pub struct Sheet {
    pub text: Vec<u8>,
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
        let text = match cells(&mut self.book, name) {
            Ok(text) => text,
            Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(broken(&error)),
        };
        let merged = self.book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let merges = merged.iter().map(|area| Merge {
            rows: (area.start.0 as usize, area.end.0 as usize),
            columns: (area.start.1 as usize, area.end.1 as usize),
        });
        Ok((!text.is_empty()).then(|| Sheet { text, merges: merges.collect() }))
    }
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, calamine::XlsxError> {
    let mut text = Vec::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    let (mut row, mut column) = (0, 0);
    while let Some(cell) = reader.next_cell_with_formula()? {
        let (at_row, at_column) = cell.pos;
        // A cell out of order would overwrite one before it; a sheet that has such cells is read as far as it goes.
        if at_row < row || (at_row == row && at_column < column) || at_column >= MOST_COLUMNS {
            continue;
        }
        let is_formula = cell.formula.as_ref().is_some_and(|formula| !formula.is_empty());
        if matches!(cell.value, DataRef::Empty) && !is_formula {
            continue;
        }
        while row < at_row {
            text.push(DIALECT.line_end);
            row += 1;
            column = 0;
        }
        while column < at_column {
            text.push(DIALECT.delimiter);
            column += 1;
        }
        match &cell.value {
            DataRef::Empty => {
                text.push(BROKEN);
                text.push(b'=');
                push(&mut text, cell.formula.as_deref().unwrap_or(""));
            }
            value => write(&mut text, value),
        }
    }
    if !text.is_empty() {
        text.push(DIALECT.line_end);
    }
    Ok(pad(&text))
}

/// Gives every row that has cells as many as the widest.
fn pad(text: &[u8]) -> Vec<u8> {
    let marks = |row: &[u8]| row.iter().filter(|byte| **byte == DIALECT.delimiter).count();
    let rows = || text.split_inclusive(|byte| *byte == DIALECT.line_end);
    let widest = rows().map(marks).max().unwrap_or(0);
    let mut padded = Vec::with_capacity(text.len());
    for row in rows() {
        let body = row.strip_suffix(&[DIALECT.line_end]).unwrap_or(row);
        padded.extend_from_slice(body);
        if !body.is_empty() {
            padded.extend(std::iter::repeat_n(DIALECT.delimiter, widest - marks(body)));
        }
        padded.push(DIALECT.line_end);
    }
    padded
}

fn write(text: &mut Vec<u8>, value: &DataRef<'_>) {
    match value {
        DataRef::Int(number) => {
            text.push(TYPED);
            push(text, &number.to_string());
        }
        DataRef::Float(number) => {
            text.push(TYPED);
            push(text, &number.to_string());
        }
        DataRef::String(words) => push(text, words),
        DataRef::SharedString(words) => push(text, words),
        DataRef::DateTimeIso(date) => push(text, date),
        DataRef::DurationIso(duration) => push(text, duration),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            push(text, &format!("{year:04}-{month:02}-{day:02}"));
        }
        DataRef::DateTime(duration) => {
            text.push(TYPED);
            push(text, &duration.as_f64().to_string());
        }
        DataRef::Bool(yes) => push(text, if *yes { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => {
            text.push(BROKEN);
            push(text, &error.to_string());
        }
        DataRef::Empty => {}
    }
}

/// A text without the signs that tell cells and rows apart.
pub fn push(text: &mut Vec<u8>, words: &str) {
    text.extend(
        words.trim().bytes().map(|byte| if byte == DIALECT.delimiter || byte == DIALECT.line_end || byte == TYPED { b' ' } else { byte }),
    );
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
