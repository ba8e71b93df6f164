//! Rows that are no data: totals, remarks, the numbering of the columns.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::labelled::without_code;
use crate::ingest::table::detect::lists::TABLE_WORDS;
use crate::ingest::table::detect::names::fold;
use crate::model::table::CodeList;

/// The code of a total in the code lists of SDMX.
const SDMX_TOTAL: &str = "_T";

/// Whether a text stands for a total.
pub fn is_total(text: &str) -> bool {
    let text = without_code(text);
    if text == SDMX_TOTAL {
        return true;
    }
    // Most cells are told apart by their first letter.
    let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
    let may_be = text.len() <= 40 && TABLE_WORDS.totals.iter().any(|words| words.as_bytes().first() == first.as_ref());
    if !may_be {
        return false;
    }
    let folded = fold(text);
    let is_plain = |word: &str| TABLE_WORDS.plain.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let rest = || TABLE_WORDS.totals_of.iter().filter_map(|start| folded.strip_prefix(start)?.strip_prefix(' '));
    // `Total Nilai Ekspor`, `Total 2 Golongan Barang`: what follows names nothing that is a part.
    TABLE_WORDS.totals.contains(&folded.as_str()) || rest().any(|rest| rest.split(' ').all(is_plain))
}

/// What follows `Jumlah` or `Total` in a text: the part that it may be the total of.
pub fn total_of(text: &str) -> Option<String> {
    // `batam-2025-total` is the name of a row and no total.
    let is_identifier = !text.contains(' ') && text.matches('-').count() > 1;
    if text.len() > 80 || is_identifier {
        return None;
    }
    let folded = fold(text);
    // A pivot table writes it behind the part: `Bali Total`.
    if let Some(part) = folded.strip_suffix(" total").or_else(|| folded.strip_suffix(" subtotal")) {
        return Some(part.to_owned());
    }
    let starts = TABLE_WORDS.totals_of.iter().filter_map(|start| folded.strip_prefix(start)?.strip_prefix(' '));
    starts.min_by_key(|rest| rest.len()).map(str::to_owned)
}

/// Whether a text names all areas of a list together: the nation among its parts, the world among countries.
pub fn is_whole_of(text: &str, list: CodeList) -> bool {
    let names = match list {
        CodeList::Region => &TABLE_WORDS.whole_regions,
        CodeList::Country => &TABLE_WORDS.whole_countries,
        CodeList::None | CodeList::Hs => return false,
    };
    let text = without_code(text);
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
    let low: String = text.trim_start().chars().take(20).flat_map(char::to_lowercase).collect();
    let is_start = |start: &&str| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        low.strip_prefix(*start).is_some_and(|rest| !(is_letter(start.chars().next_back()) && is_letter(rest.chars().next())))
    };
    // `1) Angka sementara`
    let label = low.split_once(')').map(|(label, _)| label.trim_start_matches('('));
    TABLE_WORDS.remarks.iter().any(is_start) || label.is_some_and(|label| (1..=2).contains(&label.len()) && !label.contains(' '))
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
