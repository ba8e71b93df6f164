//! Documents of statistical offices in JSON that are no list of rows: JSON-stat, SDMX-JSON, the dynamic and the static tables of BPS.
//!
//! By hand, on `serde_json`: there is no decoder of SDMX or BPS to take, and each figure must be told that has no place, two or a rival.
pub mod bps;
pub mod cube;
pub mod json_stat;
pub mod node;
pub mod sdmx;

use crate::ingest::table::failure::{Failure, Fault};
use cube::Cube;
use memchr::memmem;
use node::Node;
use serde::de::IgnoredAny;

/// A document may have so many bytes: its tree takes several times that.
pub const MOST_BYTES: usize = 96 << 20;

/// What a document is.
pub enum Document {
    /// Tables, of the format of this name.
    Tables(&'static str, Vec<Cube>),
    /// The markup of a table, and its title.
    Markup(String),
    Other,
}

/// The format that a text seems to be of, by its first bytes.
pub fn begins(head: &[u8]) -> Option<&'static str> {
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if start.first() != Some(&b'{') {
        return None;
    }
    let has = |word: &str| memmem::find(start, word.as_bytes()).is_some();
    let format = if has("\"dataSets\"") {
        sdmx::FORMAT
    } else if has("\"datacontent\"") || (has("\"vervar\"") && has("\"turtahun\"")) {
        bps::FORMAT
    } else if has("\"dimension\"") && has("\"category\"") || (has("\"class\"") && (has("\"dataset\"") || has("\"collection\""))) {
        json_stat::FORMAT
    } else if has("\"table\"") && (has("&lt;t") || has("<t") || has("\\u003ct")) {
        "HTML"
    } else {
        return None;
    };
    // Objects one behind the other are rows, whatever their keys.
    let mut values = serde_json::Deserializer::from_slice(start).into_iter::<IgnoredAny>();
    let is_row = matches!(values.next(), Some(Ok(_))) && !start.get(values.byte_offset()..).unwrap_or_default().trim_ascii().is_empty();
    (!is_row).then_some(format)
}

/// Reads a document; `format` is what it seems to be.
pub fn read(text: &[u8], format: &'static str) -> Result<Document, Failure> {
    if text.len() > MOST_BYTES {
        return Err(Failure::TooLarge { bytes: text.len() as u64, limit: MOST_BYTES as u64 });
    }
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<Node>();
    let Some(Ok(mut document)) = values.next() else {
        return Err(Failure::Statistics { format, fault: Fault::Cut });
    };
    // Objects one behind the other are rows.
    let rest = text.get(values.byte_offset()..).unwrap_or_default();
    if !rest.trim_ascii().is_empty() {
        return Ok(Document::Other);
    }
    if let Some(cubes) = sdmx::cubes(&mut document) {
        return Ok(Document::Tables(sdmx::FORMAT, cubes?));
    }
    if let Some(cube) = bps::cube(&mut document) {
        return Ok(Document::Tables(bps::FORMAT, vec![cube?]));
    }
    if let Some(cubes) = json_stat::cubes(&mut document) {
        return Ok(Document::Tables(json_stat::FORMAT, cubes?));
    }
    Ok(markup(&document).map_or(Document::Other, Document::Markup))
}

/// The table in the texts of a document, which web services give as markup: as it is, or with its signs as references.
fn markup(document: &Node) -> Option<String> {
    const DEPTH: u32 = 6;
    fn find(own: &Node, depth: u32) -> Option<&str> {
        if let Some(text) = own.text().filter(|text| text.contains("<table") || text.contains("&lt;table")) {
            return Some(text);
        }
        let mut inner = own.fields().iter().map(|(_, value)| value).chain(own.list());
        if depth < DEPTH { inner.find_map(|own| find(own, depth + 1)) } else { None }
    }
    let found = find(document, 0)?;
    let plain = found.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let text = if found.contains("<table") { found.to_owned() } else { plain };
    let data = document.get("data").unwrap_or(document);
    let title = data.get("title").and_then(Node::text).unwrap_or_default();
    // A caption is the name of a table; what is alone in its first row is its title, which may say the unit.
    Some(match text.split_once("<table") {
        Some((before, rest)) if !title.is_empty() && !rest.contains("<caption") => {
            let (tag, inside) = rest.split_once('>').unwrap_or((rest, ""));
            [before, "<table", tag, "><caption>", title, "</caption><tr><td>", title, "</td></tr>", inside].concat()
        }
        _ => text,
    })
}
