//! The index of kept tables, as the browser's database holds it: read row by row, so that a bad one hides no other.
use crate::present::i18n::table_worker::TableWorker;
use crate::protocol::answer::{Kept, KeptEntry};
use crate::protocol::request::Beside;
use crate::protocol::{FromValue, Value, from_json};

/// What the ids begin with.
const ID: &str = "table-";

/// The rows of the index, whatever copy of the page wrote them. One that no version wrote has its id only.
pub fn entries(ids: &[String], rows: &[Value]) -> Vec<KeptEntry> {
    let read = |(id, row): (&String, &Value)| {
        let entry = KeptEntry::from_value(row).ok().filter(|entry| entry.id == *id);
        entry.unwrap_or_else(|| KeptEntry { id: id.clone(), file: String::new(), rows: 0, bytes: 0.0, beside: None, folder: None })
    };
    ids.iter().zip(rows).map(read).collect()
}

/// Whether an entry belongs to the copy of the page in this folder: a host may have several. Earlier versions do not say.
pub fn is_of(entry: &KeptEntry, folder: &str) -> bool {
    entry.folder.as_deref().is_none_or(|of| of == folder)
}

/// Whether it can be brought back.
pub fn is_sound(entry: &KeptEntry) -> bool {
    !entry.file.is_empty()
}

/// An entry as the screen lists it; without the name of a file where it is damaged.
pub fn shown(entry: KeptEntry) -> Kept {
    let beside = entry.beside.as_deref().and_then(from_json).and_then(|value| Beside::from_value(&value).ok());
    Kept { id: entry.id, file: entry.file, rows: entry.rows, bytes: entry.bytes, is_shown: beside.is_some_and(|beside| beside.is_shown) }
}

/// The id of the next table: after all others in the order of the index, which is that of their texts. No clock is asked.
pub fn next_id(entries: &[KeptEntry]) -> String {
    let number = |entry: &KeptEntry| entry.id.strip_prefix(ID)?.parse::<u64>().ok();
    let latest = entries.iter().filter_map(number).max().unwrap_or_default();
    format!("{ID}{:013}", latest.saturating_add(1))
}

/// Why nothing can be kept, by the name of the database's error.
pub fn reason(words: &TableWorker, error: &str) -> &'static str {
    match error {
        "VersionError" => words.storage_newer,
        "TimeoutError" => words.storage_held,
        _ => words.storage_denied,
    }
}
