//! One lexicon: a spelling that one reader reads, every reader reads alike, and what the page writes is read back.
use jejak_ekspor::ingest::table::detect::names::fold;
use jejak_ekspor::ingest::table::detect::unit::quantity;
use jejak_ekspor::ingest::table::parse::date::{self};
use jejak_ekspor::ingest::table::parse::number::{self, NotNumber};
use jejak_ekspor::model::claim::SourceLang;
use jejak_ekspor::model::edtf::day_from_civil;
use jejak_ekspor::model::lexicon;
use jejak_ekspor::model::marks::Mark;
use jejak_ekspor::model::table::DateForm;
use jejak_ekspor::model::{figure, lexicon::folded};
use jejak_ekspor::present::i18n;
use jejak_ekspor::state::Lang;
use std::fs;
use std::path::Path;

const LANGS: [Lang; 2] = [Lang::Id, Lang::En];

#[test]
fn a_month_is_read_however_it_is_spelled() {
    let table = [
        (1, "Januari January Jan"),
        (2, "Februari Pebruari February Feb Peb"),
        (3, "Maret March Mar"),
        (5, "Mei May"),
        (8, "Agustus August Agu Agt Ags Agst Aug"),
        (9, "September Sept Sep"),
        (10, "Oktober October Okt Oct"),
        (11, "November Nopember Nov Nop"),
        (12, "Desember December Des Dec"),
    ];
    for (month, words) in table {
        for word in words.split(' ') {
            assert_eq!(lexicon::month(&word.to_lowercase()), Some(month), "{word}");
            assert_eq!(date::month_named(word.as_bytes()), Some(month), "{word}");
            let day = day_from_civil(2021, month, 5);
            assert_eq!(date::day(format!("5 {word} 2021").as_bytes(), DateForm::NamedDay), Some(day), "{word}");
        }
    }
}

#[test]
fn every_day_that_the_page_writes_is_read_as_that_day() {
    for lang in LANGS {
        for month in 1..=12 {
            let day = day_from_civil(2024, month, 16);
            for text in [i18n::date::day(day, lang), i18n::date::day_long(day, lang)] {
                assert_eq!(date::day(text.as_bytes(), DateForm::NamedDay), Some(day), "{text}");
            }
        }
    }
}

#[test]
fn a_power_of_ten_is_read_alike_in_a_figure_and_in_a_header() {
    let table = [
        (3, "ribu thousand"),
        (6, "juta jt million"),
        (9, "miliar milyar miliyar billion bn"),
        (12, "triliun trilyun trillion tn"),
        (15, "kuadriliun quadrillion"),
    ];
    for (power, words) in table {
        for word in words.split(' ') {
            let value = figure::read(&format!("2 {word} ton"), SourceLang::Id, "t", false, false);
            assert_eq!(value, Some(2.0 * 10f64.powi(power)), "{word}");
            assert_eq!(i32::from(quantity(&format!("Nilai ({word} US$)")).power), power, "{word}");
        }
    }
}

#[test]
fn every_large_amount_that_the_page_writes_is_read_as_that_amount() {
    for lang in LANGS {
        for value in [1.5e6, 2.25e9, 3e12] {
            let text = i18n::number::in_words(value, lang);
            let code = if lang == Lang::Id { SourceLang::Id } else { SourceLang::En };
            assert_eq!(figure::read(&text, code, "t", false, false), Some(value), "{text}");
        }
    }
}

/// A claim's figure follows the custom of its language where a mark alone can be either; a table's reader is asked.
#[test]
fn the_marks_of_a_number_are_read_alike_in_a_figure_and_in_a_cell() {
    let table = [
        ("1234", Some(1234.0), Some(1234.0)),
        ("1.234,5", Some(1234.5), Some(1234.5)),
        ("1,234.5", Some(1234.5), Some(1234.5)),
        ("1.234", Some(1234.0), Some(1.234)),
        ("1,234", Some(1.234), Some(1234.0)),
        ("1.234.567", Some(1_234_567.0), Some(1_234_567.0)),
        ("1,234,567", Some(1_234_567.0), Some(1_234_567.0)),
        ("12,5", Some(12.5), Some(12.5)),
        ("0.123", Some(0.123), Some(0.123)),
        ("0,123", Some(0.123), Some(0.123)),
        ("1234.567", Some(1234.567), Some(1234.567)),
        ("1.2.3", None, None),
        ("12.34.567", None, None),
        ("1.234,567,8", None, None),
        ("59.103.654.60", None, None),
        ("-5,25", Some(-5.25), Some(-5.25)),
        ("−5.25", Some(-5.25), Some(-5.25)),
        ("17,4%", Some(17.4), Some(17.4)),
    ];
    for (text, indonesian, english) in table {
        for (lang, custom, expected) in [(SourceLang::Id, Mark::Comma, indonesian), (SourceLang::En, Mark::Dot, english)] {
            assert_eq!(figure::read(text, lang, "percent", false, false), expected, "{text} in a claim, {lang:?}");
            let cell = match number::read(text.as_bytes(), None) {
                Err(NotNumber::Ambiguous) => number::read(text.as_bytes(), Some(custom)),
                read => read,
            };
            assert_eq!(cell.ok().map(|decimal| decimal.to_f64()), expected, "{text} in a cell, {lang:?}");
        }
    }
}

#[test]
fn names_and_searches_are_folded_alike() {
    for (text, expected) in [
        ("Côte d'Ivoire", "cote divoire"),
        ("Kab. Lamongan", "kab lamongan"),
        ("Türkiye", "turkiye"),
        ("TIMOR-LESTE", "timor leste"),
        ("Tromsø", "tromso"),
        ("日本", "日本"),
    ] {
        assert_eq!(fold(text), expected);
        assert_eq!(folded(text).split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }
}

#[test]
fn no_other_file_has_a_lexicon_of_its_own() {
    fn files(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut sources = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    for word in ["\"pebruari\"", "\"nopember\"", "\"kamis\"", "\"milyar\"", "\"trilyun\""] {
        let homes: Vec<&str> = sources.iter().filter(|(_, text)| text.contains(word)).map(|(path, _)| path.as_str()).collect();
        assert!(homes.len() == 1 && homes[0].ends_with("lexicon.rs"), "{word}: {homes:?}");
    }
}
