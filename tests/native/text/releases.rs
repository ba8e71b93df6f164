//! What a release is of: its goods, destinations, parties, place and day are those of its own sentences, not of the whole text.
use super::READER;
use jejak_ekspor::model::vocabulary::Lang;
use jejak_ekspor::protocol::reading::{Candidate, TextReading};
use jejak_ekspor::text_reader::answer;

const ARTICLE: &str = "Bupati Lepas Ekspor Udang\n\nLAMONGAN, Kabar - Ekspor kopi dan karet ke Mesir tumbuh tahun lalu.\n\n\
    Rabu (5/6/2024), Bupati Lamongan Yuhronur Efendi melepas ekspor 12 kontainer udang ke Jepang. Nilainya Rp 20 miliar dan sebagian \
    kepiting bakau di dalamnya.\n\n\
    Gubernur Jawa Tengah memberangkatkan 5 kontainer mebel ke Belanda dari Jepara, Kamis (1/2/2024).\n\n\
    Menurut BPS, negara lain yang membeli rumput laut ialah Korea Selatan.";

fn read(text: &str) -> TextReading {
    answer::reading(&READER, &READER.read(text, None), text)
}

fn of<'r>(reading: &'r TextReading, original: &str) -> &'r Candidate {
    reading.candidates.iter().find(|candidate| candidate.original == original).unwrap_or_else(|| panic!("{original}: {reading:?}"))
}

fn goods(candidate: &Candidate) -> Vec<&str> {
    candidate.goods.iter().map(|good| good.name[Lang::Id].as_str()).collect()
}

fn destinations(candidate: &Candidate) -> Vec<&str> {
    candidate.destinations.iter().map(|to| to.code.as_str()).collect()
}

/// When, where, and by which rules.
fn when_and_where(candidate: &Candidate) -> [&str; 4] {
    let (when, area) = (candidate.when.as_ref().unwrap(), candidate.area.as_ref().unwrap());
    [when.code.as_str(), when.rule.as_str(), area.code.as_str(), area.rule.as_str()]
}

#[test]
fn a_release_is_of_the_goods_and_countries_of_its_own_sentences() {
    let reading = read(ARTICLE);
    let first = of(&reading, "12 kontainer");
    assert_eq!((goods(first), destinations(first)), (vec!["udang", "kepiting bakau"], vec!["JP"]));
    let rules: Vec<Option<&str>> = first.goods.iter().map(|good| good.rule.as_deref()).collect();
    assert_eq!(rules, [Some("in-sentence"), Some("in-sentence-behind")]);
    let value = of(&reading, "Rp 20 miliar");
    assert_eq!((goods(value), destinations(value)), (vec!["udang", "kepiting bakau"], vec!["JP"]));
    assert_eq!(value.destinations[0].rule.as_deref(), Some("in-sentence-before"));
    let other = of(&reading, "5 kontainer");
    assert_eq!((goods(other), destinations(other)), (vec!["mebel"], vec!["NL"]));
}

#[test]
fn a_release_is_of_the_place_and_day_of_its_own_sentences() {
    let reading = read(ARTICLE);
    assert_eq!(when_and_where(of(&reading, "12 kontainer"))[0], "2024-06-05");
    assert_eq!(when_and_where(of(&reading, "12 kontainer"))[2], "3524");
    assert_eq!(when_and_where(of(&reading, "Rp 20 miliar")), ["2024-06-05", "in-sentence-before", "3524", "in-sentence-before"]);
    let other = when_and_where(of(&reading, "5 kontainer"));
    assert_eq!((other[0], other[2]), ("2024-02-01", "3320"));
    let who = |candidate: &Candidate| candidate.parties.iter().map(|party| party.name.clone()).collect::<Vec<_>>();
    assert_eq!(who(of(&reading, "5 kontainer")), ["Gubernur Jawa Tengah"]);
}

#[test]
fn place_and_day_that_its_sentences_do_not_tell_are_those_of_the_head_and_no_others() {
    let head = "Ekspor Perdana Udang\n\nLAMONGAN, Kabar (5/6/2024) - Petambak bersyukur.\n\n";
    let body = "Sebanyak 12 kontainer udang dilepas ke Jepang.\n\nDi Jepara, kopi dikirim pada Kamis (1/2/2024).";
    let reading = read(&[head, body].concat());
    assert_eq!(when_and_where(of(&reading, "12 kontainer")), ["2024-06-05", "in-head", "3524", "of-the-dateline"]);
    let reading = answer::reading(&READER, &READER.read(&["Udang dijual.\n\n", body].concat(), Some(19_900)), "");
    let release = &reading.candidates[0];
    assert_eq!(release.when.as_ref().map(|when| when.rule.as_str()), Some("publication"));
    assert_eq!(release.area, None);
}

/// A figure's questions: what is asked, with the readings.
fn asked(text: &str, published: Option<i32>) -> Vec<(String, Vec<String>)> {
    let reading = answer::reading(&READER, &READER.read(text, published), text);
    let flags = reading.candidates[0].flags.iter().filter(|flag| flag.ask);
    flags.map(|flag| (flag.kind.code().to_owned(), flag.readings.iter().filter_map(|choice| choice.code.clone()).collect())).collect()
}

#[test]
fn a_date_that_cannot_be_is_asked_about_on_the_card_of_each_figure_of_it() {
    let no_such_day =
        |readings: &[&str]| vec![("no-such-day".to_owned(), readings.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>())];
    for text in [
        "Ekspor Lamongan 31 Februari 2023 mencapai Rp 5 miliar.",
        "Ekspor Lamongan mencapai Rp 5 miliar pada 31 Februari 2023.",
        "Exports of Lamongan were Rp 5 billion on 31 February 2023.",
        "Bupati melepas 5 ton kopi di Lamongan, Rabu (31/02/2023).",
        "Bupati melepas 5 ton kopi di Lamongan pada 31/02/2023.",
        "Rabu (31/02/2023), bupati melepas kopi di Lamongan. Jumlahnya 5 ton.",
    ] {
        assert_eq!(asked(text, None), no_such_day(&["2023-02", "2023-02-28"]), "{text}");
    }
    let text = "Bupati melepas 5 ton kopi di Lamongan, Kamis, 14 Agustus.";
    assert_eq!(asked(text, Some(19_950))[0].0, "weekday-disagrees");
}
