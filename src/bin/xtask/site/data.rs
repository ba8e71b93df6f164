//! The data that follow the wasm: the words of each language, those of the cards, and the history of the data's versions.
use super::Site;
use crate::command::{Failure, root};
use jejak_ekspor::codec::embedded::{LATE_BYTES, words};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::query::{history, versions};
use jejak_ekspor::state::Lang;
use std::fs;

/// What the page fetches after the first view for the cards.
pub const DETAILS: &str = "late.bin";

/// The file of a language's words.
pub fn words_of(lang: Lang) -> String {
    ["words-", lang.code(), ".bin"].concat()
}

/// Adds the packed data and the history.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    site.put(DETAILS, LATE_BYTES);
    for lang in Lang::ALL {
        site.put(&words_of(lang), words(lang));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_data_and_the_history_are_added_as_they_are() {
        let mut site = Site::default();
        run(&mut site).unwrap();
        assert_eq!(site.files.keys().map(String::as_str).collect::<Vec<_>>(), [DETAILS, "versions.txt", "words-en.bin", "words-id.bin"]);
        assert_eq!(site.files[DETAILS], LATE_BYTES);
        assert_ne!(site.files["words-en.bin"], site.files["words-id.bin"]);
        assert!(!site.files["versions.txt"].is_empty());
    }
}
