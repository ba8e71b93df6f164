//! Titles, header rows and what stands across a wide table.
use crate::ingest::table::detect::layout::{List, Spread, SpreadColumn, plain};
use crate::ingest::table::detect::names::{Match, Names, fold};
use crate::ingest::table::detect::unit::{Quantity, quantity};
use crate::ingest::table::parse::date;
use crate::ingest::table::parse::number;

/// More rows than these above the data are not looked for.
const MOST_HEADER_ROWS: usize = 15;

/// Cells that were merged: first and last row, first and last column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

/// The first rows of a table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub rows: Vec<Vec<String>>,
    /// What the file says about merged cells; `None` where the format cannot say.
    pub merges: Option<Vec<Merge>>,
}

impl Grid {
    /// How many cells most rows have: a row with more or fewer is broken, not the measure of the others.
    pub fn width(&self) -> usize {
        let mut lengths = std::collections::BTreeMap::new();
        for row in &self.rows {
            let used = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            // Titles and remarks stand alone in their rows.
            if used > 1 || self.rows.iter().all(|row| row.len() <= 1) {
                *lengths.entry(row.len()).or_insert(0usize) += 1;
            }
        }
        lengths.into_iter().max_by_key(|(length, count)| (*count, *length)).map_or(1, |(length, _)| length)
    }
}

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

fn class(cell: &str) -> Class {
    let bytes = cell.as_bytes();
    let text = plain(cell);
    if number::is_missing(text.as_bytes()) {
        Class::Empty
    } else if date::year(bytes).is_some_and(|year| (1900..=2100).contains(&year)) {
        Class::Year
    } else if number::looks_like(bytes) {
        Class::Number
    } else if date::month_named(bytes).is_some() {
        Class::Month
    } else if date::FORMS
        .into_iter()
        .any(|form| form.grain() != date::Grain::Year && form != date::DateForm::Serial && date::day(bytes, form).is_some())
    {
        Class::Date
    } else {
        Class::Text
    }
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !plain(cell).is_empty()).count()
}

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
fn is_remark(row: &[String]) -> bool {
    let mut cells = row.iter().filter(|cell| !plain(cell).is_empty());
    match (cells.next(), cells.next()) {
        (Some(only), None) => begins_remark(only),
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

/// A row that is no data: a total, a remark, the numbering of the columns.
pub fn is_aside(row: &[String]) -> bool {
    row.iter().take(3).any(|cell| is_total(cell)) || is_remark(row) || is_numbering(row.iter().map(|cell| plain(cell)))
}

/// Finds the rows above the data; `given` is the number of them that the reader says.
pub fn find(grid: &Grid, given: Option<usize>) -> Head {
    let width = grid.width();
    let body = body_classes(grid, width);
    let first_data = || {
        let from = grid.rows.iter().take_while(|row| width > 1 && filled(row) <= 1).count();
        let mut rows = grid.rows.iter().enumerate().skip(from).take(MOST_HEADER_ROWS);
        let found = rows.find(|(n, row)| is_data(row, &body) && !grid.rows.get(n + 1).is_some_and(|next| is_under_years(row, next, &body)));
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
    let is_title = |n: usize, row: &[String]| {
        filled(row) <= 1 || (grid.merges.is_none() && above.get(n + 1).is_some_and(|next| is_parted_title(row, next)))
    };
    let title_rows = above.iter().enumerate().take_while(|(n, row)| width > 1 && is_title(*n, row)).count();
    let titles = above.iter().take(title_rows).filter(|row| filled(row) > 0).map(|row| {
        let parts: Vec<&str> = row.iter().map(|cell| plain(cell)).filter(|cell| !cell.is_empty()).collect();
        parts.join(", ")
    });
    // A spreadsheet's hint on the delimiter is no title.
    let titles = titles.filter(|title| !title.starts_with("sep="));
    let mut levels: Vec<Vec<String>> = Vec::new();
    for (n, row) in above.iter().enumerate().skip(title_rows) {
        let mut level: Vec<String> = row.iter().map(|cell| plain(cell).to_owned()).collect();
        level.resize(width, String::new());
        match &grid.merges {
            Some(merges) => {
                for merge in merges.iter().filter(|merge| merge.rows.0 <= n && n <= merge.rows.1) {
                    let source = grid.rows.get(merge.rows.0).and_then(|row| row.get(merge.columns.0)).map_or("", |cell| plain(cell));
                    for cell in level.iter_mut().take(merge.columns.1 + 1).skip(merge.columns.0) {
                        *cell = source.to_owned();
                    }
                }
            }
            // What a comma-separated file leaves empty after a header belongs to it, but not in the last row.
            None if n + 1 < rows => {
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
        if parts.is_empty() { format!("Kolom {}", n + 1) } else { parts.join(" / ").replace(['\n', '\r'], " ") }
    };
    let mut names: Vec<String> = (0..width).map(name).collect();
    tell_apart(&mut names);
    Head { rows, titles: titles.collect(), levels, names }
}

/// Whether a row is a title that its own commas have parted: a long text at the left of a row that is mostly empty, above a full one.
fn is_parted_title(row: &[String], next: &[String]) -> bool {
    let cells = filled(row);
    let is_left = row.iter().take(cells).all(|cell| !plain(cell).is_empty());
    let is_long = row.first().is_some_and(|first| first.len() >= 20 && first.contains(' '));
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
    let rows: Vec<&Vec<String>> = grid.rows.iter().filter(|row| (width == 1 || filled(row) > 1) && !is_aside(row)).collect();
    let lower = rows.get(rows.len().saturating_sub(1).min(rows.len() / 2)..).unwrap_or_default();
    let column = |n: usize| {
        let mut counts = [0usize; 6];
        for row in lower {
            let class = row.get(n).map_or(Class::Empty, |cell| class(cell));
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

fn is_data(row: &[String], body: &[Class]) -> bool {
    let (mut there, mut fits, mut years) = (0, 0, Vec::new());
    // No header says that there is no value.
    let of_figures = row.iter().zip(body).filter(|(_, expected)| **expected == Class::Number);
    if row.first().is_some_and(|first| class(first) == Class::Text)
        && of_figures.clone().all(|(cell, _)| class(cell) == Class::Empty)
        && of_figures.clone().any(|(cell, _)| !plain(cell).is_empty())
    {
        return true;
    }
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
        if found == Class::Year && *expected == Class::Number {
            years.extend(date::year(cell.as_bytes()));
        }
    }
    // Years over columns of other numbers are a header.
    let over_numbers = body.iter().filter(|class| **class == Class::Number).count();
    let header_of_years =
        years.len() >= 2 && years.len() * 2 >= over_numbers && years.windows(2).all(|pair| (pair[0] - pair[1]).abs() <= 1);
    there > 0 && fits * 2 >= there && !header_of_years
}

/// Whether a row of years stands above another header row: texts where figures follow.
fn is_under_years(row: &[String], next: &[String], body: &[Class]) -> bool {
    let at = |row: &[String], n: usize| row.get(n).map_or(Class::Empty, |cell| class(cell));
    let of_figures: Vec<usize> = body.iter().enumerate().filter(|(_, class)| **class == Class::Number).map(|(n, _)| n).collect();
    let only_years = of_figures.iter().all(|n| matches!(at(row, *n), Class::Empty | Class::Year));
    let texts = of_figures.iter().filter(|n| matches!(at(next, **n), Class::Text | Class::Month)).count();
    only_years && texts >= 2 && texts * 2 > of_figures.len()
}

/// Year and month that a header names.
fn period(text: &str) -> (Option<i32>, Option<u8>) {
    let bytes = text.trim().as_bytes();
    if let Some(month) = date::month_named(bytes) {
        return (None, Some(month));
    }
    if let Some(year) = date::year(bytes).filter(|year| (1900..=2100).contains(year)) {
        return (Some(year), None);
    }
    let forms = [date::DateForm::YearMonth, date::DateForm::MonthYear, date::DateForm::NamedMonth];
    match forms.into_iter().find_map(|form| date::day(bytes, form)) {
        Some(day) => {
            let (year, month, _) = crate::model::edtf::civil_from_day(day);
            (Some(year), Some(month))
        }
        None => match date::day(bytes, date::DateForm::YearMonthDay).map(crate::model::edtf::civil_from_day) {
            Some((year, month, 1)) => (Some(year), Some(month)),
            _ => (None, None),
        },
    }
}

/// The year within the name of a column, and the name without it: `Nilai Ekspor 2022 (US$)`.
fn named_year(name: &str) -> Option<(i32, String)> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found = name.match_indices(['1', '2']).filter_map(|(at, _)| {
        let digits = name.get(at..at + 4)?;
        let (before, after) = (name.get(..at)?, name.get(at + 4..)?);
        let year = date::year(digits.as_bytes()).filter(|year| (1945..2100).contains(year))?;
        let stands_alone = is_edge(before.chars().next_back()) && is_edge(after.chars().next());
        stands_alone.then(|| (year, [before, after].concat().split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    let first = found.next()?;
    (found.next().is_none() && first.1.chars().any(char::is_alphabetic)).then_some(first)
}

/// Columns whose names differ by a year only.
fn spread_by_names(head: &Head, width: usize, is_numeric: impl Fn(usize) -> bool) -> Option<Spread> {
    let named: Vec<(usize, i32, String)> = (0..width)
        .filter(|n| is_numeric(*n))
        .filter_map(|n| head.names.get(n).and_then(|name| named_year(name)).map(|(year, rest)| (n, year, rest)))
        .collect();
    let is_dated =
        |name: &String| ["tahun", "year", "tanggal", "date", "tgl"].iter().any(|word| fold(name).split(' ').any(|own| own == *word));
    if head.names.iter().any(|name| named_year(name).is_none() && is_dated(name)) {
        return None;
    }
    let repeats = |rest: &str| named.iter().filter(|(_, _, other)| other == rest).count() >= 2;
    let mut amounts: Vec<(String, Quantity)> = Vec::new();
    let mut columns = Vec::new();
    for (column, year, rest) in named.iter().filter(|(_, _, rest)| repeats(rest)) {
        let amount = amounts.iter().position(|(name, _)| name == rest).unwrap_or_else(|| {
            amounts.push((rest.clone(), quantity(rest)));
            amounts.len() - 1
        });
        columns.push(SpreadColumn { column: *column, year: Some(*year), month: None, labels: Vec::new(), amount });
    }
    (!columns.is_empty()).then(|| Spread {
        columns,
        totals: Vec::new(),
        dimensions: Vec::new(),
        amounts,
        has_years: true,
        has_months: false,
    })
}

/// Whether periods stand across the table, and what else stands there.
pub fn spread(grid: &Grid, head: &Head, is_numeric: impl Fn(usize) -> bool, names: &Names) -> Option<Spread> {
    let width = grid.width();
    let has_cells = |n: usize| grid.rows.iter().skip(head.rows).any(|row| row.get(n).is_some_and(|cell| !plain(cell).is_empty()));
    let of_time = |level: &Vec<String>, n: usize| level.get(n).is_some_and(|cell| period(cell) != (None, None));
    let across: Vec<usize> = (0..width).filter(|n| head.levels.iter().any(|level| of_time(level, *n)) && is_numeric(*n)).collect();
    if across.len() < 2 {
        return spread_by_names(head, width, is_numeric);
    }
    let first = *across.first()?;
    let is_total_column = |n: usize| head.levels.iter().any(|level| level.get(n).is_some_and(|cell| is_total(cell)));
    let totals: Vec<usize> = (first..width).filter(|n| is_total_column(*n) && is_numeric(*n)).collect();
    let across: Vec<usize> = across.into_iter().filter(|n| !totals.contains(n)).collect();
    let mut spread = Spread {
        columns: across
            .iter()
            .map(|column| SpreadColumn { column: *column, year: None, month: None, labels: Vec::new(), amount: 0 })
            .collect(),
        totals,
        dimensions: Vec::new(),
        amounts: Vec::new(),
        has_years: false,
        has_months: false,
    };
    let mut amount_names: Vec<(String, Quantity)> = Vec::new();
    for level in &head.levels {
        let cell = |n: usize| level.get(n).map_or("", |cell| cell.trim());
        let there = across.iter().filter(|n| !cell(**n).is_empty()).count();
        if there == 0 {
            continue;
        }
        let timed = across.iter().filter(|n| of_time(level, **n)).count();
        if timed * 10 >= there * 8 {
            for column in &mut spread.columns {
                let (year, month) = period(cell(column.column));
                column.year = column.year.or(year);
                column.month = column.month.or(month);
            }
            continue;
        }
        let mut distinct: Vec<&str> = across.iter().map(|n| cell(*n)).filter(|text| !text.is_empty()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let measures: Vec<Quantity> = distinct.iter().map(|text| quantity(text)).collect();
        if distinct.len() <= 8 && measures.iter().all(|quantity| quantity.measure.is_some()) {
            amount_names = distinct.iter().zip(&measures).map(|(text, quantity)| ((*text).to_owned(), quantity.clone())).collect();
            for column in &mut spread.columns {
                column.amount = distinct.iter().position(|text| *text == cell(column.column)).unwrap_or(0);
            }
            continue;
        }
        if distinct.len() < 2 {
            continue;
        }
        // The name of a level stands at the side: in the last column before the figures.
        let side = (0..first).rev().find(|n| !has_cells(*n) && !cell(*n).is_empty() && !distinct.contains(&cell(*n)));
        let known = |list| distinct.iter().filter(|text| names.find(text, list) != Match::No).count() * 2 >= distinct.len();
        let list = if known(List::Country) {
            List::Country
        } else if known(List::Region) {
            List::Region
        } else {
            List::None
        };
        let name = match (side, list) {
            (Some(n), _) => cell(n).to_owned(),
            (None, List::Country) => "Negara".into(),
            (None, List::Region) => "Daerah".into(),
            _ => format!("Kelompok {}", spread.dimensions.len() + 1),
        };
        for column in &mut spread.columns {
            let label = cell(column.column);
            column.labels.push((!label.is_empty()).then(|| label.to_owned()));
        }
        spread.dimensions.push((name, list));
    }
    spread.has_years = spread.columns.iter().any(|column| column.year.is_some());
    spread.has_months = spread.columns.iter().any(|column| column.month.is_some());
    if amount_names.is_empty() {
        let title = head.titles.first().map_or("", String::as_str);
        amount_names.push((if title.is_empty() { "Nilai".into() } else { title.to_owned() }, quantity(title)));
    }
    spread.amounts = amount_names;
    Some(spread)
}
