//! A series as one number for each period, by the rule that the link names.
use crate::model::claim::{Kind, Status};
use crate::model::dataset::Dataset;
use crate::model::edtf::{Day, Period, Point};
use crate::query::aggregation::{Candidate, Reduced, reduce};
use crate::query::convert;
use crate::query::session::Session;
use crate::state::{Rule, ShownUnit};

/// What a series is of; indices into `Codes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    pub region: u16,
    pub measure: u16,
    /// None: all exports of the region.
    pub scope: Option<u16>,
}

/// One period of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub period: Period,
    /// Index into `Codes::units`.
    pub unit: u16,
    pub reduced: Reduced,
    /// The claims that were reduced.
    pub claims: Vec<u16>,
}

impl Session {
    /// The values of a series among some claims (`rows`), reduced by a rule, in time order: one step for each period
    /// and unit. Forecasts and open periods are left out; money that has no rate for its period stays as written.
    pub fn trend(&self, rows: &[u16], series: Series, shown: ShownUnit, rule: Rule) -> Vec<Step> {
        let mut found: Vec<(Days, Step, Vec<Candidate>)> = Vec::new();
        for row in rows {
            for (period, unit, candidate) in candidates(&self.data, *row, series, shown) {
                let days = (period.first(), period.last());
                let at = found.iter().position(|(d, step, _)| *d == days && step.unit == unit).unwrap_or_else(|| {
                    found.push((days, Step { period, unit, reduced: Reduced::Nothing, claims: Vec::new() }, Vec::new()));
                    found.len() - 1
                });
                if let Some((_, step, list)) = found.get_mut(at) {
                    step.claims.push(*row);
                    list.push(candidate);
                }
            }
        }
        crate::model::sort::sort(&mut found, |a, b| (a.0, a.1.unit).cmp(&(b.0, b.1.unit)));
        found.into_iter().map(|(_, step, list)| Step { reduced: reduce(&list, rule), ..step }).collect()
    }
}

type Days = (Day, Day);

fn candidates(data: &Dataset, row: u16, series: Series, shown: ShownUnit) -> Vec<(Period, u16, Candidate)> {
    let Some(claim) = data.claims.get(usize::from(row)).filter(|c| c.kind == Kind::Value && c.region == series.region) else {
        return Vec::new();
    };
    let published = data.sources.get(usize::from(claim.source)).and_then(|s| s.published).map(|p| p.first());
    let of_series =
        claim.observations.iter().filter(|o| (o.measure, o.scope) == (series.measure, series.scope) && o.status != Status::Forecast);
    of_series
        .map(|o| (o.when.unwrap_or(claim.when), convert::shown(o, claim, shown, data)))
        .filter(|(period, _)| period.start != Point::Open && period.end != Point::Open)
        .map(|(period, v)| (period, v.unit, Candidate { claim: row, value: v.value, published, origin: claim.origin }))
        .collect()
}
