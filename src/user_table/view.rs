//! The filters of an opened table, and the answer to them.
use super::Opened;
use crate::columns::rows::{NO_WIDE, Refused};
use crate::model::edtf::{Period, civil_from_day};
use crate::protocol::answer::{CodeCount, View, ViewBin};
use crate::protocol::request::{Bound, Selection};
use std::collections::BTreeMap;

/// The name by which the period can always be filtered.
pub const WHEN: &str = "when";

/// Why a selection does not fit; `found` is what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadFilter {
    NoColumn {
        found: String,
        columns: Vec<String>,
    },
    NoCode {
        found: String,
        column: String,
    },
    NotDate {
        found: String,
    },
    NotAmount {
        found: String,
    },
    /// A list of codes for a column of amounts or dates, or an interval for a column of codes.
    WrongKind {
        column: String,
        expected: &'static str,
    },
    TooMany,
}

/// `amount` × 10^`power`, as near as a float comes to it.
pub fn float(amount: i128, power: i32) -> f64 {
    format!("{amount}e{power}").parse().unwrap_or(f64::NAN)
}

/// A day as `2022-01-31`.
pub fn date(day: i32) -> String {
    let (year, month, day) = civil_from_day(day);
    format!("{year:04}-{month:02}-{day:02}")
}

impl Opened {
    /// The column of codes of a name, or of amounts, counted from 0.
    fn column(&self, name: &str) -> Option<Place> {
        let is_period = name == WHEN || self.about.period.as_deref() == Some(name);
        if is_period && self.cross.table().days().is_dated() {
            return Some(Place::Period);
        }
        let codes = self.names.iter().position(|column| column.name == name).map(Place::Codes);
        codes.or_else(|| self.amounts.iter().position(|amount| amount.name == name).map(Place::Amount))
    }

    /// Power of ten of one step of a column's amounts.
    fn power(&self, amount: usize) -> i32 {
        let scale = self.cross.table().values().get(amount).map_or(0, |values| i32::from(values.scale()));
        self.amounts.get(amount).map_or(0, |amount| i32::from(amount.quantity.power)) - scale
    }

    /// Sets or clears the filter of a column.
    pub fn filter(&mut self, name: &str, selection: Option<&Selection>) -> Result<(), BadFilter> {
        let Some(place) = self.column(name) else {
            let dated = self.cross.table().days().is_dated().then(|| WHEN.to_owned());
            let names = self.names.iter().map(|column| column.name.clone()).chain(self.amounts.iter().map(|amount| amount.name.clone()));
            return Err(BadFilter::NoColumn { found: name.to_owned(), columns: dated.into_iter().chain(names).collect() });
        };
        let wrong = |expected| BadFilter::WrongKind { column: name.to_owned(), expected };
        let refused = |refused: Refused| match refused {
            Refused::TooMany => BadFilter::TooMany,
            Refused::NoColumn => BadFilter::NoColumn { found: name.to_owned(), columns: Vec::new() },
        };
        match (place, selection) {
            (Place::Period, None) => self.cross.keep_days(None),
            (Place::Period, Some(Selection::Range { from, to })) => {
                let day = |bound: &Option<Bound>, open: i32| match bound {
                    None => Ok(open),
                    Some(Bound::Date(text)) => {
                        Period::parse(text).map(|period| period.first()).map_err(|_| BadFilter::NotDate { found: text.clone() })
                    }
                    Some(Bound::Amount(number)) => Err(BadFilter::NotDate { found: number.to_string() }),
                };
                self.cross.keep_days(Some(day(from, i32::MIN)?..day(to, i32::MAX)?));
            }
            (Place::Period, Some(Selection::OneOf(_))) => return Err(wrong("{from, to}")),
            (Place::Codes(n), None) => self.cross.keep_codes(n, None).map_err(refused)?,
            (Place::Codes(n), Some(Selection::OneOf(one_of))) => {
                let names = self.names.get(n).map_or(&[][..], |column| &column.codes);
                let mut keep = vec![false; names.len()];
                for code in one_of {
                    let at = names.iter().position(|known| known == code);
                    let slot = at.and_then(|at| keep.get_mut(at));
                    *slot.ok_or_else(|| BadFilter::NoCode { found: code.clone(), column: name.to_owned() })? = true;
                }
                self.cross.keep_codes(n, Some(&keep)).map_err(refused)?;
            }
            (Place::Codes(_), Some(Selection::Range { .. })) => return Err(wrong("{oneOf}")),
            (Place::Amount(n), None) => self.cross.keep_amounts(n, None).map_err(refused)?,
            (Place::Amount(n), Some(Selection::Range { from, to })) => {
                let power = self.power(n);
                let steps = |bound: &Option<Bound>, open: i64| match bound {
                    None => Ok(open),
                    Some(Bound::Amount(number)) if number.is_nan() => Err(BadFilter::NotAmount { found: number.to_string() }),
                    // The smallest step that is not below the bound.
                    Some(Bound::Amount(number)) => {
                        let exact: f64 = format!("{number:e}")
                            .split_once('e')
                            .and_then(|(mantissa, exponent)| {
                                let exponent: i32 = exponent.parse().ok()?;
                                format!("{mantissa}e{}", exponent - power).parse().ok()
                            })
                            .unwrap_or(*number);
                        Ok(exact.ceil() as i64)
                    }
                    Some(Bound::Date(text)) => Err(BadFilter::NotAmount { found: text.clone() }),
                };
                let range = steps(from, NO_WIDE + 1)?..steps(to, i64::MAX)?;
                self.cross.keep_amounts(n, Some(range)).map_err(refused)?;
            }
            (Place::Amount(_), Some(Selection::OneOf(_))) => return Err(wrong("{from, to}")),
        }
        // The period has two names.
        let name = if matches!(place, Place::Period) { WHEN } else { name };
        self.filtered.retain(|filtered| filtered != name);
        if selection.is_some() {
            self.filtered.push(name.to_owned());
        }
        Ok(())
    }

    /// Sums another column of amounts from now on.
    pub fn sum(&mut self, name: &str) -> Result<(), BadFilter> {
        match self.column(name) {
            Some(Place::Amount(n)) => {
                self.cross.set_measure(Some(n));
                Ok(())
            }
            _ => {
                let columns = self.amounts.iter().map(|amount| amount.name.clone()).collect();
                Err(BadFilter::NoColumn { found: name.to_owned(), columns })
            }
        }
    }

    /// What the filters leave now.
    pub fn view(&self) -> View {
        let power = self.cross.measure().map_or(0, |n| self.power(n));
        let bins = self.cross.bins().iter().map(|bin| ViewBin { start: date(bin.start), sum: float(bin.sum, power), count: bin.count });
        let counted = self.facets.iter().enumerate().filter_map(|(facet, column)| {
            let names = self.names.get(*column)?;
            let counts = names.codes.iter().zip(self.cross.counts(facet));
            Some((names.name.clone(), counts.map(|(code, count)| CodeCount { code: code.clone(), count: *count }).collect()))
        });
        // Collecting a map would sort it first, by code of its own.
        let mut facets = BTreeMap::new();
        facets.extend(counted);
        View { count: self.cross.passing(), bins: bins.collect(), facets }
    }
}

#[derive(Clone, Copy)]
enum Place {
    Period,
    Codes(usize),
    Amount(usize),
}
