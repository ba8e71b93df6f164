//! What is taken over passes the gate of the curated data as it is.
use super::{CURATED, DATA, READER};
use jejak_ekspor::ingest::curated::files::{Files, read};
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::lines::{Source, claim_lines, source_line};
use std::fs;
use std::path::Path;

pub const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/texts");

/// The code lists of the fixture with other claims and sources.
pub struct With {
    pub claims: String,
    pub sources: String,
}

impl Files for With {
    fn text(&self, name: &'static str) -> String {
        match name {
            "claims.jsonl" => self.claims.clone(),
            "sources.jsonl" => self.sources.clone(),
            _ => DATA.read(name),
        }
    }
}

#[test]
fn the_lines_of_every_text_pass_the_gate() {
    let mut names: Vec<String> = fs::read_dir(Path::new(TEXTS))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .map(|path| path.display().to_string())
        .collect();
    names.sort();
    assert!(names.len() >= 40, "{}", names.len());
    let (mut candidates, mut left_out) = (0, 0);
    for (n, name) in names.iter().enumerate() {
        let text = fs::read_to_string(name).unwrap();
        let published = Period::parse("2024-01-15").unwrap().first();
        let reading = answer::reading(&READER, &READER.read(&text, Some(published)), &text);
        let id = format!("text-{n:02}");
        let source = Source { id: &id, publisher: "Kabar", title: Some("Ekspor"), published: Some("2024-01-15"), url: None };
        let all: Vec<_> = reading.candidates.iter().collect();
        let (lines, left) = claim_lines(&CURATED.first.codes, reading.lang, &source, &all);
        candidates += all.len();
        left_out += left;
        if lines.is_empty() {
            continue;
        }
        let curated = read(&With { claims: lines.join("\n") + "\n", sources: source_line(&source, reading.lang) + "\n" });
        let of_texts: Vec<String> = curated
            .problems
            .iter()
            .map(ToString::to_string)
            .filter(|problem| problem.contains("claims.jsonl") || problem.contains("sources.jsonl"))
            .collect();
        assert!(of_texts.is_empty(), "{name}: {}\n{}", of_texts.join("\n"), lines.join("\n"));
        assert_eq!(curated.first.claims.len(), lines.len(), "{name}");
    }
    assert!(left_out * 20 < candidates, "{left_out} of {candidates} were left out");
    assert!(CURATED.first.claims.len() > 10);
}
