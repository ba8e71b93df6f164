//! What the comparison found about the claims that a state shows: conflicts, findings, relations, origins.
//!
//! It reads results (`finding`) and compares nothing itself.
use crate::model::claim::{Claim, Observation};
use crate::model::dataset::Dataset;
use crate::model::finding::{Check, Finding, Group, Member, Pair, Weight};
use crate::model::index::{ClaimIx, GroupIx, Ix, Marks, UnitIx};
use crate::model::vocabulary::Severity;
use crate::query::convert;
use crate::query::session::Session;
use crate::state::State;
use core::cmp::Reverse;

/// A conflict group as far as the claims at hand take part in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub group: GroupIx,
    /// Sorted by value, the lowest first.
    pub values: Vec<Value>,
    /// The members' own where they share one, else rupiah.
    pub unit: UnitIx,
    pub low: f64,
    pub high: f64,
    /// `high` over `low`; infinite against zero or between signs.
    pub ratio: f64,
    /// What no named reason explains of the widest pair; at least 1, within a thousandth.
    pub unexplained: f64,
}

/// From here on what stays unexplained is no matter of rounding.
const LARGE: f64 = 1.1;
/// Values so far apart are a misprint where nothing stays unexplained: no period, rate or rounding explains as much.
const MISPRINT: f64 = 900.0;

impl Conflict {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match () {
            () if self.unexplained >= LARGE => Severity::Large,
            () if self.ratio >= MISPRINT => Severity::Misprint,
            () => Severity::Small,
        }
    }
}

/// How many of some conflicts are large, and how many are not.
pub fn by_severity(conflicts: &[Conflict]) -> (u32, u32) {
    let large = conflicts.iter().filter(|conflict| conflict.severity() == Severity::Large).count();
    (large as u32, (conflicts.len() - large) as u32)
}

/// One value of a conflict, in the conflict's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub member: Member,
    pub value: f64,
}

/// How many bodies stand behind how many appearances of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Origins {
    /// Bodies that the sources name.
    pub origins: u32,
    /// Claims whose source names none.
    pub unnamed: u32,
    /// Distinct sources.
    pub appearances: u32,
}

impl Session {
    /// The conflicts among the claims that a state shows (`rows`, in any order), the most severe first. A group counts as far as its
    /// members are among them, if two of those still conflict; one with a member that a search found counts whole.
    pub fn conflicts(&self, rows: &[ClaimIx], state: &State) -> Vec<Conflict> {
        let mut shown = Marks::none(self.data.claims.len());
        rows.iter().for_each(|row| shown.mark(*row));
        let is_search = !state.q.is_empty();
        let groups = self.data.compared.groups.iter_indexed();
        let found = groups.filter_map(|(n, group)| {
            let is_found = is_search && group.members.iter().any(|m| shown.has(m.claim));
            conflict(n, group, &self.data, |m| shown.has(m.claim) || is_found && self.is_known(m.claim, state))
        });
        let mut found: Vec<Conflict> = found.collect();
        crate::model::sort::sort(&mut found, |a, b| b.unexplained.total_cmp(&a.unexplained).then(b.ratio.total_cmp(&a.ratio)));
        found
    }

    /// The findings that are told of a claim, without conflicts; empty until the words of the cards have arrived.
    pub fn findings(&self, claim: ClaimIx) -> impl Iterator<Item = &Finding> {
        let all = self.cards.iter().flat_map(|cards| &cards.found.findings);
        all.filter(move |f| f.reported().any(|told| told == claim))
    }

    /// The checks that touch a claim, conflicts among them.
    pub fn checks(&self, claim: ClaimIx) -> impl Iterator<Item = Check> {
        let bits = self.data.compared.checks.get(claim).copied().unwrap_or(0);
        Check::ALL.into_iter().filter(move |check| bits & (1 << *check as u32) != 0)
    }

    /// The pairs that a claim is in, each with the other member; the least explained first. Empty until the words of
    /// the cards have arrived.
    pub fn relations(&self, claim: ClaimIx) -> Vec<(&Pair, Member)> {
        let pairs = self.cards.iter().flat_map(|cards| &cards.found.pairs);
        let mut found: Vec<(&Pair, Member)> = pairs
            .filter_map(|pair| match (pair.a.claim == claim, pair.b.claim == claim) {
                (true, _) => Some((pair, pair.b)),
                (_, true) => Some((pair, pair.a)),
                _ => None,
            })
            .collect();
        crate::model::sort::sort(&mut found, |(a, x), (b, y)| (Reverse(a.unexplained), x).cmp(&(Reverse(b.unexplained), y)));
        found
    }

    /// The groups that a claim is in.
    pub fn groups_of(&self, claim: ClaimIx) -> impl Iterator<Item = GroupIx> {
        let groups = self.data.compared.groups.iter_indexed();
        groups.filter(move |(_, g)| g.members.iter().any(|m| m.claim == claim)).map(|(n, _)| n)
    }

    /// One group whole, whatever the state's filter shows, but not what was not known of on the state's day; None for an unknown index,
    /// and where those known of do not conflict.
    pub fn conflict(&self, group: GroupIx, state: &State) -> Option<Conflict> {
        conflict(group, self.data.compared.groups.get(group)?, &self.data, |m| self.is_known(m.claim, state))
    }

    /// How many bodies stand behind some claims (`rows`), and how many sources print them.
    pub fn origins(&self, rows: &[ClaimIx]) -> Origins {
        let claims = || rows.iter().filter_map(|row| self.data.claims.get(*row));
        Origins {
            origins: distinct(claims().filter_map(|c| c.origin).collect()),
            unnamed: claims().filter(|c| c.origin.is_none()).count() as u32,
            appearances: distinct(claims().map(|c| c.source).collect()),
        }
    }
}

/// How many different ones a list has.
pub fn distinct<I: Ix + PartialEq>(mut list: Vec<I>) -> u32 {
    crate::model::sort::ascending(&mut list);
    list.dedup();
    list.len() as u32
}

fn conflict(n: GroupIx, group: &Group, data: &Dataset, is_shown: impl Fn(Member) -> bool) -> Option<Conflict> {
    let shown = |place: u8| group.members.get(usize::from(place)).is_some_and(|m| is_shown(*m));
    let weights = group.pairs.iter().filter(|(a, b, _)| shown(*a) && shown(*b)).map(|(_, _, weight)| *weight);
    let unexplained: Weight = weights.max()?;
    let members = group.members.iter().filter(|m| is_shown(**m));
    let observations: Vec<(Member, &Claim, &Observation)> =
        members.filter_map(|m| data.figure(*m).map(|(claim, o)| (*m, claim, o))).collect();
    let unit = common_unit(&observations, data)?;
    let mut values: Vec<Value> =
        observations.into_iter().filter_map(|(member, claim, o)| Some(Value { member, value: in_unit(o, claim, unit, data)? })).collect();
    crate::model::sort::sort(&mut values, |a, b| a.value.total_cmp(&b.value).then(a.member.cmp(&b.member)));
    let (low, high) = (values.first()?.value, values.last()?.value);
    Some(Conflict { group: n, values, unit, low, high, ratio: ratio(low, high), unexplained: unexplained.ratio() })
}

fn common_unit(observations: &[(Member, &Claim, &Observation)], data: &Dataset) -> Option<UnitIx> {
    let first = observations.first()?.2.unit;
    if observations.iter().all(|(_, _, o)| o.unit == first) {
        return Some(first);
    }
    let base = |u: &crate::model::codes::Unit| u.to_base == Some(1.0);
    let kind = data.codes.units.get(first)?.kind;
    data.codes.units.position(|u| u.kind == kind && base(u))
}

/// The value in a unit: as the source gives it, by the factors of the units, or at the reference rate.
fn in_unit(o: &Observation, claim: &Claim, unit: UnitIx, data: &Dataset) -> Option<f64> {
    if o.unit == unit {
        return Some(o.value.to_f64());
    }
    if let Some((_, value)) = o.equivalent.filter(|(other, _)| *other == unit) {
        return Some(value.to_f64());
    }
    let base = |u: UnitIx| data.codes.units.get(u).and_then(|u| u.to_base);
    match (base(o.unit), base(unit)) {
        (Some(from), Some(to)) => Some(o.value.to_f64() * from / to),
        _ => convert::reference_rate(&claim.period_of(o), data).map(|receipt| o.value.to_f64() * receipt.rate),
    }
}

fn ratio(low: f64, high: f64) -> f64 {
    if low == high {
        1.0
    } else if low > 0.0 {
        high / low
    } else if high < 0.0 {
        low / high
    } else {
        f64::INFINITY
    }
}
