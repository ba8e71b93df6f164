//! Advice where the filters leave nothing; of a place that no source names, its own page tells more.
use super::kit::{When, memo, press, words};
use super::store::Store;
use crate::state::Action;
use leptos::prelude::*;

/// The advice.
#[component]
pub fn Empty(store: Store) -> impl IntoView {
    let is_empty = memo(move || {
        let now = store.shown();
        let is_silent = now.state.place().is_some() && now.answer.others.is_empty();
        now.answer.rows.is_empty() && !is_silent
    });
    view! {
        <When is=is_empty>
            <div class="empty">
                <p><b>{words(move || store.later().empty.title)}</b></p>
                <p>{words(move || store.later().empty.advice)}</p>
                <button type="button" on:click=press(move || store.act(Action::ClearAll))>{words(move || store.t().facets.clear_all)}</button>
            </div>
        </When>
    }
}
