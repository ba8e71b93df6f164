//! What `window.jejak` gives: the records of `protocol::page_api`, made from a `Session`.
use crate::model::claim::{Claim, Observation};
use crate::model::facet::Facet;
use crate::model::finding::{Finding, Member, Pair, Weight};
use crate::model::index::{ClaimIx, ObservationIx, Ordinal, UnitIx};
use crate::model::lang::PerLang;
use crate::model::vocabulary::PerFacet;
use crate::present::i18n::check::explain;
use crate::protocol::answer::CodeCount;
use crate::protocol::page_api::{
    CheckCard, ClaimCard, Commodity, ConflictPart, DroppedPart, Equivalent, ObservationCard, PartyCard, QueryAnswer, ReasonCard,
    RelationCard, SourceCard,
};
use crate::query::conflicts::Conflict;
use crate::query::session::Session;
use crate::state::permalink::{self, Dropped};
use crate::state::{Lang, State};
use std::collections::BTreeMap;

impl From<&Dropped> for DroppedPart {
    fn from(d: &Dropped) -> DroppedPart {
        DroppedPart { key: d.key.clone(), value: d.value.clone(), reason: d.reason.code() }
    }
}

/// Answers a permalink as the page would; in the language on the screen where the link names none.
pub fn query(session: &Session, fragment: &str, lang: Lang) -> QueryAnswer {
    let (state, dropped) = permalink::parse(fragment, &session.data, &session.facets);
    let answer = session.answer(&state, state.lang.unwrap_or(lang));
    let counts = |facet: Facet| {
        let counts = &answer.counts[facet];
        let last = counts.len().saturating_sub(1);
        let ordinal = |n: usize| if n == last { Ordinal::NONE } else { Ordinal::at(n) };
        let code = |n: usize| session.facets.code(facet, ordinal(n), &session.data).to_string();
        counts.iter().enumerate().map(|(n, count)| CodeCount { code: code(n), count: *count }).collect()
    };
    QueryAnswer {
        version: session.data.version.clone(),
        count: answer.certain + answer.possible,
        certain: answer.certain,
        possible: answer.possible,
        ids: answer.rows.iter().filter_map(|row| session.data.claims.get(*row)).map(|c| c.id.clone()).collect(),
        facets: PerFacet::from_fn(counts),
        conflicts: conflicts(session, &answer.rows, &state),
        undated: answer.undated,
        dropped: dropped.iter().map(DroppedPart::from).collect(),
    }
}

/// The card of a claim; `None` for an unknown id.
pub fn claim(session: &Session, id: &str) -> Option<ClaimCard> {
    let data = &session.data;
    let index = data.claims.search(|c| c.id.as_str().cmp(id))?;
    let claim = data.claims.get(index)?;
    let detail = session.cards.as_ref().and_then(|l| l.details.get(index));
    let source = data.sources.get(claim.source)?;
    let page = session.cards.as_ref().and_then(|l| l.sources.get(claim.source));
    Some(ClaimCard {
        id: claim.id.clone(),
        kind: claim.kind,
        title: claim.title.clone(),
        when: claim.when.to_string(),
        when_stated: detail.and_then(|d| d.when_stated.clone()),
        region: data.codes.regions.get(claim.region)?.code.clone(),
        place: detail.and_then(|d| d.place.clone()),
        origin: claim.origin.and_then(|o| data.codes.origins.get(o)).map(|e| e.code.clone()),
        source: SourceCard {
            id: page.map(|p| p.id.clone()),
            publisher: data.publisher(source).to_owned(),
            published: source.published.map(|p| p.to_string()),
            title: page.and_then(|p| p.title.clone()),
            url: page.and_then(|p| p.url.clone()),
            lang: page.map(|p| p.lang),
            kind: page.map(|p| p.publisher_kind),
        },
        observations: claim.observations.iter_indexed().filter_map(|(n, o)| observation(session, index, claim, n, o)).collect(),
        commodities: claim
            .goods
            .iter()
            .filter_map(|g| data.goods.get(*g))
            .map(|g| Commodity { hs: g.hs.clone(), name: g.name.clone() })
            .collect(),
        destinations: claim.destinations.iter().filter_map(|d| data.codes.countries.get(*d)).map(|c| c.code.clone()).collect(),
        parties: detail
            .map(|d| d.parties.iter().map(|p| PartyCard { role: p.role, name: p.name.clone(), person: p.person.clone() }).collect())
            .unwrap_or_default(),
        note: detail.and_then(|d| d.note.clone()),
        related: same_event(session, index).filter_map(|n| data.claims.get(n)).map(|c| c.id.clone()).collect(),
        checks: session.findings(index).map(|f| check(session, f)).collect(),
        relations: session.relations(index).into_iter().filter_map(|(pair, other)| relation(session, pair, other)).collect(),
    })
}

fn id_of(session: &Session, claim: ClaimIx) -> Option<String> {
    session.data.claims.get(claim).map(|c| c.id.clone())
}

fn unit_of(session: &Session, unit: UnitIx) -> Option<String> {
    session.data.codes.units.get(unit).map(|u| u.entry.code.clone())
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// The conflicts among some claims, the most severe first.
pub fn conflicts(session: &Session, rows: &[ClaimIx], state: &State) -> Vec<ConflictPart> {
    session.conflicts(rows, state).iter().map(|c| conflict(session, c)).collect()
}

fn conflict(session: &Session, c: &Conflict) -> ConflictPart {
    let mut ids: Vec<String> = Vec::new();
    for id in c.values.iter().filter_map(|v| id_of(session, v.member.claim)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ConflictPart {
        id: session.data.conflict_id(c.group).unwrap_or_default(),
        severity: c.severity(),
        ids,
        low: c.low,
        high: c.high,
        unit: unit_of(session, c.unit).unwrap_or_default(),
        ratio: finite(c.ratio),
        unexplained: finite(c.unexplained),
    }
}

fn check(session: &Session, f: &Finding) -> CheckCard {
    let mut ids: Vec<String> = f.involved.iter().filter_map(|t| id_of(session, t.claim)).collect();
    ids.dedup();
    let mut numbers = BTreeMap::new();
    let mut rest = f.numbers.as_slice();
    for (name, slot) in f.check.slots() {
        let (own, after) = rest.split_at(slot.width().min(rest.len()));
        numbers.insert((*name).to_owned(), own.iter().map(|n| finite(*n)).collect());
        rest = after;
    }
    let told = |lang| session.cards.as_ref().map_or(String::new(), |cards| explain(f, cards, &session.data, lang));
    CheckCard { check: f.check, ids, told: PerLang::from_fn(told), numbers, unit: f.unit.and_then(|u| unit_of(session, u)) }
}

fn relation(session: &Session, pair: &Pair, other: Member) -> Option<RelationCard> {
    let (_, observation) = session.data.figure(other)?;
    let factor = |weight: Weight| finite(weight.ratio());
    Some(RelationCard {
        id: id_of(session, other.claim)?,
        measure: session.data.codes.measures.get(observation.measure)?.entry.code.clone(),
        relation: pair.relation,
        ratio: factor(pair.ratio),
        reasons: pair.reasons.iter().map(|(reason, weight)| ReasonCard { reason: *reason, factor: factor(*weight) }).collect(),
        unexplained: factor(pair.unexplained),
    })
}

/// The other claims about the event of a claim.
pub fn same_event(session: &Session, index: ClaimIx) -> impl Iterator<Item = ClaimIx> + '_ {
    let claims = &session.data.claims;
    let event = claims.get(index).and_then(|c| c.event);
    claims.iter_indexed().filter(move |(n, c)| event.is_some() && c.event == event && *n != index).map(|(n, _)| n)
}

fn observation(session: &Session, index: ClaimIx, claim: &Claim, n: ObservationIx, o: &Observation) -> Option<ObservationCard> {
    let codes = &session.data.codes;
    let unit = |u: UnitIx| codes.units.get(u).map(|u| u.entry.code.clone());
    let written = session.cards.as_ref().and_then(|l| l.details.get(index)).and_then(|d| d.originals.get(n));
    Some(ObservationCard {
        measure: codes.measures.get(o.measure)?.entry.code.clone(),
        value: o.value.to_f64(),
        unit: unit(o.unit)?,
        original: written.map(|w| w.0.clone()),
        scope: o.scope.and_then(|s| codes.scopes.get(s)).map(|s| s.entry.code.clone()),
        status: o.status,
        implied: o.implied.iter().collect(),
        equivalent: o
            .equivalent
            .and_then(|(u, value)| Some(Equivalent { value: value.to_f64(), unit: unit(u)?, original: written.and_then(|w| w.1.clone()) })),
        when: claim.period_of(o).to_string(),
    })
}
