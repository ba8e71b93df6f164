//! A conflict between a claim and the table in words.
use super::conflict::Conflict;
use crate::model::finding::{Reason, Weight};
use crate::present::i18n::check::{CheckStrings, check_strings, factor};
use crate::present::i18n::date;
use crate::state::Lang;

/// What may explain the difference, each with how much of it, and last what stays.
pub fn reasons(conflict: &Conflict, lang: Lang) -> Vec<String> {
    let words = check_strings(lang);
    let mut said: Vec<String> =
        conflict.pair.reasons.iter().map(|(reason, weight)| reason_words(conflict, words, *reason, *weight, lang)).collect();
    said.push(left(conflict.pair.unexplained, words, lang));
    said
}

fn reason_words(conflict: &Conflict, words: &CheckStrings, reason: Reason, weight: Weight, lang: Lang) -> String {
    let mut text = capital(words.reason(reason));
    if reason == Reason::Period {
        let (claim, table) = (date::period(&conflict.claim.period, lang), date::period(&conflict.table.period, lang));
        text.push_str(&[": ", &(words.conflicts.both)(&claim, &table)].concat());
    }
    // A factor that reads as 1 explains nothing in numbers.
    if weight.ratio() >= 1.005 { (words.relations.explains)(&text, &factor(weight.ratio(), lang)) } else { text }
}

fn left(unexplained: Weight, words: &CheckStrings, lang: Lang) -> String {
    match unexplained.ratio() {
        ratio if !ratio.is_finite() => [&capital(words.relations.boundless), "."].concat(),
        ratio if ratio < 1.005 => words.conflicts.nothing_left.into(),
        ratio => (words.conflicts.rest)(&factor(ratio, lang)),
    }
}

/// With its first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| [&first.to_uppercase().collect::<String>(), letters.as_str()].concat())
}
