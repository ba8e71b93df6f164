//! The data version follows what the curated files say, and nothing else.
use jejak_ekspor::codec::embedded::VERSION;
use jejak_ekspor::ingest::curated::files::Files;
use jejak_ekspor::ingest::curated::version::{LISTS, canonical, of};
use jejak_ekspor::ingest::table::detect::lists::FILES;
use std::collections::BTreeSet;
use std::fs;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/");

/// The real files, one of them changed.
struct Changed<'a>(&'a str, &'a dyn Fn(String) -> String);

impl Files for Changed<'_> {
    fn text(&self, name: &'static str) -> String {
        let text = fs::read_to_string([DATA, name].concat()).unwrap();
        if name == self.0 { (self.1)(text) } else { text }
    }
}

fn first_line(text: &str, change: impl Fn(&str) -> String) -> String {
    let (first, rest) = text.split_once('\n').unwrap();
    [&change(first), "\n", rest].concat()
}

#[test]
fn the_page_carries_the_version_of_the_files() {
    assert_eq!(of(&Changed("", &|text| text)), VERSION);
    assert!(VERSION.len() == 8 && VERSION.bytes().all(|b| b.is_ascii_hexdigit()));
}

#[test]
fn another_layout_is_the_same_version() {
    let turned = |text: String| {
        first_line(&text, |line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let fields: Vec<_> = value.as_object().unwrap().iter().collect();
            let fields = fields.iter().rev().map(|(key, value)| format!(" {key:?} : {value}"));
            format!("{{{} }}", fields.collect::<Vec<_>>().join(","))
        })
    };
    for (file, change) in [
        ("claims.jsonl", &turned as &dyn Fn(String) -> String),
        ("sources.jsonl", &turned),
        ("claims.jsonl", &|text| text.replace('\n', "\r\n")),
        ("units.csv", &|text| text.replace('\n', "\r\n")),
        ("origins.csv", &|text| first_line(&text, |line| line.split(',').map(|cell| format!("{cell:?}")).collect::<Vec<_>>().join(","))),
    ] {
        let changed = Changed(file, change);
        assert_ne!(changed.text(file), Changed("", &|text| text).text(file), "{file} was changed at all");
        assert_eq!(of(&changed), VERSION, "{file}");
    }
}

#[test]
fn any_other_word_is_another_version() {
    let files = ["claims.jsonl", "sources.jsonl"].into_iter().chain(LISTS);
    let mut seen = BTreeSet::from([VERSION.to_owned()]);
    for file in files {
        let longer = |text: String| first_line(&text, |line| line.replacen("e", "ee", 1));
        assert!(seen.insert(of(&Changed(file, &longer))), "{file}: a letter more");
        let shorter = |text: String| text.trim_end().rsplit_once('\n').unwrap().0.to_owned();
        assert!(seen.insert(of(&Changed(file, &shorter))), "{file}: the last line less");
    }
}

#[test]
fn every_file_of_the_data_counts() {
    let mut there: Vec<String> = fs::read_dir(DATA).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.retain(|name| name.ends_with(".csv"));
    there.sort();
    let mut known = [&LISTS[..], &FILES[..]].concat();
    known.sort_unstable();
    assert_eq!(there, known);
}

#[test]
fn keys_are_sorted_at_every_depth() {
    let value = serde_json::json!({ "b": [{ "z": 1, "a": "x\"y" }], "a": null });
    assert_eq!(canonical(&value), r#"{"a":null,"b":[{"a":"x\"y","z":1}]}"#);
}
