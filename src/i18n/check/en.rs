//! English.
use super::{CheckPhrase, CheckStrings, Checks, DisputeWords, RelationWords};

/// English.
pub static EN: CheckStrings = CheckStrings {
    checks: Checks {
        conflict: CheckPhrase {
            name: "Claims conflict",
            rule: "Claims about the same area, measure, scope and period whose figures, rounding allowed for, cannot all be right.",
            told: "From {low} to {high}: {factor} apart.",
        },
        weekday: CheckPhrase {
            name: "Weekday and date",
            rule: "The weekday that is written is looked up in the calendar.",
            told: "The text says {stated}; {day} was a {actual}.",
        },
        sum: CheckPhrase {
            name: "Parts and total",
            rule: "The parts are added up and compared with the total, rounding allowed for.",
            told: "The {parts} parts make {sum}; the total stated is {total}.",
        },
        balance: CheckPhrase {
            name: "Trade balance",
            rule: "Exports less imports are compared with the balance, rounding allowed for.",
            told: "Exports of {exports} less imports of {imports} are {difference}; the balance stated is {stated}.",
        },
        growth: CheckPhrase {
            name: "Growth and values",
            rule: "The growth is worked out again from the value before and the value after, rounding allowed for.",
            told: "From {before} to {after} is {computed}; the growth stated is {stated}.",
        },
        share: CheckPhrase {
            name: "Share and values",
            rule: "The share is worked out again from the part and the whole, rounding allowed for.",
            told: "{part} of {whole} is {computed}; the share stated is {stated}.",
        },
        rate: CheckPhrase {
            name: "Exchange rate",
            rule: "The amounts in rupiah and in dollars imply a rate; it is compared with the rates of the months around the period.",
            told: "The two amounts imply {implied} a dollar; around that time it was {reference}.",
        },
        event_rate: CheckPhrase {
            name: "Two rates for one event",
            rule: "The exchange rates that claims about one event imply are compared with each other.",
            told: "One claim implies {implied} a dollar, another {other}.",
        },
        whole: CheckPhrase {
            name: "Part greater than whole",
            rule: "A regency cannot export more than its province, nor one good or one destination more than all exports.",
            told: "The part is {part}, the whole only {whole}.",
        },
        jump: CheckPhrase {
            name: "Jump in a series",
            rule: "Yearly values of the same thing that change fivefold or more from one claimed year to the next.",
            told: "From {before} to {after}: {factor}.",
        },
        implied: CheckPhrase {
            name: "Not written out",
            rule: "The figure leaves something for the reader to add, such as its currency.",
            told: "Not written in the source, or read against custom: {what}.",
        },
        slip: CheckPhrase {
            name: "A thousand times off",
            rule: "Figures about the same thing, or of neighbouring periods, that are about a thousand or a million times apart.",
            told: "{value} against {typical}: {factor} apart.",
        },
        original: CheckPhrase {
            name: "Figure and amount",
            rule: "The figure is read again as it is written and compared with the amount.",
            told: "As written it says {read}; the amount given is {value}.",
        },
        price: CheckPhrase {
            name: "Price per kilogram",
            rule: "Amount and weight imply a price per kilogram; outside of US$0.01 to US$300 one of them is probably off.",
            told: "Amount and weight imply {price} a kilogram.",
        },
        repeated: CheckPhrase {
            name: "One figure for two things",
            rule: "The same figure, to four digits or more, is given for two periods, or for a part and for its whole.",
            told: "{value} stands for two different things.",
        },
        event_date: CheckPhrase {
            name: "Two dates for one event",
            rule: "The days that claims about one event give are compared.",
            told: "Some say {first}, others {second}.",
        },
        countries: CheckPhrase {
            name: "Number of countries",
            rule: "The number of countries is compared with the list of them.",
            told: "{stated} countries are stated, {listed} are listed.",
        },
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
        explains: |reason, factor| [reason, " (explains ", factor, ")"].concat(),
        unexplained: |factor| [factor, " stays unexplained"].concat(),
        boundless: "no ratio: one of them is zero",
    },
    disputes: DisputeWords {
        conflicts: |count| match count {
            0 => "No conflict among these claims".into(),
            1 => "1 conflict among these claims".into(),
            _ => [&count.to_string(), " conflicts among these claims"].concat(),
        },
        origins: |origins, unnamed, appearances| {
            let word = |count: u32, one: &str, many: &str| [count.to_string().as_str(), " ", if count == 1 { one } else { many }].concat();
            let mut text = [&word(origins, "origin", "origins"), ", ", &word(appearances, "appearance", "appearances")].concat();
            if unnamed > 0 {
                text.push_str(&[" (", &unnamed.to_string(), " without a named origin)"].concat());
            }
            text
        },
        lag: |least, most| {
            let days = if least == most { least.to_string() } else { [&least.to_string(), " to ", &most.to_string()].concat() };
            if most < 0 {
                ["Published before the period ended (", &days, " days)"].concat()
            } else if least == 1 && most == 1 {
                "Published 1 day after the period ended".into()
            } else {
                ["Published ", &days, " days after the period ended"].concat()
            }
        },
        lag_unknown: "How long after the period it was published is unknown",
        rule_range: "Show the range of all claims",
        rule_latest: "The latest claim",
        rule_lowest: "The lowest claim",
        rule_highest: "The highest claim",
        rule_origin: |name| ["The figures of ", name].concat(),
        coverage: "Who speaks of which year",
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
};
