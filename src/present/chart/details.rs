//! What the lanes draw once the code that follows the first view is here: titles of events, notes, ranges,
//! lines of a rule, brackets, the line for longer periods, and what a search for goods puts behind.
use super::brackets::{self, Bracket};
use super::canvas::Canvas;
use super::event::{Event, Title};
use super::input::Input;
use super::longer;
use super::notes;
use super::place::{Area, Taken};
use super::points::Group;
use super::scene::Mark;
use super::searched;
use super::spot::Spot;
use super::title;
use super::trend;
use crate::model::index::ClaimIx;

/// Gives titles to events, by their names, between the left edge and this width.
type Titles = fn(&[Event], &[&str], (f64, f64), fn(u32) -> String) -> Vec<Option<Title>>;
type Notes = fn(&Canvas, &Input, &[Spot], &mut Taken);
/// Draws ranges by the height of a value.
type Ranges = fn(&Canvas, &Input, &[Spot], &dyn Fn(f64) -> f64);
/// Draws lines by the height of a value; gives what they cover.
type Lines = fn(&Canvas, &Input, &[Spot], &dyn Fn(f64) -> f64) -> Vec<Area>;

/// Places brackets, at most so many.
type Brackets = fn(&Canvas, &Input, &[Spot], &mut Taken, usize) -> Vec<Bracket>;
/// Takes out what only might be in the window.
type Fold = fn(&Input, &mut Vec<Group>) -> Vec<ClaimIx>;

/// Code for it; a lane without it is the same lane without these.
pub struct Details {
    pub titles: Titles,
    pub notes: Notes,
    pub ranges: Ranges,
    pub line: Lines,
    pub brackets: Brackets,
    pub draw_brackets: fn(&Canvas, &[Bracket]),
    pub fold: Fold,
    pub put_behind: fn(&Input, &mut [Group]),
    pub draw_longer: fn(&Canvas, &Input, Vec<ClaimIx>, f64) -> Mark,
}

/// All of it.
static DETAILS: Details = Details {
    titles: title::titles,
    notes: notes::draw,
    ranges: trend::ranges,
    line: trend::line,
    brackets: brackets::place,
    draw_brackets: brackets::draw,
    fold: longer::fold,
    put_behind: searched::put_behind,
    draw_longer: longer::draw,
};

/// What is here of it. On the page it comes with the code that follows the first view; other programs have it from the start.
#[cfg(not(feature = "app"))]
pub fn details() -> Option<&'static Details> {
    Some(&DETAILS)
}

#[cfg(feature = "app")]
static HERE: std::sync::OnceLock<&'static Details> = std::sync::OnceLock::new();

/// What is here of it.
#[cfg(feature = "app")]
pub fn details() -> Option<&'static Details> {
    HERE.get().copied()
}

/// The code has come.
#[cfg(feature = "app")]
pub fn bring_details() {
    let _ = HERE.set(&DETAILS);
}
