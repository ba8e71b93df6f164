//! Workbooks (Office Open XML): numbers and days as such, codes as text, heads that stay, links.
//!
//! By hand because `rust_xlsxwriter` is 260 kB after brotli with no feature but `wasm`, and the whole program should have 40.
use super::sheet::{Cell, Sheet};
use super::zip::zip;
use crate::model::edtf::Day;
use crate::present::export::digits::shortest;

/// Days from the first of a spreadsheet's to 1970-01-01.
const EPOCH: i64 = 25_569;
/// Letters that a cell may have.
const LONGEST: usize = 32_767;
/// Letters that a link may have, and links of a sheet.
const LONGEST_LINK: usize = 2_000;
const MOST_LINKS: usize = 65_000;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The styles of cells, by their places in `styles`.
const HEAD: &str = "1";
const DATE: &str = "2";
const LINK: &str = "3";
const TEXT: &str = "4";

/// A workbook of sheets.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut files: Vec<(String, String)> = Vec::new();
    let numbers = 1..=sheets.len();
    let each = |of: &dyn Fn(&str, &Sheet) -> String| -> String {
        numbers.clone().zip(sheets).map(|(n, sheet)| of(&n.to_string(), sheet)).collect()
    };
    let parts =
        each(&|n, _| ["<Override PartName=\"/xl/worksheets/sheet", n, ".xml\" ContentType=\"", TYPES, ".worksheet+xml\"/>"].concat());
    files.push((
        "[Content_Types].xml".into(),
        [
            "<Types xmlns=\"",
            PACKAGE,
            "/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"",
            TYPES,
            ".sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"",
            TYPES,
            ".styles+xml\"/>",
            &parts,
            "</Types>",
        ]
        .concat(),
    ));
    files.push(("_rels/.rels".into(), relations(&relation("1", "officeDocument", "xl/workbook.xml", ""))));
    let listed = each(&|n, sheet| ["<sheet name=\"", &escaped(sheet.name), "\" sheetId=\"", n, "\" r:id=\"rId", n, "\"/>"].concat());
    files.push((
        "xl/workbook.xml".into(),
        ["<workbook xmlns=\"", MAIN, "\" xmlns:r=\"", RELATIONS, "\"><sheets>", &listed, "</sheets></workbook>"].concat(),
    ));
    let styles = relation(&(sheets.len() + 1).to_string(), "styles", "styles.xml", "");
    let linked = each(&|n, _| relation(n, "worksheet", &["worksheets/sheet", n, ".xml"].concat(), ""));
    files.push(("xl/_rels/workbook.xml.rels".into(), relations(&[linked, styles].concat())));
    files.push(("xl/styles.xml".into(), style_sheet()));
    for (n, sheet) in numbers.clone().zip(sheets) {
        let n = n.to_string();
        let (text, links) = worksheet(sheet, n == "1");
        files.push((["xl/worksheets/sheet", &n, ".xml"].concat(), text));
        if !links.is_empty() {
            files.push((["xl/worksheets/_rels/sheet", &n, ".xml.rels"].concat(), relations(&links)));
        }
    }
    let files: Vec<(String, Vec<u8>)> = files.into_iter().map(|(name, text)| (name, [XML, &text].concat().into_bytes())).collect();
    zip(&files)
}

fn relations(all: &str) -> String {
    ["<Relationships xmlns=\"", PACKAGE, "/relationships\">", all, "</Relationships>"].concat()
}

fn relation(n: &str, kind: &str, target: &str, mode: &str) -> String {
    ["<Relationship Id=\"rId", n, "\" Type=\"", RELATIONS, "/", kind, "\" Target=\"", &escaped(target), "\"", mode, "/>"].concat()
}

fn style_sheet() -> String {
    let cell = |font: &str, format: &str| {
        [
            "<xf numFmtId=\"",
            format,
            "\" fontId=\"",
            font,
            "\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>",
        ]
        .concat()
    };
    let font = |more: &str| ["<font>", more, "<sz val=\"11\"/><name val=\"Calibri\"/></font>"].concat();
    let fonts =
        [font(""), font("<b/>"), "<font><u/><sz val=\"11\"/><color rgb=\"FF0563C1\"/><name val=\"Calibri\"/></font>".into()].concat();
    // 49 is text, 164 the format above.
    let cells = [cell("0", "0"), cell("1", "49"), cell("0", "164"), cell("2", "49"), cell("0", "49")].concat();
    [
        "<styleSheet xmlns=\"", MAIN, "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><fonts count=\"3\">", &fonts,
        "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
        <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\">", &cells,
        "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
    ].concat()
}

/// A sheet and where its links lead.
fn worksheet(sheet: &Sheet, is_first: bool) -> (String, String) {
    let (mut links, mut marks, mut count) = (String::new(), String::new(), 0);
    let mut rows = String::new();
    let heads: Vec<String> = sheet.columns.iter().enumerate().map(|(n, column)| words(&place(n, 1), &column.head, HEAD)).collect();
    rows.push_str(&["<row r=\"1\">", &heads.concat(), "</row>"].concat());
    for (row, cells) in sheet.rows.iter().enumerate() {
        let row = row + 2;
        rows.push_str(&["<row r=\"", &row.to_string(), "\">"].concat());
        for (n, cell) in cells.iter().enumerate() {
            let at = place(n, row);
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => rows.push_str(&words(&at, text, TEXT)),
                Cell::Number(number) => rows.push_str(&["<c r=\"", &at, "\"><v>", &shortest(*number), "</v></c>"].concat()),
                Cell::Day(day) => rows.push_str(&["<c r=\"", &at, "\" s=\"", DATE, "\"><v>", &serial(*day), "</v></c>"].concat()),
                Cell::Link(address) => {
                    let is_link = address.len() <= LONGEST_LINK && count < MOST_LINKS;
                    rows.push_str(&words(&at, address, if is_link { LINK } else { TEXT }));
                    if is_link {
                        count += 1;
                        let n = count.to_string();
                        marks.push_str(&["<hyperlink ref=\"", &at, "\" r:id=\"rId", &n, "\"/>"].concat());
                        links.push_str(&relation(&n, "hyperlink", address, " TargetMode=\"External\""));
                    }
                }
            }
        }
        rows.push_str("</row>");
    }
    let widths: Vec<String> = sheet
        .columns
        .iter()
        .enumerate()
        .map(|(n, column)| {
            let n = (n + 1).to_string();
            ["<col min=\"", &n, "\" max=\"", &n, "\" width=\"", &column.width.to_string(), "\" customWidth=\"1\"/>"].concat()
        })
        .collect();
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let marks = if marks.is_empty() { marks } else { ["<hyperlinks>", &marks, "</hyperlinks>"].concat() };
    let text = [
        "<worksheet xmlns=\"", MAIN, "\" xmlns:r=\"", RELATIONS, "\"><sheetViews><sheetView", selected,
        " workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
        &widths.concat(), "</cols><sheetData>", &rows, "</sheetData>", &marks, "</worksheet>",
    ].concat();
    (text, links)
}

/// Days as a spreadsheet counts them.
fn serial(day: Day) -> String {
    (i64::from(day) + EPOCH).to_string()
}

fn words(at: &str, text: &str, style: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    ["<c r=\"", at, "\" s=\"", style, "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", &escaped(&text), "</t></is></c>"].concat()
}

/// A cell by its column from nought and its row from one: `AB12`.
fn place(column: usize, row: usize) -> String {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    let mut name = String::new();
    if column >= 26 {
        name.push(letter(column / 26 - 1));
    }
    name.push(letter(column));
    [name, row.to_string()].concat()
}

/// A text within XML, without what XML cannot hold.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of XML makes a line end of it.
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            ..'\x20' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}
