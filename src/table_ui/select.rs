//! The options of a control.
use leptos::prelude::*;

/// One option for each value and its words; `now` is chosen.
pub fn options(all: Vec<(String, String)>, now: &str) -> AnyView {
    made(all, now, None)
}

/// The same of names, which no translator touches.
pub fn names(all: Vec<(String, String)>, now: &str) -> AnyView {
    made(all, now, Some("no"))
}

fn made(all: Vec<(String, String)>, now: &str, translate: Option<&'static str>) -> AnyView {
    let option = |(value, words): (String, String)| {
        let is_now = value == now;
        view! { <option value=value translate=translate selected=is_now>{words}</option> }
    };
    all.into_iter().map(option).collect_view().into_any()
}
