//! JSON and JSON Lines: objects as rows of text, numbers marked as such. The keys of the first objects are the columns.
use crate::ingest::table::decode::workbook::{DIALECT, push};
use crate::ingest::table::import::BROKEN;
use crate::ingest::table::parse::number::TYPED;
use crate::ingest::table::source::HEAD;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// The keys of so many objects make the header, or of those in the first half of what is looked at before the reader is asked.
const LEARNED: usize = 200;
const LEARNED_BYTES: usize = HEAD / 2;
/// An object longer than this is refused.
const LONGEST: usize = 1 << 20;

/// Turns pieces of JSON into delimited text, of which the first row is the header.
pub struct Objects {
    /// Bytes before the list of objects: `{"data":`.
    skip: usize,
    /// Bytes read so far.
    seen: usize,
    depth: u32,
    in_string: bool,
    escaped: bool,
    is_over: bool,
    object: Vec<u8>,
    line: u64,
    object_line: u64,
    /// The line of the last row that was written.
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

impl Objects {
    /// Starts at byte `skip` of the text, as `begins` found it.
    pub fn new(skip: usize) -> Objects {
        Objects {
            skip,
            seen: 0,
            depth: 0,
            in_string: false,
            escaped: false,
            is_over: false,
            object: Vec::new(),
            line: 1,
            object_line: 1,
            written: 0,
            keys: Vec::new(),
            waiting: Vec::new(),
            is_learned: false,
        }
    }

    /// Appends the rows of a piece to `text`.
    pub fn read(&mut self, piece: &[u8], is_last: bool, text: &mut Vec<u8>) {
        for byte in piece {
            self.seen += 1;
            if self.skip > 0 {
                self.skip -= 1;
                self.line += u64::from(*byte == b'\n');
                continue;
            }
            if *byte == b'\n' {
                self.line += 1;
                // No object goes on beyond a line that ends inside a string.
                if self.in_string {
                    self.close(text, Some("a text goes on beyond the end of its line"));
                    continue;
                }
            }
            if self.is_over {
                continue;
            }
            if self.depth == 0 {
                match *byte {
                    b'{' => {
                        self.depth = 1;
                        self.object_line = self.line;
                        self.object.clear();
                        self.object.push(b'{');
                    }
                    b']' => self.is_over = true,
                    b',' | b' ' | b'\t' | b'\r' | b'\n' => {
                        if !self.object.is_empty() && *byte != b' ' {
                            self.close(text, Some("not an object"));
                        }
                    }
                    other => {
                        if self.object.is_empty() {
                            self.object_line = self.line;
                        }
                        self.object.push(other);
                    }
                }
                continue;
            }
            self.object.push(*byte);
            match (self.in_string, *byte) {
                (true, _) if self.escaped => self.escaped = false,
                (true, b'\\') => self.escaped = true,
                (_, b'"') => self.in_string = !self.in_string,
                (false, b'{' | b'[') => self.depth += 1,
                (false, b'}' | b']') => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        self.close(text, None);
                    }
                }
                _ => {}
            }
            if self.object.len() > LONGEST {
                self.close(text, Some("the object is too long"));
            }
        }
        if is_last {
            if !self.object.is_empty() {
                self.close(text, Some("the file ends inside this object"));
            }
            self.learn(text);
        }
    }

    fn close(&mut self, text: &mut Vec<u8>, fault: Option<&str>) {
        let record = match fault {
            Some(fault) => Err(fault.to_owned()),
            None => serde_json::from_slice::<Record>(&self.object).map_err(|error| error.to_string()),
        };
        let record = record.map_err(|why| {
            let head: String = String::from_utf8_lossy(self.object.get(..self.object.len().min(60)).unwrap_or_default()).into();
            format!("{head} ({why})")
        });
        self.object.clear();
        (self.depth, self.in_string, self.escaped) = (0, false, false);
        if self.is_learned {
            self.write(text, self.object_line, record);
            return;
        }
        self.waiting.push((self.object_line, record));
        if self.waiting.len() >= LEARNED || self.seen >= LEARNED_BYTES {
            self.learn(text);
        }
    }

    fn learn(&mut self, text: &mut Vec<u8>) {
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
        for (n, key) in self.keys.iter().enumerate() {
            if n > 0 {
                text.push(DIALECT.delimiter);
            }
            push(text, key);
        }
        text.push(DIALECT.line_end);
        for (line, record) in waiting {
            self.write(text, line, record);
        }
    }

    fn write(&mut self, text: &mut Vec<u8>, line: u64, record: Result<Record, String>) {
        // Rows without cells keep the count of lines; the header counts as line 0.
        while self.written + 1 < line {
            text.push(DIALECT.line_end);
            self.written += 1;
        }
        self.written += 1;
        match record {
            Err(why) => {
                text.push(BROKEN);
                push(text, &why);
            }
            Ok(record) => {
                let unknown = record.0.iter().find(|(key, _)| !self.keys.contains(key));
                if let Some((key, _)) = unknown {
                    text.push(BROKEN);
                    push(text, &format!("{key}: a key that the first objects do not have"));
                } else {
                    for (n, key) in self.keys.iter().enumerate() {
                        if n > 0 {
                            text.push(DIALECT.delimiter);
                        }
                        match record.0.iter().find(|(name, _)| name == key).map(|(_, value)| value) {
                            None | Some(Value::Null) => {}
                            Some(Value::Number(number)) => {
                                text.push(TYPED);
                                push(text, &number.to_string());
                            }
                            Some(Value::String(words)) => push(text, words),
                            Some(other) => push(text, &other.to_string()),
                        }
                    }
                }
            }
        }
        text.push(DIALECT.line_end);
    }
}
