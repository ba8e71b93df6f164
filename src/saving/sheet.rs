//! A table for other programs: columns of one kind each, and cells that know what they are.
use crate::model::edtf::Day;

/// What a cell holds. A number and a day are never written as words.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// An address that a reader can follow.
    Link(String),
    Number(f64),
    Day(Day),
}

impl Cell {
    /// A text; empty where it says nothing.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// A text that may be missing.
    pub fn of(text: Option<&String>) -> Cell {
        Cell::text(text.map_or("", String::as_str))
    }

    /// An address that may be missing.
    pub fn link(address: Option<&String>) -> Cell {
        address.filter(|address| !address.is_empty()).map_or(Cell::Empty, |address| Cell::Link(address.clone()))
    }

    /// A number that may be missing.
    pub fn number(number: Option<f64>) -> Cell {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

/// A column: its head, and its width in letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub head: String,
    pub width: u8,
}

/// A table with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A table without rows, whose columns have these heads and widths.
    pub fn new(name: &'static str, columns: &[(&str, u8)]) -> Sheet {
        let columns = columns.iter().map(|(head, width)| Column { head: (*head).to_owned(), width: *width }).collect();
        Sheet { name, columns, rows: Vec::new() }
    }

    /// What each column holds.
    pub fn kinds(&self) -> Vec<ColumnKind> {
        let kind = |n: usize| {
            let mut kind = None;
            for cell in self.rows.iter().filter_map(|row| row.get(n)) {
                let own = match cell {
                    Cell::Empty => continue,
                    Cell::Number(_) => ColumnKind::Number,
                    Cell::Day(_) => ColumnKind::Day,
                    Cell::Text(_) | Cell::Link(_) => ColumnKind::Text,
                };
                // What is not of one kind is text.
                kind = Some(if kind.is_none_or(|kind| kind == own) { own } else { ColumnKind::Text });
            }
            kind.unwrap_or(ColumnKind::Text)
        };
        (0..self.columns.len()).map(kind).collect()
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Number,
    Day,
}
