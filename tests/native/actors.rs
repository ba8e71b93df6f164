//! Who sends and who receives, against a brute force over the files; a link that names an actor before the names are here.
use crate::page::{markup, text, with};
use crate::support::files::Folder;
use crate::support::fixture::{self, FIXTURE};
use crate::support::oracle::{random_link, rows};
use crate::support::random::Random;
use crate::support::{answer, bare};
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::page::{App, Panel};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::permalink::{parse, write};
use jejak_ekspor::state::{Action, Lang};
use leptos::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// By name: roles, claims, countries; and the events of each kind that it takes part in.
type Told = (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>);

fn told_by_files(claims: &[Value], ids: &BTreeSet<String>) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| ids.contains(claim["id"].as_str().unwrap())) {
        for party in claim["parties"].as_array().unwrap() {
            let role = party["role"].as_str().unwrap();
            if role == "exporter" || role == "recipient" {
                let entry = told.entry(party["name"].as_str().unwrap().into()).or_default();
                entry.0.insert(role.into());
                entry.1.insert(claim["id"].as_str().unwrap().into());
                entry.2.extend(claim["destinations"].as_array().unwrap().iter().map(|to| to.as_str().unwrap().to_owned()));
            }
        }
    }
    told
}

/// How many events of a kind somebody acts in.
fn events(claims: &[Value], name: &str, kind: &str) -> usize {
    let acts = |party: &Value| party["name"] == name && !["speaker", "venue"].contains(&party["role"].as_str().unwrap());
    let own = claims.iter().filter(|claim| claim["kind"] == kind && claim["parties"].as_array().unwrap().iter().any(acts));
    let named = |claim: &Value| claim["event"].as_str().map_or_else(|| claim["id"].to_string(), str::to_owned);
    own.map(named).collect::<BTreeSet<_>>().len()
}

pub fn actors_hold(session: &Session, folder: Folder, times: usize) {
    let (claims, all) = (folder.records("claims.jsonl"), rows(folder));
    let mut random = Random(0xac_7025);
    let mut named = 0;
    for _ in 0..times {
        let link = random_link(&mut random, &all).text();
        let (state, answer) = answer(session, &link);
        let ids: BTreeSet<String> = answer.rows.iter().map(|row| session.data.claims[*row].id.clone()).collect();
        let expected = told_by_files(&claims, &ids);
        let actors = session.actors(&answer.rows, &state);
        let found: BTreeMap<String, Told> = actors
            .iter()
            .map(|actor| {
                let id = |row: &ClaimIx| session.data.claims[*row].id.clone();
                let roles = actor.roles.iter().map(|role| role.code().to_owned()).collect();
                let to = actor.destinations.iter().map(|to| session.data.codes.countries[*to].code.clone()).collect();
                (session.data.parties[actor.party].clone(), (roles, actor.claims.iter().map(id).collect(), to))
            })
            .collect();
        assert_eq!(found, expected, "{link}");
        assert!(actors.windows(2).all(|pair| pair[0].claims.len() >= pair[1].claims.len()), "{link}");
        for actor in actors.iter().take(3) {
            let name = &session.data.parties[actor.party];
            assert_eq!(
                (actor.awards.len(), actor.programmes.len()),
                (events(&claims, name, "award"), events(&claims, name, "programme")),
                "{name}"
            );
        }
        named += usize::from(!actors.is_empty());
    }
    assert!(named * 10 > times, "too few links with a name to say anything: {named}");
}

#[test]
fn those_who_send_and_receive_are_those_of_the_files() {
    actors_hold(fixture::session(), FIXTURE, 200);
}

#[test]
fn a_link_with_an_actor_waits_for_the_names_and_comes_back_as_it_was() {
    let early = fixture::first_part();
    let name = fixture::session().data.parties.iter().find(|name| name.contains(' ')).unwrap().clone();
    let link = format!("party={}&when=2022", name.replace('%', "%25").replace(' ', "%20").replace(',', "%2C"));
    let (state, dropped) = parse(&link, &early.data, &early.facets);
    assert!(dropped.is_empty() && state.facets[Facet::Party].is_empty() && !state.awaited_parties.is_empty());
    let kept = write(&state, &early.data, &early.facets);
    let (late, dropped) = parse(&kept, &fixture::session().data, &fixture::session().facets);
    assert!(dropped.is_empty() && late.facets[Facet::Party].len() == 1 && late.awaited_parties.is_empty(), "{kept}");
    assert_eq!(bare(&write(&late, &fixture::session().data, &fixture::session().facets)), bare(&kept));
    let (_, dropped) = parse("party=Nobody%20at%20all", &fixture::session().data, &fixture::session().facets);
    assert_eq!(dropped.len(), 1, "a name that nobody has is told");
}

/// Who sends goods, where to, with which award or programme: the list below the lanes of a search.
#[test]
fn a_search_for_goods_says_who_sends_them_and_where_to() {
    let html = with("hs=62", Lang::Id, |store| markup(view! { <App store /> }));
    let told = text(html.split_once("id=\"actors\"").unwrap().1.split_once("</section>").unwrap().0);
    for words in ["Pelaku", "sebagai eksportir atau penerima", "eksportir", "Ke:", "Penghargaan:"] {
        assert!(told.contains(words), "no {words:?} in {told}");
    }
    let html = with("kind=value", Lang::Id, |store| markup(view! { <App store /> }));
    assert!(!html.contains("id=\"actors\""), "nobody asked");
}

#[test]
fn names_goods_and_countries_on_a_card_filter() {
    let session = fixture::session();
    let exports = |row: &ClaimIx| {
        let claim = &session.data.claims[*row];
        !claim.parties.is_empty() && !claim.destinations.is_empty() && claim.goods.iter().any(|good| session.data.goods[*good].hs.is_some())
    };
    let row = session.data.claims.indices().find(exports).unwrap();
    let html = with("", Lang::Id, |store| {
        store.act(Action::Open(Some(row)));
        markup(view! { <Panel store /> })
    });
    let buttons: Vec<String> = html.split("class=\"filter\">").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    let claim = &session.data.claims[row];
    let country = &session.data.codes.countries[claim.destinations[0]].name[Lang::Id];
    let region = &session.data.codes.regions[claim.region].name;
    assert!(buttons.contains(country) && buttons.iter().any(|name| name.starts_with(region.as_str())), "{buttons:?}");
    assert!(buttons.iter().any(|name| name.starts_with("HS ")), "{buttons:?}");
    let actor = &session.data.parties[claim.parties[0]];
    assert!(buttons.iter().any(|name| name.contains(actor.as_str())), "{actor}: {buttons:?}");
}
