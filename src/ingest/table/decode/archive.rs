//! A ZIP archive of tables: what it holds, and the bytes of one of its files.
use super::workbook::{HARMLESS, MOST_RATIO};
use crate::ingest::table::failure::Failure;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A file of an archive that unpacks to more is refused.
pub const MOST_UNPACKED: u64 = 1 << 29;

/// An archive that is no workbook.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Its files, in the archive's order: the name of each, and its place among all entries.
    files: Vec<(String, usize)>,
    /// Bytes of each, unpacked.
    sizes: Vec<u64>,
    /// The places in `files`, the largest file first: code lists and remarks are smaller than the table that they are for.
    pub by_size: Vec<usize>,
}

impl Archive<'_> {
    /// Opens an archive, from all its bytes; `None` where it is a workbook, or no archive that can be read.
    pub fn open(bytes: &[u8]) -> Option<Archive<'_>> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut files = Vec::new();
        let mut sizes = Vec::new();
        for n in 0..zip.len() {
            // An entry behind a password has its name all the same.
            let entry = zip.by_index_raw(n).ok()?;
            let name = entry.name().ok()?.into_owned();
            if matches!(name.as_str(), "[Content_Types].xml" | "mimetype") || name.starts_with("xl/") {
                return None;
            }
            let own = name.rsplit('/').next().unwrap_or_default();
            if own.is_empty() || own.starts_with('.') || name.starts_with("__MACOSX/") {
                continue;
            }
            sizes.push(entry.size());
            files.push((name, n));
        }
        let mut by_size: Vec<usize> = (0..files.len()).collect();
        by_size.sort_by_key(|n| (std::cmp::Reverse(sizes.get(*n).copied()), *n));
        Some(Archive { zip, files, sizes, by_size })
    }

    /// The names of its files.
    pub fn names(&self) -> Vec<String> {
        self.files.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The files beside one that are small enough to be code lists.
    pub fn small(&self, beside: usize) -> Vec<usize> {
        const MOST_BYTES: u64 = 4 << 20;
        const MOST_FILES: usize = 8;
        let is_small = |n: &usize| *n != beside && self.sizes.get(*n).is_some_and(|size| *size <= MOST_BYTES);
        (0..self.files.len()).filter(is_small).take(MOST_FILES).collect()
    }

    /// The bytes of a file, counted from 0.
    pub fn read(&mut self, n: usize) -> Result<Vec<u8>, Failure> {
        let Some((_, place)) = self.files.get(n) else { return Err(Failure::NoSheet { sheet: n, sheets: self.files.len() }) };
        let entry = match self.zip.by_index(*place) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(detail)) if detail.contains("assword") => return Err(Failure::Encrypted),
            Err(_) => return Err(Failure::BrokenWorkbook),
        };
        let packed = entry.compressed_size().max(1);
        let mut bytes = Vec::new();
        // What a file says of its own size is not to be trusted.
        entry.take(MOST_UNPACKED + 1).read_to_end(&mut bytes).map_err(|_| Failure::BrokenWorkbook)?;
        match bytes.len() as u64 {
            unpacked if unpacked > HARMLESS && unpacked > MOST_RATIO * packed => Err(Failure::Bomb { packed, unpacked }),
            bytes if bytes > MOST_UNPACKED => Err(Failure::TooLarge { bytes, limit: MOST_UNPACKED }),
            _ => Ok(bytes),
        }
    }
}
