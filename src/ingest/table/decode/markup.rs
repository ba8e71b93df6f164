//! Tables in markup: of web pages, which sites also hand out under the name of a workbook, and of the XML of Excel 2003.
//!
//! By hand because `scraper`, a parser of whole pages, is 168 kB after brotli and knows no XML.
use super::workbook::{Merge, Sheet};
use crate::ingest::entity;
use crate::ingest::table::cell::{Blocks, Cell};
use memchr::memchr;

/// Tables of a text that are read at most, and cells of one.
const MOST_TABLES: usize = 200;
const MOST_CELLS: usize = 20_000_000;
/// A cell stretches over so many rows or columns at most.
const MOST_SPAN: usize = 1000;

/// Whether a text is a workbook in the XML of Excel 2003.
pub fn is_workbook(text: &str) -> bool {
    text.contains("urn:schemas-microsoft-com:office:spreadsheet")
}

/// Whether a text is markup by how it begins.
pub fn begins(head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let known = ["<!doctype", "<!--", "<html", "<table", "<?xml", "<head", "<body", "<div", "<meta", "<style"];
    known.iter().any(|tag| start.get(..tag.len()).is_some_and(|own| own.eq_ignore_ascii_case(tag.as_bytes())))
}

/// A table of a text: the name that stands with it, else its number; how many cells it has.
pub struct Table {
    pub name: String,
    pub cells: usize,
    rows: Vec<Vec<Slot>>,
    merges: Vec<Merge>,
    /// Columns that are taken from above: how many rows more.
    taken: Vec<usize>,
    is_in_cell: bool,
    is_caption: bool,
}

#[derive(Clone, Default)]
struct Slot {
    text: String,
    is_number: bool,
}

impl Table {
    fn new(name: String) -> Table {
        Table { name, cells: 0, rows: Vec::new(), merges: Vec::new(), taken: Vec::new(), is_in_cell: false, is_caption: false }
    }

    /// The rows as those of a sheet.
    pub fn sheet(self) -> Sheet {
        let mut rows = Blocks::default();
        for (row, line) in self.rows.iter().zip(1..) {
            rows.begin(line);
            for slot in row {
                let text = slot.text.trim();
                rows.push(if slot.is_number { Cell::Number(text) } else { Cell::Text(text) });
            }
        }
        Sheet { rows, merges: self.merges, hidden: Vec::new() }
    }

    fn begin_row(&mut self) {
        self.is_in_cell = false;
        self.rows.push(Vec::new());
    }

    fn begin_cell(&mut self, tag: &Tag) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        let number = |name: &str| tag.value(name).and_then(|text| text.trim().parse::<usize>().ok());
        let index = number("ss:index").map_or(0, |n| n.saturating_sub(1).min(MOST_SPAN));
        let wide = number("colspan").or(number("ss:mergeacross").map(|n| n + 1)).unwrap_or(1).clamp(1, MOST_SPAN);
        let high = number("rowspan").or(number("ss:mergedown").map(|n| n + 1)).unwrap_or(1).clamp(1, MOST_SPAN);
        let line = self.rows.len() - 1;
        let Some(row) = self.rows.last_mut() else { return };
        while row.len() < index || self.taken.get(row.len()).is_some_and(|rows| *rows > 0) {
            if let Some(rows) = self.taken.get_mut(row.len()) {
                *rows = rows.saturating_sub(1);
            }
            row.push(Slot::default());
        }
        let first = row.len();
        self.taken.resize(self.taken.len().max(first + wide), 0);
        for column in first..first + wide {
            row.push(Slot::default());
            self.taken[column] = high - 1;
        }
        // What follows goes into the first of them.
        row.truncate(first + 1);
        self.cells += wide;
        if wide > 1 || high > 1 {
            self.merges.push(Merge { rows: (line, line + high - 1), columns: (first, first + wide - 1) });
        }
        self.is_in_cell = true;
    }

    fn end_cell(&mut self) {
        self.is_in_cell = false;
        let line = self.rows.len().saturating_sub(1);
        let (Some(row), Some(merge)) = (self.rows.last_mut(), self.merges.last()) else { return };
        if merge.rows.0 == line && merge.columns.0 + 1 == row.len() {
            row.resize(merge.columns.1 + 1, Slot::default());
        }
    }

    fn end_row(&mut self) {
        // What is taken from above in columns that the row does not reach.
        let reached = self.rows.last().map_or(0, Vec::len);
        self.taken.iter_mut().skip(reached).for_each(|rows| *rows = rows.saturating_sub(1));
    }

    fn add(&mut self, text: &str, is_number: bool) {
        if self.is_caption {
            self.name.push_str(text);
        } else if self.is_in_cell
            && let Some(slot) = self.rows.last_mut().and_then(|row| row.last_mut())
        {
            slot.text.push_str(text);
            slot.is_number |= is_number;
        }
    }
}

/// A tag: its name in small letters, and what follows that.
struct Tag<'a> {
    name: String,
    rest: &'a str,
    /// The same in small letters.
    lower: String,
    is_end: bool,
}

impl<'a> Tag<'a> {
    fn of(inner: &'a str) -> Tag<'a> {
        let is_end = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let end = inner.find(|sign: char| sign.is_ascii_whitespace() || sign == '/').unwrap_or(inner.len());
        let (name, rest) = inner.split_at(end);
        Tag { name: name.to_ascii_lowercase(), rest, lower: rest.to_ascii_lowercase(), is_end }
    }

    /// The value of an attribute.
    fn value(&self, name: &str) -> Option<String> {
        let lower = &self.lower;
        let mut from = 0;
        while let Some(at) = lower.get(from..)?.find(name).map(|at| from + at) {
            from = at + name.len();
            let is_whole = lower.get(..at)?.ends_with(|sign: char| sign.is_ascii_whitespace());
            let Some(value) = lower.get(from..)?.trim_start().strip_prefix('=').filter(|_| is_whole) else { continue };
            let start = lower.len() - value.trim_start().len();
            let value = self.rest.get(start..)?;
            let own = match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
                _ => value.split(|sign: char| sign.is_ascii_whitespace() || sign == '/').next(),
            };
            return own.map(plain);
        }
        None
    }
}

/// All tables of a text, in its order. A table within a cell of another is one of its own.
pub fn tables(text: &str) -> Vec<Table> {
    let mut done: Vec<Table> = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    let mut sheet_name = String::new();
    let (mut count, mut cells, mut is_number) = (0, 0, false);
    let mut rest = text;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        if let Some(table) = open.last_mut() {
            table.add(&plain(before), is_number);
        }
        if let Some(comment) = from.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        if let Some(data) = from.strip_prefix("<![CDATA[") {
            let (inner, after) = data.split_once("]]>").unwrap_or((data, ""));
            if let Some(table) = open.last_mut() {
                table.add(inner, is_number);
            }
            rest = after;
            continue;
        }
        let Some(end) = memchr(b'>', from.as_bytes()) else { break };
        let tag = Tag::of(from.get(1..end).unwrap_or_default());
        rest = from.get(end + 1..).unwrap_or_default();
        let name = tag.name.strip_prefix("ss:").unwrap_or(&tag.name);
        match (name, tag.is_end) {
            ("script" | "style", false) => rest = behind(rest, name),
            ("worksheet", false) => sheet_name = tag.value("ss:name").unwrap_or_default(),
            ("table", false) => {
                count += 1;
                open.push(Table::new(core::mem::take(&mut sheet_name)));
            }
            ("table", true) => {
                if let Some(mut table) = open.pop() {
                    let name = table.name.split_whitespace().collect::<Vec<_>>().join(" ");
                    table.name = if name.is_empty() { count.to_string() } else { name };
                    done.push(table);
                }
            }
            _ => {
                let Some(table) = open.last_mut() else { continue };
                match (name, tag.is_end) {
                    ("caption", is_end) => table.is_caption = !is_end,
                    ("tr" | "row", false) => {
                        if table.is_in_cell {
                            table.end_cell();
                        }
                        if !table.rows.is_empty() {
                            table.end_row();
                        }
                        // The XML names the rows that it goes on at.
                        let index = tag.value("ss:index").and_then(|text| text.parse::<usize>().ok()).unwrap_or(0);
                        while table.rows.len() + 1 < index.min(MOST_SPAN) {
                            table.begin_row();
                        }
                        table.begin_row();
                    }
                    ("td" | "th" | "cell", false) => {
                        if table.is_in_cell {
                            table.end_cell();
                        }
                        table.begin_cell(&tag);
                        cells += 1;
                        is_number = false;
                    }
                    ("td" | "th" | "cell", true) => table.end_cell(),
                    ("data", is_end) => is_number = !is_end && tag.value("ss:type").is_some_and(|kind| kind == "Number"),
                    ("br" | "p" | "div" | "li", _) => table.add(" ", false),
                    _ => {}
                }
            }
        }
        if count > MOST_TABLES || cells > MOST_CELLS {
            break;
        }
    }
    done.extend(open.into_iter().rev());
    // Pages are laid out by tables too.
    let is_workbook = is_workbook(text);
    done.retain(|table| is_workbook || (table.rows.len() > 1 && table.cells > 1));
    done
}

/// A text from the tag on that closes a script or a style; nothing, where none does.
fn behind<'t>(text: &'t str, name: &str) -> &'t str {
    let closes = |at: usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name));
    memchr::memmem::find_iter(text.as_bytes(), b"</").find(|at| closes(*at)).and_then(|at| text.get(at..)).unwrap_or_default()
}

/// Text without its references to signs.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        let (length, sign) = entity::read(from).unwrap_or((1, '&'));
        out.push_str(before);
        out.push(if sign == '\u{a0}' { ' ' } else { sign });
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
