//! Goods of a text by the names that the data have for them, with their HS code.
use crate::ingest::text::names::Names;
use crate::ingest::text::token::{Text, Words, is_any};

/// A good's name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedIn {
    pub words: Words,
    /// Its place in `Names::good_list`.
    pub good: usize,
}

/// All goods that the text names, the longest names first. `taken` are tokens of organisations, places and figures.
pub fn read(text: &Text<'_>, names: &Names, taken: &[bool]) -> Vec<NamedIn> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some((length, good)) = names.goods.find(text, at).filter(|_| text.is_word(at)) else {
            at += 1;
            continue;
        };
        let words = at..at + length;
        let is_taken = words.clone().any(|n| taken.get(n).copied().unwrap_or(false));
        // Inside a name: `Tanjung Perak`, `Pelabuhan Batu Ampar`.
        let sentence = text.sentence_of(at);
        let named = at > sentence.start
            && text.is_capital(at)
            && text.is_word(at - 1)
            && text.is_capital(at - 1)
            && is_any(text.before(at), "tanjung pelabuhan teluk desa kota gunung pulau bumi");
        if !is_taken && !named && (length > 1 || text.low(at).len() > 2) {
            found.push(NamedIn { words: words.clone(), good: *good });
        }
        at = words.end;
    }
    found
}
