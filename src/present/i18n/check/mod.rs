//! The words of checks, conflicts and relations, and how the numbers of a finding are put into them.
//!
//! A phrase writes a number of its finding as `{name}`, the names being those of `Check::slots`; a test holds every
//! phrase to them in both languages.
mod en;
mod id;
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub mod told;

use crate::model::claim::{Flag, Flags};
use crate::model::dataset::{Dataset, Late};
use crate::model::finding::{Check, Finding, Reason, Relation, Slot};
use crate::present::i18n::{date, number};
use crate::query::publication_delay::Lag;
use crate::state::Lang;

/// The words of one check.
pub struct CheckPhrase {
    /// In the facet and as a heading.
    pub name: &'static str,
}

/// Every check; a missing one does not compile.
pub struct Checks {
    pub conflict: CheckPhrase,
    pub weekday: CheckPhrase,
    pub sum: CheckPhrase,
    pub balance: CheckPhrase,
    pub growth: CheckPhrase,
    pub share: CheckPhrase,
    pub rate: CheckPhrase,
    pub event_rate: CheckPhrase,
    pub whole: CheckPhrase,
    pub jump: CheckPhrase,
    pub implied: CheckPhrase,
    pub slip: CheckPhrase,
    pub original: CheckPhrase,
    pub price: CheckPhrase,
    pub repeated: CheckPhrase,
    pub event_date: CheckPhrase,
    pub countries: CheckPhrase,
}

/// Relations of pairs and why they differ.
pub struct RelationWords {
    pub same: &'static str,
    pub copies: &'static str,
    pub revises: &'static str,
    pub contradicts: &'static str,
    pub explained: &'static str,
    pub not_comparable: &'static str,
    pub period: &'static str,
    pub scope: &'static str,
    pub unit: &'static str,
    pub origin: &'static str,
    pub revision: &'static str,
    pub rounding: &'static str,
    /// A reason with the factor that it explains, e.g. `×1,2`.
    pub explains: fn(reason: &str, factor: &str) -> String,
    /// What is left of the ratio.
    pub unexplained: fn(factor: &str) -> String,
    /// Beyond any ratio, against zero.
    pub boundless: &'static str,
}

/// Around a conflict: the lag of a publication, coverage, weekdays.
pub struct DisputeWords {
    /// Days from the end of the period to the publication, at least and at most.
    pub lag: fn(least: i64, most: i64) -> String,
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
    pub weekdays: [&'static str; 7],
    /// By `Flag`.
    pub flags: [&'static str; Flag::COUNT],
}

/// The list of conflicts, and conflicts, checks and relations on a card.
pub struct ConflictWords {
    /// Over the list.
    pub list: fn(count: u32) -> String,
    pub list_help: &'static str,
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
    pub claims: fn(count: u32) -> String,
}

/// The words of this file in one language.
pub struct CheckStrings {
    pub checks: Checks,
    pub relations: RelationWords,
    pub disputes: DisputeWords,
    pub conflicts: ConflictWords,
}

/// The words of checks, conflicts and relations in a language.
pub fn check_strings(lang: Lang) -> &'static CheckStrings {
    match lang {
        Lang::Id => &id::ID,
        Lang::En => &en::EN,
    }
}

impl CheckStrings {
    /// The words of a check.
    pub fn check(&self, check: Check) -> &CheckPhrase {
        let words = &self.checks;
        match check {
            Check::Conflict => &words.conflict,
            Check::Weekday => &words.weekday,
            Check::Sum => &words.sum,
            Check::Balance => &words.balance,
            Check::Growth => &words.growth,
            Check::Share => &words.share,
            Check::Rate => &words.rate,
            Check::EventRate => &words.event_rate,
            Check::Whole => &words.whole,
            Check::Jump => &words.jump,
            Check::Implied => &words.implied,
            Check::Slip => &words.slip,
            Check::Original => &words.original,
            Check::Price => &words.price,
            Check::Repeated => &words.repeated,
            Check::EventDate => &words.event_date,
            Check::Countries => &words.countries,
        }
    }

    /// What a relation says of the pair.
    pub fn relation(&self, relation: Relation) -> &'static str {
        let words = &self.relations;
        match relation {
            Relation::Same => words.same,
            Relation::Copies => words.copies,
            Relation::Revises => words.revises,
            Relation::Contradicts => words.contradicts,
            Relation::Explained => words.explained,
            Relation::NotComparable => words.not_comparable,
        }
    }

    /// A reason.
    pub fn reason(&self, reason: Reason) -> &'static str {
        let words = &self.relations;
        match reason {
            Reason::Period => words.period,
            Reason::Scope => words.scope,
            Reason::Unit => words.unit,
            Reason::Origin => words.origin,
            Reason::Revision => words.revision,
            Reason::Rounding => words.rounding,
        }
    }

    /// The lag of a publication.
    pub fn lag(&self, lag: Option<Lag>) -> String {
        lag.map_or(self.disputes.lag_unknown.into(), |lag| (self.disputes.lag)(lag.least, lag.most))
    }
}

/// What a check does.
pub fn rule(check: Check, late: &Late, lang: Lang) -> &str {
    text(check, late, lang, 0)
}

/// A text of a check as `told::texts` lists them; empty where it is not there.
fn text(check: Check, late: &Late, lang: Lang, place: usize) -> &str {
    let first = if lang == Lang::Id { 0 } else { Check::COUNT };
    late.told.get((first + check as usize) * 2 + place).map_or("", String::as_str)
}

/// What a finding says, with its numbers.
pub fn explain(finding: &Finding, late: &Late, data: &Dataset, lang: Lang) -> String {
    fill(finding.check, &finding.numbers, finding.unit, late, data, lang)
}

/// The phrase of a check with these numbers, in the order of `Check::slots`; a number that is missing is a dash.
pub fn fill(check: Check, numbers: &[f64], unit: Option<u16>, late: &Late, data: &Dataset, lang: Lang) -> String {
    let mut filled = String::new();
    let mut rest = text(check, late, lang, 1);
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

/// A ratio as a factor, e.g. `×83`, `×1,05` or `×1,13 triliun`; `×∞` where it has no bound.
pub fn factor(ratio: f64, lang: Lang) -> String {
    if !ratio.is_finite() {
        return "×∞".into();
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

fn worded(slot: Slot, numbers: &[f64], unit: Option<u16>, data: &Dataset, lang: Lang) -> String {
    let amount = |value: f64| unit.map_or_else(|| number::number(value, lang), |unit| number::amount(value, unit, data, lang));
    let percent = |value: f64| number::percent((value * 100.0).round() / 100.0, lang);
    let rate = |value: f64| {
        let value = if value < 100.0 { (value * 100.0).round() / 100.0 } else { value.round() };
        ["Rp", &number::number(value, lang)].concat()
    };
    let words = &check_strings(lang).disputes;
    match (slot, numbers) {
        (Slot::Range, [low, high]) => range(*low, *high, amount),
        (Slot::PercentRange, [low, high]) => range(*low, *high, percent),
        (Slot::RateRange, [low, high]) => range(*low, *high, rate),
        (Slot::Amount, [value]) => amount(*value),
        (Slot::Factor, [value]) => factor(*value, lang),
        (Slot::Count, [value]) => number::number(*value, lang),
        (Slot::Day, [value]) => date::day_long(*value as i32, lang),
        (Slot::Weekday, [value]) => words.weekdays.get(*value as usize).copied().unwrap_or("–").into(),
        (Slot::Flags, [value]) => {
            let named: Vec<&str> = Flags(*value as u8).iter().map(|flag| words.flags[flag as usize]).collect();
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
