//! Damaged and random texts: nothing panics, marks stand in the text, and what is taken over makes lines.
//!
//! `JEJAK_FUZZ_TEXTS=N` runs N texts instead of the usual number; the number that ran is printed with `--nocapture`.
use super::bad::{PIECES, read};
use super::lines::TEXTS;
use super::{CURATED, READER};
use crate::support::asserts::becomes_lines;
use crate::support::random::Random;
use std::fs;
use std::time::Instant;

const USUAL: usize = 3000;
/// Letters of a text at most: ten times as long a text takes ten times as long, and finds no more.
const LONGEST: usize = 400;

/// Sentences of the corpus, changed.
fn mutate(random: &mut Random, corpus: &[Vec<char>]) -> String {
    let part = |random: &mut Random| {
        let text = &corpus[random.below(corpus.len())];
        let from = random.below(text.len());
        text[from..(from + 20 + random.below(LONGEST)).min(text.len())].to_vec()
    };
    let mut text = part(random);
    for _ in 0..random.below(12) {
        let at = random.below(text.len() + 1);
        match random.below(7) {
            0 if at < text.len() => text[at] = char::from_u32(random.below(0x3000) as u32).unwrap_or('\u{fffd}'),
            1 if at < text.len() => drop(text.remove(at)),
            2 => text.truncate(at),
            3 => {
                let end = (at + random.below(40)).min(text.len());
                let moved: Vec<char> = text.drain(at..end).collect();
                let to = random.below(text.len() + 1);
                text.splice(to..to, moved);
            }
            4 => {
                let other = part(random);
                text.splice(at..at, other);
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())];
                text.splice(at..at, piece.chars());
            }
        }
    }
    text.truncate(LONGEST * 2);
    text.into_iter().collect()
}

#[test]
fn no_text_panics_the_reader_or_what_becomes_of_it() {
    let inputs = std::env::var("JEJAK_FUZZ_TEXTS").ok().and_then(|n| n.parse().ok()).unwrap_or(USUAL);
    let start = Instant::now();
    let files =
        fs::read_dir(TEXTS).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let mut paths: Vec<_> = files.collect();
    paths.sort();
    let corpus: Vec<Vec<char>> = paths.iter().map(|path| fs::read_to_string(path).unwrap().chars().collect()).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut with_claims = 0;
    for n in 0..inputs {
        let text = mutate(&mut random, &corpus);
        let reading = read(&text);
        if n % 4 > 0 {
            continue;
        }
        with_claims += usize::from(becomes_lines(&CURATED, &READER, &reading, &text));
    }
    println!("{inputs} texts, {with_claims} of {} with claims, in {:.1} s", inputs / 4, start.elapsed().as_secs_f64());
    assert!(with_claims * 8 > inputs / 4, "many should still make claims: {with_claims} of {}", inputs / 4);
}
