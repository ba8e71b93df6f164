//! Says what is wrong with the curated files, and what their new claims conflict with. Lines on standard input are put in their places
//! first: claims, and sources of theirs.
use super::{FOLDER, Here, git};
use crate::command::Failure;
use jejak_ekspor::compare::{self, item::Input};
use jejak_ekspor::ingest::curated::files::{Curated, Files, read};
use jejak_ekspor::model::finding::{Check, Finding, Member};
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::model::vocabulary::Lang;
use jejak_ekspor::present::i18n::{check, check_texts};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::Read;

const CLAIMS: &str = "claims.jsonl";
const SOURCES: &str = "sources.jsonl";

/// Checks the files; the new claims are those that differ from the newest commit's.
pub fn files() -> Result<(), Failure> {
    let before = git(&["show", &format!("HEAD:{FOLDER}/{CLAIMS}")]).unwrap_or_default();
    let old: BTreeSet<&str> = before.lines().collect();
    let text = Here.text(CLAIMS);
    let new: Vec<String> = text.lines().filter(|line| !old.contains(line)).filter_map(id).collect();
    println!("{}", told(&Here, &new)?);
    Ok(())
}

/// Checks the lines of standard input, each in its place among the files.
pub fn standard_input() -> Result<(), Failure> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| Failure(format!("standard input: {error}")))?;
    println!("{}", checked(&Here, &text)?);
    Ok(())
}

/// What is told of lines that are put in their places among files.
fn checked(files: &impl Files, lines: &str) -> Result<String, Failure> {
    let mut with = With { files, claims: files.text(CLAIMS), sources: files.text(SOURCES) };
    let mut new = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let is_source = line.contains("\"publisher_kind\"");
        let Some(id) = id(line) else { return Err(Failure(format!("no record with an id: {line}"))) };
        let text = if is_source { &mut with.sources } else { &mut with.claims };
        *text = put(text, &id, line);
        if !is_source {
            new.push(id);
        }
    }
    told(&with, &new)
}

/// Files of which two have more lines.
struct With<'a, F> {
    files: &'a F,
    claims: String,
    sources: String,
}

impl<F: Files> Files for With<'_, F> {
    fn text(&self, name: &'static str) -> String {
        match name {
            CLAIMS => self.claims.clone(),
            SOURCES => self.sources.clone(),
            other => self.files.text(other),
        }
    }
}

/// The id of a record; None for a line that is none.
fn id(line: &str) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(record.get("id")?.as_str()?.to_owned())
}

/// A line among those of a file, by its id, in the place of the one that has it.
fn put(text: &str, new: &str, line: &str) -> String {
    let mut lines: Vec<&str> = text.lines().filter(|other| id(other).as_deref() != Some(new)).collect();
    let at = lines.iter().position(|other| id(other).is_some_and(|other| other.as_str() > new)).unwrap_or(lines.len());
    lines.insert(at, line.trim());
    lines.join("\n") + "\n"
}

/// Every problem, as a failure; else what the new claims conflict with.
fn told(files: &impl Files, new: &[String]) -> Result<String, Failure> {
    let mut curated = read(files);
    if !curated.problems.is_empty() {
        let problems: Vec<String> = curated.problems.iter().map(ToString::to_string).collect();
        return Err(Failure(format!("{} problems\n{}", problems.len(), problems.join("\n"))));
    }
    let (compared, found) = compare::run(&Input { data: &curated.first, cards: &curated.cards });
    (curated.first.compared, curated.cards.found) = (compared, found);
    if let Some((one, other)) = curated.first.shared_codes().first() {
        return Err(Failure(format!("{one} and {other} have one short code: give the newer claim another id")));
    }
    curated.cards.check_texts = check_texts::texts();
    let mut out = format!("{} claims of {} sources pass the gate.", curated.first.claims.len(), curated.first.sources.len());
    for id in new {
        let Some(claim) = curated.first.claims.search(|claim| claim.id.as_str().cmp(id)) else { continue };
        let _ = write!(out, "\n\n{id}");
        let before = out.len();
        conflicts(&curated, claim, &mut out);
        findings(&curated, claim, &mut out);
        if out.len() == before {
            out.push_str("\n  conflicts with nothing, and no check finds anything");
        }
    }
    Ok(out)
}

/// The other members of the groups that a claim is in.
fn conflicts(curated: &Curated, claim: ClaimIx, out: &mut String) {
    for group in curated.first.compared.groups.iter().filter(|group| group.members.iter().any(|m| m.claim == claim)) {
        let figure = |member: &Member| {
            let original = curated.cards.details.get(member.claim).and_then(|detail| detail.originals.get(member.observation));
            original.map_or("", |(text, _)| text.as_str())
        };
        let own: Vec<&str> = group.members.iter().filter(|m| m.claim == claim).map(figure).collect();
        let _ = write!(out, "\n  {} conflicts with", own.join(", "));
        for member in group.members.iter().filter(|m| m.claim != claim) {
            let id = curated.first.claims.get(member.claim).map_or("", |claim| claim.id.as_str());
            let _ = write!(out, "\n    {id}: {}", figure(member));
        }
    }
}

/// What checks find of a claim.
fn findings(curated: &Curated, claim: ClaimIx, out: &mut String) {
    let is_told = |finding: &&Finding| finding.check != Check::Conflict && finding.reported().any(|told| told == claim);
    for finding in curated.cards.found.findings.iter().filter(is_told) {
        let words = check::explain(finding, &curated.cards, &curated.first, Lang::En);
        let _ = write!(out, "\n  {}: {words}", finding.check.code());
        let mut seen = BTreeSet::from([claim]);
        for touch in finding.involved.iter().filter(|touch| seen.insert(touch.claim)) {
            let id = curated.first.claims.get(touch.claim).map_or("", |claim| claim.id.as_str());
            let _ = write!(out, "\n    {id}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    struct Fixture;

    impl Files for Fixture {
        fn text(&self, name: &'static str) -> String {
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixture").join(name);
            std::fs::read_to_string(path).unwrap_or_default()
        }
    }

    /// A claim of the fixture, said again by another page with another figure.
    fn again(figure: &str, value: f64) -> String {
        let text = Fixture.text(CLAIMS);
        let line = text.lines().find(|line| line.contains("\"lamongan-2022-export-value-antara-2025\"")).expect("a claim");
        let mut record: serde_json::Value = serde_json::from_str(line).expect("a record");
        record["id"] = "lamongan-2022-new".into();
        record["observations"][0]["original"] = figure.into();
        record["observations"][0]["value"] = serde_json::json!(value as i64);
        record.to_string()
    }

    #[test]
    fn a_new_line_is_told_what_it_conflicts_with() {
        let told = checked(&Fixture, &again("Rp9,99 triliun", 9.99e12)).expect("it passes");
        assert!(told.contains("\nlamongan-2022-new\n  Rp9,99 triliun conflicts with\n    lamongan-2022"), "{told}");
    }

    #[test]
    fn a_broken_line_is_told_with_its_place_and_what_was_expected() {
        let Err(failure) = checked(&Fixture, &again("Rp9,99 miliar", 9.99e12)) else { panic!("the gate lets it through") };
        let place = format!("src/data/claims.jsonl:{}: observations[0].value: found \"9990000000000\"", line_of("lamongan-2022-new"));
        assert!(failure.0.contains(&place) && failure.0.contains("expected 9990000000, which the original yields"), "{}", failure.0);
        assert!(checked(&Fixture, "{\"id\": 5}").is_err_and(|failure| failure.0.contains("no record with an id")));
    }

    /// Where a new claim comes to stand.
    fn line_of(new: &str) -> usize {
        Fixture.text(CLAIMS).lines().filter(|line| id(line).is_some_and(|id| id.as_str() < new)).count() + 1
    }
}
