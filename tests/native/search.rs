//! Words in the search box, over the claims of the fixture and the words of their cards.
use crate::support::fixture::{early, session};
use jejak_ekspor::present::page_api;
use jejak_ekspor::protocol::ToValue;
use jejak_ekspor::query::search::{Query, Text, words};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::Lang;
use std::collections::BTreeSet;

fn found(session: &Session, typed: &str) -> BTreeSet<String> {
    let encoded: String = typed.bytes().map(|b| format!("%{b:02X}")).collect();
    let answer = page_api::query(session, &format!("q={encoded}"), Lang::Id);
    assert!(answer.dropped.is_empty(), "{typed}");
    answer.ids.into_iter().collect()
}

fn text(of: &[&str]) -> Text {
    let mut text = Text::default();
    of.iter().for_each(|t| text.add(t));
    text.finish();
    text
}

#[test]
fn a_word_finds_the_same_claims_in_either_language() {
    let session = session();
    let pairs = [
        ("nikel", "nickel"),
        ("sawit", "palm oil"),
        ("tenun", "weaving"),
        ("tenun", "woven"),
        ("kopi", "coffee"),
        ("udang", "shrimp"),
        ("batu bara", "coal"),
        ("alas kaki", "footwear"),
        ("jatim", "East Java"),
        ("jawa timur", "east java"),
        ("kopi lampung", "coffee lampung"),
    ];
    for (indonesian, english) in pairs {
        let ids = found(session, indonesian);
        assert!(!ids.is_empty(), "{indonesian}");
        assert!(ids.len() < session.data.claims.len(), "{indonesian} finds everything");
        assert_eq!(ids, found(session, english), "{indonesian} and {english}");
    }
}

/// Not every word that begins as another does is one of its forms.
#[test]
fn a_name_finds_what_bears_it() {
    let session = session();
    for name in ["Exportiva", "Primaniyarta", "Sambeng", "Nilamsari"] {
        let bears = |id: &&String| {
            let card = page_api::claim(session, id).expect("a claim");
            let said = serde_json::Value::from(card.to_value());
            let parts = ["title", "place", "note", "parties", "commodities"].map(|part| said[part].to_string());
            let headline = said["source"]["title"].to_string();
            parts.iter().chain([&headline]).any(|text| words(text).iter().any(|word| word.starts_with(&name.to_lowercase())))
        };
        let ids: Vec<String> = session.data.claims.iter().map(|claim| claim.id.clone()).collect();
        let expected: BTreeSet<String> = ids.iter().filter(bears).cloned().collect();
        assert_eq!(found(session, name), expected, "{name}");
    }
}

#[test]
fn accents_case_and_marks_do_not_matter() {
    let session = session();
    for (plain, other) in [("lamongan", "LAMONGAN"), ("lamongan", "lamóngàn"), ("jawa timur", "  Jawa,  TIMUR! "), ("nikel", "Ñìkél")]
    {
        let ids = found(session, plain);
        assert!(!ids.is_empty(), "{plain}");
        assert_eq!(ids, found(session, other), "{other}");
    }
    assert_eq!(words("Çà et là: Ma'ruf’s TEI-2023"), ["ca", "et", "la", "marufs", "tei", "2023"]);
}

#[test]
fn every_word_must_match() {
    let session = session();
    let both = found(session, "lamongan udang");
    let expected: BTreeSet<String> = found(session, "lamongan").intersection(&found(session, "udang")).cloned().collect();
    assert!(!both.is_empty());
    assert_eq!(both, expected);
    assert_eq!(found(session, "udang lamongan"), both);
    assert!(found(session, "lamongan qqqq").is_empty());
}

#[test]
fn a_word_matches_where_it_begins_one_and_nowhere_else() {
    let session = session();
    let whole = found(session, "lamongan");
    assert!(whole.is_subset(&found(session, "lamong")));
    assert!(found(session, "amongan").is_empty());
    let claim = text(&["Gresik melepas ekspor", "pupuk"]);
    for (typed, there) in [("gres", true), ("resik", false), ("melepas pup", true), ("gresikk", false), ("", true), ("ekspor pupuk", true)]
    {
        assert_eq!(Query::new(typed).matches(&claim), there, "{typed}");
    }
}

#[test]
fn a_pair_of_words_does_not_run_from_one_text_into_the_next() {
    assert!(Query::new("sawit").matches(&text(&["crude palm oil"])));
    assert!(!Query::new("sawit").matches(&text(&["a palm", "oil"])));
    assert!(!Query::new("palm oil").matches(&text(&["palm", "oil"])));
}

#[test]
fn the_words_of_the_cards_are_found_once_they_have_arrived() {
    let early = early();
    let session = session();
    let cards = session.cards.as_ref().unwrap();
    let all = session.data.claims.iter().zip(&cards.details);
    let (claim, person) = all.flat_map(|(c, d)| d.parties.iter().filter_map(move |p| Some((c, p.person.clone()?)))).next().unwrap();
    assert!(!found(&early, &person).contains(&claim.id), "{person}");
    assert!(found(session, &person).contains(&claim.id), "{person}");
    for typed in ["lamongan", "nikel", "udang"] {
        assert!(found(&early, typed).is_subset(&found(session, typed)), "{typed}");
    }
}
