//! The rows of a file whose layout is known, in pieces.
use super::opening::Opening;
use crate::ingest::table::cell::{Batch, Blocks, Cell};
use crate::ingest::table::decode::delimited::Scanner;
use crate::ingest::table::decode::encoding;
use crate::ingest::table::decode::gzip::Gunzip;
use crate::ingest::table::decode::json::Objects;
use crate::ingest::table::detect::names::Names;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::import::{Counts, Imported, Importer};
use crate::ingest::table::levels;
use crate::ingest::table::reading::Note;
use crate::model::columnar::{By, Piece};

/// What is in memory is read in pieces of so many bytes.
const HELD_PIECE: usize = 1 << 22;

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
    /// Of a file in columns: which hold numbers, and the line that comes next.
    Columns {
        is_number: Vec<bool>,
        line: u64,
    },
}

impl Opening {
    /// A reader of the rows. Of a workbook and of an archive everything is in memory already.
    pub fn feeder(&mut self) -> Feeder {
        let mut importer = Importer::new(self.layout.clone());
        let rows = match (self.sheet.take(), self.layout.dialect) {
            (Some(rows), _) => Rows::Sheet { rows },
            _ if self.is_number.is_some() => {
                self.header().drain(importer.width(), &mut Batch::default(), |bytes, batch| importer.read(bytes, batch));
                Rows::Columns { is_number: self.is_number.take().unwrap_or_default(), line: 1 }
            }
            (None, Some(dialect)) => Rows::Delimited { scanner: Scanner::new(dialect, 1), text: Vec::new() },
            (None, None) => Rows::Objects { objects: Objects::new(self.json_skip), decoded: Vec::new(), rows: Blocks::default() },
        };
        Feeder {
            gunzip: (self.is_gzip && !self.is_complete() && !matches!(rows, Rows::Sheet { .. })).then(Gunzip::default),
            reader: if self.is_guessed { encoding::Reader::guessed(self.encoding) } else { encoding::Reader::new(self.encoding) },
            rows,
            importer,
            batch: Batch::default(),
            unpacked: Vec::new(),
            held: self.held.take(),
        }
    }
}

impl Opening {
    /// The header of a file in columns as a row, with which rows are counted.
    fn header(&self) -> Blocks {
        let mut rows = Blocks::default();
        rows.begin(0);
        self.layout.columns.iter().for_each(|column| rows.push(Cell::Text(&column.name)));
        rows
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
            Rows::Columns { .. } => {}
        }
        Ok(())
    }

    /// Reads rows of a file in columns.
    pub fn take_columns(&mut self, mut piece: Piece) {
        let Feeder { importer, batch, rows: Rows::Columns { is_number, line }, .. } = self else { return };
        batch.fill(&mut piece, is_number, *line);
        *line += piece.rows as u64;
        importer.read(&piece.bytes, batch);
    }

    /// Says which part of a file beside the page was read.
    pub fn note_held(&mut self, all: u64, by: Vec<(By, String)>) {
        let rows = self.counts().rows.saturating_sub(self.counts().headers);
        self.importer.note(Note::Held { rows, all, by });
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
            Rows::Columns { .. } => 0,
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
