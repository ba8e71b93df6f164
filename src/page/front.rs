//! Where the first screen stands while nothing is chosen. What it says came with the page, in every language (`present::front`), and is
//! moved here as it is; it has no words of its own in the program.
use super::host::host;
use super::kit::{Followed, press, property, words};
use super::store::Store;
use leptos::prelude::*;

/// The place of the first screen.
#[component]
pub fn Front(store: Store) -> impl IntoView {
    let is_gone = move || {
        (host().keep_place)();
        !store.ui.front.followed() || store.shown().state.list.is_some()
    };
    view! {
        <section id="front" class="front" hidden=property(is_gone) inert=property(move || store.ui.filters_open.followed())>
            <button type="button" class="close" aria-label=words(move || store.t().page.close) on:click=press(move || store.ui.front.set(false))>"✕"</button>
        </section>
    }
}
