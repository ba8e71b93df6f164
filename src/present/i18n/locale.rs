//! How a language writes figures, dates and what is counted.
use super::{in_language, phrases};
use crate::model::codes::Unit;
use crate::state::Lang;

phrases! {
    /// The habits of a language. `number` and `date` write by them and know no language themselves.
    pub struct Locale {
        /// What the language is called in itself.
        pub name: &'static str,
        pub decimal: char,
        pub thousands: char,
        /// The powers of ten that have words, from the largest to the smallest.
        pub scales: [Scale; 3],
        pub months: [Month; 12],
        /// From Monday.
        pub weekdays: [&'static str; 7],
        /// Day, month and year in the order of the language; a part that is empty is left out.
        pub date: fn(day: &str, month: &str, year: &str) -> String,
        pub until: fn(date: &str) -> String,
        pub since: fn(date: &str) -> String,
        /// A period without a start and an end.
        pub any_time: &'static str,
        /// Which part of a period is uncertain.
        pub uncertain: &'static str,
        pub start_uncertain: &'static str,
        pub end_uncertain: &'static str,
        /// The name of a unit beside a value.
        pub unit: fn(unit: &Unit, value: f64) -> String,
        pub rank: fn(place: &str) -> String,
        /// Two amounts of which neither is a multiple of the other, the lower first.
        pub against: fn(low: &str, high: &str) -> String,
    }

    /// The words of a power of ten.
    pub struct Scale {
        pub factor: f64,
        pub word: &'static str,
        /// On a chart.
        pub short: &'static str,
    }

    /// The names of a month.
    pub struct Month {
        pub short: &'static str,
        pub long: &'static str,
    }
}

/// A month by its short and its long name.
pub const fn month(short: &'static str, long: &'static str) -> Month {
    Month { short, long }
}

/// The habits of a language.
pub fn locale(lang: Lang) -> &'static Locale {
    in_language!(lang, locale::LOCALE)
}

/// `5 June 2024`.
pub fn day_month_year(day: &str, month: &str, year: &str) -> String {
    let mut text = String::from(day);
    for part in [month, year] {
        if !text.is_empty() && !part.is_empty() {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}
