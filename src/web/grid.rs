//! What the grid of keys needs of the browser: its cells lie over the lanes, it speaks once keys have come to rest, and the reader comes
//! back to it from where a key has led.
use super::focus;
use super::js::{self, px};
use super::table_door;
use crate::model::edtf::Day;
use crate::page::grid::CELL;
use crate::page::tabs::Tab;
use crate::page::{Beyond, Store, follow as follow_signals};
use crate::present::chart;
use crate::protocol;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, Event, HtmlElement, KeyboardEvent};

/// Ms after the last key in which nothing is said.
const QUIET: i32 = 500;
/// Ms without a change, or a painting, until the grid follows.
const REST: i32 = 150;
/// Px that a cell has at least, where what it holds lies beyond the axis.
const LEAST: f64 = 12.0;

/// Where a part is that keys lead to, and what of it has the focus first.
fn selectors(part: Beyond) -> (&'static str, &'static str) {
    match part {
        Beyond::Search => ("#search", "#search"),
        Beyond::Table => ("#table", "#table tbody .open"),
    }
}

thread_local! {
    /// How many things were to be told: only the last of them is.
    static TELLING: Cell<u32> = const { Cell::new(0) };
    /// How many changes and paintings there were.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    /// Something other than the pointer's place has changed since the grid was made.
    static IS_OLD: Cell<bool> = const { Cell::new(true) };
    /// The part of the page that a key has led to from the grid, and the link there.
    static AWAY: RefCell<Option<(Beyond, String)>> = const { RefCell::new(None) };
    /// The link that the reader comes back to the grid from, once the grid has followed.
    static COMES_BACK: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Follows what is shown.
pub fn follow(store: Store) {
    follow_signals(move || {
        store.shown();
        store.lang();
        store.session.track();
        store.ui.details.track();
        IS_OLD.set(true);
        wait(store);
    });
    table_door::also_tell(move |_| wait(store));
    js::listen(&js::document(), "keydown", move |event| {
        let key = protocol::field(&event, "key").as_string().unwrap_or_default();
        if matches!(key.as_str(), "Enter" | "Escape") && comes_back(store, &event, key == "Escape") {
            event.prevent_default();
        }
    });
    // Who goes elsewhere does not come back.
    js::listen(&js::document(), "focusin", |event| {
        AWAY.with_borrow_mut(|away| *away = away.take().filter(|(part, _)| is_within(&event, *part)));
    });
}

/// Waits until nothing has changed for a while.
fn wait(store: Store) {
    let mine = CHANGES.get().wrapping_add(1);
    CHANGES.set(mine);
    js::after(REST, move || {
        if CHANGES.get() == mine {
            rest(store);
        }
    });
}

fn rest(store: Store) {
    // Until the link has changed, the grid is still that of what the reader leaves.
    let is_back = COMES_BACK.with_borrow_mut(|from| from.take_if(|from| *from != store.link())).is_some();
    make(store, is_back);
}

/// Makes the grid of what is shown, and puts it into its place; the reader comes back to it where `is_back`.
fn make(store: Store, is_back: bool) {
    if IS_OLD.replace(false) {
        store.ui.rested.update(|rested| *rested += 1);
    }
    js::next_frame(move || {
        place(store);
        if is_back {
            js::focus(CELL);
        }
    });
}

/// Puts the cells over the lanes.
fn place(store: Store) {
    let Some(lanes) = js::find(".lanes") else { return };
    let origin = lanes.get_bounding_client_rect();
    let domain = untrack(|| store.see(|view| chart::zoom(chart::domain(view.session, view.answer, view.state), view.state.when)));
    let Ok(rows) = js::document().query_selector_all(".keys [data-row]") else { return };
    // All places are read before any is written, so that the page is laid out once.
    let placed: Vec<(HtmlElement, DomRect)> = (0..rows.length())
        .filter_map(|n| {
            let row: HtmlElement = rows.get(n)?.dyn_into().ok()?;
            let plot = js::find(&["[data-plot=", &row.get_attribute("data-row")?, "]"].concat())?;
            Some((row, plot.get_bounding_client_rect()))
        })
        .collect();
    for (row, plot) in placed {
        let sides =
            [("left", plot.left() - origin.left()), ("top", plot.top() - origin.top()), ("width", plot.width()), ("height", plot.height())];
        set(&row, &sides);
        let Ok(cells) = row.query_selector_all("[role=gridcell]") else { continue };
        for cell in (0..cells.length()).filter_map(|n| cells.get(n)?.dyn_into::<HtmlElement>().ok()) {
            let day = |name: &str| cell.get_attribute(name).and_then(|day| day.parse::<Day>().ok()).unwrap_or_default();
            let x = |day: Day| chart::x_of_day(domain, plot.width(), day);
            let (from, to) = (x(day("data-first")), x(day("data-last").saturating_add(1)));
            // What lies beyond the axis has its cell beside it.
            let from = if to - from < LEAST && day("data-last") < domain.0 { from - LEAST } else { from };
            set(&cell, &[("left", from), ("width", (to - from).max(LEAST))]);
        }
    }
}

fn set(element: &HtmlElement, sides: &[(&str, f64)]) {
    for (name, length) in sides {
        js::ignore(element.style().set_property(name, &px(*length)));
    }
}

/// Says something once no key has followed for a while, the last thing only. A region that has the same words already says nothing: so
/// they are taken out before.
pub fn tell(store: Store, words: String) {
    let mine = TELLING.get().wrapping_add(1);
    TELLING.set(mine);
    store.ui.told.set(String::new());
    if !words.is_empty() {
        js::after(QUIET, move || {
            if TELLING.get() == mine {
                store.ui.told.set(words);
            }
        });
    }
}

/// Goes where a key leads.
pub fn leave(store: Store, part: Beyond) {
    // On a phone it is another part of the page.
    if part == Beyond::Table {
        Tab::List.show(store.ui);
    }
    // The table follows what is shown after a paint.
    js::after_paint(move || {
        js::after_paint(move || {
            js::focus(selectors(part).1);
            AWAY.set(Some((part, store.link())));
        });
    });
}

/// Takes the reader back to the grid from where a key had led; false where none had.
fn comes_back(store: Store, event: &Event, is_escape: bool) -> bool {
    let Some((part, link)) = AWAY.take() else { return false };
    let is_composing = event.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::is_composing);
    if !is_composing && is_within(event, part) {
        if part == Beyond::Search {
            make(store, true);
            return true;
        }
        if is_escape && link == store.link() {
            Tab::Lanes.show(store.ui);
            COMES_BACK.set(Some(link));
            js::ignore(js::window().history().and_then(|history| history.back()));
            return true;
        }
    }
    AWAY.set(Some((part, link)));
    false
}

fn is_within(event: &Event, part: Beyond) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selectors(part).0).ok().flatten().is_some())
}

/// Where the list of keys stands beside the lanes (`style/later.css`).
const WIDE: &str = "(min-width: 1100px)";

/// Opens the list of keys, or closes it.
pub fn help() {
    let Some(dialog) = js::find("#grid-help") else { return };
    let is_wide = js::window().match_media(WIDE).ok().flatten().is_some_and(|query| query.matches());
    let does = match (dialog.has_attribute("open"), is_wide) {
        (true, _) => "close",
        (false, true) => "show",
        (false, false) => "showModal",
    };
    protocol::call(&dialog, does, &JsValue::UNDEFINED);
    if does == "close" {
        focus::focus_quietly(CELL);
    }
}
