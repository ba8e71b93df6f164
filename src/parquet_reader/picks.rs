//! Columns whose pages only say which value of a list each cell is: the values are made texts once, and the cells are picks of them.
//!
//! The crate keeps the list to itself. So the page of the list is taken aside, and the crate is given one of whole numbers in its place,
//! each with its own number: what it then reads are the picks.
use super::cells;
use super::leaf::Leaf;
use super::pages::Pages;
use crate::model::columnar::{Picked, Piece};
use bytes::Bytes;
use parquet::basic::{Encoding, Repetition, Type as Physical};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::Int32Type;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::schema::types::{ColumnDescPtr, ColumnDescriptor, ColumnPath, Type};
use std::sync::{Arc, Mutex, PoisonError};

/// The page of the list, where the crate has come to it: its bytes, and how many values it has.
type List = Arc<Mutex<Option<(Bytes, u32)>>>;

/// Pages as the crate is to see them.
struct Numbered {
    pages: Pages,
    list: List,
}

impl Numbered {
    fn numbered(&self, mut page: Page) -> Result<Page> {
        match &mut page {
            Page::DictionaryPage { buf, num_values, encoding, .. } => {
                // No value is shorter than a byte.
                let count = i32::try_from(*num_values).ok().filter(|count| *count as usize <= buf.len()).ok_or_else(damaged)?;
                let numbers: Vec<u8> = (0..count).flat_map(i32::to_le_bytes).collect();
                let own = core::mem::replace(buf, numbers.into());
                *self.list.lock().unwrap_or_else(PoisonError::into_inner) = Some((own, *num_values));
                *encoding = Encoding::PLAIN;
            }
            Page::DataPage { encoding, .. } | Page::DataPageV2 { encoding, .. } if !is_list(*encoding) => return Err(damaged()),
            _ => {}
        }
        Ok(page)
    }
}

impl Iterator for Numbered {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Result<Page>> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Numbered {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        self.pages.get_next_page()?.map(|page| self.numbered(page)).transpose()
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

fn damaged() -> ParquetError {
    ParquetError::General(String::new())
}

fn is_list(encoding: Encoding) -> bool {
    #[allow(deprecated, reason = "old writers write it")]
    let old = Encoding::PLAIN_DICTIONARY;
    encoding == Encoding::RLE_DICTIONARY || encoding == old
}

/// Whether all pages of a column are of picks.
pub fn are_picks(chunk: &ColumnChunkMetaData) -> bool {
    #[allow(deprecated, reason = "old writers write it")]
    let old = Encoding::PLAIN_DICTIONARY;
    chunk.dictionary_page_offset().is_some()
        && chunk.page_encoding_stats_mask().is_some_and(|mask| mask.is_only(Encoding::RLE_DICTIONARY) || mask.is_only(old))
}

/// A column that is read as picks.
pub struct Picks {
    column: ColumnReaderImpl<Int32Type>,
    list: List,
    own: ColumnDescPtr,
    /// How many values the list has, once it is known.
    count: u32,
}

impl Picks {
    /// Of the pages of a column that is described so.
    pub fn new(pages: Pages, own: ColumnDescPtr) -> Result<Picks> {
        let list = List::default();
        let number = Type::primitive_type_builder("", Physical::INT32).with_repetition(Repetition::OPTIONAL).build()?;
        let numbers = ColumnDescriptor::new(Arc::new(number), own.max_def_level(), 0, ColumnPath::new(Vec::new()));
        let column = ColumnReaderImpl::new(Arc::new(numbers), Box::new(Numbered { pages, list: Arc::clone(&list) }));
        Ok(Picks { column, list, own, count: 0 })
    }

    /// Reads the next rows into a piece; gives how many there were.
    pub fn read(&mut self, n: usize, leaf: &Leaf, rows: usize, piece: &mut Piece) -> Result<usize> {
        let (mut values, mut levels) = (Vec::with_capacity(rows), Vec::new());
        let has_empty = leaf.level > 0;
        let (records, ..) = self.column.read_records(rows, has_empty.then_some(&mut levels), None, &mut values)?;
        let mut picked = Picked { column: n, list: None, picks: Vec::with_capacity(rows) };
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((bytes, count)) = list {
            let mut texts = Piece { rows: count as usize, ..Piece::default() };
            // The column as it is described, with a value in each row.
            let own = ColumnDescriptor::new(self.own.self_type_ptr(), 0, 0, ColumnPath::new(Vec::new()));
            let mut column = get_column_reader(Arc::new(own), Box::new(Once(Some((bytes, count)))));
            if cells::read(&mut column, leaf.form, 0, count as usize, &mut texts)? != count as usize {
                return Err(damaged());
            }
            self.count = count;
            picked.list = Some((texts.bytes, texts.ends));
        }
        if values.iter().any(|value| *value < 0 || *value as u32 >= self.count) {
            return Err(damaged());
        }
        if has_empty {
            let mut values = values.iter();
            picked
                .picks
                .extend(levels.iter().map(|own| if *own == leaf.level { values.next().map_or(0, |value| *value as u32 + 1) } else { 0 }));
        } else {
            picked.picks.extend(values.iter().map(|value| *value as u32 + 1));
        }
        piece.picked.push(picked);
        piece.ends.resize(piece.ends.len() + rows, piece.bytes.len() as u32);
        Ok(records)
    }
}

/// The values of a list as the only page of a column.
struct Once(Option<(Bytes, u32)>);

impl Iterator for Once {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Result<Page>> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Once {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        Ok(self.0.take().map(|(buf, num_values)| Page::DataPage {
            buf,
            num_values,
            encoding: Encoding::PLAIN,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        }))
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        Ok(None)
    }

    fn skip_next_page(&mut self) -> Result<()> {
        Err(damaged())
    }
}

/// A column of a group of rows.
pub enum Opened {
    Cells(Box<ColumnReader>),
    Picks(Box<Picks>),
}
