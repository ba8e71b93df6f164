//! The grid of keys in English.
use super::{n, of};
use crate::present::i18n::grid::{GridWords, KeyWords};

/// English.
pub static STRINGS: GridWords = GridWords {
    label: "Lanes by time. Arrows move between cells, Enter opens the list, a question mark names all keys",
    nothing: "no claims. That is not zero",
    claims: |claims| of(claims, "claim", "claims"),
    from_sources: |claims, sources| [&of(claims, "claim", "claims"), " from ", &of(sources, "source", "sources")].concat(),
    places: |claims, places| [&of(claims, "claim", "claims"), ", ", &of(places, "place", "places")].concat(),
    count: |claims, sources, places| {
        [&of(claims, "claim", "claims"), " from ", &of(sources, "source", "sources"), ", ", &of(places, "place", "places")].concat()
    },
    range: |measure, low, high| [measure, " ", low, " to ", high].concat(),
    conflicts: |count, apart| [&of(count, "contradiction, ", "contradictions, at most "), apart].concat(),
    conflicts_here: |count, which| [&of(count, "contradiction: ", "contradictions: "), which].concat(),
    no_conflict_here: "no contradiction here",
    no_conflict: "No contradiction among the claims shown.",
    conflict: |which, all, place, what, sides, apart, rest| {
        ["Contradiction ", &n(which), " of ", &n(all), ", ", place, ": ", what, ". ", sides, "; ", apart, ". ", rest].concat()
    },
    highest: |figure, period, area, publisher| ["the highest is ", figure, ", ", period, ", ", area, ", according to ", publisher].concat(),
    lowest: |figure, period, area, publisher| ["the lowest is ", figure, ", ", period, ", ", area, ", according to ", publisher].concat(),
    no_figure: |measure| ["no figure of ", measure].concat(),
    newest: |title, publisher, day| ["the latest was published ", day, ": ", title, ", ", publisher].concat(),
    no_day: "none of them has a date of publication",
    beside: |which, all, title, period, why| [&n(which), " of ", &n(all), ": ", title, ", ", period, ". ", why].concat(),
    overlaps: "Its period overlaps, its area is the same.",
    nothing_beside: |title| ["No claim contradicts or overlaps: ", title, "."].concat(),
    all_beside: |title, contradicting, compared, overlapping| {
        [
            title,
            ": ",
            &of(contradicting, "claim contradicts", "claims contradict"),
            " it, ",
            &n(compared),
            if compared == 1 { " other has a figure to compare, " } else { " others have figures to compare, " },
            &of(overlapping, "overlaps.", "overlap."),
        ]
        .concat()
    },
    hint: "Enter opens the list, ? more keys",
    help: "Keys",
    help_about: "Letters act only while the focus is in the grid.",
    moving_head: "Moving",
    moving: [
        KeyWords { keys: "← →", does: "the column before, after" },
        KeyWords { keys: "↑ ↓", does: "the lane above, below" },
        KeyWords { keys: "Home, End", does: "the first, the last column" },
        KeyWords { keys: "Ctrl + Home, End", does: "the corners of the grid" },
        KeyWords { keys: "PgUp, PgDn", does: "five columns; in a list ten claims" },
    ],
    opening_head: "Opening",
    opening: [
        KeyWords { keys: "Enter", does: "the list of the cell’s claims; again: the card" },
        KeyWords { keys: "Esc", does: "up one level, and the focus returns" },
        KeyWords { keys: "T", does: "the table of this cell; Esc returns" },
        KeyWords { keys: "/", does: "search; Enter returns to the grid" },
        KeyWords { keys: "?", does: "this list of keys" },
    ],
    disagreeing_head: "Contradictions",
    disagreeing: [
        KeyWords { keys: "C", does: "the next contradiction; Shift + C the one before; Enter opens its card" },
        KeyWords { keys: "] [", does: "the next, the previous claim that contradicts or overlaps this one" },
    ],
    asking_head: "Asking",
    asking: [
        KeyWords { keys: "N", does: "how many claims" },
        KeyWords { keys: "H, L", does: "the highest, the lowest" },
        KeyWords { keys: "B", does: "the latest" },
        KeyWords { keys: "K", does: "which contradictions" },
        KeyWords { keys: "O", does: "what overlaps" },
        KeyWords { keys: "Space", does: "the sentence again" },
    ],
};
