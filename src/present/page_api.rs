//! What `window.jejak` gives: plain records that serialize, made from a `Session`.
use crate::model::claim::{Bilingual, Claim, Flag, Observation};
use crate::model::facet::{Facet, NONE};
use crate::model::finding::{Finding, Member, Pair, Weight};
use crate::model::vocabulary::PerFacet;
use crate::present::i18n::check::explain;
use crate::query::conflicts::Conflict;
use crate::query::session::Session;
use crate::state::Lang;
use crate::state::permalink::{self, Dropped};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the page would show for a permalink.
#[derive(Serialize)]
pub struct QueryAnswer {
    pub version: String,
    pub count: u32,
    pub certain: u32,
    pub possible: u32,
    /// In the order of the link's `sort`.
    pub ids: Vec<String>,
    /// By the facet's key in the link.
    pub facets: PerFacet<Vec<CodeCount>>,
    /// The most severe first.
    pub conflicts: Vec<ConflictPart>,
    pub dropped: Vec<DroppedPart>,
}

/// How many claims have a code; `-` is "the source does not say".
#[derive(Serialize)]
pub struct CodeCount {
    pub code: String,
    pub count: u32,
}

/// Values that cannot all be right, as far as the shown claims give them.
#[derive(Serialize)]
pub struct ConflictPart {
    /// By value, the lowest first; each claim once.
    pub ids: Vec<String>,
    /// In `unit` itself.
    pub low: f64,
    pub high: f64,
    pub unit: String,
    /// `high` over `low`; None against zero or between signs.
    pub ratio: Option<f64>,
    /// What of it no named reason explains; None as for `ratio`.
    pub unexplained: Option<f64>,
}

/// A part of a link that was not applied.
#[derive(Serialize)]
pub struct DroppedPart {
    pub key: String,
    pub value: String,
    pub reason: &'static str,
}

/// The content of a claim's card.
#[derive(Serialize)]
pub struct ClaimCard {
    pub id: String,
    pub kind: &'static str,
    pub title: Words,
    pub when: String,
    pub when_stated: Option<String>,
    pub region: String,
    pub place: Option<String>,
    pub origin: Option<String>,
    pub source: SourceCard,
    pub observations: Vec<ObservationCard>,
    pub commodities: Vec<Commodity>,
    pub destinations: Vec<String>,
    pub parties: Vec<PartyCard>,
    pub note: Option<Words>,
    /// Ids of claims about the same event.
    pub related: Vec<String>,
    pub checks: Vec<CheckCard>,
    pub relations: Vec<RelationCard>,
}

/// What a check found in a claim.
#[derive(Serialize)]
pub struct CheckCard {
    pub check: &'static str,
    /// Ids of the claims it touches, those it is told of first.
    pub ids: Vec<String>,
    /// In words, with the numbers.
    pub told: Words,
    /// Named as in the documentation of the check; a range has two.
    pub numbers: BTreeMap<&'static str, Vec<Option<f64>>>,
    pub unit: Option<String>,
}

/// How a value of a claim stands to one of another.
#[derive(Serialize)]
pub struct RelationCard {
    pub id: String,
    pub measure: String,
    pub relation: &'static str,
    /// The greater over the smaller; None against zero or between signs.
    pub ratio: Option<f64>,
    pub reasons: Vec<ReasonCard>,
    pub unexplained: Option<f64>,
}

/// A reason with the factor that it explains; 1 where it explains none in numbers.
#[derive(Serialize)]
pub struct ReasonCard {
    pub reason: &'static str,
    pub factor: Option<f64>,
}

#[derive(Serialize, Clone, PartialEq)]
pub struct Words {
    pub id: String,
    pub en: String,
}

#[derive(Serialize, Clone, PartialEq)]
pub struct SourceCard {
    pub id: Option<String>,
    pub publisher: String,
    pub published: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub lang: Option<&'static str>,
}

#[derive(Serialize)]
pub struct ObservationCard {
    pub measure: String,
    pub value: f64,
    pub unit: String,
    pub original: Option<String>,
    pub scope: Option<String>,
    pub status: &'static str,
    pub implied: Vec<&'static str>,
    pub equivalent: Option<Equivalent>,
    pub when: String,
}

#[derive(Serialize)]
pub struct Equivalent {
    pub value: f64,
    pub unit: String,
    pub original: Option<String>,
}

#[derive(Serialize)]
pub struct Commodity {
    pub hs: Option<String>,
    #[serde(rename = "as")]
    pub name: Words,
}

#[derive(Serialize)]
pub struct PartyCard {
    pub role: &'static str,
    pub name: String,
    pub person: Option<String>,
}

impl From<&Bilingual> for Words {
    fn from(b: &Bilingual) -> Words {
        Words { id: b.id.clone(), en: b.en.clone() }
    }
}

impl From<&Dropped> for DroppedPart {
    fn from(d: &Dropped) -> DroppedPart {
        DroppedPart { key: d.key.clone(), value: d.value.clone(), reason: d.reason.code() }
    }
}

/// Answers a permalink as the page would.
pub fn query(session: &Session, fragment: &str) -> QueryAnswer {
    let (state, dropped) = permalink::parse(fragment, &session.data, &session.facets);
    let answer = session.answer(&state);
    let counts = |facet: Facet| {
        let counts = &answer.counts[facet];
        let last = counts.len().saturating_sub(1);
        let ordinal = |n: usize| if n == last { NONE } else { n as u16 };
        let code = |n: usize| session.facets.code(facet, ordinal(n), &session.data).to_string();
        counts.iter().enumerate().map(|(n, count)| CodeCount { code: code(n), count: *count }).collect()
    };
    QueryAnswer {
        version: session.data.version.clone(),
        count: answer.certain + answer.possible,
        certain: answer.certain,
        possible: answer.possible,
        ids: answer.rows.iter().filter_map(|row| session.data.claims.get(usize::from(*row))).map(|c| c.id.clone()).collect(),
        facets: PerFacet::from_fn(counts),
        conflicts: conflicts(session, &answer.rows),
        dropped: dropped.iter().map(DroppedPart::from).collect(),
    }
}

/// The card of a claim; `None` for an unknown id.
pub fn claim(session: &Session, id: &str) -> Option<ClaimCard> {
    let data = &session.data;
    let index = data.claims.binary_search_by(|c| c.id.as_str().cmp(id)).ok()?;
    let claim = data.claims.get(index)?;
    let detail = session.late.as_ref().and_then(|l| l.details.get(index));
    let source = data.sources.get(usize::from(claim.source))?;
    let page = session.late.as_ref().and_then(|l| l.sources.get(usize::from(claim.source)));
    Some(ClaimCard {
        id: claim.id.clone(),
        kind: claim.kind.code(),
        title: (&claim.title).into(),
        when: claim.when.to_string(),
        when_stated: detail.and_then(|d| d.when_stated.clone()),
        region: data.codes.regions.get(usize::from(claim.region))?.code.clone(),
        place: detail.and_then(|d| d.place.clone()),
        origin: claim.origin.and_then(|o| data.codes.origins.get(usize::from(o))).map(|e| e.code.clone()),
        source: SourceCard {
            id: page.map(|p| p.id.clone()),
            publisher: source.publisher.clone(),
            published: source.published.map(|p| p.to_string()),
            title: page.and_then(|p| p.title.clone()),
            url: page.and_then(|p| p.url.clone()),
            lang: page.map(|p| p.lang.code()),
        },
        observations: claim.observations.iter().enumerate().filter_map(|(n, o)| observation(session, index, claim, n, o)).collect(),
        commodities: claim
            .goods
            .iter()
            .filter_map(|g| data.goods.get(usize::from(*g)))
            .map(|g| Commodity { hs: g.hs.clone(), name: (&g.name).into() })
            .collect(),
        destinations: claim.destinations.iter().filter_map(|d| data.codes.countries.get(usize::from(*d))).map(|c| c.code.clone()).collect(),
        parties: detail
            .map(|d| d.parties.iter().map(|p| PartyCard { role: p.role.code(), name: p.name.clone(), person: p.person.clone() }).collect())
            .unwrap_or_default(),
        note: detail.and_then(|d| d.note.as_ref()).map(Words::from),
        related: same_event(session, index).filter_map(|n| data.claims.get(n)).map(|c| c.id.clone()).collect(),
        checks: session.findings(index as u16).map(|f| check(session, f)).collect(),
        relations: session.relations(index as u16).into_iter().filter_map(|(pair, other)| relation(session, pair, other)).collect(),
    })
}

fn id_of(session: &Session, claim: u16) -> Option<String> {
    session.data.claims.get(usize::from(claim)).map(|c| c.id.clone())
}

fn unit_of(session: &Session, unit: u16) -> Option<String> {
    session.data.codes.units.get(usize::from(unit)).map(|u| u.entry.code.clone())
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// The conflicts among some claims, the most severe first.
pub fn conflicts(session: &Session, rows: &[u16]) -> Vec<ConflictPart> {
    session.conflicts(rows).iter().map(|c| conflict(session, c)).collect()
}

fn conflict(session: &Session, c: &Conflict) -> ConflictPart {
    let mut ids: Vec<String> = Vec::new();
    for id in c.values.iter().filter_map(|v| id_of(session, v.member.claim)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ConflictPart {
        ids,
        low: c.low,
        high: c.high,
        unit: unit_of(session, c.unit).unwrap_or_default(),
        ratio: finite(c.ratio),
        unexplained: finite(c.unexplained),
    }
}

fn check(session: &Session, f: &Finding) -> CheckCard {
    let mut ids: Vec<String> = f.touches.iter().filter_map(|t| id_of(session, t.claim)).collect();
    ids.dedup();
    let mut numbers = BTreeMap::new();
    let mut rest = f.numbers.as_slice();
    for (name, slot) in f.check.slots() {
        let (own, after) = rest.split_at(slot.width().min(rest.len()));
        numbers.insert(*name, own.iter().map(|n| finite(*n)).collect());
        rest = after;
    }
    let told = |lang| session.late.as_ref().map_or(String::new(), |late| explain(f, late, &session.data, lang));
    let told = Words { id: told(Lang::Id), en: told(Lang::En) };
    CheckCard { check: f.check.code(), ids, told, numbers, unit: f.unit.and_then(|u| unit_of(session, u)) }
}

fn relation(session: &Session, pair: &Pair, other: Member) -> Option<RelationCard> {
    let observation = session.data.claims.get(usize::from(other.claim))?.observations.get(usize::from(other.observation))?;
    let factor = |weight: Weight| finite(weight.ratio());
    Some(RelationCard {
        id: id_of(session, other.claim)?,
        measure: session.data.codes.measures.get(usize::from(observation.measure))?.entry.code.clone(),
        relation: pair.relation.code(),
        ratio: factor(pair.ratio),
        reasons: pair.reasons.iter().map(|(reason, weight)| ReasonCard { reason: reason.code(), factor: factor(*weight) }).collect(),
        unexplained: factor(pair.unexplained),
    })
}

/// The other claims about the event of a claim.
pub fn same_event(session: &Session, index: usize) -> impl Iterator<Item = usize> + '_ {
    let claims = &session.data.claims;
    let event = claims.get(index).and_then(|c| c.event);
    claims.iter().enumerate().filter(move |(n, c)| event.is_some() && c.event == event && *n != index).map(|(n, _)| n)
}

fn observation(session: &Session, index: usize, claim: &Claim, n: usize, o: &Observation) -> Option<ObservationCard> {
    let codes = &session.data.codes;
    let unit = |u: u16| codes.units.get(usize::from(u)).map(|u| u.entry.code.clone());
    let written = session.late.as_ref().and_then(|l| l.details.get(index)).and_then(|d| d.originals.get(n));
    Some(ObservationCard {
        measure: codes.measures.get(usize::from(o.measure))?.entry.code.clone(),
        value: o.value.to_f64(),
        unit: unit(o.unit)?,
        original: written.map(|w| w.0.clone()),
        scope: o.scope.and_then(|s| codes.scopes.get(usize::from(s))).map(|e| e.code.clone()),
        status: o.status.code(),
        implied: o.implied.iter().map(Flag::code).collect(),
        equivalent: o
            .equivalent
            .and_then(|(u, value)| Some(Equivalent { value: value.to_f64(), unit: unit(u)?, original: written.and_then(|w| w.1.clone()) })),
        when: o.when.unwrap_or(claim.when).to_string(),
    })
}
