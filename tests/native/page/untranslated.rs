//! A browser's translator must not touch amounts and names: each stands within an element that says so. Titles, notes and rules are prose.
use super::{BOTH, markup, on, session, with};
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::page::{Choices, LaneHead, Panel, Store, Summary, Table};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Action, Lang, Listed};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The texts that a translator would take.
fn translatable(html: &str) -> Vec<String> {
    let (mut open, mut texts): (Vec<bool>, Vec<String>) = (Vec::new(), Vec::new());
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if tag.starts_with('/') {
            open.pop();
        } else if !tag.ends_with('/') && !tag.starts_with("input") {
            open.push(open.last() == Some(&true) || tag.contains("translate=\"no\""));
        }
        if open.last() == Some(&false) && !text.trim().is_empty() {
            texts.push(text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"));
        }
    }
    texts
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a text has an amount: a figure of money, of mass, or a ratio.
fn has_amount(text: &str) -> bool {
    let before = ["Rp", "US$", "×", "≈"]
        .iter()
        .any(|sign| text.match_indices(sign).any(|(at, _)| text[at + sign.len()..].trim_start().starts_with(is_digit)));
    let after = [" ton", " kg", "%"].iter().any(|unit| text.match_indices(unit).any(|(at, _)| text[..at].ends_with(is_digit)));
    before || after
}

#[test]
fn amounts_are_found() {
    assert!(has_amount("kurang dari Rp1,3 triliun") && has_amount("12 ton") && has_amount("×83"));
    assert!(!has_amount("Rp atau US$") && !has_amount("3 asal, 4 kemunculan"));
    assert_eq!(translatable("<p>a<b translate=\"no\">b<i>c</i></b>d</p>"), ["a", "d"]);
}

/// The names of the claims: who said it, who is named, what places and countries they are about, and headlines.
fn names(session: &Session) -> BTreeSet<String> {
    let cards = session.cards.as_ref().unwrap();
    let publishers = session.data.publishers.iter().cloned();
    let regions = session.data.claims.iter().filter_map(|claim| session.data.codes.regions.get(claim.region)).map(|r| r.name.clone());
    let parties = cards.details.iter().flat_map(|detail| &detail.parties).map(|party| party.name.clone());
    let headlines = cards.sources.iter().filter_map(|source| source.title.clone());
    let all = publishers.chain(regions).chain(parties).chain(headlines);
    // Names that are words of the page's sentences too.
    all.filter(|name| name.len() > 5 && name != "Indonesia").collect()
}

/// The prose of the claims.
fn prose(session: &Session) -> Vec<String> {
    let titles = session.data.claims.iter().flat_map(|claim| claim.title.each().cloned().collect::<Vec<_>>());
    let notes = session.cards.as_ref().unwrap().details.iter().filter_map(|detail| detail.note.as_ref());
    titles.chain(notes.flat_map(|note| note.each().cloned().collect::<Vec<_>>())).collect()
}

/// The texts that a translator would take although they have an amount or a name.
fn unmarked(html: &str, names: &BTreeSet<String>, prose: &[String]) -> Vec<String> {
    let is_prose = |text: &String| prose.iter().any(|prose| text.ends_with(prose.as_str()));
    let has_name = |text: &String| names.iter().any(|name| text.contains(name.as_str()));
    translatable(html).into_iter().filter(|text| !is_prose(text) && (has_amount(text) || has_name(text))).collect()
}

#[test]
fn amounts_and_names_are_kept_from_translators() {
    let (names, prose) = (names(&session()), prose(&session()));
    assert!(names.len() > 20);
    let mut found = BTreeSet::new();
    let claims = session().data.claims.len();
    for lang in BOTH {
        on(session(), "", lang, false, |store: Store| {
            for row in 0..claims {
                store.act(Action::Open(Some(ClaimIx::at(row))));
                found.extend(unmarked(&markup(view! { <Panel store /> }), &names, &prose));
            }
            store.act(Action::Open(None));
            store.act(Action::List(Some(Listed::Conflicts)));
            found.extend(unmarked(&markup(view! { <Panel store /> }), &names, &prose));
            found.extend(unmarked(&markup(view! { <div><Table store /></div> }), &names, &prose));
        });
    }
    with("region=3524,35&compare=3524,35&q=kopi&when=2022&check=conflict", Lang::Id, |store| {
        found.extend(unmarked(&markup(view! { <div><Summary store /></div> }), &names, &prose));
        found.extend(unmarked(&markup(view! { <div><Choices store /></div> }), &names, &prose));
    });
    with("", Lang::En, |store| {
        found.extend(unmarked(&markup(view! { <div><LaneHead store kind=Kind::Value /></div> }), &names, &prose));
    });
    assert_eq!(found, BTreeSet::new());
}
