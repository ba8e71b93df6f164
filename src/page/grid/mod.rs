//! The lanes for keys: a grid over them, a row a lane, a column a year or a month. Its cells say what they have; keys open their claims,
//! go on to contradictions, and ask.
mod desk;
mod help;
mod keys;

use crate::page::kit::{Followed, memo, press, remade, words};
use crate::page::store::Store;
use crate::page::ui::Arrival;
use crate::present::i18n::grid::grid_strings;
pub use desk::{CELL, Desk};
use help::Help;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

type OnKey = Box<dyn FnMut(KeyboardEvent)>;
type OnFocus = Box<dyn FnMut(FocusEvent)>;

/// The grid, what it says beside the lanes and to screen readers, and the list of its keys.
#[component]
pub fn Grid(store: Store) -> impl IntoView {
    let desk = Desk::new(store);
    let on_key: OnKey = Box::new(move |event| {
        let (is_control, is_other) = (event.ctrl_key(), event.alt_key() || event.meta_key());
        if !is_other && desk.press(&event.key(), is_control) {
            event.prevent_default();
        }
    });
    let shape = memo(move || desk.shape());
    let rows = remade(shape, "", move || rows(desk));
    let is_ready = move || store.ui.details.followed() == Arrival::Here;
    view! {
        <div class="keys">
            <div class="say" aria-hidden="true">
                <p translate="no">
                    <span>{words(move || desk.heard())}</span> " "
                    <span class="mute">{words(move || if is_ready() { grid_strings(store.lang()).hint } else { "" })}</span>
                </p>
            </div>
            <div role="grid" aria-label=words(move || grid_strings(store.lang()).label) on:keydown=on_key>{rows}</div>
            <p class="hide" role="status" translate="no">{words(move || store.ui.told.followed())}</p>
            <Help store />
        </div>
    }
}

fn rows(desk: Desk) -> AnyView {
    let (lanes, columns) = desk.size();
    let row = |row: usize| {
        let cells: Vec<AnyView> = (0..columns).map(|column| cell(desk, row * columns + column)).collect();
        let code = desk.lane(row).code();
        view! { <div role="row" data-row=code aria-label=words(move || desk.store.t().lane(desk.lane(row)))>{cells}</div> }.into_any()
    };
    (0..lanes).map(row).collect::<Vec<AnyView>>().into_any()
}

fn cell(desk: Desk, cell: usize) -> AnyView {
    let on_focus: OnFocus = Box::new(move |_| desk.stand_on(cell));
    let (first, last) = desk.days(cell);
    view! {
        <div role="gridcell" data-first=first.to_string() data-last=last.to_string()
            tabindex=words(move || if desk.is_at(cell) { "0" } else { "-1" }) aria-label=words(move || desk.label(cell))
            on:focus=on_focus on:click=press(move || desk.open(cell))></div>
    }
    .into_any()
}
