//! Pages of a column, unpacked.
//!
//! The crate is told that they are not packed, and hands them on as they are: its own decoders have C for Zstandard, and no limit on what
//! a page unpacks to.
use super::file::Part;
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use parquet::basic::CompressionCodec;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::serialized_reader::SerializedPageReader;
use ruzstd::decoding::StreamingDecoder;
use std::fmt;
use std::io::Read;
use std::sync::Arc;

/// A page has at most so many bytes: writers make them a thousand times smaller.
const MOST_PAGE: u64 = 256 << 20;
const LARGE: Trouble = Trouble::Large { most: MOST_PAGE };

/// Why a page is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Broken,
    /// It has more than `most` bytes.
    Large {
        most: u64,
    },
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if *self == Trouble::Broken { "broken" } else { "too large" })
    }
}

impl std::error::Error for Trouble {}

impl From<Trouble> for ParquetError {
    fn from(trouble: Trouble) -> ParquetError {
        ParquetError::External(Box::new(trouble))
    }
}

/// What a way of packing is called; none of one that is read.
pub fn unread(codec: CompressionCodec) -> Option<&'static str> {
    match codec {
        CompressionCodec::BROTLI => Some("Brotli"),
        CompressionCodec::LZO => Some("LZO"),
        _ => None,
    }
}

/// What a way of packing is called.
pub fn name(codec: CompressionCodec) -> &'static str {
    match codec {
        CompressionCodec::UNCOMPRESSED => "",
        CompressionCodec::SNAPPY => "Snappy",
        CompressionCodec::GZIP => "gzip",
        CompressionCodec::ZSTD => "Zstandard",
        CompressionCodec::LZ4 | CompressionCodec::LZ4_RAW => "LZ4",
        other => unread(other).unwrap_or_default(),
    }
}

/// The pages of a column in one group of rows.
pub struct Pages {
    packed: SerializedPageReader<Part>,
    codec: CompressionCodec,
}

impl Pages {
    /// Of a chunk that lies within the file.
    pub fn new(part: Part, chunk: &ColumnChunkMetaData, rows: usize) -> Result<Pages> {
        let plain = chunk.clone().into_builder().set_compression_codec(CompressionCodec::UNCOMPRESSED).build()?;
        Ok(Pages { packed: SerializedPageReader::new(Arc::new(part), &plain, rows, None)?, codec: chunk.compression_codec() })
    }

    fn unpacked(&self, mut page: Page) -> Result<Page> {
        if self.codec == CompressionCodec::UNCOMPRESSED {
            return Ok(page);
        }
        match &mut page {
            Page::DataPage { buf, .. } | Page::DictionaryPage { buf, .. } => *buf = unpack(self.codec, buf, 0)?,
            Page::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, is_compressed, .. } => {
                if *is_compressed {
                    // What says which values there are stands before them and is not packed.
                    *buf = unpack(self.codec, buf, *def_levels_byte_len as usize + *rep_levels_byte_len as usize)?;
                }
                *is_compressed = false;
            }
        }
        Ok(page)
    }
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Result<Page>> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.packed.get_next_page()?;
        page.map(|page| self.unpacked(page)).transpose()
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.packed.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.packed.skip_next_page()
    }
}

/// A page with all but its first bytes unpacked.
fn unpack(codec: CompressionCodec, page: &[u8], plain: usize) -> Result<Bytes> {
    let (first, packed) = page.split_at_checked(plain).ok_or(Trouble::Broken)?;
    let mut out = first.to_vec();
    if packed.is_empty() {
        return Ok(out.into());
    }
    match codec {
        CompressionCodec::SNAPPY => {
            let length = snap::raw::decompress_len(packed).map_err(|_| Trouble::Broken)?;
            // Three bytes of Snappy give 64 at most.
            if length as u64 > MOST_PAGE || length / 32 > packed.len() {
                return Err(LARGE.into());
            }
            out.resize(first.len() + length, 0);
            let room = out.get_mut(first.len()..).unwrap_or_default();
            snap::raw::Decoder::new().decompress(packed, room).map_err(|_| Trouble::Broken)?;
        }
        CompressionCodec::GZIP => read(MultiGzDecoder::new(packed), &mut out)?,
        CompressionCodec::ZSTD => {
            let mut rest = packed;
            while !rest.is_empty() {
                read(StreamingDecoder::new(&mut rest).map_err(|_| Trouble::Broken)?, &mut out)?;
            }
        }
        CompressionCodec::LZ4_RAW => out.extend(lz4(packed)?),
        CompressionCodec::LZ4 => match lz4_of_hadoop(packed) {
            Some(unpacked) => out.extend(unpacked?),
            None => out.extend(lz4(packed)?),
        },
        _ => return Err(Trouble::Broken.into()),
    }
    Ok(out.into())
}

/// Appends all that comes, up to the most that a page may have.
fn read(from: impl Read, out: &mut Vec<u8>) -> core::result::Result<(), Trouble> {
    from.take(MOST_PAGE + 1).read_to_end(out).map_err(|_| Trouble::Broken)?;
    if out.len() as u64 > MOST_PAGE { Err(LARGE) } else { Ok(()) }
}

/// A block of LZ4, which does not say how long it becomes: at most 255 times as long.
fn lz4(packed: &[u8]) -> core::result::Result<Vec<u8>, Trouble> {
    let most = MOST_PAGE.min(packed.len() as u64 * 256) as usize;
    let mut room = packed.len().saturating_mul(4).clamp(1 << 12, most.max(1 << 12));
    loop {
        match lz4_flex::block::decompress(packed, room) {
            Ok(unpacked) => return Ok(unpacked),
            Err(lz4_flex::block::DecompressError::OutputTooSmall { .. }) if room < most => room = room.saturating_mul(4).min(most),
            Err(lz4_flex::block::DecompressError::OutputTooSmall { .. }) if most as u64 == MOST_PAGE => return Err(LARGE),
            Err(_) => return Err(Trouble::Broken),
        }
    }
}

/// Blocks of LZ4 as Hadoop writes them, each behind its two lengths; none where it is something else.
fn lz4_of_hadoop(packed: &[u8]) -> Option<core::result::Result<Vec<u8>, Trouble>> {
    let mut out = Vec::new();
    let mut rest = packed;
    let number = |bytes: &mut &[u8]| {
        let (number, rest) = bytes.split_first_chunk::<4>()?;
        *bytes = rest;
        Some(u32::from_be_bytes(*number) as usize)
    };
    while !rest.is_empty() {
        let (unpacked, length) = (number(&mut rest)?, number(&mut rest)?);
        let (block, after) = rest.split_at_checked(length)?;
        if unpacked as u64 > MOST_PAGE || out.len() as u64 > MOST_PAGE || unpacked / 256 > block.len() {
            return Some(Err(LARGE));
        }
        out.extend(lz4_flex::block::decompress(block, unpacked).ok().filter(|own| own.len() == unpacked)?);
        rest = after;
    }
    Some(Ok(out))
}
