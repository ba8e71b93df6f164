//! The rows of a CSV file, and the codes of closed lists in their cells.
use crate::ingest::curated::problem::{Expected, Problem};

/// The rows of a CSV file with exactly these columns, each with its line; the first is the key where `keyed`.
pub(super) fn rows<const N: usize>(
    text: &str,
    file: &'static str,
    columns: [&'static str; N],
    keyed: bool,
    problems: &mut Vec<Problem>,
) -> Vec<(usize, [String; N])> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut refuse = |line: usize, field: &str, found: &str, expected: Expected| {
        problems.push(Problem { file, line, field: field.into(), found: found.into(), expected });
    };
    let head: Vec<String> = reader.headers().map(|h| h.iter().map(String::from).collect()).unwrap_or_default();
    if head != columns {
        refuse(1, "", &head.join(","), Expected::Record(format!("columns {}", columns.join(","))));
        return Vec::new();
    }
    let mut found: Vec<(usize, [String; N])> = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |p| p.line() as usize);
                let row: [String; N] = std::array::from_fn(|n| record.get(n).unwrap_or_default().to_string());
                for (column, cell) in columns.iter().zip(&row) {
                    if cell != cell.trim()
                        || (cell.is_empty() && matches!(*column, "code" | "en" | "id" | "name" | "short" | "short_en" | "short_id"))
                    {
                        refuse(line, column, cell, Expected::Phrase);
                    }
                }
                if keyed && found.last().is_some_and(|(_, last)| last[0] >= row[0]) {
                    refuse(line, columns[0], &row[0], Expected::Ascending);
                }
                found.push((line, row));
            }
            Err(error) => {
                let line = error.position().map_or(0, |p| p.line() as usize);
                refuse(line, "", "", Expected::Record(error.to_string()));
            }
        }
    }
    found
}

/// A closed list as its files name it: the codes, and the value of one.
pub(super) struct Named<T> {
    pub(super) codes: &'static [&'static str],
    pub(super) read: fn(&str) -> Option<T>,
}

/// The value that a code names; else a problem, and what stands in until the build ends with it.
pub(super) fn one_of<T>(at: (&'static str, usize, &str), found: &str, list: Named<T>, stand_in: T, problems: &mut Vec<Problem>) -> T {
    let (file, line, field) = at;
    (list.read)(found).unwrap_or_else(|| {
        problems.push(Problem { file, line, field: field.into(), found: found.into(), expected: Expected::OneOf(list.codes) });
        stand_in
    })
}
