//! Observations laid flat, each with what a comparison needs of its claim.
use super::interval::{self, Interval, Printed};
use crate::model::claim::{Claim, Kind, Observation, Role, Status};
use crate::model::codes::{Measure, ScopeDetail, ScopeKind, UnitKind};
use crate::model::dataset::{CardData, Dataset};
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period};
use crate::model::finding::{Involved, Member};
use crate::model::fx;
use crate::model::index::{ClaimIx, EventIx, GoodIx, MeasureIx, ObservationIx, OriginIx, RegionIx, ScopeIx, SourceIx, UnitIx};

/// What is compared: claims, with the words of their cards and what their scopes are.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub data: &'a Dataset,
    pub cards: &'a CardData,
}

/// Scopes that may stand several times in one claim, each time for another thing.
const UNNAMED: [&str; 7] =
    ["one-firm", "one-category", "one-quarantine-office", "part-of-event", "part-of-contract", "other-goods", "reached"];
/// In the code of a good that one firm sells.
const ONE_FIRM: &str = "-one-firm";
/// A release, an award or a programme is over in so many days; what is counted over more is told beside it.
const ASIDE: i32 = 27;

/// Whether a figure is a statistic told beside a release, an award or a programme: it has a period of its own, of a month or more, that
/// is not the claim's.
fn is_aside(claim: &Claim, observation: &Observation) -> bool {
    observation.when.is_some_and(|own| {
        let is_long = own.last().saturating_sub(own.first()) >= ASIDE;
        let is_open = own.first() == DAY_MIN || own.last() == DAY_MAX;
        is_long && !is_open && claim.kind == Kind::Release
    })
}

/// What makes two observations be about one thing, beside area, measure and scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Values of a region over time.
    Series,
    /// One event.
    Event(EventIx),
    /// A release, award or programme of no known event is comparable with itself alone.
    Alone(ClaimIx),
}

/// One observation.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub claim: ClaimIx,
    pub observation: ObservationIx,
    pub kind: Kind,
    pub subject: Subject,
    /// The nation for what is said of a whole national event.
    pub region: RegionIx,
    pub measure: MeasureIx,
    pub scope: Option<ScopeIx>,
    /// False where its scope names no single thing, such as one firm: such figures are compared with nothing.
    pub is_named: bool,
    pub unit: UnitIx,
    pub printed: Printed,
    /// The same figure in the other currency, as the source gives it.
    pub other: Option<(UnitIx, Printed)>,
    pub period: Period,
    pub status: Status,
    pub origin: Option<OriginIx>,
    pub source: SourceIx,
    /// First and last day that the publication may be of; None where unknown.
    pub published: Option<(Day, Day)>,
}

impl Item {
    /// Where it stands.
    pub fn member(&self) -> Member {
        Member { claim: self.claim, observation: self.observation }
    }

    /// Where it stands, as a finding names it.
    pub fn involved(&self) -> Involved {
        Involved { claim: self.claim, observation: Some(self.observation) }
    }

    /// How many days it covers; None for an open period.
    pub fn days(&self) -> Option<f64> {
        (!self.is_open()).then(|| f64::from(self.period.last()) - f64::from(self.period.first()) + 1.0)
    }

    /// Whether its period has no start or no end: nothing is comparable with it.
    pub fn is_open(&self) -> bool {
        use crate::model::edtf::Point;
        self.period.start == Point::Open || self.period.end == Point::Open
    }

    /// Whether both cover the same days.
    pub fn has_extent_of(&self, other: &Item) -> bool {
        (self.period.first(), self.period.last()) == (other.period.first(), other.period.last())
    }

    /// Whether its days are among those of `other`, and fewer.
    pub fn is_within(&self, other: &Item) -> bool {
        self.period.first() >= other.period.first() && self.period.last() <= other.period.last() && !self.has_extent_of(other)
    }

    /// Whether it is a target or a plan.
    pub fn is_forecast(&self) -> bool {
        self.status == Status::Forecast
    }
}

/// Two figures in one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Common {
    pub unit: UnitIx,
    pub values: (f64, f64),
    pub intervals: (Interval, Interval),
    /// How much wider than their print the intervals are, because a rate has a spread; 1 where none was needed.
    pub spread: f64,
}

impl<'a> Input<'a> {
    /// Every observation, in the order of the claims.
    pub fn items(&self) -> Vec<Item> {
        self.data.claims.iter_indexed().flat_map(|(n, claim)| self.items_of(n, claim)).collect()
    }

    fn items_of(&self, n: ClaimIx, claim: &'a Claim) -> impl Iterator<Item = Item> {
        let input = *self;
        claim.observations.iter_indexed().filter_map(move |(at, o)| input.item(n, claim, at, o))
    }

    fn item(&self, n: ClaimIx, claim: &Claim, at: ObservationIx, o: &Observation) -> Option<Item> {
        let codes = &self.data.codes;
        let original = self.cards.details.get(n).and_then(|d| d.originals.get(at));
        let (written, other_written) = original.map_or(("", None), |(w, o)| (w.as_str(), o.as_deref()));
        let kind = codes.units.get(o.unit)?.kind;
        let printed = |text: &str, value, upper| interval::printed(text, value, upper, kind, o.status);
        let whole_event = claim.event.is_some() && claim.kind != Kind::Value && self.scope_is(o.scope, "whole-event");
        Some(Item {
            claim: n,
            observation: at,
            kind: claim.kind,
            subject: match (claim.kind, claim.event) {
                (Kind::Value, _) => Subject::Series,
                _ if o.scope.is_some() && is_aside(claim, o) => Subject::Series,
                (_, Some(event)) => Subject::Event(event),
                (_, None) => Subject::Alone(n),
            },
            region: if whole_event { self.nation() } else { claim.region },
            measure: o.measure,
            scope: o.scope.filter(|_| !whole_event),
            is_named: o.scope.is_none_or(|scope| self.is_named(scope)),
            unit: o.unit,
            printed: printed(written, o.value, o.upper),
            other: o.equivalent.map(|(unit, value)| (unit, printed(other_written.unwrap_or(""), value, None))),
            period: claim.period_of(o),
            status: o.status,
            origin: claim.origin,
            source: claim.source,
            published: self.data.sources.get(claim.source).and_then(|s| s.published).map(|p| (p.first(), p.last())),
        })
    }

    /// The claim of an item.
    pub fn claim(&self, item: &Item) -> Option<&'a Claim> {
        self.data.claims.get(item.claim)
    }

    /// The code of a measure.
    pub fn measure(&self, index: MeasureIx) -> &'a str {
        self.data.codes.measures.get(index).map_or("", |m| m.entry.code.as_str())
    }

    /// The index of a measure.
    pub fn measure_of(&self, code: &str) -> Option<MeasureIx> {
        self.data.codes.measures.position(|m| m.entry.code == code)
    }

    /// The code of a scope; empty where there is none.
    pub fn scope(&self, index: Option<ScopeIx>) -> &'a str {
        index.and_then(|n| self.data.codes.scopes.get(n)).map_or("", |s| s.entry.code.as_str())
    }

    /// The index of a scope.
    pub fn scope_of(&self, code: &str) -> Option<ScopeIx> {
        self.data.codes.scopes.position(|s| s.entry.code == code)
    }

    fn scope_is(&self, index: Option<ScopeIx>, code: &str) -> bool {
        index.is_some() && self.scope(index) == code
    }

    /// Whether a scope names one thing.
    fn is_named(&self, scope: ScopeIx) -> bool {
        let code = self.scope(Some(scope));
        !UNNAMED.contains(&code) && !code.contains(ONE_FIRM)
    }

    /// The wider scopes of a scope, the next first.
    pub fn wider(&self, scope: ScopeIx) -> impl Iterator<Item = ScopeIx> {
        let input = *self;
        let up = move |scope: &ScopeIx| input.scope_detail(*scope).and_then(|s| s.part_of);
        // No chain of the lists is longer; the bound ends a list that runs in a circle.
        core::iter::successors(up(&scope), up).take(8)
    }

    /// What a scope narrows.
    pub fn scope_kind(&self, index: ScopeIx) -> ScopeKind {
        self.scope_detail(index).map_or(ScopeKind::Other, |scope| scope.kind)
    }

    /// What a scope is.
    pub fn scope_detail(&self, index: ScopeIx) -> Option<&'a ScopeDetail> {
        self.cards.scopes.get(index)
    }

    /// The code of a unit.
    pub fn unit(&self, index: UnitIx) -> &'a str {
        self.data.codes.units.get(index).map_or("", |u| u.entry.code.as_str())
    }

    /// The index of a unit.
    pub fn unit_of(&self, code: &str) -> Option<UnitIx> {
        self.data.codes.units.position(|u| u.entry.code == code)
    }

    fn unit_kind(&self, unit: UnitIx) -> Option<UnitKind> {
        self.data.codes.units.get(unit).map(|u| u.kind)
    }

    /// Whether disjoint parts of a measure may be summed over time: a flow that adds up and has no sign.
    pub fn adds_up(&self, measure: MeasureIx) -> bool {
        self.data.codes.measures.get(measure).is_some_and(Measure::adds_up)
    }

    /// Whether values of a measure are percent changes.
    pub fn is_growth(&self, measure: MeasureIx) -> bool {
        self.measure(measure).ends_with("growth")
    }

    /// The nation.
    pub fn nation(&self) -> RegionIx {
        self.data.codes.regions.position(|r| r.parent.is_none()).unwrap_or(RegionIx::new(0))
    }

    /// Whether region `part` lies in region `whole`, and is not it.
    pub fn lies_in(&self, part: RegionIx, whole: RegionIx) -> bool {
        let up = |r: RegionIx| self.data.codes.regions.get(r).and_then(|r| r.parent);
        part != whole && (up(part) == Some(whole) || up(part).and_then(up) == Some(whole))
    }

    /// A region and those that it lies in.
    pub fn regions_above(&self, region: RegionIx) -> Vec<RegionIx> {
        let up = |r: RegionIx| self.data.codes.regions.get(r).and_then(|r| r.parent);
        // No region of the lists lies deeper than three; the bound ends a list that runs in a circle.
        core::iter::successors(Some(region), |r| up(*r)).take(4).collect()
    }

    /// The chapters of a claim's goods, and goods of no known chapter as themselves.
    pub fn goods(&self, claim: &Claim) -> Vec<String> {
        let name = |g: &GoodIx| match self.data.goods.get(*g)?.hs.as_deref().and_then(|hs| hs.get(..2)) {
            Some(chapter) => Some(chapter.to_string()),
            None => Some(["-", &g.number().to_string()].concat()),
        };
        let mut goods: Vec<String> = claim.goods.iter().filter_map(name).collect();
        goods.sort();
        goods.dedup();
        goods
    }

    /// The named exporters of a claim.
    pub fn exporters(&self, claim: ClaimIx) -> Vec<&'a str> {
        let parties = self.cards.details.get(claim).map_or(&[][..], |d| d.parties.as_slice());
        parties.iter().filter(|p| p.role == Role::Exporter).map(|p| p.name.as_str()).collect()
    }

    /// Two figures in one unit: their own, else a currency that both sources name, else rupiah at the reference rate
    /// with its spread. None where there is no such unit or no rate.
    pub fn common(&self, a: &Item, b: &Item) -> Option<Common> {
        let plain =
            |unit, a: &Printed, b: &Printed| Common { unit, values: (a.value, b.value), intervals: (a.interval, b.interval), spread: 1.0 };
        if a.unit == b.unit {
            return Some(plain(a.unit, &a.printed, &b.printed));
        }
        let (kind, other_kind) = (self.unit_kind(a.unit)?, self.unit_kind(b.unit)?);
        if kind != other_kind {
            return None;
        }
        if kind == UnitKind::Mass || (kind == UnitKind::Count && self.is_pieces(a.unit) && self.is_pieces(b.unit)) {
            let base = |unit: UnitIx| self.data.codes.units.get(unit).and_then(|u| u.to_base);
            let factor = base(b.unit)? / base(a.unit)?;
            return Some(Common {
                unit: a.unit,
                values: (a.printed.value, b.printed.value * factor),
                intervals: (a.printed.interval, b.printed.interval.times(factor)),
                spread: 1.0,
            });
        }
        if kind != UnitKind::Currency {
            return None;
        }
        // Both may name both currencies: they are apart only where they are in each of the two.
        let second = b.other.as_ref().filter(|(unit, _)| *unit == a.unit).map(|(_, other)| plain(a.unit, &a.printed, other));
        let first = a.other.as_ref().filter(|(unit, _)| *unit == b.unit).map(|(_, other)| plain(b.unit, other, &b.printed));
        let key = |c: &Common| (c.intervals.0.is_disjoint(&c.intervals.1), c.unit);
        if let Some(stated) = [first, second].into_iter().flatten().min_by_key(key) {
            return Some(stated);
        }
        let rupiah = self.unit_of("IDR")?;
        let in_rupiah = |item: &Item| {
            if item.unit == rupiah {
                return Some((item.printed.value, item.printed.interval, 1.0));
            }
            let (low, high) = fx::spread(&item.period, &self.data.rates)?;
            let (low, high) = (low * (1.0 - fx::MARGIN), high * (1.0 + fx::MARGIN));
            let mean = fx::mean(&item.period, &self.data.rates)?.rate;
            Some((item.printed.value * mean, item.printed.interval.converted((low, high)), high / low))
        };
        let (a, b) = (in_rupiah(a)?, in_rupiah(b)?);
        Some(Common { unit: rupiah, values: (a.0, b.0), intervals: (a.1, b.1), spread: a.2.max(b.2) })
    }

    fn is_pieces(&self, unit: UnitIx) -> bool {
        matches!(self.unit(unit), "piece" | "kodi")
    }
}
