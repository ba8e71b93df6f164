//! The curated files read afresh and filtered by the shortest code that can be right: what the page is compared with.
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The curated claims and what is needed to filter them.
pub struct Facts {
    claims: Vec<Value>,
    publishers: BTreeMap<String, String>,
    parents: BTreeMap<String, String>,
}

impl Facts {
    /// Reads `src/data`.
    pub fn read() -> Facts {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data");
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let lines = |name: &str| text(name).lines().map(|line| serde_json::from_str(line).expect(name)).collect::<Vec<Value>>();
        let parent = |line: &str| Some((line.split(',').next()?.to_owned(), line.rsplit(',').next()?.to_owned()));
        Facts {
            claims: lines("claims.jsonl"),
            publishers: lines("sources.jsonl").iter().map(|source| (string(&source["id"]), string(&source["publisher"]))).collect(),
            parents: text("regions.csv").lines().skip(1).filter_map(parent).collect(),
        }
    }

    /// The ids of the claims that have one of the codes in each of the facets.
    pub fn ids(&self, filter: &[(&str, Vec<String>)]) -> BTreeSet<String> {
        let passes = |claim: &&Value| filter.iter().all(|(facet, codes)| self.codes(claim, facet).iter().any(|code| codes.contains(code)));
        self.claims.iter().filter(passes).map(|claim| string(&claim["id"])).collect()
    }

    /// The Indonesian titles of claims, by their ids.
    pub fn titles(&self, ids: &[String]) -> Vec<String> {
        let named = self.claims.iter().filter(|claim| ids.contains(&string(&claim["id"])));
        named.map(|claim| string(&claim["title"]["id"])).collect()
    }

    /// Every code of a facet that some claim has, once.
    pub fn all_codes(&self, facet: &str) -> Vec<String> {
        let all: BTreeSet<String> = self.claims.iter().flat_map(|claim| self.codes(claim, facet)).collect();
        all.into_iter().collect()
    }

    /// The id of some claim for each kind.
    pub fn first_of(&self, kind: &str) -> String {
        let claim = self.claims.iter().find(|claim| claim["kind"] == kind);
        string(&claim.unwrap_or_else(|| panic!("no claim of kind {kind}"))["id"])
    }

    fn codes(&self, claim: &Value, facet: &str) -> Vec<String> {
        let each = |list: &str, field: &str| -> Vec<String> {
            claim[list].as_array().into_iter().flatten().filter_map(|item| item[field].as_str()).map(str::to_owned).collect()
        };
        match facet {
            "kind" => vec![string(&claim["kind"])],
            "region" => {
                let code = string(&claim["where"]);
                // A province contains its regencies; the nation stands for itself alone.
                let parent = self.parents.get(&code).filter(|parent| !matches!(parent.as_str(), "" | "0")).cloned();
                [Some(code), parent].into_iter().flatten().collect()
            }
            "hs" => each("commodities", "hs").iter().map(|code| code.chars().take(2).collect()).collect(),
            "to" => claim["destinations"].as_array().into_iter().flatten().map(string).collect(),
            "measure" => each("observations", "measure"),
            "publisher" => self.publishers.get(&string(&claim["source"])).cloned().into_iter().collect(),
            "origin" => claim["origin"].as_str().map(str::to_owned).into_iter().collect(),
            _ => panic!("no facet {facet}"),
        }
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not text: {value}")).to_owned()
}
