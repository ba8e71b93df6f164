//! The list of the claims at a mark that stands for several.
use super::facts::item;
use crate::model::index::ClaimIx;
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::check::check_strings;
use crate::present::view::View;
use leptos::prelude::*;

/// The list, under what the mark says of itself.
pub fn list(store: Store, view: &View, words: &str, rows: &[ClaimIx]) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let items: Vec<AnyView> = rows.iter().filter_map(|row| item(store, view, *row)).collect();
    view! {
        <aside class="card at-mark" aria-labelledby="at-mark-title">
            <div class="grab" aria-hidden="true"></div>
            <div class="kick">
                <h2 id="at-mark-title">{(t.at_mark)(rows.len() as u32)}</h2>
                <button type="button" class="close" aria-label=view.strings().page.close on:click=press(move || store.command(Command::CloseCard))>"✕"</button>
            </div>
            <p class="mute" translate="no">{words.to_owned()}</p>
            <ul class="related">{items}</ul>
        </aside>
    }
    .into_any()
}
