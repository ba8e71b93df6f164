//! A table for the clipboard. A spreadsheet of any locale takes its numbers as numbers and its words as words: `sdval` is read by
//! LibreOffice, `x:num` and `mso-number-format` by Excel. Without them it would make a date of `9.10`, or of `2022` a number.
use super::csv::iso;
use super::sheet::{Cell, Sheet};
use super::xlsx::escaped;
use crate::present::export::digits::shortest;

const BEGINNING: &str =
    "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head><body><table><thead><tr>";

/// A table as HTML.
pub fn html(sheet: &Sheet) -> String {
    let mut text = String::from(BEGINNING);
    for column in &sheet.columns {
        text.push_str(&["<th>", &escaped(&column.head), "</th>"].concat());
    }
    text.push_str("</tr></thead><tbody>");
    for row in &sheet.rows {
        text.push_str("<tr>");
        row.iter().for_each(|cell| text.push_str(&written(cell)));
        text.push_str("</tr>");
    }
    text.push_str("</tbody></table></body></html>");
    text
}

fn written(cell: &Cell) -> String {
    // The number format of LibreOffice is text's.
    let words = |inside: &str| ["<td style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">", inside, "</td>"].concat();
    match cell {
        Cell::Empty => "<td></td>".into(),
        Cell::Text(text) => words(&escaped(text)),
        Cell::Link(address) => words(&["<a href=\"", &escaped(address), "\">", &escaped(address), "</a>"].concat()),
        Cell::Number(number) => {
            let digits = shortest(*number);
            ["<td align=\"right\" sdval=\"", &digits, "\" sdnum=\"1033;\" x:num=\"", &digits, "\">", &digits, "</td>"].concat()
        }
        Cell::Day(day) => {
            let day = iso(*day);
            ["<td style=\"mso-number-format:'yyyy\\-mm\\-dd'\">", &day, "</td>"].concat()
        }
    }
}
