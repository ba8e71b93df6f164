//! What a reader took over stands among the claims of the data as if it were one of them.
use super::READER;
use super::lines::{TEXTS, With};
use crate::support::fixture;
use jejak_ekspor::compare;
use jejak_ekspor::compare::item::Input;
use jejak_ekspor::ingest::curated::files::read;
use jejak_ekspor::model::claim::Claim;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::lang::PerLang;
use jejak_ekspor::protocol::reading::OwnText;
use jejak_ekspor::protocol::{FromValue, ToValue, from_json, to_json};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, permalink};
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::own::{Base, ID, PUBLISHER, is_own, lines, put};
use std::fs;

const CONTRADICTION: &str = "Ekspor Kabupaten Lamongan pada 2021 mencapai Rp 77 triliun.";

fn session() -> Session {
    let mut session = fixture::early();
    session.set_cards(fixture::cards());
    session
}

/// A text of which everything was taken over that can be.
fn of(text: &str) -> OwnText {
    let published = Period::parse("2024-01-15").unwrap().first();
    let reading = answer::reading(&READER, &READER.read(text, Some(published)), text);
    let is_whole = |candidate: &_| {
        let jejak_ekspor::protocol::reading::Candidate { when, area, flags, .. } = candidate;
        when.is_some() && area.is_some() && !flags.iter().any(|flag| flag.ask)
    };
    let candidates = reading.candidates.into_iter().filter(is_whole).collect();
    OwnText {
        key: text.chars().take(20).collect(),
        publisher: "Kabar".into(),
        published: Some("2024-01-15".into()),
        lang: reading.lang,
        candidates,
    }
}

fn all_texts() -> Vec<OwnText> {
    let mut names: Vec<_> = fs::read_dir(TEXTS).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .map(|path| of(&fs::read_to_string(path).unwrap()))
        .collect()
}

fn put_into(session: &mut Session, base: &Base, texts: &[OwnText]) {
    session.renew(&mut |data, cards| put(data, cards, base, texts, &PerLang::default()));
}

fn joined(texts: &[OwnText]) -> (Session, Base) {
    let mut session = session();
    let base = Base::of(&session.data);
    put_into(&mut session, &base, texts);
    (session, base)
}

#[test]
fn an_own_claim_is_found_filtered_and_named_by_a_link() {
    let (session, _) = joined(&[of(CONTRADICTION)]);
    let (row, claim) = session.data.claims.iter_indexed().find(|(_, claim)| is_own(claim)).unwrap();
    assert!(claim.id.starts_with(ID));
    assert!(session.data.publisher(&session.data.sources[claim.source]).starts_with(PUBLISHER));
    for fragment in ["region=3524&measure=export_value&when=2021", "publisher=✎%20Kabar", "q=kabar%2077%20triliun"] {
        let (state, dropped) = permalink::parse(fragment, &session.data, &session.facets);
        assert!(dropped.is_empty(), "{fragment}");
        assert!(session.answer(&state, Lang::Id).rows.contains(&row), "{fragment}");
    }
    let (state, dropped) = permalink::parse(&["claim=", &claim.id].concat(), &session.data, &session.facets);
    assert!(dropped.is_empty() && state.claim == Some(row));
}

#[test]
fn it_stands_in_conflict_with_what_it_contradicts() {
    let before = session();
    let (session, _) = joined(&[of(CONTRADICTION)]);
    let row = session.data.claims.indices().next_back().unwrap();
    let groups: Vec<_> = session.groups_of(row).collect();
    assert_eq!(groups.len(), 1);
    let others = session.data.compared.groups[groups[0]].members.iter().filter(|member| member.claim != row).count();
    assert!(others > 0 && !session.relations(row).is_empty());
    assert!(before.groups_of(row).next().is_none());
    let check = session.facets.ordinal(Facet::Check, "conflict", &session.data).unwrap();
    assert!(session.facets.values_of(Facet::Check, row, &session.data).contains(&check));
}

/// Groups and pairs are those that the build would find.
#[test]
fn own_claims_are_compared_as_the_claims_of_the_data_are() {
    let mut texts = all_texts();
    texts.push(of(CONTRADICTION));
    let (session, _) = joined(&texts);
    let cards = session.cards.as_ref().unwrap();
    let (compared, found) = compare::run(&Input { data: &session.data, cards });
    assert!(session.data.claims.iter().filter(|claim| is_own(claim)).count() > 80);
    assert_eq!(session.data.compared.groups, compared.groups);
    assert_eq!(cards.found.pairs, found.pairs);
}

#[test]
fn what_is_taken_back_leaves_no_trace() {
    let before = session();
    let (mut session, base) = joined(&all_texts());
    assert!(session.data.claims.is_sorted_by(|a, b| a.id < b.id), "claims are searched by bisection");
    assert!(session.data.publishers.is_sorted(), "so are publishers");
    put_into(&mut session, &base, &[]);
    assert!(session.data == before.data && session.cards == before.cards);
}

#[test]
fn what_the_browser_keeps_is_read_back_as_it_was() {
    let texts = all_texts();
    let text = to_json(&texts.to_value());
    assert_eq!(Vec::<OwnText>::from_value(&from_json(&text).unwrap()).unwrap(), texts);
}

/// A claim without its indices.
fn plain(claim: &Claim, data: &Dataset) -> String {
    let goods: Vec<_> = claim.goods.iter().map(|good| &data.goods[*good]).collect();
    let Claim { kind, when, region, title, observations, destinations, .. } = claim;
    format!("{kind:?} {when} {region:?} {title:?} {observations:?} {destinations:?} {goods:?}")
}

#[test]
fn the_lines_of_own_claims_pass_the_gate_and_are_what_stands_on_the_page() {
    let texts = all_texts();
    let (session, _) = joined(&texts);
    let lines = lines(&session.data.codes, &texts);
    let curated = read(&With { claims: lines.claims.join("\n") + "\n", sources: lines.sources.join("\n") + "\n" });
    let problems: Vec<String> = curated.problems.iter().map(ToString::to_string).collect();
    let of_lines = |problem: &&String| problem.contains("claims.jsonl") || problem.contains("sources.jsonl");
    assert_eq!(problems.iter().filter(of_lines).collect::<Vec<_>>(), Vec::<&String>::new());
    let mut by_gate: Vec<String> = curated.first.claims.iter().map(|claim| plain(claim, &curated.first)).collect();
    let mut on_page: Vec<String> =
        session.data.claims.iter().filter(|claim| is_own(claim)).map(|claim| plain(claim, &session.data)).collect();
    by_gate.sort();
    on_page.sort();
    assert_eq!(by_gate, on_page);
}
