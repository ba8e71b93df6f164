//! The first screen, while nothing is chosen. What it says came with the page (`present::front`), in every language.
use super::host::host;
use super::kit::{Followed, press, property, words};
use super::store::Store;
use leptos::prelude::*;

/// The first screen.
#[component]
pub fn Front(store: Store) -> impl IntoView {
    let is_gone = move || {
        (host().keep_place)();
        !store.ui.front.followed() || store.shown().state.list.is_some()
    };
    view! {
        <section id="front" class="front" hidden=property(is_gone) inert=property(move || store.ui.filters_open.followed())>
            <button type="button" class="close" aria-label=words(move || store.t().page.close) on:click=press(move || store.ui.front.set(false))>"✕"</button>
            <div inner_html=store.ui.front_markup.as_str()></div>
        </section>
    }
}
