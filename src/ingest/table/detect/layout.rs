//! How a table is laid out: what was found, what the reader corrected, what has to be asked.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::decode::delimited::Dialect;
use crate::ingest::table::detect::asides;
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header::{self, Head};
use crate::ingest::table::detect::names::{List, Match, Names, fold, hs_digits};
use crate::ingest::table::detect::spread::{self, Spread};
use crate::ingest::table::detect::unit;
use crate::ingest::table::detect::unit::{Quantity, is_measure, is_rate, quantity};
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::parse::date::{self, DateForm, Grain};
use crate::ingest::table::parse::number;
use crate::ingest::table::reading::{self, ColumnReading, Note, Part, Reading, UnitFrom};
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
    /// The unit that stands behind its figures, if any.
    pub suffix: Option<String>,
    /// What its values are to each other, where the reader says so.
    pub values: Option<Part>,
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
    /// What its values are to each other: parts, alternatives or levels.
    pub values: Option<Part>,
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
    /// Columns of which every text is a total: there a total is a row of data.
    pub only_totals: Vec<usize>,
    /// Columns that a workbook hides.
    pub hidden: Vec<usize>,
    /// Cells that are merged downwards: their column, first and last line.
    pub merged: Vec<(usize, u64, u64)>,
    /// Whether an empty cell in the column of years goes on with the year above.
    pub fills_years: bool,
    /// A row has at least so many cells: those left out at its end are empty.
    pub least: usize,
    /// What the reader has to know of it.
    pub notes: Vec<Note>,
    /// The first rows of data.
    pub preview: Vec<Vec<String>>,
}

impl Layout {
    /// Whether a line lies in cells of a column that are merged downwards, below the first of them.
    pub fn is_merged(&self, column: usize, line: u64) -> bool {
        self.merged.iter().any(|(own, first, last)| *own == column && (first + 1..=*last).contains(&line))
    }

    /// Whether a line that stands alone is the title of another table, not that of a further page of this one.
    pub fn is_other_title(&self, text: &str) -> bool {
        let folded = fold(text);
        let goes_on = ["lanjutan", "continued", "sambungan"].iter().any(|word| folded.contains(word));
        let is_own = self.title.as_ref().is_some_and(|title| fold(title) == folded);
        let is_source =
            ["sumber", "source", "catatan", "note", "keterangan", "halaman", "page"].iter().any(|word| folded.starts_with(word));
        !folded.is_empty() && !goes_on && !is_own && !is_source && !asides::is_total(text)
    }

    /// What each column is, and what else is known before the rows are read.
    pub fn reading(&self) -> Reading {
        let across = |n: usize| self.spread.as_ref().is_some_and(|spread| spread.columns.iter().any(|column| column.column == n));
        let aside = |n: usize| self.spread.as_ref().is_some_and(|spread| spread.totals.contains(&n));
        let column = |(n, column): (usize, &Column)| {
            let (part, evidence) = match column.role {
                Role::Skip => (Part::Aside, reading::Evidence::Cells),
                _ if aside(n) => (Part::Aside, reading::Evidence::Name),
                Role::Amount if is_rate(&column.name) => (Part::Rate, reading::Evidence::Name),
                Role::Amount if across(n) => (Part::Amount, reading::Evidence::Name),
                Role::Amount => (Part::Amount, reading::Evidence::Cells),
                Role::Date(_) | Role::Month | Role::Year => (Part::Period, reading::Evidence::Cells),
                Role::Codes(List::None) => (Part::Parts, reading::Evidence::Cells),
                Role::Codes(_) => (Part::Parts, reading::Evidence::Codes),
            };
            let (part, evidence) = match column.values.filter(|_| part == Part::Parts) {
                Some(values) => (values, reading::Evidence::Reader),
                None => (part, evidence),
            };
            ColumnReading { name: column.name.clone(), part, evidence }
        };
        let mut notes = self.notes.clone();
        let asides: Vec<String> =
            self.columns.iter().enumerate().filter(|(n, _)| aside(*n)).map(|(_, column)| column.name.clone()).collect();
        if !asides.is_empty() {
            notes.push(Note::Columns(asides));
        }
        if let Some(spread) = self.spread.as_ref().filter(|spread| !spread.versions.is_empty()) {
            notes.push(Note::Alternatives { column: String::new(), values: spread.versions.clone() });
        }
        if !self.hidden.is_empty() {
            let names = self.columns.iter().enumerate().filter(|(n, _)| self.hidden.contains(n)).map(|(_, column)| column.name.clone());
            notes.push(Note::HiddenColumns(names.collect()));
        }
        if self.columns.iter().any(|column| column.role == Role::Date(DateForm::FiscalYear)) {
            notes.push(Note::FiscalYears);
        }
        Reading { columns: self.columns.iter().enumerate().map(column).collect(), notes, ..Reading::default() }
    }

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
        if let Some(months @ (3 | 6)) = spread.filter(|spread| spread.has_months).map(|spread| spread.months) {
            Some(if months == 3 { Grain::Quarter } else { Grain::HalfYear })
        } else if has(Role::Month) || spread.is_some_and(|spread| spread.has_months) {
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
    let end = other_table(grid, &head);
    let header_row = head.rows.checked_sub(1).and_then(|last| grid.rows.get(last));
    let is_header =
        |row: &Vec<Cell<String>>| header_row.is_some_and(|header| header == row) && row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let body = grid.rows.iter().take(end).skip(head.rows).filter(|row| row.iter().any(|cell| !cell.is_empty()) && !is_header(row));
    let body: Vec<&Vec<Cell<String>>> = body.collect();
    let mut data: Vec<&Vec<Cell<String>>> = body.iter().copied().filter(|row| !asides::is_aside(row)).collect();
    if data.is_empty() {
        // A table of totals alone is a table.
        data = body.iter().copied().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).collect();
    }
    let data = data;
    let only_totals: Vec<usize> = (0..head.names.len())
        .filter(|n| {
            let mut texts = body.iter().filter_map(|row| row.get(*n)).filter(|cell| !cell.is_empty()).peekable();
            texts.peek().is_some() && texts.all(|cell| asides::is_total(cell.as_str()))
        })
        .collect();
    let block = other_block(grid, &head);
    let beside = block.as_ref().map_or(0..0, |block| block.gap..head.names.len());
    let notes: Vec<Note> = block.map(|block| Note::OtherBlock(block.names)).into_iter().collect();
    let cells_of = |n: usize| {
        data.iter()
            .filter_map(|row| row.get(n))
            .filter(|cell| !number::is_missing(cell.as_str().as_bytes()))
            .collect::<Vec<&Cell<String>>>()
    };
    // One odd cell does not unmake a year: its row is refused.
    let is_numeric = |n: usize| {
        let cells = cells_of(n);
        cells.iter().filter(|cell| number::looks_like(cell.bytes())).count() * 10 >= cells.len() * 8
    };
    let spread = spread::spread(grid, &head, is_numeric, names, &options.unnamed);
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
            None if beside.contains(&n) => Role::Skip,
            None if of_spread.contains(&n) => Role::Amount,
            None if cells.is_empty() && spread.is_some() => Role::Skip,
            None => role(name, &cells, names, options, n, &mut questions),
        };
        let mut quantity = unit::quantity(name);
        if let Some(set) = set {
            quantity.unit = set.unit.clone().or(quantity.unit);
            quantity.measure = set.measure.clone().or(quantity.measure);
        }
        if let Some(power) = set.and_then(|set| set.power).or(options.power) {
            quantity.power = power;
        }
        let name = set.and_then(|set| set.name.clone()).unwrap_or_else(|| name.clone());
        let suffix = (role == Role::Amount).then(|| suffix(&cells)).flatten();
        if let Some(of_cells) = &suffix
            && quantity.unit.is_none()
        {
            let found = unit::quantity(of_cells);
            quantity = Quantity { measure: quantity.measure.or(found.measure), unit: found.unit, power: quantity.power + found.power };
        }
        columns.push(Column { name, role, decimal: None, quantity, suffix, values: set.and_then(|set| set.values) });
    }
    prefer_years(&mut columns, &cells_of);
    let dated = one_period(&mut columns, &cells_of);
    marks(&mut columns, &of_spread, &cells_of, options, &mut questions);
    let header = head
        .rows
        .checked_sub(1)
        .and_then(|last| grid.rows.get(last))
        .map_or_else(Vec::new, |row| row.iter().map(|cell| cell.as_str().trim().to_owned()).collect());
    let wholes = columns.iter().enumerate().filter_map(|(n, column)| match column.role {
        Role::Codes(list @ (List::Region | List::Country)) if !matches!(column.values, Some(Part::Parts | Part::Alternatives)) => {
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
    let is_hs = !data.iter().take(20).any(|row| is_other_classification(&head.names, row));
    for column in columns.iter_mut().filter(|column| !is_hs && column.role == Role::Codes(List::Hs)) {
        column.role = Role::Codes(List::None);
    }
    let mut notes = notes;
    notes.extend(dated);
    let spread = spread.map(|mut spread| {
        let own = spread.amounts.iter_mut().map(|(name, quantity)| (name.as_str(), quantity));
        units_of_title(&head.titles, own, &mut notes);
        spread
    });
    let own = columns.iter_mut().filter(|column| column.role == Role::Amount).map(|column| (column.name.as_str(), &mut column.quantity));
    if spread.is_none() {
        units_of_title(&head.titles, own, &mut notes);
    }
    let fills_years = columns.iter().position(|column| column.role == Role::Year).is_some_and(|n| fills_down(&data, n));
    let merged = grid.merges.iter().flatten().filter(|merge| merge.rows.1 > merge.rows.0 && merge.rows.1 >= head.rows);
    let merged =
        merged.flat_map(|merge| (merge.columns.0..=merge.columns.0).map(|n| (n, merge.rows.0 as u64 + 1, merge.rows.1 as u64 + 1)));
    let merged: Vec<(usize, u64, u64)> = merged.collect();
    // No row of data leaves out a figure or its period.
    let least = columns
        .iter()
        .rposition(|column| !matches!(column.role, Role::Codes(List::None) | Role::Skip))
        .map_or(columns.len(), |last| last + 1);
    let least = if spread.is_some() || dialect.is_none() { columns.len() } else { least };
    let title_year = options.year.or_else(|| head.titles.iter().find_map(|title| year_of_title(title)));
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
        only_totals,
        hidden: grid.hidden.clone(),
        merged,
        fills_years,
        least,
        notes,
        questions,
        preview: body.iter().take(12).map(|row| row.iter().take(60).map(|cell| cell.as_str().to_owned()).collect()).collect(),
    };
    layout.is_of_one_year = options.year.is_some() && layout.grain().is_none();
    let has = |role: Role| layout.columns.iter().any(|column| column.role == role);
    let months_only = (has(Role::Month) || has(Role::Date(DateForm::DayMonth)) || layout.spread.as_ref().is_some_and(|s| s.has_months))
        && !has(Role::Year)
        && !layout.spread.as_ref().is_some_and(|s| s.has_years);
    if months_only && layout.year.is_none() {
        let column =
            layout.columns.iter().position(|column| matches!(column.role, Role::Month | Role::Date(DateForm::DayMonth))).unwrap_or(0);
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
                && column.quantity.power >= 3
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

/// Where another table begins in the sample: its header below a blank row, or this header once more below another title.
fn other_table(grid: &Grid, head: &Head) -> usize {
    let filled = |row: &[Cell<String>]| row.iter().filter(|cell| !cell.is_empty()).count();
    let header = head.rows.checked_sub(1).and_then(|last| grid.rows.get(last));
    let (mut is_blank, mut title) = (false, None);
    for (n, row) in grid.rows.iter().enumerate().skip(head.rows) {
        let cells = filled(row);
        let is_again = header.is_some_and(|header| cells > 1 && header == row);
        if n > head.rows && is_again && title.is_some() {
            return title.unwrap_or(n);
        }
        let has_figure =
            row.iter().any(|cell| number::looks_like(cell.bytes()) || number::is_missing(cell.as_str().as_bytes()) && !cell.is_empty());
        let has_total = row.iter().any(|cell| asides::is_total(cell.as_str()));
        if n > head.rows
            && is_blank
            && cells >= 2
            && !has_figure
            && !has_total
            && !is_again
            && grid.rows.get(n + 1).is_some_and(|next| filled(next) >= 2)
        {
            let over_figures = grid
                .rows
                .iter()
                .take(n)
                .skip(head.rows)
                .any(|above| row.iter().zip(above).any(|(cell, above)| !cell.is_empty() && number::looks_like(above.bytes())));
            if over_figures {
                return n;
            }
        }
        match cells {
            0 => is_blank = true,
            1 if !row.iter().any(|cell| asides::is_total(cell.as_str())) => title = title.or(Some(n)),
            _ if is_again => {}
            _ => (is_blank, title) = (false, None),
        }
    }
    grid.rows.len()
}

/// Another table to the right.
pub struct Block {
    /// The empty column between, and the first of the other table.
    gap: usize,
    first: usize,
    names: Vec<String>,
}

impl Block {
    /// The columns of both tables where the one to the right goes on with the one to the left: the same headers, other rows.
    pub fn goes_on(&self, grid: &Grid, head: &Head) -> Option<(usize, usize)> {
        let is_same = head.levels.iter().all(|level| {
            let (left, right) = (level.get(..self.gap).unwrap_or_default(), level.get(self.first..).unwrap_or_default());
            right.len() >= left.len() && left.iter().zip(right).all(|(a, b)| a == b) && right.iter().skip(left.len()).all(String::is_empty)
        });
        let texts =
            |n: usize| grid.rows.iter().skip(head.rows).filter_map(move |row| row.get(n)).map(Cell::as_str).filter(|text| !text.is_empty());
        let left: BTreeSet<&str> = texts(0).collect();
        (is_same && !texts(self.first).any(|text| left.contains(text))).then_some((self.gap, self.first))
    }
}

/// The table to the right: behind an empty column a header that says again what stands to the left.
pub fn other_block(grid: &Grid, head: &Head) -> Option<Block> {
    let header = head.levels.last()?;
    let is_empty = |n: usize| {
        head.levels.iter().all(|level| level.get(n).is_none_or(String::is_empty))
            && grid.rows.iter().skip(head.rows).all(|row| row.get(n).is_none_or(Cell::is_empty))
    };
    let gap = (2..header.len()).find(|n| is_empty(*n))?;
    let first = (gap..header.len()).find(|n| !is_empty(*n))?;
    let (left, right) = header.split_at(gap);
    let names: Vec<String> = right.iter().filter(|name| !name.is_empty()).cloned().collect();
    (names.iter().filter(|name| left.contains(name)).count() >= 2).then_some(Block { gap, first, names })
}

/// Whether a row is classified by another list than the HS: SITC, BEC, ISIC.
fn is_other_classification(names: &[String], row: &[Cell<String>]) -> bool {
    names.iter().zip(row).any(|(name, cell)| {
        let (name, text) = (fold(&part_words(name)), cell.as_str().to_uppercase());
        let names_it = ["classif", "klasif", "nomenclature"].iter().any(|stem| name.contains(stem));
        let is_coded =
            |prefix: &str| text.strip_prefix(prefix).is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit()));
        names_it && (["SITC", "BEC", "ISIC", "CPC", "KBLI"].iter().any(|list| text.starts_with(list)) || is_coded("S") || is_coded("B"))
    })
}

/// Whether an empty cell in a column of years goes on with the year above: years stand once each, above as many empty cells.
fn fills_down(data: &[&Vec<Cell<String>>], n: usize) -> bool {
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

/// The unit and the power of ten that only a title says, for figures whose headers say neither.
fn units_of_title<'a>(titles: &[String], amounts: impl Iterator<Item = (&'a str, &'a mut Quantity)>, notes: &mut Vec<Note>) {
    let of_title = |title: &String| {
        // The unit of a title stands in brackets, or behind `dalam`.
        let inside =
            title.rsplit_once(['(', '[']).map(|(_, inside)| inside).or_else(|| title.rsplit_once("alam ").map(|(_, inside)| inside))?;
        let found = quantity(inside);
        (found.unit.is_some() || found.power != 0).then(|| Quantity { measure: quantity(title).measure.or(found.measure.clone()), ..found })
    };
    let Some(found) = titles.iter().find_map(of_title) else { return };
    let mut is_taken = false;
    for (name, own) in amounts {
        let is_bare = own.unit.is_none() && own.power == 0 && !is_rate(name);
        let is_of_kind = own.measure.as_deref() != Some("weight") || matches!(found.unit.as_deref(), Some("kg" | "t"));
        if is_bare && is_of_kind {
            *own = Quantity { measure: own.measure.clone().or(found.measure.clone()), unit: found.unit.clone(), power: found.power };
            is_taken = true;
        }
    }
    if is_taken {
        notes.push(Note::Unit { from: UnitFrom::Title });
    }
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

/// Stems of names of dates that say when a file or a row was made.
const STAMPS: &[&str] = &["update", "download", "unduh", "extract", "retriev", "publish", "rilis", "akses", "modif"];

/// A table has one kind of period: a column of dates before years and months; each of them once.
fn one_period<'a>(columns: &mut [Column], cells_of: &impl Fn(usize) -> Vec<&'a Cell<String>>) -> Option<Note> {
    // Of several columns of dates the one that varies, and that does not say when the file was made.
    let dates: Vec<usize> =
        (0..columns.len()).filter(|n| columns.get(*n).is_some_and(|column| matches!(column.role, Role::Date(_)))).collect();
    let is_stamp =
        |n: usize| columns.get(n).is_some_and(|column| STAMPS.iter().any(|stem| fold(&column.name.replace('_', " ")).contains(stem)));
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
            column.role = Role::Codes(List::None);
        }
    }
    let name = |n: &usize| columns.get(*n).map(|column| column.name.clone());
    let others: Vec<String> = dates.iter().filter(|n| Some(**n) != dated).filter_map(name).collect();
    let column = dated.as_ref().and_then(name).filter(|_| !others.is_empty())?;
    Some(Note::Period { column, others })
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
    // Columns that show both marks: a doubtful cell of theirs is refused by itself.
    let mut torn: Vec<usize> = Vec::new();
    let mut spread_mark = None;
    for (n, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.role == Role::Amount) {
        let mut found: Vec<Mark> = Vec::new();
        let mut doubtful = None;
        for cell in cells_of(n) {
            let Cell::Text(text) = cell else { continue };
            match number::evidence(number::before_unit(text).map_or(text, |(figure, _)| figure)) {
                Evidence::Decimal(mark) if !found.contains(&mark) => found.push(mark),
                Evidence::Ambiguous(_) if doubtful.is_none() => doubtful = Some(text.clone()),
                _ => {}
            }
        }
        match (found.as_slice(), doubtful) {
            ([mark], _) => {
                column.decimal = Some(*mark);
                // The fraction of a share says nothing of how others group their thousands.
                if !is_rate(&column.name) {
                    shown.push(*mark);
                }
                if of_spread.contains(&n) {
                    spread_mark = Some(*mark);
                }
            }
            ([], Some(example)) => open.push((n, example)),
            ([], None) => {}
            _ => torn.push(n),
        }
    }
    shown.dedup();
    let common = match shown.as_slice() {
        [] => None,
        [first, rest @ ..] => rest.iter().all(|mark| mark == first).then_some(*first),
    };
    for (n, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.role == Role::Amount && column.decimal.is_none()) {
        if !torn.contains(&n) {
            column.decimal = common.or(spread_mark);
        }
    }
    if common.is_none()
        && let Some((column, example)) = open.into_iter().find(|(n, _)| columns.get(*n).is_some_and(|column| column.decimal.is_none()))
    {
        questions.push(Question::DecimalMark { column, example });
    }
}

/// The year of a title; that of a day on which the file was made is none of the figures'.
fn year_of_title(title: &str) -> Option<i32> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_stamp =
        STAMPS.iter().any(|stem| folded.contains(stem)) || words.iter().any(|word| matches!(*word, "dicetak" | "printed" | "accessed"));
    let is_day = words.windows(3).any(|words| date::day(words.join(" ").as_bytes(), DateForm::NamedDay).is_some());
    if is_stamp || is_day { None } else { year_in(title) }
}

/// The unit that stands behind most figures of a column.
fn suffix(cells: &[&Cell<String>]) -> Option<String> {
    let units: Vec<&str> = cells.iter().filter_map(|cell| number::before_unit(cell.as_str())).map(|(_, unit)| unit).collect();
    let most = units.iter().max_by_key(|unit| units.iter().filter(|other| other == unit).count())?;
    (units.len() * 2 >= cells.len()).then(|| (*most).to_owned())
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
    let folded = fold(&name.replace('_', " "));
    let hints = |stems: &[&str]| stems.iter().any(|stem| folded.contains(stem));
    let word = |names: &[&str]| folded.split(' ').any(|word| names.contains(&word));
    if cells.is_empty() {
        return Role::Codes(List::None);
    }
    let share = |test: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| test(cell.as_str())).count() as f64 / cells.len() as f64;
    let of_time = hints(&[
        "tahun", "year", "bulan", "month", "tanggal", "date", "time", "waktu", "period", "tgl", "thn", "kuartal", "triwulan", "quarter",
        "semester",
    ]);
    let is_month = |cell: &str| date::month_named(cell.as_bytes()).is_some();
    // The months of a year so far, and totals, stand among its months.
    let is_beside = |cell: &str| is_month(cell) || date::month_range(cell).is_some() || asides::is_total(cell);
    if share(&is_month) >= 0.5 && share(&is_beside) >= 0.9 {
        return Role::Month;
    }
    if hints(&["bulan", "month"]) && share(&|cell| date::month(cell.as_bytes()).is_some()) >= 0.95 {
        return Role::Month;
    }
    let is_year = |cell: &str| date::year(cell.as_bytes()).is_some_and(|year| (1800..=2200).contains(&year) || (of_time && year <= 9999));
    let has_unit = quantity(name) != Quantity::default();
    let is_quantity = has_unit || (!of_time && is_measure(name));
    let counts_on = || {
        let years: Vec<i32> = cells.iter().filter_map(|cell| date::year(cell.as_str().as_bytes())).collect();
        years.len() > 1 && years.windows(2).all(|pair| (pair[0] - pair[1]).abs() <= 1)
    };
    // Where the name says that it is time, a cell that names none is one to be refused.
    let most = if of_time && cells.len() > 3 { 0.75 } else { 0.95 };
    // Years among months, intervals and doubtful dates: what reads every cell is better.
    let are_edtf = || cells.iter().all(|cell| date::day_of(cell.bytes(), DateForm::Edtf).is_some());
    let years = share(&is_year);
    if !is_quantity && years >= most && (of_time || counts_on()) && (years >= 1.0 || !are_edtf()) {
        return Role::Year;
    }
    // Totals and the months of a year so far stand among its periods.
    let periods: Vec<&Cell<String>> =
        cells.iter().copied().filter(|cell| date::month_range(cell.as_str()).is_none() && !asides::is_total(cell.as_str())).collect();
    if let Some(form) = date_form(&periods, of_time, options, n, questions).filter(|_| periods.len() * 2 >= cells.len()) {
        return Role::Date(form);
    }
    let is_hs = word(&["hs", "hs2", "hs4", "hs6", "hs8", "kodehs", "hscode", "cmdcode", "hs10"])
        || hints(&["pos tarif", "commodity code", "tariff"]);
    let of_codes = |cell: &&&Cell<String>| hs_digits(cell.as_str()).is_some() || asides::is_total(cell.as_str());
    let are_codes = cells.iter().filter(of_codes).count() * 5 >= cells.len() * 4;
    let bracketed = share(&|cell| cell.starts_with('[') && hs_digits(cell).is_some()) >= 0.8;
    // A classification of one digit is none of the HS's chapters.
    let is_hs = is_hs
        && cells.iter().any(|cell| hs_digits(cell.as_str()).is_some_and(|digits| digits.len() > 2 || cell.as_str().trim().len() >= 2));
    if (is_hs && are_codes) || bracketed {
        return Role::Codes(List::Hs);
    }
    let mut distinct: BTreeSet<&str> = BTreeSet::new();
    distinct.extend(cells.iter().map(|cell| cell.as_str()).take(500));
    // Figures with units of many kinds behind them are texts: none of them could be added to another.
    let own_unit = suffix(cells);
    let has_own_unit =
        |cell: &str| number::before_unit(cell).is_some_and(|(_, unit)| own_unit.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(unit)));
    let is_number = |cell: &&&Cell<String>| number::looks_like(cell.bytes()) || has_own_unit(cell.as_str());
    let numbers = cells.iter().filter(is_number).count() as f64 / cells.len() as f64;
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
    let is_identifier = !has_unit
        && (word(&["kode", "code", "id", "no", "nomor", "nik", "npwp", "pos", "nib", "cmdcode"])
            || matches!(last, "code" | "id" | "level" | "flag" | "mult" | "multiplier" | "decimals")
            || folded == "ref area"
            // Months and years that are none of the calendar's, such as Comtrade's month 52.
            || (matches!(last, "month" | "year" | "period" | "bulan" | "tahun")
                && cells.iter().all(|cell| cell.as_str().len() <= 4 && cell.as_str().bytes().all(|byte| byte.is_ascii_digit()))));
    // `00` is nought, whatever `01` is.
    let is_code =
        |cell: &str| cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit()) && cell.bytes().any(|b| b != b'0');
    let leading_nought = share(&is_code) > 0.0;
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
        was_small = c.is_lowercase() || c.is_ascii_digit();
        parted.push(c);
    }
    parted
}

fn date_form(cells: &[&Cell<String>], of_time: bool, options: &Options, n: usize, questions: &mut Vec<Question>) -> Option<DateForm> {
    let hits = |form: DateForm| cells.iter().filter(|cell| date::day_of(cell.bytes(), form).is_some()).count();
    // Where the name says that it is time, a cell that names none is one to be refused.
    let least = if of_time && cells.len() > 3 { 15 } else { 19 };
    let reads = |form: DateForm| hits(form) * 20 >= cells.len() * least;
    let is_whole = |cell: &&Cell<String>, from: u32, to: u32| cell.as_str().parse().is_ok_and(|number: u32| (from..to).contains(&number));
    let forms: Vec<DateForm> = date::FORMS
        .into_iter()
        .filter(|form| match form {
            DateForm::Year => false,
            // Six or eight digits alone, and numbers of a spreadsheet, are dates only where the header says so.
            // Text is such a number only in the years that trade is told of.
            DateForm::Serial => {
                of_time
                    && (cells.iter().all(|cell| matches!(cell, Cell::Number(_))) || cells.iter().all(|cell| is_whole(cell, 18_000, 73_000)))
                    && reads(*form)
            }
            // `2008-09` alone is a month; seasons follow each other.
            DateForm::FiscalYear => {
                let others = || cells.iter().any(|cell| Some(cell.as_str()) != cells.first().map(|cell| cell.as_str()));
                hits(*form) == cells.len() && (others() || cells.iter().any(|cell| cell.as_str().len() > 7 || cell.as_str().contains('/')))
            }
            // Roman figures, and an S or H before a figure, are parts of a year where the name or the words say so.
            DateForm::Quarter | DateForm::HalfYear => {
                let says = |cell: &&Cell<String>| cell.as_str().len() > 7;
                (of_time || cells.iter().all(says) || cells.iter().any(|cell| cell.as_str().contains(['Q', 'q']))) && reads(*form)
            }
            // A bare number is EDTF too.
            DateForm::Edtf => cells.iter().any(|cell| cell.as_str().contains(['/', '?', '~', 'X', '-'])) && reads(*form),
            DateForm::YearMonth | DateForm::YearMonthDay => {
                (of_time || cells.iter().all(|cell| cell.as_str().contains(['-', '/']))) && reads(*form)
            }
            _ => reads(*form),
        })
        .collect();
    // What reads every cell is better than what comes first: years may stand among their months.
    let whole = forms.iter().find(|form| hits(**form) == cells.len());
    let Some(best) = whole.or(forms.first()).copied() else {
        // Days and months in both orders: the form of most is taken, and what it cannot read is refused.
        let (day_first, month_first) = (hits(DateForm::DayMonthYear), hits(DateForm::MonthDayYear));
        let either = |cell: &&&Cell<String>| {
            [DateForm::DayMonthYear, DateForm::MonthDayYear].into_iter().any(|form| date::day_of(cell.bytes(), form).is_some())
        };
        let both = cells.iter().filter(either).count() * 20 >= cells.len() * 19;
        let is_day_first = options.day_first.unwrap_or(day_first >= month_first);
        return both.then_some(if is_day_first { DateForm::DayMonthYear } else { DateForm::MonthDayYear });
    };
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
