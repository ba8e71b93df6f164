//! XLS: what a sheet says of its own size, for which the crate that reads it takes memory at once.
use crate::ingest::table::failure::Failure;
use std::borrow::Cow;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

/// A sheet may say that it has so many cells. A full one would have 16 million, which take 700 MB before the first is read.
const MOST_CELLS: u64 = 1 << 20;
/// The record of a sheet's size: its first row and the one after its last, its first column and the one after its last.
const DIMENSIONS: u16 = 0x0200;

/// The file, of which no sheet says that it has more cells than that: the cells tell by themselves where they stand.
pub fn modest(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Failure> {
    large(bytes).map(|mended| mended.map_or(Cow::Borrowed(bytes), Cow::Owned)).map_err(|_| Failure::BrokenWorkbook)
}

/// The file with the sizes of sheets mended; `None` where none is too large.
fn large(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut streams = cfb::CompoundFile::open(Cursor::new(bytes))?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| streams.is_stream(name)).ok_or(io::ErrorKind::NotFound)?;
    let mut book = Vec::new();
    streams.open_stream(name)?.read_to_end(&mut book)?;
    let found = sizes(&book);
    if found.is_empty() {
        return Ok(None);
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec()))?;
    let mut stream = file.open_stream(name)?;
    for (at, length) in found {
        stream.seek(SeekFrom::Start(at as u64))?;
        stream.write_all(&vec![0; length])?;
    }
    stream.flush()?;
    drop(stream);
    Ok(Some(file.into_inner().into_inner()))
}

/// Where the sizes of sheets stand that are too large, and how long they are.
fn sizes(book: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((head, rest)) = book.get(at..).and_then(|rest| rest.split_at_checked(4)) {
        let half = |n: usize| head.get(n..n + 2).and_then(|two| two.try_into().ok()).map_or(0, u16::from_le_bytes);
        let length = usize::from(half(2));
        if let (DIMENSIONS, Some(data)) = (half(0), rest.get(..length))
            && cells(data).is_none_or(|cells| cells > MOST_CELLS)
        {
            found.push((at + 4, length));
        }
        at += 4 + length;
    }
    found
}

/// How many cells a size says, with all columns before its last; `None` where it ends before it begins. Older files have rows of two bytes.
fn cells(data: &[u8]) -> Option<u64> {
    let (rows, columns) = data.split_at_checked(if data.len() > 10 { 8 } else { 4 })?;
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    let (first, after) = rows.split_at_checked(rows.len() / 2)?;
    Some(number(after).checked_sub(number(first))?.max(1) * number(columns.get(2..4)?).max(1))
}

#[cfg(test)]
mod tests {
    use super::{MOST_CELLS, cells, sizes};

    #[test]
    fn a_size_is_read_in_both_forms() {
        let wide = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0];
        assert_eq!(cells(&wide), Some(65_536 * 256));
        assert_eq!(cells(&[0, 0, 3, 0, 1, 0, 2, 0, 0, 0]), Some(6));
        assert_eq!(cells(&[5, 0, 3, 0, 0, 0, 2, 0, 0, 0]), None, "it ends before it begins");
        assert_eq!(cells(&[]), None);
        assert!(cells(&wide).is_some_and(|cells| cells > MOST_CELLS));
        let book = [&[9, 8, 1, 0, 7, 0, 2, 14, 0][..], &wide, &[0, 2, 10, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0], &[10, 0, 0, 0, 1]].concat();
        assert_eq!(sizes(&book), [(9, 14)]);
    }
}
