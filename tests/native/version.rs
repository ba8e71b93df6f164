//! The data version follows what the curated files say, and nothing else.
use crate::support::fixture::FIXTURE;
use jejak_ekspor::ingest::curated::version::{LISTS, canonical, of};
use std::collections::BTreeSet;

fn first_line(text: &str, change: impl Fn(&str) -> String) -> String {
    let (first, rest) = text.split_once('\n').unwrap();
    [&change(first), "\n", rest].concat()
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
        let (before, after) = (FIXTURE.read(file), change(FIXTURE.read(file)));
        assert_ne!(before, after, "{file} was changed at all");
        assert_eq!(of(&FIXTURE.with([(file, after)])), of(&FIXTURE), "{file}");
    }
}

#[test]
fn any_other_word_is_another_version() {
    let files = ["claims.jsonl", "sources.jsonl"].into_iter().chain(LISTS);
    let mut seen = BTreeSet::from([of(&FIXTURE)]);
    for file in files {
        let longer = |text: String| first_line(&text, |line| line.replacen("e", "ee", 1));
        assert!(seen.insert(of(&FIXTURE.with([(file, longer(FIXTURE.read(file)))]))), "{file}: a letter more");
        let shorter = |text: String| text.trim_end().rsplit_once('\n').unwrap().0.to_owned();
        assert!(seen.insert(of(&FIXTURE.with([(file, shorter(FIXTURE.read(file)))]))), "{file}: the last line less");
    }
}

#[test]
fn keys_are_sorted_at_every_depth() {
    let value = serde_json::json!({ "b": [{ "z": 1, "a": "x\"y" }], "a": null });
    assert_eq!(canonical(&value), r#"{"a":null,"b":[{"a":"x\"y","z":1}]}"#);
}
