//! The cells of a batch, column by column.
use crate::ingest::table::cell::{Batch, Cell};
use crate::ingest::table::column::fault_of;
use crate::ingest::table::decode::delimited::content;
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::spread::SpreadColumn;
use crate::ingest::table::import::known::{Known, Picks};
use crate::ingest::table::import::{Fate, Importer, TOTAL_COLUMNS, Work};
use crate::ingest::table::parse::date;
use crate::ingest::table::parse::number::{self, NotNumber};
use crate::ingest::table::problem::Rule;
use crate::model::claim::Decimal;
use crate::model::edtf::{Day, civil_from_day, day_from_civil, days_in_month};
use crate::model::marks::Mark;
use crate::model::table::Role;
use crate::model::table::{DateForm, Grain};

/// What a cell makes of its row.
enum Fault<'a> {
    /// It cannot be read; where its text says so, the row is one of totals.
    Unread(Rule, &'a [u8]),
    /// It names a total.
    Total,
}

/// The cells of a batch.
struct Cells<'a> {
    text: &'a [u8],
    batch: &'a Batch,
    quotes: bool,
}

impl<'a> Cells<'a> {
    /// A cell without its quotes and the spaces around it.
    #[inline]
    fn get<'s>(&self, row: u32, n: usize, scratch: &'s mut Vec<u8>) -> Cell<&'s [u8]>
    where
        'a: 's,
    {
        match self.batch.cell(self.text, row as usize, n) {
            Cell::Text(raw) => Cell::Text(content(raw, self.quotes, scratch)),
            cell => cell,
        }
    }
}

impl Importer {
    /// Reads every column of the rows of data; what cannot be read is a fault of its row.
    pub(super) fn read_columns(&mut self, text: &[u8], batch: &Batch, work: &mut Work) {
        work.codes.resize_with(self.coded.len(), Vec::new);
        work.amounts.resize_with(self.amounts.len(), Vec::new);
        work.codes.iter_mut().for_each(Vec::clear);
        work.amounts.iter_mut().for_each(Vec::clear);
        work.records.clear();
        work.years.clear();
        work.months.clear();
        work.days.clear();
        work.lengths.clear();
        work.whole_years.clear();
        work.known.resize_with(self.layout.columns.len(), Vec::new);
        work.known.iter_mut().zip(0..).filter(|(_, n)| batch.has_new_list(*n)).for_each(|(known, _)| known.clear());
        let Work { known, rows, fates, years, months, days, lengths, whole_years, codes, amounts, records, .. } = work;
        let cells = Cells { text, batch, quotes: self.quotes };
        let scratch = &mut self.scratch;
        let (mut next_code, mut next_amount) = (0, self.layout.spread.as_ref().map_or(0, |spread| spread.amounts.len()));
        let is_spread =
            |n: usize| self.layout.spread.as_ref().is_some_and(|s| s.totals.contains(&n) || s.columns.iter().any(|c| c.column == n));
        let has_spread = self.layout.spread.is_some();
        for (n, column) in self.layout.columns.iter().enumerate() {
            let watches_totals = (n < TOTAL_COLUMNS && !self.layout.only_totals.contains(&n)) || self.layout.wholes.contains(&n);
            let names_total = |found: &[u8]| watches_totals && core::str::from_utf8(found).is_ok_and(is_total);
            let mut fault = |at: usize, fault: Fault| {
                let Some(fate) = fates.get_mut(at) else { return };
                match fault {
                    Fault::Total => *fate = Fate::Total,
                    Fault::Unread(_, found) if names_total(found) => *fate = Fate::Total,
                    Fault::Unread(rule, _) if *fate == Fate::Data => *fate = Fate::Refused { rule, column: n as u32 },
                    Fault::Unread(..) => {}
                }
            };
            let Some(known) = known.get_mut(n) else { continue };
            let mut picks = Picks { picks: batch.picks(n).unwrap_or_default(), known };
            match column.role {
                Role::Skip => {}
                Role::Amount if has_spread && is_spread(n) => {}
                Role::Amount => {
                    let Some(amounts) = amounts.get_mut(next_amount) else { continue };
                    next_amount += 1;
                    for (at, row) in rows.iter().enumerate() {
                        if let Known::Amount(amount) = picks.known(*row) {
                            amounts.push(amount);
                            continue;
                        }
                        let cell = cells.get(*row, n, scratch);
                        let cell = match &column.suffix {
                            Some(suffix) => without_suffix(cell, suffix),
                            None => cell,
                        };
                        let own = amount(cell, column.decimal);
                        if let Ok(own) = own {
                            picks.keep(*row, Known::Amount(own));
                        }
                        amounts.push(own.unwrap_or_else(|rule| {
                            if rule == Rule::NotFinite {
                                let line = batch.rows.get(*row as usize).map_or(0, |row| row.line);
                                self.problems.add(line, Some(n as u32), rule, cell.into_inner(), 1);
                                return None;
                            }
                            fault(at, Fault::Unread(rule, cell.into_inner()));
                            None
                        }));
                    }
                }
                Role::Date(form) => {
                    for (at, row) in rows.iter().enumerate() {
                        if let Known::Day(day) = picks.known(*row) {
                            days.push(Some(day));
                            continue;
                        }
                        let cell = cells.get(*row, n, scratch);
                        let mut day = date::day_of(cell, form);
                        if let Some(day) = day.filter(|_| !matches!(form, DateForm::Edtf | DateForm::DayMonth)) {
                            picks.keep(*row, Known::Day(day));
                        }
                        if day.is_none()
                            && matches!(form.grain(), Grain::Month | Grain::Quarter | Grain::HalfYear)
                            && let Some(year) = date::year(cell.into_inner())
                        {
                            day = Some(day_from_civil(year, 1, 1));
                            whole_years.push((at as u32, n as u32));
                        }
                        if form == DateForm::Edtf {
                            lengths.push(date::months_of(cell.into_inner()));
                        }
                        if form == DateForm::DayMonth {
                            day = day.and_then(|day| in_year(day, self.layout.year?));
                        }
                        let is_range =
                            |cell: Cell<&[u8]>| core::str::from_utf8(cell.into_inner()).is_ok_and(|text| date::month_range(text).is_some());
                        if day.is_none() && form.grain() == Grain::Month && is_range(cell) {
                            // The months so far are the sum of those above.
                            fault(at, Fault::Total);
                        } else if day.is_none() {
                            fault(at, Fault::Unread(not_a_period(cell, Rule::NotDate), cell.into_inner()));
                        }
                        days.push(day);
                    }
                }
                Role::Year => {
                    let Some(last) = self.last.get_mut(n) else { continue };
                    for (at, row) in rows.iter().enumerate() {
                        if let Known::Year(year) = picks.known(*row) {
                            years.push(year);
                            continue;
                        }
                        let mut cell = cells.get(*row, n, scratch);
                        if self.layout.fills_years || self.layout.is_merged(n, batch.rows.get(*row as usize).map_or(0, |row| row.line)) {
                            cell = fill_down(cell, last);
                        } else if !cell.into_inner().is_empty() {
                            fill_down(cell, last);
                        }
                        let year = date::year(cell.into_inner());
                        // An empty cell may go on with what stands above it.
                        if let Some(year) = year.filter(|_| !self.layout.fills_years) {
                            picks.keep(*row, Known::Year(year));
                        }
                        if year.is_none() {
                            fault(at, Fault::Unread(not_a_period(cell, Rule::NotYear), cell.into_inner()));
                        }
                        years.push(year.unwrap_or(0));
                    }
                }
                Role::Month => {
                    for (at, row) in rows.iter().enumerate() {
                        if let Known::Month(month) = picks.known(*row) {
                            months.push(month);
                            continue;
                        }
                        let cell = cells.get(*row, n, scratch);
                        let month = date::month(cell.into_inner());
                        if let Some(month) = month {
                            picks.keep(*row, Known::Month(month));
                        }
                        if month.is_none() && core::str::from_utf8(cell.into_inner()).is_ok_and(|text| date::month_range(text).is_some()) {
                            // The months so far are the sum of those above.
                            fault(at, Fault::Total);
                        } else if month.is_none() {
                            fault(at, Fault::Unread(not_a_period(cell, Rule::NotMonth), cell.into_inner()));
                        }
                        months.push(month.unwrap_or(0));
                    }
                }
                Role::Codes(_) => {
                    let (Some(codes), Some(coded)) = (codes.get_mut(next_code), self.coded.get_mut(next_code)) else { continue };
                    next_code += 1;
                    let is_merged = self.layout.merged.iter().any(|(column, ..)| *column == n);
                    let mut last = self.last.get_mut(n).filter(|_| (has_spread && n == 0) || is_merged);
                    for (at, row) in rows.iter().enumerate() {
                        if let Known::Code(code) = picks.known(*row) {
                            codes.push(code);
                            continue;
                        }
                        let mut cell = cells.get(*row, n, scratch);
                        if let Some(last) = &mut last {
                            let line = batch.rows.get(*row as usize).map_or(0, |row| row.line);
                            if !is_merged || self.layout.is_merged(n, line) || !cell.into_inner().is_empty() {
                                cell = fill_down(cell, last);
                            }
                        }
                        let (Cell::Text(found) | Cell::Number(found)) = cell else {
                            fault(at, Fault::Unread(Rule::FormulaError, cell.into_inner()));
                            codes.push(0);
                            continue;
                        };
                        let line = batch.rows.get(*row as usize).map_or(0, |row| row.line);
                        let code = coded.code(found, line);
                        let is_total = match code {
                            Some(code) => watches_totals && coded.totals.get(usize::from(code)) == Some(&true),
                            None => names_total(found),
                        };
                        let rule = code.map_or_else(|| fault_of(found), |code| coded.dictionary.fault(code));
                        if is_total {
                            fault(at, Fault::Total);
                        } else if let Some(rule) = rule {
                            fault(at, Fault::Unread(rule, found));
                        } else if let Some(code) = code.filter(|_| last.is_none()) {
                            picks.keep(*row, Known::Code(code));
                        }
                        codes.push(code.unwrap_or(0));
                    }
                }
            }
        }
        if let Some(spread) = &self.layout.spread {
            for (at, row) in rows.iter().enumerate() {
                for (m, SpreadColumn { column, .. }) in spread.columns.iter().enumerate() {
                    let mark = self.layout.columns.get(*column).and_then(|column| column.decimal);
                    match amount(cells.get(*row, *column, scratch), mark) {
                        Ok(Some(decimal)) => records.push((at as u32, m as u32, decimal)),
                        Ok(None) => {}
                        Err(Rule::NotFinite) => {
                            let line = batch.rows.get(*row as usize).map_or(0, |row| row.line);
                            self.problems.add(line, Some(*column as u32), Rule::NotFinite, b"", 1);
                        }
                        Err(rule) => {
                            if let Some(fate @ Fate::Data) = fates.get_mut(at) {
                                *fate = Fate::Refused { rule, column: *column as u32 };
                            }
                        }
                    }
                }
            }
        }
    }

    /// The day of a row, by its own columns and what the header adds.
    pub(super) fn day_of(&self, work: &Work, at: usize, year: Option<i32>, month: Option<u8>) -> Option<Day> {
        if let Some(day) = work.days.get(at) {
            return *day;
        }
        let year = work.years.get(at).copied().or(year).or(self.layout.year).filter(|year| (1000..=9999).contains(year))?;
        let month = work.months.get(at).copied().or(month).unwrap_or(1);
        (1..=12).contains(&month).then(|| day_from_civil(year, month, 1))
    }
}

/// A day of the leap year 2000 in another year.
fn in_year(day: Day, year: i32) -> Option<Day> {
    let (_, month, day) = civil_from_day(day);
    (day <= days_in_month(year, month)).then(|| day_from_civil(year, month, day))
}

/// A cell without the unit behind its figure.
fn without_suffix<'a>(cell: Cell<&'a [u8]>, suffix: &str) -> Cell<&'a [u8]> {
    let Cell::Text(text) = cell else { return cell };
    let Some(split) = text.len().checked_sub(suffix.len()) else { return cell };
    let (figure, unit) = text.split_at(split);
    if unit.eq_ignore_ascii_case(suffix.as_bytes()) { Cell::Text(figure.trim_ascii()) } else { cell }
}

/// The amount of a cell, none where it says that there is none; or why it cannot be read.
#[inline]
fn amount(cell: Cell<&[u8]>, mark: Option<Mark>) -> Result<Option<Decimal>, Rule> {
    match number::read_cell(cell, mark) {
        Ok(decimal) => Ok(Some(decimal)),
        Err(NotNumber::Missing) => Ok(None),
        Err(NotNumber::NotFinite) => Err(Rule::NotFinite),
        Err(NotNumber::TooLarge) => Err(Rule::TooLarge),
        Err(NotNumber::Ambiguous) => Err(Rule::AmbiguousMark),
        Err(NotNumber::Error) => Err(Rule::FormulaError),
        Err(NotNumber::Other) if cell.into_inner().contains(&0) => Err(Rule::NulByte),
        Err(NotNumber::Other) => Err(Rule::NotNumber),
    }
}

/// Why a cell names no period, of which `rule` says what it should have named.
fn not_a_period(cell: Cell<&[u8]>, rule: Rule) -> Rule {
    match cell {
        Cell::Error(_) => Rule::FormulaError,
        cell if number::is_missing(cell.into_inner()) => Rule::NoPeriod,
        _ => rule,
    }
}

/// An empty cell at the side of a wide table goes on with what stood above it.
fn fill_down<'a>(cell: Cell<&'a [u8]>, last: &'a mut Cell<Vec<u8>>) -> Cell<&'a [u8]> {
    if !cell.into_inner().is_empty() {
        let mut kept = core::mem::replace(last, Cell::Text(Vec::new())).into_inner();
        kept.clear();
        kept.extend_from_slice(cell.into_inner());
        *last = cell.with(kept);
        return cell;
    }
    match last {
        Cell::Text(last) => Cell::Text(last),
        Cell::Number(last) => Cell::Number(last),
        Cell::Error(last) => Cell::Error(last),
    }
}
