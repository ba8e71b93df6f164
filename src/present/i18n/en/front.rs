//! The first screen in English.
use super::{n, of};
use crate::present::i18n::front::FrontStrings;

/// English.
pub static STRINGS: FrontStrings = FrontStrings {
    what: |claims| {
        let lie = if claims == 1 { " about Indonesian exports lies here." } else { " about Indonesian exports lie here side by side." };
        ["A claim is one thing that one source says. ", &of(claims, "claim", "claims"), lie].concat()
    },
    does: "Where two sources differ, you see both: who says what, and when. We do not decide who is right.",
    begin: |stories| {
        let count = match stories {
            1 => return "One contradiction to start with".into(),
            2 => "Two".into(),
            3 => "Three".into(),
            more => n(more),
        };
        [&count, " contradictions to start with"].concat()
    },
    all: |large, misprints, small| {
        let slips = if misprints == 1 { " misprint, " } else { " misprints, " };
        ["All: ", &n(large), " large, ", &n(misprints), slips, &n(small), " small"].concat()
    },
    exports: |place, period| ["Exports of ", place, ", ", period].concat(),
    of_goods: |goods, period| [goods, ", ", period].concat(),
    of_goods_from: |goods, place, period| [goods, ", ", place, ", ", period].concat(),
    said: |about, a, low, b, high| [about, ": ", a, " says ", low, "; ", b, " says ", high, "."].concat(),
    said_later: |about, a, low, b, high| [about, ": ", a, " says ", low, ", ", b, " later ", high, "."].concat(),
    mirrored: |about, a, low, b, high| [about, ": ", a, " says exports were ", low, "; ", b, " says ", high, "."].concat(),
    for_part: |figure, period| [figure, " for ", period].concat(),
    for_year: |figure| [figure, " for the year"].concat(),
    published: |who, day| [who, ", published ", day].concat(),
    places: "Places",
    search: "Search for others…",
    goods: "Goods",
    actors: "Actors",
    text: "Text",
    paste: |button| [button, ": paste a figure or a sentence, see which claims say it."].concat(),
    about: "About these data",
};
