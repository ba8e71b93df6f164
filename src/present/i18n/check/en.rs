//! English.
use super::{CheckPhrase, CheckStrings, Checks, ConflictWords, DisputeWords, RelationWords};
use crate::present::i18n::number;
use crate::state::Lang;

const L: Lang = Lang::En;

/// English.
pub static EN: CheckStrings = CheckStrings {
    checks: Checks {
        conflict: CheckPhrase { name: "Claims conflict" },
        weekday: CheckPhrase { name: "Weekday and date" },
        sum: CheckPhrase { name: "Parts and total" },
        balance: CheckPhrase { name: "Trade balance" },
        growth: CheckPhrase { name: "Growth and values" },
        share: CheckPhrase { name: "Share and values" },
        rate: CheckPhrase { name: "Exchange rate" },
        event_rate: CheckPhrase { name: "Two rates for one event" },
        whole: CheckPhrase { name: "Part greater than whole" },
        jump: CheckPhrase { name: "Jump in a series" },
        implied: CheckPhrase { name: "Not written out" },
        slip: CheckPhrase { name: "A thousand times off" },
        original: CheckPhrase { name: "Figure and amount" },
        price: CheckPhrase { name: "Price per kilogram" },
        repeated: CheckPhrase { name: "One figure for two things" },
        event_date: CheckPhrase { name: "Two dates for one event" },
        countries: CheckPhrase { name: "Number of countries" },
    },
    relations: RelationWords {
        same: "Agree: one true value can stand behind both",
        copies: "Repeats the figure of the same body",
        revises: "A later figure of the same body",
        contradicts: "Contradict each other",
        explained: "Differ for a reason that can be named",
        not_comparable: "Cannot be compared",
        period: "different periods",
        scope: "one covers only a part of the other",
        unit: "the exchange rate varied",
        origin: "figures of different bodies",
        revision: "revised later",
        rounding: "rounding",
        explains: |reason, factor| [reason, " (explains ", factor, " at most)"].concat(),
        unexplained: |factor| [factor, " stays unexplained"].concat(),
        boundless: "no ratio: one of them is zero",
    },
    disputes: DisputeWords {
        lag: |least, most| {
            let days = |count: i64| {
                let count = count.unsigned_abs().min(u64::from(u32::MAX)) as u32;
                [number::count(count, L).as_str(), if count == 1 { " day" } else { " days" }].concat()
            };
            let years = |count: i64| ["about ", &number::count((count as f64 / 365.25).round() as u32, L), " years"].concat();
            let after = |count: i64| if count >= 730 { years(count) } else { days(count) };
            match (least, most) {
                (0, 0) => "Published on the last day of the period".into(),
                _ if most < 0 && least == most => ["Published ", &days(least), " before the period ended"].concat(),
                _ if most < 0 => ["Published ", &days(most), " to ", &days(least), " before the period ended"].concat(),
                _ if least < 0 => "Published around the end of the period; the exact day is unknown".into(),
                _ if least == most || least >= 730 => ["Published ", &after(least), " after the period ended"].concat(),
                _ => ["Published ", &days(least), " to ", &days(most), " after the period ended"].concat(),
            }
        },
        lag_unknown: "How long after the period it was published is unknown",
        coverage: "Who speaks of which year",
        coverage_help: "A box with a number: how many claims of that publisher are about that year. A box “zero”: its claims say zero. No box: no claim, and that is not zero.",
        coverage_rest: |publishers| {
            ["Show ", number::count(publishers, L).as_str(), if publishers == 1 { " more publisher" } else { " more publishers" }].concat()
        },
        zero: "zero",
        silence: "No claim",
        cell: |claims, zeros| {
            let mut text = [claims.to_string().as_str(), if claims == 1 { " claim" } else { " claims" }].concat();
            if zeros > 0 {
                text.push_str(&[", ", zeros.to_string().as_str(), if zeros == 1 { " says zero" } else { " say zero" }].concat());
            }
            text
        },
        nothing_found: "No check found anything",
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        flags: ["currency", "unit", "scale word", "decimal or thousands mark", "sign"],
    },
    conflicts: ConflictWords {
        list: |count| {
            [number::count(count, L).as_str(), if count == 1 { " conflict" } else { " conflicts" }, " among the claims shown"].concat()
        },
        list_help: "The most severe first, by what of the difference stays unexplained. This page does not rule on who is right.",
        none: "The claims shown do not conflict.",
        back: "All conflicts",
        heading: |factor| ["Claims conflict · ", factor].concat(),
        values: "The values claimed, the highest first",
        this_claim: "this claim",
        more_sources: |count| ["+", number::count(count, L).as_str(), if count == 1 { " more source" } else { " more sources" }].concat(),
        why: "Why do they differ?",
        between: |low, high, factor| [low, " and ", high, ": ", factor, " apart."].concat(),
        both: |a, b| [a, " and ", b].concat(),
        rest: |factor| ["The remaining ", factor, " stays unexplained."].concat(),
        nothing_left: "Hardly anything stays unexplained.",
        checks: |count| ["Checks (", &number::count(count, L), ")"].concat(),
        against: "Measured against:",
        relations: |count| ["How it stands to the figures of other claims (", &number::count(count, L), ")"].concat(),
        claims: |count| [number::count(count, L).as_str(), if count == 1 { " claim" } else { " claims" }].concat(),
    },
};
