//! The record of versions, `src/data/versions.jsonl`: one line a version, oldest first, each with the claims that the next version
//! changed or dropped as they were. It is written by `cargo xtask data-version` and never by hand.
use crate::ingest::curated::files::Files;
use crate::ingest::curated::version::{LISTS, canonical, of, table};
use crate::model::dataset::Dataset;
use crate::model::lang::PerLang;
use crate::model::vocabulary::{Facet, PerFacet};
use crate::query::history::{History, Old, Version, Words};
use crate::query::session::Session;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The record's file in `src/data`.
pub const FILE: &str = "versions.jsonl";

/// A line of the record: a version, and how it differs from the one before it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The data version as in links.
    pub version: String,
    /// The EDTF day on which it was recorded.
    pub day: String,
    /// Ids of claims that are new.
    pub added: Vec<String>,
    /// Claims that differ now, or whose source does, as they were.
    pub changed: Vec<Value>,
    /// Claims that are gone, as they were.
    pub removed: Vec<Value>,
    /// The sources of these claims as they were.
    pub sources: Vec<Value>,
    /// Code lists that differ.
    pub lists: Vec<String>,
}

/// Reads the record; an error names the line.
pub fn read(text: &str) -> Result<Vec<Entry>, String> {
    let lines = text.lines().enumerate();
    lines.map(|(n, line)| serde_json::from_str(line).map_err(|error| format!("{FILE}:{}: {error}", n + 1))).collect()
}

/// How the new files differ from the old ones, as an entry of the new ones' version.
pub fn compare(old: &impl Files, new: &impl Files, day: String) -> Entry {
    let (old_sources, new_sources) = (records(old, "sources.jsonl"), records(new, "sources.jsonl"));
    let (old_claims, new_claims) = (records(old, "claims.jsonl"), records(new, "claims.jsonl"));
    let said = |claim: &Value, sources: &BTreeMap<String, Value>| {
        let source = sources.get(text(claim, "source")).map(canonical).unwrap_or_default();
        [canonical(claim), source].join("\n")
    };
    let mut entry = Entry {
        version: of(new),
        day,
        added: new_claims.keys().filter(|id| !old_claims.contains_key(*id)).cloned().collect(),
        changed: Vec::new(),
        removed: Vec::new(),
        sources: Vec::new(),
        lists: LISTS.iter().filter(|name| table(&old.text(name)) != table(&new.text(name))).map(|name| (*name).to_owned()).collect(),
    };
    let mut wanted = BTreeSet::new();
    for (id, claim) in &old_claims {
        let list = match new_claims.get(id) {
            None => &mut entry.removed,
            Some(now) if said(now, &new_sources) != said(claim, &old_sources) => &mut entry.changed,
            Some(_) => continue,
        };
        list.push(claim.clone());
        wanted.insert(text(claim, "source"));
    }
    entry.sources = wanted.into_iter().filter_map(|id| old_sources.get(id)).cloned().collect();
    entry
}

/// The record as the page reads it. What is today's is left out of it, and the data give the provinces of regions.
pub fn for_page(entries: &[Entry], session: &Session) -> History {
    let row = |id: &str| session.data.claims.search(|claim| claim.id.as_str().cmp(id));
    let version = |entry: &Entry| {
        let as_it_was = |claim: &Value, removed: bool| {
            let mut old = old(claim, removed, &entry.sources, &session.data);
            if let Some(row) = row(&old.id) {
                for (lang, title) in session.data.claims.get(row).into_iter().flat_map(|claim| claim.title.iter()) {
                    old.title[lang] = old.title[lang].take().filter(|own| own != title);
                }
                let todays: Vec<&String> = session.further_words(row).collect();
                for words in &mut old.words {
                    let place = todays.iter().position(|todays| *words == Words::Own((*todays).clone()));
                    *words = place.map_or_else(|| words.clone(), Words::Todays);
                }
            }
            old
        };
        let old = |removed: bool| move |claim: &Value| as_it_was(claim, removed);
        Version {
            version: entry.version.clone(),
            day: entry.day.clone(),
            lists: !entry.lists.is_empty(),
            added: entry.added.iter().filter_map(|id| row(id)).collect(),
            old: entry.changed.iter().map(old(false)).chain(entry.removed.iter().map(old(true))).collect(),
        }
    };
    History { versions: entries.iter().map(version).collect() }
}

/// A claim as it was. It passed the gate of its time, which may have been another one than today's: what is missing is left out.
fn old(claim: &Value, removed: bool, sources: &[Value], data: &Dataset) -> Old {
    let source = sources.iter().find(|source| source["id"] == claim["source"]).unwrap_or(&Value::Null);
    let each = |list: &str, field: &str| -> Vec<String> {
        let items = claim[list].as_array().into_iter().flatten();
        items.filter_map(|item| item[field].as_str()).map(String::from).collect()
    };
    let one = |code: &str| if code.is_empty() { Vec::new() } else { vec![code.to_owned()] };
    let mut regions = one(text(claim, "where"));
    let place = data.codes.regions.iter().find(|region| regions.contains(&region.code));
    let parent = place.and_then(|region| data.codes.regions.get(region.parent?));
    regions.extend(parent.filter(|region| region.parent.is_some()).map(|region| region.code.clone()));
    let mut words: Vec<String> = Vec::new();
    let both = |value: &Value| [text(value, "id").to_owned(), text(value, "en").to_owned()];
    claim["commodities"].as_array().into_iter().flatten().for_each(|good| words.extend(both(&good["as"])));
    words.push(text(claim, "place").to_owned());
    words.extend(both(&claim["note"]));
    words.extend(each("parties", "name"));
    words.extend(each("parties", "person"));
    words.push(text(source, "title").to_owned());
    words.retain(|word| !word.is_empty());
    Old {
        removed,
        id: text(claim, "id").to_owned(),
        title: PerLang::curated(text(&claim["title"], "id").to_owned(), text(&claim["title"], "en").to_owned()).map(Some),
        codes: PerFacet::from_fn(|facet| match facet {
            Facet::Kind => one(text(claim, "kind")),
            Facet::Region => core::mem::take(&mut regions),
            Facet::Hs => each("commodities", "hs").iter().filter_map(|hs| hs.get(..2)).map(String::from).collect(),
            Facet::Destination => {
                claim["destinations"].as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
            }
            Facet::Measure => each("observations", "measure"),
            Facet::Origin => one(text(claim, "origin")),
            Facet::Publisher => one(text(source, "publisher")),
            Facet::Check | Facet::Party => Vec::new(),
        }),
        when: text(claim, "when").to_owned(),
        published: text(source, "published").to_owned(),
        words: words.into_iter().map(Words::Own).collect(),
    }
}

/// The records of a JSON Lines file by their id.
fn records(files: &impl Files, name: &'static str) -> BTreeMap<String, Value> {
    let file = files.text(name);
    let values = file.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    values.map(|value| (text(&value, "id").to_owned(), value)).collect()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}
