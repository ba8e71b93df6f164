//! What the claims about one place come to: its most disputed year, its newest whole-year figure, the years that nobody speaks of, what
//! share of its province and of the nation it is, its events, its neighbours. Rules only; `present::place` words them.
use crate::model::claim::{Kind, Observation, Status};
use crate::model::edtf::{Period, civil_from_day};
use crate::model::finding::Member;
use crate::model::index::{ClaimIx, EventIx, OriginIx, RegionIx, UnitIx};
use crate::model::sort;
use crate::model::vocabulary::{RegionType, Severity};
use crate::query::conflicts::Conflict;
use crate::query::convert::{self, Receipt};
use crate::query::session::Session;
use crate::query::years::{MONTHS, is_whole_year};
use crate::state::State;
use core::cmp::Reverse;

/// A figure of all exports of a place for a year, or for its first months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    pub member: Member,
    pub year: i32,
    pub is_whole_year: bool,
}

/// The year whose figures are furthest apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    pub year: i32,
    /// Different figures for it.
    pub figures: u32,
    pub low: Member,
    pub high: Member,
    pub conflict: Conflict,
}

/// A whole-year figure, and who gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Newest {
    pub year: i32,
    /// Those that give the very figure; the first stands for them.
    pub members: Vec<Member>,
    pub bodies: Vec<OriginIx>,
    pub sources: u32,
    /// Other figures for that year contradict it.
    pub conflict: Option<Conflict>,
}

/// What part a figure is of that of a wider area for the same year.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    pub year: i32,
    pub part: Member,
    pub whole: Member,
    /// Both in the unit of the whole.
    pub values: (f64, f64),
    pub unit: UnitIx,
    /// The rate, where the part is converted by one.
    pub receipt: Option<Receipt>,
    /// What contradicts one of the two figures, or both.
    pub disputes: Vec<Conflict>,
}

/// Claims about one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The fullest first.
    pub claims: Vec<ClaimIx>,
    pub when: Period,
    pub sources: u32,
}

/// What is told of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub region: RegionIx,
    /// Claims about itself, not about its parts.
    pub own: Vec<ClaimIx>,
    /// Claims about its regencies and cities.
    pub of_parts: u32,
    pub disputed: Option<Disputed>,
    pub newest: Option<Newest>,
    /// Years between others that have no whole-year figure.
    pub silent: Vec<i32>,
    /// Of its province, then of the nation.
    pub shares: Vec<Share>,
}

impl Session {
    /// What claims (`rows`: all that a state shows of a place and its parts) tell of it.
    pub fn place(&self, rows: &[ClaimIx], region: RegionIx, state: &State) -> Place {
        let own = self.about(rows, region);
        let totals = self.totals(&own);
        let whole = |year: i32| totals.iter().any(|t| t.year == year && t.is_whole_year);
        let last = totals.iter().filter(|t| t.is_whole_year).map(|t| t.year).max();
        let first = totals.iter().filter(|t| t.is_whole_year).map(|t| t.year).min();
        let silent = first.zip(last).map_or_else(Vec::new, |(first, last)| (first..last).filter(|year| !whole(*year)).collect());
        let disputed = self.disputed(&totals, state);
        let newest = last.and_then(|year| self.stated(&totals, year, state));
        let shares = self.shares(&totals, region, disputed.as_ref(), state);
        Place { region, of_parts: (rows.len() - own.len()) as u32, own, disputed, newest, silent, shares }
    }

    /// Those of some claims that are about an area itself.
    pub fn about(&self, rows: &[ClaimIx], region: RegionIx) -> Vec<ClaimIx> {
        rows.iter().copied().filter(|row| self.data.claims.get(*row).is_some_and(|claim| claim.region == region)).collect()
    }

    /// The figures of all exports among some claims: of a year, or of half a year and more from its first day on. Plans are none.
    pub fn totals(&self, rows: &[ClaimIx]) -> Vec<Total> {
        let measure = self.lane_measure(&State::default());
        let mut totals = Vec::new();
        for row in rows {
            let Some(claim) = self.data.claims.get(*row).filter(|claim| claim.kind == Kind::Value) else { continue };
            let is_total = |o: &Observation| o.measure == measure && o.scope.is_none() && o.status != Status::Forecast;
            for (n, o) in claim.observations.iter_indexed().filter(|(_, o)| is_total(o)) {
                let period = claim.period_of(o);
                let ((year, month, _), (to, until, _)) = (civil_from_day(period.first()), civil_from_day(period.last()));
                if year == to && month == 1 && i32::from(until) >= MONTHS {
                    let member = Member { claim: *row, observation: n };
                    totals.push(Total { member, year, is_whole_year: is_whole_year(&period) });
                }
            }
        }
        totals
    }

    /// The large conflicts among totals.
    fn large_among(&self, totals: &[Total], state: &State) -> Vec<(i32, Conflict)> {
        let groups = self.data.compared.groups.iter_indexed();
        let touched = groups.filter_map(|(n, group)| {
            let total = totals.iter().find(|t| group.members.contains(&t.member))?;
            Some((total.year, self.conflict(n, state)?))
        });
        let mut large: Vec<(i32, Conflict)> = touched.filter(|(_, conflict)| conflict.severity() == Severity::Large).collect();
        sort::sort(&mut large, |a, b| b.1.unexplained.total_cmp(&a.1.unexplained).then(b.0.cmp(&a.0)));
        large
    }

    fn disputed(&self, totals: &[Total], state: &State) -> Option<Disputed> {
        let (year, conflict) = self.large_among(totals, state).into_iter().next()?;
        let mut figures = Vec::new();
        let of_year = totals.iter().filter(|t| t.year == year).map(|t| t.member);
        for (_, o) in of_year.chain(conflict.values.iter().map(|v| v.member)).filter_map(|member| self.data.figure(member)) {
            let figure = (o.value, o.upper, o.unit);
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        let (low, high) = (conflict.values.first()?.value, conflict.values.last()?.value);
        let end = |value: f64| {
            let mut members: Vec<Member> = conflict.values.iter().filter(|v| v.value == value).map(|v| v.member).collect();
            sort::sort(&mut members, |a, b| self.standing(*a).cmp(&self.standing(*b)));
            members.first().copied()
        };
        Some(Disputed { year, figures: figures.len() as u32, low: end(low)?, high: end(high)?, conflict })
    }

    /// The whole-year figure of a year that most sources give.
    fn stated(&self, totals: &[Total], year: i32, state: &State) -> Option<Newest> {
        let of_year: Vec<Total> = totals.iter().copied().filter(|t| t.year == year && t.is_whole_year).collect();
        let mut members = self.most_given(&of_year)?;
        sort::sort(&mut members, |a, b| self.standing(*a).cmp(&self.standing(*b)));
        let mut bodies: Vec<OriginIx> = Vec::new();
        for body in members.iter().filter_map(|m| self.data.claims.get(m.claim)?.origin) {
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        let conflict = self.large_among(&of_year, state).into_iter().next().map(|(_, conflict)| conflict);
        Some(Newest { year, sources: self.sources_of(&members), members, bodies, conflict })
    }

    /// The members of the figure that most sources give; of several, the one that the first of them all gives.
    fn most_given(&self, of_year: &[Total]) -> Option<Vec<Member>> {
        let mut groups: Vec<Vec<Member>> = Vec::new();
        let figure = |member: Member| self.data.figure(member).map(|(_, o)| (o.value, o.upper, o.unit));
        for total in of_year {
            match groups.iter_mut().find(|group| group.first().is_some_and(|first| figure(*first) == figure(total.member))) {
                Some(group) => group.push(total.member),
                None => groups.push(vec![total.member]),
            }
        }
        let best = |group: &Vec<Member>| {
            let first = group.iter().map(|m| self.standing(*m)).min();
            (Reverse(self.sources_of(group)), first)
        };
        sort::sort(&mut groups, |a, b| best(a).cmp(&best(b)));
        groups.into_iter().next()
    }

    fn sources_of(&self, members: &[Member]) -> u32 {
        let rows: Vec<ClaimIx> = members.iter().map(|m| m.claim).collect();
        self.origins(&rows).appearances
    }

    /// What part the place is of its province and of the nation, each for the first year that both have a figure for: the disputed one, then
    /// from the newest back.
    fn shares(&self, totals: &[Total], region: RegionIx, disputed: Option<&Disputed>, state: &State) -> Vec<Share> {
        let mut years: Vec<i32> = totals.iter().filter(|t| t.is_whole_year).map(|t| t.year).collect();
        sort::sort(&mut years, |a, b| b.cmp(a));
        let disputed = disputed.map(|disputed| disputed.year).filter(|year| years.contains(year));
        let years: Vec<i32> = disputed.into_iter().chain(years).collect();
        let parent = |region: RegionIx| self.data.codes.regions.get(region).and_then(|region| region.parent);
        let mut shares = Vec::new();
        let mut wider = parent(region);
        while let Some(area) = wider {
            let known: Vec<ClaimIx> = self.data.claims.indices().filter(|row| self.is_known(*row, state)).collect();
            let wholes = self.totals(&self.about(&known, area));
            shares.extend(years.iter().find_map(|year| self.share(totals, &wholes, *year, state)));
            wider = parent(area);
        }
        shares
    }

    fn share(&self, totals: &[Total], wholes: &[Total], year: i32, state: &State) -> Option<Share> {
        let is_plain = |t: &&Total| self.data.figure(t.member).is_some_and(|(_, o)| o.status == Status::Normal && o.value.mantissa > 0);
        let wholes: Vec<Total> = wholes.iter().filter(|t| t.year == year && t.is_whole_year).filter(is_plain).copied().collect();
        let mut of_whole = self.most_given(&wholes)?;
        sort::sort(&mut of_whole, |a, b| self.standing(*a).cmp(&self.standing(*b)));
        let whole = *of_whole.first()?;
        let unit = self.data.figure(whole)?.1.unit;
        let mut parts: Vec<(Member, f64, Option<Receipt>)> = totals
            .iter()
            .filter(|t| t.year == year && t.is_whole_year)
            .filter_map(|t| {
                let (value, receipt) = self.in_money(t.member, unit)?;
                Some((t.member, value, receipt))
            })
            .collect();
        sort::sort(&mut parts, |a, b| b.1.total_cmp(&a.1).then(self.standing(a.0).cmp(&self.standing(b.0))));
        let (part, value, receipt) = parts.into_iter().next()?;
        let mut disputes: Vec<Conflict> = Vec::new();
        for member in [part, whole] {
            let found = self.large_among(&[Total { member, year, is_whole_year: true }], state).into_iter().next();
            let fresh = found.filter(|(_, one)| disputes.iter().all(|told| told.group != one.group));
            disputes.extend(fresh.map(|(_, conflict)| conflict));
        }
        Some(Share { year, part, whole, values: (value, self.data.figure(whole)?.1.value.to_f64()), unit, receipt, disputes })
    }

    /// A figure in a currency: as its source gives it, else at the mean rate of its period.
    pub fn in_money(&self, member: Member, unit: UnitIx) -> Option<(f64, Option<Receipt>)> {
        let (claim, o) = self.data.figure(member)?;
        if o.unit == unit {
            return Some((o.value.to_f64(), None));
        }
        if let Some((_, value)) = o.equivalent.filter(|(other, _)| *other == unit) {
            return Some((value.to_f64(), None));
        }
        let is_rupiah = |unit: UnitIx| self.data.codes.units.get(unit).is_some_and(|unit| unit.to_base.is_some());
        let receipt = convert::reference_rate(&claim.period_of(o), &self.data)?;
        let value = if is_rupiah(o.unit) { o.value.to_f64() / receipt.rate } else { o.value.to_f64() * receipt.rate };
        Some((value, Some(receipt)))
    }

    /// The events of a kind among some claims, the newest first.
    pub fn events(&self, rows: &[ClaimIx], kind: Kind) -> Vec<Event> {
        let mut groups: Vec<(Option<EventIx>, Vec<ClaimIx>)> = Vec::new();
        for row in rows {
            let Some(claim) = self.data.claims.get(*row).filter(|claim| claim.kind == kind) else { continue };
            match groups.iter_mut().find(|(event, _)| event.is_some() && *event == claim.event) {
                Some((_, group)) => group.push(*row),
                None => groups.push((claim.event, vec![*row])),
            }
        }
        let mut events: Vec<Event> = groups.into_iter().filter_map(|(_, group)| self.event(group)).collect();
        sort::sort(&mut events, |a, b| (b.when.first(), b.when.last()).cmp(&(a.when.first(), a.when.last())));
        events
    }

    fn event(&self, mut claims: Vec<ClaimIx>) -> Option<Event> {
        let fullness = |row: ClaimIx| {
            let claim = self.data.claims.get(row);
            let figures = claim.map_or(0, |claim| claim.observations.len());
            (Reverse(figures), claim.is_none_or(|claim| claim.when.is_uncertain()), row)
        };
        sort::sort(&mut claims, |a, b| fullness(*a).cmp(&fullness(*b)));
        let when = self.data.claims.get(*claims.first()?)?.when;
        Some(Event { sources: self.origins(&claims).appearances, claims, when })
    }

    /// The areas around a place, of its own level, in the order of their codes; none until the words of the cards have arrived.
    pub fn neighbours(&self, region: RegionIx) -> Vec<RegionIx> {
        let codes = &self.data.codes.regions;
        let is_province = codes.get(region).is_some_and(|r| r.kind == RegionType::Province);
        let level = |one: RegionIx| if is_province { codes.get(one).and_then(|r| r.parent) } else { Some(one) };
        let mut found = Vec::new();
        for (a, b) in self.cards.iter().flat_map(|cards| &cards.neighbours) {
            let (Some(a), Some(b)) = (level(*a), level(*b)) else { continue };
            let other = if a == region { b } else { a };
            if (a == region || b == region) && other != region && !found.contains(&other) {
                found.push(other);
            }
        }
        sort::ascending(&mut found);
        found
    }

    /// The regencies and cities of a province.
    pub fn parts_of(&self, region: RegionIx) -> Vec<RegionIx> {
        self.data.codes.regions.iter_indexed().filter(|(_, part)| part.parent == Some(region)).map(|(n, _)| n).collect()
    }
}
