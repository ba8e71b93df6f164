//! The reader of pasted texts.
mod bad;
mod claims;
mod dates;
mod figures;
mod fuzz;
mod known;
mod lines;
mod lists;
mod marks;
mod number_words;
mod own;
mod places;
mod releases;
mod work;

use crate::support::files::Folder;
use crate::support::fixture;
use jejak_ekspor::ingest::curated::files::Curated;
use jejak_ekspor::ingest::text::Reader;
use std::sync::LazyLock;

const DATA: Folder = Folder(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/"));
static CURATED: LazyLock<&Curated> = LazyLock::new(fixture::curated);
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&CURATED.first.codes, &CURATED.first.goods));
