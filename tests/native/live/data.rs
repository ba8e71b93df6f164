//! The files of `src/data` pass the gate, and the page holds what it let through.
use super::LIVE;
use crate::support::files::built;
use jejak_ekspor::codec::embedded::{CARDS, VERSION};
use jejak_ekspor::ingest::curated::version::{LISTS, of};
use jejak_ekspor::ingest::table::detect::lists::FILES;
use jejak_ekspor::ingest::text::gazetteer;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use std::fs;

#[test]
fn what_the_page_holds_is_what_the_gate_let_through() {
    let curated = built(&LIVE);
    assert!(Dataset::embedded() == curated.first, "the first part differs");
    assert!(CardData::unpack(CARDS).unwrap() == curated.cards, "the cards' data differs");
    let (claims, sources) = (LIVE.records("claims.jsonl"), LIVE.records("sources.jsonl"));
    assert_eq!((curated.first.claims.len(), curated.first.sources.len()), (claims.len(), sources.len()));
    assert_eq!((curated.cards.details.len(), curated.cards.sources.len()), (claims.len(), sources.len()));
    assert!(curated.first.claims.iter().zip(&curated.cards.details).all(|(c, d)| c.observations.len() == d.originals.len()));
}

#[test]
fn every_number_stays_what_the_file_writes() {
    let data = Dataset::embedded();
    for (record, claim) in LIVE.records("claims.jsonl").into_iter().zip(&data.claims) {
        assert_eq!(record["id"], claim.id);
        let written: Vec<f64> = record["observations"].as_array().unwrap().iter().map(|o| o["value"].as_f64().unwrap()).collect();
        let held: Vec<f64> = claim.observations.iter().map(|o| o.value.to_f64()).collect();
        assert_eq!(held, written, "{}", claim.id);
        assert_eq!(record["when"].as_str().unwrap(), claim.when.to_string(), "{}", claim.id);
    }
}

#[test]
fn the_five_original_sources_are_there_each_with_a_claim() {
    let data = Dataset::embedded();
    let cards = CardData::unpack(CARDS).unwrap();
    for id in [
        "lamongan-today-2020-12-05-pelepasan-ekspor",
        "bolamp-2024-06-exportiva",
        "wartamerdeka-2021-03-virtual-expo",
        "antara-lampung-2020-maksimalkan-ekspor",
        "lamongan-2022-penghargaan-pendukung-ekspor",
    ] {
        let source = cards.sources.position(|s| s.id == id).unwrap_or_else(|| panic!("{id}"));
        assert!(data.claims.iter().any(|c| c.source == source), "{id}");
    }
}

#[test]
fn the_page_carries_the_version_of_the_files() {
    assert_eq!(of(&LIVE), VERSION);
    assert!(VERSION.len() == 8 && VERSION.bytes().all(|b| b.is_ascii_hexdigit()));
}

#[test]
fn every_file_of_the_data_counts_for_the_version() {
    let mut there: Vec<String> = fs::read_dir(LIVE.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.retain(|name| name.ends_with(".csv"));
    there.sort();
    let mut known = [&LISTS[..], &FILES[..], &gazetteer::FILES[..]].concat();
    known.sort_unstable();
    assert_eq!(there, known);
}
