//! What `window.jejak` gives: plain records that serialize, made from a `Session`.
use crate::facet::{Facet, NONE};
use crate::record::{Bilingual, Claim, Kind, Observation, Role, Status, implied};
use crate::session::Session;
use crate::state::permalink::{self, Dropped};
use serde::Serialize;

/// What the page would show for a permalink.
#[derive(Serialize)]
pub struct QueryAnswer {
    pub version: String,
    pub count: u32,
    pub certain: u32,
    pub possible: u32,
    /// In the order of the link's `sort`.
    pub ids: Vec<String>,
    pub facets: FacetCounts,
    pub dropped: Vec<DroppedPart>,
}

/// The counts of every facet, by its URL key.
#[derive(Serialize)]
pub struct FacetCounts {
    pub kind: Vec<CodeCount>,
    pub region: Vec<CodeCount>,
    pub hs: Vec<CodeCount>,
    pub to: Vec<CodeCount>,
    pub measure: Vec<CodeCount>,
    pub origin: Vec<CodeCount>,
    pub publisher: Vec<CodeCount>,
    pub check: Vec<CodeCount>,
}

/// How many claims have a code; `-` is "the source does not say".
#[derive(Serialize)]
pub struct CodeCount {
    pub code: String,
    pub count: u32,
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
}

#[derive(Serialize)]
pub struct Words {
    pub id: String,
    pub en: String,
}

#[derive(Serialize)]
pub struct SourceCard {
    pub id: Option<String>,
    pub publisher: String,
    pub published: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
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
        let counts = &answer.counts[facet as usize];
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
        facets: FacetCounts {
            kind: counts(Facet::Kind),
            region: counts(Facet::Region),
            hs: counts(Facet::Hs),
            to: counts(Facet::To),
            measure: counts(Facet::Measure),
            origin: counts(Facet::Origin),
            publisher: counts(Facet::Publisher),
            check: counts(Facet::Check),
        },
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
        kind: kind(claim.kind),
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
            lang: page.map(|p| p.lang.clone()),
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
            .map(|d| d.parties.iter().map(|p| PartyCard { role: role(p.role), name: p.name.clone(), person: p.person.clone() }).collect())
            .unwrap_or_default(),
        note: detail.and_then(|d| d.note.as_ref()).map(Words::from),
        related: same_event(session, index).filter_map(|n| data.claims.get(n)).map(|c| c.id.clone()).collect(),
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
    let flags = [
        (implied::CURRENCY, "currency"),
        (implied::UNIT, "unit"),
        (implied::SCALE, "scale"),
        (implied::SEPARATOR, "separator"),
        (implied::SIGN, "sign"),
    ];
    Some(ObservationCard {
        measure: codes.measures.get(usize::from(o.measure))?.entry.code.clone(),
        value: o.value.to_f64(),
        unit: unit(o.unit)?,
        original: written.map(|w| w.0.clone()),
        scope: o.scope.and_then(|s| codes.scopes.get(usize::from(s))).map(|e| e.code.clone()),
        status: match o.status {
            Status::Normal => "normal",
            Status::Provisional => "provisional",
            Status::Estimated => "estimated",
            Status::Forecast => "forecast",
        },
        implied: flags.iter().filter(|(bit, _)| o.implied & bit != 0).map(|(_, name)| *name).collect(),
        equivalent: o
            .equivalent
            .and_then(|(u, value)| Some(Equivalent { value: value.to_f64(), unit: unit(u)?, original: written.and_then(|w| w.1.clone()) })),
        when: o.when.unwrap_or(claim.when).to_string(),
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "release",
        Kind::Value => "value",
        Kind::Award => "award",
        Kind::Programme => "programme",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Releaser => "releaser",
        Role::Exporter => "exporter",
        Role::Giver => "giver",
        Role::Recipient => "recipient",
        Role::Host => "host",
        Role::Supporter => "supporter",
        Role::Speaker => "speaker",
        Role::Venue => "venue",
    }
}
