//! The phrases of the first screen. They stand in the page as it is delivered, in every language, and in no program.
use super::{in_language, phrases};
use crate::state::Lang;

phrases! {
    /// The phrases of the first screen in one language.
    pub struct FrontStrings {
        /// What a claim is, and how many lie here.
        pub what: fn(claims: u32) -> String,
        /// What the page does.
        pub does: &'static str,
        /// Over the contradictions.
        pub begin: fn(stories: u32) -> String,
        /// Leads to the list of all contradictions: large, misprints, small.
        pub all: fn(large: u32, misprints: u32, small: u32) -> String,
        /// What a contradiction is about: all exports of a place in a period.
        pub exports: fn(place: &str, period: &str) -> String,
        /// Exports of goods of the nation, and of another place.
        pub of_goods: fn(goods: &str, period: &str) -> String,
        pub of_goods_from: fn(goods: &str, place: &str, period: &str) -> String,
        /// Two bodies with their figures; the second one's came later; figures of two countries.
        pub said: fn(about: &str, a: &str, low: &str, b: &str, high: &str) -> String,
        pub said_later: fn(about: &str, a: &str, low: &str, b: &str, high: &str) -> String,
        pub mirrored: fn(about: &str, a: &str, low: &str, b: &str, high: &str) -> String,
        /// A figure of a part of the period.
        pub for_part: fn(figure: &str, period: &str) -> String,
        /// A figure of the whole year, where the other one is of a part of it.
        pub for_year: fn(figure: &str) -> String,
        /// Who says a figure, and when that was published.
        pub published: fn(who: &str, day: &str) -> String,
        pub places: &'static str,
        /// Leads to the search.
        pub search: &'static str,
        pub goods: &'static str,
        pub actors: &'static str,
        pub text: &'static str,
        /// Opens the screen that reads texts, by what its button says.
        pub paste: fn(button: &str) -> String,
        /// Leads to what is said about the data.
        pub about: &'static str,
    }
}

/// The phrases of the first screen in a language.
pub fn front_strings(lang: Lang) -> &'static FrontStrings {
    in_language!(lang, front::STRINGS)
}
