//! CSV (RFC 4180) that spreadsheets open as it is meant: UTF-8 with a byte order mark, lines that end with CR LF, and in two forms, since
//! Excel takes the separator and the decimal mark of its country. Never `sep=`: with it Excel ignores the mark and spoils the letters.
//!
//! By hand because the crate `csv` is 24 kB after brotli, and the whole program should have 40.
//!
//! A text that a spreadsheet would take for a formula is guarded by an apostrophe, which `ingest::table` takes off again.
use super::sheet::{Cell, Sheet};
use crate::model::edtf::{Day, civil_from_day};
use crate::model::guard::guarded;
use crate::present::export::digits::shortest;
use crate::protocol::saving::CsvForm;

/// How a form is written.
#[derive(Clone, Copy)]
pub struct Dialect {
    pub delimiter: char,
    pub decimal: char,
}

impl Dialect {
    /// That of a form.
    pub fn of(form: CsvForm) -> Dialect {
        match form {
            CsvForm::International => Dialect { delimiter: ',', decimal: '.' },
            CsvForm::Indonesian => Dialect { delimiter: ';', decimal: ',' },
        }
    }
}

/// A day as ISO 8601 writes it.
pub fn iso(day: Day) -> String {
    let (year, month, day) = civil_from_day(day);
    let two = |number: u8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let year = year.to_string();
    [&"0".repeat(4usize.saturating_sub(year.len())), &year, "-", &two(month), "-", &two(day)].concat()
}

/// A table as CSV.
pub fn csv(sheet: &Sheet, form: CsvForm) -> Vec<u8> {
    let dialect = Dialect::of(form);
    let mut text = String::from("\u{feff}");
    line(&mut text, dialect, &mut sheet.columns.iter().map(|column| guarded(&column.head)));
    for row in &sheet.rows {
        line(&mut text, dialect, &mut row.iter().map(|cell| written(cell, dialect)));
    }
    text.into_bytes()
}

/// A table as text for the clipboard: cells between tabs, numbers with the form's mark.
pub fn tabbed(sheet: &Sheet, form: CsvForm) -> String {
    let dialect = Dialect::of(form);
    let mut text = String::new();
    let heads = sheet.columns.iter().map(|column| column.head.clone()).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| written(cell, dialect)).collect());
    for row in core::iter::once(heads).chain(rows) {
        let row: Vec<String> = row;
        // A cell is one line without tabs.
        let cells: Vec<String> = row.iter().map(|cell| cell.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

fn written(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Link(text) => guarded(text),
        Cell::Number(number) => shortest(*number).replace('.', dialect.decimal.encode_utf8(&mut [0; 4])),
        Cell::Day(day) => iso(*day),
    }
}

fn line(text: &mut String, dialect: Dialect, cells: &mut dyn Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            text.push(dialect.delimiter);
        }
        let is_padded = cell.starts_with([' ', '\t']) || cell.ends_with([' ', '\t']);
        if is_padded || cell.contains([dialect.delimiter, '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}
