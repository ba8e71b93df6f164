//! Whether two observations are about one thing: equal extents, part and whole, or not comparable.
use super::interval::ratio;
use super::item::{Input, Item, Subject};
use crate::model::claim::{Claim, Kind, Status};
use crate::model::edtf::{Period, Point};

/// How two observations stand to each other before their values are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparability {
    /// Nothing follows from one for the other.
    NotComparable,
    /// About the same thing.
    Equal,
    /// The first is a part of the second.
    PartOfSecond,
    /// The second is a part of the first.
    PartOfFirst,
}

/// Claims about one event may be this many days apart and mean it; an award is handed over once.
const ONE_EVENT_DAYS: i64 = 7;
const ONE_AWARD_DAYS: i64 = 45;
/// Two amounts of one event that are this close are one.
const SAME_COUNT: f64 = 1.1;

impl Input<'_> {
    /// How two observations stand to each other.
    pub fn comparability(&self, a: &Item, b: &Item) -> Comparability {
        let key = |i: &Item| (i.measure, i.scope, i.region, i.subject, i.is_forecast());
        if key(a) != key(b) || a.is_open() || b.is_open() || !a.is_named || !b.is_named || a.member() == b.member() {
            return Comparability::NotComparable;
        }
        match a.subject {
            Subject::Series => self.in_series(a, b),
            Subject::Event(_) | Subject::Alone(_) => self.in_event(a, b),
        }
    }

    fn in_series(&self, a: &Item, b: &Item) -> Comparability {
        let time = nested(a, b, self.adds_up(a.measure));
        // Of a period that is not certain nothing is known but that the figure is its.
        if time != Comparability::Equal && (a.period.is_uncertain() || b.period.is_uncertain()) {
            return Comparability::NotComparable;
        }
        if a.scope.is_none() {
            return time;
        }
        // A claim on goods may be on those for one country; a longer list names the main ones.
        let lists = |i: &Item| self.claim(i).map_or(&[][..], |c| c.destinations.as_slice());
        let (to_a, to_b) = (lists(a), lists(b));
        match (to_a, to_b) {
            _ if a.claim == b.claim || to_a == to_b => time,
            (x, y) if !x.is_empty() && !y.is_empty() && !x.iter().any(|to| y.contains(to)) => Comparability::NotComparable,
            ([_], _) => within(time, Comparability::PartOfSecond),
            (_, [_]) => within(time, Comparability::PartOfFirst),
            _ => time,
        }
    }

    fn in_event(&self, a: &Item, b: &Item) -> Comparability {
        if a.claim == b.claim {
            // Two figures for one thing in one claim; of two targets one is mostly the old and one the new.
            return if a.has_extent_of(b) && !a.is_forecast() { Comparability::Equal } else { Comparability::NotComparable };
        }
        let time = self.event_time(a, b);
        if a.scope.is_some() || time == Comparability::NotComparable {
            return time;
        }
        let is_nation = a.region == self.nation();
        if a.source == b.source && !is_nation {
            // One page that makes two claims on an event speaks of two shipments.
            return Comparability::NotComparable;
        }
        let exporters = (self.exporters(a.claim), self.exporters(b.claim));
        if !exporters.0.is_empty() && !exporters.1.is_empty() && !exporters.0.iter().any(|name| exporters.1.contains(name)) {
            return Comparability::NotComparable;
        }
        let (Some(x), Some(y)) = (self.claim(a), self.claim(b)) else { return Comparability::NotComparable };
        // What is said of a whole national event is not about the goods of the region's part in it.
        let goods = |claim: &Claim, item: &Item| if claim.region == item.region { self.goods(claim) } else { Vec::new() };
        let (x, y) = (goods(x, a), goods(y, b));
        let shared = x.iter().filter(|good| y.contains(good)).count();
        match (x.len(), y.len()) {
            (0, 0) => time,
            // A shipment of one or two goods is a part of a release that names none, or many.
            (1 | 2, 0) => within(time, Comparability::PartOfSecond),
            (0, 1 | 2) => within(time, Comparability::PartOfFirst),
            (_, 0) | (0, _) => time,
            (1 | 2, 1 | 2) if shared == 0 => Comparability::NotComparable,
            _ if is_nation => time,
            _ if shared == 0 => Comparability::NotComparable,
            (1, n) if n > 2 => within(time, Comparability::PartOfSecond),
            (n, 1) if n > 2 => within(time, Comparability::PartOfFirst),
            _ => time,
        }
    }

    fn event_time(&self, a: &Item, b: &Item) -> Comparability {
        if a.has_extent_of(b) {
            return Comparability::Equal;
        }
        let gap = |x: &Item, y: &Item| i64::from(x.period.first()) - i64::from(y.period.last());
        if gap(a, b).max(gap(b, a)) > 0 {
            let most = if a.kind == Kind::Award && b.kind == Kind::Award { ONE_AWARD_DAYS } else { ONE_EVENT_DAYS };
            // A fair is counted day by day.
            let near = gap(a, b).max(gap(b, a)) <= most && is_day(&a.period) && is_day(&b.period) && a.kind != Kind::Programme;
            return if near { Comparability::Equal } else { Comparability::NotComparable };
        }
        if a.kind == Kind::Programme || b.kind == Kind::Programme {
            // What is dated alike, or nearly alike in amount, is the same count.
            let alike = a.printed.step > 0.0 && self.common(a, b).is_some_and(|c| ratio(c.values.0, c.values.1) <= SAME_COUNT);
            let is_loose = is_loose(&a.period) || is_loose(&b.period);
            return if alike && is_loose { Comparability::Equal } else { nested(a, b, self.adds_up(a.measure)) };
        }
        let alike = || self.common(a, b).is_some_and(|c| a.printed.step > 0.0 && ratio(c.values.0, c.values.1) <= SAME_COUNT);
        // A year or a month dates a release or an award loosely; an interval says how long it took, and what is nearly as much in one of
        // its days is all of it.
        let provisional = |i: &Item| i.status == Status::Provisional;
        match nested(a, b, self.adds_up(a.measure)) {
            Comparability::PartOfSecond if is_loose(&b.period) && !provisional(a) => Comparability::Equal,
            Comparability::PartOfFirst if is_loose(&a.period) && !provisional(b) => Comparability::Equal,
            Comparability::NotComparable if !self.adds_up(a.measure) => Comparability::Equal,
            Comparability::PartOfSecond | Comparability::PartOfFirst if alike() => Comparability::Equal,
            standing => standing,
        }
    }
}

/// Equal extents, or one inside the other where the measure adds up over time.
fn nested(a: &Item, b: &Item, adds_up: bool) -> Comparability {
    if a.has_extent_of(b) {
        Comparability::Equal
    } else if adds_up && a.is_within(b) {
        Comparability::PartOfSecond
    } else if adds_up && b.is_within(a) {
        Comparability::PartOfFirst
    } else {
        Comparability::NotComparable
    }
}

/// A part in time that is a part in another respect too; not comparable where the two point apart.
fn within(time: Comparability, part: Comparability) -> Comparability {
    if time == Comparability::Equal || time == part { part } else { Comparability::NotComparable }
}

fn is_day(period: &Period) -> bool {
    period.is_single() && matches!(period.start, Point::Date { day: 1.., .. })
}

fn is_loose(period: &Period) -> bool {
    period.is_single() && matches!(period.start, Point::Date { day: 0, .. })
}
