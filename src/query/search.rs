//! Full-text search: every word must begin a word of the claim, in either language.
//!
//! Words that mean the same in both languages are one: a search for `nickel` finds what `nikel` finds.
//! To add a pair: a row in `SAME`.
//!
//! ```
//! use jejak_ekspor::query::search::{Query, Text};
//! let mut text = Text::default();
//! text.add("Ekspor bijih nikel");
//! text.finish();
//! assert!(Query::new("Nickel EKSPOR").matches(&text) && !Query::new("jih").matches(&text));
//! ```

use crate::model::claim::Kind;
use crate::model::lexicon::folded;
use crate::query::amount_search::{self, Amount};

/// Words and phrases that mean the same, in their folded form. A word stands for itself and its English
/// plural; one that ends in `-` for every word that begins so (not for short ones: `tin` is not `tinggi`).
const SAME: &[&[&str]] = &[
    &["nikel-", "nickel-"],
    &["sawit-", "palm oil", "oil palm", "cpo"],
    &["tekstil-", "textile-", "tpt"],
    &["tenun-", "weaving-", "woven-"],
    &["kopi", "coffee-"],
    &["udang-", "shrimp-"],
    &["ikan-", "fish-"],
    &["karet-", "rubber-"],
    &["kayu-", "wood-"],
    &["lada", "pepper-"],
    &["rempah-", "spice-"],
    &["sarung-", "sarong-"],
    &["alas kaki", "footwear", "shoe"],
    &["emas", "gold"],
    &["timah", "tin"],
    &["tembaga", "copper-"],
    &["batu bara", "batubara-", "coal-"],
    &["kelapa-", "coconut-"],
    &["nanas-", "pineapple-"],
    &["manggis-", "mangosteen-"],
    &["cengkeh-", "clove"],
    &["rumput laut", "seaweed-"],
    &["rajungan", "crab"],
    &["teh", "tea"],
    &["kakao-", "cocoa-"],
    &["jagung-", "corn"],
    &["perhiasan-", "jewellery-", "jewelry"],
    &["mebel-", "furnitur-"],
    &["kerajinan-", "handicraft-"],
    &["pertanian-", "farm-", "agricultur-"],
    &["perikanan-", "fishery", "fisheries"],
    &["desa", "village-"],
    &["penghargaan-", "award-"],
    &["pelepasan-", "release-"],
    &["nilai-", "value-"],
    &["neraca", "balance"],
    &["program-"],
    &["impor", "importir", "import", "imported", "importer"],
    &["ekspor-", "export", "exported", "exporter", "exporting"],
    &["kabupaten-", "regency", "regencies"],
    &["karantina-", "quarantine-"],
    &["tiongkok", "cina", "china"],
    &["jawa timur", "jatim", "east java"],
    &["jawa tengah", "jateng", "central java"],
    &["jawa barat", "jabar", "west java"],
];
const _: () = assert!(SAME.len() <= 64, "a group is a bit of a u64");

/// Words of questions, which no claim has to have: `siapa ekspor tenun` asks for woven cloth.
const FILLERS: &[&str] = &[
    "siapa",
    "apa",
    "apakah",
    "berapa",
    "bagaimana",
    "cara",
    "kapan",
    "mana",
    "yang",
    "dan",
    "atau",
    "di",
    "ke",
    "dari",
    "pada",
    "untuk",
    "dengan",
    "oleh",
    "tahun",
    "who",
    "what",
    "how",
    "which",
    "when",
    "where",
    "the",
    "of",
    "in",
    "and",
    "or",
    "to",
    "from",
    "by",
    "for",
    "year",
];

/// Whether a word only puts a question.
pub fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// Whether a word is this one of the table.
fn is(word: &str, listed: &str) -> bool {
    if word.as_bytes().first() != listed.as_bytes().first() {
        return false;
    }
    match listed.strip_suffix('-') {
        Some(stem) => word.starts_with(stem),
        None => word.strip_prefix(listed).is_some_and(|end| matches!(end, "" | "s" | "es")),
    }
}

/// The first two letters of a word as a place in a table of bits; others may share it.
fn letters(word: &str) -> (usize, u32) {
    let mut bytes = word.bytes().map(|b| b & 31);
    (usize::from(bytes.next().unwrap_or(0)), 1 << bytes.next().unwrap_or(0))
}

/// Where a phrase of the table stands among words, and how many words it has.
fn place(words: &[impl AsRef<str>], phrase: &str) -> Option<(usize, usize)> {
    let mut parts = phrase.split(' ');
    let (first, second) = (parts.next()?, parts.next());
    let is_at = |n: usize, listed: &str| words.get(n).is_some_and(|word| is(word.as_ref(), listed));
    let at = (0..words.len()).find(|n| is_at(*n, first) && second.is_none_or(|second| is_at(n + 1, second)))?;
    Some((at, 1 + usize::from(second.is_some())))
}

/// What a claim is found by for its kind, in both languages.
pub fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "pelepasan release",
        Kind::Value => "nilai value",
        Kind::Award => "penghargaan award",
        Kind::Programme => "program programme",
    }
}

/// The words of a text: lower case, accents off, split at whatever is neither letter nor digit.
pub fn words(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|w| !w.is_empty()).map(String::from).collect()
}

/// What a claim is found by.
#[derive(Default)]
pub struct Text {
    /// Words, each after one space.
    words: String,
    /// One bit for each row of `SAME`.
    groups: u64,
}

impl Text {
    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        for word in words(text) {
            self.words.push(' ');
            self.words.push_str(&word);
        }
        // A gap, so that no phrase runs from one text into the next.
        self.words.push(' ');
    }

    /// Finds the groups; after the last `add`.
    pub fn finish(&mut self) {
        let words: Vec<&str> = self.words.split(' ').collect();
        // Most phrases are not there: their first two letters say so at once.
        let mut seen = [0u32; 32];
        for word in &words {
            let (row, bit) = letters(word);
            seen[row] |= bit;
        }
        let maybe = |phrase: &str| {
            let (row, bit) = letters(phrase);
            seen[row] & bit != 0
        };
        self.groups = 0;
        for (n, group) in SAME.iter().enumerate() {
            if group.iter().any(|phrase| maybe(phrase) && place(&words, phrase).is_some()) {
                self.groups |= 1 << n;
            }
        }
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.split(' ').filter(|word| !word.is_empty())
    }

    fn begins(&self, word: &str) -> bool {
        self.words.match_indices(word).any(|(at, _)| self.words.as_bytes().get(at.wrapping_sub(1)) == Some(&b' '))
    }
}

/// A search, read once.
pub struct Query {
    /// Each with the bit of its group, or 0: the group's other words do as well.
    words: Vec<(String, u64)>,
    /// Groups that were typed as a phrase.
    phrases: u64,
    /// Amounts, of which a claim has a figure each.
    pub amounts: Vec<Amount>,
}

impl Query {
    /// Reads what the reader typed.
    pub fn new(typed: &str) -> Query {
        let (amounts, typed) = amount_search::take(typed);
        let mut words = words(&typed);
        // A search for nothing but a filler means it.
        if !words.iter().all(|word| is_filler(word)) || !amounts.is_empty() {
            words.retain(|word| !is_filler(word));
        }
        let groups = || SAME.iter().enumerate().flat_map(|(n, group)| group.iter().map(move |phrase| (1 << n, *phrase)));
        let mut phrases = 0;
        for (group, phrase) in groups().filter(|(_, phrase)| phrase.contains(' ')) {
            while let Some((at, len)) = place(&words, phrase) {
                words.drain(at..at + len);
                phrases |= group;
            }
        }
        // The longest listed word: `fisheries` is a fishery's before it is a fish's.
        let same = |word: &str| groups().filter(|(_, listed)| is(word, listed)).max_by_key(|(_, listed)| listed.len()).map_or(0, |g| g.0);
        Query { words: words.into_iter().map(|word| (same(&word), word)).map(|(groups, word)| (word, groups)).collect(), phrases, amounts }
    }

    /// Whether it asks for nothing, so that every text matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases == 0 && self.amounts.is_empty()
    }

    /// Whether a text has every word. Amounts are no text: `Session` looks for them among figures.
    pub fn matches(&self, text: &Text) -> bool {
        text.groups & self.phrases == self.phrases && self.words.iter().all(|(word, same)| text.groups & same != 0 || text.begins(word))
    }
}
