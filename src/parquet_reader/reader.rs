//! A Parquet file from its contents to its rows.
use super::cells;
use super::file::{File, Part};
use super::leaf::{Form, Leaf, leaves};
use super::pages::{Pages, Trouble, name, unread};
use super::picks::{Opened, Picks, are_picks};
use super::sift::Sift;
use crate::model::columnar::{Column, Fault, FaultKind, Group, Head, Piece, Source};
use crate::model::panics::caught;
use parquet::column::reader::{ColumnReader, get_column_reader};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use std::sync::Arc;

const MAGIC: &[u8] = b"PAR1";
/// How a file ends whose contents are encrypted.
const ENCRYPTED: &[u8] = b"PARE";
/// A file is at least twice that sign, and the length of its contents.
const FEWEST_BYTES: u64 = 12;
/// So many rows say whether bytes are texts.
const PROBED: usize = 64;
/// The rows of a piece become fewer where their texts are longer than this.
const LONG_PIECE: usize = 1 << 24;

/// Reads a Parquet file.
pub struct Reader {
    file: Arc<dyn File>,
    pub(super) contents: ParquetMetaData,
    pub(super) leaves: Vec<Leaf>,
    head: Head,
    chosen: Vec<bool>,
    /// The group of rows that is read, and how many of its rows are left.
    group: usize,
    left: u64,
    columns: Vec<Option<Opened>>,
    /// Whether columns may be handed out as picks.
    has_picks: bool,
    /// Rows that were read.
    row: u64,
    /// Rows that a piece may have, where texts are long.
    most: usize,
    /// Of which rows and columns it is, where not of all.
    pub(super) sift: Option<Sift>,
    /// The columns that are read of wanted rows only.
    pub(super) others: Vec<Option<ColumnReader>>,
}

fn of_file(kind: FaultKind, found: impl Into<String>, expected: impl Into<String>) -> Fault {
    Fault { kind, away: None, column: String::new(), row: 0, found: found.into(), expected: expected.into() }
}

/// Does what the crate may panic at.
fn guarded<T>(column: &str, row: u64, run: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    caught(run).unwrap_or_else(|| Err(page(column, row)))
}

fn page(column: &str, row: u64) -> Fault {
    let kind = if column.is_empty() { FaultKind::Contents } else { FaultKind::Page };
    Fault { kind, away: None, column: column.to_owned(), row: row + 1, found: String::new(), expected: String::new() }
}

impl Reader {
    /// Reads what the file says that it holds.
    pub fn open(file: Arc<dyn File>) -> Result<Reader, Fault> {
        guarded("", 0, || Reader::open_file(file))
    }

    fn open_file(file: Arc<dyn File>) -> Result<Reader, Fault> {
        let size = file.size();
        let bytes = |from: u64, bytes: u64| {
            let read = usize::try_from(bytes).ok().and_then(|bytes| file.read(from, bytes).ok());
            read.filter(|read| read.len() as u64 == bytes)
        };
        let unreadable = || of_file(FaultKind::Contents, "", "");
        if size < FEWEST_BYTES {
            return Err(of_file(FaultKind::Cut, size.to_string(), FEWEST_BYTES.to_string()));
        }
        let tail = bytes(size - 8, 8).ok_or_else(unreadable)?;
        let (length, magic) = tail.split_at(4);
        if magic == ENCRYPTED {
            return Err(of_file(FaultKind::Encrypted, "PARE", "PAR1"));
        }
        if magic != MAGIC {
            let found: String = magic.iter().map(|byte| byte.escape_ascii().to_string()).collect();
            return Err(of_file(FaultKind::Cut, found, "PAR1"));
        }
        let length = length.try_into().map_or(0, |length| u64::from(u32::from_le_bytes(length)));
        let start = (size - 8).checked_sub(length);
        let Some(start) = start else { return Err(of_file(FaultKind::Contents, length.to_string(), (size - 8).to_string())) };
        let contents = bytes(start, length).ok_or_else(unreadable)?;
        let contents = ParquetMetaDataReader::decode_metadata(&contents).map_err(|_| unreadable())?;
        let (leaves, set_aside) = leaves(contents.file_metadata().schema_descr());
        let rows = contents.row_groups().iter().try_fold(0u64, |rows, group| {
            let is_whole = group.num_columns() == contents.file_metadata().schema_descr().num_columns();
            rows.checked_add(u64::try_from(group.num_rows()).ok().filter(|_| is_whole)?)
        });
        let rows = rows.ok_or_else(unreadable)?;
        let mut reader = Reader {
            file,
            contents,
            leaves,
            head: Head { columns: Vec::new(), rows, set_aside },
            chosen: Vec::new(),
            group: 0,
            left: 0,
            columns: Vec::new(),
            has_picks: false,
            row: 0,
            most: usize::MAX,
            sift: None,
            others: Vec::new(),
        };
        reader.set_pictures_aside()?;
        if reader.leaves.is_empty() {
            return Err(of_file(FaultKind::NoColumn, reader.head.set_aside.join(", "), ""));
        }
        let column = |leaf: &Leaf| Column { name: leaf.name.clone(), is_number: leaf.form.is_number() };
        reader.head.columns = reader.leaves.iter().map(column).collect();
        reader.restart(&vec![true; reader.leaves.len()]);
        Ok(reader)
    }

    /// Columns of bytes that are no texts are no cells.
    fn set_pictures_aside(&mut self) -> Result<(), Fault> {
        if self.leaves.iter().all(|leaf| leaf.form != Form::Bytes) {
            return Ok(());
        }
        let chosen: Vec<bool> = self.leaves.iter().map(|leaf| leaf.form == Form::Bytes).collect();
        self.restart(&chosen);
        let Some(piece) = self.read(PROBED)? else { return Ok(()) };
        let is_text = |n: usize| {
            let end = |at: usize| at.checked_sub(1).and_then(|at| piece.ends.get(at)).map_or(0, |end| *end as usize);
            let (from, to) = (end(n * piece.rows), end((n + 1) * piece.rows));
            core::str::from_utf8(piece.bytes.get(from..to).unwrap_or_default()).is_ok_and(|text| !text.contains('\0'))
        };
        let is_picture: Vec<bool> = chosen.iter().enumerate().map(|(n, is_bytes)| *is_bytes && !is_text(n)).collect();
        let mut which = is_picture.into_iter();
        let set_aside = &mut self.head.set_aside;
        self.leaves.retain(|leaf| {
            let goes = which.next().unwrap_or_default();
            if goes {
                set_aside.push(leaf.name.clone());
            }
            !goes
        });
        Ok(())
    }

    fn restart(&mut self, chosen: &[bool]) {
        self.chosen = chosen.to_vec();
        self.has_picks = false;
        (self.group, self.left, self.row, self.most) = (0, 0, 0, usize::MAX);
        self.columns.clear();
        self.others.clear();
        self.sift = None;
    }

    /// Opens the columns of the next group of rows; `false` at the end.
    fn next_group(&mut self) -> Result<bool, Fault> {
        loop {
            if self.group >= self.contents.num_row_groups() {
                return Ok(false);
            }
            let rows = self.contents.row_group(self.group).num_rows() as u64;
            let is_wanted = self.sift.as_ref().is_none_or(|sift| sift.groups.get(self.group) != Some(&false));
            self.group += 1;
            if rows > 0 && is_wanted {
                self.left = rows;
                break;
            }
            self.row += rows;
        }
        self.columns.clear();
        self.others.clear();
        self.others.resize_with(self.leaves.len(), || None);
        if let Some(sift) = &mut self.sift {
            sift.restart();
        }
        for (n, is_chosen) in self.chosen.clone().into_iter().enumerate() {
            let column = if is_chosen { Some(self.opened(n)?) } else { None };
            self.columns.push(column);
        }
        Ok(true)
    }

    fn opened(&self, n: usize) -> Result<Opened, Fault> {
        let chunk = self.leaves.get(n).map(|leaf| self.contents.row_group(self.group - 1).column(leaf.at));
        match (chunk, self.leaves.get(n)) {
            (Some(chunk), Some(leaf)) if self.has_picks && are_picks(chunk) => {
                let picks = Picks::new(self.pages(n)?, chunk.column_descr_ptr()).map_err(|error| self.fault(leaf, &error))?;
                Ok(Opened::Picks(Box::new(picks)))
            }
            _ => self.column(n).map(|column| Opened::Cells(Box::new(column))),
        }
    }

    /// A column of the group of rows that is read, from its first row on.
    pub(super) fn column(&self, n: usize) -> Result<ColumnReader, Fault> {
        let pages = self.pages(n)?;
        let chunk = self.leaves.get(n).map(|leaf| self.contents.row_group(self.group - 1).column(leaf.at));
        let chunk = chunk.ok_or_else(|| page("", self.row))?;
        Ok(get_column_reader(chunk.column_descr_ptr(), Box::new(pages)))
    }

    fn pages(&self, n: usize) -> Result<Pages, Fault> {
        let group = self.contents.row_group(self.group - 1);
        let Some(leaf) = self.leaves.get(n) else { return Err(page("", self.row)) };
        let chunk = group.column(leaf.at);
        if let Some(packing) = unread(chunk.compression_codec()) {
            let (column, row) = (leaf.name.clone(), self.row + 1);
            return Err(Fault { kind: FaultKind::Packing, away: None, column, row, found: packing.to_owned(), expected: String::new() });
        }
        let offsets = [Some(chunk.data_page_offset()), chunk.dictionary_page_offset(), Some(chunk.compressed_size())];
        let end = if offsets.iter().flatten().all(|offset| *offset >= 0) && chunk.file_path().is_none() {
            let (start, length) = chunk.byte_range();
            start.checked_add(length).filter(|end| *end <= self.file.size())
        } else {
            None
        };
        let Some(end) = end else { return Err(page(&leaf.name, self.row)) };
        let pages = Pages::new(Part::new(Arc::clone(&self.file), end), chunk, group.num_rows() as usize);
        pages.map_err(|error| self.fault(leaf, &error))
    }

    /// Reads or passes over rows of a column, which are so many as they must be.
    pub(super) fn step(&self, n: usize, run: impl FnOnce(&Leaf) -> parquet::errors::Result<(usize, usize)>) -> Result<(), Fault> {
        let Some(leaf) = self.leaves.get(n) else { return Ok(()) };
        let (found, rows) = guarded(&leaf.name, self.row, || run(leaf).map_err(|error| self.fault(leaf, &error)))?;
        if found != rows {
            let (column, row) = (leaf.name.clone(), self.row + 1);
            return Err(Fault { kind: FaultKind::Count, away: None, column, row, found: found.to_string(), expected: rows.to_string() });
        }
        Ok(())
    }

    /// What is wrong with a column, where the crate or unpacking fails.
    fn fault(&self, leaf: &Leaf, error: &ParquetError) -> Fault {
        let trouble = match error {
            ParquetError::External(error) => error.downcast_ref::<Trouble>(),
            _ => None,
        };
        let packing = self.contents.row_groups().get(self.group.saturating_sub(1)).map(|group| group.column(leaf.at).compression_codec());
        let (kind, found, expected) = match trouble {
            Some(Trouble::Broken) => (FaultKind::Unpacking, packing.map(name).unwrap_or_default().to_owned(), String::new()),
            Some(Trouble::Large { most }) => (FaultKind::Large, String::new(), most.to_string()),
            None => return page(&leaf.name, self.row),
        };
        Fault { kind, away: None, column: leaf.name.clone(), row: self.row + 1, found, expected }
    }

    fn read(&mut self, most: usize) -> Result<Option<Piece>, Fault> {
        if self.left == 0 && !self.next_group()? {
            return Ok(None);
        }
        let rows = usize::try_from(self.left).unwrap_or(usize::MAX).min(most.min(self.most).max(1));
        let mut piece = Piece { rows, ends: Vec::with_capacity(rows * self.leaves.len()), ..Piece::default() };
        let mut columns = core::mem::take(&mut self.columns);
        for (n, column) in columns.iter_mut().enumerate() {
            let Some(column) = column else {
                piece.ends.resize(piece.ends.len() + rows, piece.bytes.len() as u32);
                continue;
            };
            self.step(n, |leaf| {
                let read = match column {
                    Opened::Cells(column) => cells::read(column, leaf.form, leaf.level, rows, &mut piece)?,
                    Opened::Picks(picks) => picks.read(n, leaf, rows, &mut piece)?,
                };
                Ok((read, rows))
            })?;
        }
        if piece.bytes.len() > LONG_PIECE {
            self.most = (rows / 2).max(1);
        }
        self.columns = columns;
        self.left -= rows as u64;
        self.row += rows as u64;
        Ok(Some(piece))
    }
}

impl Source for Reader {
    fn head(&self) -> &Head {
        &self.head
    }

    fn begin(&mut self, chosen: &[bool]) -> Result<(), Fault> {
        self.restart(chosen);
        Ok(())
    }

    fn begin_picks(&mut self, chosen: &[bool]) -> Result<(), Fault> {
        self.restart(chosen);
        self.has_picks = true;
        Ok(())
    }

    fn next(&mut self, most: usize) -> Result<Option<Piece>, Fault> {
        let piece = self.read(most)?;
        if let (Some(sift), Some(piece)) = (&mut self.sift, &piece) {
            sift.hand_out(piece);
        }
        Ok(piece)
    }

    fn groups(&mut self, column: usize) -> Result<Vec<Group>, Fault> {
        Ok(self.groups_by(column))
    }

    fn sift(&mut self, conditions: &[bool], chosen: &[bool], groups: &[bool]) -> Result<(), Fault> {
        self.restart(conditions);
        self.sift = Some(Sift::new(conditions, chosen, groups));
        Ok(())
    }

    fn take(&mut self, wanted: &[bool]) -> Result<Piece, Fault> {
        self.take_wanted(wanted)
    }
}
