//! Lists of names and words, looked up in a text word by word: the longest that stands there is found.
use crate::ingest::text::token::Text;
use core::hash::{BuildHasher, Hasher};
use std::collections::HashMap;

/// The files that texts are read by: no part of the data that the page shows, nor of their version.
pub const FILES: [&str; 7] = [
    "text_countries.csv",
    "text_currencies.csv",
    "text_goods.csv",
    "text_nicknames.csv",
    "text_regions.csv",
    "text_units.csv",
    "text_words.csv",
];

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

/// Phrases in lower case with numbers, by their first word, the longest first.
///
/// One type for all lists, so that it is compiled once.
#[derive(Default)]
struct Index {
    by_word: HashMap<String, Vec<(String, u16)>, Fnv>,
}

impl Index {
    fn add(&mut self, phrase: String, of: u16) {
        let first = phrase.split(' ').next().unwrap_or_default().to_owned();
        let row = self.by_word.entry(first).or_default();
        let place = row.iter().position(|(known, _)| known.len() < phrase.len()).unwrap_or(row.len());
        row.insert(place, (phrase, of));
    }

    fn rows(&self, first: &str) -> &[(String, u16)] {
        self.by_word.get(first).map_or(&[], Vec::as_slice)
    }

    /// The next phrase that stands here from a row on: the row behind it, its tokens, its number.
    fn next(&self, text: &Text<'_>, at: usize, from: usize) -> Option<(usize, usize, u16)> {
        for (n, (phrase, of)) in self.rows(text.low(at)).iter().enumerate().skip(from) {
            if let Some(length) = text.starts(at, phrase) {
                return Some((n + 1, length, *of));
            }
        }
        None
    }
}

/// Phrases in lower case, each with what it stands for.
#[derive(Default)]
pub struct Phrases<T> {
    index: Index,
    of: Vec<T>,
}

impl<T: PartialEq> Phrases<T> {
    /// Phrases with what each of them means.
    pub fn new(rows: impl IntoIterator<Item = (String, T)>) -> Phrases<T> {
        let mut phrases = Phrases { index: Index::default(), of: Vec::new() };
        for (phrase, of) in rows {
            phrases.add(phrase, of);
        }
        phrases
    }

    fn add(&mut self, phrase: String, of: T) {
        let n = self.of.iter().rposition(|known| *known == of).unwrap_or_else(|| {
            self.of.push(of);
            self.of.len() - 1
        });
        if !phrase.is_empty() {
            self.index.add(phrase, n as u16);
        }
    }
}

impl<T> Phrases<T> {
    /// The longest phrase that stands here, with the number of its tokens.
    pub fn find(&self, text: &Text<'_>, at: usize) -> Option<(usize, &T)> {
        let (_, length, n) = self.index.next(text, at, 0)?;
        self.of.get(usize::from(n)).map(|of| (length, of))
    }

    /// All phrases that stand here, the longest first; what two lines stand for alike comes twice.
    pub fn all<'p>(&'p self, text: &'p Text<'_>, at: usize) -> impl Iterator<Item = (usize, &'p T)> {
        let mut row = 0;
        core::iter::from_fn(move || {
            let (next, length, n) = self.index.next(text, at, row)?;
            row = next;
            self.of.get(usize::from(n)).map(|of| (length, of))
        })
    }

    /// Whether a word by itself is a phrase of something that `is_meant`.
    pub fn has(&self, word: &str, is_meant: impl Fn(&T) -> bool) -> bool {
        let rows = self.index.rows(word).iter().filter(|(phrase, _)| phrase == word);
        rows.filter_map(|(_, n)| self.of.get(usize::from(*n))).any(is_meant)
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
