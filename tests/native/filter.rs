//! What a permalink answers, against a brute force over the data files that shares no code with the engine.

use crate::support::random::Random;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::present::page_api;
use jejak_ekspor::query::session::Session;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/");
const KEYS: [&str; 7] = ["kind", "region", "hs", "to", "measure", "origin", "publisher"];
const ALL_TIME: (u32, u32) = (0, u32::MAX);

/// A claim as the files write it; days are numbers such as 20220131.
struct Row {
    id: String,
    values: BTreeMap<&'static str, BTreeSet<String>>,
    extent: (u32, u32),
    published: Option<(u32, u32)>,
    publisher: String,
    origin: Option<String>,
    measured: bool,
}

fn month_end(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(400) || (year.is_multiple_of(4) && !year.is_multiple_of(100)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Years, months, days and intervals of them, `?` and open ends: all that the files and the links here write.
fn days(edtf: &str) -> (u32, u32) {
    let date = |text: &str| -> (u32, u32) {
        let parts: Vec<u32> = text.trim_end_matches('?').split('-').map(|p| p.parse().unwrap()).collect();
        match parts[..] {
            [year] => (year * 10_000 + 101, year * 10_000 + 1231),
            [year, month] => (year * 10_000 + month * 100 + 1, year * 10_000 + month * 100 + month_end(year, month)),
            [year, month, day] => (year * 10_000 + month * 100 + day, year * 10_000 + month * 100 + day),
            _ => panic!("{text}"),
        }
    };
    match edtf.split_once('/') {
        None => date(edtf),
        Some(("..", end)) => (0, date(end).1),
        Some((start, "..")) => (date(start).0, u32::MAX),
        Some((start, end)) => (date(start).0, date(end).1),
    }
}

fn json_lines(file: &str) -> Vec<Value> {
    let text = fs::read_to_string([DATA, file].concat()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn rows() -> Vec<Row> {
    let regions = fs::read_to_string([DATA, "regions.csv"].concat()).unwrap();
    let mut regions = csv::Reader::from_reader(regions.as_bytes());
    let parents: BTreeMap<String, String> = regions.records().map(Result::unwrap).map(|r| (r[0].to_string(), r[4].to_string())).collect();
    let sources: BTreeMap<String, Value> =
        json_lines("sources.jsonl").into_iter().map(|s| (s["id"].as_str().unwrap().to_string(), s)).collect();
    let strings = |list: &Value, of: &dyn Fn(&Value) -> Option<String>| list.as_array().unwrap().iter().filter_map(of).collect();
    let row = |claim: &Value| {
        let text = |key: &str| claim[key].as_str().map(String::from);
        let source = &sources[claim["source"].as_str().unwrap()];
        let publisher = source["publisher"].as_str().unwrap().to_string();
        let region = text("where").unwrap();
        let province = parents[&region].clone();
        let mut areas = BTreeSet::from([region]);
        if !province.is_empty() && province != "0" {
            areas.insert(province);
        }
        let values = BTreeMap::from([
            ("kind", text("kind").into_iter().collect()),
            ("region", areas),
            ("hs", strings(&claim["commodities"], &|good| good["hs"].as_str().map(|hs| hs[..2].to_string()))),
            ("to", strings(&claim["destinations"], &|to| to.as_str().map(String::from))),
            ("measure", strings(&claim["observations"], &|o| o["measure"].as_str().map(String::from))),
            ("origin", text("origin").into_iter().collect()),
            ("publisher", BTreeSet::from([publisher.clone()])),
        ]);
        Row {
            id: text("id").unwrap(),
            values: values.into_iter().map(|(key, set)| (key, if set.is_empty() { BTreeSet::from(["-".into()]) } else { set })).collect(),
            extent: days(claim["when"].as_str().unwrap()),
            published: source["published"].as_str().map(days),
            publisher,
            origin: text("origin"),
            measured: !claim["observations"].as_array().unwrap().is_empty(),
        }
    };
    json_lines("claims.jsonl").iter().map(row).collect()
}

#[derive(Default, Debug)]
struct Link {
    chosen: BTreeMap<&'static str, BTreeSet<String>>,
    when: Option<String>,
}

impl Link {
    fn text(&self) -> String {
        let encode = |value: &String| value.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let list = |set: &BTreeSet<String>| set.iter().map(encode).collect::<Vec<_>>().join(",");
        let parts = self.chosen.iter().map(|(key, set)| format!("{key}={}", list(set)));
        parts.chain(self.when.iter().map(|when| format!("when={when}"))).collect::<Vec<_>>().join("&")
    }

    /// Whether a row passes every key but `but`.
    fn passes(&self, row: &Row, but: &str) -> bool {
        let window = self.when.as_deref().map_or(ALL_TIME, days);
        let overlaps = row.extent.0 <= window.1 && row.extent.1 >= window.0;
        overlaps && self.chosen.iter().all(|(key, set)| *key == but || !set.is_disjoint(&row.values[key]))
    }
}

fn random_when(random: &mut Random) -> String {
    let mut date = || {
        let (year, month, day) = (2015 + random.below(12), 1 + random.below(12), 1 + random.below(28));
        [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}"), format!("{year}?")][random.below(4)]
            .clone()
    };
    let (a, b) = (date(), date());
    let interval = if days(&a).0 <= days(&b).1 { format!("{a}/{b}") } else { format!("{b}/{a}") };
    [a, interval.clone(), interval, format!("../{b}"), format!("{b}/..")][random.below(5)].clone()
}

/// A link around one claim, so that most have an answer, widened and narrowed by values of others.
fn random_link(random: &mut Random, rows: &[Row]) -> Link {
    let mut link = Link::default();
    let anchor = &rows[random.below(rows.len())];
    for key in KEYS {
        if random.below(5) < 2 {
            let mut set = BTreeSet::new();
            for _ in 0..1 + random.below(3) {
                let of = if random.below(3) > 0 { anchor } else { &rows[random.below(rows.len())] };
                let values: Vec<&String> = of.values[key].iter().collect();
                set.insert(if random.below(8) == 0 { "-".into() } else { random.one(&values).clone() });
            }
            link.chosen.insert(key, set);
        }
    }
    link.when = (random.below(2) == 0).then(|| random_when(random));
    link
}

fn session() -> Session {
    Session::new(Dataset::embedded())
}

#[test]
fn four_hundred_links_answer_as_a_brute_force_over_the_files_does() {
    let (session, rows, mut random) = (session(), rows(), Random(0x5eed_1e4a));
    let (mut found, mut split) = (0, 0);
    for _ in 0..400 {
        let link = random_link(&mut random, &rows);
        let answer = page_api::query(&session, &link.text());
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
    assert!(found > 200 && split > 20, "too few links with an answer to say anything: {found}, {split}");
}

#[test]
fn every_value_of_a_code_list_is_counted_even_with_zero() {
    let session = session();
    let codes = &session.data.codes;
    let answer = page_api::query(&session, "region=3524&when=1900");
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
    page_api::query(session, link).ids.into_iter().collect()
}

#[test]
fn a_province_contains_its_regencies() {
    let session = session();
    let province = ids(&session, "region=35");
    let lamongan = ids(&session, "region=3524");
    assert!(!lamongan.is_empty() && lamongan.is_subset(&province) && lamongan.len() < province.len());
    assert_eq!(ids(&session, "region=35,3524"), province);
    for row in rows().iter().filter(|r| province.contains(&r.id)) {
        assert!(row.values["region"].iter().all(|code| code.starts_with("35")), "{}", row.id);
    }
}

#[test]
fn the_nation_is_not_its_parts() {
    let session = session();
    let nation = ids(&session, "region=0");
    assert!(!nation.is_empty());
    assert!(nation.is_disjoint(&ids(&session, "region=35")));
    let own: BTreeSet<String> = rows().into_iter().filter(|r| r.values["region"].contains("0")).map(|r| r.id).collect();
    assert_eq!(nation, own);
}

#[test]
fn what_the_source_does_not_say_is_a_value_of_its_own() {
    let session = session();
    for key in ["hs", "to", "measure", "origin"] {
        let silent: BTreeSet<String> = rows().into_iter().filter(|r| r.values[key].contains("-")).map(|r| r.id).collect();
        assert!(!silent.is_empty(), "{key}");
        assert_eq!(ids(&session, &format!("{key}=-")), silent, "{key}");
    }
    assert!(ids(&session, "kind=-").is_empty() && ids(&session, "region=-").is_empty() && ids(&session, "publisher=-").is_empty());
}

#[test]
fn asof_keeps_what_was_public_by_then_and_what_has_no_known_date() {
    let session = session();
    for (asof, day) in [("2016-12-31", 20_161_231), ("2020-12-05", 20_201_205), ("2021-01-01", 20_210_101), ("2026-01-01", 20_260_101)] {
        let public = rows().into_iter().filter(|r| r.published.is_none_or(|p| p.0 <= day)).map(|r| r.id).collect();
        assert_eq!(ids(&session, &format!("asof={asof}")), public, "{asof}");
    }
}

#[test]
fn on_the_published_axis_the_window_is_laid_over_publication_dates() {
    let (session, rows) = (session(), rows());
    for when in ["2020", "2021-03", "2020-12-05", "2019-06/2020", "../2018", "2025/.."] {
        let window = days(when);
        let extent = |r: &Row| r.published.unwrap_or(ALL_TIME);
        let overlap = |r: &&Row| extent(r).0 <= window.1 && extent(r).1 >= window.0;
        let expected: BTreeSet<String> = rows.iter().filter(overlap).map(|r| r.id.clone()).collect();
        let certain = rows.iter().filter(overlap).filter(|r| extent(r).0 >= window.0 && extent(r).1 <= window.1).count();
        let answer = page_api::query(&session, &format!("when={when}&axis=published"));
        assert_eq!(answer.ids.iter().cloned().collect::<BTreeSet<_>>(), expected, "{when}");
        assert_eq!(answer.certain, certain as u32, "{when}");
    }
}

#[test]
fn descending_is_ascending_turned_round_with_what_is_missing_last_in_both() {
    let session = session();
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
        let up: Vec<Option<String>> = page_api::query(&session, &format!("sort={column}")).ids.iter().map(|id| key(row(id))).collect();
        let down: Vec<Option<String>> = page_api::query(&session, &format!("sort=-{column}")).ids.iter().map(|id| key(row(id))).collect();
        let there = |list: &[Option<String>]| list.iter().flatten().cloned().collect::<Vec<_>>();
        assert!(there(&up).is_sorted(), "{column}");
        assert!(there(&down).iter().rev().is_sorted(), "{column}");
        for list in [&up, &down] {
            assert_eq!(list.len(), rows.len(), "{column}");
            assert!(list.iter().skip(there(list).len()).all(Option::is_none), "{column}: missing ones are not last");
        }
    }
    for descending in ["", "-"] {
        let ids = page_api::query(&session, &format!("sort={descending}value")).ids;
        let measured = rows.iter().filter(|r| r.measured).count();
        assert!(ids.iter().take(measured).all(|id| row(id).measured), "claims without a figure are not last");
    }
}

#[test]
fn the_page_as_it_opens_shows_every_claim_and_all_of_them_certainly() {
    let answer = page_api::query(&session(), "");
    assert_eq!((answer.count, answer.certain, answer.possible), (695, 695, 0));
}
