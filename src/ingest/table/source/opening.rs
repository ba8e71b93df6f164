//! What a file is by its first bytes, and a file whose layout is known.
use crate::ingest::table::cell::Blocks;
use crate::ingest::table::decode::json;
use crate::ingest::table::decode::{magic, markup, statistics};
use crate::ingest::table::detect::layout::Layout;
use crate::ingest::table::failure::Failure;
use crate::model::table::Role;
use encoding_rs::Encoding;

/// So many bytes of a text are looked at before its layout is known.
pub const HEAD: usize = 1 << 18;
// Objects have their keys before the head is over.
const _: () = assert!(2 * json::LEARNED_BYTES <= HEAD);

/// The bytes that are looked at before a layout is known: the first `HEAD`, or all.
pub fn beginning(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Delimited,
    Json,
    Workbook,
    Parquet,
}

/// The kind of a file by its first bytes, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Gzip,
    /// A workbook, an archive, a web page, a document of statistics: what it holds is known when all of it is read.
    Whole,
    /// Parquet, which another program reads (`model::columnar`).
    Columns,
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
        head if magic::is_parquet(head) => Kind::Columns,
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Kind::Whole,
        head if markup::begins(head) => Kind::Whole,
        head if statistics::begins(beginning(head)).is_some() => Kind::Whole,
        _ => Kind::Text,
    })
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
    pub(super) sheet: Option<Blocks>,
    /// The text of an archive's file, where that is its rows.
    pub(super) held: Option<Vec<u8>>,
    pub(super) json_skip: usize,
    /// Of a file in columns which of them hold numbers.
    pub(super) is_number: Option<Vec<bool>>,
    /// Whether nobody said what the encoding is.
    pub(super) is_guessed: bool,
}

impl Opening {
    /// Which columns of a file in columns are read; none where its rows are text.
    pub fn chosen(&self) -> Option<Vec<bool>> {
        self.is_number.as_ref()?;
        Some(self.layout.columns.iter().map(|column| column.role != Role::Skip).collect())
    }

    /// Whether all rows are in memory, so that no piece of the file is needed.
    pub fn is_complete(&self) -> bool {
        self.sheet.is_some() || self.held.is_some()
    }
}
