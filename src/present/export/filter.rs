//! A filter in words, for files that are read without the page.
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::present::i18n::{date, later_strings, strings};
use crate::present::words::{facet_title, facet_value};
use crate::query::session::Session;
use crate::state::{Axis, Lang, State};

/// What a state filters by: each facet with its values, then time, words and the day of `asof`. All claims where there is nothing.
pub fn in_words(session: &Session, state: &State, lang: Lang) -> String {
    let t = strings(lang);
    let names = |facet: Facet, values: &[Ordinal]| {
        values.iter().map(|value| facet_value(session, facet, *value, lang)).collect::<Vec<_>>().join(", ")
    };
    let mut parts: Vec<String> = Vec::new();
    for facet in Facet::ALL {
        let values = &state.facets[facet];
        if !values.is_empty() {
            parts.push([facet_title(lang, facet), ": ", &names(facet, values)].concat());
        }
    }
    if !state.compare.is_empty() {
        let compared: Vec<Ordinal> = state.compare.iter().copied().map(Ordinal::of).collect();
        parts.push([t.compare.label, ": ", &names(Facet::Region, &compared)].concat());
    }
    if let Some(when) = state.when {
        let clock = if state.axis == Axis::Period { t.lanes.axis_period } else { t.lanes.axis_published };
        parts.push([clock, ": ", &date::period(&when, lang)].concat());
    }
    if !state.q.is_empty() {
        parts.push(["“", &state.q, "”"].concat());
    }
    if let Some(day) = state.asof {
        parts.push((t.facets.as_of)(&date::day(day, lang)));
    }
    if parts.is_empty() { later_strings(lang).save.everything.into() } else { parts.join("; ") }
}
