//! Code lists that lie beside a table in its archive: countries and goods by their numbers, as BACI has them.
use crate::ingest::table::cell::Batch;
use crate::ingest::table::decode::delimited::{Dialect, Scanner, content};
use std::collections::HashMap;

/// Entries of a list at most.
const MOST_ENTRIES: usize = 20_000;
/// So many of them at least, or two codes that happen to be figures of a table would be a list of it.
const FEWEST_ENTRIES: usize = 2;

/// A list of codes with their labels.
#[derive(Clone, Debug)]
pub struct CodeBook {
    /// The name of the file.
    pub file: String,
    /// What its labels are called.
    pub name: String,
    labels: HashMap<String, String>,
}

/// A code without the noughts that a spreadsheet loses.
fn plain(code: &str) -> &str {
    let code = code.trim().trim_matches('"');
    let short = code.trim_start_matches('0');
    if short.is_empty() { code } else { short }
}

impl CodeBook {
    /// Reads a list: its first column is of codes, each once, and its second of their labels. None where a file is something else.
    pub fn read(file: &str, text: &[u8], dialect: Dialect) -> Option<CodeBook> {
        let mut batch = Batch::default();
        let mut scanner = Scanner::new(dialect, 1);
        let mut scratch = Vec::new();
        let mut book = CodeBook { file: file.to_owned(), name: String::new(), labels: HashMap::new() };
        let mut at = 0;
        loop {
            batch.clear();
            let rest = text.get(at..)?;
            at += scanner.scan(rest, true, &mut batch);
            if batch.rows.is_empty() {
                break;
            }
            for row in 0..batch.rows.len() {
                if batch.count_of(row) < 2 {
                    continue;
                }
                let mut cell = |n: usize| {
                    let raw = batch.cell(rest, row, n).into_inner();
                    String::from_utf8_lossy(content(raw, dialect.quotes, &mut scratch)).trim().to_owned()
                };
                let (code, label) = (cell(0), cell(1));
                if book.name.is_empty() {
                    let head = code.to_lowercase();
                    // What a list is called stands in its header.
                    let is_list = head.contains("code") || head.contains("kode") || head == "id";
                    if !is_list || label.is_empty() {
                        return None;
                    }
                    book.name = label;
                    continue;
                }
                let is_figure = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
                let key = plain(&code).to_owned();
                if key.is_empty() || is_figure || book.labels.len() >= MOST_ENTRIES {
                    return None;
                }
                // A code with two labels has none.
                match book.labels.entry(key) {
                    std::collections::hash_map::Entry::Occupied(known) if *known.get() != label => return None,
                    std::collections::hash_map::Entry::Occupied(_) => {}
                    std::collections::hash_map::Entry::Vacant(room) => drop(room.insert(label)),
                }
            }
        }
        (book.labels.len() >= FEWEST_ENTRIES).then_some(book)
    }

    /// The label of a code.
    pub fn label(&self, code: &str) -> Option<&str> {
        self.labels.get(plain(code)).map(String::as_str).filter(|label| !label.is_empty())
    }

    /// Its labels.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.values().map(String::as_str)
    }
}
