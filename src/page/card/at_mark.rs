//! The list of the claims at a mark that stands for several, or of a cell of the grid: keys go along it, Enter opens a card.
use super::facts::named;
use super::parts::Grab;
use crate::model::index::ClaimIx;
use crate::page::Command;
use crate::page::kit::{Followed, press, words};
use crate::page::store::Store;
use crate::present::i18n::check::check_strings;
use crate::present::view::View;
use crate::query::grid::{Step, step_in_list};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The option that keys enter the list by.
pub const OPTION: &str = "aside.at-mark [tabindex='0']";

/// The list, under what the mark says of itself.
pub fn list(store: Store, view: &View, said: &str, rows: &[ClaimIx]) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let begins = store.ui.begins_at.get_untracked().and_then(|row| rows.iter().position(|own| *own == row));
    let at = RwSignal::new(begins.unwrap_or_default());
    let items: Vec<AnyView> = rows.iter().enumerate().filter_map(|(n, row)| option(store, view, at, n, *row)).collect();
    let all = rows.to_vec();
    let on_key: Box<dyn FnMut(KeyboardEvent)> = Box::new(move |event| {
        let now = at.get_untracked();
        if let Some(step) = Step::of_key(&event.key(), event.ctrl_key()) {
            at.set(step_in_list(now, all.len(), step));
            store.command(Command::Focus(OPTION));
        } else if let Some(row) = all.get(now).filter(|_| matches!(event.key().as_str(), "Enter" | " ")) {
            open(store, *row);
        } else {
            return;
        }
        event.prevent_default();
    });
    view! {
        <aside class="card at-mark" aria-labelledby="at-mark-title">
            <Grab store />
            <div class="kick">
                <h2 id="at-mark-title">{(t.at_mark)(rows.len() as u32)}</h2>
                <button type="button" class="close" aria-label=view.strings().page.close on:click=press(move || store.command(Command::CloseCard))>"✕"</button>
            </div>
            <p class="mute" translate="no">{said.to_owned()}</p>
            <ul class="related" role="listbox" aria-labelledby="at-mark-title" on:keydown=on_key>{items}</ul>
        </aside>
    }
    .into_any()
}

fn open(store: Store, row: ClaimIx) {
    // Back from the card, the list begins where it was.
    store.ui.begins_at.set(Some(row));
    store.command(Command::Open(row));
}

/// A claim as an option.
fn option(store: Store, view: &View, at: RwSignal<usize>, n: usize, row: ClaimIx) -> Option<AnyView> {
    let (name, publisher) = named(view, row)?;
    let is_at = move || at.followed() == n;
    Some(
        view! {
            <li role="option" data-open=row.number().to_string() tabindex=words(move || if is_at() { "0" } else { "-1" })
                aria-selected=words(move || if is_at() { "true" } else { "false" }) on:focus=move |_| at.set(n) on:click=press(move || open(store, row))>
                <span class="go">{name}</span> " " <span class="mute" translate="no">{publisher}</span>
            </li>
        }
        .into_any(),
    )
}
