//! Words made of the data and the phrases: names of codes, heads of lanes, one line for a claim.
use super::js;
use super::store::Store;
use crate::chart;
use crate::codes::Entry;
use crate::convert;
use crate::facet::{Facet, NONE};
use crate::finding::Check;
use crate::i18n::check::check_strings;
use crate::i18n::{name, number, strings};
use crate::record::{Claim, Kind, Observation};
use crate::session::Session;
use crate::state::{Lang, ShownUnit};
use leptos::prelude::*;

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
        Facet::Kind => [Kind::Release, Kind::Value, Kind::Award, Kind::Programme].get(n).map(|k| t.lane(*k).to_string()),
        Facet::Region => codes.regions.get(n).map(|r| r.name.clone()),
        Facet::Hs => codes.chapters.get(n).map(|e| format!("{} {}", e.code, name(e, lang))),
        Facet::To => named(codes.countries.get(n)),
        Facet::Measure => named(codes.measures.get(n).map(|m| &m.entry)),
        Facet::Origin => named(codes.origins.get(n)),
        Facet::Publisher => session.facets.publishers.get(n).cloned(),
        Facet::Check => Check::ALL.get(n).map(|check| check_strings(lang).check(*check).name.to_string()),
    }
    .unwrap_or_default()
}

/// The class name of a kind.
pub fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "release",
        Kind::Value => "value",
        Kind::Award => "award",
        Kind::Programme => "programme",
    }
}

/// The head of a lane, reactive to the language.
pub fn kind_plural(store: Store, kind: Kind) -> &'static str {
    store.strings().lane(kind)
}

/// How many claims a lane shows; for values, how to read it.
pub fn lane_head(store: Store, kind: Kind) -> String {
    let answer = store.answer.get();
    let t = store.strings();
    store.session.with_value(|s| {
        let count = answer.rows.iter().filter(|row| s.data.claims.get(usize::from(**row)).is_some_and(|c| c.kind == kind)).count() as u32;
        if kind != Kind::Value {
            return (t.lanes.events_subtitle)(count);
        }
        let (unit, log) = chart::values_unit(s, store.lane_measure(), store.state.with(|state| state.unit), t);
        if js::media("(max-width: 639px)") {
            // No room to explain the marks: each says what it is when touched.
            return format!("{} · {unit}", (t.lanes.events_subtitle)(count));
        }
        (t.lanes.values_subtitle)(count, &unit, log)
    })
}

/// The observation that stands for a claim in the table: of the lane's measure, else its first.
pub fn main_observation(claim: &Claim, measure: u16) -> Option<&Observation> {
    claim.observations.iter().find(|o| o.measure == measure).or_else(|| claim.observations.first())
}

/// An observation's amount in the unit the reader chose; as written where that was chosen and is here.
pub fn amount(session: &Session, claim: usize, o: &Observation, unit: ShownUnit, lang: Lang) -> String {
    let Some(c) = session.data.claims.get(claim) else { return String::new() };
    if unit == ShownUnit::Original {
        let index = c.observations.iter().position(|other| core::ptr::eq(other, o));
        let written = session.late.as_ref().and_then(|l| l.details.get(claim)).and_then(|d| d.originals.get(index?));
        if let Some((original, _)) = written {
            return original.clone();
        }
    }
    let shown = convert::shown(o, c, unit, &session.data);
    number::amount(shown.value, shown.unit, &session.data, lang)
}
