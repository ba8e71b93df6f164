//! Titles and header rows: what stands above the data.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::asides::{is_aside, is_total};
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::parse::date::{self};
use crate::ingest::table::parse::number;
use crate::model::table::{DateForm, Grain};

/// More rows than these above the data are not looked for.
const MOST_HEADER_ROWS: usize = 15;

/// What stands above the data.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Rows above the first row of data.
    pub rows: usize,
    /// Rows with one cell only.
    pub titles: Vec<String>,
    /// The header rows, merged cells filled.
    pub levels: Vec<Vec<String>>,
    /// A name for each column.
    pub names: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Empty,
    Number,
    Year,
    Month,
    Date,
    Text,
}

fn class(cell: &Cell<String>) -> Class {
    let bytes = cell.as_str().as_bytes();
    let reads = |form: DateForm| form.grain() != Grain::Year && form != DateForm::Serial && date::day_of(cell.bytes(), form).is_some();
    if number::is_missing(bytes) || matches!(cell, Cell::Error(_)) {
        Class::Empty
    } else if date::header_year(cell.as_str()).is_some() {
        Class::Year
    } else if number::looks_like(cell.bytes()) {
        Class::Number
    } else if date::month_named(bytes).is_some() {
        Class::Month
    } else if date::FORMS.into_iter().any(reads) {
        Class::Date
    } else {
        Class::Text
    }
}

fn filled(row: &[Cell<String>]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

/// Finds the rows above the data; `given` is the number of them that the reader says.
pub fn find(grid: &Grid, given: Option<usize>, unnamed: &Unnamed) -> Head {
    let width = grid.width();
    let body = body_classes(grid, width);
    let first_data = || {
        let from = grid.rows.iter().take_while(|row| width > 1 && filled(row) <= 1).count();
        let mut rows = grid.rows.iter().enumerate().skip(from).take(MOST_HEADER_ROWS);
        let found = rows
            .find(|(n, row)| is_data(row, &body, *n == from) && !grid.rows.get(n + 1).is_some_and(|next| is_under_years(row, next, &body)));
        let found = found.map(|(n, _)| n);
        match found {
            Some(at) => at,
            // No numbers anywhere: the first row is the header.
            None if grid.rows.len() > from => from + 1,
            None => grid.rows.len(),
        }
    };
    let rows = given.unwrap_or_else(first_data).min(grid.rows.len());
    let above = grid.rows.get(..rows).unwrap_or_default();
    // A row that numbers the columns stands below the header: its own first cell is a figure where names follow.
    let numbers = |n: usize| grid.rows.get(n).is_some_and(|row| body.first() == Some(&Class::Text) && counts_columns(row));
    let below = usize::from(given.is_none() && numbers(rows));
    let above_it = above.len() - usize::from(rows.checked_sub(1).is_some_and(numbers));
    let above = above.get(..above_it).unwrap_or_default();
    let is_title = |n: usize, row: &[Cell<String>]| {
        filled(row) <= 1 || (grid.merges.is_none() && above.get(n + 1).is_some_and(|next| is_parted_title(row, next)))
    };
    let title_rows = above.iter().enumerate().take_while(|(n, row)| width > 1 && is_title(*n, row)).count();
    let titles = above.iter().take(title_rows).filter(|row| filled(row) > 0).map(|row| {
        let parts: Vec<&str> = row.iter().map(Cell::as_str).filter(|cell| !cell.is_empty()).collect();
        parts.join(", ")
    });
    // A spreadsheet's hint on the delimiter is no title.
    let titles = titles.filter(|title| !title.starts_with("sep="));
    let mut levels: Vec<Vec<String>> = Vec::new();
    for (n, row) in above.iter().enumerate().skip(title_rows) {
        let mut level: Vec<String> = row.iter().map(|cell| cell.as_str().to_owned()).collect();
        level.resize(width, String::new());
        match &grid.merges {
            Some(merges) => {
                for merge in merges.iter().filter(|merge| merge.rows.0 <= n && n <= merge.rows.1) {
                    let source = grid.rows.get(merge.rows.0).and_then(|row| row.get(merge.columns.0)).map_or("", Cell::as_str);
                    for cell in level.iter_mut().take(merge.columns.1 + 1).skip(merge.columns.0) {
                        *cell = source.to_owned();
                    }
                }
            }
            // What a comma-separated file leaves empty after a header belongs to it, but not in the last row.
            None if n + 1 < above.len() => {
                let mut last = String::new();
                for cell in &mut level {
                    if cell.is_empty() { cell.clone_from(&last) } else { last.clone_from(cell) }
                }
            }
            None => {}
        }
        levels.push(level);
    }
    let name = |n: usize| {
        let mut parts: Vec<&str> =
            levels.iter().filter_map(|level| level.get(n)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        parts.dedup();
        if parts.is_empty() { format!("{} {}", unnamed.column, n + 1) } else { parts.join(" / ").replace(['\n', '\r'], " ") }
    };
    let mut names: Vec<String> = (0..width).map(name).collect();
    tell_apart(&mut names);
    Head { rows: rows + below, titles: titles.collect(), levels, names }
}

/// Whether a row is `1, 2, 3 …`, a figure for every column.
fn counts_columns(row: &[Cell<String>]) -> bool {
    let used = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let is_own = |n: usize, cell: &Cell<String>| cell.as_str().trim_matches(['(', ')', '[', ']']).parse() == Ok(n + 1);
    used >= 2 && row.iter().take(used).enumerate().all(|(n, cell)| is_own(n, cell))
}

/// Whether a row is a title that its own commas have parted: a long text at the left of a row that is mostly empty, above a full one.
fn is_parted_title(row: &[Cell<String>], next: &[Cell<String>]) -> bool {
    let cells = filled(row);
    let is_left = row.iter().take(cells).all(|cell| !cell.is_empty());
    let is_long = row.first().is_some_and(|first| first.as_str().len() >= 20 && first.as_str().contains(' '));
    is_left && is_long && cells * 2 <= next.len() && filled(next) == next.len()
}

/// Gives the second column of a name a number.
fn tell_apart(names: &mut [String]) {
    let mut seen = std::collections::HashMap::new();
    for name in names {
        let count = seen.entry(name.clone()).or_insert(0u32);
        *count += 1;
        if *count > 1 {
            *name = format!("{name} ({count})");
        }
    }
}

/// What most cells of each column are, in the lower part of the sample.
fn body_classes(grid: &Grid, width: usize) -> Vec<Class> {
    let rows: Vec<&Vec<Cell<String>>> = grid.rows.iter().filter(|row| (width == 1 || filled(row) > 1) && !is_aside(row)).collect();
    let lower = rows.get(rows.len().saturating_sub(1).min(rows.len() / 2)..).unwrap_or_default();
    let column = |n: usize| {
        let mut counts = [0usize; 6];
        for row in lower {
            let class = row.get(n).map_or(Class::Empty, class);
            if let Some(count) = counts.get_mut(class as usize) {
                *count += 1;
            }
        }
        let [_, numbers, years, months, dates, texts] = counts;
        let most = (numbers + years).max(months).max(dates).max(texts);
        if most == 0 {
            Class::Empty
        } else if texts == most {
            Class::Text
        } else if numbers + years == most {
            if years > numbers { Class::Year } else { Class::Number }
        } else if months == most {
            Class::Month
        } else {
            Class::Date
        }
    };
    (0..width).map(column).collect()
}

fn is_data(row: &[Cell<String>], body: &[Class], is_first: bool) -> bool {
    let (mut there, mut fits, mut years) = (0, 0, Vec::new());
    // No header says that there is no value.
    let of_figures = row.iter().zip(body).filter(|(_, expected)| **expected == Class::Number);
    if row.first().is_some_and(|first| class(first) == Class::Text)
        && of_figures.clone().all(|(cell, _)| class(cell) == Class::Empty)
        && of_figures.clone().any(|(cell, _)| !cell.is_empty())
    {
        return true;
    }
    // The first row names no period where the others do: it is the header, whatever figures it has. A total may be without one.
    let period = row.iter().zip(body).find(|(_, expected)| matches!(expected, Class::Year | Class::Month | Class::Date));
    if is_first
        && period
            .is_some_and(|(cell, _)| class(cell) == Class::Text && !is_total(cell.as_str()) && date::month_range(cell.as_str()).is_none())
    {
        return false;
    }
    let mut others = 0;
    for (cell, expected) in row.iter().zip(body) {
        let found = class(cell);
        if matches!(expected, Class::Empty | Class::Text) || found == Class::Empty {
            continue;
        }
        there += 1;
        let fit = match expected {
            Class::Number | Class::Year => matches!(found, Class::Number | Class::Year),
            _ => found == *expected,
        };
        fits += usize::from(fit);
        if *expected == Class::Number {
            match date::header_year(cell.as_str()) {
                Some(year) => years.push(year),
                None => others += usize::from(found == Class::Number),
            }
        }
    }
    // Years over columns of other numbers are a header, with or without gaps between them, but not where they repeat or jump about.
    let over_numbers = body.iter().filter(|class| **class == Class::Number).count();
    let is_sequence = || {
        let step = |pair: &[i32]| (pair[1] - pair[0]).signum();
        let falls = years.windows(2).filter(|pair| step(pair) < 0).count();
        let rises = years.windows(2).filter(|pair| step(pair) > 0).count();
        // Blocks of years one after the other begin anew.
        falls.min(rises) <= years.len() / 3
    };
    let header_of_years = others == 0 && years.len() >= 2 && years.len() * 2 >= over_numbers && is_sequence();
    there > 0 && fits * 2 >= there && !header_of_years
}

/// Whether a row of years stands above another header row: texts where figures follow.
fn is_under_years(row: &[Cell<String>], next: &[Cell<String>], body: &[Class]) -> bool {
    let at = |row: &[Cell<String>], n: usize| row.get(n).map_or(Class::Empty, class);
    let of_figures: Vec<usize> = body.iter().enumerate().filter(|(_, class)| **class == Class::Number).map(|(n, _)| n).collect();
    let only_years = of_figures.iter().all(|n| matches!(at(row, *n), Class::Empty | Class::Year));
    let texts = of_figures.iter().filter(|n| matches!(at(next, **n), Class::Text | Class::Month)).count();
    only_years && texts >= 2 && texts * 2 > of_figures.len()
}
