//! The phrases of places, of the table of years and of what else answers a question: they come with that part of the page.
use super::{in_language, phrases};
use crate::state::Lang;

phrases! {
    /// The phrases of answers in one language, by the place where they stand.
    pub struct AnswerStrings {
        pub place: PlaceWords,
        pub silence: SilenceWords,
        pub years: YearWords,
        pub comparison: ComparisonWords,
        pub actors: ActorWords,
        pub speech: SpeechWords,
        pub share: ShareWords,
        pub about: AboutWords,
    }

    /// A place: what it is called, what the claims about it come to.
    pub struct PlaceWords {
        pub regency: fn(name: &str) -> String,
        pub city: fn(name: &str) -> String,
        /// The way to the areas that a place is part of, for screen readers.
        pub way: &'static str,
        /// So many different figures for a year, and both ends.
        pub disputed: fn(year: &str, figures: u32, low: &str, high: &str) -> String,
        /// The newest whole-year figure, and who says it; nobody where no source names a body.
        pub newest: fn(figure: &str, year: &str, who: &str, sources: u32) -> String,
        /// Before how far apart the figures of that year are.
        pub contradicted: &'static str,
        /// Years without a whole-year figure.
        pub silent: fn(years: &str) -> String,
        /// No source gives a whole-year figure of all exports.
        pub no_total: fn(place: &str) -> String,
        /// How many claims of each kind there are: values, releases, awards, programmes.
        pub kinds: fn(values: u32, releases: u32, awards: u32, programmes: u32) -> String,
        /// Claims about a province itself, and about its regencies and cities.
        pub parts: fn(own: u32, parts: u32) -> String,
        /// Several of a kind, as words are listed.
        pub list: fn(words: &[String]) -> String,
        pub how_big: &'static str,
        /// A figure and who says it are so much of the whole's, and who says that.
        pub share: fn(part: &str, percent: &str, area: &str, year: &str, whole: &str) -> String,
        /// A figure with the body and the publisher that give it.
        pub said: fn(figure: &str, body: &str, publisher: &str) -> String,
        /// A source that names no body.
        pub unnamed: &'static str,
        /// How the share is reckoned.
        pub sum: fn(part: &str, whole: &str, percent: &str) -> String,
        /// By which rate: the figure, the rate, its period, what it makes.
        pub by_rate: fn(figure: &str, rate: &str, period: &str, made: &str) -> String,
        pub events: fn(count: u32) -> String,
        pub sources: fn(count: u32) -> String,
        /// Events beside those shown.
        pub more: fn(count: u32) -> String,
        pub neighbours: &'static str,
        pub claims: fn(count: u32) -> String,
        pub not_named: &'static str,
    }

    /// A place that no source names.
    pub struct SilenceWords {
        pub heading: fn(place: &str) -> String,
        pub not_zero: &'static str,
        /// Searches for a place's name, which claims about other areas have in their words.
        pub elsewhere: fn(word: &str) -> String,
        /// How many of a province's regencies and cities have claims.
        pub named: fn(province: &str, named: u32, all: u32) -> String,
        /// Opens the province, of this many claims.
        pub open: fn(province: &str, claims: u32) -> String,
        /// Over what is told of the province.
        pub province: fn(province: &str) -> String,
        /// That the parts of a province without claims have some.
        pub parts_only: fn(claims: u32) -> String,
    }

    /// The table of years.
    pub struct YearWords {
        pub heading: &'static str,
        pub help: &'static str,
        pub year: &'static str,
        pub notes: &'static str,
        /// The column of bodies without a column of their own.
        pub others: &'static str,
        /// The column of figures whose source names no body.
        pub unnamed: &'static str,
        pub nothing: &'static str,
        pub target: &'static str,
        pub estimated: &'static str,
        pub provisional: &'static str,
        pub no_currency: &'static str,
        pub sources: fn(count: u32) -> String,
        /// Figures of a cell beside those shown.
        pub more: fn(count: u32) -> String,
        /// Figures that the table has no place for.
        pub left_out: fn(count: u32) -> String,
        pub unexplained: fn(factor: &str) -> String,
        pub misprint: fn(factor: &str) -> String,
        pub slight: fn(factor: &str) -> String,
        pub rise: fn(factor: &str, year: &str) -> String,
        pub fall: fn(factor: &str, year: &str) -> String,
        pub repeated: &'static str,
        /// Of several areas: what the sign of converted amounts means.
        pub converted: &'static str,
    }

    /// Who sends and who receives.
    pub struct ActorWords {
        pub heading: &'static str,
        pub count: fn(names: u32) -> String,
        pub help: &'static str,
        pub goods: &'static str,
        pub to: &'static str,
        pub awards: &'static str,
        pub programmes: &'static str,
    }

    /// A picture of a card for a chat.
    pub struct ShareWords {
        /// Before the short link.
        pub all_sources: &'static str,
    }

    /// The speech sheet.
    pub struct SpeechWords {
        pub name: &'static str,
        pub title: fn(place: &str, years: &str) -> String,
        pub made_of: fn(claims: u32, sources: u32) -> String,
        /// No place is chosen, or several are.
        pub no_place: &'static str,
        /// No claim about the place speaks of these years.
        pub nothing: fn(place: &str, years: &str) -> String,
        pub may: &'static str,
        pub care: &'static str,
        pub care_about: &'static str,
        pub not: &'static str,
        pub not_about: &'static str,
        pub back: &'static str,
        pub print: &'static str,
        pub rules_head: &'static str,
        pub rules: [&'static str; 3],
        pub rest: fn(lines: u32) -> String,
        pub foot: &'static str,
        /// Sentences to be read aloud.
        pub total: fn(year: &str, place: &str, figure: &str) -> String,
        pub target: fn(year: &str, place: &str, figure: &str) -> String,
        pub part: fn(period: &str, place: &str, figure: &str) -> String,
        pub event: fn(title: &str, when: &str) -> String,
        /// A sentence that must name who says it.
        pub according: fn(who: &str, sentence: &str) -> String,
        pub exports: &'static str,
        pub comparison: &'static str,
        pub compare: fn(a: &str, year_a: &str, b: &str, year_b: &str) -> String,
        pub and_others: fn(named: &str, others: u32) -> String,
        /// Why a line stands where it does.
        pub sources: fn(count: u32) -> String,
        /// One source, which is the office itself.
        pub own_page: &'static str,
        pub is_target: &'static str,
        pub part_of_year: &'static str,
        pub part_of_goods: &'static str,
        pub one_source: &'static str,
        pub estimated: &'static str,
        pub provisional: &'static str,
        pub no_currency: &'static str,
        pub also: fn(figure: &str) -> String,
        pub repeated: &'static str,
        pub uncertain_day: &'static str,
        pub disputed_day: &'static str,
        pub contradicted: fn(ratio: &str, rest: &str) -> String,
        pub against_zero: &'static str,
        pub peak: fn(factor: &str, year: &str) -> String,
        pub jump: fn(factor: &str) -> String,
    }

    /// What the data are and how they came about.
    pub struct AboutWords {
        pub title: &'static str,
        pub back: &'static str,
        /// How much there is, and as of when.
        pub what: fn(claims: u32, sources: u32, publishers: u32) -> String,
        pub no_judge: &'static str,
        pub collected_head: &'static str,
        pub collected: [&'static str; 3],
        pub made_head: &'static str,
        pub made: &'static str,
        pub method_head: &'static str,
        pub method: [&'static str; 5],
        pub handling_head: &'static str,
        /// By mouse and finger, by keys.
        pub handling: [&'static str; 2],
        pub terms_head: &'static str,
        pub terms: [Term; 12],
        pub dates_head: &'static str,
        /// The day on which the data were recorded.
        pub recorded: fn(day: &str) -> String,
        /// The first and the last year that claims are about; the newest certain day of publication.
        pub spans: fn(first: &str, last: &str, newest: &str) -> String,
        /// What the version of the data in links is.
        pub version: fn(version: &str) -> String,
        pub report_head: &'static str,
        pub report: &'static str,
        pub licence_head: &'static str,
    }

    /// A word of the glossary.
    pub struct Term {
        pub name: &'static str,
        pub means: &'static str,
    }

    /// Several areas beside each other.
    pub struct ComparisonWords {
        /// How many areas, and what of them.
        pub heading: fn(areas: u32, measure: &str) -> String,
        /// The newest year that all have a figure for, and what each says.
        pub newest: fn(year: &str, figures: &str) -> String,
        pub no_year: &'static str,
        pub help: &'static str,
        /// An area with its figures.
        pub area: fn(area: &str, figures: &str) -> String,
        /// From the lowest to the highest.
        pub range: fn(low: &str, high: &str) -> String,
    }
}

/// The phrases of answers in a language.
pub fn answer_strings(lang: Lang) -> &'static AnswerStrings {
    in_language!(lang, answers::STRINGS)
}
