//! What a permalink answers, against a brute force over the data files that shares no code with the engine.

use crate::support::files::Folder;
use crate::support::fixture::{self, FIXTURE};
use crate::support::oracle::{self, ALL_TIME, KEYS, Row, days, random_link};
use crate::support::random::Random;
use jejak_ekspor::codec::Words;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::present::page_api;
use jejak_ekspor::query::session::{Session, was_public};
use jejak_ekspor::state::permalink::parse;
use jejak_ekspor::state::{Column, Lang, Sort, State};
use std::collections::{BTreeMap, BTreeSet};

fn rows() -> Vec<Row> {
    oracle::rows(FIXTURE)
}

#[test]
fn four_hundred_links_answer_as_a_brute_force_over_the_files_does() {
    answers_as_the_files(fixture::session(), FIXTURE, 400);
}

/// Asks for so many random links, and counts what the files say to each.
pub fn answers_as_the_files(session: &Session, folder: Folder, links: usize) {
    let (rows, mut random) = (oracle::rows(folder), Random(0x5eed_1e4a));
    let (mut found, mut split) = (0, 0);
    for _ in 0..links {
        let link = random_link(&mut random, &rows);
        let answer = page_api::query(session, &link.text(), Lang::Id);
        assert!(answer.dropped.is_empty(), "{link:?}");
        let expected: BTreeSet<&str> = rows.iter().filter(|r| link.passes(r, "")).map(|r| r.id.as_str()).collect();
        let ids: BTreeSet<&str> = answer.ids.iter().map(String::as_str).collect();
        assert_eq!(ids, expected, "{link:?}");
        assert_eq!(answer.ids.len(), expected.len(), "an id twice: {link:?}");
        let window = link.when.as_deref().map_or(ALL_TIME, days);
        let inside = |r: &&Row| link.passes(r, "") && r.extent.0 >= window.0 && r.extent.1 <= window.1;
        let certain = rows.iter().filter(inside).count();
        assert_eq!((answer.count, answer.certain), (expected.len() as u32, certain as u32), "{link:?}");
        assert_eq!(answer.possible, answer.count - answer.certain, "{link:?}");
        for key in KEYS {
            let mut wanted: BTreeMap<&str, u32> = BTreeMap::new();
            for value in rows.iter().filter(|r| link.passes(r, key)).flat_map(|r| &r.values[key]) {
                *wanted.entry(value).or_default() += 1;
            }
            for row in &answer.facets[Facet::from_code(key).unwrap()] {
                assert_eq!(row.count, wanted.remove(row.code.as_str()).unwrap_or(0), "{key}={} {link:?}", row.code);
            }
            assert!(wanted.is_empty(), "{key} lacks {wanted:?} {link:?}");
        }
        found += usize::from(!expected.is_empty());
        split += usize::from(answer.certain > 0 && answer.possible > 0);
    }
    assert!(found > links / 2 && split > links / 40, "too few links with an answer to say anything: {found}, {split}");
}

#[test]
fn every_value_of_a_code_list_is_counted_even_with_zero() {
    let session = fixture::session();
    let codes = &session.data.codes;
    let answer = page_api::query(session, "region=3524&when=1900", Lang::Id);
    assert_eq!(answer.count, 0);
    let lengths = [4, codes.regions.len(), codes.chapters.len(), codes.countries.len(), codes.measures.len(), codes.origins.len()];
    for (key, length) in KEYS.into_iter().zip(lengths) {
        let counts = &answer.facets[Facet::from_code(key).unwrap()];
        assert_eq!(counts.len(), length + 1, "{key}: the list and `-`");
        assert!(counts.iter().all(|c| c.count == 0), "{key}");
        assert_eq!(counts.last().unwrap().code, "-");
        let distinct: BTreeSet<&str> = counts.iter().map(|c| c.code.as_str()).collect();
        assert_eq!(distinct.len(), counts.len(), "{key}");
    }
}

fn ids(session: &Session, link: &str) -> BTreeSet<String> {
    page_api::query(session, link, Lang::Id).ids.into_iter().collect()
}

#[test]
fn a_province_contains_its_regencies() {
    let session = fixture::session();
    let province = ids(session, "region=35");
    let lamongan = ids(session, "region=3524");
    assert!(!lamongan.is_empty() && lamongan.is_subset(&province) && lamongan.len() < province.len());
    assert_eq!(ids(session, "region=35,3524"), province);
    for row in rows().iter().filter(|r| province.contains(&r.id)) {
        assert!(row.values["region"].iter().all(|code| code.starts_with("35")), "{}", row.id);
    }
}

#[test]
fn the_nation_is_not_its_parts() {
    let session = fixture::session();
    let nation = ids(session, "region=0");
    assert!(!nation.is_empty());
    assert!(nation.is_disjoint(&ids(session, "region=35")));
    let own: BTreeSet<String> = rows().into_iter().filter(|r| r.values["region"].contains("0")).map(|r| r.id).collect();
    assert_eq!(nation, own);
}

#[test]
fn what_the_source_does_not_say_is_a_value_of_its_own() {
    let session = fixture::session();
    for key in ["hs", "to", "measure", "origin"] {
        let silent: BTreeSet<String> = rows().into_iter().filter(|r| r.values[key].contains("-")).map(|r| r.id).collect();
        assert!(!silent.is_empty(), "{key}");
        assert_eq!(ids(session, &format!("{key}=-")), silent, "{key}");
    }
    assert!(ids(session, "kind=-").is_empty() && ids(session, "region=-").is_empty() && ids(session, "publisher=-").is_empty());
}

#[test]
fn as_of_a_day_only_what_was_over_and_public_is_shown_and_the_undated_can_be_left_out() {
    let session = fixture::session();
    let mut left_out = 0;
    for (asof, day) in [("2016-12-31", 20_161_231), ("2020-12-05", 20_201_205), ("2022-06-30", 20_220_630), ("2026-01-01", 20_260_101)] {
        let is_over = |r: &Row| r.extent.1 <= day;
        let dated = |r: &Row| r.published.is_some_and(|p| p.0 <= day && (is_over(r) || r.extent.1 == ALL_TIME.1));
        let undated: BTreeSet<String> = rows().into_iter().filter(|r| r.published.is_none() && is_over(r)).map(|r| r.id).collect();
        let public: BTreeSet<String> = rows().into_iter().filter(dated).map(|r| r.id).collect();
        left_out += undated.len();
        assert_eq!(ids(session, &format!("asof={asof}")), &public | &undated, "{asof}");
        assert_eq!(ids(session, &format!("asof={asof}&undated=left-out")), public, "{asof}");
        for undated_shown in ["", "&undated=left-out", "&undated=included"] {
            let (state, _) = parse(&format!("asof={asof}{undated_shown}"), &session.data, &session.facets);
            assert_eq!(session.answer(&state, Lang::Id).undated as usize, undated.len(), "{asof}{undated_shown}: their count");
        }
    }
    assert!(left_out > 0, "the fixture has some");
    assert_eq!(ids(session, "undated=left-out"), ids(session, ""), "without a day it says nothing");
}

#[test]
fn what_was_public_by_a_day() {
    let day = |text: &str| Period::parse(text).unwrap().first();
    let known =
        |when: &str, published: &str| was_public(day("2021-06-30"), Period::parse(when).unwrap().last(), Period::parse(published).ok());
    for (when, published, is) in [
        ("2020", "2021-02-03", true),
        ("2021-06", "2021-06-30", true),
        ("2020", "2021-07-01", false),
        ("2021", "2021-02-03", false),
        ("2019/2024", "2021-02-03", false),
        ("2020/..", "2021-02-03", true),
        ("2020/..", "2022", false),
        ("2020", "", true),
        ("2021-06", "", true),
        ("2021", "", false),
        ("2020/..", "", false),
    ] {
        assert_eq!(known(when, published), is, "{when}, published {published}");
    }
}

#[test]
fn on_the_published_axis_the_window_is_laid_over_publication_dates() {
    let (session, rows) = (fixture::session(), rows());
    for when in ["2020", "2021-03", "2020-12-05", "2019-06/2020", "../2018", "2025/.."] {
        let window = days(when);
        let extent = |r: &Row| r.published.unwrap_or(ALL_TIME);
        let overlap = |r: &&Row| extent(r).0 <= window.1 && extent(r).1 >= window.0;
        let expected: BTreeSet<String> = rows.iter().filter(overlap).map(|r| r.id.clone()).collect();
        let certain = rows.iter().filter(overlap).filter(|r| extent(r).0 >= window.0 && extent(r).1 <= window.1).count();
        let answer = page_api::query(session, &format!("when={when}&axis=published"), Lang::Id);
        assert_eq!(answer.ids.iter().cloned().collect::<BTreeSet<_>>(), expected, "{when}");
        assert_eq!(answer.certain, certain as u32, "{when}");
    }
}

#[test]
fn descending_is_ascending_turned_round_with_what_is_missing_last_in_both() {
    let session = fixture::session();
    let rows = rows();
    let row = |id: &String| rows.iter().find(|r| r.id == *id).unwrap();
    // The key of a column as the files give it; None where it is missing, and the column where it need not be known.
    type Key = Box<dyn Fn(&Row) -> Option<String>>;
    let known: [(&str, Key); 5] = [
        ("when", Box::new(|r| Some(format!("{:08} {:08}", r.extent.0, r.extent.1)))),
        ("publisher", Box::new(|r| Some(r.publisher.to_lowercase()))),
        ("published", Box::new(|r| r.published.map(|p| format!("{:08} {:08}", p.0, p.1)))),
        ("origin", Box::new(|r| r.origin.clone())),
        (
            "kind",
            Box::new(|r| {
                ["release", "value", "award", "programme"].iter().position(|k| r.values["kind"].contains(*k)).map(|n| n.to_string())
            }),
        ),
    ];
    for (column, key) in known {
        let up: Vec<Option<String>> =
            page_api::query(session, &format!("sort={column}"), Lang::Id).ids.iter().map(|id| key(row(id))).collect();
        let down: Vec<Option<String>> =
            page_api::query(session, &format!("sort=-{column}"), Lang::Id).ids.iter().map(|id| key(row(id))).collect();
        let there = |list: &[Option<String>]| list.iter().flatten().cloned().collect::<Vec<_>>();
        assert!(there(&up).is_sorted(), "{column}");
        assert!(there(&down).iter().rev().is_sorted(), "{column}");
        for list in [&up, &down] {
            assert_eq!(list.len(), rows.len(), "{column}");
            assert!(list.iter().skip(there(list).len()).all(Option::is_none), "{column}: missing ones are not last");
        }
    }
    for descending in ["", "-"] {
        let ids = page_api::query(session, &format!("sort={descending}value"), Lang::Id).ids;
        let measured = rows.iter().filter(|r| r.measured).count();
        assert!(ids.iter().take(measured).all(|id| row(id).measured), "claims without a figure are not last");
    }
}

#[test]
fn the_page_as_it_opens_shows_every_claim_and_all_of_them_certainly() {
    let (answer, all) = (page_api::query(fixture::session(), "", Lang::Id), rows().len() as u32);
    assert_eq!((answer.count, answer.certain, answer.possible), (all, all, 0));
}

#[test]
fn an_order_is_that_of_the_words_that_are_here_and_of_the_language() {
    let packed = fixture::packed();
    let arrive: [&dyn Fn(&mut Session); 5] = [
        &|session| assert!(session.add_further(&packed.further)),
        &|session| assert!(session.add_words(Words::Names, Lang::Id, &packed.names[Lang::Id])),
        &|session| assert!(session.add_words(Words::Titles, Lang::Id, &packed.titles[Lang::Id])),
        &|session| assert!(session.add_words(Words::Titles, Lang::En, &packed.titles[Lang::En])),
        &|session| session.set_cards(fixture::cards()),
    ];
    let rows = |session: &Session, sort, lang| session.answer(&State { sort, ..State::default() }, lang).rows;
    for column in Column::ALL {
        for (descending, lang) in [(false, Lang::Id), (true, Lang::En)] {
            let sort = Sort { column, descending };
            // Asked for the same order before each arrival.
            let mut asked = fixture::first_part();
            for come in 0..=arrive.len() {
                let mut fresh = fixture::first_part();
                arrive.iter().take(come).for_each(|arrive| arrive(&mut fresh));
                assert_eq!(rows(&asked, sort, lang), rows(&fresh, sort, lang), "{column:?} after {come} arrivals");
                arrive.iter().skip(come).take(1).for_each(|arrive| arrive(&mut asked));
            }
        }
    }
    let title = Sort { column: Column::Title, descending: false };
    let session = fixture::session();
    assert_ne!(rows(session, title, Lang::Id), rows(session, title, Lang::En), "the languages have one order");
}
