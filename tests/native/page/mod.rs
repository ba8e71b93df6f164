//! The page's components as a reader gets them: rendered to text.
mod about;
mod acts;
pub mod card;
mod foot;
mod keys;
mod lanes;
mod paper;
mod phone;
mod rail;
mod reader;
mod readers;
mod table;
mod untranslated;

use crate::support::fixture;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::page::{Arrival, Parts, Store, Ui};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, permalink};
use leptos::prelude::*;

const BOTH: [Lang; 2] = [Lang::Id, Lang::En];
const ADDRESS: &str = "https://example.org/a&b/";

/// A session with the words of the cards.
fn session() -> Session {
    let mut session = fixture::early();
    session.set_cards(fixture::cards());
    session
}

/// What `f` makes of a store that shows a link.
fn on<T>(session: Session, link: &str, lang: Lang, is_narrow: bool, f: impl FnOnce(Store) -> T) -> T {
    Owner::new().with(|| {
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        assert!(dropped.is_empty(), "{link}: {dropped:?}");
        let details = if session.cards.is_some() { Arrival::Here } else { Arrival::Coming };
        let ui = Ui::new(is_narrow, false);
        ui.details.set(details);
        f(Store::new(Parts { session, state, dropped, fallback: lang, address: ADDRESS, ui }))
    })
}

pub fn with<T>(link: &str, lang: Lang, f: impl FnOnce(Store) -> T) -> T {
    on(session(), link, lang, false, f)
}

/// The markup of a view, every element closed where it should be and none with a style of its own.
pub fn markup(view: impl RenderHtml) -> String {
    let mut html = view.to_html().replace("<!>", "");
    // Places that Leptos keeps for what may come.
    while let Some(start) = html.find("<!--") {
        let end = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
        html.replace_range(start..end, "");
    }
    well_formed(&html);
    html
}

fn well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').unwrap_or_else(|| panic!("an open tag: {tag}")).0;
        let name = tag.split([' ', '/']).find(|n| !n.is_empty()).unwrap();
        assert!(!tag.contains("style="), "{tag}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{}", &html[..html.len().min(2000)]);
        } else if !tag.ends_with('/') && name != "input" {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// What a reader sees or hears.
pub fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        // What is in a script is for programs.
        if part.starts_with("script") {
            continue;
        }
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between two texts, the first time that the former stands there.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} behind {start}")).0
}

/// The place of a claim among the claims.
fn row(session: &Session, id: &str) -> ClaimIx {
    session.data.claims.position(|c| c.id == id).unwrap()
}
