//! Answers in English.
use super::{n, of};
use crate::present::i18n::answers::{
    AboutWords, ActorWords, AnswerStrings, ComparisonWords, PlaceWords, ShareWords, SilenceWords, SpeechWords, Term, YearWords,
};

/// English.
pub static STRINGS: AnswerStrings = AnswerStrings {
    place: PlaceWords {
        regency: |name| [name, " regency"].concat(),
        city: |name| ["City of ", name].concat(),
        way: "Part of",
        disputed: |year, figures, low, high| {
            let are = if figures == 1 { " there is one figure, the lowest " } else { " figures, the lowest " };
            let count = if figures == 1 { String::new() } else { [" there are ", &in_words(figures)].concat() };
            ["For ", year, &count, are, low, ", the highest ", high].concat()
        },
        newest: |figure, year, who, sources| {
            let by = if who.is_empty() { "from no named body".into() } else { ["according to ", who].concat() };
            ["The newest figure of a whole year is ", figure, " for ", year, ", ", &by, " (", &of(sources, "source", "sources"), ")"]
                .concat()
        },
        contradicted: "another figure differs",
        silent: |years| ["For ", years, " there is no whole-year figure of all exports."].concat(),
        no_total: |place| ["None of our sources gives a whole-year figure of all exports of ", place, "."].concat(),
        kinds: |values, releases, awards, programmes| {
            let kinds = [
                (values, "on values", "on values"),
                (releases, "on a release", "on releases"),
                (awards, "on an award", "on awards"),
                (programmes, "on a programme", "on programmes"),
            ];
            let kinds: Vec<String> =
                kinds.iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| of(*count, one, many)).collect();
            ["Claims there are: ", &list(&kinds), "."].concat()
        },
        parts: |own, parts| {
            [&of(own, "claim", "claims"), " about the province itself, ", &n(parts), " about its regencies and cities."].concat()
        },
        list,
        how_big: "How big is it?",
        share: |part, percent, area, year, whole| {
            [part, ", is ≈ ", percent, " of the exports of ", area, " in ", year, ": ", whole, "."].concat()
        },
        said: |figure, body, publisher| [figure, ", according to ", body, " (", publisher, ")"].concat(),
        unnamed: "a source that names no body",
        sum: |part, whole, percent| ["The sum: ", part, " ÷ ", whole, " = ", percent, "."].concat(),
        by_rate: |figure, rate, period, made| [figure, " ÷ ", rate, " per US$ (mean rate of ", period, ") ≈ ", made].concat(),
        events: |count| of(count, "event", "events"),
        sources: |count| of(count, "source", "sources"),
        more: |count| [&n(count), " more"].concat(),
        neighbours: "Areas around",
        claims: |count| of(count, "claim", "claims"),
        not_named: "no claims",
    },
    silence: SilenceWords {
        heading: |place| ["No claim here is about ", place, "."].concat(),
        not_zero: "That is not zero. It may well export, but no report, article or table about it has been recorded here.",
        named: |province, named, all| {
            [
                "In ",
                province,
                ", ",
                &n(named),
                " of ",
                &of(all, "regency or city", "regencies and cities"),
                if named == 1 { " has" } else { " have" },
                " at least one claim.",
            ]
            .concat()
        },
        elsewhere: |word| ["Search all claims for “", word, "”"].concat(),
        open: |province, claims| ["Open ", province, ", ", &of(claims, "claim", "claims")].concat(),
        province: |province| ["Its province: ", province].concat(),
        parts_only: |claims| ["There are ", &of(claims, "claim", "claims"), " about its regencies and cities."].concat(),
    },
    years: YearWords {
        heading: "Table of years",
        help: "As the sources write it, for years and parts of years; a column is a body that has figures. Press a figure to open its claim.",
        year: "Year",
        notes: "Notes",
        others: "Other bodies",
        unnamed: "No body named",
        nothing: "no claim",
        target: "a target",
        estimated: "about",
        provisional: "provisional",
        no_currency: "currency not written",
        sources: |count| of(count, "source", "sources"),
        more: |count| ["+", &of(count, "figure more", "figures more")].concat(),
        left_out: |count| {
            let are = if count == 1 { "is" } else { "are" };
            [
                &of(count, "other figure", "other figures"),
                " ",
                are,
                " not in the table: shorter than six months, longer than a year, or of one good or country only.",
            ]
            .concat()
        },
        unexplained: |factor| [factor, " unexplained"].concat(),
        misprint: |factor| ["perhaps a misprint, ", factor].concat(),
        slight: |factor| ["small difference, ", factor].concat(),
        rise: |factor, year| [factor, " up from ", year].concat(),
        fall: |factor, year| [factor, " down from ", year].concat(),
        repeated: "one figure for two things",
        converted: "≈: reckoned by us at the mean rate of the year, said by no source.",
    },
    actors: ActorWords {
        heading: "Actors",
        count: |names| [&of(names, "name", "names"), " as exporter or recipient"].concat(),
        help: "Names in the claims shown. One claim may name several, and several goods. Press a name, a good or a country to filter.",
        goods: "Goods",
        to: "To",
        awards: "Awards",
        programmes: "Programmes",
    },
    share: ShareWords { all_sources: "All sources and their links:" },
    speech: SpeechWords {
        name: "Speech sheet",
        title: |place, years| ["Exports of ", place, ", ", years].concat(),
        made_of: |claims, sources| ["Made of ", &of(claims, "claim", "claims"), " and ", &of(sources, "source", "sources"), "."].concat(),
        no_place: "A speech sheet is made for one place: choose one in the filter Region.",
        nothing: |place, years| ["There is no claim about ", place, " for ", years, ". That is not zero."].concat(),
        may: "May be said",
        care: "Say with care",
        care_about: "and say why",
        not: "Do not say",
        not_about: "and why",
        back: "Page of the place",
        print: "Print",
        rules_head: "The rules of this sheet",
        rules: [
            "May be said: a whole year or a certain day, all goods, as written (not converted, not “about”, no target), two sources or more or a page of the office itself, and no other figure for the same thing and time that differs by more than ×1.1.",
            "Say with care: one of these does not hold, or one figure serves two periods, or the date is disputed.",
            "Do not say: contradicted by more than ×1.1 unexplained; a lone peak (≥ ×5 of the nearest earlier year that nobody contradicts, and more than twice the next); a comparison of two years with a jump ≥ ×5.",
        ],
        rest: |lines| ["and ", &n(lines), " more on the page of the place"].concat(),
        foot: "Jejak Ekspor does not rule which figure is right.",
        total: |year, place, figure| ["In ", year, " the exports of ", place, " were ", figure, "."].concat(),
        target: |year, place, figure| ["The export target of ", place, " for ", year, " was ", figure, "."].concat(),
        part: |period, place, figure| ["For ", period, ", the exports of ", place, " were ", figure, "."].concat(),
        event: |title, when| [title, ", ", when, "."].concat(),
        according: |who, sentence| ["According to ", who, ": ", sentence].concat(),
        exports: "Export value",
        comparison: "Comparison",
        compare: |a, year_a, b, year_b| ["Comparing ", a, " (", year_a, ") with ", b, " (", year_b, ")."].concat(),
        and_others: |named, others| [named, " and ", &of(others, "other", "others")].concat(),
        sources: |count| of(count, "source", "sources"),
        own_page: "a page of the office itself",
        is_target: "a target, not a result",
        part_of_year: "part of the year",
        part_of_goods: "part of the goods",
        one_source: "one source",
        estimated: "written as about",
        provisional: "provisional",
        no_currency: "currency not written",
        also: |figure| ["also written ", figure].concat(),
        repeated: "one figure serves two things",
        uncertain_day: "the day is not certain",
        disputed_day: "the date is disputed",
        contradicted: |ratio, rest| ["contradicted, ", ratio, "; ", rest, " unexplained"].concat(),
        against_zero: "one source says zero or less",
        peak: |factor, year| [factor, " of ", year, ", then down by more than half"].concat(),
        jump: |factor| [factor, "; no source explains it. Each figure may be said alone"].concat(),
    },
    comparison: ComparisonWords {
        heading: |areas, measure| [capital(&in_words(areas)).as_str(), if areas == 1 { " area: " } else { " areas: " }, measure].concat(),
        newest: |year, figures| [year, " is the last year with a whole-year figure for all of them: ", figures, "."].concat(),
        no_year: "There is no year with a whole-year figure for all of these areas.",
        help: "As the sources write it; a column is an area. Press a figure to open its claim.",
        area: |area, figures| [area, " ", figures].concat(),
        range: |low, high| [low, " to ", high].concat(),
    },
    about: AboutWords {
        title: "About these data",
        back: "Back to the claims",
        what: |claims, sources, publishers| {
            [
                &of(claims, "claim", "claims"),
                " about Indonesian exports, from ",
                &of(sources, "source", "sources"),
                " put out by ",
                &of(publishers, "publisher", "publishers"),
                ".",
            ]
            .concat()
        },
        no_judge: "This page shows who says what, and when. It does not decide who is right.",
        collected_head: "How they were collected",
        collected: [
            "The sources are pages that are open to everyone: news, press releases, reports of local offices, ministries and the statistics office.",
            "Of each page, what it says was taken down: the figure exactly as written, period, place, goods, destinations, actors, and the body that it names as the origin of the figure. What a source does not say stays empty.",
            "The collection is not complete. A place or a year without claims means that no claim about it is recorded here; that is not zero.",
        ],
        made_head: "Who made this",
        made: "Jejak Ekspor was made, and its data put together, by the authors of this project. The titles of claims in two languages are our words; figures, names and dates are those of the sources. Before a claim is let in it is checked by a machine: the figure as written must yield the value that was taken down, and each code must be in its list.",
        method_head: "How they are compared",
        method: [
            "A printed figure means a range: Rp20.7 trillion is 20.65 to 20.75 trillion. Two figures contradict each other only where their ranges cannot both hold.",
            "Only claims about the same place, measure, scope of goods and period are compared. A part of a year joins its year.",
            "A difference is explained as far as that goes: period, rounding, exchange rate, revision, another origin. The rest is called unexplained, and says how large the contradiction is.",
            "Rupiah and dollars are compared at the mean rate of their period. A figure that we worked out begins with ≈; all others are as written.",
            "A copy is no new evidence: two articles that quote one body are one origin, two appearances.",
        ],
        handling_head: "How to use it",
        handling: [
            "Press a mark on a timeline for the card of its claim, or for a list where several lie together. Drag the handles under the lane of values, or choose one and press the arrow keys, to narrow the period.",
            "By keyboard: Tab leads to the timelines as one grid. Arrows move between cells, Enter opens their claims, Esc goes back, and ? lists all keys.",
        ],
        terms_head: "Glossary",
        terms: [
            Term { name: "Claim", means: "One thing that one source says: a value, a release, an award or a programme." },
            Term { name: "Source", means: "The page that has the claim, with its publisher and its day of publication." },
            Term {
                name: "Origin", means: "The body that put out the figure, according to the source. “Not said”: the source names none."
            },
            Term { name: "Contradiction", means: "Two figures for one thing that cannot both be right, rounding taken into account." },
            Term {
                name: "Large, small, misprint",
                means: "Of a large contradiction more than a tenth stays unexplained; of a small one it does not; a misprint is the same figure with thousands, millions or billions mixed up.",
            },
            Term {
                name: "Certain and possible",
                means: "A claim is certainly within the chosen period where its whole period is; it is possibly so where a part is, or its date is uncertain.",
            },
            Term {
                name: "EDTF",
                means: "The standard way to write incomplete dates: 2022 is a whole year, 2022-01/2022-10 January to October, 2022? a year that is uncertain.",
            },
            Term { name: "Part of a year", means: "A figure of some months, such as January to October. It is never made into a year." },
            Term { name: "Target", means: "A figure that is planned, not a result." },
            Term { name: "Scope", means: "The goods, class of trade or country that a figure is about; without one it is all exports." },
            Term { name: "Actor", means: "A company, office, village or person that exports, releases, gives or receives." },
            Term { name: "≈", means: "Worked out by this page, by an exchange rate for instance; the card has the receipt." },
        ],
        dates_head: "Dates of the data",
        recorded: |day| ["Data as of ", day, "."].concat(),
        spans: |first, last, newest| {
            ["The claims are about the years ", first, " to ", last, "; the newest source of a certain date was published on ", newest, "."]
                .concat()
        },
        version: |version| {
            ["Links carry the version of the data (", version, "), so that an old link can say what changed since."].concat()
        },
        report_head: "Reporting an error",
        report: "Open the card of the claim and press “Report an error”: a ready message with the id of the claim, its figure and its link is copied or shared. Send it to whoever runs the site where you read this page, or to the person who gave you the link. Add the page that has it right.",
        licence_head: "Licences",
    },
};

const WORDS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// A count in a sentence: a word below ten.
fn in_words(count: u32) -> String {
    WORDS.get(count as usize).map_or_else(|| n(count), |word| (*word).into())
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    [&first.to_ascii_uppercase(), rest].concat()
}

fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => [a, " and ", b].concat(),
        [rest @ .., last] => [&rest.join(", "), " and ", last].concat(),
    }
}
