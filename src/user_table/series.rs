//! An opened table as official series: one measure, by area and period, to stand beside the claims.
use super::Opened;
use super::view::float;
use crate::model::edtf::civil_from_day;
use crate::model::table::CodeList;
use crate::model::table::Grain;
use crate::protocol::answer::{Point, Series};
use crate::protocol::request::Mapping;
use std::collections::BTreeMap;

/// The sums of a mapped column, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    pub measure: String,
    pub unit: String,
    /// The power of ten of one step of a sum.
    pub power: i32,
    /// How many months each of the table's periods has: 12, 6, 3 or 1.
    pub months: u8,
    /// By code of the area; rows of no known area under the text of their cell.
    pub areas: Vec<AreaSums>,
}

/// The sums of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaSums {
    pub area: String,
    /// In time order.
    pub cells: Vec<Cell>,
}

/// The rows of one of the table's periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The first day of the period.
    pub start: i32,
    pub sum: i128,
    pub rows: u32,
}

/// Why a table gives no series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSeries {
    NoColumn,
    /// The table has no column of figures at all.
    NoFigures,
    NoAreaColumn,
    NoPeriod,
    /// Neither the header nor the mapping says what is measured.
    NoMeasure,
    NoUnit,
    /// The unit cannot be one of the measure.
    UnitOfOtherKind,
}

impl Opened {
    /// What the table suggests: the summed column, its own measure and unit, and its column of regions.
    pub fn suggested_mapping(&self) -> Option<Mapping> {
        self.mapping_of(self.cross.measure()?)
    }

    /// What the header of a column of amounts suggests.
    pub fn mapping_of(&self, amount: usize) -> Option<Mapping> {
        let amount = self.amounts.get(amount)?;
        Some(Mapping {
            column: amount.name.clone(),
            measure: amount.quantity.measure.clone(),
            unit: amount.quantity.unit.clone(),
            area_column: self.names.iter().find(|names| names.list == CodeList::Region).map(|names| names.name.clone()),
            area: None,
            power: Some(amount.quantity.power),
            scope: None,
        })
    }

    /// Sums the rows that pass the filters, by area and by the table's own periods (days by month).
    pub fn sums(&self, mapping: &Mapping) -> Result<Sums, NoSeries> {
        let n = self.amounts.iter().position(|amount| amount.name == mapping.column).ok_or(NoSeries::NoColumn)?;
        let (amount, values) = self.amounts.get(n).zip(self.cross.table().values().get(n)).ok_or(NoSeries::NoColumn)?;
        let measure = mapping.measure.clone().or_else(|| amount.quantity.measure.clone()).ok_or(NoSeries::NoMeasure)?;
        let unit = mapping.unit.clone().or_else(|| amount.quantity.unit.clone()).ok_or(NoSeries::NoUnit)?;
        let areas = match &mapping.area_column {
            None => None,
            Some(name) => {
                let at = self
                    .names
                    .iter()
                    .position(|names| names.list == CodeList::Region && names.name == *name)
                    .ok_or(NoSeries::NoAreaColumn)?;
                Some((self.names.get(at).ok_or(NoSeries::NoAreaColumn)?, self.cross.table().codes().get(at).ok_or(NoSeries::NoAreaColumn)?))
            }
        };
        if !self.cross.table().days().is_dated() {
            return Err(NoSeries::NoPeriod);
        }
        let whole = mapping.area.clone().unwrap_or_else(|| "0".to_owned());
        let mut found: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
        for (start, rows) in self.cross.table().days().bins() {
            let mut here: Vec<(i128, u32)> = vec![(0, 0); areas.map_or(1, |(names, _)| names.codes.len())];
            for row in rows.filter(|row| self.cross.passes(*row)) {
                let Some(value) = values.get(row) else { continue };
                let place = areas.and_then(|(_, codes)| codes.get(row)).map_or(0, usize::from);
                if let Some((sum, rows)) = here.get_mut(place) {
                    *sum += i128::from(value);
                    *rows += 1;
                }
            }
            for (place, (sum, rows)) in here.into_iter().enumerate().filter(|(_, (_, rows))| *rows > 0) {
                let area = areas.and_then(|(names, _)| names.codes.get(place)).cloned().unwrap_or_else(|| whole.clone());
                found.entry(area).or_default().push(Cell { start, sum, rows });
            }
        }
        Ok(Sums {
            measure,
            unit,
            power: i32::from(mapping.power.unwrap_or(amount.quantity.power)) - i32::from(values.scale()),
            months: match self.about.grain {
                Some(Grain::Year) => 12,
                Some(Grain::HalfYear) => 6,
                Some(Grain::Quarter) => 3,
                _ => 1,
            },
            areas: found.into_iter().map(|(area, cells)| AreaSums { area, cells }).collect(),
        })
    }

    /// The same as plain series.
    pub fn series(&self, mapping: &Mapping) -> Result<Vec<Series>, NoSeries> {
        let sums = self.sums(mapping)?;
        let point = |cell: &Cell| {
            let (year, month, _) = civil_from_day(cell.start);
            let when = match sums.months {
                12 => format!("{year:04}"),
                6 | 3 => format!("{year:04}-{month:02}/{year:04}-{:02}", month + sums.months - 1),
                _ => format!("{year:04}-{month:02}"),
            };
            Point { when, value: float(cell.sum, sums.power) }
        };
        let series = sums.areas.iter().map(|area| Series {
            area: area.area.clone(),
            measure: sums.measure.clone(),
            unit: sums.unit.clone(),
            points: area.cells.iter().map(point).collect(),
        });
        Ok(series.collect())
    }
}
