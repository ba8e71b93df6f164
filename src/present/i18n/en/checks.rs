//! Checks, conflicts and relations in English.
use super::{n, of};
use crate::model::claim::Flag;
use crate::model::finding::{Check, Reason, Relation};
use crate::model::vocabulary::Severity;
use crate::present::i18n::check::{CheckStrings, ConflictWords, DisputeWords, RelationWords};

/// English.
pub static STRINGS: CheckStrings = CheckStrings {
    name: |check| match check {
        Check::Conflict => "Claims conflict",
        Check::Weekday => "Weekday and date",
        Check::Sum => "Parts and total",
        Check::Balance => "Trade balance",
        Check::Growth => "Growth and values",
        Check::Share => "Share and values",
        Check::Rate => "Exchange rate",
        Check::EventRate => "Two rates for one event",
        Check::Whole => "Part greater than whole",
        Check::Jump => "Jump in a series",
        Check::Implied => "Currency or unit missing",
        Check::Slip => "A thousand times off",
        Check::Original => "Figure and amount",
        Check::Price => "Price per kilogram",
        Check::Repeated => "One figure for two things",
        Check::EventDate => "Two dates for one event",
        Check::Countries => "Number of countries",
    },
    relations: RelationWords {
        relation: |relation| match relation {
            Relation::Same => "Agree: one true value can stand behind both",
            Relation::Copies => "Repeats the figure of the same body",
            Relation::Revises => "A later figure of the same body",
            Relation::Contradicts => "Contradict each other",
            Relation::Explained => "Differ for a reason that can be named",
            Relation::NotComparable => "Cannot be compared",
        },
        reason: |reason| match reason {
            Reason::Period => "different periods",
            Reason::Scope => "one covers only a part of the other",
            Reason::Unit => "the exchange rate varied",
            Reason::Origin => "figures of different bodies",
            Reason::Revision => "revised later",
            Reason::Rounding => "rounding",
            Reason::Misprint => "one of them may be misprinted by powers of ten",
        },
        explains: |reason, factor| [reason, " (explains ", factor, " at most)"].concat(),
        unexplained: |factor| [factor, " stays unexplained"].concat(),
        boundless: "no ratio: one of them is zero or negative",
    },
    disputes: DisputeWords {
        days: |least, most| if least == most { of(least, "day", "days") } else { [&n(least), " to ", &n(most), " days"].concat() },
        months: |least, most| {
            let upper = if least == most { String::new() } else { [" to ", &n(most)].concat() };
            ["about ", &n(least), &upper, " months"].concat()
        },
        years: |count| ["about ", &n(count), " years"].concat(),
        published_before: |span| ["Published ", span, " before the period ended"].concat(),
        published_after: |span| ["Published ", span, " after the period ended"].concat(),
        published_on_the_day: "Published on the day the period ended",
        published_around: "Published around the end of the period; the exact day is unknown",
        lag_unknown: "How long after the period it was published is unknown",
        coverage: "Coverage by source and year",
        coverage_help: "A box with a number: how many claims of that publisher are about that year. A box “zero”: its claims say zero. No box: no claim, and that is not zero.",
        coverage_rest: |publishers| ["Show ", &of(publishers, "more publisher", "more publishers")].concat(),
        zero: "zero",
        silence: "No claim",
        cell: |claims, zeros| {
            let mut text = of(claims, "claim", "claims");
            if zeros > 0 {
                text.push_str(&[", ", &of(zeros, "says zero", "say zero")].concat());
            }
            text
        },
        nothing_found: "No check found anything",
        flag: |flag| match flag {
            Flag::Currency => "currency",
            Flag::Unit => "unit",
            Flag::Scale => "scale word",
            Flag::Separator => "decimal or thousands mark",
            Flag::Sign => "sign",
            Flag::Reading => "regular form",
        },
    },
    conflicts: ConflictWords {
        list: |count| [&of(count, "conflict", "conflicts"), " among the claims shown"].concat(),
        list_help: "By area; those that most sources speak of first. This page does not rule on who is right.",
        severity: |severity, count| match severity {
            Severity::Large => ["Large (", &n(count), ")"].concat(),
            Severity::Small => ["Small, hardly more than rounding (", &n(count), ")"].concat(),
            Severity::Misprint => ["Perhaps misprinted by powers of ten (", &n(count), ")"].concat(),
        },
        kick: |severity| match severity {
            Severity::Large => "Large conflict",
            Severity::Small => "Small difference",
            Severity::Misprint => "Perhaps a misprint",
        },
        narrow: "Search these conflicts",
        narrow_none: "No conflict has these words.",
        against_each_other: |low, high| [low, " · ", high].concat(),
        says: |body, figure| [body, ": ", figure].concat(),
        zero: "zero",
        permanent: "Permanent id",
        copy_link: "Copy link to this conflict",
        label: "Conflict",
        at_mark: |count| [&of(count, "claim", "claims"), " here"].concat(),
        back_to_mark: "All claims at this mark",
        none: "The claims shown do not conflict.",
        back: "All conflicts",
        heading: |factor| ["Claims conflict · ", factor].concat(),
        values: "The values claimed, the highest first",
        this_claim: "this claim",
        more_sources: |count| ["+", &of(count, "more source", "more sources")].concat(),
        why: "Why do they differ?",
        between: |low, high, factor| {
            let (before, after) = if factor.is_empty() { ("", ".") } else { (": ", " apart.") };
            [low, " and ", high, before, factor, after].concat()
        },
        both: |a, b| [a, " and ", b].concat(),
        rest: |factor| ["The remaining ", factor, " stays unexplained."].concat(),
        nothing_left: "Hardly anything stays unexplained.",
        checks: |count| ["Checks (", &n(count), ")"].concat(),
        against: "Measured against:",
        relations: |count| ["Compared with other claims (", &n(count), ")"].concat(),
    },
};
