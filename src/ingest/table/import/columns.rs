//! The cells of a batch, column by column.
use crate::ingest::table::column::fault_of;
use crate::ingest::table::decode::delimited::{Batch, content};
use crate::ingest::table::detect::header::is_total;
use crate::ingest::table::detect::layout::Role;
use crate::ingest::table::import::{BROKEN, Importer, TOTAL_COLUMNS, Work};
use crate::ingest::table::parse::date;
use crate::ingest::table::parse::number::{self, NotNumber};
use crate::ingest::table::problem::Rule;
use crate::model::edtf::{Day, day_from_civil};

impl Importer {
    /// Reads every column of the rows of data; what cannot be read is a fault of its row.
    pub(super) fn read_columns(&mut self, text: &[u8], batch: &Batch, work: &mut Work) {
        let quotes = self.layout.dialect.quotes;
        work.codes.resize_with(self.coded.len(), Vec::new);
        work.amounts.resize_with(self.amounts.len(), Vec::new);
        work.codes.iter_mut().for_each(Vec::clear);
        work.amounts.iter_mut().for_each(Vec::clear);
        work.records.clear();
        work.years.clear();
        work.months.clear();
        work.days.clear();
        let Work { rows, faults, totals, years, months, days, codes, amounts, records, .. } = work;
        let cell = |row: u32, n: usize| {
            let at = batch.rows.get(row as usize).map_or(0, |row| row.first as usize) + n;
            batch.cells.get(at).and_then(|cell| text.get(cell.0 as usize..cell.1 as usize)).unwrap_or_default()
        };
        let (mut next_code, mut next_amount) = (0, self.layout.spread.as_ref().map_or(0, |spread| spread.amounts.len()));
        let is_spread =
            |n: usize| self.layout.spread.as_ref().is_some_and(|s| s.totals.contains(&n) || s.columns.iter().any(|c| c.column == n));
        let has_spread = self.layout.spread.is_some();
        for (n, column) in self.layout.columns.iter().enumerate() {
            let watches_totals = n < TOTAL_COLUMNS || self.layout.wholes.contains(&n);
            let mut fault = |at: usize, rule: Rule, found: &[u8]| {
                if watches_totals && core::str::from_utf8(found).is_ok_and(is_total) {
                    if let Some(total) = totals.get_mut(at) {
                        *total = true;
                    }
                } else if let Some(slot) = faults.get_mut(at)
                    && slot.is_none()
                {
                    *slot = Some((rule, n as u32));
                }
            };
            match column.role {
                Role::Skip => {}
                Role::Amount if has_spread && is_spread(n) => {}
                Role::Amount => {
                    let Some(amounts) = amounts.get_mut(next_amount) else { continue };
                    next_amount += 1;
                    for (at, row) in rows.iter().enumerate() {
                        let found = content(cell(*row, n), quotes, &mut self.scratch);
                        amounts.push(match number::read(found, column.decimal) {
                            Ok(decimal) => Some(decimal),
                            Err(NotNumber::Missing) => None,
                            Err(error) => {
                                fault(at, rule_of(error, found), found);
                                None
                            }
                        });
                    }
                }
                Role::Date(form) => {
                    for (at, row) in rows.iter().enumerate() {
                        let found = content(cell(*row, n), quotes, &mut self.scratch);
                        let day = date::day(found, form);
                        if day.is_none() {
                            fault(at, if number::is_missing(found) { Rule::NoPeriod } else { Rule::NotDate }, found);
                        }
                        days.push(day);
                    }
                }
                Role::Year => {
                    for (at, row) in rows.iter().enumerate() {
                        let found = content(cell(*row, n), quotes, &mut self.scratch);
                        let filled = fill_down(found, &mut self.last, n);
                        let year = date::year(filled);
                        if year.is_none() {
                            let rule = if number::is_missing(filled) { Rule::NoPeriod } else { Rule::NotYear };
                            fault(at, rule, filled);
                        }
                        years.push(year.unwrap_or(0));
                    }
                }
                Role::Month => {
                    for (at, row) in rows.iter().enumerate() {
                        let found = content(cell(*row, n), quotes, &mut self.scratch);
                        let month = date::month(found);
                        if month.is_none() {
                            fault(at, if number::is_missing(found) { Rule::NoPeriod } else { Rule::NotMonth }, found);
                        }
                        months.push(month.unwrap_or(0));
                    }
                }
                Role::Codes(_) => {
                    let (Some(codes), Some(coded)) = (codes.get_mut(next_code), self.coded.get_mut(next_code)) else { continue };
                    next_code += 1;
                    let fills = has_spread && n == 0;
                    for (at, row) in rows.iter().enumerate() {
                        let found = content(cell(*row, n), quotes, &mut self.scratch);
                        let found = match found {
                            [number::TYPED, rest @ ..] => rest,
                            [BROKEN, rest @ ..] => {
                                fault(at, Rule::FormulaError, rest);
                                rest
                            }
                            _ => found,
                        };
                        let found = if fills { fill_down(found, &mut self.last, n) } else { found };
                        let line = batch.rows.get(*row as usize).map_or(0, |row| row.line);
                        let code = coded.code(found, line);
                        let is_total = match code {
                            Some(code) => coded.totals.get(usize::from(code)) == Some(&true),
                            None => watches_totals && core::str::from_utf8(found).is_ok_and(is_total),
                        };
                        let rule = code.map_or_else(|| fault_of(found), |code| coded.dictionary.fault(code));
                        if watches_totals && is_total {
                            fault(at, Rule::NotNumber, b"total");
                        } else if let Some(rule) = rule {
                            fault(at, rule, found);
                        }
                        codes.push(code.unwrap_or(0));
                    }
                }
            }
        }
        if let Some(spread) = &self.layout.spread {
            for (at, row) in rows.iter().enumerate() {
                for (m, column) in spread.columns.iter().enumerate() {
                    let found = content(cell(*row, column.column), quotes, &mut self.scratch);
                    if found.is_empty() {
                        continue;
                    }
                    let mark = self.layout.columns.get(column.column).and_then(|column| column.decimal);
                    match number::read(found, mark) {
                        Ok(decimal) => records.push((at as u32, m as u32, decimal)),
                        Err(NotNumber::Missing) => {}
                        Err(error) => {
                            if let Some(slot) = faults.get_mut(at)
                                && slot.is_none()
                            {
                                *slot = Some((rule_of(error, found), column.column as u32));
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

fn rule_of(error: NotNumber, found: &[u8]) -> Rule {
    match error {
        NotNumber::NotFinite => Rule::NotFinite,
        NotNumber::TooLarge => Rule::TooLarge,
        NotNumber::Ambiguous => Rule::AmbiguousMark,
        NotNumber::Missing | NotNumber::Other if found.first() == Some(&BROKEN) => Rule::FormulaError,
        NotNumber::Missing | NotNumber::Other if found.contains(&0) => Rule::NulByte,
        NotNumber::Missing | NotNumber::Other => Rule::NotNumber,
    }
}

/// An empty cell at the side of a wide table goes on with what stood above it.
fn fill_down<'a>(found: &'a [u8], last: &'a mut [Vec<u8>], n: usize) -> &'a [u8] {
    match last.get_mut(n) {
        Some(last) if found.is_empty() => last,
        Some(last) => {
            last.clear();
            last.extend_from_slice(found);
            found
        }
        None => found,
    }
}
