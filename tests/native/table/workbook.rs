//! Workbooks, written here cell by cell, in the shape of the statistics office's own downloads.
use super::{open, rules, sum, texts};
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::model::edtf::day_from_civil;
use jejak_ekspor::model::table::{CodeList, Role};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A workbook with one sheet of these rows (`<c>` elements as they are) and merged areas.
pub fn workbook(rows: &[&str], merges: &[&str]) -> Vec<u8> {
    write(&[("Lembar", rows)], merges)
}

/// A workbook with several sheets.
pub fn sheets(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    write(sheets, &[])
}

fn write(sheets: &[(&str, &[&str])], merges: &[&str]) -> Vec<u8> {
    let merges: String = merges.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let each =
        |part: &dyn Fn(usize, &str) -> String| -> String { sheets.iter().enumerate().map(|(n, (name, _))| part(n + 1, name)).collect() };
    let parts = each(&|n, _| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{types}.worksheet+xml\"/>"));
    let names = each(&|n, name| format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"));
    let targets = each(&|n, _| format!("<Relationship Id=\"r{n}\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"));
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{types}.sheet.main+xml\"/>{parts}<Override PartName=\"/xl/styles.xml\" ContentType=\"{types}.styles+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml".to_owned(), format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>{names}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}/relationships\">{targets}<Relationship Id=\"styles\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    for (n, (_, rows)) in sheets.iter().enumerate() {
        let data: String = rows.iter().enumerate().map(|(n, cells)| format!("<row r=\"{}\">{cells}</row>", n + 1)).collect();
        let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
        files.push((format!("xl/worksheets/sheet{}.xml", n + 1), sheet));
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn text(at: &str, words: &str) -> String {
    format!("<c r=\"{at}\" t=\"str\"><v>{words}</v></c>")
}

pub fn figure(at: &str, value: &str) -> String {
    format!("<c r=\"{at}\"><v>{value}</v></c>")
}

pub fn row(cells: &[String]) -> String {
    cells.concat()
}

#[test]
fn countries_ports_and_months_across_merged_headers() {
    let rows = [
        text("A1", "Ekspor HS 2 Digit Tahun 2024"),
        row(&[text("C2", "Negara"), text("E2", "JAPAN"), text("G2", "INDIA"), text("H2", "Totals")]),
        row(&[text("C3", "Pelabuhan"), text("D3", "TANJUNG PRIOK"), text("E3", "SOEKARNO-HATTA (U)"), text("G3", "BELAWAN")]),
        row(&[
            text("C4", "Bulan"),
            text("D4", "[02] Februari"),
            text("E4", "[01] Januari"),
            text("F4", "[03] Maret"),
            text("G4", "[12] Desember"),
        ]),
        row(&[text("A5", "Kode HS"), text("B5", "Tahun")]),
        row(&[
            text("A6", "[03] Fish"),
            figure("B6", "2024"),
            figure("D6", "10.25"),
            figure("E6", "1.234"),
            figure("G6", "5"),
            figure("H6", "16.484"),
        ]),
        row(&[figure("B7", "2025"), figure("F7", "7"), figure("H7", "7")]),
        row(&[text("A8", "Totals"), figure("D8", "10.25"), figure("H8", "23.484")]),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (opening, table) = open(&workbook(&rows, &["A1:H1", "A2:B4", "E2:F2", "E3:F3", "A6:A7"])).unwrap();
    assert_eq!((opening.layout.header_rows, opening.layout.questions.len()), (5, 0));
    assert_eq!(opening.layout.columns[1].role, Role::Year);
    assert_eq!((table.counts.headers, table.counts.accepted, table.counts.totals, table.counts.records), (5, 2, 1, 4));
    assert_eq!(
        table.codes.iter().map(|c| (c.name.as_str(), c.list)).collect::<Vec<_>>(),
        [("Kode HS", CodeList::Hs), ("Negara", CodeList::Country), ("Pelabuhan", CodeList::None)]
    );
    assert_eq!(texts(&table, 0), ["[03] Fish"; 4], "a label stands once for several years");
    assert_eq!(texts(&table, 1), ["", "JAPAN", "INDIA", "JAPAN"], "a column without a country stays without one");
    assert_eq!(texts(&table, 2), ["TANJUNG PRIOK", "SOEKARNO-HATTA (U)", "BELAWAN", "SOEKARNO-HATTA (U)"]);
    let days = [(2024, 2), (2024, 1), (2024, 12), (2025, 3)].map(|(year, month)| day_from_civil(year, month, 1));
    assert_eq!((table.days.as_deref(), sum(&table, 0)), (Some(&days[..]), (23484, 3)));
}

#[test]
fn dates_formulas_and_errors() {
    let rows = [
        row(&[text("A1", "tanggal"), text("B1", "negara"), text("C1", "nilai")]),
        row(&["<c r=\"A2\" s=\"1\"><v>44562</v></c>".into(), text("B2", "Japan"), "<c r=\"C2\"><f>1+1</f><v>2</v></c>".into()]),
        row(&["<c r=\"A3\" s=\"1\"><v>44593</v></c>".into(), text("B3", "India"), "<c r=\"C3\"><f>1+1</f></c>".into()]),
        row(&["<c r=\"A4\" s=\"1\"><v>44621</v></c>".into(), text("B4", "India"), "<c r=\"C4\" t=\"e\"><v>#DIV/0!</v></c>".into()]),
        row(&["<c r=\"A5\" s=\"1\"><v>1</v></c>".into(), text("B5", "&lt;b&gt;India&lt;/b&gt;"), figure("C5", "0.1")]),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (_, table) = open(&workbook(&rows, &[])).unwrap();
    assert_eq!(table.days, Some(vec![day_from_civil(2022, 1, 1), day_from_civil(1900, 1, 1)]));
    assert_eq!((sum(&table, 0), texts(&table, 0)), ((21, 1), vec!["Japan", "<b>India</b>"]));
    assert_eq!(rules(&table), [(3, Rule::FormulaError), (4, Rule::FormulaError), (5, Rule::UnknownName)]);
    assert_eq!(table.rejected, b"2022-02-01\tIndia\t=1+1\n2022-03-01\tIndia\t#DIV/0!\n");
}

#[test]
fn an_empty_sheet_and_a_cut_file() {
    assert_eq!(open(&workbook(&[], &[])).err(), Some(Failure::Empty));
    let whole = workbook(&[&row(&[text("A1", "bulan"), text("B1", "nilai")]), &row(&[text("A2", "2022-01"), figure("B2", "5")])], &[]);
    assert_eq!(open(&whole).unwrap().1.counts.accepted, 1);
    for end in [30, whole.len() / 2, whole.len() - 1] {
        assert!(matches!(open(&whole[..end]), Err(Failure::BrokenWorkbook)), "cut at {end}");
    }
}

#[test]
fn a_workbook_that_is_a_bomb() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated))
        .unwrap();
    let zeros = vec![b'0'; 1 << 20];
    (0..100).for_each(|_| archive.write_all(&zeros).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(matches!(open(&bytes), Err(Failure::Bomb { .. })), "{} bytes", bytes.len());
}
