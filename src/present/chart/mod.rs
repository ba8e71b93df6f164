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
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, civil_from_day, day_from_civil, days_in_month};
use crate::model::index::ClaimIx;
use crate::query::session::Session;

/// The lanes at a width in CSS px, in the order of `Kind::IN_PAGE_ORDER`.
pub fn lanes(input: &Input, width: f64) -> Vec<Scene> {
    let height = if width < 640.0 { 260.0 } else { 284.0 };
    let lane = |kind| if kind == Kind::Value { values(input, Size { width, height }) } else { events(input, kind, width) };
    Kind::IN_PAGE_ORDER.into_iter().map(lane).collect()
}

/// The days that the lanes and the overview span: from the year of the first to the quarter of the last. The earliest hundredth may
/// begin before it, so that one claim of 1985 does not halve everything else; it lies at the edge.
pub fn domain(session: &Session, others: &[ClaimIx]) -> (Day, Day) {
    let claims = || others.iter().filter_map(|&row| session.data.claims.get(row));
    let mut firsts: Vec<Day> = claims().map(|c| c.when.first()).filter(|day| *day != DAY_MIN).collect();
    crate::model::sort::sort(&mut firsts, |a, b| a.cmp(b));
    let published = |c: &Claim| session.data.sources.get(c.source)?.published.map(|p| p.last());
    let lasts = claims().flat_map(|c| [Some(c.when.last()), published(c)]).flatten().filter(|day| *day != DAY_MAX);
    let first = firsts.get(firsts.len() / 100).copied();
    let last = lasts.max().or(first);
    let Some((first, last)) = first.or(last).zip(last) else {
        return (day_from_civil(2016, 1, 1), day_from_civil(2025, 12, 31));
    };
    let (year, month, _) = civil_from_day(last.max(first));
    let quarter = (month - 1) / 3 * 3 + 3;
    (day_from_civil(civil_from_day(first).0, 1, 1), day_from_civil(year, quarter, days_in_month(year, quarter)))
}
