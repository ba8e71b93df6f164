//! The page in English.
use super::{n, of};
use crate::present::i18n::page::{
    Banner, Brush, Card, Changes, Compare, Embedding, EmptyWords, FacetWords, ImpliedWords, Kinds, LaneNotes, Lanes, LaterStrings, Offline,
    Page, Paper, PartWords, PhoneWords, RoleWords, Save, StatusWords, Strings, SuggestionWords, Summary, Table, Units,
};
use crate::present::i18n::part;
use crate::state::Lang;

fn claims(count: u32) -> String {
    of(count, "claim", "claims")
}

fn sources(count: u32) -> String {
    of(count, "source", "sources")
}

/// Every phrase in English.
pub static STRINGS: Strings = Strings {
    lang: Lang::En,
    page: Page {
        site_name: "Jejak Ekspor",
        tagline: "claims about Indonesian exports, traced to their sources",
        search: "Search",
        search_label: "Search claims",
        search_placeholder: "Search for a place, good, country, company…",
        open_table: "Compare your table",
        open_table_brief: "Your table",
        open_text: "Read a text",
        about: "About",
        share: "Share",
        copy_link: "Copy link",
        copied: "Copied",
        close: "Close",
        skip_to_content: "Skip to content",
        retry: "Try again",
        part_missing: "A part of this page could not be loaded: the table, the cards and the buttons that need it. Check the internet connection, or reload the page.",
        version: |version| ["Data version ", version].concat(),
        holdings: |c, s| [&claims(c), " from ", &sources(s)].concat(),
    },
    kinds: Kinds { release: "Export release", value: "Value", award: "Award", programme: "Programme" },
    facets: FacetWords {
        heading: "Filters",
        open: "Open filters",
        clear_all: "Clear all filters",
        clear: |title| ["Clear filter: ", title].concat(),
        remove: |value| ["Remove ", value].concat(),
        show_claims: |count| if count == 0 { "No claims".into() } else { ["Show ", &claims(count)].concat() },
        show_all: |count| ["Show all (", &n(count), ")"].concat(),
        parts: |count| of(count, "regency or city", "regencies and cities"),
        show_fewer: "Show fewer",
        kind: "Kind",
        region: "Region",
        hs: "Commodity (HS)",
        destination: "Destination",
        measure: "Measure",
        publisher: "Publisher",
        origin: "Origin of the figure",
        check: "Check",
        party: "Actors",
        not_said: "The source does not say",
        narrow: |title| ["Search this list: ", title].concat(),
        nothing_found: |words| ["Nothing matches “", words, "”. Try another word."].concat(),
        as_of: |day| ["Published by ", day].concat(),
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
        conflicts: |large, small| match (large, small) {
            (_, 0) => of(large, "large conflict", "large conflicts"),
            (0, _) => of(small, "small conflict", "small conflicts"),
            _ => [&of(large, "large conflict", "large conflicts"), ", ", &n(small), " small"].concat(),
        },
    },
    lanes: Lanes {
        values: "Values",
        releases: "Releases",
        awards: "Awards",
        programmes: "Programmes",
        events_subtitle: claims,
        other_measures: |count| of(count, "claim with another measure", "claims with another measure"),
        parts: "its parts in full ink",
        all_exports: "all exports",
        longer: |count| of(count, "claim about a longer period", "claims about longer periods"),
        not_compared: |count| [&claims(count), " beyond the comparison"].concat(),
        other_claims: |count| of(count, "other claim: choose a region or goods", "other claims: choose a region or goods"),
        provinces: |count, year, low, high| [&of(count, "province", "provinces"), ", ", year, ": ", low, " to ", high].concat(),
        claims_here: claims,
        axis: "Time axis",
        axis_period: "period the claims are about",
        axis_published: "date published",
        legend: "line = period covered, number = how many sources, × = claims that conflict",
        conflict: |what, low, high, apart| {
            let (before, after) = if apart.is_empty() { ("", ", one of them zero") } else { (", ", " apart") };
            ["Claims conflict: ", what, ", ", low, " to ", high, before, apart, after].concat()
        },
        leap: |factor, year| ["leap ", factor, " to ", year].concat(),
        one_figure: "one figure for two periods",
        said_by: |origins, unnamed, appearances| match (origins, appearances) {
            (_, 1) => "1 source".into(),
            (0, _) => [&of(appearances, "appearance", "appearances"), ", no origin named"].concat(),
            _ => {
                let tail = if unnamed == 0 { String::new() } else { [" (", &n(unnamed), " without a named origin)"].concat() };
                [&of(origins, "origin", "origins"), ", ", &of(appearances, "appearance", "appearances"), &tail].concat()
            }
        },
        asof: "Published by",
        undated: |count| ["Undated too (", &n(count), ")"].concat(),
        asof_unread: |typed| ["“", typed, "” is not a date. Write year, month and day, such as 2024-06-05."].concat(),
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
        trend: |rule| ["Trend line: ", rule, ", without figures for part of a year"].concat(),
        range: "Pale areas: the range of all claims",
        crowded: "National figures; pale band: provinces, lowest to highest of each year",
        axis_in_rupiah: "axis: equivalent in rupiah",
        converted: "≈ converted at the rate of its period",
        trend_not_drawn: "A trend is drawn for up to four regions only.",
    },
    compare: Compare { label: "Compare regions", add: "Compare regions…", up_to_six: "Up to six regions. Remove one to add another." },
    brush: Brush { label: "Choose a period", start: "Start of the period", end: "End of the period" },
};

/// What follows the first view, in the same language.
pub static LATER: LaterStrings = LaterStrings {
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
        party: "Actors",
        sort_by: |column| ["Sort by: ", column].concat(),
        acting: |name, role| [name, " (", &role.to_ascii_lowercase(), ")"].concat(),
        more_figures: |count| ["+", &of(count, "more figure", "more figures")].concat(),
        show_rest: |count| ["Show ", &of(count, "more row", "more rows")].concat(),
        flag: |checks| ["Checks found: ", checks].concat(),
    },
    card: Card {
        label: "Claim card",
        period: "Period",
        date_as_written: |phrase| ["written “", phrase, "”"].concat(),
        published: "Published",
        published_unknown: "publication date not known",
        in_data: "In the data since",
        region: "Region",
        figures: "Figures",
        equivalent: "Equivalent given by the source",
        commodities: "Commodities",
        destinations: "Destinations",
        source: "Source",
        origin: "Origin of the figure",
        origin_not_said: "the source does not say whose figure it is",
        same_event: |count| ["Other claims about the same event (", &n(count), ")"].concat(),
        same_series: |count| ["Other claims about the same region and measure (", &n(count), ")"].concat(),
        headline_not_seen: "headline not seen",
        no_url: "no link; the page is known only from its text",
        open_source: "Open the source",
        copy_citation: "Copy citation",
        copy_claim_link: "Copy link to this claim",
        report: "Report an error",
        report_text: |id, title, source, link| {
            let source = if source.is_empty() { String::new() } else { ["\nSource: ", source].concat() };
            [
                "An error in Jejak Ekspor\nId: ",
                id,
                "\n",
                title,
                &source,
                "\n",
                link,
                "\nWhat is wrong:\nWhat is right, and where it is written:",
            ]
            .concat()
        },
        short_link: "Short link",
        picture_wide: "Save wide picture",
        picture_square: "Save square picture",
        receipt: |rate, period, source| ["Rate ", rate, " per US$, mean of ", period, ". Source of the rate: ", source].concat(),
        no_rate: "There is no reference rate for this period; the figure is shown as written.",
        contradicted: |c| ["contradicted by ", &of(c, "other claim", "other claims")].concat(),
        copy_figures: "Copy the figures",
        references: "Save the citation:",
        citation: |title, source, published, link| {
            let date = if published.is_empty() { "no date" } else { published };
            [title, ". ", source, ", ", date, ". ", link].concat()
        },
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
        separator: "unusual decimal separator",
        sign: "minus sign taken from “fell” or a similar word",
        reading: "irregular or misprinted figure: the value is our reading of it",
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
    suggestions: SuggestionWords { meant: "Did you mean", instead: "Nothing has all of these words. Perhaps:", alone: "Each alone:" },
    phone: PhoneWords {
        parts: "Parts of the page",
        timelines: "Timelines",
        years: "Table of years",
        list: "List",
        tall: "Enlarge the sheet",
    },
    absent: PartWords {
        missing: "The part that opens tables and reads texts could not be loaded. Check the internet connection and try again, or reload the page.",
        elsewhere: "This file shows the claims only. Tables and texts are opened on the website of this page.",
        copy_by_hand: "Your browser does not allow copying. Copy this text by hand:",
        loading_details: "Loading details…",
        details_failed: "The details could not be loaded. Check the internet connection, or reload the page.",
        answer_failed: "The answer to this choice could not be loaded. Check the internet connection, or reload the page.",
        data_licence: "Data: CC BY 4.0; other parts as their sources say",
        as_of: |day| ["Data as of ", day].concat(),
        about: "About these data",
        code_licence: "Code: MIT or Apache 2.0",
    },
    empty: EmptyWords { title: "No claims match", advice: "Clear a filter, choose a longer period, or search for fewer words." },
    banner: Banner {
        title: |dropped| [&of(dropped, "part of the link", "parts of the link"), " could not be read; the rest applies"].concat(),
        dismiss: "Dismiss this message",
        province: |province| ["Its first two digits are those of ", province, ": open its page."].concat(),
        unknown_key: |key, value| [&part(key, value), ": this key is not known."].concat(),
        unknown_code: |key, value| [&part(key, value), ": this code is not in the list."].concat(),
        not_a_date: |key, value| [&part(key, value), ": not an EDTF date or interval; 2022 or 2022-01/2022-10 would be."].concat(),
        too_long: |key, value| [&part(key, value), ": too long."].concat(),
        too_many: |key, value| [&part(key, value), ": too many values."].concat(),
        repeated: |key, value| [&part(key, value), ": comes more than once; used once."].concat(),
        bad_encoding: |key, value| [&part(key, value), ": its percent encoding is damaged."].concat(),
        unknown_conflict: |key, value| [&part(key, value), ": this version of the data has no such conflict."].concat(),
        unknown_code_of_card: |key, value| {
            [&part(key, value), ": no claim and no conflict in this version of the data has this short code. Check its five signs."]
                .concat()
        },
        unknown_claim: |key, value| [&part(key, value), ": this version of the data has no such claim."].concat(),
        unknown_word: |key, value| [&part(key, value), ": not one of the choices."].concat(),
        incomplete: |key, value| {
            let rest = if key.is_empty() { String::new() } else { [&part(key, value), ", its last part, is not used. "].concat() };
            ["The link is incomplete: its end was cut off on the way, or it was changed. ", &rest, "Ask for the link again."].concat()
        },
    },
    offline: Offline {
        preparing: "Saving the page so that it opens without internet…",
        ready: "Saved: this page opens without internet; opening tables and reading texts do so once each has been used.",
        one_file: "This file is complete: it opens without internet.",
        no_worker: "This browser cannot save the page, so it opens only while there is internet.",
        insecure: "The address of this page does not begin with https, so the browser does not save it and it opens only while there is internet.",
        denied: "The browser refused to save the page (a private window, or cookies are blocked), so it opens only while there is internet.",
        full: "The storage of this device is full, so the page opens only while there is internet. Make room, then reload.",
        interrupted: "The page is not saved completely yet, so it opens only while there is internet. It tries again while it is open.",
        new_version: "A new version of this page has been downloaded completely.",
        take: "Use the new version",
        later: "Not now",
        replaced: "Another window has installed the new version.",
        reload: "Reload",
    },
    embedding: Embedding {
        heading: "Embed in another site",
        advice: "Copy this code into your page. The frame shows the filter as it is now, names its source, and adapts its height.",
        what: "What to show",
        all: "All timelines",
        snippet: "Code to embed",
        copy: "Copy the code",
        title: |lane| if lane.is_empty() { "Jejak Ekspor".into() } else { ["Jejak Ekspor: ", lane].concat() },
        made_from: |c, s| ["Source: Jejak Ekspor, ", &claims(c), " from ", &sources(s), "."].concat(),
        open_whole: "Open the whole page",
    },
    save: Save {
        holds: |c, figures, rows, s| {
            let made = [&of(figures, "figure", "figures"), ", which makes ", &of(rows, "row", "rows")].concat();
            [claims(c).as_str(), if c == 1 { " has " } else { " have " }, &made, ", from ", &sources(s), "."].concat()
        },
        claims: "Save the table:",
        references: "Save a list of references:",
        csv_form: "Form of CSV",
        csv_indonesian: "Indonesian Excel (2022;107,53)",
        csv_international: "international (2022,107.53)",
        making: "Making the file…",
        handed: |name| ["Handed to the browser: ", name].concat(),
        elsewhere: "No file? Some browsers inside chat apps let none out. Share it, copy it, or open this page in another browser.",
        share_file: "Share the file",
        copy_table: "Copy the table",
        table_copied: "The table was copied.",
        missing: "The part that makes files could not be loaded. Check the internet connection and try again, or reload the page.",
        picture: "Save a picture of the timelines:",
        failed: "The browser could not make this file.",
        everything: "all claims",
        without_undated: "without those of unknown publication date",
    },
    lane_notes: LaneNotes {
        impossible: |part, whole| ["impossible: ", part, " above ", whole].concat(),
        earlier: |claims, year| [&n(claims), " before ", year].concat(),
    },
    paper: Paper {
        conflicts: "What contradicts",
        sources: "Sources listed",
        number: "No.",
        as_written: "As written",
        link: "Link",
        qr: "QR code of this page’s link",
        qr_of_filter: "The whole link is long: the QR code opens the same filter. The whole link stands at the end.",
        qr_missing: "The link is too long for a QR code. It stands at the end.",
    },
    changes: Changes {
        looking: "This link was made with another version of the data. Looking up what changed…",
        failed: "This link was made with another version of the data, and the history of changes could not be loaded. Counts and figures may differ.",
        unknown: |link, shown| {
            [
                "This link was made with data version ",
                link,
                ", which is not in the history of version ",
                shown,
                ". What changed cannot be shown; counts and figures may differ.",
            ]
            .concat()
        },
        nothing: |day| ["This link was made with the data of ", day, ". The claims it shows have not changed since."].concat(),
        some: |day, added, changed, removed| {
            let parts = [(added, "added"), (changed, "changed"), (removed, "removed")];
            let parts: Vec<String> = parts.iter().filter(|p| p.0 > 0).map(|(count, word)| [&claims(*count), " ", word].concat()).collect();
            ["This link was made with the data of ", day, ". Since then, among what it shows: ", &parts.join(", "), "."].concat()
        },
        lists: "Names, codes or exchange rates in the lists changed too.",
        added: "Added",
        changed: "Changed",
        removed: "Removed",
        show: "Show what changed",
    },
};
