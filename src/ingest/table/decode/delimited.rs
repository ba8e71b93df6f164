//! Rows and cells of delimited text, in whatever pieces it comes.
//!
//! Where no quote is near, whole blocks are searched for delimiters and line ends; around quotes it goes byte by byte. A quote
//! opens a quoted cell only at the cell's start, as in RFC 4180; anywhere else it is a character like any other.
//!
//! By hand because cells stay where they are: `csv-core`, which copies them, takes 1.5 times as long (a million rows of eight cells in
//! 74 ms instead of 47, built as the worker is), and cannot go on behind a quote that is never closed.

use crate::ingest::table::cell::{Batch, Row};
use crate::ingest::table::problem::Rule;
use crate::model::guard::unguarded;
use memchr::{memchr, memchr2};

/// A quoted cell longer than this was never closed.
const LONGEST_QUOTED: usize = 1 << 21;
/// A row longer than this is refused.
pub const LONGEST_ROW: usize = 1 << 22;

/// How cells and rows are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    pub delimiter: u8,
    /// `\n`, or `\r` for files of old Macs.
    pub line_end: u8,
    /// Whether `"` quotes cells.
    pub quotes: bool,
}

/// Reads rows one after the other and counts lines.
pub struct Scanner {
    dialect: Dialect,
    line: u64,
}

impl Scanner {
    /// Starts at line `line`.
    pub fn new(dialect: Dialect, line: u64) -> Scanner {
        Scanner { dialect, line }
    }

    /// Appends whole rows of `text` to `batch` until it is full or no whole row is left. Gives how far it came: the rest has to
    /// come again, with more behind it. `is_last` says that nothing follows. Texts are shorter than 4 GB.
    pub fn scan(&mut self, text: &[u8], is_last: bool, batch: &mut Batch) -> usize {
        let mut at = 0;
        while at < text.len() && !batch.is_full() {
            match self.row(text, at, is_last, batch) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// One row from `start`; gives the start of the next.
    #[inline]
    fn row(&mut self, text: &[u8], start: usize, is_last: bool, batch: &mut Batch) -> Option<usize> {
        let first = batch.cells.len();
        let (mut cell, mut at, mut lines) = (start, start, 1u64);
        let push = |batch: &mut Batch, from: usize, to: usize| batch.cells.push((from as u32, to as u32));
        loop {
            // At the start of a cell.
            if self.dialect.quotes && text.get(at) == Some(&b'"') {
                match self.quoted(text, at, is_last, &mut lines) {
                    Quoted::Closed(end) => at = end,
                    Quoted::Cut => {
                        batch.cells.truncate(first);
                        return None;
                    }
                    Quoted::Unclosed => {
                        batch.cells.truncate(first);
                        return Some(self.refuse(text, start, Rule::UnclosedQuote, batch));
                    }
                }
            }
            match self.mark(text, at) {
                Some(end) if text.get(end) == Some(&self.dialect.delimiter) => {
                    push(batch, cell, end);
                    cell = end + 1;
                    at = cell;
                }
                Some(end) => {
                    let trimmed = if end > cell && text.get(end - 1) == Some(&b'\r') { end - 1 } else { end };
                    push(batch, cell, trimmed);
                    self.finish(batch, first, start, trimmed, lines);
                    return Some(end + 1);
                }
                None if is_last => {
                    let end = text.len();
                    let trimmed = if end > cell && text.get(end - 1) == Some(&b'\r') { end - 1 } else { end };
                    push(batch, cell, trimmed);
                    self.finish(batch, first, start, trimmed, lines);
                    return Some(end);
                }
                None if text.len() - start > LONGEST_ROW => {
                    batch.cells.truncate(first);
                    batch.rows.push(Row {
                        first: first as u32,
                        start: start as u32,
                        end: text.len() as u32,
                        line: self.line,
                        broken: Some(Rule::RowTooLong),
                    });
                    return Some(text.len());
                }
                None => {
                    batch.cells.truncate(first);
                    return None;
                }
            }
        }
    }

    fn finish(&mut self, batch: &mut Batch, first: usize, start: usize, end: usize, lines: u64) {
        batch.rows.push(Row { first: first as u32, start: start as u32, end: end as u32, line: self.line, broken: None });
        self.line += lines;
    }

    /// Refuses the line that begins at `start`; reading goes on behind it.
    fn refuse(&mut self, text: &[u8], start: usize, rule: Rule, batch: &mut Batch) -> usize {
        let rest = text.get(start..).unwrap_or_default();
        let end = memchr(self.dialect.line_end, rest).map_or(text.len(), |n| start + n);
        batch.rows.push(Row { first: batch.cells.len() as u32, start: start as u32, end: end as u32, line: self.line, broken: Some(rule) });
        self.line += 1;
        (end + 1).min(text.len())
    }

    /// The next delimiter or line end from `at`. Cells are short, so a few words are tried before the search by blocks.
    #[inline(always)]
    fn mark(&self, text: &[u8], at: usize) -> Option<usize> {
        let Dialect { delimiter, line_end, .. } = self.dialect;
        let rest = text.get(at..)?;
        let (words, _) = rest.as_chunks::<8>();
        for (n, word) in words.iter().take(4).enumerate() {
            let word = u64::from_le_bytes(*word);
            let found = zero_bytes(word ^ repeat(delimiter)) | zero_bytes(word ^ repeat(line_end));
            if found != 0 {
                return Some(at + 8 * n + (found.trailing_zeros() / 8) as usize);
            }
        }
        let tried = 8 * words.len().min(4);
        memchr2(delimiter, line_end, rest.get(tried..)?).map(|n| at + tried + n)
    }

    /// The end of the quoted part of a cell that opens at `open`; what follows up to the next mark belongs to the cell too.
    fn quoted(&self, text: &[u8], open: usize, is_last: bool, lines: &mut u64) -> Quoted {
        let mut at = open + 1;
        let before = *lines;
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let Some(n) = memchr(b'"', rest) else {
                return if is_last || text.len() - open > LONGEST_QUOTED { Quoted::Unclosed } else { Quoted::Cut };
            };
            if at + n - open > LONGEST_QUOTED {
                return Quoted::Unclosed;
            }
            *lines += rest.get(..n).unwrap_or_default().iter().filter(|byte| **byte == self.dialect.line_end).count() as u64;
            at += n + 1;
            match text.get(at) {
                Some(b'"') => at += 1,
                None if !is_last => return Quoted::Cut,
                // What closes it on another line, with a text right behind, opens a cell there: this one was never closed.
                Some(next) if *lines > before && *next != self.dialect.delimiter && !matches!(next, b'\r' | b'\n' | b' ' | b'\t') => {
                    return Quoted::Unclosed;
                }
                _ => return Quoted::Closed(at),
            }
        }
    }
}

enum Quoted {
    Closed(usize),
    /// The text ends first, and more will come.
    Cut,
    Unclosed,
}

fn repeat(byte: u8) -> u64 {
    u64::from(byte) * 0x0101_0101_0101_0101
}

/// The high bit of the lowest zero byte (bits above it may be wrong).
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(0x0101_0101_0101_0101) & !word & 0x8080_8080_8080_8080
}

/// The content of a cell: without its quotes, the spaces around it and the apostrophe that keeps a spreadsheet from taking it for a formula.
/// `scratch` holds it where quotes inside are undoubled.
#[inline]
pub fn content<'a>(cell: &'a [u8], quotes: bool, scratch: &'a mut Vec<u8>) -> &'a [u8] {
    if quotes && cell.first() == Some(&b'"') {
        scratch.clear();
        let mut inside = true;
        let mut bytes = cell.iter().skip(1).peekable();
        while let Some(byte) = bytes.next() {
            if *byte == b'"' && inside {
                if bytes.next_if_eq(&&b'"').is_some() {
                    scratch.push(b'"');
                } else {
                    inside = false;
                }
            } else {
                scratch.push(*byte);
            }
        }
        return unguarded(scratch.trim_ascii());
    }
    let cell = match cell {
        [b' ' | b'\t', ..] | [.., b' ' | b'\t'] => cell.trim_ascii(),
        _ => cell,
    };
    if quotes { unguarded(cell) } else { cell }
}
