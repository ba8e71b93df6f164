//! JSON and JSON Lines: objects as rows, each value with its kind. The keys of the first objects are the columns.
//!
//! `serde_json` says where an object ends. Its stream of values knows neither the commas of a list nor how to go on behind a broken
//! value: that is all that is done by hand here, and a broken object alone is gone through byte by byte.
use crate::ingest::table::cell::{Blocks, Cell};
use crate::ingest::table::detect::unit::is_measure;
use crate::ingest::table::problem::Rule;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// The keys of so many objects make the header, or of those in so many bytes.
const LEARNED: usize = 200;
/// The bytes of the objects whose keys make the header.
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
    /// What follows the list, as far as it is kept.
    rest: Vec<u8>,
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
            rest: Vec::new(),
        }
    }

    /// The other lists of objects beside the one that was read, with how many objects each has.
    pub fn other_lists(&self) -> Vec<(String, u64)> {
        let mut lists: Vec<(String, u64)> = Vec::new();
        let (mut depth, mut in_string, mut escaped, mut start, mut key) = (1i32, false, false, 0, "");
        for (n, byte) in self.rest.iter().enumerate() {
            match (in_string, *byte) {
                (true, _) if escaped => escaped = false,
                (true, b'\\') => escaped = true,
                (true, b'"') => {
                    in_string = false;
                    if depth == 1 {
                        key = self.rest.get(start..n).and_then(|text| core::str::from_utf8(text).ok()).unwrap_or_default();
                    }
                }
                (true, _) => {}
                (false, b'"') => (in_string, start) = (true, n + 1),
                (false, b'{' | b'[') => {
                    if *byte == b'{' && depth == 2 && !key.is_empty() {
                        match lists.iter_mut().find(|(name, _)| name == key) {
                            Some((_, count)) => *count += 1,
                            None => lists.push((key.to_owned(), 1)),
                        }
                    }
                    depth += 1;
                }
                (false, b'}' | b']') => depth -= 1,
                _ => {}
            }
        }
        lists
    }

    /// Appends the rows of a piece to `rows`.
    pub fn read(&mut self, piece: &[u8], is_last: bool, rows: &mut Blocks) {
        let (skipped, piece) = piece.split_at(self.skip.min(piece.len()));
        self.skip -= skipped.len();
        self.seen += skipped.len();
        self.line += lines_in(skipped);
        if self.is_over {
            let room = LONGEST.saturating_sub(self.rest.len());
            self.rest.extend_from_slice(piece.get(..piece.len().min(room)).unwrap_or_default());
        } else {
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
                    self.rest = rest.iter().skip(1).take(LONGEST).copied().collect();
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

    /// Adds an object: one for each of those in a list within it.
    fn add(&mut self, line: u64, record: Result<Record, String>, rows: &mut Blocks) {
        match record {
            Ok(record) => {
                for record in parted(record) {
                    self.add_one(line, Ok(record), rows);
                }
            }
            broken => self.add_one(line, broken, rows),
        }
    }

    fn add_one(&mut self, line: u64, record: Result<Record, String>, rows: &mut Blocks) {
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
            push(rows, fields.iter().find(|(name, _)| name == key).map(|(_, value)| value));
        }
    }
}

fn push(rows: &mut Blocks, value: Option<&Value>) {
    match value {
        None | Some(Value::Null) => rows.push(Cell::Text("")),
        Some(Value::Number(number)) => rows.push(Cell::Number(&number.to_string())),
        Some(Value::String(words)) => rows.push(Cell::Text(words.trim())),
        Some(other) => rows.push(Cell::Text(&other.to_string())),
    }
}

/// An object with a list of objects in it, as one object for each of those, with what they share. A figure of the whole stands with the
/// first of them only, so that it is counted once. An object with more than one list is left as it is.
fn parted(record: Record) -> Vec<Record> {
    let is_list = |value: &Value| matches!(value, Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_object));
    let mut lists = record.0.iter().enumerate().filter(|(_, (_, value))| is_list(value)).map(|(n, _)| n);
    let (Some(at), None) = (lists.next(), lists.next()) else { return vec![record] };
    if record.0.iter().filter(|(_, value)| value.is_array()).count() > 1 {
        return vec![record];
    }
    let mut shared = record.0;
    let (name, list) = shared.remove(at);
    let Value::Array(items) = list else { return Vec::new() };
    let each = items.into_iter().enumerate().map(|(n, item)| {
        let is_once = |key: &str, value: &Value| n > 0 && value.is_number() && is_measure(key);
        let mut fields: Vec<(String, Value)> =
            shared.iter().map(|(key, value)| (key.clone(), if is_once(key, value) { Value::Null } else { value.clone() })).collect();
        if let Value::Object(own) = item {
            for (key, value) in own {
                let is_taken = shared.iter().any(|(known, _)| *known == key);
                flatten(if is_taken { [name.as_str(), ".", key.as_str()].concat() } else { key }, value, 0, &mut fields);
            }
        }
        Record(fields)
    });
    each.collect()
}

/// A whole file that is a table in another way than a list of objects: `{"a": {…}, "b": {…}}` by keys, `{"tahun": {"0": …}}` and
/// `{"tahun": […]}` by columns, `{"columns": […], "data": [[…]]}`, `[[…], […]]`. None for anything else.
pub fn table(text: &[u8]) -> Option<Blocks> {
    let is_plain = |value: &Value| !value.is_array() && !value.is_object();
    let mut header: Vec<String> = Vec::new();
    let mut all: Vec<Vec<Option<Value>>> = Vec::new();
    let rows_of = |lists: &[Value]| -> Option<Vec<Vec<Option<Value>>>> {
        let row = |list: &Value| {
            list.as_array().filter(|cells| cells.iter().all(is_plain)).map(|cells| cells.iter().cloned().map(Some).collect())
        };
        lists.iter().map(row).collect()
    };
    let words =
        |list: &[Option<Value>]| -> Option<Vec<String>> { list.iter().map(|cell| cell.as_ref()?.as_str().map(str::to_owned)).collect() };
    if text.trim_ascii_start().starts_with(b"[") {
        let lists: Vec<Value> = serde_json::from_slice(text).ok()?;
        all = rows_of(&lists).filter(|rows| rows.len() >= 2)?;
        header = words(&all.remove(0))?;
    } else {
        let Ordered(fields) = serde_json::from_slice(text).ok()?;
        let of = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let is_number = |key: &String| key.bytes().all(|byte| byte.is_ascii_digit());
        if let (Some(Value::Array(columns)), Some(Value::Array(rows))) = (of("columns"), of("data")) {
            header = words(&columns.iter().cloned().map(Some).collect::<Vec<_>>())?;
            all = rows_of(rows)?;
        } else if fields.len() >= 2
            && fields.iter().all(|(_, value)| value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(is_plain)))
        {
            let length = fields.iter().filter_map(|(_, value)| value.as_array()).map(Vec::len).max()?;
            header = fields.iter().map(|(key, _)| key.clone()).collect();
            all = (0..length).map(|n| fields.iter().map(|(_, value)| value.get(n).cloned()).collect()).collect();
        } else {
            let inner = |(_, value): &(String, Value)| value.as_object().is_some_and(|own| !own.is_empty() && own.values().all(is_plain));
            if !fields.iter().all(inner) {
                return None;
            }
            let mut keys: Vec<String> = Vec::new();
            for key in fields.iter().filter_map(|(_, value)| value.as_object()).flat_map(|own| own.keys()) {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
            }
            if keys.iter().all(is_number) && !fields.iter().all(|(key, _)| is_number(key)) {
                keys.sort_by_key(|key| (key.len(), key.clone()));
                header = fields.iter().map(|(key, _)| key.clone()).collect();
                all = keys.iter().map(|key| fields.iter().map(|(_, value)| value.get(key).cloned()).collect()).collect();
            } else {
                // Objects that share most of their keys are rows; others are one object with parts.
                let shared =
                    keys.iter().filter(|key| fields.iter().filter(|(_, value)| value.get(key.as_str()).is_some()).count() >= 2).count();
                if fields.len() < 2 || shared * 2 <= keys.len() {
                    return None;
                }
                all.extend(fields.iter().map(|(_, value)| keys.iter().map(|key| value.get(key).cloned()).collect()));
                header.append(&mut keys);
            }
        }
    }
    let mut rows = Blocks::default();
    rows.begin(0);
    header.iter().for_each(|key| rows.push(Cell::Text(key.trim())));
    for (n, cells) in all.iter().enumerate() {
        rows.begin(n as u64 + 1);
        cells.iter().take(header.len()).for_each(|cell| push(&mut rows, cell.as_ref()));
    }
    Some(rows)
}

/// The fields of an object in their order.
struct Ordered(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ordered, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Ordered;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry::<String, Value>()? {
                    fields.push(field);
                }
                Ok(Ordered(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}
