//! The words of checks, conflicts and relations, and how the numbers of a finding are put into them.
//!
//! A phrase writes a number of its finding as `{name}`, the names being those of `Check::slots`; a test holds every
//! phrase to them in both languages.
mod en;
mod id;

use crate::dataset::Dataset;
use crate::finding::{Check, Finding, Reason, Relation, Slot};
use crate::i18n::{date, number};
use crate::lag::Lag;
use crate::record::implied;
use crate::state::{Lang, Rule};

/// The words of one check.
pub struct CheckPhrase {
    /// In the facet and as a heading.
    pub name: &'static str,
    /// What the check does.
    pub rule: &'static str,
    /// What did not come out, with the numbers.
    pub told: &'static str,
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

/// Around a conflict: counts, clocks, rules, coverage.
pub struct DisputeWords {
    /// How many conflicts the shown claims have.
    pub conflicts: fn(count: u32) -> String,
    /// Bodies, claims whose source names none, sources.
    pub origins: fn(origins: u32, unnamed: u32, appearances: u32) -> String,
    /// Days from the end of the period to the publication, at least and at most.
    pub lag: fn(least: i64, most: i64) -> String,
    pub lag_unknown: &'static str,
    pub rule_range: &'static str,
    pub rule_latest: &'static str,
    pub rule_lowest: &'static str,
    pub rule_highest: &'static str,
    /// By the figures of one body, by its name.
    pub rule_origin: fn(name: &str) -> String,
    pub coverage: &'static str,
    /// A cell of the coverage strip: nobody says anything.
    pub silence: &'static str,
    /// A cell of the coverage strip: claims, and how many of them say zero.
    pub cell: fn(claims: u32, zeros: u32) -> String,
    /// No check found anything in a claim.
    pub nothing_found: &'static str,
    pub weekdays: [&'static str; 7],
    /// Flags of `record::implied`: currency, unit, scale, separator, sign.
    pub flags: [&'static str; 5],
}

/// The words of this file in one language.
pub struct CheckStrings {
    pub checks: Checks,
    pub relations: RelationWords,
    pub disputes: DisputeWords,
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

    /// A rule by which several claims become one number; `origin` names the body of `Rule::Origin`.
    pub fn rule(&self, rule: Rule, origin: &str) -> String {
        let words = &self.disputes;
        match rule {
            Rule::Range => words.rule_range.into(),
            Rule::Latest => words.rule_latest.into(),
            Rule::Lowest => words.rule_lowest.into(),
            Rule::Highest => words.rule_highest.into(),
            Rule::Origin(_) => (words.rule_origin)(origin),
        }
    }

    /// The lag of a publication.
    pub fn lag(&self, lag: Option<Lag>) -> String {
        lag.map_or(self.disputes.lag_unknown.into(), |lag| (self.disputes.lag)(lag.least, lag.most))
    }
}

/// What a finding says, with its numbers.
pub fn explain(finding: &Finding, data: &Dataset, lang: Lang) -> String {
    fill(finding.check, &finding.numbers, finding.unit, data, lang)
}

/// The phrase of a check with these numbers, in the order of `Check::slots`; a number that is missing is a dash.
pub fn fill(check: Check, numbers: &[f64], unit: Option<u16>, data: &Dataset, lang: Lang) -> String {
    let mut text = String::new();
    let mut rest = check_strings(lang).check(check).told;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        text.push_str(before);
        let mut at = 0;
        for (slot_name, slot) in check.slots() {
            if *slot_name == name {
                text.push_str(&worded(*slot, numbers.get(at..at + slot.width()).unwrap_or_default(), unit, data, lang));
            }
            at += slot.width();
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// A ratio as a factor, e.g. `×83` or `×1,05`; `×∞` where it has no bound.
pub fn factor(ratio: f64, lang: Lang) -> String {
    if !ratio.is_finite() {
        return "×∞".into();
    }
    let places = if ratio >= 10.0 { 1.0 } else { 100.0 };
    ["×", &number::number((ratio * places).round() / places, lang)].concat()
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
            let bits = *value as u8;
            let flags = [implied::CURRENCY, implied::UNIT, implied::SCALE, implied::SEPARATOR, implied::SIGN];
            let named: Vec<&str> = flags.iter().zip(words.flags).filter(|(bit, _)| bits & **bit != 0).map(|(_, word)| word).collect();
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
