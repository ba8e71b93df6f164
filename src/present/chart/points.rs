//! The values of one measure as groups: what several sources say alike is one mark.
use super::input::Input;
use crate::model::claim::{Flag, Flags, Kind, Observation, Status};
use crate::model::codes::UnitKind;
use crate::model::edtf::{Day, Period, Point, civil_from_day};
use crate::model::index::{ClaimIx, RegionIx, ScopeIx, SourceIx, UnitIx};
use crate::query::convert::shown;
use crate::state::{ShownUnit, State};

/// What makes an amount uncertain where the original does not say it.
const INFERRED: Flags = Flags::of(&[Flag::Currency, Flag::Unit, Flag::Scale]);

/// A value that one or more claims give for one region, scope and period.
pub struct Group {
    pub region: RegionIx,
    pub scope: Option<ScopeIx>,
    pub period: Period,
    /// Claims, in the order of the answer; a claim is in several groups if it gives several values.
    pub rows: Vec<ClaimIx>,
    /// How many distinct sources say so.
    pub sources: u32,
    /// As the reader sees it, in `unit`.
    pub shown: f64,
    pub unit: UnitIx,
    /// As the first of its sources says it.
    pub written: (f64, UnitIx),
    /// Of a part of the chosen places, which have figures of their own: it stands behind them.
    pub is_behind: bool,
    /// In the unit of the axis.
    pub height: f64,
    /// Of the upper end of a range.
    pub top: Option<f64>,
    /// Whether all of them leave out the currency, the unit or the scale.
    pub inferred: bool,
    /// Whether none of them says it outright: estimates and forecasts.
    pub loose: bool,
    /// Whether the reader has opened one of them. One that is only pointed at has a ring: it moves no label.
    pub is_open: bool,
}

/// A period as a lane draws it, cut at the domain.
#[derive(Clone, Copy)]
pub struct Span {
    pub first: Day,
    /// The day after the last.
    pub end: Day,
    /// Which ends are uncertain or open.
    pub fades: (bool, bool),
    /// Which ends lie beyond the domain.
    pub cut: (bool, bool),
}

impl Span {
    /// A period cut at the domain.
    pub fn new(period: &Period, domain: (Day, Day)) -> Span {
        let unsure = |p: Point| !matches!(p, Point::Date { uncertain: false, .. });
        let (first, last) = (period.first(), period.last());
        Span {
            first: first.min(domain.1).max(domain.0),
            end: last.min(domain.1).max(domain.0).saturating_add(1),
            fades: (unsure(period.start), unsure(period.end)),
            cut: (first < domain.0, last > domain.1),
        }
    }
}

/// Whether a period of more than a month stops short of whole years.
pub fn is_part_year(period: &Period) -> bool {
    let (first, last) = (period.first(), period.last());
    let whole = matches!((civil_from_day(first.max(-9_000_000)), civil_from_day(last.min(9_000_000))), ((_, 1, 1), (_, 12, 31)));
    !whole && last.saturating_sub(first) > 31
}

/// What a line may join: 12 for each whole year that a period lasts, 1 for months and days, None for parts of a year.
pub fn months(period: &Period) -> Option<i32> {
    match period.last().saturating_sub(period.first()) {
        ..=31 => Some(1),
        _ if is_part_year(period) => None,
        days => Some(days.saturating_add(1) / 365 * 12),
    }
}

impl Group {
    /// Whether no source said it so: it was converted.
    pub fn is_converted(&self) -> bool {
        self.written.1 != self.unit
    }

    /// The line it belongs to.
    pub fn series(&self) -> u32 {
        u32::from(self.region.number()) | (self.scope.map_or(0, |s| u32::from(s.number()) + 1) << 16)
    }
}

/// The groups of the claims of kind value in the answer, in time order, and those of them that are in none. For another measure than
/// export value the figures of releases, awards and programmes are drawn too: some areas have no statistics but amounts of their releases.
pub fn groups(input: &Input) -> (Vec<Group>, Vec<ClaimIx>) {
    let mut points: Vec<(Group, SourceIx)> = Vec::new();
    let mut rest = Vec::new();
    let has_all_kinds = input.measure != input.session.lane_measure(&State::default());
    for &row in &input.answer.rows {
        let Some(claim) = input.claim(row).filter(|c| c.kind == Kind::Value || has_all_kinds) else { continue };
        let before = points.len();
        let is_drawn = |o: &&Observation| o.measure == input.measure && input.session.is_about(claim, o, input.state);
        for o in claim.observations.iter().filter(is_drawn) {
            let seen = shown(o, claim, input.state.unit, &input.session.data);
            let axis_unit = if input.state.unit == ShownUnit::Usd { ShownUnit::Usd } else { ShownUnit::Idr };
            let on_axis = shown(o, claim, axis_unit, &input.session.data);
            let (Some(&period), false) = (input.when(claim, Some(o)), seen.missing_rate || on_axis.missing_rate) else {
                continue;
            };
            // A claim of the window may also give figures of other times: they stand where it is drawn for them, not at the edge.
            if period.last() < input.domain.0 || period.first() > input.domain.1 {
                continue;
            }
            let height = on_axis.value * factor(input, on_axis.unit);
            if !height.is_finite() {
                continue;
            }
            let group = Group {
                region: claim.region,
                scope: o.scope,
                period,
                rows: vec![row],
                sources: 1,
                shown: seen.value,
                unit: seen.unit,
                written: (o.value.to_f64(), o.unit),
                is_behind: false,
                height,
                // The upper end is in the unit of the lower.
                top: o.upper.filter(|_| on_axis.value != 0.0).map(|upper| height * (upper.to_f64() / o.value.to_f64())),
                inferred: !o.implied.and(INFERRED).is_empty(),
                loose: matches!(o.status, Status::Estimated | Status::Forecast),
                is_open: input.state.claim == Some(row),
            };
            points.push((group, claim.source));
        }
        if points.len() == before && claim.kind == Kind::Value {
            rest.push(row);
        }
    }
    (merged(points), rest)
}

/// What one of a unit is on the axis: kilograms and pieces are their own, a tonne is a thousand.
pub fn factor(input: &Input, unit: UnitIx) -> f64 {
    let unit = input.session.data.codes.units.get(unit);
    unit.filter(|u| u.kind != UnitKind::Currency).and_then(|u| u.to_base).unwrap_or(1.0)
}

fn merged(mut points: Vec<(Group, SourceIx)>) -> Vec<Group> {
    let key = |g: &Group| (g.period.first(), g.period.last(), g.region, g.scope, g.period.is_uncertain(), g.unit, g.top.map(f64::to_bits));
    crate::model::sort::sort(&mut points, |(a, _), (b, _)| key(a).cmp(&key(b)).then(a.shown.total_cmp(&b.shown)).then(a.rows.cmp(&b.rows)));
    let mut out: Vec<Group> = Vec::new();
    let mut sources: Vec<SourceIx> = Vec::new();
    for (point, source) in points {
        match out.last_mut().filter(|g| key(g) == key(&point) && g.shown == point.shown) {
            Some(group) => {
                if !sources.contains(&source) {
                    sources.push(source);
                }
                group.sources = sources.len() as u32;
                group.rows.extend(point.rows.iter().filter(|row| !group.rows.contains(row)).copied().collect::<Vec<_>>());
                group.inferred &= point.inferred;
                group.loose &= point.loose;
                group.is_open |= point.is_open;
            }
            None => {
                sources = vec![source];
                out.push(point);
            }
        }
    }
    out
}
