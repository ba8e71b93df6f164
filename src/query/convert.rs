//! Rupiah and dollars: what a value is in the other currency, with a receipt.
//!
//! The rate is the reference rate of the period that the value is about, never today's. What is not
//! money, and money of a period without a rate, stays as it is.
use crate::model::claim::{Claim, Observation};
use crate::model::codes::{Codes, UnitKind};
use crate::model::dataset::Dataset;
use crate::model::edtf::Period;
use crate::model::fx;
use crate::model::index::UnitIx;
use crate::state::ShownUnit;

/// A value as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub value: f64,
    pub unit: UnitIx,
    /// Where the value was converted.
    pub receipt: Option<Receipt>,
    /// The other currency was asked for, and there is no rate for the period: `value` is as written.
    pub missing_rate: bool,
}

/// The rate behind a converted value.
pub use crate::model::fx::Mean as Receipt;

/// The value of an observation of `claim` in the unit that the reader chose.
pub fn shown(o: &Observation, claim: &Claim, unit: ShownUnit, data: &Dataset) -> Shown {
    let as_written = Shown { value: o.value.to_f64(), unit: o.unit, receipt: None, missing_rate: false };
    let wanted = match unit {
        ShownUnit::Original => return as_written,
        ShownUnit::Idr => currency(&data.codes, "IDR"),
        ShownUnit::Usd => currency(&data.codes, "USD"),
    };
    let is_money = data.codes.units.get(o.unit).is_some_and(|u| u.kind == UnitKind::Currency);
    let Some(wanted) = wanted.filter(|wanted| is_money && *wanted != o.unit) else {
        return as_written;
    };
    match reference_rate(o.when.as_ref().unwrap_or(&claim.when), data) {
        None => Shown { missing_rate: true, ..as_written },
        Some(receipt) => {
            let value = if unit == ShownUnit::Idr { as_written.value * receipt.rate } else { as_written.value / receipt.rate };
            Shown { value, unit: wanted, receipt: Some(receipt), missing_rate: false }
        }
    }
}

/// The mean rupiah per dollar of a period; None where the table has none.
pub fn reference_rate(period: &Period, data: &Dataset) -> Option<Receipt> {
    fx::mean(period, &data.rates)
}

fn currency(codes: &Codes, code: &str) -> Option<UnitIx> {
    codes.units.position(|u| u.entry.code == code)
}
