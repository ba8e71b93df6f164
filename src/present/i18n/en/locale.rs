//! How English writes figures, dates and what is counted.
//!
//! A new unit in `units.csv` needs a line in `plural` only if its plural is irregular.
use crate::present::i18n::locale::{Locale, Scale, day_month_year, month};
use crate::state::Lang;

pub static LOCALE: Locale = Locale {
    name: "English",
    decimal: '.',
    thousands: ',',
    scales: [
        Scale { factor: 1e12, word: "trillion", short: "tn" },
        Scale { factor: 1e9, word: "billion", short: "bn" },
        Scale { factor: 1e6, word: "million", short: "m" },
    ],
    months: [
        month("Jan", "January"),
        month("Feb", "February"),
        month("Mar", "March"),
        month("Apr", "April"),
        month("May", "May"),
        month("Jun", "June"),
        month("Jul", "July"),
        month("Aug", "August"),
        month("Sep", "September"),
        month("Oct", "October"),
        month("Nov", "November"),
        month("Dec", "December"),
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    date: day_month_year,
    until: |date| ["until ", date].concat(),
    since: |date| ["since ", date].concat(),
    any_time: "any time",
    uncertain: "uncertain",
    start_uncertain: "start uncertain",
    end_uncertain: "end uncertain",
    unit: |unit, value| match unit.entry.code.as_str() {
        "kodi" => "kodi of 20 pieces".into(),
        _ if value.abs() == 1.0 => unit.entry.name[Lang::En].clone(),
        code => plural(code, &unit.entry.name[Lang::En]),
    },
    rank: |place| ["rank ", place].concat(),
    against: |low, high| [low, " against ", high].concat(),
};

/// The plural of a unit's name: the rule, and what does not follow it.
fn plural(code: &str, singular: &str) -> String {
    match code {
        "person" => return "people".into(),
        "regency" => return "regencies and cities".into(),
        "IDR" | "percent" => return singular.into(),
        _ => {}
    }
    if let Some(stem) = singular.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return [stem, "ies"].concat();
    }
    let hisses = ["s", "x", "ch", "sh"].iter().any(|end| singular.ends_with(end));
    [singular, if hisses { "es" } else { "s" }].concat()
}
