//! The table of years: the whole-year figures of an area and those of half a year or more, one row a year, one column for each body that
//! has figures, or for each of several areas. Nothing is chosen among figures that differ, and nothing is summed.
use crate::model::claim::{Claim, Kind, Observation, Status};
use crate::model::codes::ScopeKind;
use crate::model::edtf::{Period, Point, civil_from_day};
use crate::model::facet::Facet;
use crate::model::finding::{Check, Member};
use crate::model::index::{ClaimIx, MeasureIx, OriginIx, RegionIx, ScopeIx};
use crate::model::sort;
use crate::model::vocabulary::{Flag, Severity};
use crate::query::conflicts::Conflict;
use crate::query::session::Session;
use crate::state::State;
use core::cmp::{Ordering, Reverse};

/// Months that a part of a year has at least.
pub const MONTHS: i32 = 6;
/// Bodies with a column of their own at most; the others share one.
const MOST_COLUMNS: usize = 5;

/// What stands above a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A body; None: the sources name none.
    Origin(Option<OriginIx>),
    /// Bodies with fewer figures than those that have a column.
    Others,
    Area(RegionIx),
}

/// A figure of a cell: all claims that give it for one thing and period.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The one that stands for them first: of a certain day of publication, then the earliest, then by its id.
    pub members: Vec<Member>,
    pub sources: u32,
    pub period: Period,
    pub is_whole_year: bool,
    /// None: all exports.
    pub scope: Option<ScopeIx>,
    /// A plan, not a result.
    pub is_target: bool,
    pub status: Status,
    /// No source writes the currency.
    pub lacks_currency: bool,
    /// It is in a large conflict.
    pub disagrees: bool,
}

/// What is told of a year beside its figures.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    Conflict(Conflict),
    /// The figures change fivefold or more from an earlier year.
    Jump {
        claim: ClaimIx,
        factor: f64,
        is_rise: bool,
        from: i32,
    },
    /// One figure for two periods, or for a part and its whole.
    Repeated(ClaimIx),
}

/// A year of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub year: i32,
    /// One for each column.
    pub cells: Vec<Vec<Printed>>,
    pub notes: Vec<Note>,
}

/// The table; without rows where no claim fits.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Years {
    pub columns: Vec<Column>,
    /// The newest first; years without a figure between others are among them.
    pub rows: Vec<Row>,
    /// Figures of the measure that the table has no place for: of shorter, longer or open periods, of one good or one country.
    pub left_out: u32,
}

/// A figure of some claim that fits into the table.
struct Found<'a> {
    member: Member,
    claim: &'a Claim,
    o: &'a Observation,
    period: Period,
    year: i32,
}

impl Session {
    /// The table of years of some claims (`rows`) about an area or several, in the order of these; empty until the words of the cards have
    /// arrived.
    pub fn years(&self, rows: &[ClaimIx], areas: &[RegionIx], state: &State) -> Years {
        let (found, left_out) = self.fitting(rows, areas, state);
        let columns = match areas {
            [_] => by_origin(&found),
            _ => areas.iter().copied().map(Column::Area).collect(),
        };
        let (Some(first), Some(last)) = (found.iter().map(|f| f.year).min(), found.iter().map(|f| f.year).max()) else {
            return Years { left_out, ..Years::default() };
        };
        let rows = (first..=last).rev().map(|year| self.row(year, &columns, &found, state)).collect();
        Years { columns, rows, left_out }
    }

    fn fitting(&self, rows: &[ClaimIx], areas: &[RegionIx], state: &State) -> (Vec<Found<'_>>, u32) {
        let Some(cards) = &self.cards else { return (Vec::new(), 0) };
        let measure = self.lane_measure(state);
        let plan = self.plan_of(measure);
        let is_narrowed = !state.facets[Facet::Hs].is_empty() || !state.facets[Facet::Destination].is_empty();
        let is_whole = |scope: Option<ScopeIx>| {
            let kind = scope.and_then(|scope| cards.scopes.get(scope)).map(|detail| detail.kind);
            kind.is_none_or(|kind| matches!(kind, ScopeKind::TradeClass | ScopeKind::Basis))
        };
        let (mut found, mut left_out) = (Vec::new(), 0);
        for row in rows {
            let Some(claim) = self.data.claims.get(*row).filter(|c| c.kind == Kind::Value && areas.contains(&c.region)) else { continue };
            for (n, o) in claim.observations.iter_indexed().filter(|(_, o)| o.measure == measure || Some(o.measure) == plan) {
                let period = claim.period_of(o);
                let fits = if is_narrowed { self.is_about(claim, o, state) } else { is_whole(o.scope) };
                match year_of(&period).filter(|_| fits) {
                    Some(year) => found.push(Found { member: Member { claim: *row, observation: n }, claim, o, period, year }),
                    None => left_out += 1,
                }
            }
        }
        (found, left_out)
    }

    /// The measure of plans for exports, beside that of the lane where it shows the value of exports.
    fn plan_of(&self, measure: MeasureIx) -> Option<MeasureIx> {
        let plan = self.data.codes.measures.position(|m| m.entry.code == "export_target");
        plan.filter(|_| measure == self.lane_measure(&State::default()))
    }

    fn row(&self, year: i32, columns: &[Column], found: &[Found], state: &State) -> Row {
        let of_year: Vec<&Found> = found.iter().filter(|f| f.year == year).collect();
        let conflicts = self.conflicts_among(&of_year, state);
        let mut cells: Vec<Vec<Printed>> = columns.iter().map(|_| Vec::new()).collect();
        for (column, cell) in columns.iter().zip(&mut cells) {
            let own: Vec<&Found> = of_year.iter().copied().filter(|f| is_in(*column, columns, f)).collect();
            *cell = self.printed(&own, &conflicts);
        }
        let mut notes: Vec<Note> = conflicts.into_iter().map(Note::Conflict).collect();
        notes.extend(self.findings_among(&of_year));
        Row { year, cells, notes }
    }

    fn conflicts_among(&self, of_year: &[&Found], state: &State) -> Vec<Conflict> {
        let groups = self.data.compared.groups.iter_indexed();
        let touched = groups.filter(|(_, group)| group.members.iter().any(|m| of_year.iter().any(|f| f.member == *m)));
        let mut conflicts: Vec<Conflict> = touched.filter_map(|(n, _)| self.conflict(n, state)).collect();
        sort::sort(&mut conflicts, |a, b| {
            let rank = |c: &Conflict| (c.severity() as u8, c.group);
            (rank(a).0.cmp(&rank(b).0)).then(b.unexplained.total_cmp(&a.unexplained)).then(rank(a).1.cmp(&rank(b).1))
        });
        conflicts
    }

    /// Jumps from an earlier year to this one, and figures that stand for two things, each once.
    fn findings_among(&self, of_year: &[&Found]) -> Vec<Note> {
        let all = self.cards.iter().flat_map(|cards| &cards.found.findings);
        let mut notes: Vec<Note> = Vec::new();
        for finding in all {
            let touched = || {
                finding.involved.iter().filter_map(|touch| {
                    let claim = self.data.claims.get(touch.claim)?;
                    let o = claim.observations.get(touch.observation?)?;
                    Some((Member { claim: touch.claim, observation: touch.observation? }, claim.period_of(o)))
                })
            };
            let Some((member, _)) = touched().find(|(member, _)| of_year.iter().any(|f| f.member == *member)) else { continue };
            let mut note = (finding.check == Check::Repeated).then_some(Note::Repeated(member.claim));
            if let (Check::Jump, [before, after, factor]) = (finding.check, finding.numbers.as_slice()) {
                let ends = || touched().filter_map(|(_, period)| closed_year(&period));
                let of = ends().min().zip(ends().max());
                let is_here = of.filter(|(from, to)| from < to && of_year.first().is_some_and(|f| f.year == *to));
                note = is_here.map(|(from, _)| Note::Jump { claim: member.claim, factor: *factor, is_rise: after > before, from });
            }
            if let Some(note) = note
                && !notes.contains(&note)
            {
                notes.push(note);
            }
        }
        notes
    }

    /// The figures of a cell: results before plans, all exports before a part, the highest first.
    fn printed(&self, own: &[&Found], conflicts: &[Conflict]) -> Vec<Printed> {
        let mut groups: Vec<Vec<&Found>> = Vec::new();
        for f in own.iter().copied() {
            match groups.iter_mut().find(|group| group.first().is_some_and(|first| self.is_alike(first, f))) {
                Some(group) => group.push(f),
                None => groups.push(vec![f]),
            }
        }
        sort::sort(&mut groups, |a, b| match (a.first(), b.first()) {
            (Some(x), Some(y)) => {
                let rank = |f: &Found| (self.is_target(f), f.o.scope, f.o.unit);
                rank(x).cmp(&rank(y)).then(y.o.value.to_f64().total_cmp(&x.o.value.to_f64())).then(x.member.cmp(&y.member))
            }
            _ => Ordering::Equal,
        });
        groups.iter().filter_map(|group| self.one(group, conflicts)).collect()
    }

    fn one(&self, group: &[&Found], conflicts: &[Conflict]) -> Option<Printed> {
        let mut group = group.to_vec();
        sort::sort(&mut group, |a, b| self.standing(a.member).cmp(&self.standing(b.member)));
        let first = group.first()?;
        let members: Vec<Member> = group.iter().map(|f| f.member).collect();
        let disagrees = conflicts
            .iter()
            .any(|conflict| conflict.severity() == Severity::Large && conflict.values.iter().any(|value| members.contains(&value.member)));
        let claims: Vec<ClaimIx> = members.iter().map(|m| m.claim).collect();
        let lacks_currency = group.iter().all(|f| f.o.implied.iter().any(|flag| flag == Flag::Currency));
        Some(Printed {
            sources: self.origins(&claims).appearances,
            period: first.period,
            is_whole_year: is_whole_year(&first.period),
            scope: first.o.scope,
            is_target: self.is_target(first),
            status: first.o.status,
            lacks_currency,
            disagrees,
            members,
        })
    }

    fn is_target(&self, f: &Found) -> bool {
        f.o.status == Status::Forecast || Some(f.o.measure) == self.plan_of(self.lane_measure(&State::default()))
    }

    fn is_alike(&self, a: &Found, b: &Found) -> bool {
        let of = |f: &Found| (f.o.value, f.o.upper, f.o.unit, f.o.scope, f.period.first(), f.period.last(), f.o.measure, self.is_target(f));
        of(a) == of(b) && is_about_alike(a.o.status, b.o.status)
    }

    /// How much a claim's source is one to name for a figure that several give: less is more.
    pub fn standing(&self, member: Member) -> (bool, i32, ClaimIx) {
        let source = self.data.claims.get(member.claim).and_then(|claim| self.data.sources.get(claim.source));
        match source.and_then(|source| source.published) {
            Some(published) => (published.is_uncertain(), published.first(), member.claim),
            None => (true, i32::MAX, member.claim),
        }
    }
}

/// "Some 20 trillion" is another figure than 20 trillion.
fn is_about_alike(a: Status, b: Status) -> bool {
    (a == Status::Estimated) == (b == Status::Estimated)
}

fn is_in(column: Column, columns: &[Column], f: &Found) -> bool {
    match column {
        Column::Origin(origin) => f.claim.origin == origin,
        Column::Others => f.claim.origin.is_some() && !columns.contains(&Column::Origin(f.claim.origin)),
        Column::Area(region) => f.claim.region == region,
    }
}

/// The bodies with most figures first, those that no source names last.
fn by_origin(found: &[Found]) -> Vec<Column> {
    let mut counted: Vec<(Option<OriginIx>, u32)> = Vec::new();
    for f in found {
        match counted.iter_mut().find(|(origin, _)| *origin == f.claim.origin) {
            Some((_, count)) => *count += 1,
            None => counted.push((f.claim.origin, 1)),
        }
    }
    sort::sort(&mut counted, |a, b| {
        let rank = |c: &(Option<OriginIx>, u32)| (c.0.is_none(), Reverse(c.1), c.0);
        rank(a).cmp(&rank(b))
    });
    let named = counted.iter().filter(|(origin, _)| origin.is_some()).count();
    // One body more than there is room for has its column too: the shared one would be as wide.
    let own = if named > MOST_COLUMNS + 1 { MOST_COLUMNS } else { named };
    let mut columns: Vec<Column> = counted.iter().take(own).map(|(origin, _)| Column::Origin(*origin)).collect();
    columns.extend((named > own).then_some(Column::Others));
    columns.extend((counted.len() > named).then_some(Column::Origin(None)));
    columns
}

/// The year that a period has its row in: it lies within it and has half of its months.
fn year_of(period: &Period) -> Option<i32> {
    let year = closed_year(period)?;
    let ((_, from, _), (_, to, _)) = (civil_from_day(period.first()), civil_from_day(period.last()));
    (i32::from(to) - i32::from(from) + 1 >= MONTHS).then_some(year)
}

/// The one year that a period lies in.
fn closed_year(period: &Period) -> Option<i32> {
    if period.start == Point::Open || period.end == Point::Open {
        return None;
    }
    let (from, to) = (civil_from_day(period.first()).0, civil_from_day(period.last()).0);
    (from == to).then_some(from)
}

/// Whether a period is a year, all of it.
pub fn is_whole_year(period: &Period) -> bool {
    closed_year(period).is_some_and(|year| {
        let ((_, month, day), last) = (civil_from_day(period.first()), civil_from_day(period.last()));
        (month, day) == (1, 1) && last == (year, 12, 31)
    })
}
