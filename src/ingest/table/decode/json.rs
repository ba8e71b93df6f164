//! JSON and JSON Lines: objects as rows, each value with its kind. The keys of the first objects are the columns.
//!
//! `serde_json` says where an object ends. Its stream of values knows neither the commas of a list nor how to go on behind a broken
//! value: that is all that is done by hand here, and a broken object alone is gone through byte by byte.
use crate::ingest::table::cell::{Blocks, Cell};
use crate::ingest::table::problem::Rule;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// The keys of so many objects make the header, or of those in so many bytes.
const LEARNED: usize = 200;
pub const LEARNED_BYTES: usize = 1 << 17;
/// An object longer than this is refused.
const LONGEST: usize = 1 << 20;

/// Turns pieces of JSON into rows, of which the first is the header.
pub struct Objects {
    /// Bytes before the list of objects: `{"data":`.
    skip: usize,
    /// Bytes that were read before those of `text`.
    seen: usize,
    /// What was not yet read: the beginning of an object.
    text: Vec<u8>,
    /// The line in which `text` begins.
    line: u64,
    /// Whether the list of objects has ended.
    is_over: bool,
    /// The line of the row that was written last.
    written: u64,
    keys: Vec<String>,
    /// Objects that wait until the keys are known.
    waiting: Vec<(u64, Result<Record, String>)>,
    is_learned: bool,
}

struct Record(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let mut fields: Vec<(String, Value)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    flatten(key, value, 0, &mut fields);
                }
                Ok(Record(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// An object within an object gives a field for each of its own: `country.id`.
fn flatten(key: String, value: Value, depth: u32, fields: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(inner) if depth < 4 && !inner.is_empty() => {
            for (name, value) in inner {
                flatten([key.as_str(), ".", name.as_str()].concat(), value, depth + 1, fields);
            }
        }
        value => fields.push((key, value)),
    }
}

/// Where the list of objects begins in a text that starts as JSON does; `None` if it starts otherwise.
pub fn begins(head: &[u8]) -> Option<usize> {
    let mut chars = head.iter().enumerate().filter(|(_, byte)| !byte.is_ascii_whitespace());
    let (at, first) = chars.next()?;
    let (_, second) = chars.next()?;
    match (first, second) {
        (b'[', b'{' | b']') => Some(at + 1),
        (b'{', b'"') => Some(wrapped(head.get(at..)?).map_or(at, |n| at + n)),
        _ => None,
    }
}

/// The place behind the `[` of `{"data": [{`, before the first object is closed.
fn wrapped(text: &[u8]) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0u32, false, false);
    for (n, byte) in text.iter().enumerate() {
        match (in_string, *byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (true, _) => {}
            (false, b'{') => depth += 1,
            (false, b'}') => depth = depth.checked_sub(1).filter(|depth| *depth > 0)?,
            (false, b'[') => {
                let next = text.iter().skip(n + 1).find(|byte| !byte.is_ascii_whitespace());
                if next == Some(&b'{') {
                    return Some(n + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands next between objects, and how many bytes it has.
enum Next {
    /// Commas and white space.
    Gap(usize),
    Object(usize, Record),
    /// Something that is no object, with the reason.
    Broken(usize, String),
    EndOfList,
    /// The text ends first.
    Cut,
}

fn lines_in(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}

fn next(text: &[u8], is_last: bool) -> Next {
    let is_gap = |byte: &u8| matches!(byte, b',' | b' ' | b'\t' | b'\r' | b'\n');
    match text.first() {
        None => Next::Cut,
        Some(b']') => Next::EndOfList,
        Some(b'{') => {
            let mut values = serde_json::Deserializer::from_slice(text).into_iter::<Record>();
            match values.next() {
                Some(Ok(record)) if values.byte_offset() <= LONGEST => Next::Object(values.byte_offset(), record),
                Some(Err(error)) if error.is_eof() && !is_last && text.len() <= LONGEST => Next::Cut,
                Some(Err(error)) => broken(text, is_last, &error.to_string()),
                Some(Ok(_)) | None => broken(text, is_last, ""),
            }
        }
        Some(first) if is_gap(first) => Next::Gap(text.iter().take_while(|byte| is_gap(byte)).count()),
        Some(_) => {
            let end = text.iter().take(LONGEST).position(|byte| matches!(byte, b',' | b'\t' | b'\r' | b'\n' | b'{' | b']'));
            match end {
                Some(end) => Next::Broken(end, "not an object".into()),
                None if is_last || text.len() > LONGEST => Next::Broken(text.len().min(LONGEST), "not an object".into()),
                None => Next::Cut,
            }
        }
    }
}

/// An object that is broken for a reason, up to its last brace. None goes on beyond a line that ends inside a string.
fn broken(text: &[u8], is_last: bool, why: &str) -> Next {
    let (mut depth, mut in_string, mut escaped) = (0u32, false, false);
    for (n, byte) in text.iter().enumerate().take(LONGEST) {
        match (in_string, *byte) {
            (true, b'\n') => return Next::Broken(n, "a text goes on beyond the end of its line".into()),
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Next::Broken(n + 1, why.to_owned());
        }
    }
    if text.len() >= LONGEST {
        Next::Broken(LONGEST, "the object is too long".into())
    } else if is_last {
        Next::Broken(text.len(), "the file ends inside this object".into())
    } else {
        Next::Cut
    }
}

impl Objects {
    /// Starts at byte `skip` of the text, as `begins` found it.
    pub fn new(skip: usize) -> Objects {
        Objects {
            skip,
            seen: 0,
            text: Vec::new(),
            line: 1,
            is_over: false,
            written: 0,
            keys: Vec::new(),
            waiting: Vec::new(),
            is_learned: false,
        }
    }

    /// Appends the rows of a piece to `rows`.
    pub fn read(&mut self, piece: &[u8], is_last: bool, rows: &mut Blocks) {
        let (skipped, piece) = piece.split_at(self.skip.min(piece.len()));
        self.skip -= skipped.len();
        self.seen += skipped.len();
        self.line += lines_in(skipped);
        if !self.is_over {
            let mut text = core::mem::take(&mut self.text);
            text.extend_from_slice(piece);
            let taken = self.take(&text, is_last, rows);
            text.drain(..taken);
            self.text = text;
        }
        if is_last {
            self.learn(rows);
        }
    }

    /// Reads whole objects; gives how many bytes it took.
    fn take(&mut self, text: &[u8], is_last: bool, rows: &mut Blocks) -> usize {
        let mut at = 0;
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let (length, record) = match next(rest, is_last) {
                Next::Cut => return at,
                Next::EndOfList => {
                    self.is_over = true;
                    return text.len();
                }
                Next::Gap(length) => (length, None),
                Next::Object(length, record) => (length, Some(Ok(record))),
                Next::Broken(length, why) => {
                    let head = String::from_utf8_lossy(rest.get(..length.min(60)).unwrap_or_default());
                    (length, Some(Err(format!("{head} ({why})"))))
                }
            };
            at += length;
            self.seen += length;
            if let Some(record) = record {
                self.add(self.line, record, rows);
            }
            self.line += lines_in(rest.get(..length).unwrap_or_default());
        }
    }

    fn add(&mut self, line: u64, record: Result<Record, String>, rows: &mut Blocks) {
        if self.is_learned {
            self.write(rows, line, record);
            return;
        }
        self.waiting.push((line, record));
        if self.waiting.len() >= LEARNED || self.seen >= LEARNED_BYTES {
            self.learn(rows);
        }
    }

    fn learn(&mut self, rows: &mut Blocks) {
        if self.is_learned {
            return;
        }
        self.is_learned = true;
        let waiting = std::mem::take(&mut self.waiting);
        for (key, _) in waiting.iter().filter_map(|(_, record)| record.as_ref().ok()).flat_map(|record| &record.0) {
            if !self.keys.contains(key) {
                self.keys.push(key.clone());
            }
        }
        // It counts as line 0: the first object stands in line 1.
        rows.begin(0);
        for key in &self.keys {
            rows.push(Cell::Text(key.trim()));
        }
        for (line, record) in waiting {
            self.write(rows, line, record);
        }
    }

    fn write(&mut self, rows: &mut Blocks, line: u64, record: Result<Record, String>) {
        // Objects in one line are told apart by counting on.
        self.written = line.max(self.written + 1);
        let fields = match record {
            Ok(Record(fields)) => fields,
            Err(why) => return rows.refuse(self.written, Rule::NotJson, &why),
        };
        if let Some((key, _)) = fields.iter().find(|(key, _)| !self.keys.contains(key)) {
            let why = format!("{key}: a key that the first objects do not have");
            return rows.refuse(self.written, Rule::NotJson, &why);
        }
        rows.begin(self.written);
        for key in &self.keys {
            match fields.iter().find(|(name, _)| name == key).map(|(_, value)| value) {
                None | Some(Value::Null) => rows.push(Cell::Text("")),
                Some(Value::Number(number)) => rows.push(Cell::Number(&number.to_string())),
                Some(Value::String(words)) => rows.push(Cell::Text(words.trim())),
                Some(other) => rows.push(Cell::Text(&other.to_string())),
            }
        }
    }
}
