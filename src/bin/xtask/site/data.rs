//! The data that follow the wasm: the words of each language, those of the cards, and the history of the data's versions.
use super::Site;
use crate::command::{Failure, root};
use jejak_ekspor::codec::embedded::{ENGLISH_BYTES, INDONESIAN_BYTES, LATE_BYTES};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::query::{history, versions};
use std::fs;

/// What the page fetches after the first view for the cards.
pub const DETAILS: &str = "late.bin";
pub const INDONESIAN: &str = "words-id.bin";
pub const ENGLISH: &str = "words-en.bin";

/// Adds the packed data and the history.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    site.put(DETAILS, LATE_BYTES);
    site.put(INDONESIAN, INDONESIAN_BYTES);
    site.put(ENGLISH, ENGLISH_BYTES);
    site.put(history::NAME, history_text()?);
    Ok(())
}

/// The record of data versions as the page reads it.
fn history_text() -> Result<String, Failure> {
    let path = root().join("src/data").join(versions::FILE);
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
    let entries = versions::read(&text).map_err(Failure)?;
    Ok(versions::for_page(&entries, &Dataset::embedded()).write())
}
