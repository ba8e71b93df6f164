//! Where the first screen stands while nothing is chosen. What it says came with the page, in every language (`present::front`), and is
//! moved here as it is; it has no words of its own in the program, and what closes it is a link.
use super::host::host;
use super::kit::{Followed, memo, property, words};
use super::store::Store;
use leptos::prelude::*;

/// The place of the first screen.
#[component]
pub fn Front(store: Store) -> impl IntoView {
    let stands = memo(move || store.ui.front.followed() && store.shown().state.list.is_none());
    let class = move || {
        (host().keep_place)();
        if stands.followed() { "front" } else { "front off" }
    };
    let name = move || store.t().page.tagline;
    view! { <section id="front" class=words(class) aria-label=words(name) inert=property(move || store.ui.filters_open.followed())></section> }
}
