//! What each check does and what it says of a finding, in English.
use super::CheckText;
use crate::model::finding::Check;

pub fn text(check: Check) -> CheckText {
    match check {
        Check::Conflict => CheckText {
            rule: "Claims about the same area, measure, scope and period whose figures, rounding allowed for, cannot all be right.",
            finding: "From {low} to {high}: {factor} apart.",
        },
        Check::Weekday => CheckText {
            rule: "The weekday that is written is looked up in the calendar.",
            finding: "The text says {stated}; {day} was a {actual}.",
        },
        Check::Sum => CheckText {
            rule: "The parts are added up and compared with the total, rounding allowed for.",
            finding: "The {parts} parts make {sum}; the total stated is {total}.",
        },
        Check::Balance => CheckText {
            rule: "Exports less imports are compared with the balance, rounding allowed for.",
            finding: "Exports of {exports} less imports of {imports} are {difference}; the balance stated is {stated}.",
        },
        Check::Growth => CheckText {
            rule: "The growth is worked out again from the value before and the value after, rounding allowed for.",
            finding: "From {before} to {after} is {computed}; the growth stated is {stated}.",
        },
        Check::Share => CheckText {
            rule: "The share is worked out again from the part and the whole, rounding allowed for.",
            finding: "{part} of {whole} is {computed}; the share stated is {stated}.",
        },
        Check::Rate => CheckText {
            rule: "The amounts in rupiah and in dollars imply a rate; it is compared with the rates of the months around the period.",
            finding: "The two amounts imply {implied} a dollar; around that time it was {reference}.",
        },
        Check::EventRate => CheckText {
            rule: "The exchange rates that claims about one event imply are compared with each other.",
            finding: "One claim implies {implied} a dollar, another {other}.",
        },
        Check::Whole => CheckText {
            rule: "A regency cannot export more than its province, nor one good or one destination more than all exports or than the wider good.",
            finding: "The part is {part}, the whole only {whole}.",
        },
        Check::Jump => CheckText {
            rule: "Yearly values of the same thing that change fivefold or more from one claimed year to the next, or a quarter that exceeds the whole year before at such a pace.",
            finding: "From {before} to {after}: {factor}.",
        },
        Check::Implied => CheckText {
            rule: "The figure omits its currency, unit or scale.",
            finding: "Not written in the source, or written with an unusual separator: {what}.",
        },
        Check::Slip => CheckText {
            rule: "Figures about the same thing, or of neighbouring periods, that are about a thousand or a million times apart.",
            finding: "{value} against {typical}: {factor} apart.",
        },
        Check::Original => CheckText {
            rule: "The figure is read again as it is written and compared with the amount.",
            finding: "As written it says {read}; the amount given is {value}.",
        },
        Check::Price => CheckText {
            rule: "Amount and weight imply a price per kilogram; far from what other claims imply for that good, or outside of US$0.01 to US$300, one of them is probably off.",
            finding: "Amount and weight imply {price} a kilogram.",
        },
        Check::Repeated => CheckText {
            rule: "The same figure, to four digits or more, is given for two periods, two bases or two measures, or for a part and for its whole.",
            finding: "{value} stands for two different things.",
        },
        Check::EventDate => {
            CheckText { rule: "The days that claims about one event give are compared.", finding: "Some say {first}, others {second}." }
        }
        Check::Countries => CheckText {
            rule: "The number of countries is compared with the list of them.",
            finding: "{stated} countries are stated, {listed} are listed.",
        },
    }
}
