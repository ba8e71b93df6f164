//! The data: what the first view needs, the figures and words that follow it, those of the cards, and the history of the versions.
use super::Site;
use crate::command::{Failure, root};
use jejak_ekspor::codec::{Words, embedded};
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::query::{history, session::Session, versions};
use jejak_ekspor::state::Lang;
use std::fs;

/// What the page fetches after the first view for the cards.
pub const CARDS: &str = "cards.bin";

/// What the first view needs beside the names of a language.
pub const FIRST: &str = "first.bin";
/// The figures that follow it.
pub const FURTHER: &str = "further.bin";

/// The file of words of a language.
pub fn words_of(words: Words, lang: Lang) -> String {
    [words.code(), "-", lang.code(), ".bin"].concat()
}

/// Adds the packed data and the history.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    site.put(FIRST, embedded::FIRST);
    site.put(FURTHER, embedded::FURTHER);
    site.put(CARDS, embedded::CARDS);
    for lang in Lang::ALL {
        for words in Words::ALL {
            site.put(&words_of(words, lang), embedded::words(words, lang));
        }
    }
    site.put(history::NAME, history_text()?);
    Ok(())
}

/// The record of data versions as the page reads it.
fn history_text() -> Result<String, Failure> {
    let path = root().join("src/data").join(versions::FILE);
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
    let entries = versions::read(&text).map_err(Failure)?;
    let mut session = Session::new(Dataset::embedded());
    session.set_cards(CardData::unpack(embedded::CARDS).ok_or_else(|| Failure("the cards' data: not what this build packed".into()))?);
    Ok(versions::for_page(&entries, &session).write())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_data_and_the_history_are_added_as_they_are() {
        let mut site = Site::default();
        run(&mut site).unwrap();
        let names = ["names-en.bin", "names-id.bin"];
        let titles = ["titles-en.bin", "titles-id.bin", history::NAME];
        let all = [&[CARDS, FIRST, FURTHER][..], &names, &titles].concat();
        assert_eq!(site.files.keys().map(String::as_str).collect::<Vec<_>>(), all);
        assert_eq!(site.files[CARDS], embedded::CARDS);
        assert_ne!(site.files["names-en.bin"], site.files["names-id.bin"]);
        assert!(!site.files["versions.txt"].is_empty());
    }
}
