//! What the reader of pasted texts makes of what the curators read: every figure as its source writes it, every phrase for a date.
use super::LIVE;
use jejak_ekspor::ingest::text::date::Dates;
use jejak_ekspor::ingest::text::figure::Figures;
use jejak_ekspor::ingest::text::token::Text;
use jejak_ekspor::ingest::text::words::{Cues, WordLists};
use jejak_ekspor::model::edtf::Period;
use std::collections::BTreeMap;

#[test]
fn nearly_every_figure_is_read_as_the_curators_read_it_and_hardly_any_is_far_off_without_a_flag() {
    let lists = WordLists::default();
    let english: BTreeMap<String, bool> =
        LIVE.records("sources.jsonl").iter().map(|source| (source["id"].as_str().unwrap().to_owned(), source["lang"] == "en")).collect();
    let (mut all, mut right, mut silent) = (0, 0, Vec::new());
    for claim in LIVE.records("claims.jsonl") {
        for observation in claim["observations"].as_array().unwrap() {
            let original = observation["original"].as_str().unwrap();
            let value = observation["value"].as_f64().unwrap().abs();
            let mut text = Text::new(original);
            text.english = english[claim["source"].as_str().unwrap()];
            let figures = Figures::new(&text, &Cues::new(&lists, &text), &[]).read();
            all += 1;
            let Some(figure) = figures.first() else { continue };
            let found = figure.value.abs();
            right += u32::from((found - value).abs() <= 1e-6 * value);
            let off = found > 0.0 && value > 0.0 && (found / value).log10().abs() >= 0.99;
            if off && figure.flags.is_empty() {
                silent.push(format!("{original}: {found}, not {value}"));
            }
        }
    }
    assert!(right * 1000 >= all * 980, "{right} of {all}");
    assert!(silent.len() as u32 * 2000 <= all, "{}", silent.join("\n"));
}

/// A phrase alone does not say all that the curators knew; most do.
#[test]
fn most_phrases_for_a_date_are_read_as_the_curators_read_them() {
    let published: BTreeMap<String, Option<Period>> = LIVE
        .records("sources.jsonl")
        .iter()
        .map(|source| (source["id"].as_str().unwrap().to_owned(), source["published"].as_str().and_then(|day| Period::parse(day).ok())))
        .collect();
    let lists = WordLists::default();
    let (mut all, mut right) = (0, 0);
    for claim in LIVE.records("claims.jsonl") {
        let Some(stated) = claim["when_stated"].as_str() else { continue };
        let text = Text::new(stated);
        let day = published[claim["source"].as_str().unwrap()].map(|period| period.last());
        let wanted = claim["when"].as_str().unwrap().replace('?', "");
        all += 1;
        right += u32::from(
            Dates::new(&text, &Cues::new(&lists, &text), day)
                .read()
                .iter()
                .any(|date| date.period.is_some_and(|period| period.to_string().replace('?', "") == wanted)),
        );
    }
    assert!(right * 100 >= all * 87, "{right} of {all}");
}
