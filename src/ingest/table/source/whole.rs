//! Files of which all bytes are needed: archives, workbooks, web pages, documents of statistics.
use super::opening::{Format, HEAD, Kind, Opening, beginning, kind};
use super::text::{lay_out, open_text, open_text_beside};
use crate::ingest::table::decode::archive::{self, Archive};
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::decode::encoding;
use crate::ingest::table::decode::gzip::Gunzip;
use crate::ingest::table::decode::magic;
use crate::ingest::table::decode::markup;
use crate::ingest::table::decode::statistics::{self, Document};
use crate::ingest::table::decode::workbook::{Book, Sheet};
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::layout::Options;
use crate::ingest::table::detect::names::Names;
use crate::ingest::table::detect::{block, dialect, header};
use crate::ingest::table::failure::Failure;
use encoding_rs::UTF_8;

/// A ZIP archive, a workbook or a web page, from all its bytes. Of an archive without a choice it is the largest file that reads as a table.
pub fn open_whole(bytes: &[u8], is_gzip: bool, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    let archive = if markup::begins(bytes) { None } else { Archive::open(bytes) };
    let Some(mut archive) = archive else { return open_one(bytes, is_gzip, file_name, names, options) };
    let files = archive.names();
    let order = options.sheet.map_or_else(|| archive.by_size.clone(), |n| vec![n]);
    let mut why = None;
    for n in order {
        let file = archive.read(n)?;
        let file = if kind(&file) == Ok(Kind::Gzip) { Gunzip::whole(&file, archive::MOST_UNPACKED) } else { Ok(file) };
        let own_name = files.get(n).map_or(file_name, String::as_str);
        let own = Options { sheet: None, ..options.clone() };
        let opened = file.and_then(|file| match kind(&file) {
            Ok(Kind::Whole) => open_one(&file, false, own_name, names, &own),
            Ok(Kind::Gzip) => Err(Failure::Binary { kind: "gzip" }),
            Ok(Kind::Columns) => Err(Failure::Binary { kind: magic::PARQUET }),
            Ok(Kind::Text) => {
                let head = beginning(&file);
                let is_whole = head.len() == file.len();
                let books = books(&mut archive, n);
                open_text_beside(head, is_whole, own_name, names, &own, &books).map(|opening| {
                    let held = opening.sheet.is_none().then_some(file);
                    Opening { held, ..opening }
                })
            }
            Err(failure) => Err(failure),
        });
        match opened {
            Ok(opening) => return Ok(Opening { is_gzip, sheets: files, sheet_number: n, ..opening }),
            // Of a file that was chosen the reader is told what it is.
            Err(failure) if options.sheet.is_some() || files.len() == 1 => return Err(failure),
            Err(failure) => why = why.or(Some(failure)),
        }
    }
    let first = files.first().cloned().unwrap_or_default();
    Err(why.filter(|why| *why == Failure::Encrypted).unwrap_or(Failure::Zip { files: files.len() as u64, first }))
}

/// The code lists of an archive beside one of its files.
fn books(archive: &mut Archive, beside: usize) -> Vec<CodeBook> {
    let files = archive.names();
    let mut books = Vec::new();
    for n in archive.small(beside) {
        let Some(bytes) = archive.read(n).ok().filter(|bytes| kind(bytes) == Ok(Kind::Text)) else { continue };
        let mut text = Vec::new();
        encoding::Reader::new(encoding::guess(beginning(&bytes))).read(&bytes, true, &mut text);
        let dialect = dialect::find(beginning(&text), text.len() <= HEAD, &Options::default());
        books.extend(files.get(n).and_then(|file| CodeBook::read(file, &text, dialect)));
    }
    books
}

/// A workbook, a web page or a document of statistics.
fn open_one(bytes: &[u8], is_gzip: bool, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    if let Some(format) = statistics::begins(beginning(bytes)) {
        return open_statistics(bytes, format, is_gzip, file_name, names, options);
    }
    let open = if markup::begins(bytes) { open_markup } else { open_workbook };
    open(bytes, is_gzip, file_name, names, options)
}

/// A workbook, from all its bytes. Without a choice it is the first sheet that reads as a table: a cover is none.
fn open_workbook(bytes: &[u8], is_gzip: bool, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    let mut book = Book::open(bytes)?;
    let sheets = match options.sheet {
        Some(sheet) => sheet..sheet + 1,
        None => 0..book.sheets.len(),
    };
    // What the workbook hides is no table that its maker shows.
    let visible = |n: &usize| options.sheet.is_some() || book.hidden.get(*n) != Some(&true);
    let order: Vec<usize> = sheets.clone().filter(visible).chain(sheets.filter(|n| !visible(n))).collect();
    let mut why = Failure::Empty;
    for n in order {
        let Some(sheet) = book.sheet(n)? else { continue };
        match open_sheet(sheet, file_name, names, options) {
            Ok(opening) => return Ok(Opening { is_gzip, sheets: book.sheets, sheet_number: n, ..opening }),
            Err(failure) if why == Failure::Empty => why = failure,
            Err(_) => {}
        }
    }
    Err(why)
}

/// A web page or a workbook in XML, from all its bytes. Without a choice it is the largest table that reads as one.
fn open_markup(bytes: &[u8], is_gzip: bool, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    let encoding = encoding::guess(beginning(bytes));
    let mut text = Vec::new();
    encoding::Reader::new(encoding).read(bytes, true, &mut text);
    let text = String::from_utf8_lossy(&text);
    let is_workbook = markup::is_workbook(&text);
    let tables = markup::tables(&text);
    let titles: Vec<String> = tables.iter().map(|table| table.name.clone()).collect();
    let mut order: Vec<usize> = match options.sheet {
        Some(n) if n >= tables.len() => return Err(Failure::NoSheet { sheet: n, sheets: tables.len() }),
        Some(n) => vec![n],
        None => (0..tables.len()).collect(),
    };
    order.sort_by_key(|n| std::cmp::Reverse(tables.get(*n).map(|table| table.cells)));
    let mut tables: Vec<Option<markup::Table>> = tables.into_iter().map(Some).collect();
    for n in order {
        let Some(table) = tables.get_mut(n).and_then(Option::take) else { continue };
        match open_sheet(table.sheet(), file_name, names, options) {
            Ok(opening) => return Ok(Opening { is_gzip, sheets: titles, sheet_number: n, ..opening }),
            Err(failure) if options.sheet.is_some() || is_workbook => return Err(failure),
            Err(_) => {}
        }
    }
    Err(if is_workbook { Failure::Empty } else { Failure::WebPage })
}

/// A document of statistics, from all its bytes. Without a choice it is the largest of its tables.
fn open_statistics(
    bytes: &[u8],
    format: &'static str,
    is_gzip: bool,
    file_name: &str,
    names: &Names,
    options: &Options,
) -> Result<Opening, Failure> {
    let (format, mut cubes) = match statistics::read(bytes, format)? {
        Document::Tables(format, cubes) => (format, cubes),
        Document::Markup(text) => return open_markup(text.as_bytes(), is_gzip, file_name, names, options),
        Document::Other => {
            let head = beginning(bytes);
            let opening = open_text(head, head.len() == bytes.len(), is_gzip, file_name, names, options)?;
            let held = opening.sheet.is_none().then(|| bytes.to_vec());
            return Ok(Opening { held, ..opening });
        }
    };
    let sheets: Vec<String> = if cubes.len() > 1 { cubes.iter().map(|cube| cube.name.clone()).collect() } else { Vec::new() };
    let largest = || (0..cubes.len()).max_by_key(|n| (cubes.get(*n).map(|cube| cube.observations.len()), core::cmp::Reverse(*n)));
    let sheet_number = options.sheet.or_else(largest).unwrap_or(0);
    if sheet_number >= cubes.len() {
        return Err(Failure::NoSheet { sheet: sheet_number, sheets: cubes.len() });
    }
    let (rows, told) = cubes.swap_remove(sheet_number).rows(format, names)?;
    let mut grid = Grid::of_objects(&rows);
    grid.told = told.into_iter().map(Some).collect();
    let options = Options { header_rows: Some(2), ..options.clone() };
    Ok(Opening {
        format: Format::Json,
        is_gzip,
        encoding: UTF_8,
        layout: lay_out(&grid, None, names, &options, file_name)?,
        sheets,
        sheet_number,
        sheet: Some(rows),
        held: None,
        json_skip: 0,
        is_number: None,
        is_guessed: false,
    })
}

/// A sheet whose cells are all here.
fn open_sheet(mut sheet: Sheet, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    let mut grid = Grid::of_sheet(&sheet.rows, core::mem::take(&mut sheet.merges));
    let head = header::find(&grid, options.header_rows, &options.unnamed);
    let beside = block::other_block(&grid, &head).and_then(|block| block.goes_on(&grid, &head));
    if let Some((width, first)) = beside {
        // A table that was broken in two to fit a page is one.
        sheet.rows = sheet.rows.stacked(head.rows, width, first);
        grid = Grid::of_sheet(&sheet.rows, Vec::new());
    } else {
        grid.hidden = core::mem::take(&mut sheet.hidden);
    }
    Ok(Opening {
        format: Format::Workbook,
        is_gzip: false,
        encoding: UTF_8,
        layout: lay_out(&grid, None, names, options, file_name)?,
        sheets: Vec::new(),
        sheet_number: 0,
        sheet: Some(sheet.rows),
        held: None,
        json_skip: 0,
        is_number: None,
        is_guessed: false,
    })
}
