//! Whether two values about one thing can both be right, and how far from it they are.
use super::comparability::Comparability;
use super::interval::{Interval, ratio};
use super::item::{Common, Input, Item, Subject};

/// How many times the share of its days a whole may be of its part. A year's exports are never five times what
/// ten of its months suggest; a harvest does come in two or three months. It is the same factor that makes a
/// jump in a yearly series (`check::jump`).
pub const MAX_RATE_RATIO: f64 = 5.0;
/// Of a part that is shorter than this share of the whole more is allowed, the more the shorter it is: a month may have one small ship.
const LONG_PART: f64 = 0.5;
/// Two figures whose ratio is this near to a power of a thousand have the same digits but for rounding.
const SAME_DIGITS: f64 = 1.05;

/// Two values about one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Whether they cannot both be right.
    pub is_conflict: bool,
    /// The greater value over the smaller; infinite against zero or between signs.
    pub ratio: f64,
    /// What the period explains of it.
    pub period: f64,
    /// What the spread of the exchange rate explains.
    pub unit: f64,
    /// What rounding explains.
    pub rounding: f64,
    /// What a misprint by powers of ten would explain.
    pub misprint: f64,
    /// What is left; 1 where they can both be right.
    pub left: f64,
}

impl Input<'_> {
    /// Judges two observations; None where they are not comparable or have no common unit.
    pub fn verdict(&self, a: &Item, b: &Item) -> Option<Verdict> {
        let standing = self.comparability(a, b);
        if standing == Comparability::NotComparable {
            return None;
        }
        let mut common = self.common(a, b)?;
        if self.is_growth(a.measure) {
            // Growth compares as the factor it stands for: 14 and 40 percent are 1.14 and 1.40.
            let factor = |value: f64| 1.0 + value / 100.0;
            let bounds = |i: Interval| Interval { lo: factor(i.lo), hi: factor(i.hi) };
            common.values = (factor(common.values.0), factor(common.values.1));
            common.intervals = (bounds(common.intervals.0), bounds(common.intervals.1));
        }
        let Common { values, intervals, spread, .. } = common;
        let ratio = ratio(values.0, values.1);
        let (part, whole) = match standing {
            Comparability::PartOfSecond => ((a, intervals.0), (b, intervals.1)),
            Comparability::PartOfFirst => ((b, intervals.1), (a, intervals.0)),
            Comparability::Equal | Comparability::NotComparable => {
                let gap = gap(&intervals.0, &intervals.1);
                let verdict = split(intervals.0.is_disjoint(&intervals.1), ratio, 1.0, spread, gap);
                return Some(if is_misprint(intervals, ratio) {
                    Verdict { misprint: verdict.left, left: 1.0, ..verdict }
                } else {
                    verdict
                });
            }
        };
        if part.1.is_above(&whole.1) {
            return Some(split(true, ratio, 1.0, spread, gap(&part.1, &whole.1)));
        }
        let days = part.0.days()?.max(1.0);
        let period = whole.0.days()?.max(1.0) / days;
        let gap = gap(&part.1, &whole.1);
        // In one period a part may be as small as it likes; an event has no pace.
        let pace = MAX_RATE_RATIO * (period * LONG_PART).max(1.0).powi(2);
        let is_conflict = period > 1.0 && part.0.subject == Subject::Series && part.1.lo > 0.0 && gap / period >= pace;
        Some(split(is_conflict, ratio, period, spread, gap))
    }
}

/// Shares the ratio out: what the rate's spread and the print leave open goes first, then the period.
fn split(is_conflict: bool, ratio: f64, period: f64, spread: f64, gap: f64) -> Verdict {
    let open = if ratio.is_finite() && gap.is_finite() { (ratio / gap).max(1.0) } else { 1.0 };
    let unit = spread.min(open);
    let explained = period.min(gap).max(1.0);
    let left = if is_conflict { (gap / explained).max(1.0) } else { 1.0 };
    Verdict { is_conflict, ratio, period: explained, unit, rounding: open / unit, misprint: 1.0, left }
}

/// Whether two values have the same digits, a thousand times apart or more.
fn is_misprint(intervals: (Interval, Interval), ratio: f64) -> bool {
    let (low, high) = if intervals.0.lo < intervals.1.lo { intervals } else { (intervals.1, intervals.0) };
    let is_off_by = |factor: &f64| !low.times(*factor).is_disjoint(&high) && (1.0 / SAME_DIGITS..SAME_DIGITS).contains(&(ratio / factor));
    low.lo > 0.0 && [1e3, 1e6, 1e9, 1e12].iter().any(is_off_by)
}

/// The least ratio that a value of one has to a value of the other; 1 where they overlap.
fn gap(a: &Interval, b: &Interval) -> f64 {
    if !a.is_disjoint(b) {
        return 1.0;
    }
    let (low, high) = if a.lo > b.hi { (b, a) } else { (a, b) };
    if low.hi > 0.0 {
        high.lo / low.hi
    } else if high.lo < 0.0 {
        // Both negative: the sizes turn round.
        low.hi / high.lo
    } else {
        f64::INFINITY
    }
}
