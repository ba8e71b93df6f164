//! What a cell is, is what its format says of it: no byte of a text makes it a number, an error or a broken row.
use super::workbook::{figure, row, text, workbook};
use super::{open, rules, sum, table, texts};
use jejak_ekspor::ingest::table::problem::Rule;

#[test]
fn an_error_in_the_first_column_of_a_workbook_is_an_error_of_its_cell() {
    let rows = [
        row(&[text("A1", "negara"), text("B1", "bulan"), text("C1", "nilai")]),
        row(&[text("A2", "Japan"), text("B2", "2022-01"), figure("C2", "5")]),
        row(&["<c r=\"A3\" t=\"e\"><v>#N/A</v></c>".into(), text("B3", "2022-02"), figure("C3", "6")]),
        row(&["<c r=\"A4\"><f>1+1</f></c>".into(), text("B4", "2022-03"), figure("C4", "7")]),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (_, found) = open(&workbook(&rows, &[])).unwrap();
    assert_eq!(rules(&found), [(3, Rule::FormulaError), (4, Rule::FormulaError)]);
    assert_eq!(found.problems.first.iter().map(|problem| problem.value.as_str()).collect::<Vec<_>>(), ["#N/A", "=1+1"]);
    assert_eq!((found.counts.accepted, found.codes[0].labels.len()), (1, 1), "an error is no name");
}

#[test]
fn an_error_among_dates_is_an_error_too() {
    let rows = [
        row(&[text("A1", "bulan"), text("B1", "nilai")]),
        row(&[text("A2", "2022-01"), figure("B2", "5")]),
        row(&[text("A3", "2022-02"), figure("B3", "5")]),
        row(&["<c r=\"A4\" t=\"e\"><v>#REF!</v></c>".into(), figure("B4", "6")]),
    ];
    let lines: Vec<String> = (5..40).map(|n| row(&[text(&format!("A{n}"), "2022-03"), figure(&format!("B{n}"), "1")])).collect();
    let rows: Vec<&str> = rows.iter().chain(&lines).map(String::as_str).collect();
    assert_eq!(rules(&open(&workbook(&rows, &[])).unwrap().1), [(4, Rule::FormulaError)]);
}

#[test]
fn what_stands_below_an_error_of_a_filled_column_is_not_named_by_it() {
    let rows = [
        row(&[text("A1", "Komoditas"), text("B1", "Tahun"), text("C1", "Jan"), text("D1", "Feb")]),
        row(&[text("A2", "Kopi"), figure("B2", "2022"), figure("C2", "5"), figure("D2", "6")]),
        row(&["<c r=\"A3\" t=\"e\"><v>#N/A</v></c>".into(), figure("B3", "2022"), figure("C3", "7"), figure("D3", "8")]),
        row(&[figure("B4", "2023"), figure("C4", "9"), figure("D4", "10")]),
        row(&[text("A5", "Ikan"), figure("B5", "2023"), figure("C5", "11"), figure("D5", "12")]),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (_, found) = open(&workbook(&rows, &[])).unwrap();
    assert_eq!(rules(&found), [(3, Rule::FormulaError), (4, Rule::FormulaError)]);
    assert_eq!(texts(&found, 0), ["Kopi", "Kopi", "Ikan", "Ikan"]);
}

#[test]
fn a_text_that_begins_with_a_control_character_is_a_text() {
    let objects = "{\"bulan\":\"2022-01\",\"nilai\":1}\n".repeat(40);
    let found =
        table(&[r#"{"bulan":"\u00022022-02","nilai":2}"#, "\n", r#"{"bulan":"2022-03","nilai":"\u00023"}"#, "\n", &objects].concat());
    assert_eq!(rules(&found), [(1, Rule::NotDate), (2, Rule::NotNumber)]);
    let found =
        table("{\"negara\":\"Jepang\",\"nilai\":1}\n{\"negara\":\"\\u0002India\",\"nilai\":2}\n{\"negara\":\"\\u0001Peru\",\"nilai\":3}");
    assert_eq!((found.counts.accepted, texts(&found, 0)), (3, vec!["Jepang", "\u{2}India", "\u{1}Peru"]));
    let found = table("{\"negara\":\"a\\u001eb\\u001fc\",\"nilai\":1}\n{\"negara\":\"d\",\"nilai\":2}");
    assert_eq!((found.counts.accepted, texts(&found, 0)), (2, vec!["a\u{1e}b\u{1f}c", "d"]), "no character parts cells or rows");
}

#[test]
fn no_character_before_a_number_of_delimited_text_says_what_its_mark_means() {
    let found = table("negara,nilai\nJepang,1.5\nIndia,\u{1}1.234\nPeru,\u{2}7\n\u{2}Chile,8\n\u{1}Kuba,9\nMali,2.5\n");
    assert_eq!(
        rules(&found).into_iter().filter(|(_, rule)| rule.refuses()).collect::<Vec<_>>(),
        [(3, Rule::NotNumber), (4, Rule::NotNumber)]
    );
    assert_eq!(texts(&found, 0), ["Jepang", "\u{2}Chile", "\u{1}Kuba", "Mali"]);
}

#[test]
fn lines_between_objects_are_no_rows() {
    let found = table("[\n {\n  \"bulan\": \"2022-01\",\n  \"nilai\": 1\n },\n\n {\n  \"bulan\": \"2022-02\"\n }, 5\n]\n");
    assert_eq!((found.counts.rows, found.counts.headers, found.counts.accepted, found.counts.blank), (4, 1, 2, 0));
    assert_eq!(rules(&found), [(9, Rule::NotJson)]);
}

#[test]
fn a_refused_row_of_objects_is_one_line_whatever_its_texts_are() {
    let objects = r#",{"negara":"d","nilai":1}"#.repeat(20);
    let found = table(&[r#"[{"negara":"a\tb\nc","nilai":"lima"}"#, &objects, "]"].concat());
    assert_eq!(found.rejected, b"a b c\tlima\n");
}

#[test]
fn a_month_that_is_a_number_in_json_is_a_month_as_in_csv() {
    let json = table("[{\"period\":202201,\"fob\":5},{\"period\":202202,\"fob\":6}]");
    let csv = table("period,fob\n202201,5\n202202,6\n");
    assert_eq!((json.grain, &json.days, sum(&json, 0)), (csv.grain, &csv.days, sum(&csv, 0)));
    assert!(json.days.is_some());
}
