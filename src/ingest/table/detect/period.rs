//! Where the period of a row stands: one column of several, years that stand once each, the year of a title.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::names::fold;
use crate::ingest::table::detect::options::Column;
use crate::ingest::table::parse::date::{self};
use crate::ingest::table::reading::Note;
use crate::model::edtf::civil_from_day;
use crate::model::table::{CodeList, DateForm, Grain, Role};

/// Whether an empty cell in a column of years goes on with the year above: years stand once each, above as many empty cells.
pub fn fills_down(data: &[&Vec<Cell<String>>], n: usize) -> bool {
    let (mut empty, mut last, mut years) = (0, None, 0);
    for row in data {
        match row.get(n).filter(|cell| !cell.is_empty()) {
            None => empty += 1,
            Some(cell) => {
                if last == Some(cell.as_str()) {
                    return false;
                }
                (last, years) = (Some(cell.as_str()), years + 1);
            }
        }
    }
    empty >= years
}

/// Where years stand in a column of their own, days that are all the first of January are those years once more.
pub fn prefer_years<'a>(columns: &mut [Column], cells_of: &impl Fn(usize) -> Vec<&'a Cell<String>>) {
    if !columns.iter().any(|column| column.role == Role::Year) {
        return;
    }
    for (n, column) in columns.iter_mut().enumerate() {
        let Role::Date(form) = column.role else { continue };
        let is_new_year =
            |cell: &&Cell<String>| date::day_of(cell.bytes(), form).is_some_and(|day| matches!(civil_from_day(day), (_, 1, 1)));
        if form.grain() == Grain::Day && cells_of(n).iter().all(is_new_year) {
            column.role = Role::Codes(CodeList::None);
        }
    }
}

/// Stems of names of dates that say when a file or a row was made.
const STAMPS: &[&str] = &["update", "download", "unduh", "extract", "retriev", "publish", "rilis", "akses", "modif"];

/// A table has one kind of period: a column of dates before years and months; each of them once.
pub fn one_period<'a>(columns: &mut [Column], cells_of: &impl Fn(usize) -> Vec<&'a Cell<String>>) -> Option<Note> {
    // Of several columns of dates the one that varies, and that does not say when the file was made.
    let dates: Vec<usize> =
        (0..columns.len()).filter(|n| columns.get(*n).is_some_and(|column| matches!(column.role, Role::Date(_)))).collect();
    let is_stamp = |n: usize| columns.get(n).is_some_and(|column| STAMPS.iter().any(|stem| fold(&column.name).contains(stem)));
    let varies = |n: usize| {
        let cells = cells_of(n);
        cells.iter().any(|cell| Some(cell.as_str()) != cells.first().map(|cell| cell.as_str()))
    };
    let is_also_dated = columns.iter().any(|column| column.role == Role::Year);
    let rank = |n: &usize| (is_stamp(*n), !varies(*n));
    let dated = dates.iter().copied().min_by_key(rank).filter(|n| !(is_also_dated && (is_stamp(*n) || !varies(*n))));
    let (mut year, mut month) = (dated.is_some(), dated.is_some());
    for (n, column) in columns.iter_mut().enumerate() {
        let again = match column.role {
            Role::Date(_) => dated != Some(n),
            Role::Year => core::mem::replace(&mut year, true),
            Role::Month => core::mem::replace(&mut month, true),
            _ => false,
        };
        if again {
            column.role = Role::Codes(CodeList::None);
        }
    }
    let name = |n: &usize| columns.get(*n).map(|column| column.name.clone());
    let others: Vec<String> = dates.iter().filter(|n| Some(**n) != dated).filter_map(name).collect();
    let column = dated.as_ref().and_then(name).filter(|_| !others.is_empty())?;
    Some(Note::Period { column, others })
}

/// The year of a title; that of a day on which the file was made is none of the figures'.
pub fn year_of_title(title: &str) -> Option<i32> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_stamp =
        STAMPS.iter().any(|stem| folded.contains(stem)) || words.iter().any(|word| matches!(*word, "dicetak" | "printed" | "accessed"));
    let is_day = words.windows(3).any(|words| date::day(words.join(" ").as_bytes(), DateForm::NamedDay).is_some());
    if is_stamp || is_day { None } else { year_in(title) }
}

/// A year between 1945 and 2099 that stands in a text by itself.
pub fn year_in(text: &str) -> Option<i32> {
    let mut years: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1945..2100).contains(year))
        .collect();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}
