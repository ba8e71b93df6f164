//! The options of a control.
use leptos::prelude::*;

/// One option for each value and its words; `now` is chosen.
pub fn options(all: Vec<(String, String)>, now: &str) -> AnyView {
    let option = |(value, words): (String, String)| {
        let is_now = value == now;
        view! { <option value=value selected=is_now>{words}</option> }
    };
    all.into_iter().map(option).collect_view().into_any()
}
