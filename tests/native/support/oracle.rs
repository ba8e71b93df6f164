//! What a permalink answers, by brute force over the files as they are written: it shares no code with the engine.
use super::files::Folder;
use super::random::Random;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub const KEYS: [&str; 8] = ["kind", "region", "hs", "to", "measure", "origin", "publisher", "party"];
/// What those do who act.
pub const ROLES: [&str; 6] = ["releaser", "exporter", "giver", "recipient", "host", "supporter"];
pub const ALL_TIME: (u32, u32) = (0, u32::MAX);

/// A claim as the files write it; days are numbers such as 20220131.
pub struct Row {
    pub id: String,
    pub values: BTreeMap<&'static str, BTreeSet<String>>,
    pub extent: (u32, u32),
    pub published: Option<(u32, u32)>,
    pub publisher: String,
    pub origin: Option<String>,
    pub measured: bool,
}

fn month_end(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(400) || (year.is_multiple_of(4) && !year.is_multiple_of(100)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Years, months, days and intervals of them, `?` and open ends: all that the files and the links here write.
pub fn days(edtf: &str) -> (u32, u32) {
    let date = |text: &str| -> (u32, u32) {
        let parts: Vec<u32> = text.trim_end_matches('?').split('-').map(|p| p.parse().unwrap()).collect();
        match parts[..] {
            [year] => (year * 10_000 + 101, year * 10_000 + 1231),
            [year, month] => (year * 10_000 + month * 100 + 1, year * 10_000 + month * 100 + month_end(year, month)),
            [year, month, day] => (year * 10_000 + month * 100 + day, year * 10_000 + month * 100 + day),
            _ => panic!("{text}"),
        }
    };
    match edtf.split_once('/') {
        None => date(edtf),
        Some(("..", end)) => (0, date(end).1),
        Some((start, "..")) => (date(start).0, u32::MAX),
        Some((start, end)) => (date(start).0, date(end).1),
    }
}

pub fn rows(folder: Folder) -> Vec<Row> {
    let regions = folder.read("regions.csv");
    let mut regions = csv::Reader::from_reader(regions.as_bytes());
    let parents: BTreeMap<String, String> = regions.records().map(Result::unwrap).map(|r| (r[0].to_string(), r[4].to_string())).collect();
    let sources: BTreeMap<String, Value> =
        folder.records("sources.jsonl").into_iter().map(|s| (s["id"].as_str().unwrap().to_string(), s)).collect();
    let strings = |list: &Value, of: &dyn Fn(&Value) -> Option<String>| list.as_array().unwrap().iter().filter_map(of).collect();
    let row = |claim: &Value| {
        let text = |key: &str| claim[key].as_str().map(String::from);
        let source = &sources[claim["source"].as_str().unwrap()];
        let publisher = source["publisher"].as_str().unwrap().to_string();
        let region = text("where").unwrap();
        let province = parents[&region].clone();
        let mut areas = BTreeSet::from([region]);
        if !province.is_empty() && province != "0" {
            areas.insert(province);
        }
        let values = BTreeMap::from([
            ("kind", text("kind").into_iter().collect()),
            ("region", areas),
            ("hs", strings(&claim["commodities"], &|good| good["hs"].as_str().map(|hs| hs[..2].to_string()))),
            ("to", strings(&claim["destinations"], &|to| to.as_str().map(String::from))),
            ("measure", strings(&claim["observations"], &|o| o["measure"].as_str().map(String::from))),
            ("origin", text("origin").into_iter().collect()),
            ("publisher", BTreeSet::from([publisher.clone()])),
            (
                "party",
                strings(&claim["parties"], &|party| {
                    let acts = ROLES.contains(&party["role"].as_str().unwrap());
                    acts.then(|| party["name"].as_str().unwrap().to_owned())
                }),
            ),
        ]);
        Row {
            id: text("id").unwrap(),
            values: values.into_iter().map(|(key, set)| (key, if set.is_empty() { BTreeSet::from(["-".into()]) } else { set })).collect(),
            extent: days(claim["when"].as_str().unwrap()),
            published: source["published"].as_str().map(days),
            publisher,
            origin: text("origin"),
            measured: !claim["observations"].as_array().unwrap().is_empty(),
        }
    };
    folder.records("claims.jsonl").iter().map(row).collect()
}

#[derive(Default, Debug)]
pub struct Link {
    pub chosen: BTreeMap<&'static str, BTreeSet<String>>,
    pub when: Option<String>,
}

impl Link {
    pub fn text(&self) -> String {
        let encode = |value: &String| value.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let list = |set: &BTreeSet<String>| set.iter().map(encode).collect::<Vec<_>>().join(",");
        let parts = self.chosen.iter().map(|(key, set)| format!("{key}={}", list(set)));
        parts.chain(self.when.iter().map(|when| format!("when={when}"))).collect::<Vec<_>>().join("&")
    }

    /// Whether a row passes every key but `but`.
    pub fn passes(&self, row: &Row, but: &str) -> bool {
        let window = self.when.as_deref().map_or(ALL_TIME, days);
        let overlaps = row.extent.0 <= window.1 && row.extent.1 >= window.0;
        overlaps && self.chosen.iter().all(|(key, set)| *key == but || !set.is_disjoint(&row.values[key]))
    }
}

fn random_when(random: &mut Random) -> String {
    let mut date = || {
        let (year, month, day) = (2015 + random.below(12), 1 + random.below(12), 1 + random.below(28));
        [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}"), format!("{year}?")][random.below(4)]
            .clone()
    };
    let (a, b) = (date(), date());
    let interval = if days(&a).0 <= days(&b).1 { format!("{a}/{b}") } else { format!("{b}/{a}") };
    [a, interval.clone(), interval, format!("../{b}"), format!("{b}/..")][random.below(5)].clone()
}

/// A link around one claim, so that most have an answer, widened and narrowed by values of others.
pub fn random_link(random: &mut Random, rows: &[Row]) -> Link {
    let mut link = Link::default();
    let anchor = &rows[random.below(rows.len())];
    for key in KEYS {
        if random.below(5) < 2 {
            let mut set = BTreeSet::new();
            for _ in 0..1 + random.below(3) {
                let of = if random.below(3) > 0 { anchor } else { &rows[random.below(rows.len())] };
                let values: Vec<&String> = of.values[key].iter().collect();
                set.insert(if random.below(8) == 0 { "-".into() } else { random.one(&values).clone() });
            }
            link.chosen.insert(key, set);
        }
    }
    link.when = (random.below(2) == 0).then(|| random_when(random));
    link
}
