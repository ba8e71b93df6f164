//! The mark that a link begins with: a check of all that follows it, so that a link which lost its end on the way is told from another link.
//!
//! Chats cut long links, and what is left may be a state of its own: `region=3524` becomes `region=35`. The mark comes first, so any cut
//! behind it is seen, and one within it too. It is of the meaning: percent-encoding, `&amp;` and keys that sites add do not change it.
use super::percent;
use crate::model::short_code::{SUM, added};
use std::borrow::Cow;

/// The key of the mark.
pub const KEY: &str = "k";
/// Hex digits of a mark: one cut of a million agrees with it by chance.
const DIGITS: u32 = 5;
/// So many characters behind a link are tried without.
const FOREIGN: usize = 8;

/// The parts of a link, each with its key and its value; `&amp;` stands where a site took the address for markup.
#[inline(never)]
pub fn parts(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    for mut part in text.split('&') {
        while let Some(rest) = part.strip_prefix("amp;") {
            part = rest;
        }
        if !part.is_empty() {
            parts.push(part.split_once('=').unwrap_or((part, "")));
        }
    }
    parts
}

/// The fragment as it was written: some apps percent-encode the whole of it.
pub fn plain(fragment: &str) -> Cow<'_, str> {
    let start = fragment.bytes().take_while(|byte| b"#!/".contains(byte)).count();
    let text = fragment.get(start..).unwrap_or_default();
    let encoded = if text.contains('=') { None } else { percent::decode(text) };
    encoded.unwrap_or(Cow::Borrowed(text))
}

/// The mark of a link; parts whose key is not one of ours are passed over.
#[inline(never)]
pub fn of(text: &str, is_ours: fn(&str) -> bool) -> String {
    let mut sum = SUM;
    for (key, value) in parts(text) {
        if key != KEY && is_ours(key) {
            let value = percent::decode(value).unwrap_or(Cow::Borrowed(value));
            // No text of UTF-8 has the two bytes that end key and value.
            for part in [key.as_bytes(), &[0xFE], value.as_bytes(), &[0xFF]] {
                sum = added(sum, part);
            }
        }
    }
    sum ^= sum >> 16;
    let mut mark = String::new();
    for n in (0..DIGITS).rev() {
        mark.push(char::from(b"0123456789abcdef"[(sum >> (4 * n)) as usize & 15]));
    }
    mark
}

/// What of a link is to be read, and whether it lost something on the way: then its last item, which may be cut, is left out. A link
/// without a mark is older, or written by hand: it is read as it is.
pub fn whole(text: &str, is_ours: fn(&str) -> bool) -> (&str, bool) {
    let Some((_, mark)) = parts(text).into_iter().find(|(key, _)| *key == KEY) else { return (text, false) };
    let mut tried = text;
    for _ in 0..=FOREIGN {
        if of(tried, is_ours) == mark {
            return (tried, false);
        }
        // A sentence goes on behind a link with marks that are no part of it.
        match tried.chars().next_back() {
            Some(last) if !last.is_ascii_alphanumeric() => tried = tried.get(..tried.len() - last.len_utf8()).unwrap_or_default(),
            _ => break,
        }
    }
    let end = text.bytes().rposition(|byte| byte == b',' || byte == b'&').unwrap_or(0);
    (text.get(..end).unwrap_or_default(), true)
}

/// A value without the marks of a sentence that may stand behind a link.
pub fn trimmed(value: &str) -> &str {
    let kept = value.bytes().rposition(|byte| !b".,;:!)]>\"'*".contains(&byte)).map_or(0, |last| last + 1);
    // The marks are ASCII, so that what is left ends where a letter does.
    value.get(..kept).unwrap_or_default()
}
