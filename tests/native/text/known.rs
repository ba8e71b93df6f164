//! What the claims say of a figure of a text.
use super::{CURATED, READER};
use jejak_ekspor::compare::item::Input;
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::{Known, item, known};

fn of(text: &str) -> Known {
    let input = Input { data: &CURATED.first, cards: &CURATED.cards };
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
fn of_a_figure_that_nobody_says_nothing_is_known() {
    assert!(of("Ekspor Kabupaten Nduga pada 1999 mencapai Rp 3 miliar.").is_empty());
}
