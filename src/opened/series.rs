//! An opened table as official series: one measure, by area and period, to stand beside the claims.
use super::view::float;
use super::{GrainName, Opened};
use crate::edtf::civil_from_day;
use crate::intake::tabular::layout::List;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the reader maps: a column of amounts to a measure and a unit, and the area that the figures are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// The name of the column of amounts.
    pub column: String,
    /// A code of `measures.csv`; what the header says where it is left out.
    pub measure: Option<String>,
    /// A code of `units.csv`; what the header says where it is left out.
    pub unit: Option<String>,
    /// The name of the column of regions; without one all rows are about `area`.
    pub area_column: Option<String>,
    /// A BPS code; `0`, the nation, where it is left out.
    pub area: Option<String>,
}

/// The figures of one area.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// A BPS code.
    pub area: String,
    pub measure: String,
    pub unit: String,
    pub points: Vec<Point>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// EDTF, as long as the table's periods: `2022`, `2022-01` or a day's month.
    pub when: String,
    /// In the unit itself.
    pub value: f64,
}

/// Why a table gives no series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoSeries {
    NoColumn,
    NoAreaColumn,
    NoPeriod,
    /// Neither the header nor the mapping says what is measured.
    NoMeasure,
    NoUnit,
}

impl Opened {
    /// What the table suggests: the summed column, its own measure and unit, and its column of regions.
    pub fn suggested_mapping(&self) -> Option<Mapping> {
        let amount = self.amounts.get(self.cross.measure()?)?;
        Some(Mapping {
            column: amount.name.clone(),
            measure: amount.quantity.measure.clone(),
            unit: amount.quantity.unit.clone(),
            area_column: self.names.iter().find(|names| names.list == List::Region).map(|names| names.name.clone()),
            area: None,
        })
    }

    /// Sums the rows that pass the filters, by area and by the table's own periods (days by month).
    pub fn series(&self, mapping: &Mapping) -> Result<Vec<Series>, NoSeries> {
        let n = self.amounts.iter().position(|amount| amount.name == mapping.column).ok_or(NoSeries::NoColumn)?;
        let (amount, values) = self.amounts.get(n).zip(self.cross.table().values().get(n)).ok_or(NoSeries::NoColumn)?;
        let measure = mapping.measure.clone().or_else(|| amount.quantity.measure.clone()).ok_or(NoSeries::NoMeasure)?;
        let unit = mapping.unit.clone().or_else(|| amount.quantity.unit.clone()).ok_or(NoSeries::NoUnit)?;
        let areas = match &mapping.area_column {
            None => None,
            Some(name) => {
                let at =
                    self.names.iter().position(|names| names.list == List::Region && names.name == *name).ok_or(NoSeries::NoAreaColumn)?;
                Some((self.names.get(at).ok_or(NoSeries::NoAreaColumn)?, self.cross.table().codes().get(at).ok_or(NoSeries::NoAreaColumn)?))
            }
        };
        if !self.cross.table().days().is_dated() {
            return Err(NoSeries::NoPeriod);
        }
        let whole = mapping.area.clone().unwrap_or_else(|| "0".to_owned());
        let mut sums: BTreeMap<String, BTreeMap<String, i128>> = BTreeMap::new();
        for (start, rows) in self.cross.table().days().bins() {
            let (year, month, _) = civil_from_day(start);
            let when = match self.about.grain {
                Some(GrainName::Year) => format!("{year:04}"),
                Some(GrainName::Quarter) => format!("{year:04}-{month:02}/{year:04}-{:02}", month + 2),
                _ => format!("{year:04}-{month:02}"),
            };
            let mut here: Vec<i128> = vec![0; areas.map_or(1, |(names, _)| names.codes.len())];
            let mut seen = vec![false; here.len()];
            for row in rows.filter(|row| self.cross.passes(*row)) {
                let Some(value) = values.get(row) else { continue };
                let place = areas.and_then(|(_, codes)| codes.get(row)).map_or(0, usize::from);
                if let (Some(sum), Some(seen)) = (here.get_mut(place), seen.get_mut(place)) {
                    *sum += i128::from(value);
                    *seen = true;
                }
            }
            for ((place, sum), _) in here.into_iter().enumerate().zip(seen).filter(|(_, seen)| *seen) {
                let area = areas.and_then(|(names, _)| names.codes.get(place)).cloned().unwrap_or_else(|| whole.clone());
                sums.entry(area).or_default().insert(when.clone(), sum);
            }
        }
        let power = i32::from(amount.quantity.power) - i32::from(values.scale());
        let series = sums.into_iter().map(|(area, points)| Series {
            area,
            measure: measure.clone(),
            unit: unit.clone(),
            points: points.into_iter().map(|(when, sum)| Point { when, value: float(sum, power) }).collect(),
        });
        Ok(series.collect())
    }
}
