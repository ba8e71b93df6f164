//! How well texts are read: precision and recall on `tests/fixture/texts`, whose expected marks and claims stand beside them.
//!
//! Texts whose number is a multiple of three are held out: the rules are not made with them, and the measure is of those.
use jejak_ekspor::ingest::text::place::Role;
use jejak_ekspor::ingest::text::{Reader, Reading};
use jejak_ekspor::model::edtf::Period;
use serde::Deserialize;
use std::path::Path;
use std::{fmt, fs, io};

#[derive(Deserialize)]
struct Expected {
    published: String,
    figures: Vec<Figure>,
    dates: Vec<Dated>,
    places: Vec<Placed>,
}

#[derive(Deserialize)]
struct Figure {
    start: u32,
    end: u32,
    text: String,
    value: f64,
    unit: String,
    claim: Option<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    kind: String,
    measure: String,
    value: f64,
    when: String,
    #[serde(rename = "where")]
    region: String,
}

#[derive(Deserialize)]
struct Dated {
    start: u32,
    end: u32,
    text: String,
    value: String,
}

#[derive(Deserialize)]
struct Placed {
    start: u32,
    end: u32,
    text: String,
    code: String,
}

/// How many are right, found and expected.
#[derive(Clone, Copy, Default)]
pub struct Score {
    pub right: u32,
    pub found: u32,
    pub expected: u32,
}

impl Score {
    pub fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.found.max(1))
    }

    pub fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.expected.max(1))
    }
}

/// The measures of some texts, in the order of `NAMES`.
#[derive(Default)]
pub struct Measure {
    pub texts: u32,
    pub scores: [Score; NAMES.len()],
    /// Figures that are wrong by ten or more without a flag.
    pub silent: Vec<String>,
    /// What is not as expected, for whoever mends the rules.
    pub wrong: Vec<String>,
}

pub const NAMES: &[&str] = &[
    "value",
    "value and unit",
    "date, span",
    "date, value",
    "place",
    "kind",
    "measure",
    "period of a claim",
    "area of a claim",
    "whole claim",
];

impl fmt::Display for Measure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "| {} texts | precision | recall | of |\n|---|---:|---:|---:|", self.texts)?;
        for (name, score) in NAMES.iter().zip(&self.scores) {
            writeln!(out, "| {name} | {:.3} | {:.3} | {} |", score.precision(), score.recall(), score.expected)?;
        }
        write!(out, "| wrong by ten or more without a flag | {} | | |", self.silent.len())
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-5 * a.abs().max(b.abs())
}

fn overlap(a: (u32, u32), start: u32, end: u32) -> bool {
    a.0 < end && start < a.1
}

/// The texts of a folder, by their names.
pub fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "txt") {
            names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names)
}

/// Measures the held-out third of a folder, or the other two.
pub fn measure(reader: &Reader<'_>, folder: &Path, held_out: bool) -> io::Result<Measure> {
    let mut measure = Measure::default();
    for name in &names(folder)? {
        // Whoever adds a text to make rules with gives it another number.
        let number: u32 = name.split('-').next().and_then(|number| number.parse().ok()).unwrap_or_default();
        if number.is_multiple_of(3) != held_out {
            continue;
        }
        let text = fs::read_to_string(folder.join(format!("{name}.txt")))?;
        let expected: Expected = serde_json::from_str(&fs::read_to_string(folder.join(format!("{name}.json")))?)?;
        let published = Period::parse(&expected.published).ok().map(|period| period.first());
        let reading = reader.read(&text, published);
        measure.texts += 1;
        add(&mut measure, reader, name, &text, &reading, &expected);
    }
    Ok(measure)
}

fn add(measure: &mut Measure, reader: &Reader<'_>, name: &str, text: &str, reading: &Reading, expected: &Expected) {
    let span = |words: &std::ops::Range<usize>| {
        let span = reading.span(words);
        (span.start, span.end)
    };
    let [value, with_unit, date_span, date_value, place, kind, of_measure, of_period, of_area, whole] = &mut measure.scores;
    let wrong = &mut measure.wrong;
    // What is no figure of the expected ones but one of the text all the same is not counted against: a sum in another currency, a price.
    for figure in &reading.figures {
        value.found += 1;
        with_unit.found += 1;
        if !expected.figures.iter().any(|other| overlap(span(&figure.words), other.start, other.end)) {
            wrong.push(format!("{name}: no figure: {:?} = {} {}", reading.written(text, &figure.words), figure.value, figure.unit));
        }
    }
    for other in &expected.figures {
        value.expected += 1;
        with_unit.expected += 1;
        let found = reading.figures.iter().enumerate().find(|(_, figure)| overlap(span(&figure.words), other.start, other.end));
        let Some((n, figure)) = found else {
            wrong.push(format!("{name}: figure not found: {}", other.text));
            if other.claim.is_some() {
                for score in [&mut *kind, of_measure, of_period, of_area, whole] {
                    score.expected += 1;
                }
            }
            continue;
        };
        let right = same(figure.value.abs(), other.value);
        value.right += u32::from(right);
        with_unit.right += u32::from(right && figure.unit == other.unit);
        if !right || figure.unit != other.unit {
            wrong.push(format!("{name}: {} is {} {}, not {} {}", other.text, figure.value, figure.unit, other.value, other.unit));
            let ratio = figure.value.abs() / other.value;
            if figure.flags.is_empty() && !(0.1..10.0).contains(&ratio) {
                measure.silent.push(format!("{name}: {}", other.text));
            }
        }
        if let Some(claim) = &other.claim {
            let candidate = reading.candidates.iter().find(|candidate| candidate.figure == n);
            for score in [&mut *kind, of_measure, of_period, of_area, whole] {
                score.expected += 1;
                score.found += u32::from(candidate.is_some());
            }
            let Some(candidate) = candidate else {
                wrong.push(format!("{name}: no claim of {}", other.text));
                continue;
            };
            let when = candidate.when.as_ref().map_or(String::new(), |when| when.of.to_string());
            let region = candidate.region.as_ref().map_or("", |region| reader.codes.regions[region.of].code.as_str());
            let rights =
                [candidate.measure.of == claim.measure, same(candidate.value, claim.value), when == claim.when, region == claim.region];
            kind.right += u32::from(candidate.kind.of.code() == claim.kind);
            of_measure.right += u32::from(rights[0]);
            of_period.right += u32::from(rights[2]);
            of_area.right += u32::from(rights[3]);
            whole.right += u32::from(rights.iter().all(|right| *right));
            if !rights.iter().all(|right| *right) || candidate.kind.of.code() != claim.kind {
                let told = format!("{} {} {when} {region} {}", candidate.kind.of.code(), candidate.measure.of, candidate.value);
                let wanted = format!("{} {} {} {} {}", claim.kind, claim.measure, claim.when, claim.region, claim.value);
                wrong.push(format!("{name}: {}: {told}\n      expected {wanted}", other.text));
            }
        } else if let Some(candidate) = reading.candidates.iter().find(|candidate| candidate.figure == n) {
            whole.found += 1;
            wrong.push(format!("{name}: a claim of {}: {}", other.text, candidate.measure.of));
        }
    }
    for date in &reading.dates {
        date_span.found += 1;
        date_value.found += 1;
        if !expected.dates.iter().any(|other| overlap(span(&date.words), other.start, other.end)) {
            wrong.push(format!("{name}: no date: {:?}", reading.written(text, &date.words)));
        }
    }
    for other in &expected.dates {
        date_span.expected += 1;
        date_value.expected += 1;
        let Some(date) = reading.dates.iter().find(|date| overlap(span(&date.words), other.start, other.end)) else {
            wrong.push(format!("{name}: date not found: {}", other.text));
            continue;
        };
        let period = date.period.map_or(String::new(), |period| period.to_string());
        let exact = span(&date.words) == (other.start, other.end);
        date_span.right += u32::from(exact);
        date_value.right += u32::from(period == other.value);
        if !exact || period != other.value {
            wrong.push(format!("{name}: {} is {:?} = {period}, not {}", other.text, reading.written(text, &date.words), other.value));
        }
    }
    for found in reading.places.iter().filter(|found| found.role == Role::Place) {
        place.found += 1;
        let code = &reader.codes.regions[found.region].code;
        let right = expected.places.iter().any(|other| overlap(span(&found.words), other.start, other.end) && *code == other.code);
        place.right += u32::from(right);
        if !right {
            wrong.push(format!("{name}: no place: {:?} = {code}", reading.written(text, &found.words)));
        }
    }
    for other in &expected.places {
        place.expected += 1;
        if !reading.places.iter().any(|found| found.role == Role::Place && overlap(span(&found.words), other.start, other.end)) {
            wrong.push(format!("{name}: place not found: {} ({})", other.text, other.code));
        }
    }
}
