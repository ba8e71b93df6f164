//! How a table is laid out: what was found, what the reader corrected, what has to be asked.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::decode::delimited::Dialect;
use crate::ingest::table::detect::asides;
use crate::ingest::table::detect::block::{other_block, other_table};
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::header::{self};
use crate::ingest::table::detect::names::{Match, Names, fold};
pub use crate::ingest::table::detect::options::{Column, ColumnOptions, Options, Question};
use crate::ingest::table::detect::period::{fills_down, one_period, prefer_years, year_in, year_of_title};
use crate::ingest::table::detect::role::{part_words, role, suffix, told_role};
use crate::ingest::table::detect::spread::{self, Spread};
use crate::ingest::table::detect::told::{Told, is_baci};
use crate::ingest::table::detect::unit;
use crate::ingest::table::detect::unit::{Quantity, is_rate, quantity};
use crate::ingest::table::parse::number;
use crate::ingest::table::reading::{ColumnReading, Note, Part, Reading, UnitFrom};
use crate::model::marks::{Evidence, Mark};
use crate::model::table::Evidence as By;
use crate::model::table::{CodeList, DateForm, Grain, Role};
use std::collections::BTreeSet;
use std::rc::Rc;

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
    /// Code lists that lie beside the table, by column.
    pub books: Vec<(usize, Rc<CodeBook>)>,
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
                Role::Skip => (Part::Aside, By::Cells),
                _ if aside(n) => (Part::Aside, By::Name),
                Role::Amount if is_rate(&column.name) => (Part::Rate, By::Name),
                Role::Amount if across(n) => (Part::Amount, By::Name),
                Role::Amount => (Part::Amount, By::Cells),
                Role::Date(_) | Role::Month | Role::Year => (Part::Period, By::Cells),
                Role::Codes(CodeList::None) => (Part::Parts, By::Cells),
                Role::Codes(_) => (Part::Parts, By::Codes),
            };
            let (part, evidence) = match column.values.filter(|_| part == Part::Parts) {
                Some(values) => (values, if column.is_told { By::File } else { By::Reader }),
                None if column.is_told && matches!(part, Part::Period | Part::Amount) => (part, By::File),
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
        for (n, book) in &self.books {
            if let Some(column) = self.columns.get(*n) {
                notes.push(Note::Joined { column: column.name.clone(), file: book.file.clone() });
            }
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
    let told = |n: usize| grid.told.get(n).copied().flatten();
    for (n, name) in head.names.iter().enumerate() {
        let cells = cells_of(n);
        let set = options.columns.iter().find(|set| set.column == n);
        let role = match set.and_then(|set| set.role) {
            Some(role) => role,
            None if told(n).is_some() => told_role(told(n), name, &cells, names, options, n, &mut questions),
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
            quantity = Quantity {
                measure: quantity.measure.or(found.measure),
                unit: found.unit,
                power: quantity.power.saturating_add(found.power),
            };
        }
        let by_reader = set.and_then(|set| set.values);
        let values = by_reader.or_else(|| (told(n) == Some(Told::Alternatives)).then_some(Part::Alternatives));
        let is_told = told(n).is_some() && by_reader.is_none() && set.and_then(|set| set.role).is_none();
        columns.push(Column { name, role, decimal: None, quantity, suffix, values, is_told });
    }
    units_of_source(&mut columns);
    prefer_years(&mut columns, &cells_of);
    let dated = one_period(&mut columns, &cells_of);
    marks(&mut columns, &of_spread, &cells_of, options, &mut questions);
    let header = head
        .rows
        .checked_sub(1)
        .and_then(|last| grid.rows.get(last))
        .map_or_else(Vec::new, |row| row.iter().map(|cell| cell.as_str().trim().to_owned()).collect());
    let wholes = columns.iter().enumerate().filter_map(|(n, column)| match column.role {
        Role::Codes(list @ (CodeList::Region | CodeList::Country)) if !matches!(column.values, Some(Part::Parts | Part::Alternatives)) => {
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
    for column in columns.iter_mut().filter(|column| !is_hs && column.role == Role::Codes(CodeList::Hs)) {
        column.role = Role::Codes(CodeList::None);
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
        .rposition(|column| !matches!(column.role, Role::Codes(CodeList::None) | Role::Skip))
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
        books: grid.books.clone(),
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

/// Units that nothing in a file says, of two sources that are known by their headers: rows of foreign trade of BPS's web service are in
/// US dollars, BACI is in thousand US dollars and in tonnes.
fn units_of_source(columns: &mut [Column]) {
    let has = |name: &str| columns.iter().any(|column| column.name == name);
    let is_bps = has("kodehs") && has("netweight") && (has("ctr") || has("pod"));
    let is_baci = is_baci(columns.iter().map(|column| column.name.as_str()));
    if !is_bps && !is_baci {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.quantity.unit.is_none()) {
        let (measure, unit, power) = match column.name.as_str() {
            "value" if is_bps => (None, "USD", 0),
            "v" if is_baci => (Some("export_value"), "USD", 3),
            "q" if is_baci => (Some("weight"), "t", 0),
            _ => continue,
        };
        column.quantity.unit = Some(unit.into());
        column.quantity.measure = measure.map(str::to_owned).or_else(|| column.quantity.measure.take());
        column.quantity.power = column.quantity.power.saturating_add(power);
    }
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
