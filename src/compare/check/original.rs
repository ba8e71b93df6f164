//! A figure as written against the amount that was made of it. The gate refuses such a claim among the curated
//! ones; among those that a reader opens it is told.
use super::facts::{Facts, finding};
use crate::model::claim::{Flag, Flags, SourceLang};
use crate::model::figure;
use crate::model::finding::{Check, Finding};

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in facts.items {
        let input = &facts.input;
        let lang = input.cards.sources.get(item.source).map_or(SourceLang::Id, |s| s.lang);
        let original = input.cards.details.get(item.claim).and_then(|d| d.originals.get(item.observation));
        let flags = input.claim(item).and_then(|c| c.observations.get(item.observation)).map_or(Flags::default(), |o| o.implied);
        let (flip, lost) = (flags.contains(Flag::Separator), flags.contains(Flag::Scale));
        let Some(read) = original.and_then(|(text, _)| figure::read(text, lang, input.unit(item.unit), flip, lost)) else { continue };
        let read = if flags.contains(Flag::Sign) { -read } else { read };
        let value = item.printed.value;
        let is_same = |a: f64| (a - value).abs() <= 1e-9 * a.abs().max(value.abs());
        let scales: &[i32] = if lost { &[0, 3, 6, 9, 12, 15] } else { &[0] };
        if !scales.iter().any(|p| is_same(read * 10f64.powi(*p))) {
            findings.push(finding(Check::Original, &[item], Some(item.unit), &[read, value]));
        }
    }
    findings
}
