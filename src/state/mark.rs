//! The mark that a link begins with: a check of all that follows it, so that a link which lost its end on the way is told from another link.
//!
//! Chats cut long links, and what is left may be a state of its own: `region=3524` becomes `region=35`. The mark comes first, so any cut
//! behind it is seen, and one within it too. It is of the meaning: percent-encoding, `&amp;` and keys that sites add do not change it.
use super::percent;
use std::borrow::Cow;

/// The key of the mark.
pub const KEY: &str = "k";
/// Hex digits of a mark: one cut of a million agrees with it by chance.
const DIGITS: u32 = 5;
/// So many characters behind a link are tried without.
const FOREIGN: usize = 8;

/// The parts of a link, each with its key and its value; `&amp;` stands where a site took the address for markup.
pub fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = text.split('&').map(|part| part.trim_start_matches("amp;")).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// The fragment as it was written: some apps percent-encode the whole of it.
pub fn plain(fragment: &str) -> Cow<'_, str> {
    let text = fragment.trim_start_matches(['#', '!', '/']);
    let encoded = if text.contains('=') { None } else { percent::decode(text) };
    encoded.unwrap_or(Cow::Borrowed(text))
}

/// The mark of a link; parts whose key is not one of ours are passed over.
pub fn of(text: &str, is_ours: fn(&str) -> bool) -> String {
    let mut sum: u32 = 0x811c_9dc5;
    let mut add = |byte: u8| sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    for (key, value) in parts(text).filter(|(key, _)| *key != KEY && is_ours(key)) {
        key.bytes().for_each(&mut add);
        // No text of UTF-8 has these two bytes.
        add(0xFE);
        percent::decode(value).unwrap_or(Cow::Borrowed(value)).bytes().for_each(&mut add);
        add(0xFF);
    }
    sum ^= sum >> 16;
    (0..DIGITS).rev().filter_map(|n| char::from_digit((sum >> (4 * n)) & 15, 16)).collect()
}

/// What of a link is to be read, and whether it lost something on the way: then its last item, which may be cut, is left out. A link
/// without a mark is older, or written by hand: it is read as it is.
pub fn whole(text: &str, is_ours: fn(&str) -> bool) -> (&str, bool) {
    let Some((_, mark)) = parts(text).find(|(key, _)| *key == KEY) else { return (text, false) };
    let mut tried = text;
    for _ in 0..=FOREIGN {
        if of(tried, is_ours) == mark {
            return (tried, false);
        }
        // A sentence goes on behind a link with marks that are no part of it.
        match tried.char_indices().next_back() {
            Some((at, last)) if !last.is_ascii_alphanumeric() => tried = tried.get(..at).unwrap_or_default(),
            _ => break,
        }
    }
    (text.get(..text.rfind([',', '&']).unwrap_or(0)).unwrap_or_default(), true)
}

/// A value without the marks of a sentence that may stand behind a link.
pub fn trimmed(value: &str) -> &str {
    value.trim_end_matches(['.', ',', ';', ':', '!', ')', ']', '>', '"', '\'', '*'])
}
