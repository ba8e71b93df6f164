//! The words of checks, conflicts and relations, and how the numbers of a finding are put into them.
//!
//! A phrase writes a number of its finding as `{name}`, the names being those of `Check::slots`; a test holds every
//! phrase to them in both languages.
use super::locale::locale;
use super::{in_language, phrases};
use crate::model::claim::{Flag, Flags};
use crate::model::dataset::{CardData, Dataset};
use crate::model::finding::{Check, CheckText, Finding, Reason, Relation, Slot};
use crate::model::index::UnitIx;
use crate::model::vocabulary::Severity;
use crate::present::i18n::{date, number};
use crate::query::publication_delay::Lag;
use crate::state::Lang;

phrases! {
    /// Relations of pairs and why they differ.
    pub struct RelationWords {
        /// What a relation says of the pair.
        pub relation: fn(relation: Relation) -> &'static str,
        pub reason: fn(reason: Reason) -> &'static str,
        /// A reason with the factor that it explains, e.g. `×1,2`.
        pub explains: fn(reason: &str, factor: &str) -> String,
        /// What is left of the ratio.
        pub unexplained: fn(factor: &str) -> String,
        /// Beyond any ratio, against zero.
        pub boundless: &'static str,
    }

    /// Around a conflict: the lag of a publication, coverage, weekdays.
    pub struct DisputeWords {
        /// A span of days, at least and at most.
        pub days: fn(least: u32, most: u32) -> String,
        /// The same in months, which are rounded.
        pub months: fn(least: u32, most: u32) -> String,
        pub years: fn(count: u32) -> String,
        /// Published so long before, or after, the period ended.
        pub published_before: fn(span: &str) -> String,
        pub published_after: fn(span: &str) -> String,
        pub published_on_the_day: &'static str,
        /// Published before or after the end: the days overlap.
        pub published_around: &'static str,
        pub lag_unknown: &'static str,
        pub coverage: &'static str,
        pub coverage_help: &'static str,
        /// A publisher that is not shown yet: how many of them.
        pub coverage_rest: fn(publishers: u32) -> String,
        /// A mark: all claims of a cell say zero.
        pub zero: &'static str,
        /// A cell of the coverage strip: nobody says anything.
        pub silence: &'static str,
        /// A cell of the coverage strip: claims, and how many of them say zero.
        pub cell: fn(claims: u32, zeros: u32) -> String,
        /// No check found anything in a claim.
        pub nothing_found: &'static str,
        /// What a source does not write of a figure.
        pub flag: fn(flag: Flag) -> &'static str,
    }

    /// The list of conflicts, and conflicts, checks and relations on a card.
    pub struct ConflictWords {
        /// Over the list.
        pub list: fn(count: u32) -> String,
        pub list_help: &'static str,
        /// The conflicts of one severity, over their part of the list.
        pub severity: fn(severity: Severity, count: u32) -> String,
        /// What a conflict of this severity is, over its card.
        pub kick: fn(severity: Severity) -> &'static str,
        /// Narrows the list.
        pub narrow: &'static str,
        pub narrow_none: &'static str,
        /// Who stands against whom, each with a figure: the lower, then the higher.
        pub against_each_other: fn(low: &str, high: &str) -> String,
        /// A body with its figure.
        pub says: fn(body: &str, figure: &str) -> String,
        /// The figure is zero.
        pub zero: &'static str,
        /// The address that a conflict keeps.
        pub permanent: &'static str,
        pub copy_link: &'static str,
        /// What the card of a conflict is, for screen readers.
        pub label: &'static str,
        /// Over the claims at a mark.
        pub at_mark: fn(count: u32) -> String,
        /// From a card back to the claims at its mark.
        pub back_to_mark: &'static str,
        /// The list where the shown claims have no conflict.
        pub none: &'static str,
        /// From a card to the list.
        pub back: &'static str,
        /// Over a conflict: how far apart its values are.
        pub heading: fn(factor: &str) -> String,
        /// The values as a list, for screen readers.
        pub values: &'static str,
        pub this_claim: &'static str,
        /// Sources beside those shown.
        pub more_sources: fn(count: u32) -> String,
        pub why: &'static str,
        /// The two values that are least explained, and how far apart they are.
        pub between: fn(low: &str, high: &str, factor: &str) -> String,
        /// Two periods or two bodies.
        pub both: fn(a: &str, b: &str) -> String,
        /// What is left of the ratio.
        pub rest: fn(factor: &str) -> String,
        /// Nothing of the ratio is left.
        pub nothing_left: &'static str,
        pub checks: fn(count: u32) -> String,
        /// Claims that a finding was measured against.
        pub against: &'static str,
        pub relations: fn(count: u32) -> String,
    }

    /// The words of this file in one language.
    pub struct CheckStrings {
        /// The name of a check, in the facet and as a heading.
        pub name: fn(check: Check) -> &'static str,
        pub relations: RelationWords,
        pub disputes: DisputeWords,
        pub conflicts: ConflictWords,
    }
}

/// The words of checks, conflicts and relations in a language.
pub fn check_strings(lang: Lang) -> &'static CheckStrings {
    in_language!(lang, checks::STRINGS)
}

impl CheckStrings {
    /// The name of a check.
    pub fn name(&self, check: Check) -> &'static str {
        (self.name)(check)
    }

    /// What a relation says of the pair.
    pub fn relation(&self, relation: Relation) -> &'static str {
        (self.relations.relation)(relation)
    }

    /// A reason.
    pub fn reason(&self, reason: Reason) -> &'static str {
        (self.relations.reason)(reason)
    }

    /// The lag of a publication.
    pub fn lag(&self, lag: Option<Lag>) -> String {
        let words = &self.disputes;
        match lag.map(|lag| (lag.least, lag.most)) {
            None => words.lag_unknown.into(),
            Some((0, 0)) => words.published_on_the_day.into(),
            Some((least, most)) if most < 0 => (words.published_before)(&self.span(-most, -least)),
            Some((least, _)) if least < 0 => words.published_around.into(),
            Some((least, most)) => (words.published_after)(&self.span(least, most)),
        }
    }

    /// A span of days in the unit that its length asks for.
    fn span(&self, least: i64, most: i64) -> String {
        let months = |days: i64| (days as f64 / 30.44).round() as u32;
        match (least, most) {
            (730.., _) => (self.disputes.years)((least as f64 / 365.25).round() as u32),
            (60.., 90..) => (self.disputes.months)(months(least), months(most)),
            _ => (self.disputes.days)(least as u32, most as u32),
        }
    }
}

/// What a check does.
pub fn rule(check: Check, cards: &CardData, lang: Lang) -> &str {
    text(check, cards, lang).map_or("", |text| &text.rule)
}

/// None until the words of the cards have arrived whole.
fn text(check: Check, cards: &CardData, lang: Lang) -> Option<&CheckText> {
    cards.check_texts[lang].get(check as usize)
}

/// What a finding says, with its numbers.
pub fn explain(finding: &Finding, cards: &CardData, data: &Dataset, lang: Lang) -> String {
    fill(finding.check, &finding.numbers, finding.unit, cards, data, lang)
}

/// The phrase of a check with these numbers, in the order of `Check::slots`; a number that is missing is a dash.
pub fn fill(check: Check, numbers: &[f64], unit: Option<UnitIx>, cards: &CardData, data: &Dataset, lang: Lang) -> String {
    let mut filled = String::new();
    let mut rest = text(check, cards, lang).map_or("", |text| text.finding.as_str());
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        let mut at = 0;
        for (slot_name, slot) in check.slots() {
            if *slot_name == name {
                filled.push_str(&worded(*slot, numbers.get(at..at + slot.width()).unwrap_or_default(), unit, data, lang));
            }
            at += slot.width();
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// A ratio as a factor, e.g. `×83` or `×1,05`, from a million on as a power of ten, which nobody takes for money: `×10¹²`, `×4·10⁶`; `×∞`
/// where it has no bound.
pub fn factor(ratio: f64, lang: Lang) -> String {
    if !ratio.is_finite() {
        return "×∞".into();
    }
    if ratio >= 1e6 {
        return ["×", &number::power_of_ten(ratio, lang)].concat();
    }
    // What is hardly above one shows that it is.
    let (ratio, places) = match ratio {
        r if r >= 10.0 => (r, 1.0),
        r if r >= 1.01 => (r, 100.0),
        r if r > 1.0 => (r.max(1.001), 1000.0),
        r => (r, 100.0),
    };
    ["×", &number::in_words((ratio * places).round() / places, lang)].concat()
}

fn worded(slot: Slot, numbers: &[f64], unit: Option<UnitIx>, data: &Dataset, lang: Lang) -> String {
    let amount = |value: f64| unit.map_or_else(|| number::number(value, lang), |unit| number::amount(value, unit, data, lang));
    let percent = |value: f64| number::percent((value * 100.0).round() / 100.0, lang);
    let rate = |value: f64| {
        let value = if value < 100.0 { (value * 100.0).round() / 100.0 } else { value.round() };
        ["Rp", &number::number(value, lang)].concat()
    };
    match (slot, numbers) {
        (Slot::Range, [low, high]) => range(*low, *high, amount),
        (Slot::PercentRange, [low, high]) => range(*low, *high, percent),
        (Slot::RateRange, [low, high]) => range(*low, *high, rate),
        (Slot::Amount, [value]) => amount(*value),
        (Slot::Factor, [value]) => factor(*value, lang),
        (Slot::Count, [value]) => number::number(*value, lang),
        (Slot::Day, [value]) => date::day_long(*value as i32, lang),
        (Slot::Weekday, [value]) => locale(lang).weekdays.get(*value as usize).copied().unwrap_or("–").into(),
        (Slot::Flags, [value]) => {
            let named: Vec<&str> = Flags(*value as u8).iter().map(check_strings(lang).disputes.flag).collect();
            named.join(", ")
        }
        _ => "–".into(),
    }
}

/// Both bounds, one where they read alike, and `≥` or `≤` where the other has no end.
fn range(low: f64, high: f64, worded: impl Fn(f64) -> String) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, false) => ["≥ ", &worded(low)].concat(),
        (false, true) => ["≤ ", &worded(high)].concat(),
        _ => {
            let (low, high) = (worded(low), worded(high));
            if low == high { low } else { [&low, "–", &high].concat() }
        }
    }
}
