//! `cargo xtask read`: the marks and candidates of texts, and how well texts are read.
pub mod measure;

use crate::command::{Failure, root};
use jejak_ekspor::ingest::curated::files::{Curated, Files, read};
use jejak_ekspor::ingest::text::flag::{Flag, Reading as Choice};
use jejak_ekspor::ingest::text::{Reader, Reading};
use jejak_ekspor::model::edtf::{Day, Period};
use std::fs;
use std::path::{Path, PathBuf};

struct Folder(PathBuf);

impl Files for Folder {
    fn text(&self, name: &'static str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }
}

fn curated() -> Curated {
    read(&Folder(root().join("src/data")))
}

/// Prints what is read of each file; `published` is the day that they came out.
pub fn files(published: Option<&str>, paths: &[&str]) -> Result<(), Failure> {
    let day = match published {
        None => None,
        Some(text) => Some(Period::parse(text).map_err(|_| Failure(format!("--published: {text:?} is no day (2022-11-16)")))?.first()),
    };
    let curated = curated();
    let reader = Reader::new(&curated.first.codes, &curated.first.goods);
    for path in paths {
        let text = fs::read_to_string(path).map_err(|error| Failure::at(Path::new(path), &error))?;
        println!("{path}\n{}", told(&reader, &text, day));
    }
    Ok(())
}

fn flags(flags: &[Flag]) -> String {
    let of = |flag: &Flag| {
        let readings: Vec<String> = flag
            .readings
            .iter()
            .map(|reading| match reading {
                Choice::Amount(value, unit) => format!("{value} {unit}"),
                Choice::Period(period) => period.to_string(),
                Choice::Code(code) => code.clone(),
            })
            .collect();
        format!(" [{}{} {}]", flag.kind.code(), if flag.ask { "?" } else { "" }, readings.join(" | "))
    };
    flags.iter().map(of).collect()
}

/// The marks and candidates of a text, a line each.
fn told(reader: &Reader<'_>, text: &str, published: Option<Day>) -> String {
    let reading = reader.read(text, published);
    let mut lines = Vec::new();
    let codes = reader.codes;
    let at = |words: &std::ops::Range<usize>| {
        let span = reading.span(words);
        format!("{:>6}-{:<6} {:?}", span.start, span.end, reading.written(text, words))
    };
    for date in &reading.dates {
        let period = date.period.map_or_else(|| "unknown".to_owned(), |period| period.to_string());
        lines.push(format!("date   {} = {period} ({}){}", at(&date.words), date.rule, flags(&date.flags)));
    }
    for place in &reading.places {
        let region = &codes.regions[place.region];
        lines.push(format!(
            "{:<6} {} = {} {} ({}){}",
            place.role.code(),
            at(&place.words),
            region.code,
            region.name,
            place.rule,
            flags(&place.flags)
        ));
    }
    for country in &reading.countries {
        let to = if country.is_destination { " as a destination" } else { "" };
        lines.push(format!("country {} = {}{to} ({})", at(&country.words), codes.countries[country.country].code, country.rule));
    }
    for good in &reading.goods {
        let named = &reader.names.good_list[good.good];
        lines.push(format!("good   {} = {} {}", at(&good.words), named.hs.as_deref().unwrap_or("-"), named.en));
    }
    for party in &reading.parties {
        lines.push(format!("party  {} ({}, {})", at(&party.words), party.role.map_or("no role", |role| role.code()), party.rule));
    }
    for figure in &reading.figures {
        let upper = figure.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
        let change = figure.change.map(|change| format!(" {} {}", change.direction.code(), change.how.code())).unwrap_or_default();
        let bound = figure.bound.code();
        lines.push(format!(
            "figure {} = {}{upper} {} {bound}{change} ({}){}",
            at(&figure.words),
            figure.value,
            figure.unit,
            figure.rules.join(", "),
            flags(&figure.flags)
        ));
    }
    lines.extend(candidates(reader, &reading, text));
    lines.join("\n")
}

fn candidates(reader: &Reader<'_>, reading: &Reading, text: &str) -> Vec<String> {
    let codes = reader.codes;
    let tell = |candidate: &jejak_ekspor::ingest::text::candidate::Candidate| {
        let why = |rule: &str, words: &Option<std::ops::Range<usize>>| match words {
            Some(words) => format!("{rule}: {:?}", reading.written(text, words)),
            None => rule.to_owned(),
        };
        let when =
            candidate.when.as_ref().map_or_else(|| "no period".into(), |when| format!("{} ({})", when.of, why(when.rule, &when.words)));
        let region = candidate.region.as_ref();
        let region = region.map_or_else(|| "no area".into(), |of| format!("{} ({})", codes.regions[of.of].code, why(of.rule, &of.words)));
        let scope = candidate.scope.as_ref();
        let scope = scope.map(|of| format!(", {} ({})", codes.scopes[of.of].entry.code, why(of.rule, &of.words))).unwrap_or_default();
        format!(
            "claim  {} ({}) {} ({}) {} {}, {when}, {region}{scope}, {}{}",
            candidate.kind.of.code(),
            why(candidate.kind.rule, &candidate.kind.words),
            candidate.measure.of,
            why(candidate.measure.rule, &candidate.measure.words),
            candidate.value,
            candidate.unit,
            candidate.status.code(),
            flags(&candidate.flags),
        )
    };
    reading.candidates.iter().map(tell).collect()
}

/// Prints precision and recall on the texts that the rules were not made with, or on the others.
pub fn measure(folder: Option<&&str>, held_out: bool) -> Result<(), Failure> {
    let curated = curated();
    let reader = Reader::new(&curated.first.codes, &curated.first.goods);
    let folder = folder.map_or_else(|| root().join("tests/fixture/texts"), PathBuf::from);
    let found = measure::measure(&reader, &folder, held_out).map_err(|error| Failure::at(&folder, &error))?;
    // What is wrong with a held-out text is not told: who reads it makes rules for it.
    if !held_out {
        println!("{}\n", found.wrong.join("\n"));
    }
    println!("{found}");
    Ok(())
}
