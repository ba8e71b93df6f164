//! Rows that are no data: totals, remarks, the numbering of the columns.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::names::{List, fold};

/// Whether a text stands for a total.
pub fn is_total(text: &str) -> bool {
    // Most cells are told apart by their first letter.
    if !matches!(text.bytes().next(), Some(b't' | b'T' | b'j' | b'J' | b'g' | b'G' | b's' | b'S')) {
        return false;
    }
    if text.len() > 40 {
        return false;
    }
    let folded = fold(text);
    matches!(
        folded.as_str(),
        "total"
            | "totals"
            | "jumlah"
            | "grand total"
            | "sub total"
            | "subtotal"
            | "jumlah total"
            | "total jumlah"
            | "jumlah keseluruhan"
            | "total keseluruhan"
    ) || ["total ", "jumlah "].iter().any(|start| {
        folded.strip_prefix(start).is_some_and(|rest| {
            matches!(rest, "ekspor" | "impor" | "exports" | "imports" | "export" | "import" | "nilai" | "semua" | "ekspor indonesia")
        })
    })
}

/// What follows `Jumlah` or `Total` in a text: the part that it may be the total of.
pub fn total_of(text: &str) -> Option<String> {
    if text.len() > 80 {
        return None;
    }
    let folded = fold(text);
    let starts = ["sub total ", "subtotal ", "total ", "jumlah "];
    starts.iter().find_map(|start| folded.strip_prefix(start)).map(str::to_owned)
}

/// Whether a text names all areas of a list together: the nation among its parts, the world among countries.
pub fn is_whole_of(text: &str, list: List) -> bool {
    let names: &[&str] = match list {
        List::Region => &["indonesia", "nasional", "0"],
        List::Country => &["world", "dunia", "wld", "w00", "semua negara", "all countries"],
        List::None | List::Hs => return false,
    };
    text.len() <= 20 && names.contains(&fold(text).as_str())
}

/// Whether a row is a remark: a source, a note.
fn is_remark(row: &[Cell<String>]) -> bool {
    let mut cells = row.iter().filter(|cell| !cell.is_empty());
    match (cells.next(), cells.next()) {
        (Some(only), None) => begins_remark(only.as_str()),
        _ => false,
    }
}

/// Whether a text begins as sources, notes and the titles of tables do.
pub fn begins_remark(text: &str) -> bool {
    let low: String = text.trim_start().chars().take(14).flat_map(char::to_lowercase).collect();
    let starts = [
        "sumber",
        "source",
        "catatan",
        "note",
        "keterangan",
        "diolah",
        "data diolah",
        "dikutip",
        "angka sementara",
        "tabel ",
        "table ",
        "*",
        "¹",
        "²",
    ];
    // `1) Angka sementara`
    let label = low.split_once(')').map(|(label, _)| label.trim_start_matches('('));
    starts.iter().any(|start| low.starts_with(start)) || label.is_some_and(|label| (1..=2).contains(&label.len()) && !label.contains(' '))
}

/// Whether a row numbers the columns: `(1) (2) (3)`, as BPS prints it.
pub fn is_numbering<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut expected = 0;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        expected += 1;
        let number = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).and_then(|inner| inner.parse::<usize>().ok());
        if number.is_none_or(|number| number < expected) {
            return false;
        }
    }
    expected >= 2
}

/// A row that is no data.
pub fn is_aside(row: &[Cell<String>]) -> bool {
    row.iter().take(3).any(|cell| is_total(cell.as_str())) || is_remark(row) || is_numbering(row.iter().map(Cell::as_str))
}
