//! Periods that stand across a wide table, and what else stands there.
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header::Head;
use crate::ingest::table::detect::names::{List, Match, Names, fold};
use crate::ingest::table::detect::unit::{Quantity, quantity};
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::parse::date;

/// A column of a wide table: figures for one period, and perhaps one country or port.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadColumn {
    pub column: usize,
    pub year: Option<i32>,
    pub month: Option<u8>,
    /// For each dimension a label, `None` where the header has none.
    pub labels: Vec<Option<String>>,
    /// Which amount it is, counted from 0.
    pub amount: usize,
}

/// Years, months and other headers across, made into columns of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    pub columns: Vec<SpreadColumn>,
    /// Columns that hold totals of others.
    pub totals: Vec<usize>,
    /// Name and list of each dimension.
    pub dimensions: Vec<(String, List)>,
    /// Name of each amount, with its measure, unit and power.
    pub amounts: Vec<(String, Quantity)>,
    pub has_years: bool,
    pub has_months: bool,
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
    // Words of headers that are read, not shown.
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
pub fn spread(grid: &Grid, head: &Head, is_numeric: impl Fn(usize) -> bool, names: &Names, unnamed: &Unnamed) -> Option<Spread> {
    let width = grid.width();
    let has_cells = |n: usize| grid.rows.iter().skip(head.rows).any(|row| row.get(n).is_some_and(|cell| !cell.is_empty()));
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
            (None, List::Country) => unnamed.country.into(),
            (None, List::Region) => unnamed.region.into(),
            _ => format!("{} {}", unnamed.group, spread.dimensions.len() + 1),
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
        amount_names.push((if title.is_empty() { unnamed.value.into() } else { title.to_owned() }, quantity(title)));
    }
    spread.amounts = amount_names;
    Some(spread)
}
