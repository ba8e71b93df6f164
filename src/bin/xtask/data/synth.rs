//! A made-up set of claims, as many as one likes: the claims that are there and others like them, elsewhere, at other times, with other
//! amounts, mostly from sources of their own. It shows what a claim costs, and how the page does with more of them:
//! `JEJAK_DATA=FOLDER cargo xtask build` builds the site of it.
use super::{FOLDER, Here};
use crate::command::{Failure, root};
use crate::site::compress::brotli;
use jejak_ekspor::codec;
use jejak_ekspor::compare::{self, item::Input};
use jejak_ekspor::ingest::curated::files::{Files, read};
use jejak_ekspor::model::dataset::Dataset;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CLAIMS: &str = "claims.jsonl";
const SOURCES: &str = "sources.jsonl";

/// The same numbers each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Curated files of which two are made up.
struct MadeUp {
    claims: String,
    sources: String,
}

impl Files for MadeUp {
    fn text(&self, name: &'static str) -> String {
        match name {
            CLAIMS => self.claims.clone(),
            SOURCES => self.sources.clone(),
            other => Here.text(other),
        }
    }
}

/// Writes so many claims and their files to a folder, and prints what one of them costs in the first view.
pub fn run(count: usize, folder: &str) -> Result<(), Failure> {
    let records = |name: &'static str| -> Result<Vec<Value>, Failure> {
        Here.text(name).lines().map(|line| serde_json::from_str(line).map_err(|error| Failure(format!("{name}: {error}")))).collect()
    };
    let (old_claims, old_sources) = (records(CLAIMS)?, records(SOURCES)?);
    let mut dice = Dice(2026);
    let (mut claims, mut sources) = (old_claims.clone(), old_sources.clone());
    let mut refused = BTreeSet::new();
    let mut n = 0;
    while claims.len() < count {
        for _ in claims.len()..count {
            n += 1;
            let (claim, source) = made_up(&mut dice, &old_claims, &old_sources, n);
            claims.push(claim);
            sources.extend(source);
        }
        // What the gate refuses of them, such as an amount with two units, is made up anew.
        let files = MadeUp { claims: lines(&mut claims), sources: lines(&mut sources) };
        let wrong: BTreeSet<usize> = read(&files).problems.iter().filter(|p| p.file == CLAIMS).map(|p| p.line - 1).collect();
        refused.extend(wrong.iter().filter_map(|n| claims.get(*n)).map(|claim| claim["id"].to_string()));
        claims.retain(|claim| !refused.contains(&claim["id"].to_string()));
    }
    let named: BTreeSet<String> = claims.iter().map(|claim| claim["source"].to_string()).collect();
    sources.retain(|source| named.contains(&source["id"].to_string()));
    let mut made = MadeUp { claims: lines(&mut claims), sources: lines(&mut sources) };
    let mut data = compared(&made)?;
    // Where two ids have one short code, the made-up claim among them gets another.
    while let Some((one, other)) = data.shared_codes().into_iter().next() {
        let is_newer = |claim: &&mut Value| claim["id"] == *other.as_str() || claim["id"] == *one.as_str();
        let newer = claims.iter_mut().filter(is_newer).max_by_key(|claim| !old_claims.iter().any(|old| old["id"] == claim["id"]));
        let newer = newer.ok_or_else(|| Failure(format!("{one} and {other} have one short code, and neither is a claim")))?;
        newer["id"] = json!(format!("{}-b", newer["id"].as_str().unwrap_or_default()));
        made.claims = lines(&mut claims);
        data = compared(&made)?;
    }
    write(&made, Path::new(folder))?;
    let (before, after) = (packed(&compared(&Here)?)?, packed(&data)?);
    let more = claims.len().saturating_sub(old_claims.len());
    println!("{} claims of {} sources in {folder}.", claims.len(), sources.len());
    println!("Data of the first view, brotli: {before} bytes with {} claims, {after} with these.", old_claims.len());
    if more > 0 {
        println!("A claim more costs {:.1} bytes.", (after as f64 - before as f64) / more as f64);
    }
    Ok(())
}

/// A claim like one that is there, and its source where it has one of its own.
fn made_up(dice: &mut Dice, claims: &[Value], sources: &[Value], n: usize) -> (Value, Option<Value>) {
    let mut claim = claims[dice.below(claims.len())].clone();
    let years = dice.below(7) as i32 - 3;
    claim["id"] = json!(format!("{}-m{n}", claim["id"].as_str().unwrap_or_default()));
    claim["event"] = Value::Null;
    claim["when"] = json!(moved(claim["when"].as_str().unwrap_or_default(), years));
    claim["where"] = claims[dice.below(claims.len())]["where"].clone();
    for o in claim["observations"].as_array_mut().into_iter().flatten() {
        if let Some(when) = o["when"].as_str() {
            o["when"] = json!(moved(when, years));
        }
        let sign = match o["unit"].as_str() {
            Some("IDR") => "Rp",
            Some("USD") => "US$",
            _ => continue,
        };
        let amount = (101 + dice.below(9_899) as u64) * 10u64.pow(6 + dice.below(6) as u32);
        let digits = amount.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
        o["value"] = json!(amount);
        o["original"] = json!([sign, &groups.join(".")].concat());
        (o["equivalent"], o["implied"]) = (Value::Null, json!([]));
    }
    let mut source = sources.iter().find(|source| source["id"] == claim["source"]).cloned().unwrap_or_default();
    if dice.below(10) < 3 {
        return (claim, None);
    }
    source["id"] = json!(format!("{}-m{n}", source["id"].as_str().unwrap_or_default()));
    source["publisher"] = sources[dice.below(sources.len())]["publisher"].clone();
    if let Some(published) = source["published"].as_str() {
        source["published"] = json!(moved(published, years));
    }
    claim["source"] = source["id"].clone();
    (claim, Some(source))
}

/// A date in EDTF so many years later. A 29 February becomes the 28th.
fn moved(edtf: &str, years: i32) -> String {
    let mut out = String::new();
    for part in edtf.split_inclusive('/') {
        let year = part.get(..4).and_then(|year| year.parse::<i32>().ok());
        match year.zip(part.get(4..)) {
            Some((year, rest)) => out.push_str(&format!("{:04}{}", year + years, rest.replacen("-02-29", "-02-28", 1))),
            None => out.push_str(part),
        }
    }
    out
}

/// Records as lines, sorted by id as the gate asks.
fn lines(records: &mut [Value]) -> String {
    records.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
    records.iter().map(|record| format!("{record}\n")).collect()
}

fn write(made: &MadeUp, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
    let here = root().join(FOLDER);
    for entry in fs::read_dir(&here).map_err(|error| Failure::at(&here, &error))?.flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).map_err(|error| Failure::at(&entry.path(), &error))?;
    }
    for (name, text) in [(CLAIMS, &made.claims), (SOURCES, &made.sources)] {
        fs::write(folder.join(name), text).map_err(|error| Failure::at(&folder.join(name), &error))?;
    }
    Ok(())
}

/// The data of some files, with what their comparison found.
fn compared(files: &impl Files) -> Result<Dataset, Failure> {
    let mut curated = read(files);
    if let Some(problem) = curated.problems.first() {
        return Err(Failure(problem.to_string()));
    }
    curated.first.compared = compare::run(&Input { data: &curated.first, cards: &curated.cards }).0;
    Ok(curated.first)
}

/// The bytes of the data that the first view needs beside the names.
fn packed(data: &Dataset) -> Result<usize, Failure> {
    brotli(&codec::pack(data)).map(|packed| packed.len()).map_err(|error| Failure(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_moved_by_whole_years() {
        for (edtf, years, expected) in [
            ("2020", 2, "2022"),
            ("2020-02-29", 1, "2021-02-28"),
            ("2020-01/2020-10", -1, "2019-01/2019-10"),
            ("../2021?", 1, "../2022?"),
            ("2021-05-06?", 0, "2021-05-06?"),
        ] {
            assert_eq!(moved(edtf, years), expected, "{edtf}");
        }
    }

    #[test]
    fn made_up_claims_pass_the_gate() {
        let records = |name: &'static str| Here.text(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>();
        let (claims, sources) = (records(CLAIMS), records(SOURCES));
        let mut dice = Dice(1);
        let (mut some, mut of) = (Vec::new(), sources.clone());
        for n in 0..50 {
            let (claim, source) = made_up(&mut dice, &claims, &sources, n);
            some.push(claim);
            of.extend(source);
        }
        let problems = read(&MadeUp { claims: lines(&mut some), sources: lines(&mut of) }).problems;
        let wrong: BTreeSet<usize> = problems.iter().filter(|problem| problem.file == CLAIMS).map(|problem| problem.line).collect();
        assert!(wrong.len() < 10, "{} of 50: {:?}", wrong.len(), problems.first().map(ToString::to_string));
    }
}
