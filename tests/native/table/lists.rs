//! The files of `src/data` that tables are read by: every line is used, and says what it says once.
use super::{DATA, NAMES, table};
use jejak_ekspor::ingest::table::detect::asides::{begins_remark, is_total, is_whole_of, total_of};
use jejak_ekspor::ingest::table::detect::lists::{TABLE_WORDS, country_aliases, country_alpha3, country_numbers, region_aliases};
use jejak_ekspor::ingest::table::detect::names::{ListRow, Match, country_number, fold};
use jejak_ekspor::model::table::CodeList;
use std::collections::BTreeSet;

const FILES: [(&str, &str); 5] = [
    ("country_aliases.csv", include_str!("../../../src/data/country_aliases.csv")),
    ("country_alpha3.csv", include_str!("../../../src/data/country_alpha3.csv")),
    ("country_numbers.csv", include_str!("../../../src/data/country_numbers.csv")),
    ("region_aliases.csv", include_str!("../../../src/data/region_aliases.csv")),
    ("table_words.csv", include_str!("../../../src/data/table_words.csv")),
];

#[test]
fn every_line_has_two_cells_and_stands_there_once() {
    for (file, text) in FILES {
        assert!(text.ends_with('\n') && !text.contains(['\r', '"']), "{file}");
        let mut seen = BTreeSet::new();
        for line in text.lines() {
            let cells: Vec<&str> = line.split(',').collect();
            assert!(matches!(cells[..], [a, b] if a == a.trim() && b == b.trim() && !a.is_empty() && !b.is_empty()), "{file}: {line}");
            assert!(seen.insert(line), "{file}: {line} stands there twice");
        }
    }
}

#[test]
fn every_other_name_of_a_country_or_region_finds_it() {
    let code_of = |name: &str, list: CodeList| match NAMES.find(name, list) {
        Match::One(ListRow::Country(n)) => DATA.codes.countries[n].code.clone(),
        Match::One(ListRow::Region(n)) => DATA.codes.regions[n].code.clone(),
        Match::One(ListRow::Chapter(n)) => DATA.codes.chapters[n].code.clone(),
        other => panic!("{name}: {other:?}"),
    };
    let code_of_number = |number: &String| match NAMES.find_all(std::slice::from_ref(number), CodeList::Country)[0] {
        Match::One(ListRow::Country(n)) => Some(n),
        _ => None,
    };
    for (name, code) in country_aliases() {
        assert_eq!((code_of(name, CodeList::Country).as_str(), fold(name).as_str()), (code, name));
    }
    for country in &DATA.codes.countries {
        // Indonesian tables write AS for the United States, never for American Samoa.
        let expected = if country.code == "AS" { "US" } else { &country.code };
        assert_eq!(code_of(&country.code, CodeList::Country), expected);
    }
    for (code, alpha3) in country_alpha3() {
        if DATA.codes.countries.iter().any(|country| country.code == code) {
            assert_eq!(code_of(alpha3, CodeList::Country), code);
        }
        assert!(code.len() == 2 && alpha3.len() == 3 && [code, alpha3].concat().bytes().all(|byte| byte.is_ascii_uppercase()), "{code}");
    }
    let known = country_alpha3().filter(|(code, _)| DATA.codes.countries.iter().any(|country| country.code == *code)).count();
    assert!(known > 200, "{known}");
    let mut seen = BTreeSet::new();
    for (code, number) in country_numbers() {
        assert!(number.len() == 3 && seen.insert(number) && country_number(number).is_some_and(|number| !number.is_empty()), "{number}");
        if let Some(country) = DATA.codes.countries.position(|country| country.code == code) {
            let forms = [number, number.trim_start_matches('0'), &format!("{number}.0")].map(str::to_owned);
            assert!(forms.iter().all(|form| code_of_number(form) == Some(country)), "{number}");
        }
    }
    assert!(country_alpha3().all(|(code, _)| country_numbers().any(|(own, _)| own == code)));
    for (name, code) in region_aliases() {
        assert_eq!((code_of(name, CodeList::Region).as_str(), fold(name).as_str()), (code, name));
    }
}

#[test]
fn every_word_of_rows_that_are_no_data_is_known() {
    let words = &*TABLE_WORDS;
    let known = words.remarks.len()
        + words.totals.len()
        + words.totals_of.len()
        + words.whole_countries.len()
        + words.whole_regions.len()
        + words.plain.len()
        + words.groups.len();
    assert_eq!(known, FILES[4].1.lines().count() - 1, "a line is in no list");
    for word in &words.totals {
        assert!(is_total(word) && is_total(&word.to_uppercase()) && fold(word) == *word, "{word}");
    }
    for word in &words.totals_of {
        assert_eq!(total_of(&format!("{word} Jawa Timur")).as_deref(), Some("jawa timur"), "{word}");
    }
    assert_eq!(total_of("Sub Total Bali").as_deref(), Some("bali"), "the longest of them");
    assert_eq!(total_of("bali-2025-total"), None, "the name of a row");
    assert!(words.whole_countries.iter().all(|word| is_whole_of(word, CodeList::Country) && !is_whole_of(word, CodeList::Region)));
    assert!(words.whole_regions.iter().all(|word| is_whole_of(word, CodeList::Region)));
    for word in &words.remarks {
        assert!(begins_remark(word) && begins_remark(&format!("{}: apa pun", word.to_uppercase())), "{word}");
    }
    for text in ["Tablet", "Notebook", "Sumberdaya", "Total Bangun Persada", "Kopi"] {
        assert!(!begins_remark(text) && !is_total(text), "{text}");
    }
}

#[test]
fn a_remark_of_two_words_is_a_remark() {
    let found = table("Negara,Nilai (US$)\nJepang,5\nIndia,6\nAngka sementara,\nSumber: BPS,\n");
    assert_eq!((found.counts.accepted, found.counts.remarks), (2, 2));
}

/// Tables that are kept in a browser name these lists by their codes.
#[test]
fn the_lists_of_a_kept_table_are_read_by_their_codes_and_nothing_else_is() {
    use jejak_ekspor::model::table::{Grain, Role};
    let role: Role = serde_json::from_str(r#"{"codes":"none"}"#).unwrap();
    assert_eq!((role, serde_json::to_string(&role).unwrap()), (Role::Codes(CodeList::None), r#"{"codes":"none"}"#.to_owned()));
    assert_eq!(serde_json::from_str::<Grain>(r#""half-year""#).unwrap(), Grain::HalfYear);
    assert!(serde_json::from_str::<Grain>(r#""halfyear""#).unwrap_err().to_string().contains("half-year"));
}
