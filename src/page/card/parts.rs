//! What several parts of the panel are made of.
use crate::model::index::ClaimIx;
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use leptos::prelude::*;

/// A button that opens a claim's card.
pub fn claim_button(store: Store, row: ClaimIx, name: String) -> AnyView {
    view! { <button type="button" data-open=row.number().to_string() on:click=press(move || store.command(Command::Open(row)))>{name}</button> }
        .into_any()
}

/// A line with amounts or names; none where there is nothing to say.
pub fn line(class: &'static str, text: String) -> AnyView {
    if text.is_empty() { ().into_any() } else { view! { <p class=class translate="no">{text}</p> }.into_any() }
}
