//! Words made of the data and the phrases: names of codes, one line for a claim.
use super::View;
use crate::model::claim::{Claim, Kind, Observation, Source};
use crate::model::codes::Entry;
use crate::model::facet::{Facet, NONE};
use crate::model::finding::Check;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name, number, strings};
use crate::query::convert;
use crate::query::session::Session;
use crate::state::{Lang, ShownUnit};

/// What a reader calls a value of a facet.
pub fn facet_value(session: &Session, facet: Facet, ordinal: u16, lang: Lang) -> String {
    let t = strings(lang);
    let codes = &session.data.codes;
    let n = usize::from(ordinal);
    if ordinal == NONE {
        // Of a check it is we who have nothing to say.
        return if facet == Facet::Check { check_strings(lang).disputes.nothing_found.into() } else { t.facets.not_said.into() };
    }
    let named = |e: Option<&Entry>| e.map(|e| name(e, lang).to_string());
    match facet {
        Facet::Kind => Kind::ALL.get(n).map(|k| t.lane(*k).to_string()),
        Facet::Region => codes.regions.get(n).map(|r| if r.name.is_empty() { r.code.clone() } else { r.name.clone() }),
        Facet::Hs => codes.chapters.get(n).map(|e| [&e.code, " ", name(e, lang)].concat()),
        Facet::Destination => named(codes.countries.get(n)),
        Facet::Measure => named(codes.measures.get(n).map(|m| &m.entry)),
        Facet::Origin => named(codes.origins.get(n)),
        Facet::Publisher => session.facets.publishers.get(n).cloned(),
        Facet::Check => Check::ALL.get(n).map(|check| check_strings(lang).name(*check).to_string()),
    }
    .unwrap_or_default()
}

/// The observation that stands for a claim in the table: of the lane's measure, else its first.
pub fn main_observation(claim: &Claim, measure: u16) -> Option<&Observation> {
    claim.observations.iter().find(|o| o.measure == measure).or_else(|| claim.observations.first())
}

/// An observation's amount in the unit the reader chose; as written where that was chosen and is here.
pub fn amount(view: &View, claim: usize, o: &Observation) -> String {
    let session = view.session;
    let Some(c) = session.data.claims.get(claim) else { return String::new() };
    if view.state.unit == ShownUnit::Original {
        let index = c.observations.iter().position(|other| core::ptr::eq(other, o));
        let written = session.late.as_ref().and_then(|l| l.details.get(claim)).and_then(|d| d.originals.get(index?));
        if let Some((original, _)) = written {
            return original.clone();
        }
    }
    let shown = convert::shown(o, c, view.state.unit, &session.data);
    number::amount(shown.value, shown.unit, &session.data, view.lang)
}

/// How many bodies stand behind some claims, and how many sources print them: "2 origins, 8 appearances".
pub fn said_by(view: &View, rows: &[u16]) -> String {
    let by = view.session.origins(rows);
    (view.strings().lanes.said_by)(by.origins, by.unnamed, by.appearances)
}

/// When a source was published, in long words.
pub fn published(view: &View, source: &Source) -> String {
    source.published.map_or(view.strings().card.published_unknown.into(), |p| date::period_long(&p, view.lang))
}
