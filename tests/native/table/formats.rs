//! Encodings, gzip, JSON and JSON Lines.
use super::{open, open_with, rules, sum, texts};
use flate2::{Compression, write::GzEncoder};
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::ingest::table::source::{self, Format};
use std::io::Write;

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

const TEXT: &str = "negara,bulan,nilai\nPantai Gading é,2022-01,5.5\nCuraçao,2022-02,6\n";

#[test]
fn every_encoding_gives_the_same_table() {
    let utf16 = |big: bool, mark: bool| {
        let units = TEXT.encode_utf16().flat_map(move |unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        let mark: &[u8] = if !mark {
            b""
        } else if big {
            b"\xFE\xFF"
        } else {
            b"\xFF\xFE"
        };
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    let latin: Vec<u8> = TEXT.chars().map(|c| c as u8).collect();
    let marked = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
    for (name, bytes) in [
        ("UTF-8", TEXT.as_bytes().to_vec()),
        ("UTF-8", marked),
        ("windows-1252", latin),
        ("UTF-16LE", utf16(false, true)),
        ("UTF-16LE", utf16(false, false)),
        ("UTF-16BE", utf16(true, true)),
        ("UTF-16BE", utf16(true, false)),
    ] {
        for bytes in [gzip(&bytes), bytes] {
            let (opening, table) = open(&bytes).unwrap();
            assert_eq!(opening.encoding.name(), name);
            assert_eq!((table.codes[0].name.as_str(), texts(&table, 0)), ("negara", vec!["Pantai Gading é", "Curaçao"]), "{name}");
            assert_eq!(sum(&table, 0), (115, 1), "{name}");
        }
    }
}

#[test]
fn a_chosen_encoding_is_obeyed_and_an_unknown_one_refused() {
    let options = Options { encoding: Some("latin1".into()), ..Options::default() };
    assert_eq!(open_with(TEXT.as_bytes(), "", &options).unwrap().0.encoding.name(), "windows-1252");
    assert!(open_with(TEXT.as_bytes(), "", &Options { encoding: Some("utf-99".into()), ..Options::default() }).is_err());
}

#[test]
fn tabs_bars_and_old_line_ends() {
    for text in ["a\tbulan\tn\nx\t2022-01\t5\n", "a|bulan|n\r\nx|2022-01|5", "a,bulan,n\rx,2022-01,5\r"] {
        let (_, table) = open(text.as_bytes()).unwrap();
        assert_eq!((table.counts.accepted, texts(&table, 0), sum(&table, 0).0), (1, vec!["x"], 5), "{text:?}");
    }
}

/// What is looked at before the reader is asked holds fewer of them than make the header otherwise.
#[test]
fn long_objects_are_read_too() {
    let object =
        |n: usize| format!("{{\n\"bulan\":\"2022-{:02}\",\n\"nilai\":{n},\n\"catatan\":\"{}\"\n}}", n % 12 + 1, "kata ".repeat(1000));
    let list: Vec<String> = (0..150).map(object).collect();
    let (opening, table) = open(format!("[{}]", list.join(",\n")).as_bytes()).unwrap();
    assert_eq!(opening.format, Format::Json);
    assert_eq!((table.counts.accepted, table.counts.rejected), (150, 0));
    assert_eq!(sum(&table, 0), ((0..150).sum(), 0));
}

#[test]
fn json_in_its_three_forms() {
    let records = [r#"{"bulan":"2022-01","negara":"Japan","nilai":1.234}"#, r#"{"bulan":"2022-02","negara":"India","nilai":2}"#];
    for text in [
        records.join("\n"),
        format!("[{}]", records.join(",\n")),
        format!(r#"{{"meta":{{"a":[1]}},"data":[{}],"n":2}}"#, records.join(",")),
    ] {
        let (opening, table) = open(text.as_bytes()).unwrap();
        assert_eq!((opening.format, opening.layout.questions.len()), (Format::Json, 0), "a JSON number has no ambiguous mark");
        assert_eq!((table.counts.accepted, texts(&table, 0), sum(&table, 0)), (2, vec!["Japan", "India"], (3234, 3)), "{text}");
    }
}

#[test]
fn broken_objects_are_refused_with_their_lines() {
    let text = "{\"bulan\":\"2022-01\",\"nilai\":1}\n{\"bulan\":\"2022-02\",\"nilai\":}\nnot json\n{\"bulan\":\"2022-03\",\"nilai\":3}\n{\"bulan\":\"2022-04";
    let (_, table) = open(text.as_bytes()).unwrap();
    assert_eq!(table.counts.accepted, 2);
    assert_eq!(rules(&table), [(2, Rule::NotJson), (3, Rule::NotJson), (5, Rule::NotJson)]);
}

#[test]
fn objects_in_pieces_of_any_size_are_the_objects_as_a_whole() {
    let object = |n: usize| format!(r#"{{"bulan":"2022-{:02}","kota":"Kota \"{}\" {{é}},\\","nilai":{n}.5}}"#, n % 12 + 1, n % 5);
    let good = |from: usize| (from..from + 12).map(object).collect::<Vec<_>>().join(",\n");
    let text = format!(
        "[{},\n{{\"bulan\":\"2022-01\",\"nilai\":}},{{\"a\":\"x\ny\"}}, kata, 5,\n{},{{\"bulan\":\"2022-01\",\"daftar\":[1,{{}}]}}]\nekor",
        good(0),
        good(12)
    );
    let (_, whole) = open(text.as_bytes()).unwrap();
    assert_eq!(whole.counts.accepted, 25);
    assert_eq!(rules(&whole).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [13, 14, 15, 16, 17]);
    for size in 1..60 {
        let mut opening = source::open_text(text.as_bytes(), true, false, "", &super::NAMES, &Options::default()).unwrap();
        let mut feeder = opening.feeder();
        let pieces = text.len().div_ceil(size);
        for (n, piece) in text.as_bytes().chunks(size).enumerate() {
            feeder.push(piece, n + 1 == pieces).unwrap();
        }
        let table = feeder.finish(&super::NAMES).unwrap();
        assert_eq!((table.counts, rules(&table), texts(&table, 0)), (whole.counts, rules(&whole), texts(&whole, 0)), "pieces of {size}");
        assert_eq!(table.rejected, whole.rejected, "pieces of {size}");
    }
}

#[test]
fn a_file_in_pieces_is_the_file_as_a_whole() {
    let mut text = "bulan,kota,nilai\n".to_owned();
    (0..3000).for_each(|n| text.push_str(&format!("2022-{:02},\"Kota \"\"{}\"\",\nbaris dua\",{}.5\n", n % 12 + 1, n % 7, n)));
    for bytes in [text.as_bytes().to_vec(), gzip(text.as_bytes())] {
        let (_, whole) = open(&bytes).unwrap();
        for size in [1, 7, 1000, 65_536] {
            let plain = if bytes[0] == 0x1F { text.as_bytes() } else { &bytes };
            let mut opening = source::open_text(plain, true, bytes[0] == 0x1F, "", &super::NAMES, &Options::default()).unwrap();
            let mut feeder = opening.feeder();
            let pieces = bytes.len().div_ceil(size);
            for (n, piece) in bytes.chunks(size).enumerate() {
                feeder.push(piece, n + 1 == pieces).unwrap();
            }
            let table = feeder.finish(&super::NAMES).unwrap();
            assert_eq!(
                (table.counts, sum(&table, 0), texts(&table, 0)),
                (whole.counts, sum(&whole, 0), texts(&whole, 0)),
                "pieces of {size}"
            );
        }
        assert_eq!((whole.counts.accepted, texts(&whole, 0)[1]), (3000, "Kota \"1\",\nbaris dua"));
    }
}
