//! Tables as offices and databases hand them out, each cut down to what was once read wrong.
use super::workbook::{figure, row, sheets, text, workbook};
use super::{open, open_with, rules, sum, table, texts};
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::model::table::{CodeList, Grain, Role};

#[test]
fn a_title_with_commas_is_no_header_and_footnotes_are_no_rows() {
    let found = table(
        "Ekspor menurut negara (juta US$), 2021-2023,,,\nNegara,2021,2022,2023\nTiongkok,53.7,65.8,64.9\nJepang,17.8,24.8,20.7\n\
         Lainnya,-,...,n.a.\n,,,\n1) Angka sementara,,,\nDikutip dari publikasi tahunan,,,\nData diolah dari dokumen kepabeanan,,,\n",
    );
    assert_eq!((found.counts.headers, found.counts.accepted, found.counts.remarks, found.counts.blank), (2, 3, 3, 1));
    assert_eq!((found.grain, found.counts.records, found.codes[0].list), (Some(Grain::Year), 6, CodeList::Country));
    assert_eq!(found.title.as_deref(), Some("Ekspor menurut negara (juta US$), 2021-2023"));
    assert_eq!(found.amounts[0].quantity.power, 6);
}

#[test]
fn totals_of_a_part_and_of_the_nation_are_no_rows_of_their_own() {
    let found = table(
        "Provinsi,Komoditas,2022,2023\nJawa Timur,Kopi,100,200\nJawa Timur,Ikan,10,20\nJumlah Jawa Timur,,110,220\n\
         Jawa Barat,Kopi,1,2\nBali,Kopi,3,4\nTotal Jawa Barat,,1,2\nINDONESIA,,114,226\n",
    );
    assert_eq!((found.counts.accepted, found.counts.totals, sum(&found, 0).0), (4, 3, 340));
    let nation = table("Daerah,Tahun,Nilai\nIndonesia,2021,5\nIndonesia,2022,6\n");
    assert_eq!((nation.counts.accepted, nation.counts.totals), (2, 0), "a table of the nation alone is no total");
    let world =
        table("typ,flow,code,partnerDesc,year,fob\nC,X,1,World,2022,9\nC,X,1,Japan,2022,5\nC,X,1,India,2022,3\nC,X,1,China,2022,1\n");
    assert_eq!((world.counts.accepted, world.counts.totals, sum(&world, world.amounts.len() - 1).0), (3, 1, 9));
    let firm = table("Eksportir,Tahun,Nilai\nTotal Bangun Persada,2022,5\nKopi Gayo,2022,6\nJumlah Makmur,2022,7\n");
    assert_eq!((firm.counts.accepted, firm.counts.totals), (3, 0), "a name may begin with the word");
}

#[test]
fn a_second_table_below_the_first_is_refused_and_said() {
    let text = "Tabel 1 (juta US$),,\nNegara,2022,2023\nJepang,100,200\nIndia,10,20\nTotal,110,220\n,,\nTabel 2 (juta US$),,\nPelabuhan,2022,2023\n\
         Belawan,1,2\nPriok,5,7\nSumber: BPS,,\n";
    let found = table(text);
    assert_eq!((found.counts.accepted, sum(&found, 0).0, found.counts.records), (2, 330, 4));
    assert_eq!(rules(&found), [(8, Rule::OtherTable), (9, Rule::OtherTable), (10, Rule::OtherTable)]);
    assert_eq!(found.rejected, b"Pelabuhan,2022,2023\nBelawan,1,2\nPriok,5,7\n");
    let again = table("Negara,2022,2023\nJepang,100,200\nIndia,10,20\nNegara,2022,2023\nPeru,1,2\n");
    assert_eq!((again.counts.headers, again.counts.accepted, again.counts.rejected), (2, 3, 0), "a header printed again on the next page");
    let long = table("Negara,Nilai (US$)\nJepang,100\nIndia,10\nNegara,Nilai (US$)\nPeru,1\n");
    assert_eq!((long.counts.headers, long.counts.accepted, long.counts.rejected), (2, 3, 0));
}

#[test]
fn marks_of_provisional_figures_do_not_spoil_them() {
    let found = table(
        "Tahun,Nilai (US$)\n2020,\"163,191.8\"\n2021,\"231,609.5 r\"\n2022,\"291,904.3*)\"\n2023,\"258,774.3 **\"\n2024,264703.4 **)\n2025,12 p)\n2026,12 apel\n",
    );
    assert_eq!((found.counts.accepted, rules(&found)), (6, vec![(8, Rule::NotNumber)]));
    assert_eq!(sum(&found, 0), (12_101_953, 1), "tenths");
}

#[test]
fn years_above_months_are_headers_however_few_rows_there_are() {
    let months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun"];
    let plain = ["Komoditas,2022,,,2023,,", ",Jan,Feb,Mar,Jan,Feb,Mar", "Kopi,1,2,3,4,5,6", "Ikan,10,20,30,40,50,60"].join("\n");
    let found = table(&plain);
    assert_eq!((found.counts.headers, found.counts.accepted, found.counts.records, found.grain), (2, 2, 12, Some(Grain::Month)));
    let header: String = months.iter().zip(["B3", "C3", "D3", "E3", "F3", "G3"]).map(|(month, at)| text(at, month)).collect();
    let rows = [
        text("A1", "Ekspor (US$)"),
        row(&[text("A2", "Komoditas"), text("B2", "2022")]),
        header,
        row(&[
            text("A4", "Kopi"),
            figure("B4", "1"),
            figure("C4", "2"),
            figure("D4", "3"),
            figure("E4", "4"),
            figure("F4", "5"),
            figure("G4", "6"),
        ]),
        row(&[
            text("A5", "Ikan"),
            figure("B5", "1"),
            figure("C5", "2"),
            figure("D5", "3"),
            figure("E5", "4"),
            figure("F5", "5"),
            figure("G5", "6"),
        ]),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = open(&workbook(&rows, &["A1:G1", "A2:A3", "B2:G2"])).unwrap().1;
    assert_eq!((found.counts.headers, found.counts.accepted, found.counts.records, found.grain), (3, 2, 12, Some(Grain::Month)));
}

#[test]
fn codes_of_a_database_are_no_figures_and_its_years_no_days() {
    let (opening, found) = open(
        b"freqCode,refPeriodId,refYear,refMonth,reporterCode,partnerISO,aggrLevel,cmdCode,netWgt,fobvalue\n\
          A,20220101,2022,52,360,JPN,2,03,106234567.5,567890123.45\nA,20220101,2022,52,360,USA,2,09,5,6.5\n\
          A,20230101,2023,52,360,KOR,2,09,7,8.5\n",
    )
    .unwrap();
    let role = |name: &str| opening.layout.columns.iter().find(|column| column.name == name).map(|column| column.role);
    for name in ["refMonth", "aggrLevel", "refPeriodId"] {
        assert_eq!(role(name), Some(Role::Codes(CodeList::None)), "{name}");
    }
    assert_eq!((role("refYear"), found.grain), (Some(Role::Year), Some(Grain::Year)));
    assert_eq!(role("reporterCode"), Some(Role::Codes(CodeList::Country)), "360 is Indonesia");
    assert_eq!((role("partnerISO"), role("cmdCode")), (Some(Role::Codes(CodeList::Country)), Some(Role::Codes(CodeList::Hs))));
    let countries = found.codes.iter().find(|column| column.name == "partnerISO").unwrap();
    assert!(countries.matches.iter().take(3).all(Option::is_some), "three letters are codes of countries too");
    let value = found.amounts.iter().find(|amount| amount.name == "fobvalue").unwrap();
    assert_eq!(value.quantity.unit.as_deref(), Some("USD"));
}

#[test]
fn figures_by_the_year_or_month_stay_figures() {
    let found = table("Negara,Tahun,Pertumbuhan tahunan,Rata-rata per bulan\nJepang,2021,5.5,1200.5\nIndia,2022,6.25,7.5\n");
    assert_eq!(found.amounts.iter().map(|amount| amount.name.as_str()).collect::<Vec<_>>(), ["Pertumbuhan tahunan", "Rata-rata per bulan"]);
}

#[test]
fn months_stay_months_though_a_year_stands_beside_them() {
    let found = table("refPeriodId,refYear,fobvalue\n20220101,2022,5\n20220201,2022,6\n20230101,2023,7\n");
    assert_eq!((found.days.as_ref().map(|days| days[1] - days[0]), found.counts.accepted), (Some(31), 3));
}

#[test]
fn the_first_sheet_with_a_table_is_opened() {
    let cover = row(&[text("A1", "Publikasi Ekspor 2023")]);
    let data = [row(&[text("A1", "Tahun"), text("B1", "Nilai (US$)")]), row(&[figure("A2", "2022"), figure("B2", "5")])];
    let book = sheets(&[("Sampul", &[&cover]), ("Data", &[&data[0], &data[1]])]);
    let (opening, found) = open(&book).unwrap();
    assert_eq!((opening.sheet_number, opening.sheets, found.counts.accepted), (1, vec!["Sampul".to_owned(), "Data".into()], 1));
}

#[test]
fn objects_within_objects_are_columns() {
    let found = table(
        r#"[{"country":{"id":"ID","value":"Indonesia"},"date":"2021","value":5},{"country":{"id":"JP","value":"Japan"},"date":"2022","value":6}]"#,
    );
    assert_eq!(found.codes.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["country.id", "country.value"]);
    assert_eq!((texts(&found, 1), found.grain), (vec!["Indonesia", "Japan"], Some(Grain::Year)));
}

#[test]
fn quarters_are_periods() {
    for (a, b) in
        [("2022Q1", "2022-Q4"), ("Triwulan I 2022", "Triwulan IV 2022"), ("Q1 2022", "Q4-2022"), ("Triwulan 1 2022", "TW IV 2022")]
    {
        let found = table(&format!("Triwulan,Nilai (US$)\n{a},5\n{b},6\n"));
        let days = found.days.as_ref().map(|days| (days[0], days[1] - days[0]));
        let first = jejak_ekspor::model::edtf::day_from_civil(2022, 1, 1);
        assert_eq!((found.grain, days), (Some(Grain::Quarter), Some((first, 273))), "{a}");
    }
}

#[test]
fn a_first_row_without_any_figure_is_no_header() {
    let found = table("Komoditas,2020,2021,2022\nKopi,-,-,-\nIkan,-,5,-\nUdang,–,n/a,7\n");
    assert_eq!((found.counts.headers, found.counts.accepted, found.counts.records), (1, 3, 2));
}

#[test]
fn years_within_the_names_of_columns_are_periods() {
    let found = table(
        "KABUPATEN/KOTA;NILAI EKSPOR 2022 (US$);NILAI EKSPOR 2023 (US$);BERAT 2022 (KG);BERAT 2023 (KG)\nKAB. LAMONGAN;1.234.567;2.345.678;5;6\n\
         KOTA SURABAYA;11.234.567;12.345.678;7;8\n",
    );
    assert_eq!((found.grain, found.counts.accepted, found.counts.records, found.amounts.len()), (Some(Grain::Year), 2, 8, 2));
    let value = found.amounts.iter().position(|amount| amount.quantity.unit.as_deref() == Some("USD")).unwrap();
    assert_eq!((found.amounts[value].name.as_str(), sum(&found, value).0), ("NILAI EKSPOR (US$)", 27_160_490));
    let once = table("Negara,Nilai 2022 (US$),Tenaga kerja\nJepang,5,6\nIndia,7,8\n");
    assert_eq!((once.grain, once.amounts.len()), (None, 2), "one year alone is a name");
    let dated = table("Tahun,Nilai 2022,Nilai 2023\n2020,5,6\n2021,7,8\n");
    assert_eq!((dated.counts.records, dated.amounts.len()), (2, 2), "beside a column of years it is a name too");
}

#[test]
fn days_across_that_begin_months_are_months() {
    let found = table("Komoditas,2022-01-01,2022-02-01,2022-03-01\nKopi,10,20,30\nIkan,1,2,3\n");
    assert_eq!((found.grain, found.counts.records), (Some(Grain::Month), 6));
}

#[test]
fn names_in_two_languages_at_once_meet_their_codes() {
    let found = table("Negara/Country,Tahun,Nilai\nJepang/Japan,2022,5\nAmerika Serikat / United States,2022,6\nJepang/India,2022,7\n");
    let matches = &found.codes[0].matches;
    assert!(matches[0].is_some() && matches[1].is_some() && matches[2].is_none(), "{matches:?}");
}

#[test]
fn a_table_without_a_period_takes_the_year_that_the_reader_says() {
    let text = b"Ekspor menurut negara 2022,\nNegara,Nilai (US$)\nJepang,5\nIndia,6\n";
    let (opening, found) = open(text).unwrap();
    assert_eq!((opening.layout.year, found.days), (Some(2022), None), "the title's year may be that of the publication");
    let found = open_with(text, "", &Options { year: Some(2021), ..Options::default() }).unwrap().1;
    let first = jejak_ekspor::model::edtf::day_from_civil(2021, 1, 1);
    assert_eq!((found.grain, found.days), (Some(Grain::Year), Some(vec![first, first])));
}
