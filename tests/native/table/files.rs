//! One table in the formats that people hold: workbooks of other programs, web pages, archives. LibreOffice wrote the fixtures.
use super::bad::failure;
use super::{open, open_with};
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::model::marks::Mark;
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
