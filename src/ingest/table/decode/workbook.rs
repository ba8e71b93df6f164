//! Workbooks (XLSX, XLSB, XLS, ODS): the cells of one sheet, each with its kind.
use crate::ingest::table::cell::{Blocks, Cell};
use crate::ingest::table::decode::magic;
use crate::ingest::table::failure::Failure;
use crate::model::panics::caught;
use calamine::{Data, DataRef, Ods, OdsError, Reader, Xls, XlsError, Xlsb, Xlsx, XlsxError};
use std::collections::HashSet;
use std::io::{Cursor, Read};

/// A workbook that unpacks to more, or to more than `MOST_RATIO` times its size, is refused.
const MOST_UNPACKED: u64 = 1 << 30;
pub(super) const MOST_RATIO: u64 = 200;
/// Below this size any ratio is fine.
pub(super) const HARMLESS: u64 = 64 << 20;
/// A sheet has at most so many columns.
const MOST_COLUMNS: usize = 1 << 14;

/// A sheet has at most so many rows.
const MOST_ROWS: u32 = 1 << 20;
/// So many empty columns part a table from a stray cell.
const FAR: usize = 12;

/// A workbook whose sheets can be read.
pub struct Book<'a> {
    book: Sheets<'a>,
    /// The names of its sheets.
    pub sheets: Vec<String>,
    /// Whether each is hidden.
    pub hidden: Vec<bool>,
    parts: Parts,
}

/// A workbook by its format.
enum Sheets<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Xlsb(Box<Xlsb<Cursor<&'a [u8]>>>),
    Xls(Box<Xls<Cursor<&'a [u8]>>>),
    Ods(Box<Ods<Cursor<&'a [u8]>>>),
}

impl Sheets<'_> {
    /// Its sheets: the name of each, and whether it is hidden.
    fn all(&self) -> Vec<(String, bool)> {
        let sheets = match self {
            Sheets::Xlsx(book) => book.sheets_metadata(),
            Sheets::Xlsb(book) => book.sheets_metadata(),
            Sheets::Xls(book) => book.sheets_metadata(),
            Sheets::Ods(book) => book.sheets_metadata(),
        };
        sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visible != calamine::SheetVisible::Visible)).collect()
    }
}

/// What the parts of a workbook say that its cells do not.
#[derive(Default)]
struct Parts {
    /// The sheet's own file for each sheet, in the workbook's order.
    files: Vec<String>,
    /// What stands above the rows of each sheet's file.
    heads: Vec<(String, String)>,
    /// Whether formulas are to be calculated when it is opened: then what is stored for them may never have been.
    is_uncalculated: bool,
    format: Format,
}

/// The format of a workbook, by what its file holds.
#[derive(Clone, Copy, Default)]
enum Format {
    #[default]
    Xlsx,
    Xlsb,
    Xls,
    Ods,
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
    /// Columns that the sheet hides, counted from 0.
    pub hidden: Vec<usize>,
}

impl Book<'_> {
    /// Opens a workbook, from all its bytes.
    pub fn open(bytes: &[u8]) -> Result<Book<'_>, Failure> {
        caught(|| Self::open_file(bytes)).unwrap_or(Err(Failure::BrokenWorkbook))
    }

    fn open_file(bytes: &[u8]) -> Result<Book<'_>, Failure> {
        let parts = guard(bytes)?;
        let broken = |is_locked: bool| if is_locked { Failure::Encrypted } else { Failure::BrokenWorkbook };
        let file = Cursor::new(bytes);
        let book = match parts.format {
            Format::Xlsx => Sheets::Xlsx(Box::new(Xlsx::new(file).map_err(|error| broken(matches!(error, XlsxError::Password)))?)),
            Format::Xlsb => Sheets::Xlsb(Box::new(Xlsb::new(file).map_err(|_| Failure::BrokenWorkbook)?)),
            Format::Xls => Sheets::Xls(Box::new(Xls::new(file).map_err(|error| broken(matches!(error, XlsError::Password)))?)),
            Format::Ods => Sheets::Ods(Box::new(Ods::new(file).map_err(|error| broken(matches!(error, OdsError::Password)))?)),
        };
        let (sheets, hidden) = book.all().into_iter().unzip();
        Ok(Book { book, sheets, hidden, parts })
    }

    /// Reads a sheet, counted from 0; `None` for one without cells, such as a chart.
    pub fn sheet(&mut self, n: usize) -> Result<Option<Sheet>, Failure> {
        caught(|| self.read(n)).unwrap_or(Err(Failure::BrokenWorkbook))
    }

    fn read(&mut self, n: usize) -> Result<Option<Sheet>, Failure> {
        let Some(name) = self.sheets.get(n) else { return Err(Failure::NoSheet { sheet: n, sheets: self.sheets.len() }) };
        let broken = Failure::BrokenWorkbook;
        let (rows, merged) = match &mut self.book {
            Sheets::Xlsx(book) => match cells(book, name, self.parts.is_uncalculated) {
                Ok(rows) => (rows, book.merge_cells_by_sheet_name(name).unwrap_or_default()),
                Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
                Err(_) => return Err(broken),
            },
            Sheets::Xlsb(book) => {
                let mut filling = Filling::default();
                let mut reader = book.worksheet_cells_reader(name).map_err(|_| broken.clone())?;
                while let Some(cell) = reader.next_cell().map_err(|_| broken.clone())? {
                    filling.put(cell.get_position(), cell.get_value());
                }
                (filling.finish(), Vec::new())
            }
            Sheets::Xls(book) => {
                let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                (of_range(&book.worksheet_range(name).map_err(|_| broken)?), merged)
            }
            Sheets::Ods(book) => (of_range(&book.worksheet_range(name).map_err(|_| broken)?), Vec::new()),
        };
        let merges = merged.iter().map(|area| Merge {
            rows: (area.start.0 as usize, area.end.0 as usize),
            columns: (area.start.1 as usize, area.end.1 as usize),
        });
        let head = self.parts.files.get(n).and_then(|file| self.parts.heads.iter().find(|(own, _)| own == file));
        let hidden = head.map_or_else(Vec::new, |(_, head)| hidden_columns(head));
        Ok((!rows.is_empty()).then(|| Sheet { rows, merges: merges.collect(), hidden }))
    }
}

/// A sheet that is being filled, cell by cell.
#[derive(Default)]
struct Filling {
    rows: Blocks,
    /// Rows that were begun.
    begun: u32,
    /// By column: its cells.
    used: Vec<u32>,
}

impl Filling {
    /// Goes to a cell; `false` where it cannot be filled. A cell out of order would overwrite one before it; a sheet that has such cells is
    /// read as far as it goes.
    fn reach(&mut self, (row, column): (u32, u32)) -> bool {
        let column = column as usize;
        let is_behind = row + 1 < self.begun || (row + 1 == self.begun && column < self.rows.cells_of_last());
        if is_behind || column >= MOST_COLUMNS || row >= MOST_ROWS {
            return false;
        }
        while self.begun <= row {
            self.begun += 1;
            self.rows.begin(u64::from(self.begun));
        }
        while self.rows.cells_of_last() < column {
            self.rows.push(Cell::Text(""));
        }
        if self.used.len() <= column {
            self.used.resize(column + 1, 0);
        }
        if let Some(used) = self.used.get_mut(column) {
            *used += 1;
        }
        true
    }

    fn put(&mut self, at: (u32, u32), value: &DataRef<'_>) {
        if !matches!(value, DataRef::Empty) && self.reach(at) {
            push(&mut self.rows, value);
        }
    }

    fn finish(mut self) -> Blocks {
        self.rows.truncate(table_width(&self.used));
        self.rows
    }
}

/// The cells of a sheet that was read as a whole.
fn of_range(range: &calamine::Range<Data>) -> Blocks {
    let mut filling = Filling::default();
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        filling.put((top + row as u32, left + column as u32), &borrowed(value));
    }
    filling.finish()
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(words) => DataRef::SharedString(words),
        Data::Bool(is) => DataRef::Bool(*is),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(date) => DataRef::DateTimeIso(date.clone()),
        Data::DurationIso(duration) => DataRef::DurationIso(duration.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, is_uncalculated: bool) -> Result<Blocks, XlsxError> {
    let percents = percents(book, name)?;
    let mut filling = Filling::default();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula()? {
        let (row, column) = (cell.pos.0, cell.pos.1 as usize);
        let formula = cell.formula.as_deref().unwrap_or("");
        if (matches!(cell.value, DataRef::Empty) && formula.is_empty()) || !filling.reach(cell.pos) {
            continue;
        }
        let rows = &mut filling.rows;
        // Programs that write a formula without calculating it store a nought, and ask for it to be done on opening.
        let is_nought = matches!(&cell.value, DataRef::Float(number) if *number == 0.0) || matches!(&cell.value, DataRef::Int(0));
        match &cell.value {
            DataRef::Empty => rows.push(Cell::Error(&["=", formula].concat())),
            _ if is_uncalculated && is_nought && !formula.is_empty() => rows.push(Cell::Error(&["=", formula].concat())),
            DataRef::Float(number) if percents.contains(&(row, column)) => rows.push(Cell::Number(&hundredfold(*number))),
            DataRef::Int(number) if percents.contains(&(row, column)) => rows.push(Cell::Number(&number.saturating_mul(100).to_string())),
            value => push(rows, value),
        }
    }
    Ok(filling.finish())
}

/// A share as the percentage that the sheet shows, without the noise of a binary fraction.
fn hundredfold(share: f64) -> String {
    let text = format!("{:.10}", share * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The cells that the sheet shows as percentages.
fn percents(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<HashSet<(u32, usize)>, calamine::XlsxError> {
    let mut found = HashSet::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    let is_percent = |style: &calamine::Style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'));
    let styles: Vec<bool> = reader.styles().iter().map(is_percent).collect();
    if !styles.contains(&true) {
        return Ok(found);
    }
    while let Some((row, column, style)) = reader.next_style_id()? {
        if styles.get(style) == Some(&true) {
            found.insert((row, column as usize));
        }
    }
    Ok(found)
}

/// How many columns a table has whose columns have so many cells: a few cells far to the right are none of it.
fn table_width(used: &[u32]) -> usize {
    let cells: u32 = used.iter().sum();
    let (mut width, mut stray, mut gap) = (used.len(), 0, 0);
    for (n, count) in used.iter().enumerate().rev() {
        if *count > 0 {
            gap = 0;
            stray += count;
        } else {
            gap += 1;
            if gap >= FAR && stray <= 3 && stray * 4 <= cells {
                width = used.iter().take(n).rposition(|count| *count > 0).map_or(0, |last| last + 1);
                gap = 0;
            }
        }
    }
    width
}

/// The columns that the head of a sheet hides.
fn hidden_columns(head: &str) -> Vec<usize> {
    let mut hidden = Vec::new();
    for column in head.split("<col ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let value = |name: &str| attribute(column, name).and_then(|text| text.parse::<usize>().ok());
        if matches!(attribute(column, "hidden"), Some("1" | "true"))
            && let (Some(from), Some(to)) = (value("min"), value("max"))
        {
            hidden.extend((from.max(1)..=to.min(MOST_COLUMNS)).map(|n| n - 1));
        }
    }
    hidden
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) =
        tag.split_once(&[" ", name, "=\""].concat()).or_else(|| tag.strip_prefix(&[name, "=\""].concat()).map(|rest| ("", rest)))?;
    rest.split('"').next()
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

/// Unpacks everything once, to count, for what a file says of its own size is not to be trusted; and looks at what stands beside the
/// cells.
fn guard(bytes: &[u8]) -> Result<Parts, Failure> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = memchr::memmem::find(bytes, &name).is_some();
        if let Some(kind) = magic::of_streams(bytes).filter(|_| !is_locked) {
            return Err(Failure::Binary { kind });
        }
        return if is_locked { Err(Failure::Encrypted) } else { Ok(Parts { format: Format::Xls, ..Parts::default() }) };
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::BrokenWorkbook)?;
    let packed = bytes.len() as u64;
    let mut unpacked = 0;
    let mut room = vec![0; 1 << 16];
    let mut parts = Parts::default();
    let (mut workbook, mut links) = (Vec::new(), Vec::new());
    for n in 0..archive.len() {
        let mut entry = match archive.by_index(n) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(detail)) if detail.contains("assword") => return Err(Failure::Encrypted),
            Err(_) => return Err(Failure::BrokenWorkbook),
        };
        let name = entry.name().map(|name| name.into_owned()).unwrap_or_default();
        if let Some(kind) = magic::of_entry(&name) {
            return Err(Failure::Binary { kind });
        }
        let is_sheet = name.starts_with("xl/worksheets/") && name.ends_with(".xml");
        let mut head = Vec::new();
        loop {
            let count = entry.read(&mut room).map_err(|_| Failure::BrokenWorkbook)?;
            unpacked += count as u64;
            if unpacked > MOST_UNPACKED || (unpacked > HARMLESS && unpacked > MOST_RATIO * packed) {
                return Err(Failure::Bomb { packed, unpacked });
            }
            if count == 0 {
                break;
            }
            let piece = room.get(..count).unwrap_or_default();
            match name.as_str() {
                "xl/workbook.xml" => workbook.extend_from_slice(piece),
                "xl/_rels/workbook.xml.rels" => links.extend_from_slice(piece),
                _ if is_sheet && head.is_empty() => {
                    let end = memchr::memmem::find(piece, b"<sheetData").unwrap_or(piece.len());
                    head.extend_from_slice(piece.get(..end).unwrap_or_default());
                }
                "mimetype" if piece.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => parts.format = Format::Ods,
                "mimetype" if piece.starts_with(b"application/vnd.oasis.opendocument") => {
                    return Err(Failure::Binary { kind: "OpenDocument" });
                }
                "xl/workbook.bin" => parts.format = Format::Xlsb,
                _ => {}
            }
        }
        if is_sheet {
            parts.heads.push((name, String::from_utf8_lossy(&head).into_owned()));
        }
    }
    if !matches!(parts.format, Format::Xlsx) {
        return Ok(parts);
    }
    let (workbook, links) = (String::from_utf8_lossy(&workbook), String::from_utf8_lossy(&links));
    parts.is_uncalculated = workbook.contains("fullCalcOnLoad=\"1\"");
    for tag in workbook.split("<sheet ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let id = attribute(tag, "r:id").unwrap_or_default();
        let link = links.split("<Relationship ").filter_map(|rest| rest.split('>').next()).find(|link| attribute(link, "Id") == Some(id));
        let target = link.and_then(|link| attribute(link, "Target")).unwrap_or_default().trim_start_matches('/');
        parts.files.push(if target.starts_with("xl/") { target.to_owned() } else { ["xl/", target].concat() });
    }
    Ok(parts)
}
