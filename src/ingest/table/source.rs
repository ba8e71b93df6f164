//! A file from its first bytes to its columns: what kind it is, how it is laid out, then row after row in pieces.
use crate::ingest::table::cell::{Batch, Blocks};
use crate::ingest::table::decode::archive::{self, Archive};
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::decode::delimited::{Dialect, Scanner};
use crate::ingest::table::decode::encoding;
use crate::ingest::table::decode::json::{self, Objects};
use crate::ingest::table::decode::magic;
use crate::ingest::table::decode::markup;
use crate::ingest::table::decode::statistics::{self, Document};
use crate::ingest::table::decode::workbook::{Book, Sheet};
use crate::ingest::table::detect::block;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header;
use crate::ingest::table::detect::layout::{Layout, Options, detect};
use crate::ingest::table::detect::names::Names;
use crate::ingest::table::detect::told;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::import::{Counts, Imported, Importer};
use crate::ingest::table::levels;
use crate::model::table::Role;
use encoding_rs::{Encoding, UTF_8};
use flate2::write::MultiGzDecoder;
use std::io::Write;
use std::rc::Rc;

/// So many bytes of a text are looked at before its layout is known.
pub const HEAD: usize = 1 << 18;
// Objects have their keys before the head is over.
const _: () = assert!(2 * json::LEARNED_BYTES <= HEAD);
/// A workbook, and a JSON list that is unpacked, may have so many bytes.
pub const MOST_WORKBOOK: u64 = 256 << 20;
/// What is in memory is read in pieces of so many bytes.
const HELD_PIECE: usize = 1 << 22;
/// Columns a table may have.
pub const MOST_COLUMNS: usize = 1 << 14;
/// An unpacked file may have so many bytes, and so many times those it came in.
const MOST_UNPACKED: u64 = 16 << 30;
const MOST_RATIO: u64 = 100;
const HARMLESS: u64 = 64 << 20;
/// Packed bytes are taken in portions, so that none unpacks to more than memory holds.
const PORTION: usize = 1 << 14;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Delimited,
    Json,
    Workbook,
}

/// The kind of a file by its first bytes, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Gzip,
    /// A workbook, an archive, a web page, a document of statistics: what it holds is known when all of it is read.
    Whole,
    Text,
}

/// What the first bytes say.
pub fn kind(head: &[u8]) -> Result<Kind, Failure> {
    if let Some(kind) = magic::name(head) {
        return Err(Failure::Binary { kind });
    }
    Ok(match head {
        [] => return Err(Failure::Empty),
        [0x1F, 0x8B, ..] => Kind::Gzip,
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Kind::Whole,
        head if markup::begins(head) => Kind::Whole,
        head if statistics::begins(head.get(..head.len().min(HEAD)).unwrap_or_default()).is_some() => Kind::Whole,
        _ => Kind::Text,
    })
}

/// Unpacks gzip in pieces.
pub struct Gunzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    packed: u64,
    unpacked: u64,
}

impl Default for Gunzip {
    fn default() -> Gunzip {
        Gunzip { decoder: MultiGzDecoder::new(Vec::new()), packed: 0, unpacked: 0 }
    }
}

impl Gunzip {
    /// All that a file unpacks to, where that is no more than so many bytes.
    pub fn whole(packed: &[u8], most: u64) -> Result<Vec<u8>, Failure> {
        let mut out = Vec::new();
        Gunzip::default().read(packed, true, &mut out, usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1))?;
        let bytes = out.len() as u64;
        if bytes > most { Err(Failure::TooLarge { bytes, limit: most }) } else { Ok(out) }
    }

    /// Appends what a piece unpacks to; `most` limits what is kept, for a look at the beginning.
    pub fn read(&mut self, piece: &[u8], is_last: bool, out: &mut Vec<u8>, most: usize) -> Result<(), Failure> {
        for portion in piece.chunks(PORTION) {
            if out.len() >= most {
                return Ok(());
            }
            let broken = Failure::BrokenGzip { at: self.packed };
            self.packed += portion.len() as u64;
            self.decoder.write_all(portion).map_err(|_| broken)?;
            self.take(out)?;
        }
        if is_last {
            self.decoder.try_finish().map_err(|_| Failure::BrokenGzip { at: self.packed })?;
            self.take(out)?;
        }
        Ok(())
    }

    fn take(&mut self, out: &mut Vec<u8>) -> Result<(), Failure> {
        let fresh = self.decoder.get_mut();
        self.unpacked += fresh.len() as u64;
        out.append(fresh);
        let is_bomb = self.unpacked > MOST_UNPACKED || (self.unpacked > HARMLESS && self.unpacked > MOST_RATIO * self.packed);
        if is_bomb { Err(Failure::Bomb { packed: self.packed, unpacked: self.unpacked }) } else { Ok(()) }
    }
}

/// A file whose layout is known: what has to be shown, corrected or answered before its rows are read.
pub struct Opening {
    pub format: Format,
    pub is_gzip: bool,
    pub encoding: &'static Encoding,
    pub layout: Layout,
    /// The sheets of a workbook, or the files of an archive.
    pub sheets: Vec<String>,
    /// Which of them this is, counted from 0.
    pub sheet_number: usize,
    /// The rows of a workbook's sheet.
    sheet: Option<Blocks>,
    /// The text of an archive's file, where that is its rows.
    held: Option<Vec<u8>>,
    json_skip: usize,
    /// Whether nobody said what the encoding is.
    is_guessed: bool,
}

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
            Ok(Kind::Text) => {
                let head = file.get(..file.len().min(HEAD)).unwrap_or_default();
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
        encoding::Reader::new(encoding::guess(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default())).read(&bytes, true, &mut text);
        let dialect = dialect(text.get(..text.len().min(HEAD)).unwrap_or_default(), text.len() <= HEAD, &Options::default());
        books.extend(files.get(n).and_then(|file| CodeBook::read(file, &text, dialect)));
    }
    books
}

/// A workbook, a web page or a document of statistics.
fn open_one(bytes: &[u8], is_gzip: bool, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    if let Some(format) = statistics::begins(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()) {
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
    let encoding = encoding::guess(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default());
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
            let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
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
        is_guessed: false,
    })
}

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
fn open_text_beside(
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
            let dialect = dialect(&text, is_whole, &options);
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
        is_guessed: options.encoding.is_none(),
    })
}

/// Puts down what the header says of its columns where that is known, and which code lists they have.
fn tell(grid: &mut Grid, options: &mut Options, names: &Names, books: &[CodeBook]) {
    let Some((header, rows)) = grid.rows.split_first() else { return };
    let joined = told::joined(header, rows, books, names);
    let found = told::of_header(header, rows).or_else(|| told::of_baci(header));
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

fn lay_out(grid: &Grid, dialect: Option<Dialect>, names: &Names, options: &Options, file_name: &str) -> Result<Layout, Failure> {
    let columns = grid.width();
    if columns > MOST_COLUMNS {
        return Err(Failure::TooManyColumns { columns: columns as u64, limit: MOST_COLUMNS as u64 });
    }
    let layout = detect(grid, dialect, names, options, file_name);
    let says_nothing = columns <= 1 && layout.grain().is_none() && layout.columns.iter().all(|column| column.role != Role::Amount);
    if says_nothing { Err(Failure::NotTable) } else { Ok(layout) }
}

/// The delimiter by which most rows of the sample have as many cells as the header, and the end of lines.
fn dialect(text: &[u8], is_whole: bool, options: &Options) -> Dialect {
    let line_end = if text.contains(&b'\n') || !text.contains(&b'\r') { b'\n' } else { b'\r' };
    let with = |delimiter: u8| Dialect { delimiter, line_end, quotes: true };
    // A spreadsheet may say it in the first line.
    let hint = text.strip_prefix(b"sep=").and_then(|rest| match rest {
        [mark, b'\r' | b'\n', ..] => Some(*mark),
        _ => None,
    });
    if let Some(given) = options.delimiter.and_then(|c| u8::try_from(c).ok()).or(hint) {
        return with(given);
    }
    const MARKS: [u8; 4] = [b'\t', b';', b'|', b','];
    let cells_by = |delimiter: u8| {
        let (mut batch, mut scanner) = (Batch::default(), Scanner::new(with(delimiter), 1));
        scanner.scan(text, is_whole, &mut batch);
        let is_blank = |n: usize| batch.rows.get(n).is_none_or(|row| row.end <= row.start);
        (0..batch.rows.len().min(200)).map(|n| if is_blank(n) { 0 } else { batch.cells_of(n).len() }).collect::<Vec<usize>>()
    };
    let counts = MARKS.map(cells_by);
    // Titles and remarks that no delimiter parts say nothing; the first row that one parts is the header, or data.
    let is_parted = |n: usize| counts.iter().any(|cells| cells.get(n).is_some_and(|cells| *cells > 1));
    let score = |cells: &[usize]| {
        let rows: Vec<usize> = cells.iter().enumerate().filter(|(n, _)| is_parted(*n)).map(|(_, cells)| *cells).collect();
        let parted = rows.iter().filter(|cells| **cells > 1);
        let Some(width) = parted.clone().max_by_key(|width| (rows.iter().filter(|other| other == width).count(), **width)).copied() else {
            return 0.0;
        };
        // Rows may leave out their last cells.
        let header = rows.iter().take(3).copied().filter(|cells| *cells >= width).max().unwrap_or(width);
        let fits: f64 = rows
            .iter()
            .map(|cells| match *cells {
                cells if cells == width || cells == header => 1.0,
                cells if cells > 1 && cells < header => 0.5,
                _ => 0.0,
            })
            .sum();
        let has_header = rows.first().is_some_and(|cells| *cells > 1);
        fits / rows.len().max(1) as f64 * (1.0 - 1.0 / header as f64) * if has_header { 1.0 } else { 0.5 }
    };
    // A comma may also be the decimal mark, so the others are believed first.
    let mut best = (b',', 0.0);
    for (mark, cells) in MARKS.into_iter().zip(&counts) {
        let own = score(cells);
        if own > best.1 {
            best = (mark, own);
        }
    }
    with(best.0)
}

/// Reads the rows of a file in pieces.
pub struct Feeder {
    gunzip: Option<Gunzip>,
    reader: encoding::Reader,
    rows: Rows,
    importer: Importer,
    batch: Batch,
    unpacked: Vec<u8>,
    held: Option<Vec<u8>>,
}

/// What the rows of a file come from.
enum Rows {
    /// Text that is not yet read: the beginning of a row.
    Delimited {
        scanner: Scanner,
        text: Vec<u8>,
    },
    Objects {
        objects: Objects,
        decoded: Vec<u8>,
        rows: Blocks,
    },
    Sheet {
        rows: Blocks,
    },
}

impl Opening {
    /// A reader of the rows. Of a workbook and of an archive everything is in memory already.
    pub fn feeder(&mut self) -> Feeder {
        let rows = match (self.sheet.take(), self.layout.dialect) {
            (Some(rows), _) => Rows::Sheet { rows },
            (None, Some(dialect)) => Rows::Delimited { scanner: Scanner::new(dialect, 1), text: Vec::new() },
            (None, None) => Rows::Objects { objects: Objects::new(self.json_skip), decoded: Vec::new(), rows: Blocks::default() },
        };
        Feeder {
            gunzip: (self.is_gzip && !self.is_complete() && !matches!(rows, Rows::Sheet { .. })).then(Gunzip::default),
            reader: if self.is_guessed { encoding::Reader::guessed(self.encoding) } else { encoding::Reader::new(self.encoding) },
            rows,
            importer: Importer::new(self.layout.clone()),
            batch: Batch::default(),
            unpacked: Vec::new(),
            held: self.held.take(),
        }
    }

    /// Whether all rows are in memory, so that no piece of the file is needed.
    pub fn is_complete(&self) -> bool {
        self.sheet.is_some() || self.held.is_some()
    }
}

impl Feeder {
    /// Reads a piece of the file; where all is in memory already, that.
    pub fn push(&mut self, piece: &[u8], is_last: bool) -> Result<(), Failure> {
        let Some(held) = self.held.take() else { return self.take(piece, is_last) };
        let mut pieces = held.chunks(HELD_PIECE).peekable();
        while let Some(piece) = pieces.next() {
            self.take(piece, pieces.peek().is_none())?;
        }
        Ok(())
    }

    fn take(&mut self, piece: &[u8], is_last: bool) -> Result<(), Failure> {
        let piece = match &mut self.gunzip {
            Some(gunzip) => {
                self.unpacked.clear();
                gunzip.read(piece, is_last, &mut self.unpacked, usize::MAX)?;
                &self.unpacked
            }
            None => piece,
        };
        let Feeder { importer, batch, reader, .. } = self;
        match &mut self.rows {
            Rows::Delimited { scanner, text } => {
                reader.read(piece, is_last, text);
                let mut at = 0;
                loop {
                    batch.clear();
                    let rest = text.get(at..).unwrap_or_default();
                    at += scanner.scan(rest, is_last, batch);
                    if batch.rows.is_empty() {
                        break;
                    }
                    importer.read(rest, batch);
                }
                text.drain(..at.min(text.len()));
            }
            Rows::Objects { objects, decoded, rows } => {
                decoded.clear();
                reader.read(piece, is_last, decoded);
                objects.read(decoded, is_last, rows);
                rows.drain(importer.width(), batch, |bytes, batch| importer.read(bytes, batch));
            }
            Rows::Sheet { rows } => rows.drain(importer.width(), batch, |bytes, batch| importer.read(bytes, batch)),
        }
        Ok(())
    }

    /// What was read so far.
    pub fn counts(&self) -> Counts {
        self.importer.counts()
    }

    /// Bytes held, roughly.
    pub fn bytes(&self) -> usize {
        let rows = match &self.rows {
            Rows::Delimited { text, .. } => text.capacity(),
            Rows::Objects { decoded, rows, .. } => decoded.capacity() + rows.bytes(),
            Rows::Sheet { rows } => rows.bytes(),
        };
        self.importer.bytes() + self.unpacked.capacity() + rows
    }

    /// Whether the table will stay below `limit` bytes, by the `share` of the file that was read so far.
    pub fn fits(&self, share: f64, limit: f64) -> Result<(), Failure> {
        // What the columns take, and once more while they are sorted.
        const WHILE_SORTED: f64 = 1.6;
        // Before that much is read, what it says of the rest is not to be trusted.
        const TELLING: f64 = 0.02;
        let bytes = self.bytes() as f64 * WHILE_SORTED;
        if bytes <= limit && (share <= TELLING || bytes / share <= limit) {
            return Ok(());
        }
        let whole = |part: f64| (part / share) as u64;
        Err(Failure::NoMemory { rows: whole(self.counts().rows as f64), bytes: whole(bytes) })
    }

    /// The columns. A table without a row that could be accepted or refused is a failure.
    pub fn finish(self, names: &Names) -> Result<Imported, Failure> {
        let counts = self.importer.counts();
        if counts.accepted + counts.rejected == 0 {
            return Err(Failure::HeaderOnly { rows: counts.rows });
        }
        let mut importer = self.importer;
        if let Rows::Objects { objects, .. } = &self.rows {
            importer.note_lists(objects.other_lists());
        }
        let (mut table, origin) = importer.finish(names);
        levels::settle(&mut table, origin, names);
        Ok(table)
    }
}

/// Opens and reads a whole file that is in memory; the questions, if there are any, stay open.
pub fn import(bytes: &[u8], file_name: &str, names: &Names, options: &Options) -> Result<(Opening, Imported), Failure> {
    let is_gzip = kind(bytes)? == Kind::Gzip;
    let mut unpacked = Vec::new();
    let plain = if is_gzip {
        Gunzip::default().read(bytes, true, &mut unpacked, usize::MAX)?;
        unpacked.as_slice()
    } else {
        bytes
    };
    let mut opening = match kind(plain)? {
        Kind::Whole => open_whole(plain, is_gzip, file_name, names, options)?,
        Kind::Gzip => return Err(Failure::Binary { kind: "gzip" }),
        Kind::Text => {
            let head = plain.get(..plain.len().min(HEAD)).unwrap_or_default();
            open_text(head, head.len() == plain.len(), is_gzip, file_name, names, options)?
        }
    };
    let is_complete = opening.is_complete();
    let mut feeder = opening.feeder();
    feeder.push(if is_complete { &[] } else { bytes }, true)?;
    Ok((opening, feeder.finish(names)?))
}
