//! Lists of names and words, looked up in a text word by word: the longest that stands there is found.
use crate::ingest::text::token::Text;
use core::hash::{BuildHasher, Hasher};
use std::collections::HashMap;

/// The files that texts are read by: no part of the data that the page shows, nor of their version.
pub const FILES: [&str; 6] =
    ["text_countries.csv", "text_currencies.csv", "text_goods.csv", "text_nicknames.csv", "text_units.csv", "text_words.csv"];

/// Fowler, Noll and Vo's hash: short, and quick on words. What is hashed are our lists; a text only asks.
#[derive(Clone, Copy, Default)]
pub struct Fnv;

/// The state of one hash.
pub struct FnvState(u64);

impl Hasher for FnvState {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl BuildHasher for Fnv {
    type Hasher = FnvState;

    fn build_hasher(&self) -> FnvState {
        FnvState(0xcbf2_9ce4_8422_2325)
    }
}

/// Phrases in lower case, each with what it stands for.
#[derive(Default)]
pub struct Phrases<T> {
    /// By their first word: the phrase and what it stands for, the longest first.
    by_word: HashMap<String, Vec<(String, T)>, Fnv>,
}

impl<T: Clone + PartialEq> Phrases<T> {
    pub fn new(rows: impl IntoIterator<Item = (String, T)>) -> Phrases<T> {
        let mut by_word: HashMap<String, Vec<(String, T)>, Fnv> = HashMap::default();
        for (phrase, of) in rows {
            let first = phrase.split(' ').next().unwrap_or_default().to_owned();
            let row = by_word.entry(first).or_default();
            if !phrase.is_empty() && !row.iter().any(|(known, other)| *known == phrase && *other == of) {
                let place = row.iter().position(|(known, _)| known.len() < phrase.len()).unwrap_or(row.len());
                row.insert(place, (phrase, of));
            }
        }
        Phrases { by_word }
    }

    /// The longest phrase that stands here, with the number of its tokens.
    pub fn find<'p>(&'p self, text: &'p Text<'_>, at: usize) -> Option<(usize, &'p T)> {
        self.all(text, at).next()
    }

    /// All phrases that stand here, the longest first.
    pub fn all<'p>(&'p self, text: &'p Text<'_>, at: usize) -> impl Iterator<Item = (usize, &'p T)> {
        let rows = self.by_word.get(text.low(at)).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(move |(phrase, of)| text.starts(at, phrase).map(|length| (length, of)))
    }
}

/// The rows of a file of `src/data`, without its head; no cell has a comma.
pub fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().skip(1).filter_map(|line| {
        let mut cells = [""; N];
        let mut parts = line.splitn(N, ',');
        for cell in &mut cells {
            *cell = parts.next()?;
        }
        Some(cells)
    })
}
