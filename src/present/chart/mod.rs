//! Charts: what the lanes show, as scenes. No DOM, no clock, no colour; a chart is a function of its input.
//!
//! To add a chart: a file here that returns a `Scene`, and a picture in `tests/native/charts.rs`.
mod axis;
mod brackets;
mod canvas;
mod crowd;
mod details;
mod event;
mod events;
mod input;
mod labels;
mod longer;
mod notes;
pub mod official;
mod overview;
mod place;
mod points;
mod scene;
mod searched;
mod spot;
mod title;
mod trend;
mod unit;
mod values;

pub use axis::{RIGHT, day_of_x, left_margin, x_of_day, zoom};
pub use brackets::BRACKETS;
pub use crowd::BANDS;
#[cfg(feature = "app")]
pub use details::bring_details;
pub use events::events;
pub use input::Input;
pub use overview::overview;
pub use scene::{Anchor, Ink, Mark, Prim, Scene, Size, text_width};
pub use values::values;

use crate::model::claim::{Claim, Kind};
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period, civil_from_day, day_from_civil, days_in_month};
use crate::present::view::View;
use crate::query::session::{Answer, Session};
use crate::state::{Axis, State};

/// The year 1000: a time that a lane is asked for begins no earlier.
const NO_EARLIER: Day = -354_285;

/// The lanes at a width in CSS px, in the order of `Kind::IN_PAGE_ORDER`.
pub fn lanes(input: &Input, width: f64) -> Vec<Scene> {
    let height = if width < 640.0 { 260.0 } else { 284.0 };
    let lane = |kind| if kind == Kind::Value { values(input, Size { width, height }) } else { events(input, kind, width) };
    Kind::IN_PAGE_ORDER.into_iter().map(lane).collect()
}

/// The days that the lanes and the overview span: from the year of the first to the quarter of the last. A few early claims may lie
/// before it, so that one claim of 1985 does not halve everything else, unless the reader asks for their time.
pub fn domain(session: &Session, answer: &Answer, state: &State) -> (Day, Day) {
    let claims = || answer.others.iter().filter_map(|&row| session.data.claims.get(row));
    let firsts = || claims().map(|c| c.when.first()).filter(|day| *day != DAY_MIN);
    let count = firsts().count();
    let first_days = smallest(firsts(), count * 3 / 100 + 1);
    let published = |c: &Claim| session.data.sources.get(c.source)?.published.map(|p| p.last());
    let lasts = claims().flat_map(|c| [Some(c.when.last()), published(c)]).flatten().filter(|day| *day != DAY_MAX);
    let earliest = first_days.first().copied();
    let Some(last) = lasts.max().or(earliest) else {
        return (day_from_civil(2016, 1, 1), day_from_civil(2025, 12, 31));
    };
    let earliest = january(earliest.unwrap_or(last));
    let most = most_of(&first_days, count, earliest, last);
    let is_asked = state.when.is_some_and(|when| when.first() > DAY_MIN && when.first() < most);
    let first = if is_asked { earliest } else { most };
    let (year, month, _) = civil_from_day(last.max(first));
    let quarter = (month - 1) / 3 * 3 + 3;
    (first, day_from_civil(year, quarter, days_in_month(year, quarter)))
}

/// The first day of a day's year.
fn january(day: Day) -> Day {
    day_from_civil(civil_from_day(day).0, 1, 1)
}

/// So many of the earliest days, in order: all of them are not sorted for these.
fn smallest(days: impl Iterator<Item = Day>, most: usize) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::with_capacity(most + 1);
    for day in days {
        if found.len() < most || found.last().is_some_and(|last| day < *last) {
            found.insert(found.partition_point(|earlier| *earlier <= day), day);
            found.truncate(most);
        }
    }
    found
}

/// From where the axis begins: it leaves out up to three claims in a hundred, where that gives the others at least six times that part
/// of its length.
fn most_of(firsts: &[Day], count: usize, earliest: Day, last: Day) -> Day {
    let from_earliest = |to: Day| i64::from(to.saturating_sub(earliest));
    let (count, span) = (count as i64, from_earliest(last));
    let mut best = (0, earliest);
    for (before, &day) in firsts.iter().enumerate() {
        let gain = from_earliest(january(day)) * count - 6 * before as i64 * span;
        if gain > best.0 {
            best = (gain, january(day));
        }
    }
    best.1
}

/// How many claims of each lane lie before the axis; none where the lanes stand by date published, or show a time that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// By the place of their kind in the page's order.
    counts: [u32; Kind::COUNT],
    /// The first day of the earliest, and the first day of the axis.
    days: (Day, Day),
}

impl Earlier {
    /// Of what is shown.
    pub fn of(view: &View) -> Earlier {
        let from = domain(view.session, view.answer, view.state).0;
        let mut earlier = Earlier { counts: [0; Kind::COUNT], days: (from, from) };
        if view.state.axis == Axis::Period && view.state.when.is_none() {
            let claims = view.answer.rows.iter().filter_map(|row| view.session.data.claims.get(*row));
            for claim in claims.filter(|claim| claim.when.last() < from) {
                let at = Kind::IN_PAGE_ORDER.iter().position(|kind| *kind == claim.kind);
                if let Some(count) = at.and_then(|at| earlier.counts.get_mut(at)) {
                    *count += 1;
                }
                earlier.days.0 = earlier.days.0.min(claim.when.first().max(NO_EARLIER));
            }
        }
        earlier
    }

    /// Of one lane.
    pub fn count(&self, kind: Kind) -> u32 {
        let at = Kind::IN_PAGE_ORDER.iter().position(|other| *other == kind);
        at.and_then(|at| self.counts.get(at)).copied().unwrap_or_default()
    }

    /// The year that the axis begins with.
    pub fn year(&self) -> String {
        canvas::digits(civil_from_day(self.days.1).0)
    }

    /// The time that they are about: it ends the day before the axis begins.
    pub fn period(&self) -> Period {
        Period::from_days(january(self.days.0), self.days.1.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use crate::present::chart::smallest;

    #[test]
    fn the_first_days_are_those_of_the_sorted_list() {
        let days: Vec<i32> = (0..400).map(|n| (n * 7919) % 211).collect();
        let mut sorted = days.clone();
        sorted.sort_unstable();
        for most in [1, 2, 13, 400, 500] {
            assert_eq!(smallest(days.iter().copied(), most), sorted[..most.min(sorted.len())]);
        }
    }
}
