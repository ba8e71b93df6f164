//! What is known about each figure of a pasted text: the claims that say the same, nearly the same, or something that cannot also be true.
//!
//! By the same intervals, standings and reasons as claims against claims (`compare`): a figure of the text is an item of no source.
pub mod lines;
pub mod own;
pub mod slots;
pub mod work;

use crate::compare::comparability::Comparability;
use crate::compare::interval::printed;
use crate::compare::item::{Input, Item, Subject};
use crate::model::claim::{Decimal, Kind};
use crate::model::decimal;
use crate::model::edtf::{Period, Point};
use crate::model::finding::Member;
use crate::model::index::{ClaimIx, ObservationIx, OriginIx, SourceIx, UnitIx};
use crate::model::sort;
use crate::protocol::reading::Candidate;

/// No claim and no source has this index: a figure of the text stands behind all of them.
const TEXT: (ClaimIx, SourceIx) = (ClaimIx::new(u16::MAX), SourceIx::new(u16::MAX));
/// Figures nearer than this are nearly the same.
const NEAR: f64 = 1.1;
/// A rise to so many times the nearest year, and a fall to less than this part of it, are to be checked.
const RISE: f64 = 5.0;
const FALL: f64 = 0.5;
/// How many days apart two reports of one event may date it.
const SAME_EVENT: i32 = 3;
/// How many years away the nearest year may be.
const NEAREST: i32 = 3;

/// What is known about one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Figures for the same thing and period whose printed interval holds it.
    pub same: Vec<Member>,
    /// Other figures for it within a tenth.
    pub near: Vec<Member>,
    /// Figures that cannot also be true.
    pub against: Vec<Against>,
    /// The figure of the nearest year where this one is a jump, with this one over it.
    pub jump: Option<(Member, f64)>,
    /// The figure of the nearest area around for the same thing and period, with the share that this one is of it.
    pub share: Option<(Member, f64)>,
    /// How many sources say the same, of how many bodies.
    pub sources: usize,
    pub origins: usize,
}

/// A figure that cannot also be true.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Against {
    pub member: Member,
    /// The greater value over the smaller; infinite against zero or between signs.
    pub ratio: f64,
    /// Both values, the lower first.
    pub ends: (f64, f64),
    pub unit: UnitIx,
    /// Powers of ten explain it: the digits are the same.
    pub is_misprint: bool,
}

impl Known {
    /// Whether nobody says anything of it.
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.near.is_empty() && self.against.is_empty()
    }
}

/// A decimal of few digits; larger ones lose what no print has.
fn decimal(value: f64) -> Decimal {
    let (mantissa, exponent) = decimal::shortest(value);
    let mut decimal = Decimal { mantissa, exponent };
    decimal.shorten();
    decimal
}

/// Whether a period is a day, or the few of one event.
fn is_day(period: &Period) -> bool {
    period.last().saturating_sub(period.first()) <= SAME_EVENT
}

/// A candidate as an item to compare; none where the data lack its measure, unit, area or scope, where its period or
/// area is not known, or where it is told with goods that are no scope and is of no day.
pub fn item(input: &Input, candidate: &Candidate) -> Option<Item> {
    let codes = &input.data.codes;
    let measure = input.measure_of(&candidate.measure.code)?;
    let unit = input.unit_of(&candidate.unit)?;
    let area = &candidate.area.as_ref()?.code;
    let kind = Kind::from_code(&candidate.kind.code)?;
    let scope = match &candidate.scope {
        Some(scope) => Some(codes.scopes.position(|row| row.entry.code == scope.code)?),
        None => None,
    };
    // What is told with goods or countries and has no scope of them is no figure of all exports.
    let is_unnamed_part = kind == Kind::Value && scope.is_none() && !(candidate.goods.is_empty() && candidate.destinations.is_empty());
    let period = Period::parse(&candidate.when.as_ref()?.code).ok()?;
    if is_unnamed_part && !is_day(&period) {
        return None;
    }
    let of_unit = codes.units.get(unit)?.kind;
    Some(Item {
        claim: TEXT.0,
        observation: ObservationIx::new(u16::MAX),
        kind,
        subject: if kind == Kind::Value && !is_unnamed_part { Subject::Series } else { Subject::Alone(TEXT.0) },
        region: codes.regions.position(|row| row.code == *area)?,
        measure,
        scope,
        is_named: true,
        unit,
        printed: printed(&candidate.original, decimal(candidate.value), candidate.upper.map(decimal), of_unit, candidate.status),
        other: None,
        period,
        status: candidate.status,
        origin: None,
        source: TEXT.1,
        published: None,
    })
}

/// Counts the source and the body of a figure, each once.
fn count(sources: &mut Vec<SourceIx>, origins: &mut Vec<OriginIx>, of: &Item) {
    if !sources.contains(&of.source) {
        sources.push(of.source);
    }
    if let Some(origin) = of.origin.filter(|origin| !origins.contains(origin)) {
        origins.push(origin);
    }
}

/// What the claims say of a figure of a text. `items` are those of the data (`Input::items`).
pub fn known(input: &Input, items: &[Item], of: &Item) -> Known {
    let mut known = Known::default();
    let mut sources: Vec<SourceIx> = Vec::new();
    let mut origins: Vec<OriginIx> = Vec::new();
    let alike = |other: &&Item| (other.region, other.measure, other.scope, other.subject) == (of.region, of.measure, of.scope, of.subject);
    // Releases, awards and programmes of one area and day are taken for one event, and a figure of a day for one of theirs: what is printed
    // alike is the same, else it may be another.
    let is_of_day = is_day(&of.period);
    let is_event = |other: &&Item| {
        let is_kind = if of.kind == Kind::Value { is_of_day } else { other.kind == of.kind };
        is_kind
            && other.kind != Kind::Value
            && other.measure == of.measure
            && other.period.first().saturating_sub(of.period.first()).saturating_abs() <= SAME_EVENT
            && (other.region == of.region || input.lies_in(other.region, of.region) || input.lies_in(of.region, other.region))
    };
    for other in items.iter().filter(is_event) {
        match input.common(other, of) {
            Some(common) if common.intervals.0.is_disjoint(&common.intervals.1) => {}
            // A rate makes it only nearly the same.
            Some(common) if common.spread > 1.0 => known.near.push(other.member()),
            Some(_) => {
                known.same.push(other.member());
                count(&mut sources, &mut origins, other);
            }
            None => {}
        }
    }
    known.share = share(input, items, of);
    // A year about which the claims do not agree is no measure of another.
    let groups = &input.data.compared.groups;
    let is_contested = |other: &Item| groups.iter().any(|group| group.members.contains(&other.member()));
    // The nearest year before it and the nearest behind it: a leap is from the one or to the other.
    let mut nearest: [Option<(i32, Member, f64)>; 2] = [None; 2];
    for other in items.iter().filter(alike) {
        let verdict = input.verdict(other, of);
        if let Some(verdict) = verdict {
            let equal = input.comparability(other, of) == Comparability::Equal;
            let is_misprint = verdict.misprint >= NEAR;
            if verdict.is_conflict && (verdict.left >= NEAR || is_misprint) {
                let (a, b) = (other.printed.value, of.printed.value);
                known.against.push(Against {
                    member: other.member(),
                    ratio: verdict.ratio,
                    ends: (a.min(b), a.max(b)),
                    unit: of.unit,
                    is_misprint,
                });
            } else if equal && !verdict.is_conflict {
                known.same.push(other.member());
                count(&mut sources, &mut origins, other);
            } else if equal {
                known.near.push(other.member());
            }
        }
        // A whole year near by, in the same unit.
        let year = |item: &Item| match (item.period.start, item.period.end) {
            (Point::Date { year, month: 0, .. }, Point::Date { year: last, month: 0, .. }) if year == last => Some(year),
            _ => None,
        };
        if let (Some(own), Some(theirs)) = (year(of), year(other))
            && own != theirs
            && (own - theirs).abs() <= NEAREST
            && other.unit == of.unit
            && !other.is_forecast()
            && !is_contested(other)
            && let Some(nearest) = nearest.get_mut(usize::from(theirs > own))
            && nearest.is_none_or(|(distance, ..)| (own - theirs).abs() < distance)
        {
            *nearest = Some(((own - theirs).abs(), other.member(), of.printed.value / other.printed.value));
        }
    }
    sort::sort(&mut known.against, |a, b| b.ratio.total_cmp(&a.ratio));
    let is_jump = |factor: f64| (factor >= RISE && factor.is_finite()) || (factor > 0.0 && factor <= FALL);
    let jump = nearest.into_iter().flatten().find(|(.., factor)| is_jump(*factor));
    known.jump = jump.map(|(_, member, factor)| (member, factor));
    (known.sources, known.origins) = (sources.len(), origins.len());
    known
}

/// What part a figure is of that of the province, else of the nation.
fn share(input: &Input, items: &[Item], of: &Item) -> Option<(Member, f64)> {
    if of.kind != Kind::Value || of.is_forecast() || !input.adds_up(of.measure) {
        return None;
    }
    input.regions_above(of.region).into_iter().skip(1).find_map(|region| {
        let is_whole = |other: &&Item| {
            (other.region, other.measure, other.scope, other.subject) == (region, of.measure, of.scope, of.subject)
                && other.has_extent_of(of)
                && !other.is_forecast()
        };
        let part = |other: &Item| {
            let common = input.common(other, of)?;
            let share = common.values.1 / common.values.0;
            (share > 0.0 && share.is_finite()).then_some((other.member(), share))
        };
        items.iter().filter(is_whole).find_map(part)
    })
}
