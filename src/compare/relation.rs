//! How two values about one thing stand to each other, and which named reasons explain how much of their ratio.
use super::candidates::candidates;
use super::comparability::Comparability;
use super::conflict::Verdict;
use super::item::{Input, Item};
use crate::model::claim::Status;
use crate::model::edtf::Day;
use crate::model::finding::{Pair, Reason, Relation, Weight};

/// A body that corrects its own figure later changes it by less than this; BPS's revisions of a month are mostly
/// below two percent, the largest in the data seven.
const REVISION: f64 = 1.1;

/// The pairs that a card tells of: about the same extent, or in conflict.
pub fn pairs(input: &Input, items: &[Item]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (a, b) in candidates(items) {
        let (Some(a), Some(b)) = (items.get(a), items.get(b)) else { continue };
        let Some(verdict) = input.verdict(a, b) else { continue };
        if verdict.is_conflict || (a.claim != b.claim && input.comparability(a, b) == Comparability::Equal) {
            pairs.push(relation(input, a, b));
        }
    }
    pairs.sort_by_key(|p| (p.a, p.b));
    pairs
}

/// The relation of two observations; `NotComparable` where nothing follows from one for the other.
pub fn relation(input: &Input, a: &Item, b: &Item) -> Pair {
    let (a, b) = if a.member() <= b.member() { (a, b) } else { (b, a) };
    let pair = |relation, ratio, reasons, left| Pair {
        a: a.member(),
        b: b.member(),
        relation,
        ratio: Weight::of(ratio),
        reasons,
        unexplained: Weight::of(left),
    };
    let Some(verdict) = input.verdict(a, b) else {
        return pair(Relation::NotComparable, 1.0, Vec::new(), 1.0);
    };
    let same_origin = a.origin.is_some() && a.origin == b.origin;
    let standing = input.comparability(a, b);
    if !verdict.is_conflict && standing == Comparability::Equal {
        let relation = if same_origin { Relation::Copies } else { Relation::Same };
        return pair(relation, verdict.ratio, Vec::new(), 1.0);
    }
    let mut reasons = factors(&verdict);
    if standing != Comparability::Equal && a.has_extent_of(b) {
        reasons.push((Reason::Scope, Weight::of(1.0)));
    }
    if !verdict.is_conflict {
        return pair(Relation::Explained, verdict.ratio, reasons, 1.0);
    }
    if standing == Comparability::Equal && is_cut_off(input, a, b) {
        reasons.retain(|(reason, _)| *reason != Reason::Rounding);
        reasons.push((Reason::Rounding, Weight::of(verdict.ratio)));
        return pair(Relation::Explained, verdict.ratio, reasons, 1.0);
    }
    if same_origin && is_revised(a, b) && verdict.left < REVISION {
        reasons.push((Reason::Revision, Weight::of(verdict.left)));
        return pair(Relation::Revises, verdict.ratio, reasons, 1.0);
    }
    if a.origin.is_some() && b.origin.is_some() && !same_origin {
        reasons.push((Reason::Origin, Weight::of(1.0)));
    }
    pair(Relation::Contradicts, verdict.ratio, reasons, verdict.left)
}

fn factors(verdict: &Verdict) -> Vec<(Reason, Weight)> {
    let parts = [
        (Reason::Period, verdict.period),
        (Reason::Unit, verdict.unit),
        (Reason::Rounding, verdict.rounding),
        (Reason::Misprint, verdict.misprint),
    ];
    parts.into_iter().map(|(reason, factor)| (reason, Weight::of(factor))).filter(|(_, weight)| weight.0 > 0).collect()
}

/// Whether one was certainly published after the other, or one was said to be provisional.
fn is_revised(a: &Item, b: &Item) -> bool {
    let provisional = (a.status == Status::Provisional) != (b.status == Status::Provisional);
    let after = |x: (Day, Day), y: (Day, Day)| x.0 > y.1 || y.0 > x.1;
    let later = a.published.zip(b.published).is_some_and(|(x, y)| after(x, y));
    later || provisional
}

/// Whether the coarser figure is the finer one with its last digits cut off instead of rounded: 20.7 for 20.78.
fn is_cut_off(input: &Input, a: &Item, b: &Item) -> bool {
    let Some(common) = input.common(a, b).filter(|c| c.unit == a.unit && c.unit == b.unit) else { return false };
    let (coarse, fine) =
        if a.printed.step > b.printed.step { ((a, common.values.0), common.values.1) } else { ((b, common.values.1), common.values.0) };
    coarse.1.abs() <= fine.abs() && fine.abs() < coarse.1.abs() + coarse.0.printed.step && coarse.1 * fine >= 0.0
}
