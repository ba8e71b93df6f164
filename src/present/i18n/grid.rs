//! The phrases of the grid that keys move over: what a cell says, what it answers, what the keys are.
use super::{in_language, phrases};
use crate::state::Lang;

phrases! {
    /// The phrases of the grid in one language.
    pub struct GridWords {
        /// What the grid is, and how to learn its keys.
        pub label: &'static str,
        pub nothing: &'static str,
        pub claims: fn(claims: u32) -> String,
        /// Claims about one place.
        pub from_sources: fn(claims: u32, sources: u32) -> String,
        /// Claims about several.
        pub places: fn(claims: u32, places: u32) -> String,
        /// How many claims, from how many sources, about how many places.
        pub count: fn(claims: u32, sources: u32, places: u32) -> String,
        /// What the figures measure, and both ends.
        pub range: fn(measure: &str, low: &str, high: &str) -> String,
        /// How far the values of the widest are apart.
        pub conflicts: fn(count: u32, apart: &str) -> String,
        pub conflicts_here: fn(count: u32, which: &str) -> String,
        pub no_conflict_here: &'static str,
        /// None among all claims shown.
        pub no_conflict: &'static str,
        /// Which of how many, where it is, what it is about, who stands against whom, how far apart, what stays unexplained.
        pub conflict: fn(n: u32, of: u32, place: &str, what: &str, sides: &str, apart: &str, rest: &str) -> String,
        /// A figure, its period and area, its publisher.
        pub highest: fn(figure: &str, period: &str, area: &str, publisher: &str) -> String,
        pub lowest: fn(figure: &str, period: &str, area: &str, publisher: &str) -> String,
        pub no_figure: fn(measure: &str) -> String,
        /// The claim that was published last.
        pub newest: fn(title: &str, publisher: &str, day: &str) -> String,
        pub no_day: &'static str,
        /// A claim beside another: which of how many, its title and period, why.
        pub beside: fn(n: u32, of: u32, title: &str, period: &str, why: &str) -> String,
        pub overlaps: &'static str,
        pub nothing_beside: fn(title: &str) -> String,
        /// Beside a claim: those that contradict it, those that say as much, those whose days overlap.
        pub all_beside: fn(title: &str, contradicting: u32, compared: u32, overlapping: u32) -> String,
        /// Of a cell with claims, shown beside its sentence.
        pub hint: &'static str,
        pub help: &'static str,
        pub help_about: &'static str,
        pub moving_head: &'static str,
        pub moving: [KeyWords; 5],
        pub opening_head: &'static str,
        pub opening: [KeyWords; 5],
        pub disagreeing_head: &'static str,
        pub disagreeing: [KeyWords; 2],
        pub asking_head: &'static str,
        pub asking: [KeyWords; 6],
    }

    /// A key and what it does.
    pub struct KeyWords {
        pub keys: &'static str,
        pub does: &'static str,
    }
}

/// The phrases of the grid in a language.
pub fn grid_strings(lang: Lang) -> &'static GridWords {
    in_language!(lang, grid::STRINGS)
}
