//! What the comparison of claims found, as the page holds it: checks, conflicts, relations of pairs.
//!
//! It knows results, not how they are reached (`compare` does, at build time or in the worker). Numbers are
//! data; `i18n::check` puts them into phrases.
use crate::model::index::{ClaimIx, GroupIx, List, ObservationIx, UnitIx};
pub use crate::model::vocabulary::{Check, Reason, Relation};

/// What a number of a finding is, so that it can be worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// One number in the finding's unit.
    Amount,
    /// Two numbers in the finding's unit: the bounds that rounding leaves.
    Range,
    /// Two numbers in percent.
    PercentRange,
    /// Two numbers of rupiah per dollar.
    RateRange,
    /// How many times.
    Factor,
    Count,
    /// Days since 1970-01-01.
    Day,
    /// 0 is Monday.
    Weekday,
    /// Bits of `Flags`.
    Flags,
}

impl Slot {
    /// How many numbers it takes.
    pub fn width(self) -> usize {
        if matches!(self, Slot::Range | Slot::PercentRange | Slot::RateRange) { 2 } else { 1 }
    }
}

impl Check {
    /// The names and kinds of its numbers, in the order of `Finding::numbers`; a phrase writes them as `{name}`.
    pub fn slots(self) -> &'static [(&'static str, Slot)] {
        match self {
            Check::Conflict => &[("low", Slot::Amount), ("high", Slot::Amount), ("factor", Slot::Factor)],
            Check::Weekday => &[("stated", Slot::Weekday), ("actual", Slot::Weekday), ("day", Slot::Day)],
            Check::Sum => &[("parts", Slot::Count), ("sum", Slot::Range), ("total", Slot::Range)],
            Check::Balance => &[("exports", Slot::Range), ("imports", Slot::Range), ("difference", Slot::Range), ("stated", Slot::Range)],
            Check::Growth => {
                &[("before", Slot::Range), ("after", Slot::Range), ("computed", Slot::PercentRange), ("stated", Slot::PercentRange)]
            }
            Check::Share => {
                &[("part", Slot::Range), ("whole", Slot::Range), ("computed", Slot::PercentRange), ("stated", Slot::PercentRange)]
            }
            Check::Rate => &[("implied", Slot::RateRange), ("reference", Slot::RateRange)],
            Check::EventRate => &[("implied", Slot::RateRange), ("other", Slot::RateRange)],
            Check::Whole => &[("part", Slot::Range), ("whole", Slot::Range)],
            Check::Jump => &[("before", Slot::Amount), ("after", Slot::Amount), ("factor", Slot::Factor)],
            Check::Implied => &[("what", Slot::Flags)],
            Check::Slip => &[("value", Slot::Amount), ("typical", Slot::Amount), ("factor", Slot::Factor)],
            Check::Original => &[("read", Slot::Amount), ("value", Slot::Amount)],
            Check::Price => &[("price", Slot::Range)],
            Check::Repeated => &[("value", Slot::Amount)],
            Check::EventDate => &[("first", Slot::Day), ("second", Slot::Day)],
            Check::Countries => &[("stated", Slot::Count), ("listed", Slot::Count)],
        }
    }
}

/// A claim, or one observation of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Involved {
    pub claim: ClaimIx,
    pub observation: Option<ObservationIx>,
}

/// What a check does, and what it found, with its numbers as `{name}`, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckText {
    pub rule: String,
    pub finding: String,
}

/// One application of a check that did not come out.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub check: Check,
    /// The claims it touches; the one that states what does not come out first.
    pub involved: Vec<Involved>,
    /// How many of `involved`, the first ones, are those of claims it is reported of; the rest is what they were measured against.
    pub reported: u8,
    /// Of its amounts.
    pub unit: Option<UnitIx>,
    /// In the order of `Check::slots`, two for a range.
    pub numbers: Vec<f64>,
}

impl Finding {
    /// The claims it is reported of: those that state what does not come out, or state it otherwise.
    pub fn reported(&self) -> impl Iterator<Item = ClaimIx> {
        self.involved.iter().take(self.reported.into()).map(|touch| touch.claim)
    }
}

/// A value in a conflict group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    pub claim: ClaimIx,
    pub observation: ObservationIx,
}

/// A ratio of at least 1 on a scale of thousandths of its logarithm; what is beyond the scale is without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Weight(pub u16);

impl Weight {
    /// Beyond any ratio, such as that of something to zero.
    pub const BOUNDLESS: Weight = Weight(u16::MAX);

    /// The weight of a ratio; what is below 1 counts as 1.
    pub fn of(ratio: f64) -> Weight {
        if !ratio.is_finite() {
            return Weight::BOUNDLESS;
        }
        Weight((ratio.max(1.0).ln() * 1000.0).round().min(f64::from(u16::MAX - 1)) as u16)
    }

    /// The ratio, within a thousandth; infinite beyond the scale.
    pub fn ratio(self) -> f64 {
        if self == Weight::BOUNDLESS { f64::INFINITY } else { (f64::from(self.0) / 1000.0).exp() }
    }
}

/// Values about one thing that cannot all be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Sorted.
    pub members: Vec<Member>,
    /// Places in `members` of two that conflict, the lower first, and what of their ratio stays unexplained.
    pub pairs: Vec<(u8, u8, Weight)>,
}

/// What the first view needs of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Compared {
    /// Most severe first.
    pub groups: List<GroupIx, Group>,
    /// Bit `Check as u32` is set where that check touches the claim.
    pub checks: List<ClaimIx, u32>,
}

/// Two values about one thing, with what explains their ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub a: Member,
    pub b: Member,
    pub relation: Relation,
    /// The greater value over the smaller.
    pub ratio: Weight,
    /// Each reason with the factor that it explains; 1 where it is named and explains no part in numbers.
    pub reasons: Vec<(Reason, Weight)>,
    /// What is left of the ratio.
    pub unexplained: Weight,
}

/// What the cards need of the comparison.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FindingData {
    pub findings: Vec<Finding>,
    /// Sorted by `a`, then `b`.
    pub pairs: Vec<Pair>,
}
