//! Figures as they are really written, one a line: the text, then each figure as `value unit`, with `..upper` for a range and, behind `!`,
//! the flags; those that are asked about have a `?`.
use jejak_ekspor::ingest::text::figure::{Figure, Figures};
use jejak_ekspor::ingest::text::token::Text;
use jejak_ekspor::ingest::text::words::{Cues, WordLists};
use std::sync::LazyLock;

static WORDS: LazyLock<WordLists> = LazyLock::new(WordLists::default);

fn figures(source: &str) -> Vec<Figure> {
    let text = Text::new(source);
    Figures::new(&text, &Cues::new(&WORDS, &text), &[]).read()
}

fn told(figure: &Figure) -> String {
    let upper = figure.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
    let flags: Vec<String> = figure.flags.iter().map(|flag| format!("{}{}", flag.kind.code(), if flag.ask { "?" } else { "" })).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" !{}", flags.join(",")) };
    format!("{}{upper} {}{flags}", figure.value, figure.unit).trim_end().to_owned()
}

/// Reads every line of a table: the text, a bar, what is told.
fn table(lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (source, expected) = line.rsplit_once(" |").unwrap();
        let expected = expected.trim();
        let found: Vec<String> = figures(source).iter().map(told).collect();
        if found.join("; ") != expected {
            wrong.push(format!("{source}\n    found    {}\n    expected {expected}", found.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn rupiah_in_every_form() {
    table(include_str!("figures/rupiah.txt"));
}

#[test]
fn dollars_in_every_form() {
    table(include_str!("figures/dollars.txt"));
}

#[test]
fn percent_weight_pieces_and_counts_in_every_form() {
    table(include_str!("figures/others.txt"));
}
