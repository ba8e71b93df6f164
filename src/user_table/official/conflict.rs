//! Claims against an official series: by the same intervals, standings and reasons as claims against claims.
use super::observation::{Line, Observation};
use crate::compare::item::{Input, Item, Subject};
use crate::compare::relation::relation;
use crate::model::claim::{Kind, Status};
use crate::model::finding::Pair;
use crate::model::index::{ClaimIx, MeasureIx, ObservationIx, RegionIx, ScopeIx, SourceIx, UnitIx};
use crate::model::sort;

/// What the series of a table are about, as indices into the code lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    pub measure: MeasureIx,
    pub unit: UnitIx,
    pub scope: Option<ScopeIx>,
    pub region: RegionIx,
}

/// A claim and a figure of the table that cannot both be right.
#[derive(Clone, Debug)]
pub struct Conflict {
    pub claim: Item,
    pub table: Item,
    /// The claim is its `a`.
    pub pair: Pair,
    /// The greater value over the smaller, exactly.
    pub ratio: f64,
}

/// What comparing found.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Claims that the table has something to set beside.
    pub claims: u32,
    /// The least explained first.
    pub conflicts: Vec<Conflict>,
}

/// No claim and no source has this index: a figure of the table stands behind all of them.
const TABLE: (ClaimIx, SourceIx) = (ClaimIx::new(u16::MAX), SourceIx::new(u16::MAX));

fn item(observation: &Observation, place: ObservationIx, about: &About) -> Item {
    Item {
        claim: TABLE.0,
        observation: place,
        kind: Kind::Value,
        subject: Subject::Series,
        region: about.region,
        measure: about.measure,
        scope: about.scope,
        is_named: true,
        unit: about.unit,
        printed: observation.printed(),
        other: None,
        period: observation.period,
        status: Status::Normal,
        origin: None,
        source: TABLE.1,
        published: None,
    }
}

/// Compares claims with the figures of one area. Of several figures that a claim differs from, the least explained counts.
pub fn compare(input: &Input, claims: &[Item], line: &Line, about: &About) -> Compared {
    let adds_up = input.adds_up(about.measure);
    let mut found = Compared::default();
    let mut seen: Vec<ClaimIx> = Vec::new();
    let alike = |claim: &&Item| {
        claim.subject == Subject::Series && (claim.region, claim.measure, claim.scope) == (about.region, about.measure, about.scope)
    };
    for claim in claims.iter().filter(alike).filter(|claim| !claim.is_open() && !claim.is_forecast()) {
        let items = line.about(&claim.period, adds_up).into_iter().enumerate().map(|(n, o)| item(&o, ObservationIx::at(n), about));
        let judged: Vec<(Item, bool, f64)> = items
            .filter_map(|table| {
                let verdict = input.verdict(claim, &table)?;
                Some((table, verdict.is_conflict, verdict.ratio))
            })
            .collect();
        if !judged.is_empty() && !seen.contains(&claim.claim) {
            seen.push(claim.claim);
        }
        let apart = judged.into_iter().filter(|(_, is_conflict, _)| *is_conflict);
        let conflicts = apart.map(|(table, _, ratio)| {
            let pair = relation(input, claim, &table);
            Conflict { claim: claim.clone(), table, pair, ratio }
        });
        found.conflicts.extend(conflicts.max_by_key(|conflict| conflict.pair.unexplained));
    }
    found.claims = seen.len() as u32;
    sort::sort(&mut found.conflicts, |a, b| b.pair.unexplained.cmp(&a.pair.unexplained).then(a.claim.member().cmp(&b.claim.member())));
    found
}
