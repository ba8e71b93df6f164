//! Tables of the shapes that offices publish; the figures are made up.
use super::{open, open_with, rules, sum, table, texts};
use jejak_ekspor::ingest::table::detect::layout::{Options, Question};
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::model::edtf::day_from_civil;
use jejak_ekspor::model::marks::Mark;
use jejak_ekspor::model::table::{CodeList, DateForm, Grain, Role};
use jejak_ekspor::protocol::FromValue;
use jejak_ekspor::protocol::request::OpenOptions;
use jejak_ekspor::state::Lang;
use jejak_ekspor::table_worker::answers::options;

#[test]
fn units_in_headers_and_months_as_first_days() {
    let (opening, table) =
        open(b"Bulan,Nilai Ekspor (US $),Berat Ekspor (KG)\r\n2014-01-01,14472289332.0,49154384703.0\r\n2014-02-01,12172802862.67,1\r\n")
            .unwrap();
    assert_eq!(opening.layout.columns[0].role, Role::Date(DateForm::YearMonthDay));
    assert_eq!(opening.layout.columns[1].quantity.unit.as_deref(), Some("USD"));
    assert_eq!((table.counts.accepted, sum(&table, 0), sum(&table, 1).0), (2, (2664509219467, 2), 491543847040));
    assert!(opening.layout.questions.is_empty());
}

#[test]
fn a_header_of_billions_over_millions_is_asked_about() {
    let text = "time;Ekspor(Miliar Dollar)\r\n01-1990;1909\r\n02-1990;1845,2\r\n03-1990;2055\r\n";
    let (opening, table) = open(text.as_bytes()).unwrap();
    assert_eq!(
        (opening.layout.dialect.map(|dialect| dialect.delimiter), opening.layout.columns[1].decimal),
        (Some(b';'), Some(Mark::Comma))
    );
    assert_eq!(opening.layout.questions, [Question::Power { column: 1, example: "1909".into(), power: 9 }]);
    assert_eq!((table.grain, table.counts.accepted), (Some(Grain::Month), 3));
    let options = Options { power: Some(6), ..Options::default() };
    assert!(open_with(text.as_bytes(), "", &options).unwrap().0.layout.questions.is_empty());
}

#[test]
fn months_under_a_header_of_years_ask_for_the_year() {
    let text = "Tahun,Total,Migas\nSeptember,\"24,777.18\",\"1,310.47\"\nAgustus,\"27,862.09\",901.17\n";
    let (opening, _) = open_with(text.as_bytes(), "ekspor_2022.csv", &Options::default()).unwrap();
    assert_eq!(opening.layout.columns[0].role, Role::Month);
    assert_eq!(opening.layout.questions, [Question::Year { column: 0, suggestion: Some(2022) }]);
    let (opening, table) = open_with(text.as_bytes(), "", &Options { year: Some(2022), ..Options::default() }).unwrap();
    assert!(opening.layout.questions.is_empty());
    assert_eq!(table.days, Some(vec![day_from_civil(2022, 9, 1), day_from_civil(2022, 8, 1)]));
    assert_eq!((sum(&table, 0), sum(&table, 1)), ((5263927, 2), (221164, 2)));
}

#[test]
fn an_ambiguous_mark_is_asked_about_unless_another_number_tells() {
    let (opening, _) = open(b"bulan,nilai\n2022-01,1.234\n2022-02,5.678\n").unwrap();
    assert_eq!(opening.layout.questions, [Question::DecimalMark { column: 1, example: "1.234".into() }]);
    let dots = Options { decimal: Some(Mark::Comma), ..Options::default() };
    assert_eq!(sum(&open_with(b"bulan,nilai\n2022-01,1.234\n2022-02,5.678\n", "", &dots).unwrap().1, 0), (6912, 0));
    let told = table("bulan;nilai;berat\n2022-01;1.234;1,5\n2022-02;5.678;2,25\n");
    assert_eq!(sum(&told, 0), (6912, 0), "the other column shows that the comma is the decimal mark");
}

#[test]
fn an_ambiguous_number_beyond_the_sample_is_refused_not_guessed() {
    let mut text = "bulan,nilai\n".to_owned();
    (0..30_000).for_each(|n| text.push_str(&format!("2022-{:02},{n}\n", n % 12 + 1)));
    text.push_str("2022-01,1.234\n");
    let found = table(&text);
    assert_eq!((found.counts.accepted, rules(&found)), (30_000, vec![(30_002, Rule::AmbiguousMark)]));
}

#[test]
fn days_and_months_that_can_change_places_are_asked_about() {
    let text = b"tanggal,nilai\n01/02/2022,5\n03/04/2022,6\n";
    assert!(matches!(open(text).unwrap().0.layout.questions[..], [Question::DateOrder { column: 0, .. }]));
    let first = |day_first| open_with(text, "", &Options { day_first: Some(day_first), ..Options::default() }).unwrap().1.days.unwrap()[0];
    assert_eq!((first(true), first(false)), (day_from_civil(2022, 2, 1), day_from_civil(2022, 1, 2)));
    assert!(open(b"tanggal,nilai\n01/02/2022,5\n13/04/2022,6\n").unwrap().0.layout.questions.is_empty());
}

#[test]
fn years_across_become_rows_and_the_total_stays_out() {
    let found = table(
        "Provinsi;2019;2020;2021;Jumlah\nJawa Timur;1.000,5;2.000;3.000;6.000,5\nJawa Barat;10;20;-;30\nTotal;1;2;3;6\nSumber: BPS;;;;\n",
    );
    assert_eq!((found.counts.accepted, found.counts.totals, found.counts.remarks, found.counts.records), (2, 1, 1, 5));
    assert_eq!((found.grain, sum(&found, 0)), (Some(Grain::Year), (60305, 1)));
    assert_eq!(texts(&found, 0), ["Jawa Timur", "Jawa Timur", "Jawa Timur", "Jawa Barat", "Jawa Barat"]);
    assert_eq!(found.codes[0].list, CodeList::Region);
    assert!(found.codes[0].matches.iter().take(2).all(Option::is_some));
}

#[test]
fn a_hint_on_the_delimiter_is_no_title() {
    let found = table("sep=;\nTahun;Nilai (US$)\n2020;100\n2021;200\n");
    assert_eq!((found.title, found.counts.headers, found.counts.accepted), (None, 2, 2));
}

#[test]
fn months_across_under_a_title_with_the_year() {
    let found = table("Ekspor Jawa Timur 2021,,,\nKomoditas,Januari,Februari,Maret\nIkan,1,2,3\nKopi,10,20,30\n");
    assert_eq!((found.counts.headers, found.counts.accepted, found.counts.records), (2, 2, 6));
    assert_eq!(found.days.as_ref().unwrap()[1], day_from_civil(2021, 2, 1));
    assert_eq!(found.title.as_deref(), Some("Ekspor Jawa Timur 2021"));
}

#[test]
fn years_across_with_value_and_weight_below_each() {
    let found = table("Negara,2020,,2021,\n,Nilai (US$),Berat (kg),Nilai (US$),Berat (kg)\nJepang,10,100,20,200\nIndia,1,5,2,6\n");
    assert_eq!((found.counts.headers, found.counts.records, found.amounts.len()), (2, 8, 2));
    let by_unit = |unit: &str| found.amounts.iter().position(|amount| amount.quantity.unit.as_deref() == Some(unit)).unwrap();
    assert_eq!((sum(&found, by_unit("USD")).0, sum(&found, by_unit("kg")).0), (33, 311));
    assert_eq!(found.codes[0].list, CodeList::Country);
}

#[test]
fn the_numbering_of_columns_is_no_data() {
    let found = table("Tahun,Nilai (juta US$)\n(1),(2)\n2019,100.5\n2020,200.5\n");
    assert_eq!((found.counts.headers, found.counts.accepted, found.grain), (2, 2, Some(Grain::Year)));
}

#[test]
fn a_table_without_a_header_gets_names_in_the_readers_language() {
    for (lang, name) in [(Lang::Id, "Kolom 2"), (Lang::En, "Column 2")] {
        let (opening, table) = open_with(b"2022-01,Jepang,100.25\n2022-02,India,200.5\n", "tabel.csv", &options(None, lang)).unwrap();
        assert_eq!((opening.layout.header_rows, table.counts.accepted), (0, 2));
        assert_eq!(opening.layout.columns[1].name, name);
    }
}

/// The name of figures that have none must not look like a part of all exports.
#[test]
fn what_unnamed_figures_are_called_narrows_nothing() {
    for lang in [Lang::Id, Lang::En] {
        let word = jejak_ekspor::present::i18n::table_worker::words(lang).unnamed.value;
        assert_eq!(jejak_ekspor::user_table::official::proposal::scope_of(word, &super::DATA.codes), None, "{word}");
    }
}

#[test]
fn hs_codes_keep_their_leading_noughts() {
    let found = table("kode hs,bulan,nilai\n0306,2022-01,5\n0901,2022-01,6\n84,2022-02,7\n");
    assert_eq!((found.codes[0].list, texts(&found, 0)), (CodeList::Hs, vec!["0306", "0901", "84"]));
    assert!(found.codes[0].matches.iter().all(Option::is_some));
}

#[test]
fn names_in_both_languages_meet_their_codes() {
    let found = table(
        "negara tujuan,bulan,nilai\nAmerika Serikat,2022-01,5\nUnited States,2022-01,6\nCOTE DIVOIRE,2022-01,7\nNegeri Dongeng,2022-01,8\n",
    );
    assert_eq!(found.codes[0].list, CodeList::Country);
    let matches = &found.codes[0].matches;
    assert!(matches[0].is_some() && matches[0] == matches[1] && matches[2].is_some());
    assert_eq!((matches[3], rules(&found)), (None, vec![(5, Rule::UnknownName)]));
    assert_eq!(found.counts.accepted, 4, "a name that is in no list is kept as it is");
}

#[test]
fn a_name_that_a_regency_and_a_city_share_is_not_guessed() {
    let found = table("kabupaten/kota,tahun,nilai\nMalang,2022,5\nKota Malang,2022,6\nKab. Malang,2022,7\nLamongan,2022,8\n");
    let matches = &found.codes[0].matches;
    assert_eq!((found.codes[0].list, matches[0]), (CodeList::Region, None));
    assert!(matches[1].is_some() && matches[2].is_some() && matches[1] != matches[2] && matches[3].is_some());
}

#[test]
fn both_rows_of_a_duplicate_header_are_kept_apart() {
    let (opening, table) = open(b"bulan,nilai,nilai\n2022-01,5,6\n").unwrap();
    assert_eq!(opening.layout.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["bulan", "nilai", "nilai (2)"]);
    assert_eq!((sum(&table, 0).0, sum(&table, 1).0), (5, 6));
}

#[test]
fn dates_in_1900_and_9999_are_dates() {
    let found = table("tanggal,nilai\n1900-01-01,1\n9999-12-31,2\n");
    assert_eq!(found.days, Some(vec![day_from_civil(1900, 1, 1), day_from_civil(9999, 12, 31)]));
}

#[test]
fn what_was_found_can_be_corrected() {
    let given = serde_json::json!({ "delimiter": "|", "headerRows": 2, "columns": [
        { "column": 1, "role": { "codes": "none" } },
        { "column": 2, "name": "nilai", "unit": "USD", "measure": "export_value", "power": 6 },
    ] });
    let options = options(Some(&OpenOptions::from_value(&given.into()).unwrap()), Lang::Id);
    let (opening, table) = open_with(b"a|b|c\nx|y|z\n2022|5|6\n2023|5|6\n", "", &options).unwrap();
    assert_eq!((opening.layout.header_rows, table.counts.accepted, table.codes.len(), table.amounts.len()), (2, 2, 1, 1));
    assert_eq!((table.amounts[0].name.as_str(), table.amounts[0].quantity.power), ("nilai", 6));
}
