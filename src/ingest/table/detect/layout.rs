//! How a table is laid out: what was found, what the reader corrected, what has to be asked.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::decode::delimited::Dialect;
use crate::ingest::table::detect::asides;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header;
use crate::ingest::table::detect::names::{List, Match, Names, fold, hs_digits};
use crate::ingest::table::detect::spread::{self, Spread};
use crate::ingest::table::detect::unit::{Quantity, quantity};
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::parse::date::{self, DateForm, Grain};
use crate::ingest::table::parse::number;
use crate::model::edtf::civil_from_day;
use crate::model::marks::{Evidence, Mark};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Skip,
    Date(DateForm),
    Month,
    Year,
    Codes(List),
    Amount,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    pub name: String,
    pub role: Role,
    /// The decimal mark, where it is known.
    pub decimal: Option<Mark>,
    pub quantity: Quantity,
}

/// What the reader sets instead of what was found; every part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// A label of the Encoding Standard, such as `windows-1252`.
    pub encoding: Option<String>,
    /// One character: `,`, `;`, a tab or `|`.
    pub delimiter: Option<char>,
    pub decimal: Option<Mark>,
    /// The year of a table that has months only.
    pub year: Option<i32>,
    /// Whether `1/2/2022` is the first of February.
    pub day_first: Option<bool>,
    /// Rows above the first row of data.
    pub header_rows: Option<usize>,
    /// The power of ten of all amounts: 6 for millions.
    pub power: Option<i8>,
    /// The sheet of a workbook, counted from 0.
    pub sheet: Option<usize>,
    /// By column of the file.
    pub columns: Vec<ColumnOptions>,
    /// In the reader's language, which is known to whoever asks.
    #[serde(skip)]
    pub unnamed: Unnamed,
}

/// What the reader sets for one column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct ColumnOptions {
    /// Counted from 0.
    pub column: usize,
    pub name: Option<String>,
    pub role: Option<Role>,
    /// A code of `units.csv`.
    pub unit: Option<String>,
    /// A code of `measures.csv`.
    pub measure: Option<String>,
    pub power: Option<i8>,
}

/// What cannot be known from the table alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "asks", rename_all = "kebab-case")]
pub enum Question {
    /// Whether `example` is a thousand and some, or one and a fraction. Answer: `decimal`.
    DecimalMark { column: usize, example: String },
    /// Whether the day or the month comes first. Answer: `dayFirst`.
    DateOrder { column: usize, example: String },
    /// The months have no year. Answer: `year`.
    Year { column: usize, suggestion: Option<i32> },
    /// The header's power of ten makes the figures larger than they can be. Answer: `power`.
    Power { column: usize, example: String, power: i8 },
}

/// Everything needed to read the rows.
#[derive(Clone, Debug)]
pub struct Layout {
    /// How its text is parted into cells; none where the format does that.
    pub dialect: Option<Dialect>,
    /// Rows above the first row of data, titles included.
    pub header_rows: usize,
    pub title: Option<String>,
    pub columns: Vec<Column>,
    pub spread: Option<Spread>,
    /// The last header row as it stands in the file: another one like it begins a page or another table.
    pub header: Vec<String>,
    /// Columns in which the nation among its parts, or the world among countries, is their total.
    pub wholes: Vec<usize>,
    /// The year of a table that has months only.
    pub year: Option<i32>,
    /// Whether that year is the reader's and all that is known of the period.
    pub is_of_one_year: bool,
    pub questions: Vec<Question>,
    /// The first rows of data.
    pub preview: Vec<Vec<String>>,
}

impl Layout {
    /// How long the periods are; `None` for a table without any.
    pub fn grain(&self) -> Option<Grain> {
        let dates = self.columns.iter().find_map(|column| match column.role {
            Role::Date(form) => Some(form.grain()),
            _ => None,
        });
        if dates.is_some() {
            return dates;
        }
        let has = |role: Role| self.columns.iter().any(|column| column.role == role);
        let spread = self.spread.as_ref();
        if has(Role::Month) || spread.is_some_and(|spread| spread.has_months) {
            Some(Grain::Month)
        } else if has(Role::Year) || spread.is_some_and(|spread| spread.has_years) {
            Some(Grain::Year)
        } else {
            self.is_of_one_year.then_some(Grain::Year)
        }
    }
}

/// Finds the layout of a table from its first rows.
pub fn detect(grid: &Grid, dialect: Option<Dialect>, names: &Names, options: &Options, file_name: &str) -> Layout {
    let head = header::find(grid, options.header_rows, &options.unnamed);
    let body: Vec<&Vec<Cell<String>>> = grid.rows.iter().skip(head.rows).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    let data: Vec<&Vec<Cell<String>>> = body.iter().copied().filter(|row| !asides::is_aside(row)).collect();
    let cells_of = |n: usize| {
        data.iter()
            .filter_map(|row| row.get(n))
            .filter(|cell| !number::is_missing(cell.as_str().as_bytes()))
            .collect::<Vec<&Cell<String>>>()
    };
    let spread = spread::spread(grid, &head, |n| cells_of(n).iter().all(|cell| number::looks_like(cell.bytes())), names, &options.unnamed);
    // Collecting one would sort it first, by code of its own.
    let mut of_spread: BTreeSet<usize> = BTreeSet::new();
    of_spread.extend(spread.iter().flat_map(|spread| spread.columns.iter().map(|c| c.column).chain(spread.totals.iter().copied())));
    let mut questions = Vec::new();
    let mut columns = Vec::new();
    for (n, name) in head.names.iter().enumerate() {
        let cells = cells_of(n);
        let set = options.columns.iter().find(|set| set.column == n);
        let role = match set.and_then(|set| set.role) {
            Some(role) => role,
            None if of_spread.contains(&n) => Role::Amount,
            None if cells.is_empty() && spread.is_some() => Role::Skip,
            None => role(name, &cells, names, options, n, &mut questions),
        };
        let mut quantity = quantity(name);
        if let Some(set) = set {
            quantity.unit = set.unit.clone().or(quantity.unit);
            quantity.measure = set.measure.clone().or(quantity.measure);
        }
        if let Some(power) = set.and_then(|set| set.power).or(options.power) {
            quantity.power = power;
        }
        let name = set.and_then(|set| set.name.clone()).unwrap_or_else(|| name.clone());
        columns.push(Column { name, role, decimal: None, quantity });
    }
    prefer_years(&mut columns, &cells_of);
    one_period(&mut columns);
    marks(&mut columns, &of_spread, &cells_of, options, &mut questions);
    let header = head
        .rows
        .checked_sub(1)
        .and_then(|last| grid.rows.get(last))
        .map_or_else(Vec::new, |row| row.iter().map(|cell| cell.as_str().trim().to_owned()).collect());
    let wholes = columns.iter().enumerate().filter_map(|(n, column)| match column.role {
        Role::Codes(list @ (List::Region | List::Country)) => {
            let parts: BTreeSet<&str> = cells_of(n)
                .into_iter()
                .map(Cell::as_str)
                .filter(|cell| !asides::is_whole_of(cell, list) && names.find(cell, list) != Match::No)
                .collect();
            (parts.len() >= 2).then_some(n)
        }
        _ => None,
    });
    let wholes: Vec<usize> = wholes.collect();
    let title_year = options.year.or_else(|| head.titles.iter().find_map(|title| year_in(title)));
    let mut layout = Layout {
        dialect,
        header_rows: head.rows,
        title: head.titles.first().cloned(),
        columns,
        spread,
        header,
        wholes,
        year: title_year,
        is_of_one_year: false,
        questions,
        preview: body.iter().take(12).map(|row| row.iter().take(60).map(|cell| cell.as_str().to_owned()).collect()).collect(),
    };
    layout.is_of_one_year = options.year.is_some() && layout.grain().is_none();
    let has = |role: Role| layout.columns.iter().any(|column| column.role == role);
    let months_only = (has(Role::Month) || layout.spread.as_ref().is_some_and(|s| s.has_months))
        && !has(Role::Year)
        && !layout.spread.as_ref().is_some_and(|s| s.has_years);
    if months_only && layout.year.is_none() {
        let column = layout.columns.iter().position(|column| column.role == Role::Month).unwrap_or(0);
        layout.questions.push(Question::Year { column, suggestion: year_in(file_name) });
    }
    if let Some(spread) = &mut layout.spread {
        for (_, quantity) in &mut spread.amounts {
            if let Some(power) = options.power {
                quantity.power = power;
            }
        }
    }
    if options.power.is_none() {
        let grain = layout.grain();
        let powers = layout.columns.iter().enumerate().filter(|(n, column)| {
            column.role == Role::Amount
                && column.quantity.power >= 9
                && !options.columns.iter().any(|set| set.column == *n && set.power.is_some())
        });
        let doubts = powers.filter_map(|(n, column)| implausible(n, column, &cells_of(n), grain));
        layout.questions.extend(doubts.collect::<Vec<_>>());
    }
    layout
}

/// No country sells goods for more than some 400 billion dollars a month: a typical figure beyond that has the wrong power.
fn implausible(n: usize, column: &Column, cells: &[&Cell<String>], grain: Option<Grain>) -> Option<Question> {
    let of_a_month = match column.quantity.unit.as_deref() {
        Some("USD") => 5e11,
        Some("IDR") => 8e15,
        _ => return None,
    };
    let most = if grain == Some(Grain::Year) { 12.0 * of_a_month } else { of_a_month };
    let mut figures: Vec<(f64, &str)> = cells
        .iter()
        .filter_map(|cell| {
            let decimal = number::read_cell(cell.bytes(), column.decimal).ok()?;
            Some((decimal.to_f64(), cell.as_str()))
        })
        .collect();
    crate::model::sort::sort(&mut figures, |a, b| a.0.total_cmp(&b.0));
    let (typical, example) = figures.get(figures.len() / 2)?;
    (typical * 10f64.powi(i32::from(column.quantity.power)) > most).then(|| Question::Power {
        column: n,
        example: (*example).to_owned(),
        power: column.quantity.power,
    })
}

/// Where years stand in a column of their own, days that are all the first of January are those years once more.
fn prefer_years<'a>(columns: &mut [Column], cells_of: &impl Fn(usize) -> Vec<&'a Cell<String>>) {
    if !columns.iter().any(|column| column.role == Role::Year) {
        return;
    }
    for (n, column) in columns.iter_mut().enumerate() {
        let Role::Date(form) = column.role else { continue };
        let is_new_year =
            |cell: &&Cell<String>| date::day_of(cell.bytes(), form).is_some_and(|day| matches!(civil_from_day(day), (_, 1, 1)));
        if form.grain() == Grain::Day && cells_of(n).iter().all(is_new_year) {
            column.role = Role::Codes(List::None);
        }
    }
}

/// A table has one kind of period: a column of dates before years and months; each of them once.
fn one_period(columns: &mut [Column]) {
    let dated = columns.iter().position(|column| matches!(column.role, Role::Date(_)));
    let (mut year, mut month) = (dated.is_some(), dated.is_some());
    for (n, column) in columns.iter_mut().enumerate() {
        let again = match column.role {
            Role::Date(_) => dated != Some(n),
            Role::Year => core::mem::replace(&mut year, true),
            Role::Month => core::mem::replace(&mut month, true),
            _ => false,
        };
        if again {
            column.role = Role::Codes(List::None);
        }
    }
}

/// The decimal mark of each column of amounts: what its numbers show, else what those of the others show.
fn marks<'a>(
    columns: &mut [Column],
    of_spread: &BTreeSet<usize>,
    cells_of: &impl Fn(usize) -> Vec<&'a Cell<String>>,
    options: &Options,
    questions: &mut Vec<Question>,
) {
    if let Some(mark) = options.decimal {
        columns.iter_mut().for_each(|column| column.decimal = Some(mark));
        return;
    }
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut shown: Vec<Mark> = Vec::new();
    let mut spread_mark = None;
    for (n, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.role == Role::Amount) {
        let mut found: Vec<Mark> = Vec::new();
        let mut doubtful = None;
        for cell in cells_of(n) {
            let Cell::Text(text) = cell else { continue };
            match number::evidence(text) {
                Evidence::Decimal(mark) if !found.contains(&mark) => found.push(mark),
                Evidence::Ambiguous(_) if doubtful.is_none() => doubtful = Some(text.clone()),
                _ => {}
            }
        }
        match (found.as_slice(), doubtful) {
            ([mark], _) => {
                column.decimal = Some(*mark);
                shown.push(*mark);
                if of_spread.contains(&n) {
                    spread_mark = Some(*mark);
                }
            }
            ([], Some(example)) => open.push((n, example)),
            ([], None) => {}
            // Both marks as decimal marks in one column: each doubtful cell is refused by itself.
            _ => {}
        }
    }
    shown.dedup();
    let common = match shown.as_slice() {
        [] => None,
        [first, rest @ ..] => rest.iter().all(|mark| mark == first).then_some(*first),
    };
    for column in columns.iter_mut().filter(|column| column.role == Role::Amount && column.decimal.is_none()) {
        column.decimal = common.or(spread_mark);
    }
    if common.is_none()
        && let Some((column, example)) = open.into_iter().find(|(n, _)| columns.get(*n).is_some_and(|column| column.decimal.is_none()))
    {
        questions.push(Question::DecimalMark { column, example });
    }
}

/// A year between 1945 and 2099 that stands in a text by itself.
fn year_in(text: &str) -> Option<i32> {
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

/// What a column is, by its name and its cells.
fn role(name: &str, cells: &[&Cell<String>], names: &Names, options: &Options, n: usize, questions: &mut Vec<Question>) -> Role {
    let folded = fold(name);
    let hints = |stems: &[&str]| stems.iter().any(|stem| folded.contains(stem));
    let word = |names: &[&str]| folded.split(' ').any(|word| names.contains(&word));
    if cells.is_empty() {
        return Role::Codes(List::None);
    }
    let share = |test: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| test(cell.as_str())).count() as f64 / cells.len() as f64;
    let of_time = hints(&["tahun", "year", "bulan", "month", "tanggal", "date", "time", "waktu", "period", "tgl", "thn"]);
    if share(&|cell| date::month_named(cell.as_bytes()).is_some()) >= 0.9 {
        return Role::Month;
    }
    if hints(&["bulan", "month"]) && share(&|cell| date::month(cell.as_bytes()).is_some()) >= 0.95 {
        return Role::Month;
    }
    let is_year = |cell: &str| date::year(cell.as_bytes()).is_some_and(|year| (1800..=2200).contains(&year) || (of_time && year <= 9999));
    let is_quantity = quantity(name) != Quantity::default();
    let counts_on = || {
        let years: Vec<i32> = cells.iter().filter_map(|cell| date::year(cell.as_str().as_bytes())).collect();
        years.len() > 1 && years.windows(2).all(|pair| (pair[0] - pair[1]).abs() <= 1)
    };
    if !is_quantity && share(&is_year) >= 0.95 && (of_time || counts_on()) {
        return Role::Year;
    }
    if let Some(form) = date_form(cells, of_time, options, n, questions) {
        return Role::Date(form);
    }
    let is_hs = word(&["hs", "hs2", "hs4", "hs6", "hs8", "kodehs", "hscode", "cmdcode", "hs10"])
        || hints(&["pos tarif", "commodity code", "tariff"]);
    let bracketed = share(&|cell| cell.starts_with('[') && hs_digits(cell).is_some()) >= 0.8;
    if (is_hs && share(&|cell| hs_digits(cell).is_some()) >= 0.8) || bracketed {
        return Role::Codes(List::Hs);
    }
    let mut distinct: BTreeSet<&str> = BTreeSet::new();
    distinct.extend(cells.iter().map(|cell| cell.as_str()).take(500));
    let numbers = cells.iter().filter(|cell| number::looks_like(cell.bytes())).count() as f64 / cells.len() as f64;
    let known = |list: List| {
        let found = distinct.iter().filter(|text| names.find(text, list) != Match::No).count();
        found as f64 / distinct.len() as f64
    };
    let region_hint = hints(&["provinsi", "propinsi", "kabupaten", "kab kota", "daerah", "region", "province", "wilayah", "regency"])
        || word(&["kota", "kab"]);
    let country_hint = hints(&["negara", "country", "tujuan", "destination", "partner", "countries"]);
    if region_hint && !is_quantity && known(List::Region) >= 0.3 || (numbers < 0.1 && distinct.len() >= 3 && known(List::Region) >= 0.7) {
        return Role::Codes(List::Region);
    }
    if country_hint && !is_quantity && known(List::Country) >= 0.3 || (numbers < 0.1 && distinct.len() >= 3 && known(List::Country) >= 0.7)
    {
        return Role::Codes(List::Country);
    }
    // Databases write `reporterCode`.
    let parted = fold(&part_words(name));
    let last = parted.rsplit(' ').next().unwrap_or_default();
    let is_identifier = !is_quantity
        && (word(&["kode", "code", "id", "no", "nomor", "nik", "npwp", "pos", "nib", "cmdcode"])
            || matches!(last, "code" | "id" | "level" | "flag")
            // Months and years that are none of the calendar's, such as Comtrade's month 52.
            || (matches!(last, "month" | "year" | "period" | "bulan" | "tahun")
                && cells.iter().all(|cell| cell.as_str().len() <= 4 && cell.as_str().bytes().all(|byte| byte.is_ascii_digit()))));
    let leading_nought = share(&|cell| cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit())) > 0.0;
    if (numbers >= 0.9 || (is_quantity && numbers >= 0.3)) && !is_identifier && !leading_nought {
        return Role::Amount;
    }
    Role::Codes(List::None)
}

/// `refMonth` as `ref Month`.
fn part_words(name: &str) -> String {
    let mut parted = String::with_capacity(name.len() + 4);
    let mut was_small = false;
    for c in name.chars() {
        if was_small && c.is_uppercase() {
            parted.push(' ');
        }
        was_small = c.is_lowercase();
        parted.push(c);
    }
    parted
}

fn date_form(cells: &[&Cell<String>], of_time: bool, options: &Options, n: usize, questions: &mut Vec<Question>) -> Option<DateForm> {
    let reads = |form: DateForm| cells.iter().filter(|cell| date::day_of(cell.bytes(), form).is_some()).count() * 20 >= cells.len() * 19;
    let forms: Vec<DateForm> = date::FORMS
        .into_iter()
        .filter(|form| match form {
            DateForm::Year => false,
            // Six or eight digits alone, and numbers of a spreadsheet, are dates only where the header says so.
            DateForm::Serial => of_time && cells.iter().all(|cell| matches!(cell, Cell::Number(_))) && reads(*form),
            // A bare number is EDTF too.
            DateForm::Edtf => cells.iter().any(|cell| cell.as_str().contains(['/', '?', '~', 'X', '-'])) && reads(*form),
            DateForm::YearMonth | DateForm::YearMonthDay => {
                (of_time || cells.iter().all(|cell| cell.as_str().contains(['-', '/']))) && reads(*form)
            }
            _ => reads(*form),
        })
        .collect();
    let best = *forms.first()?;
    if best == DateForm::DayMonthYear && forms.contains(&DateForm::MonthDayYear) {
        match options.day_first {
            Some(true) => {}
            Some(false) => return Some(DateForm::MonthDayYear),
            None => {
                let differs =
                    cells.iter().find(|cell| date::day_of(cell.bytes(), best) != date::day_of(cell.bytes(), DateForm::MonthDayYear));
                if let Some(cell) = differs {
                    questions.push(Question::DateOrder { column: n, example: cell.as_str().to_owned() });
                }
            }
        }
    }
    Some(best)
}
