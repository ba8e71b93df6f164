//! JSON and JSON Lines: objects as rows, each value with its kind. The keys of the first objects are the columns.
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
    /// Bytes read so far.
    seen: usize,
    depth: u32,
    in_string: bool,
    escaped: bool,
    is_over: bool,
    object: Vec<u8>,
    line: u64,
    object_line: u64,
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

    /// Appends the rows of a piece to `rows`.
    pub fn read(&mut self, piece: &[u8], is_last: bool, rows: &mut Blocks) {
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
                    self.close(rows, Some("a text goes on beyond the end of its line"));
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
                            self.close(rows, Some("not an object"));
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
                        self.close(rows, None);
                    }
                }
                _ => {}
            }
            if self.object.len() > LONGEST {
                self.close(rows, Some("the object is too long"));
            }
        }
        if is_last {
            if !self.object.is_empty() {
                self.close(rows, Some("the file ends inside this object"));
            }
            self.learn(rows);
        }
    }

    fn close(&mut self, rows: &mut Blocks, fault: Option<&str>) {
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
            self.write(rows, self.object_line, record);
            return;
        }
        self.waiting.push((self.object_line, record));
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
