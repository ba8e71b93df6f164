//! What the claims say of a figure of a text.
use super::{CURATED, READER};
use crate::support::fixture;
use jejak_ekspor::compare::item::Input;
use jejak_ekspor::protocol::reading::{Candidate, Decided};
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::{Known, item, known};

fn of(text: &str) -> Known {
    // With the conflicts among the claims, as the page has them.
    let (data, cards) = (fixture::dataset(), fixture::cards());
    let input = Input { data: &data, cards: &cards };
    let reading = READER.read(text, None);
    let of = item(&input, &answer::reading(&READER, &reading, text).candidates[0]).unwrap();
    known(&input, &input.items(), &of)
}

/// A figure of the frozen claims that is all exports of a region in a whole year, with its region and year.
fn one() -> (String, String, String) {
    let codes = &CURATED.first.codes;
    for (n, claim) in CURATED.first.claims.iter_indexed() {
        for (at, o) in claim.observations.iter_indexed() {
            let period = o.when.unwrap_or(claim.when).to_string();
            let original = &CURATED.cards.details[n].originals[at].0;
            let plain = codes.measures[o.measure].entry.code == "export_value"
                && o.scope.is_none()
                && period.len() == 4
                && original.starts_with("Rp");
            if plain && claim.kind.code() == "value" && o.implied.is_empty() {
                return (codes.regions[claim.region].name.replace("Kab.", "Kabupaten"), period, original.clone());
            }
        }
    }
    panic!("the frozen claims have no such figure")
}

#[test]
fn a_figure_that_a_source_says_is_said_by_it() {
    let (region, year, original) = one();
    let found = of(&format!("Ekspor {region} pada {year} mencapai {original}."));
    assert!(!found.same.is_empty() && found.sources > 0, "{region} {year} {original}: {found:?}");
}

#[test]
fn a_figure_that_cannot_also_be_true_is_contradicted() {
    let (region, year, _) = one();
    let found = of(&format!("Ekspor {region} pada {year} mencapai Rp 9 kuadriliun."));
    assert!(found.same.is_empty() && !found.against.is_empty(), "{found:?}");
    assert!(found.against[0].ratio > 10.0);
}

#[test]
fn the_figures_of_an_event_are_said_by_those_who_tell_of_it() {
    let found = of("Gubernur melepas ekspor 213,75 ton kelapa di Sulawesi Utara, Rabu (23/4/2025).");
    assert!(found.sources > 0 && found.against.is_empty(), "{found:?}");
    assert!(of("Gubernur melepas ekspor 213,75 ton kelapa di Sulawesi Utara, Rabu (23/4/2014).").is_empty());
}

#[test]
fn a_figure_of_a_day_is_looked_up_among_the_releases_of_that_place_and_day() {
    for text in [
        "Ekspor kelapa Sulawesi Utara pada 23 April 2025 mencapai 213,75 ton.",
        "Ekspor Sulawesi Utara pada 23 April 2025 mencapai 213.750 kilogram.",
        "Gubernur melepas ekspor 213.750 kg kelapa di Kota Manado, Rabu (23/4/2025).",
    ] {
        assert!(of(text).sources > 0, "{text}");
    }
    assert!(of("Ekspor kelapa Sulawesi Utara pada 23 April 2014 mencapai 213,75 ton.").is_empty());
}

#[test]
fn a_leap_is_from_the_year_before_even_where_the_year_behind_is_like_it() {
    let (_, factor) = of("ekspor Kabupaten Lamongan 2023 Rp96 triliun").jump.expect("a leap");
    assert!((50.0..56.0).contains(&factor), "{factor}");
    let found = of("Ekspor Kabupaten Lamongan pada 2020 mencapai Rp 9 miliar.");
    assert!(found.jump.is_some_and(|(_, factor)| factor < 0.5), "{found:?}");
}

#[test]
fn of_a_figure_that_nobody_says_nothing_is_known() {
    assert!(of("Ekspor Kabupaten Nduga pada 1999 mencapai Rp 3 miliar.").is_empty());
}

/// What is written, when, where, and of what part.
type Told = (String, Option<String>, Option<String>, Option<String>);

/// The figures of a text.
fn told(text: &str) -> Vec<Told> {
    let reading = READER.read(text, None);
    let code = |decided: Option<&Decided>| decided.map(|decided| decided.code.clone());
    let of = |c: &Candidate| (c.original.clone(), code(c.when.as_ref()), code(c.area.as_ref()), code(c.scope.as_ref()));
    answer::reading(&READER, &reading, text).candidates.iter().map(of).collect()
}

#[test]
fn the_figures_of_one_change_are_of_one_thing_and_its_start_is_of_no_told_time() {
    let all = told(
        "Ekspor kopi Indonesia ke Jepang pada Januari-Maret 2021 naik 12,5 persen menjadi 45,6 juta dolar AS dari 40,5 juta dolar AS.",
    );
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|(.., scope)| scope.as_deref() == Some("coffee")), "{all:?}");
    assert_eq!((all[1].1.as_deref(), all[2].1.as_deref()), (Some("2021-01/2021-03"), None), "{all:?}");
    let all = told("Nilai ekspor Indonesia 2023 turun menjadi 258,8 miliar USD dari 291,9 miliar USD.");
    assert_eq!((all[0].1.as_deref(), all[1].1.as_deref()), (Some("2023"), None), "{all:?}");
    let all = told("Nilai ekspor Indonesia 2023 turun menjadi 258,8 miliar USD dari 291,9 miliar USD pada 2022.");
    assert_eq!(all[1].1.as_deref(), Some("2022"), "{all:?}");
}

#[test]
fn a_place_is_read_where_nobody_types_capitals() {
    for text in ["ekspor lamongan 2023 Rp96 triliun", "ekspor kabupaten lamongan 2023 96 triliun rupiah"] {
        assert_eq!(told(text)[0].2.as_deref(), Some("3524"), "{text}");
    }
}

#[test]
fn a_figure_of_goods_that_are_no_scope_is_not_compared_with_all_exports() {
    let input = Input { data: &CURATED.first, cards: &CURATED.cards };
    let text = "Indonesia exported goods worth US$231.54 billion in 2021. Two million dollars of woven sarongs went to Somalia.";
    let reading = READER.read(text, None);
    let candidates = answer::reading(&READER, &reading, text).candidates;
    assert!(item(&input, &candidates[0]).is_some(), "{:?}", candidates[0]);
    assert!(candidates[1].scope.is_none() && item(&input, &candidates[1]).is_none(), "{:?}", candidates[1]);
}
