//! The files of `src/data` that texts are read by: each line is used, and says what it says once.
use super::{CURATED, READER};
use jejak_ekspor::ingest::text::place::Role;
use std::collections::BTreeSet;

const FILES: [(&str, usize, &str); 7] = [
    ("text_words.csv", 2, include_str!("../../../src/data/text_words.csv")),
    ("text_units.csv", 4, include_str!("../../../src/data/text_units.csv")),
    ("text_currencies.csv", 3, include_str!("../../../src/data/text_currencies.csv")),
    ("text_nicknames.csv", 2, include_str!("../../../src/data/text_nicknames.csv")),
    ("text_countries.csv", 2, include_str!("../../../src/data/text_countries.csv")),
    ("text_goods.csv", 4, include_str!("../../../src/data/text_goods.csv")),
    ("text_regions.csv", 2, include_str!("../../../src/data/text_regions.csv")),
];

fn rows(file: usize) -> impl Iterator<Item = Vec<&'static str>> {
    FILES[file].2.lines().skip(1).map(|line| line.split(',').collect())
}

#[test]
fn every_line_has_its_cells_and_stands_there_once() {
    for (file, cells, text) in FILES {
        assert!(text.ends_with('\n') && !text.contains(['\r', '"']), "{file}");
        let mut seen = BTreeSet::new();
        for line in text.lines() {
            assert_eq!(line.split(',').count(), cells, "{file}: {line}");
            assert!(line.split(',').all(|cell| cell == cell.trim()), "{file}: {line}");
            assert!(seen.insert(line), "{file}: {line} stands there twice");
        }
    }
}

#[test]
fn every_unit_is_read_behind_a_number() {
    let codes = &CURATED.first.codes;
    for row in rows(1) {
        let [spelling, unit, factor, measure] = row[..] else { panic!("{row:?}") };
        assert!(codes.units.iter().any(|known| known.entry.code == unit), "{unit}");
        assert!(measure.is_empty() || codes.measures.iter().any(|known| known.entry.code == measure), "{measure}");
        let spelling = spelling.replace(" / ", "/").replace("m 3", "m3").replace("m ³", "m³");
        let reading = READER.read(&format!("sebanyak 12 {spelling}."), None);
        let factor: f64 = if factor.is_empty() { 1.0 } else { factor.parse().unwrap() };
        let found: Vec<(f64, &str)> = reading.figures.iter().map(|figure| (figure.value, figure.unit)).collect();
        assert_eq!(found, [(12.0 * factor, unit)], "{spelling}");
    }
}

#[test]
fn every_currency_is_read_before_or_behind_a_number() {
    for row in rows(2) {
        let [spelling, unit, place] = row[..] else { panic!("{row:?}") };
        let spelling = spelling.replace("u . s . ", "U.S.").replace(" $", "$").replace(" .", ".").replace("( as )", "(AS)");
        let spelling = if spelling == "as" { "AS".into() } else { spelling };
        let text = if place == "before" { format!("nilainya {spelling} 12,5 juta.") } else { format!("nilainya 12,5 juta {spelling}.") };
        if matches!((spelling.as_str(), place), ("rupiah", "before") | ("kg", _)) {
            continue;
        }
        let reading = READER.read(&text, None);
        let found: Vec<(f64, &str)> = reading.figures.iter().map(|figure| (figure.value, figure.unit)).collect();
        assert_eq!(found, [(12.5e6, unit)], "{text}");
    }
}

#[test]
fn every_nickname_spelling_country_and_good_is_found() {
    let codes = &CURATED.first.codes;
    for row in rows(3).chain(rows(6)) {
        let reading = READER.read(&format!("Hasil laut dari {} dijual ke pasar.", row[0]), None);
        let found: Vec<&str> = reading
            .places
            .iter()
            .filter(|place| place.role == Role::Place)
            .map(|place| codes.regions[place.region].code.as_str())
            .collect();
        assert_eq!(found, [row[1]], "{}", row[0]);
    }
    for row in rows(4) {
        let reading = READER.read(&format!("barang itu dikirim ke {} kemarin.", row[0]), None);
        let found: Vec<(&str, bool)> =
            reading.countries.iter().map(|country| (codes.countries[country.country].code.as_str(), country.is_destination)).collect();
        assert_eq!(found, [(row[1], true)], "{}", row[0]);
    }
    for row in rows(5) {
        let reading = READER.read(&format!("pabrik itu mengirim {} kemarin.", row[0]), None);
        assert_eq!(reading.goods.len(), 1, "{}", row[0]);
    }
}

#[test]
fn every_word_that_goes_on_with_a_sentence_makes_its_goods_those_of_the_event() {
    for row in rows(0).filter(|row| row[0] == "continues") {
        let text = format!("Bupati melepas 12 kontainer udang. {} ke Jepang bersama kopi.", row[1]);
        let text = text.replace(row[1], &(row[1][..1].to_uppercase() + &row[1][1..]));
        let reading = READER.read(&text, None);
        assert_eq!(reading.candidates[0].goods.len(), 2, "{text}");
    }
}

#[test]
fn what_a_national_body_tells_is_of_the_nation() {
    for row in rows(0).filter(|row| row[0] == "national body") {
        let name = row[1][..1].to_uppercase() + &row[1][1..];
        let reading = READER.read(&format!("{name} mencatat ekspor Oktober 2022 sebesar US$ 24,81 miliar."), None);
        let region = reading.candidates[0].region.as_ref().map(|region| CURATED.first.codes.regions[region.of].code.as_str());
        assert_eq!(region, Some("0"), "{name}");
    }
}
