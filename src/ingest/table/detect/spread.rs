//! Periods that stand across a wide table, and what else stands there.
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header::Head;
use crate::ingest::table::detect::names::{Match, Names, fold};
use crate::ingest::table::detect::unit::{Quantity, is_measure, is_rate, quantity};
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::parse::date;
use crate::model::table::{CodeList, DateForm};

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
    pub dimensions: Vec<(String, CodeList)>,
    /// Name of each amount, with its measure, unit and power.
    pub amounts: Vec<(String, Quantity)>,
    pub has_years: bool,
    pub has_months: bool,
    /// How many months each of its periods has.
    pub months: u8,
    /// Headers of columns that give the figures of a period once more.
    pub versions: Vec<String>,
}

/// The period that a header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    year: Option<i32>,
    /// The first month, of a period within a year.
    month: Option<u8>,
    /// How many months it has.
    months: u8,
    /// Whether it goes on from the beginning of the year: `Jan-Okt`.
    is_cumulated: bool,
}

fn period(text: &str) -> Option<Named> {
    use crate::model::edtf::civil_from_day;
    let text = text.trim();
    let bytes = text.as_bytes();
    if let Some(month) = date::month_named(bytes) {
        return Some(Named { year: None, month: Some(month), months: 1, is_cumulated: false });
    }
    if let Some(year) = date::header_year(text) {
        return Some(Named { year: Some(year), month: None, months: 12, is_cumulated: false });
    }
    if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) && date::month_range(text).is_none() {
        return None;
    }
    if let Some((from, to)) = date::month_range(text) {
        let year = text.split([' ', '-', '\'']).filter_map(|word| date::year(word.as_bytes())).next_back();
        let is_year = (from, to) == (1, 12);
        return Some(Named { year, month: None, months: if is_year { 12 } else { to - from + 1 }, is_cumulated: !is_year });
    }
    let forms = [
        (DateForm::FiscalYear, 12),
        (DateForm::YearMonth, 1),
        (DateForm::MonthYear, 1),
        (DateForm::NamedMonth, 1),
        (DateForm::Quarter, 3),
        (DateForm::HalfYear, 6),
        (DateForm::YearMonthDay, 1),
    ];
    let (day, months) = forms.into_iter().find_map(|(form, months)| Some((date::day(bytes, form)?, months)))?;
    let (year, month, _) = civil_from_day(day);
    Some(Named { year: Some(year), month: (months < 12).then_some(month), months, is_cumulated: false })
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
        months: 12,
        versions: Vec::new(),
    })
}

/// Whether periods stand across the table, and what else stands there.
pub fn spread(grid: &Grid, head: &Head, is_numeric: impl Fn(usize) -> bool, names: &Names, unnamed: &Unnamed) -> Option<Spread> {
    let width = grid.width();
    let has_cells = |n: usize| grid.rows.iter().skip(head.rows).any(|row| row.get(n).is_some_and(|cell| !cell.is_empty()));
    let of_time = |level: &Vec<String>, n: usize| level.get(n).and_then(|cell| period(cell));
    let across: Vec<usize> =
        (0..width).filter(|n| head.levels.iter().any(|level| of_time(level, *n).is_some()) && is_numeric(*n)).collect();
    if across.len() < 2 {
        return spread_by_names(head, width, is_numeric);
    }
    // What each column says in all levels: the year of one, the month of another.
    let named = |n: usize| {
        let mut whole = Named { year: None, month: None, months: 12, is_cumulated: false };
        for own in head.levels.iter().filter_map(|level| of_time(level, n)) {
            whole.year = whole.year.or(own.year);
            whole.month = whole.month.or(own.month);
            whole.months = whole.months.min(own.months);
            whole.is_cumulated |= own.is_cumulated;
        }
        whole
    };
    let periods: Vec<(usize, Named)> = across.iter().map(|n| (*n, named(*n))).collect();
    let finest = periods.iter().filter(|(_, own)| !own.is_cumulated).map(|(_, own)| own.months).min();
    // Nothing but cumulated months: each is a figure of its own.
    let Some(months) = finest else { return spread_by_names(head, width, is_numeric) };
    let is_total_column = |n: usize| head.levels.iter().any(|level| level.get(n).is_some_and(|cell| is_total(cell)));
    let is_finest = |own: &Named| own.months == months && !own.is_cumulated;
    let across: Vec<usize> = periods.iter().filter(|(n, own)| is_finest(own) && !is_total_column(*n)).map(|(n, _)| *n).collect();
    let first = *across.first()?;
    if across.len() < 2 {
        return spread_by_names(head, width, is_numeric);
    }
    // Totals and averages beside the periods, years beside their months, and whatever else has figures belong to no one period.
    let totals: Vec<usize> = (0..width)
        .filter(|n| {
            let is_beside =
                periods.iter().any(|(other, _)| other == n) || is_total_column(*n) || head.names.get(*n).is_some_and(|name| is_rate(name));
            is_beside && !across.contains(n) && is_numeric(*n) && has_cells(*n)
        })
        .collect();
    let column = |column: &usize| {
        let own = named(*column);
        SpreadColumn { column: *column, year: own.year, month: own.month, labels: Vec::new(), amount: 0 }
    };
    let mut spread = Spread {
        columns: across.iter().map(column).collect(),
        totals,
        dimensions: Vec::new(),
        amounts: Vec::new(),
        has_years: false,
        has_months: false,
        months,
        versions: Vec::new(),
    };
    let mut amount_names: Vec<(String, Quantity)> = Vec::new();
    // What one level says of all figures.
    let mut of_all: Option<(String, Quantity)> = None;
    for level in &head.levels {
        let cell = |n: usize| level.get(n).map_or("", |cell| cell.trim());
        let there = across.iter().filter(|n| !cell(**n).is_empty()).count();
        if there == 0 {
            continue;
        }
        let timed = across.iter().filter(|n| of_time(level, **n).is_some()).count();
        if timed * 10 >= there * 8 {
            continue;
        }
        let mut distinct: Vec<&str> = across.iter().map(|n| cell(*n)).filter(|text| !text.is_empty()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() <= 8 && distinct.iter().all(|text| is_measure(text)) {
            if let [only] = distinct.as_slice() {
                of_all = of_all.or_else(|| Some(((*only).to_owned(), quantity(only))));
                continue;
            }
            amount_names = distinct.iter().map(|text| ((*text).to_owned(), quantity(text))).collect();
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
        let list = if known(CodeList::Country) {
            CodeList::Country
        } else if known(CodeList::Region) {
            CodeList::Region
        } else {
            CodeList::None
        };
        let name = match (side, list) {
            (Some(n), _) => cell(n).to_owned(),
            (None, CodeList::Country) => unnamed.country.into(),
            (None, CodeList::Region) => unnamed.region.into(),
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
    let title = head.titles.first().map_or("", String::as_str);
    let of_title = || (if title.is_empty() { unnamed.value.into() } else { title.to_owned() }, quantity(title));
    if amount_names.is_empty() {
        amount_names.push(of_all.unwrap_or_else(of_title));
    }
    spread.amounts = amount_names;
    part_versions(&mut spread, head);
    Some(spread)
}

/// Two columns of one period, such as `2020` and `2020*`, are two versions of its figures, which nobody adds: each later one is an
/// amount of its own.
fn part_versions(spread: &mut Spread, head: &Head) {
    let amounts = spread.amounts.len();
    let key = |column: &SpreadColumn| SpreadColumn { column: 0, ..column.clone() };
    let mut seen: Vec<(SpreadColumn, u32)> = Vec::new();
    let mut later: Vec<(usize, u32, usize)> = Vec::new();
    for column in &mut spread.columns {
        let own = key(column);
        match seen.iter_mut().find(|(known, _)| *known == own) {
            None => seen.push((own, 0)),
            Some((_, count)) => {
                *count += 1;
                let (amount, version) = (column.amount, *count);
                let at = later.iter().position(|(of, nth, _)| (*of, *nth) == (amount, version)).unwrap_or_else(|| {
                    later.push((amount, version, column.column));
                    later.len() - 1
                });
                column.amount = amounts + at;
            }
        }
    }
    for (amount, _, column) in later {
        let Some((name, quantity)) = spread.amounts.get(amount).cloned() else { continue };
        let header = head.names.get(column).map_or("", String::as_str);
        spread.versions.push(header.to_owned());
        spread.amounts.push(([name.as_str(), " (", header, ")"].concat(), quantity));
    }
}
