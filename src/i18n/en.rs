//! English.
use super::number::count as figure;
use super::part;
use super::strings::{
    Banner, Brush, Card, Compare, FacetWords, ImpliedWords, Kinds, Lanes, Page, Plural, RoleWords, StatusWords, Strings, Summary, Table,
    Units,
};
use crate::state::Lang;

const L: Lang = Lang::En;

fn n(count: u32) -> String {
    figure(count, L)
}

/// `1 claim`, `2 claims`, `0 claims`.
fn of(count: u32, one: &str, many: &str) -> String {
    [n(count).as_str(), " ", if count == 1 { one } else { many }].concat()
}

fn claims(count: u32) -> String {
    of(count, "claim", "claims")
}

fn sources(count: u32) -> String {
    of(count, "source", "sources")
}

/// Every phrase in English.
pub static EN: Strings = Strings {
    lang: L,
    page: Page {
        site_name: "Jejak Ekspor",
        tagline: "claims about Indonesian exports, traced to their sources",
        search_label: "Search claims",
        search_placeholder: "Search for a place, good, country, company…",
        search_clear: "Clear the search words",
        language_label: "Language",
        language_other: "Bahasa Indonesia",
        open_table: "Open a table",
        share: "Share",
        copy_link: "Copy link",
        copied: "Copied",
        copy_by_hand: "Your browser does not allow copying. Copy this text by hand:",
        share_failed: "The link could not be shared. Copy it and send it yourself.",
        close: "Close",
        skip_to_content: "Skip to content",
        empty_title: "No claims match",
        empty_advice: "Clear a filter, choose a longer period, or search for fewer words.",
        loading_details: "Loading details…",
        details_failed: "The details could not be loaded. Check your internet connection.",
        retry: "Try again",
        other_version: |link, shown| {
            ["This link was made with data version ", link, "; you are looking at version ", shown, ". Counts and figures may differ."]
                .concat()
        },
        data_licence: "Data: CC BY 4.0; other parts as their sources say",
        code_licence: "Code: MIT or Apache 2.0",
        version: |version| ["Data version ", version].concat(),
        holdings: |c, s| [&claims(c), " from ", &sources(s)].concat(),
        needs_javascript: "This page needs JavaScript and WebAssembly. Switch both on in your browser, then reload.",
    },
    kinds: Kinds {
        release: Plural { one: "Export release", many: "Export releases" },
        value: Plural { one: "Value", many: "Values" },
        award: Plural { one: "Award", many: "Awards" },
        programme: Plural { one: "Programme", many: "Programmes" },
    },
    facets: FacetWords {
        heading: "Filters",
        open: "Open filters",
        clear_all: "Clear all filters",
        clear: |title| ["Clear filter: ", title].concat(),
        remove: |value| ["Remove ", value].concat(),
        active: |count| of(count, "filter on", "filters on"),
        show_claims: |count| if count == 0 { "No claims".into() } else { ["Show ", &claims(count)].concat() },
        show_all: |count| ["Show all (", &n(count), ")"].concat(),
        show_more: "Show more",
        show_fewer: "Show fewer",
        kind: "Kind",
        region: "Region",
        hs: "Commodity (HS)",
        destination: "Destination",
        measure: "Measure",
        publisher: "Publisher",
        origin: "Origin of the figure",
        check: "Check",
        not_said: "The source does not say",
        narrow: |title| ["Search this list: ", title].concat(),
        nothing_found: |words| ["Nothing matches “", words, "”. Try another word."].concat(),
        no_checks_yet: "No checks yet",
        period: "Period",
        words: "Words",
        as_of: |day| ["Published by ", day].concat(),
        region_nation: "Indonesia (the nation as a whole)",
    },
    summary: Summary {
        claims,
        from_sources: |count| ["from ", &sources(count)].concat(),
        certain_possible: |certain, possible| [&n(certain), " certain + ", &n(possible), " possible"].concat(),
        certain_help: "Certain: the claim’s whole period lies in the range you chose. Possible: only part of it does.",
        announce: |c, s| match c {
            0 => "No claims match.".into(),
            _ => [&claims(c), " from ", &sources(s), "."].concat(),
        },
    },
    lanes: Lanes {
        values: "Values",
        releases: "Releases",
        awards: "Awards",
        programmes: "Programmes",
        values_subtitle: |count, unit, log| {
            let scale = if log { ", log scale" } else { "" };
            [&claims(count), " · ", unit, scale, " · line = period covered, number = how many sources"].concat()
        },
        events_subtitle: claims,
        other_measures: |count| of(count, "claim with another measure", "claims with another measure"),
        no_rate: |count| of(count, "claim without a reference rate, not drawn", "claims without a reference rate, not drawn"),
        no_values: "No values with this measure. Choose another measure or clear a filter.",
        no_events: "No claims here. Clear a filter or choose a longer period.",
        sources_agree: |count| match count {
            1 => "1 source".into(),
            _ => [&n(count), " sources give the same figure"].concat(),
        },
        claims_here: claims,
        previous_mark: "Previous mark",
        next_mark: "Next mark",
        keyboard: "Left and right arrows: move between marks. Home and End: first and last mark. Enter: open the card. Esc: close.",
        axis: "Time axis",
        axis_period: "Period of the claim",
        axis_published: "Date published",
        values_words: |measure, count, period| [measure, ": ", &claims(count), ", ", period].concat(),
        events_words: |title, count, period| [title, ": ", &claims(count), ", ", period].concat(),
    },
    units: Units {
        label: "Unit",
        original: "as written",
        idr: "rupiah",
        usd: "US dollars",
        measure_label: "Measure",
        rule_label: "Where sources differ",
        rule_range: "show the range",
        rule_latest: "use the latest",
        rule_lowest: "use the lowest",
        rule_highest: "use the highest",
        rule_origin: |origin| ["use the figure of ", origin].concat(),
    },
    compare: Compare {
        label: "Compare regions",
        add: "Add a region",
        add_region: |region| ["Compare with ", region].concat(),
        remove_region: |region| ["Remove ", region, " from the comparison"].concat(),
        up_to_six: "Up to six regions. Remove one to add another.",
        outside_filter: |region| [region, " is outside the region filter; its claims are not counted."].concat(),
        nothing_to_draw: |region| [region, " has no claims with this measure."].concat(),
    },
    brush: Brush {
        label: "Choose a period",
        start: "Start of the period",
        end: "End of the period",
        clear: "Clear the period",
        keyboard: "Arrows: move by a month. Page Up and Page Down: move by a year. Home and End: to the edge.",
        chosen: |period| ["Period ", period].concat(),
        all_time: "All time",
    },
    table: Table {
        caption: |count| match count {
            0 => "No claims".into(),
            _ => of(count, "claim shown on the timelines", "claims shown on the timelines"),
        },
        when: "When",
        title: "Claim",
        place: "Where",
        value: "Figure",
        publisher: "Source",
        published: "Published",
        origin: "Origin of the figure",
        kind: "Kind",
        sort_by: |column| ["Sort by: ", column].concat(),
        ascending: "sorted ascending",
        descending: "sorted descending",
        more_figures: |count| ["+", &of(count, "more figure", "more figures")].concat(),
        measures: "Figures and what they measure",
        show_rest: |count| ["Show ", &of(count, "more row", "more rows")].concat(),
    },
    card: Card {
        label: "Claim card",
        period: "Period",
        date_as_written: |phrase| ["written “", phrase, "”"].concat(),
        published: "Published",
        published_unknown: "publication date not known",
        in_data: "In the data since",
        region: "Region",
        place: "Place",
        figures: "Figures",
        as_written: "As written",
        normalised: "Normalised",
        equivalent: "Equivalent given by the source",
        scope: "Scope",
        parties: "Parties",
        commodities: "Commodities",
        destinations: "Destinations",
        source: "Source",
        origin: "Origin of the figure",
        origin_not_said: "the source does not say whose figure it is",
        note: "Note",
        same_event: |count| ["Other claims about the same event (", &n(count), ")"].concat(),
        same_series: |count| ["Other claims about the same region and measure (", &n(count), ")"].concat(),
        headline_not_seen: "headline not seen",
        no_url: "no link; the page is known only from its text",
        open_source: "Open the source",
        copy_citation: "Copy citation",
        copy_claim_link: "Copy link to this claim",
        receipt: |rate, period, source| ["Rate ", rate, " per US$, mean of ", period, ". Source of the rate: ", source].concat(),
        no_rate: "There is no reference rate for this period; the figure is shown as written.",
        citation: |title, source, published, link| {
            let date = if published.is_empty() { "no date" } else { published };
            [title, ". ", source, ", ", date, ". ", link].concat()
        },
        no_figures: "This claim gives no figures.",
        previous: "Previous claim",
        next: "Next claim",
        source_kind_news: "news",
        source_kind_government: "government",
        source_kind_statistics: "statistics office",
        source_kind_other: "other",
    },
    status: StatusWords { provisional: "provisional", estimated: "estimate", forecast: "target or forecast" },
    implied: ImpliedWords {
        currency: "currency not written in the source",
        unit: "unit not written in the source",
        scale: "scale word (thousand, million, billion) not written in the source",
        separator: "its point or comma is read against custom",
        sign: "minus sign taken from “fell” or a like word",
    },
    roles: RoleWords {
        releaser: "Sent off by",
        exporter: "Exporter",
        giver: "Given by",
        recipient: "Recipient",
        host: "Organiser",
        supporter: "Supporter",
        speaker: "Speaker",
        venue: "Venue",
    },
    banner: Banner {
        title: |dropped| [&of(dropped, "part of the link", "parts of the link"), " could not be read; the rest applies"].concat(),
        dismiss: "Dismiss this message",
        unknown_key: |key, value| [&part(key, value), ": this key is not known."].concat(),
        unknown_code: |key, value| [&part(key, value), ": this code is not in the list."].concat(),
        not_a_date: |key, value| [&part(key, value), ": not an EDTF date or interval; 2022 or 2022-01/2022-10 would be."].concat(),
        too_long: |key, value| [&part(key, value), ": too long."].concat(),
        too_many: |key, value| [&part(key, value), ": more than can be taken."].concat(),
        repeated: |key, value| [&part(key, value), ": comes more than once; used once."].concat(),
        bad_encoding: |key, value| [&part(key, value), ": its percent encoding is damaged."].concat(),
        unknown_claim: |key, value| [&part(key, value), ": this version of the data has no such claim."].concat(),
        unknown_word: |key, value| [&part(key, value), ": not one of the choices."].concat(),
    },
};
