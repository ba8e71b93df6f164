//! Files that are broken, hostile or not tables at all: each has a sentence in both languages, and none loses a row.
use super::formats::gzip;
use super::{open, rules, sum, table, texts};
use crate::support::troubles::{QUOTED, RULES, failures, questions};
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::present::i18n::table_worker::words;
use jejak_ekspor::state::Lang;

pub fn failure(bytes: &[u8]) -> Failure {
    match open(bytes) {
        Err(failure) => failure,
        Ok((_, table)) => panic!("opened with {:?}", table.counts),
    }
}

#[test]
fn an_empty_file() {
    for bytes in [&b""[..], b"\n\n  \n", b"\xEF\xBB\xBF", &gzip(b"")] {
        assert_eq!(failure(bytes), Failure::Empty, "{bytes:?}");
    }
}

#[test]
fn headers_and_nothing_else() {
    assert_eq!(failure(b"bulan,nilai\n"), Failure::HeaderOnly { rows: 1 });
    assert_eq!(failure(b"bulan,nilai"), Failure::HeaderOnly { rows: 1 });
}

#[test]
fn one_column() {
    assert_eq!(failure(b"nama\nAnis\nBudi\n"), Failure::NotTable);
    assert_eq!(sum(&table("nilai\n5\n6\n"), 0).0, 11, "one column of figures is a table");
}

#[test]
fn ten_thousand_columns_and_too_many() {
    let row = |cell: &dyn Fn(usize) -> String, count: usize| (0..count).map(cell).collect::<Vec<_>>().join(",");
    let text = [row(&|n| format!("k{n}"), 10_000), row(&|n| (n + 10_000).to_string(), 10_000), row(&|n| n.to_string(), 10_000)].join("\n");
    let found = table(&text);
    assert_eq!((found.counts.accepted, found.amounts.len(), sum(&found, 9_999).0), (2, 10_000, 2 * 9_999 + 10_000));
    let wide = [row(&|n| format!("k{n}"), 20_000), row(&|n| n.to_string(), 20_000)].join("\n");
    assert_eq!(failure(wide.as_bytes()), Failure::TooManyColumns { columns: 20_000, limit: 16_384 });
}

#[test]
fn a_nul_byte_spoils_its_row_and_many_the_file() {
    let found = table("kota,bulan,nilai\nA\0B,2022-01,5\nC,2022-01,6\nC,2022-02,7\0\n");
    assert_eq!((found.counts.accepted, rules(&found)), (1, vec![(2, Rule::NulByte), (4, Rule::NulByte)]));
    assert!(matches!(failure(&[1, 0, 0, 5, 0, 0, 7, 0, 0, 0, 3, 200, 0, 0]), Failure::Binary { .. }));
}

#[test]
fn a_wrong_extension_does_not_matter_and_what_is_no_table_is_named() {
    assert_eq!(failure(b"%PDF-1.7 ..."), Failure::Binary { kind: "PDF" });
    assert_eq!(failure(b"\x89PNG\r\n\x1a\n"), Failure::Binary { kind: "PNG" });
    assert_eq!(failure(b"  <!DOCTYPE html><table><tr><td>1</td></tr></table>"), Failure::WebPage);
    assert_eq!(failure(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), Failure::BrokenWorkbook);
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(failure(&locked), Failure::Encrypted);
    assert!(matches!(failure(b"PK\x03\x04 not a zip"), Failure::BrokenWorkbook));
    let csv = super::open_with(b"bulan,nilai\n2022-01,5\n", "tabel.xlsx", &Default::default()).unwrap().1;
    assert_eq!(csv.counts.accepted, 1);
}

#[test]
fn broken_utf_8_spoils_its_row_only() {
    let mut bytes = "kota,bulan,nilai\n".to_owned().into_bytes();
    for n in 0..200 {
        bytes.extend(format!("Café {n} – é,2022-01,{n}\n").bytes());
    }
    bytes.extend(b"Caf\xE9 rusak,2022-01,5\n");
    let (opening, found) = open(&bytes).unwrap();
    assert_eq!((opening.encoding.name(), found.counts.accepted, rules(&found)), ("UTF-8", 200, vec![(202, Rule::BrokenText)]));
}

#[test]
fn an_unclosed_quote_on_line_2_of_a_million_spoils_line_2() {
    let mut text = "kota,bulan,nilai\n\"Lamongan,2022-01,5\n".to_owned();
    let rows = 1_000_000;
    text.reserve(rows * 16);
    (0..rows).for_each(|_| text.push_str("Gresik,2022-02,6\n"));
    let found = table(&text);
    assert_eq!((found.counts.accepted, rules(&found)), (rows as u64, vec![(2, Rule::UnclosedQuote)]));
    assert_eq!(found.rejected, b"\"Lamongan,2022-01,5\n");
}

#[test]
fn an_unclosed_quote_in_the_last_line() {
    let found = table("kota,bulan,nilai\nA,2022-01,5\n\"B,2022-01,6");
    assert_eq!((found.counts.accepted, rules(&found)), (1, vec![(3, Rule::UnclosedQuote)]));
}

#[test]
fn a_quote_inside_a_cell_is_a_character() {
    let found = table("barang,bulan,nilai\nPipa 5\" baja,2022-01,5\nPipa 6\",2022-01,6\n");
    assert_eq!(texts(&found, 0), ["Pipa 5\" baja", "Pipa 6\""]);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = gzip(&vec![b'0'; 100_000_000]);
    let Failure::Bomb { packed, unpacked } = failure(&bomb) else { panic!("unpacked") };
    assert!(packed < bomb.len() as u64 && unpacked < 100_000_000, "{packed} and {unpacked}: it was unpacked to its end");
}

#[test]
fn a_packed_file_that_is_cut_off_is_broken_wherever_the_cut_is() {
    let whole = gzip(b"bulan,nilai\n2022-01,5\n");
    for end in [12, 25, whole.len() - 1] {
        assert_eq!(failure(&whole[..end]), Failure::BrokenGzip { at: end as u64 }, "cut at {end}");
    }
}

#[test]
fn scripts_and_formulas_stay_text() {
    let found = table("barang,bulan,nilai\n<script>alert(1)</script>,2022-01,5\n\"=HYPERLINK(\"\"x\"\")\",2022-01,6\n@SUM(A1),2022-01,7\n");
    assert_eq!(texts(&found, 0), ["<script>alert(1)</script>", "=HYPERLINK(\"x\")", "@SUM(A1)"]);
}

#[test]
fn a_row_with_an_infinity_is_kept_without_it() {
    let found =
        table("bulan,nilai\n2022-01,5\n2022-02,inf\n2022-03,-Infinity\n2022-04,NaN\n2022-05,1e999\n2022-06,6\n2022-07,7\n2022-08,8\n");
    assert_eq!(rules(&found), [(3, Rule::NotFinite), (4, Rule::NotFinite), (6, Rule::TooLarge)], "NaN says that there is no value");
    assert_eq!((found.counts.accepted, found.counts.rejected, sum(&found, 0)), (7, 1, (26, 0)));
}

#[test]
fn too_few_and_too_many_cells() {
    let found = table("kota,bulan,nilai\nA,2022-01,5\nB,2022-01\nC,2022-01,6,,\nD,2022-01,6,7\n\nE,2022-01,8\n");
    assert_eq!((found.counts.accepted, found.counts.blank), (3, 1));
    assert_eq!(rules(&found), [(3, Rule::CellCount), (5, Rule::CellCount)]);
    assert_eq!(found.rejected, b"B,2022-01\nD,2022-01,6,7\n");
}

#[test]
fn thousands_of_problems_are_grouped_and_still_counted() {
    let mut text = "bulan,nilai\n".to_owned();
    (0..2000).for_each(|n| text.push_str(&format!("2022-01,{n}\n")));
    (0..5000).for_each(|n| text.push_str(&format!("2022-01,salah {}\n", n % 3)));
    let found = table(&text);
    assert_eq!((found.counts.rejected, found.problems.first.len(), found.problems.groups().len()), (5000, 1000, 1));
    let group = found.problems.groups()[0];
    assert_eq!((group.count, group.first_line, group.examples.len()), (5000, 2002, 3));
    assert_eq!(found.rejected.iter().filter(|byte| **byte == b'\n').count(), 5000);
}

#[test]
fn every_failure_rule_and_question_has_a_sentence_in_both_languages() {
    let (id, en) = (words(Lang::Id), words(Lang::En));
    let mut seen = std::collections::BTreeSet::new();
    let mut pair = |a: String, b: String| {
        assert!(a != b, "said in one language: {a}");
        for sentence in [&a, &b] {
            // What could not be read as an object stands at the end.
            let is_whole = sentence.ends_with(['.', '?']) || sentence.ends_with(&[": ", QUOTED].concat());
            assert!(sentence.len() > 15 && is_whole, "{sentence}");
        }
        assert_eq!(a.contains(QUOTED), b.contains(QUOTED), "{a} / {b}");
        assert!(seen.insert(a.clone()), "said twice: {a}");
    };
    failures().iter().for_each(|failure| pair((id.failure)(failure), (en.failure)(failure)));
    RULES.iter().for_each(|rule| pair((id.problem)(*rule, "nilai", QUOTED), (en.problem)(*rule, "nilai", QUOTED)));
    questions().iter().for_each(|question| pair((id.question)(question, "nilai"), (en.question)(question, "nilai")));
}
