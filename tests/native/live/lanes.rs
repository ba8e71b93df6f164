//! The values lane with all claims: the nation's figures, and bands for the provinces.
use super::{LIVE, session};
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::present::chart::{self, BANDS, Input, Scene, Size, values};
use jejak_ekspor::present::i18n::strings;
use jejak_ekspor::state::{Lang, State, permalink};
use std::collections::{BTreeMap, BTreeSet};

fn lane(link: &str) -> (State, Vec<ClaimIx>, Scene) {
    let session = session();
    let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
    assert!(dropped.is_empty(), "{link}");
    let answer = session.answer(&state, Lang::Id);
    let conflicts = session.conflicts(&answer.rows, &state);
    let input = Input {
        session,
        answer: &answer,
        conflicts: &conflicts,
        state: &state,
        strings: strings(Lang::Id),
        measure: session.lane_measure(&state.facets[Facet::Measure]),
        domain: chart::domain(session, &answer.others),
        focus: None,
        beside: None,
    };
    let scene = values(&input, Size { width: 900.0, height: 284.0 });
    (state, answer.rows, scene)
}

#[test]
fn every_claim_of_a_crowded_lane_is_in_a_mark() {
    for link in ["", "kind=value", "measure=weight", "hs=09", "unit=USD&when=2015/2024"] {
        let (_, rows, scene) = lane(link);
        let shown: BTreeSet<ClaimIx> = scene.marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
        let values: BTreeSet<ClaimIx> = rows.into_iter().filter(|row| session().data.claims[*row].kind == Kind::Value).collect();
        assert!(values.len() > 40, "{link}: {}", values.len());
        assert_eq!(values.difference(&shown).count(), 0, "{link}");
    }
}

#[test]
fn a_band_spans_what_the_provinces_say_of_the_year() {
    let (_, _, scene) = lane("");
    let bands: Vec<_> = scene.marks.iter().filter(|mark| mark.series == BANDS).collect();
    // By year: the provinces, and the claims that give a figure of all exports of the whole year.
    let mut told: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for record in LIVE.records("claims.jsonl").iter().filter(|record| record["kind"] == "value") {
        let place = record["where"].as_str().filter(|code| code.len() == 2).map(str::to_owned);
        for o in record["observations"].as_array().unwrap() {
            let when = o["when"].as_str().or(record["when"].as_str()).unwrap();
            let is_year = when.len() == 4 && when.bytes().all(|b| b.is_ascii_digit());
            let is_meant = o["measure"] == "export_value" && o["scope"].is_null() && o["value"].as_f64().unwrap() > 0.0;
            if let Some(place) = place.clone().filter(|_| is_year && is_meant) {
                let (places, claims) = told.entry(when.to_owned()).or_default();
                places.insert(place);
                claims.insert(record["id"].as_str().unwrap().to_owned());
            }
        }
    }
    assert!(bands.len() > 5);
    for band in bands {
        let year = band.words.split([',', ':']).nth(1).unwrap().trim();
        let (places, claims) = &told[year];
        assert!(band.words.starts_with(&format!("{} provinsi, {year}: Rp", places.len())) || band.words.contains("US$"), "{}", band.words);
        let held: BTreeSet<String> = band.rows.iter().map(|row| session().data.claims[*row].id.clone()).collect();
        assert_eq!(&held, claims, "{year}");
    }
}
