//! What a file is called: by what is in it, so that it is found again among others.
use crate::model::edtf::Period;
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::present::view::View;
use crate::present::words::{facet_title, facet_value};

/// Letters of a name at most, without its ending.
const LONGEST: usize = 80;
/// Values of a facet that are named; more are counted.
const MOST_NAMED: usize = 2;

/// The name of a file of all that is shown, without its ending: regions, kinds and the other facets, words of the search, years.
pub fn file_stem(view: &View) -> String {
    let state = view.state;
    let mut parts: Vec<String> = Vec::new();
    let mut add = |facet: Facet, values: &[Ordinal]| {
        if values.len() > MOST_NAMED {
            parts.push([facet_title(view.lang, facet), " ", &values.len().to_string()].concat());
        } else {
            parts.extend(values.iter().map(|value| facet_value(view.session, facet, *value, view.lang)));
        }
    };
    let compared: Vec<Ordinal> = state.compare.iter().copied().map(Ordinal::of).collect();
    add(Facet::Region, if state.facets[Facet::Region].is_empty() { &compared } else { &state.facets[Facet::Region] });
    for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Region) {
        add(facet, &state.facets[facet]);
    }
    parts.push(state.q.clone());
    if parts.iter().all(String::is_empty) {
        parts.push(view.later().save.everything.into());
    }
    parts.extend(state.when.map(|when| when.to_string()));
    parts.extend(state.asof.map(|day| Period::from_days(day, day).to_string()));
    let mut name = slug(&parts.join(" "));
    if let Some(cut) = name.char_indices().nth(LONGEST).map(|(at, _)| at) {
        name.truncate(cut);
        name.truncate(name.trim_end_matches('-').len());
    }
    // What is in letters that a name cannot have.
    if name.is_empty() { "jejak-ekspor".into() } else { name }
}

/// Small letters and digits of ASCII, with hyphens between words: what every file system and every mail takes. A regency needs no *Kab.*
fn slug(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty() && *word != "Kab") {
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    out
}
