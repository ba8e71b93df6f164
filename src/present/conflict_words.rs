//! What a conflict says: its reasons, what they leave, its factor. The card, the list and the panel of an opened table take their
//! sentences from here, so that one pair of values reads the same in all of them.
use crate::model::finding::{Reason, Weight};
use crate::present::i18n::check::{CheckStrings, check_strings, factor};
use crate::state::Lang;

/// Below this a factor reads as 1, which explains nothing in numbers.
const LEAST: f64 = 1.005;

/// A reason with how much it explains, as a sentence without its point; `two` are the periods or origins that it is about.
pub fn reason(reason: Reason, weight: Weight, two: Option<(&str, &str)>, words: &CheckStrings, lang: Lang) -> String {
    let mut text = capital(words.reason(reason));
    if let Some((a, b)) = two {
        text.push_str(&[": ", &(words.conflicts.both)(a, b)].concat());
    }
    if weight.ratio() >= LEAST { (words.relations.explains)(&text, &ratio(weight.ratio(), lang)) } else { text }
}

/// What of a ratio stays unexplained.
pub fn left(unexplained: f64, lang: Lang) -> String {
    let words = check_strings(lang);
    match unexplained {
        ratio if !ratio.is_finite() => [&capital(words.relations.boundless), "."].concat(),
        ratio if ratio < LEAST => words.conflicts.nothing_left.into(),
        ratio => (words.conflicts.rest)(&factor(ratio, lang)),
    }
}

/// A ratio as a factor; against zero a sign that claims no number.
pub fn ratio(ratio: f64, lang: Lang) -> String {
    if ratio.is_finite() { factor(ratio, lang) } else { "≠ 0".into() }
}

/// With its first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| [&first.to_uppercase().collect::<String>(), letters.as_str()].concat())
}
