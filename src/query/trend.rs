//! A series as one number for each period, by the rule that the link names.
use crate::model::claim::{Kind, Status};
use crate::model::dataset::Dataset;
use crate::model::edtf::{Day, Period, Point};
use crate::model::index::{ClaimIx, MeasureIx, RegionIx, ScopeIx, UnitIx};
use crate::query::aggregation::{Candidate, Reduced, reduce};
use crate::query::convert;
use crate::query::session::Session;
use crate::state::{Rule, ShownUnit};

/// What a series is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    pub region: RegionIx,
    pub measure: MeasureIx,
    /// None: all exports of the region.
    pub scope: Option<ScopeIx>,
}

/// One period of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub period: Period,
    pub unit: UnitIx,
    pub reduced: Reduced,
    /// The claims that were reduced.
    pub claims: Vec<ClaimIx>,
}

impl Session {
    /// The values of a series among some claims (`rows`), reduced by a rule, in time order: one step for each period
    /// and unit. Forecasts and open periods are left out; money that has no rate for its period stays as written.
    pub fn trend(&self, rows: &[ClaimIx], series: Series, shown: ShownUnit, rule: Rule) -> Vec<Step> {
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

fn candidates(data: &Dataset, row: ClaimIx, series: Series, shown: ShownUnit) -> Vec<(Period, UnitIx, Candidate)> {
    let Some(claim) = data.claims.get(row).filter(|c| c.kind == Kind::Value && c.region == series.region) else {
        return Vec::new();
    };
    let published = data.sources.get(claim.source).and_then(|s| s.published).map(|p| p.first());
    let of_series =
        claim.observations.iter().filter(|o| (o.measure, o.scope) == (series.measure, series.scope) && o.status != Status::Forecast);
    of_series
        .map(|o| (claim.period_of(o), convert::shown(o, claim, shown, data)))
        .filter(|(period, _)| period.start != Point::Open && period.end != Point::Open)
        .map(|(period, v)| (period, v.unit, Candidate { claim: row, value: v.value, published, origin: claim.origin }))
        .collect()
}
