//! Texts of tables that a spreadsheet would take for a formula: an apostrophe stands before them in a file, and is taken off where the file
//! is read.
//!
//! ```
//! use jejak_ekspor::model::guard::{guarded, unguarded};
//! assert_eq!((guarded("-16,12 persen"), guarded("Rp1"), guarded("'=1")), ("'-16,12 persen".into(), "Rp1".into(), "''=1".into()));
//! assert_eq!((unguarded(b"'-16,12 persen"), unguarded(b"'Rp1"), unguarded(b"''=1")), (&b"-16,12 persen"[..], &b"'Rp1"[..], &b"'=1"[..]));
//! ```

/// What a formula begins with.
const STARTS: &[u8] = b"=+-@\t\r";

/// Whether apostrophes, or none, and then the start of a formula begin a text. What was guarded before is guarded once more, so that
/// nothing is lost.
fn is_formula(text: &[u8]) -> bool {
    text.iter().find(|byte| **byte != b'\'').is_some_and(|byte| STARTS.contains(byte))
}

/// A text as it stands in a file.
pub fn guarded(text: &str) -> String {
    [if is_formula(text.as_bytes()) { "'" } else { "" }, text].concat()
}

/// A text as it was before it was guarded.
#[inline]
pub fn unguarded(text: &[u8]) -> &[u8] {
    match text {
        [b'\'', rest @ ..] if is_formula(rest) => rest,
        _ => text,
    }
}
