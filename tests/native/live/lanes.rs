//! The values lane with all claims: the nation's figures, and bands for the provinces.
use super::{LIVE, session};
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::edtf::{DAY_MIN, civil_from_day};
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::present::chart::{self, BANDS, Earlier, Ink, Input, Mark, Prim, Scene, Size};
use jejak_ekspor::present::i18n::strings;
use jejak_ekspor::present::view::View;
use jejak_ekspor::state::{Lang, State, permalink};
use std::collections::{BTreeMap, BTreeSet};

fn lane(link: &str) -> (State, Vec<ClaimIx>, Scene) {
    let (state, rows, [scene, ..]) = scenes(link, 900.0);
    (state, rows, scene)
}

/// The four lanes and the overview, as wide as told.
fn scenes(link: &str, width: f64) -> (State, Vec<ClaimIx>, [Scene; 5]) {
    let session = session();
    let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
    assert!(dropped.is_empty(), "{link}");
    let answer = session.answer(&state, Lang::Id);
    let conflicts = session.conflicts(&answer.rows, &state);
    let whole = chart::domain(session, &answer, &state);
    let mut input = Input {
        session,
        answer: &answer,
        conflicts: &conflicts,
        state: &state,
        strings: strings(Lang::Id),
        measure: session.lane_measure(&state),
        domain: chart::zoom(whole, state.when),
        focus: None,
        beside: None,
    };
    let mut lanes = chart::lanes(&input, width).into_iter();
    let lanes: [Scene; 4] = std::array::from_fn(|_| lanes.next().unwrap());
    input.domain = whole;
    let overview = chart::overview(&input, Size { width, height: 60.0 });
    let [values, releases, awards, programmes] = lanes;
    (state, answer.rows, [values, releases, awards, programmes, overview])
}

/// While a browser lays the page out anew a lane may have any width for a moment.
#[test]
fn a_lane_of_any_width_is_drawn() {
    let links =
        ["", "region=3524", "kind=award", "q=kopi", "when=2021-03/2021-03", "compare=3524,3525", "region=35&unit=USD", "measure=weight"];
    for link in links {
        for width in [1.0, 2.0, 7.0, 15.0, 16.0, 30.0, 44.0, 61.0, 90.0, 130.0, 170.0, 240.0, 319.0] {
            let (_, rows, scenes) = scenes(link, width);
            let marked = scenes.iter().flat_map(|scene| &scene.marks).flat_map(|mark| &mark.rows).collect::<BTreeSet<_>>();
            assert!(!marked.is_empty() && marked.iter().all(|row| rows.contains(row)), "{link} {width}");
        }
    }
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

#[test]
fn in_a_window_of_a_month_what_is_said_of_longer_periods_is_one_line() {
    let is_line = |mark: &&Mark| mark.words.ends_with("klaim tentang kurun yang lebih panjang");
    for month in ["2021-03", "2023-09"] {
        let (state, rows, scene) = lane(&format!("region=0&when={month}"));
        let when = state.when.unwrap();
        let lines: Vec<&Mark> = scene.marks.iter().filter(is_line).collect();
        assert_eq!(lines.len(), 1, "{month}");
        let is_wider = |row: &ClaimIx| {
            let claim = &session().data.claims[*row];
            let mut periods = claim.observations.iter().map(|o| o.when.unwrap_or(claim.when));
            periods.any(|p| p.first() < when.first() && p.last() > when.last())
        };
        assert!(lines[0].rows.len() > 6 && lines[0].rows.iter().all(is_wider), "{month}: {}", lines[0].rows.len());
        assert!(lines[0].words.starts_with(&format!("{} ", lines[0].rows.len())), "{}", lines[0].words);
        // Of the window itself something is drawn, and no claim is lost.
        assert!(scene.marks.iter().any(|mark| !is_line(&mark) && mark.conflict.is_none()), "{month}");
        let shown: BTreeSet<ClaimIx> = scene.marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
        let mut values = rows.into_iter().filter(|row| session().data.claims[*row].kind == Kind::Value);
        assert!(values.all(|row| shown.contains(&row)), "{month}");
    }
    let (_, _, scene) = lane("region=0&when=2021");
    assert!(!scene.marks.iter().any(|mark| is_line(&mark)), "whole years are what is said of a year");
}

#[test]
fn a_search_for_goods_puts_figures_of_all_exports_behind() {
    // The article on weaving gives what the whole regency exports.
    let (_, _, scene) = lane("q=tenun&region=3524");
    let said = texts(&scene);
    assert!(said.iter().any(|(text, _)| text == "seluruh ekspor"), "{said:?}");
    let (_, _, of_place) = lane("region=3524");
    let totals: Vec<(String, bool)> = texts(&of_place).into_iter().filter(|(text, bold)| *bold && text.starts_with("Rp")).collect();
    assert!(totals.len() > 2 && totals.iter().all(|total| !said.contains(total)), "{totals:?} in {said:?}");
    for link in ["region=3524", "q=lamongan", "q=lamongan%20ekspor", "q=berapa"] {
        let (_, _, scene) = lane(link);
        assert!(!texts(&scene).iter().any(|(text, _)| text == "seluruh ekspor"), "{link}");
    }
    // What is said of coffee itself keeps its words.
    let (_, _, scene) = lane("q=kopi&region=18");
    let said = texts(&scene);
    assert!(said.iter().any(|(text, bold)| *bold && (text.contains("US$") || text.contains("Rp"))), "{said:?}");
}

fn texts(scene: &Scene) -> Vec<(String, bool)> {
    let text = |prim: &Prim| match prim {
        Prim::Text { text, bold, .. } => Some((text.clone(), *bold)),
        _ => None,
    };
    scene.prims.iter().filter_map(text).collect()
}

#[test]
fn a_few_early_claims_do_not_stretch_the_axis_but_are_counted_and_can_be_asked_for() {
    let session = session();
    for (link, is_cut) in [("", true), ("region=0", true), ("region=3524&kind=release", false), ("region=9106", false)] {
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        assert!(dropped.is_empty(), "{link}");
        let answer = session.answer(&state, Lang::Id);
        let claim = |row: &ClaimIx| &session.data.claims[*row];
        let domain = chart::domain(session, &answer, &state);
        let begins_before = answer.rows.iter().filter(|row| claim(row).when.first() < domain.0).count();
        assert!(begins_before * 100 <= answer.rows.len() * 3, "{link}: {begins_before} of {}", answer.rows.len());
        let before: BTreeSet<ClaimIx> = answer.rows.iter().copied().filter(|row| claim(row).when.last() < domain.0).collect();
        assert_eq!(!before.is_empty(), is_cut, "{link}");
        let view = View { session, answer: &answer, conflicts: &[], state: &state, lang: Lang::Id, address: "" };
        let earlier = Earlier::of(&view);
        for kind in Kind::ALL {
            let count = before.iter().filter(|row| claim(row).kind == kind).count();
            assert_eq!(earlier.count(kind) as usize, count, "{link} {kind:?}");
        }
        if is_cut {
            assert!(civil_from_day(domain.0).0 > 2010, "{link}: {domain:?}");
            assert_eq!(earlier.year(), civil_from_day(domain.0).0.to_string());
            // One press shows them, on an axis that holds them.
            let asked = State { when: Some(earlier.period()), ..state.clone() };
            let answer = session.answer(&asked, Lang::Id);
            assert!(before.iter().all(|row| answer.rows.contains(row)), "{link}");
            let domain = chart::domain(session, &answer, &asked);
            assert!(before.iter().all(|row| claim(row).when.first() >= domain.0 || claim(row).when.first() < -350_000), "{link}");
            let zoomed = chart::zoom(domain, Some(earlier.period()));
            assert_eq!(zoomed, (earlier.period().first(), earlier.period().last()), "{link}");
            let view = View { answer: &answer, state: &asked, ..view };
            assert!(Kind::ALL.iter().all(|kind| Earlier::of(&view).count(*kind) == 0), "{link}");
        }
    }
}

#[test]
fn the_axis_begins_with_a_year_where_no_claim_says_when_its_time_begins() {
    let session = session();
    let state = State::default();
    let mut answer = session.answer(&state, Lang::Id);
    answer.others.retain(|row| session.data.claims[*row].when.first() == DAY_MIN);
    assert!(!answer.others.is_empty());
    let (year, month, day) = civil_from_day(chart::domain(session, &answer, &state).0);
    assert!(year > 2000 && (month, day) == (1, 1), "{year}-{month}-{day}");
}

#[test]
fn figures_of_goods_in_several_areas_are_labelled_with_their_area() {
    let (_, _, scene) = lane("hs=09");
    let said: Vec<String> = texts(&scene).into_iter().filter(|(_, bold)| *bold).map(|(text, _)| text).collect();
    let of = |name: &str| {
        said.iter().any(|text| text.strip_prefix(name).is_some_and(|rest| rest.starts_with(" US$") || rest.starts_with(" Rp")))
    };
    assert!(of("Indonesia") && of("Aceh"), "{said:?}");
    let is_named = |text: &&String| session().data.codes.regions.iter().any(|region| text.starts_with(&region.name));
    assert!(said.iter().filter(|text| text.contains("US$") || text.contains("Rp")).all(|text| is_named(&text)), "{said:?}");
}

#[test]
fn in_a_window_no_figure_of_another_time_is_drawn_and_none_of_a_part_without_its_name() {
    // A claim of March 2021 that also gives January to September of the year before.
    let (_, _, scene) = lane("region=0&when=2021-03");
    assert!(!texts(&scene).iter().any(|(text, _)| text.contains("(Jan–Sep)")), "{:?}", texts(&scene));
    // Of October 2022 only regencies of the province have figures.
    let (_, _, scene) = lane("region=35&when=2022-10");
    let said = texts(&scene);
    assert!(said.iter().any(|(text, bold)| *bold && text.starts_with("Rp")), "{said:?}");
    assert!(said.iter().any(|(text, _)| text == "Kab. Lamongan"), "{said:?}");
}

#[test]
fn the_parts_of_a_chosen_place_are_pale_unless_the_reader_says_otherwise() {
    let pale = |link: &str| {
        let (_, _, scene) = lane(link);
        let is_pale = |prim: &&Prim| matches!(prim, Prim::Circle { ink: Ink::Mute, alpha, .. } if *alpha < 0.25);
        scene.prims.iter().filter(is_pale).count()
    };
    for region in ["35", "33"] {
        // Estimates and parts of exports are pale too.
        let (by_itself, inked) = (pale(&format!("region={region}")), pale(&format!("region={region}&parts=inked")));
        assert!(by_itself > inked + 10, "{region}: {by_itself} {inked}");
    }
}
