//! One table in the formats that people hold: workbooks of other programs, web pages, archives. LibreOffice wrote the fixtures.
use super::bad::failure;
use super::{open, open_with};
use jejak_ekspor::ingest::table::decode::gzip::Gunzip;
use jejak_ekspor::ingest::table::decode::magic;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::reading::Note;
use jejak_ekspor::model::marks::Mark;
use jejak_ekspor::model::table::{CodeList, Grain};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/workbooks").join(name)).unwrap()
}

/// The sum of the amounts as they are written.
fn sum(table: &Imported) -> f64 {
    let (digits, scale) = super::sum(table, 0);
    digits as f64 / 10_f64.powi(i32::from(scale))
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_table_is_the_same_in_every_format() {
    for (name, sheets, chosen) in [
        ("ekspor.xls", &["Catatan", "Ekspor"][..], 1),
        ("ekspor.ods", &["Catatan", "Ekspor"], 1),
        ("ekspor.xml", &["Catatan", "Ekspor"], 1),
        ("ekspor.html", &["2"], 0),
    ] {
        let (opening, table) = open_with(&fixture(name), name, &Options::default()).unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        assert_eq!(
            (opening.sheets.as_slice(), opening.sheet_number),
            (&sheets.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..], chosen),
            "{name}"
        );
        assert_eq!((table.counts.accepted, table.counts.rejected), (3, 0), "{name}");
        assert_eq!(sum(&table), 2700.75, "{name}");
    }
}

#[test]
fn of_an_archive_the_largest_table_is_read_and_any_other_may_be_chosen() {
    let codes = b"kode,negara\n156,Tiongkok\n392,Jepang\n";
    let trade = b"tahun,negara,nilai\n2021,Tiongkok,5\n2021,Jepang,7\n2022,Tiongkok,11\n2022,Jepang,13\n2023,Tiongkok,17\n";
    let bytes = archive(&[
        ("BACI/codes.csv", codes),
        ("BACI/", b""),
        ("BACI/trade.csv", trade),
        ("__MACOSX/._trade.csv", b"x"),
        ("BACI/ekspor.xls", &fixture("ekspor.xls")),
    ]);
    let (opening, table) = open_with(&bytes, "baci.zip", &Options::default()).unwrap();
    assert_eq!(opening.sheets, ["BACI/codes.csv", "BACI/trade.csv", "BACI/ekspor.xls"]);
    assert_eq!((opening.sheet_number, sum(&table)), (2, 2700.75), "the largest");
    let chosen = |sheet| Options { sheet: Some(sheet), ..Options::default() };
    let (opening, table) = open_with(&bytes, "baci.zip", &chosen(1)).unwrap();
    assert_eq!((opening.sheet_number, table.counts.accepted, sum(&table)), (1, 5, 53.0));
    assert_eq!(open_with(&bytes, "baci.zip", &chosen(9)).err(), Some(Failure::NoSheet { sheet: 9, sheets: 3 }));
}

#[test]
fn a_long_file_of_an_archive_is_read_to_its_end() {
    let rows: String = (0..400_000).map(|n| format!("{},{}\n", 1900 + n % 120, n % 7)).collect();
    let expected: u32 = (0..400_000).map(|n| n % 7).sum();
    let bytes = archive(&[("panjang.csv", ["tahun,nilai\n", &rows].concat().as_bytes())]);
    let (_, table) = open(&bytes).unwrap();
    assert_eq!((table.counts.accepted, sum(&table)), (400_000, f64::from(expected)));
}

#[test]
fn an_archive_without_a_table_says_what_it_holds() {
    assert_eq!(
        failure(&archive(&[("a.pdf", b"%PDF-1.7"), ("b.png", b"\x89PNG\r\n\x1a\n")])),
        Failure::Zip { files: 2, first: "a.pdf".into() }
    );
    assert_eq!(failure(&archive(&[("a.pdf", b"%PDF-1.7")])), Failure::Binary { kind: "PDF" }, "the one file is named for what it is");
    assert_eq!(failure(&archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")])), Failure::Binary { kind: "OpenDocument" });
    assert_eq!(failure(&archive(&[("dalam.zip", &archive(&[("a.csv", b"x")]))])), Failure::BrokenWorkbook, "an archive within an archive");
}

#[test]
fn a_web_page_is_read_by_its_cells() {
    let page = "<!DOCTYPE html><html><style>td{}</style><body><table><tr><td>menu</td></tr></table>\
        <table><caption>Ekspor <b>Jawa&nbsp;Timur</b></caption>\
        <tr><th rowspan=2>Bulan<th colspan='2'>Nilai (US$)</tr><tr><th>2021<th>2022</tr>\
        <tr><td>Januari</td><td>1.000</td><td>2.000</td></tr><tr><td>Februari<br></td><td>3.000</td><td>4.500</td></tr>\
        <!-- <tr><td>Maret</td><td>9</td></tr> --></table><script>'<table><tr><td>'</script></body></html>";
    let options = Options { decimal: Some(Mark::Comma), ..Options::default() };
    let (opening, table) = open_with(page.as_bytes(), "ekspor.xls", &options).unwrap();
    assert_eq!(opening.sheets, ["Ekspor Jawa Timur"]);
    assert_eq!((table.counts.accepted, sum(&table)), (2, 10_500.0));
    assert_eq!(failure(b"<html><body><p>Masuk</p></body></html>"), Failure::WebPage);
    for cut in 0..page.len() {
        // Wherever a page ends, it is read or refused.
        let _ = open(&page.as_bytes()[..cut]).map(|(_, table)| assert!(table.counts.accepted <= 2));
    }
}

#[test]
fn codes_of_an_archive_have_the_names_of_the_lists_beside_them() {
    let mut trade = "t,i,j,k,v,q\n".to_owned();
    for (i, j, k, v, q) in [
        (360, 392, "010121", "10.5", "2"),
        (360, 842, "010121", "20", "NA"),
        (392, 360, "270112", "30.25", "40"),
        (360, 490, "270112", "1", "5"),
        (360, 999, "270112", "2", "5"),
    ] {
        trade.push_str(&format!("2020,{i},{j},{k},{v},           {q}\n"));
    }
    let countries = b"country_code,country_name,country_iso2,country_iso3\n360,Indonesia,ID,IDN\n392,Japan,JP,JPN\n842,USA,US,USA\n490,\"Other Asia, nes\",,S19\n999,USA,,\n";
    let goods = b"code,description\n010121,\"Horses: live, pure-bred breeding animals\"\n270112,Coal; bituminous\n";
    let files: [(&str, &[u8]); 4] = [
        ("BACI_HS92_Y2020_V202401.csv", trade.as_bytes()),
        ("country_codes_V202401.csv", countries),
        ("product_codes_HS92_V202401.csv", goods),
        ("Readme.txt", b"v: value in thousand USD\n"),
    ];
    let largest = Options { sheet: Some(0), ..Options::default() };
    let (opening, table) = open_with(&archive(&files), "BACI_HS92.zip", &largest).unwrap();
    assert_eq!((table.counts.accepted, table.counts.rejected, opening.layout.questions.len()), (5, 0, 0));
    let codes: Vec<_> = table.codes.iter().map(|column| (column.name.as_str(), column.list)).collect();
    assert_eq!(codes, [("i", CodeList::Country), ("j", CodeList::Country), ("k", CodeList::Hs)]);
    assert_eq!(super::texts(&table, 0), ["Indonesia", "Indonesia", "Japan", "Indonesia", "Indonesia"]);
    assert_eq!(super::texts(&table, 1), ["Japan", "842: USA", "Indonesia", "Other Asia, nes", "999: USA"]);
    assert_eq!(super::texts(&table, 2)[0], "010121: Horses: live, pure-bred breeding animals");
    let units: Vec<_> = table.amounts.iter().map(|own| (own.name.as_str(), own.quantity.unit.as_deref(), own.quantity.power)).collect();
    assert_eq!(units, [("v", Some("USD"), 3), ("q", Some("t"), 0)]);
    assert_eq!((sum(&table), table.grain), (63.75, Some(Grain::Year)));
    let joined = table.reading.notes.iter().filter(|note| matches!(note, Note::Joined { .. })).count();
    assert_eq!(joined, 3, "{:?}", table.reading.notes);
    // Without its lists, codes are codes all the same.
    let (_, table) = open(trade.as_bytes()).unwrap();
    assert_eq!((table.amounts.len(), table.codes.len(), sum(&table)), (2, 3, 63.75));
}

#[test]
fn a_packed_file_is_read_whole_or_refused_and_hides_no_other() {
    let packed = super::formats::gzip(b"tahun,nilai\n2020,5\n");
    assert_eq!(Gunzip::whole(&packed, 19).unwrap(), b"tahun,nilai\n2020,5\n");
    assert_eq!(Gunzip::whole(&packed, 18), Err(Failure::TooLarge { bytes: 19, limit: 18 }));
    // The broken one is the largest.
    let broken = [&packed[..20], &[7; 400]].concat();
    let bytes = archive(&[("rusak.csv.gz", &broken), ("ekspor.csv", b"tahun,nilai\n2020,5\n2021,6\n")]);
    let (opening, table) = open(&bytes).unwrap();
    assert_eq!((opening.sheets[opening.sheet_number].as_str(), table.counts.accepted), ("ekspor.csv", 2));
}

#[test]
fn a_packed_file_within_an_archive_is_unpacked() {
    let bytes = archive(&[("ekspor.csv.gz", &super::formats::gzip(b"tahun,nilai\n2020,5\n2021,6\n"))]);
    assert_eq!(open(&bytes).unwrap().1.counts.accepted, 2);
}

#[test]
fn what_is_no_table_is_named_by_its_bytes() {
    let mut tar = vec![0; 512];
    tar[257..262].copy_from_slice(b"ustar");
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let word = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), utf16("WordDocument")].concat();
    let docx = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    let named: [(&[u8], &str); 13] = [
        // It is opened where it stands by itself (`parquet`).
        (b"PAR1\x15\x04\x15\x10", "Parquet"),
        (&super::formats::gzip(b"PAR1\x15\x04\x15\x10"), "Parquet"),
        (b"ARROW1\0\0", "Arrow"),
        (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
        (b"<stata_dta><header>", "Stata"),
        (b"\x72\x02\x01\0", "Stata"),
        (b"SQLite format 3\0", "SQLite"),
        (b"BZh91AY&SY", "BZip2"),
        (b"Rar!\x1A\x07", "RAR"),
        (&tar, "TAR"),
        (&super::formats::gzip(&tar), "TAR"),
        (&word, "Word"),
        (&docx, "Word"),
    ];
    for (bytes, kind) in named {
        assert_eq!(failure(bytes), Failure::Binary { kind });
        assert_ne!(magic::sort(kind), None, "{kind} has no advice");
    }
    assert_eq!(open(b"PAR1,tahun\n5,2020\n6,2021\n").unwrap().1.counts.accepted, 2);
}
