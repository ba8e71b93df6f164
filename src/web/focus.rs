//! Where the keyboard's focus goes when what had it moves or goes, and what a control shows after an act that was refused.
use super::js;
use crate::model::index::{ClaimIx, GroupIx};
use crate::page::{Command, Holding, OPTION, Store};
use crate::state::Action;
use leptos::ev::Event;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

thread_local! {
    /// What opened the card, and what it showed first.
    static OPENER: RefCell<Option<(Element, Opened)>> = const { RefCell::new(None) };
    /// What opened the list of the claims at a mark.
    static LISTER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// What has a card, or what a mark opens.
#[derive(Clone, Copy)]
pub enum Opened {
    Claim(ClaimIx),
    Conflict(GroupIx),
}

impl Opened {
    /// Where a list or the table opens it.
    fn places(self) -> Vec<String> {
        match self {
            Opened::Claim(row) => {
                let row = row.number().to_string();
                vec![["aside [data-open=\"", &row, "\"]"].concat(), ["tr[data-row=\"", &row, "\"] .open"].concat()]
            }
            Opened::Conflict(group) => vec![["[data-group=\"", &group.number().to_string(), "\"]"].concat()],
        }
    }
}

/// Makes the control of an event show what holds.
pub fn restore(event: &Event, held: Holding) {
    let Some(control) = event.target() else { return };
    match held {
        Holding::Checked(is) => js::set_property(&control, "checked", &JsValue::from_bool(is)),
        Holding::Value(text) => js::set_property(&control, "value", &JsValue::from_str(&text)),
    }
}

/// Takes the focus from the field that has it.
pub fn leave() {
    if let Some(field) = js::focused().as_ref().and_then(|held| held.dyn_ref::<HtmlInputElement>()) {
        let _ = field.blur();
    }
}

/// Gives the focus back to the node that has it now, if that is moved; to what `other` finds, if it goes from a panel.
pub fn keep(other: &'static str) {
    let Some(held) = js::focused() else { return };
    if !other.is_empty() && held.closest("aside").ok().flatten().is_none() {
        return;
    }
    let around = held.closest(".facet, .sum, .table").ok().flatten();
    queue_microtask(move || {
        if js::focused().is_some() {
            return;
        }
        if held.is_connected() {
            js::focus_element(&held);
        } else if let Some(found) = next_place(other, around.as_ref()) {
            js::focus_element(&found);
        }
    });
}

/// Before the first screen goes: what is below it stays where it is, as far as the page can be scrolled back, and its focus goes on there.
pub fn keep_place() {
    let Some(main) = js::find("main") else { return };
    let before = main.get_bounding_client_rect().top();
    let is_within = js::focused().is_some_and(|held| held.closest("#front").ok().flatten().is_some());
    let then: Box<dyn FnOnce()> = Box::new(move || {
        // Most browsers have kept it by then.
        let up = main.get_bounding_client_rect().top() - before;
        if up < 0.0 {
            js::window().scroll_by_with_x_and_y(0.0, up);
            if is_within {
                js::focus_element(&main);
            }
        }
    });
    js::after_paint(then);
}

/// Where the focus goes on: at what was asked for; else at the first control around what has gone, or at the page's content.
fn next_place(other: &str, around: Option<&Element>) -> Option<Element> {
    if !other.is_empty() {
        return js::find(other);
    }
    let beside = around.and_then(|around| around.query_selector("button, input, select").ok().flatten());
    beside.or_else(|| js::find("main"))
}

/// Forgets what opened the card: the reader came to what is shown another way.
pub fn forget_opener() {
    OPENER.set(None);
}

/// Opens a card, at its beginning. `opener` is what the focus returns to, where it is not what has it now.
pub fn open_card(store: Store, what: Opened, opener: Option<Element>) {
    // The page itself has the focus after a click on a cell of a row: the row is found by its claim then.
    let is_outside = |element: &Element| {
        element.tag_name() != "MAIN" && element.closest("aside.card:not(.conflicts):not(.at-mark)").ok().flatten().is_none()
    };
    if let Some(opener) = opener.or_else(js::focused).filter(is_outside) {
        OPENER.set(Some((opener, what)));
    }
    store.act(match what {
        Opened::Claim(row) => Action::Open(Some(row)),
        Opened::Conflict(group) => Action::OpenConflict(group),
    });
    js::next_frame(|| {
        if let Some(card) = js::find("aside.card") {
            card.set_scroll_top(0);
            // What was pressed went with the list or the card before: the reader goes on at the new one.
            if js::focused().is_none_or(|element| element.tag_name() == "MAIN") {
                focus_quietly("aside.card .close");
            }
        }
    });
}

/// Goes to the list of the claims at a mark, which was opened from `opener`.
pub fn open_list(store: Store, opener: Option<Element>) {
    store.act(Action::Open(None));
    LISTER.set(opener);
    after_frame(OPTION);
}

/// Closes the card; the focus returns to what opened it.
pub fn close_card(store: Store) {
    let open = store.with_state(|state| state.claim.map(Opened::Claim).or(state.conflict.map(Opened::Conflict)));
    let mut opener = OPENER.take();
    let mut lister = None;
    if open.is_none() {
        store.ui.at_mark.set(String::new());
        (opener, lister) = (None, LISTER.take());
    }
    store.act(Action::Open(None));
    js::next_frame(move || {
        let alive = opener.as_ref().map(|(element, _)| element).or(lister.as_ref()).filter(|element| element.is_connected());
        if let Some(element) = alive {
            js::focus_element(element);
            return;
        }
        // It was in a list that has been made anew.
        for what in opener.iter().map(|(_, what)| *what).chain(open) {
            if let Some(found) = what.places().iter().find_map(|place| js::find(place)) {
                js::focus_element(&found);
                return;
            }
        }
    });
}

/// Moves the focus to what a selector finds, without scrolling.
pub fn focus_quietly(selector: &str) {
    if let Some(element) = js::find(selector) {
        js::focus_element(&element);
    }
}

/// Moves the focus to what a selector finds once the next frame is there.
pub fn after_frame(selector: &'static str) {
    js::next_frame(move || focus_quietly(selector));
}

/// Opens the drawer of filters, or closes it.
pub fn filters(store: Store, command: &Command) {
    let opens = *command == Command::OpenFilters;
    store.ui.filters_open.set(opens);
    after_frame(if opens { ".rail .close" } else { "#open-filters" });
}
