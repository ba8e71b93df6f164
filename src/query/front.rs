//! What the first screen begins with: three contradictions and the ways in. Chosen by rules, so that it is the same for everyone and
//! changes only with the data. It is reckoned when the site is built, over the whole data.
use crate::model::claim::Role;
use crate::model::codes::{Area, OriginLevel};
use crate::model::edtf::Period;
use crate::model::facet::Facet;
use crate::model::finding::Member;
use crate::model::index::{ClaimIx, GroupIx, Ordinal, OriginIx, PartyIx, SourceIx};
use crate::model::sort;
use crate::model::vocabulary::{RegionType, Severity};
use crate::query::conflicts::Conflict;
use crate::query::session::Session;
use crate::query::years::is_whole_year;
use crate::state::{Lang, State};
use core::cmp::{Ordering, Reverse};

/// Contradictions to begin with.
pub const STORIES: usize = 3;
/// The measure that comes before all others.
pub const EXPORTS: &str = "export_value";
/// What the codes of the statistics offices begin with.
const STATISTICS: &str = "bps";

/// Which two bodies stand against each other in a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opposition {
    /// Two bodies of one government of a regency or province.
    Government,
    /// A body of another country against one of Indonesia.
    Mirror,
    /// A statistics office against another body.
    Statistics,
    /// Any others, or a side that names no body.
    Other,
}

/// A contradiction to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub conflict: Conflict,
    pub opposition: Opposition,
    /// What it is about as a whole: the longest period of its figures.
    pub period: Period,
    /// Who stands for the lowest and for the highest figure.
    pub low: Member,
    pub high: Member,
}

/// A value of a facet with its claims.
pub type Way = (Ordinal, u32);

/// Where a reader may go in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    pub places: Vec<Way>,
    pub goods: Vec<Way>,
    pub actors: Vec<Way>,
}

/// What one conflict has over another as a beginning.
type Rank = (bool, bool, bool, f64, usize);

impl Session {
    /// The contradictions to begin with: one of each opposition in the order of `Opposition`, among large conflicts; where one has none,
    /// the next best of any. Of an opposition the first by: export value before other measures, all exports before a part, whole years
    /// before parts of one, what stays unexplained, the number of sources.
    pub fn stories(&self) -> Vec<Story> {
        let all: Vec<ClaimIx> = self.data.claims.indices().collect();
        let mut found: Vec<(Rank, Story)> = self
            .conflicts(&all, &State::default())
            .into_iter()
            .filter(|conflict| conflict.severity() == Severity::Large)
            .filter_map(|conflict| self.story(conflict))
            .collect();
        sort::sort(&mut found, |(a, x), (b, y)| better(a, b).then(x.conflict.group.cmp(&y.conflict.group)));
        let mut chosen: Vec<Story> = Vec::new();
        for opposition in [Opposition::Government, Opposition::Mirror, Opposition::Statistics] {
            chosen.extend(found.iter().find(|(_, story)| story.opposition == opposition).map(|(_, story)| story.clone()));
        }
        let taken: Vec<GroupIx> = chosen.iter().map(|story| story.conflict.group).collect();
        let rest = found.into_iter().map(|(_, story)| story).filter(|story| !taken.contains(&story.conflict.group));
        chosen.extend(rest.take(STORIES.saturating_sub(taken.len())));
        chosen
    }

    fn story(&self, conflict: Conflict) -> Option<(Rank, Story)> {
        let (low, high) = (self.stands_for(&conflict, conflict.low)?, self.stands_for(&conflict, conflict.high)?);
        let members = || conflict.values.iter().filter_map(|value| self.data.figure(value.member));
        let period = members().map(|(claim, o)| claim.period_of(o)).max_by_key(|period| (length(period), Reverse(period.first())))?;
        let (_, first) = self.data.figure(low)?;
        let measure = self.data.codes.measures.get(first.measure)?;
        let mut sources: Vec<SourceIx> = members().map(|(claim, _)| claim.source).collect();
        sort::ascending(&mut sources);
        sources.dedup();
        let is_all = members().all(|(_, o)| o.scope.is_none());
        let rank = (measure.entry.code == EXPORTS, is_all, is_whole_year(&period), conflict.unexplained, sources.len());
        let opposition = self.opposition(low, high);
        Some((rank, Story { conflict, opposition, period, low, high }))
    }

    /// The claim that stands for a value of a conflict: one of a certain day of publication first, then the earliest, then by its id.
    fn stands_for(&self, conflict: &Conflict, value: f64) -> Option<Member> {
        let same = conflict.values.iter().filter(|other| other.value == value).map(|other| other.member);
        same.min_by_key(|member| {
            let claim = self.data.claims.get(member.claim);
            let published = claim.and_then(|claim| self.data.sources.get(claim.source)).and_then(|source| source.published);
            let is_certain = published.is_some_and(|day| !day.is_uncertain());
            (!is_certain, published.map_or(i32::MAX, |day| day.first()), claim.map_or("", |claim| claim.id.as_str()), member.observation)
        })
    }

    fn opposition(&self, low: Member, high: Member) -> Opposition {
        let body = |member: Member| self.data.figure(member).and_then(|(claim, _)| claim.origin);
        let (Some(low), Some(high)) = (body(low), body(high)) else { return Opposition::Other };
        let (is_foreign, is_statistics) = (|body| self.level(body) == Some(OriginLevel::Foreign), |body| self.is_statistics(body));
        match () {
            () if is_foreign(low) != is_foreign(high) => Opposition::Mirror,
            () if is_statistics(low) != is_statistics(high) => Opposition::Statistics,
            () if low != high && self.government(low).is_some() && self.government(low) == self.government(high) => Opposition::Government,
            () => Opposition::Other,
        }
    }

    fn level(&self, body: OriginIx) -> Option<OriginLevel> {
        self.cards.as_ref().and_then(|cards| cards.origins.get(body)).map(|detail| detail.level)
    }

    fn is_statistics(&self, body: OriginIx) -> bool {
        self.data.codes.origins.get(body).is_some_and(|entry| entry.code.starts_with(STATISTICS))
    }

    /// The area whose government a body belongs to.
    fn government(&self, body: OriginIx) -> Option<Area> {
        let is_regional = matches!(self.level(body), Some(OriginLevel::Province | OriginLevel::Regency));
        let detail = self.cards.as_ref().and_then(|cards| cards.origins.get(body));
        detail.and_then(|detail| detail.area).filter(|_| is_regional && !self.is_statistics(body))
    }

    /// The ways in, those of most claims first: provinces, then regencies and cities; chapters of goods; exporters.
    pub fn ways(&self, each: usize) -> Ways {
        let counts = self.answer(&State::default(), Lang::Id).counts;
        let of = |facet: Facet, is: &dyn Fn(Ordinal) -> bool, most: usize| {
            let list = counts[facet].iter().enumerate().take(self.facets.len(facet, &self.data));
            first(list.map(|(n, count)| (Ordinal::at(n), *count)).filter(|(value, _)| is(*value)).collect(), most)
        };
        let kind = |value: Ordinal| self.data.codes.regions.get(value.ix()).map(|region| region.kind);
        let mut places = of(Facet::Region, &|value| kind(value) == Some(RegionType::Province), each / 2);
        let is_part = |value| matches!(kind(value), Some(RegionType::Regency | RegionType::City));
        places.extend(of(Facet::Region, &is_part, each - places.len()));
        Ways { places, goods: of(Facet::Hs, &|_| true, each), actors: first(self.exporters(), each) }
    }

    /// Those who export in some claim, each with how many.
    fn exporters(&self) -> Vec<Way> {
        let mut counts: Vec<u32> = self.data.parties.iter().map(|_| 0).collect();
        for detail in self.cards.iter().flat_map(|cards| &cards.details) {
            let named = detail.parties.iter().filter(|party| party.role == Role::Exporter);
            let mut named: Vec<PartyIx> =
                named.filter_map(|party| self.data.parties.search(|name| name.as_str().cmp(&party.name))).collect();
            sort::ascending(&mut named);
            named.dedup();
            named.into_iter().for_each(|party| counts[Ordinal::of(party).place()] += 1);
        }
        counts.into_iter().enumerate().map(|(n, count)| (Ordinal::at(n), count)).collect()
    }
}

fn length(period: &Period) -> i32 {
    period.last().saturating_sub(period.first())
}

/// The better first.
fn better(a: &Rank, b: &Rank) -> Ordering {
    (b.0, b.1, b.2).cmp(&(a.0, a.1, a.2)).then(b.3.total_cmp(&a.3)).then(b.4.cmp(&a.4))
}

/// Those of most claims, then in the order of their list; none without a claim.
fn first(mut ways: Vec<Way>, most: usize) -> Vec<Way> {
    ways.retain(|(_, count)| *count > 0);
    sort::sort(&mut ways, |(a, x), (b, y)| y.cmp(x).then(a.place().cmp(&b.place())));
    ways.truncate(most);
    ways
}
