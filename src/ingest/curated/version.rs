//! The data version: what the curated files say, whatever their layout and whatever the page makes of them.
//!
//! It changes when a claim, a source or a code list does, and never because of the order of keys, of line ends or of our code.
//! If a file is added to `src/data`, add it to `LISTS` too, or to `ingest::table::detect::lists` if it only says how tables are read.
use crate::ingest::curated::files::Files;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The code lists and tables beside the claims and their sources.
pub const LISTS: [&str; 10] = [
    "countries.csv",
    "exports_indonesia.csv",
    "fx_idr_per_usd.csv",
    "hs_chapters.csv",
    "measures.csv",
    "neighbours.csv",
    "origins.csv",
    "regions.csv",
    "scopes.csv",
    "units.csv",
];

/// The first 8 hex digits of the SHA-256 of everything the files say.
pub fn of(files: &impl Files) -> String {
    let mut said = Vec::new();
    for name in ["claims.jsonl", "sources.jsonl"] {
        for line in files.text(name).lines() {
            // A line that is no JSON is refused by the gate; here it stands for itself.
            said.push(serde_json::from_str(line).map_or_else(|_| line.to_owned(), |value| canonical(&value)));
        }
    }
    // A list that older data do not have says nothing, so that their version stays what it was.
    said.extend(LISTS.iter().map(|name| table(&files.text(name))).filter(|list| !list.is_empty()));
    digest(&said)
}

/// The first 8 hex digits of the SHA-256 of some texts in their order.
pub fn digest(texts: &[String]) -> String {
    let mut sum = Sha256::new();
    for text in texts {
        sum.update(text.len().to_le_bytes());
        sum.update(text);
    }
    sum.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// A JSON value as text, its keys sorted.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| key.as_str());
            let fields = fields.iter().map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// A CSV file as text, whatever its quotes and line ends.
pub fn table(text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().flatten().map(|row| row.iter().collect::<Vec<_>>().join("\u{1f}"));
    rows.collect::<Vec<_>>().join("\u{1e}")
}
