//! The part of the page that opens the reader's own tables: fetched when a file is opened, never before.
//!
//! `client` speaks with the worker, `api` is what scripts call, `desk` the state of the screen, `screen`, `opened` and `filters` show it.
//! `beside` holds the table as official series beside the claims: `link` is what the page shows, `official` the answer, `series` what is drawn,
//! `overlay` draws it over the values lane, `strip` tells of it under the lane, `mapping` says what the table is about.
mod answers;
mod api;
mod beside;
mod client;
mod desk;
mod filters;
mod link;
mod mapping;
mod official;
mod opened;
mod overlay;
mod record;
mod screen;
mod series;
mod strip;

use answers::Progress;
use desk::Desk;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Event, HtmlElement};

fn main() {
    let desk = Desk::new();
    let Some(window) = web_sys::window() else { return };
    let Some((document, body)) = window.document().and_then(|document| document.body().map(|body| (document, body))) else { return };
    if let Ok(place) = document.create_element("div")
        && body.append_child(&place).is_ok()
        && let Ok(place) = place.dyn_into::<HtmlElement>()
    {
        leptos::mount::mount_to(place, move || view! { <screen::Screen desk /> }).forget();
    }
    strip::place(desk);
    listen(client::CHANGED, move |_| desk.beside.refresh_soon(desk));
    overlay::after_painting(move |numbers| {
        desk.follow_lang();
        desk.beside.drawn(desk, numbers);
    });
    listen(client::PROGRESS, move |detail| {
        if let Some(progress) = desk::read::<Progress>(detail) {
            desk.progress.set(progress);
        }
    });
    listen(client::KEPT, move |_| desk.is_stored.set(true));
    listen(client::NOT_KEPT, move |detail| desk.error.set(desk::read(detail)));
    // The styles come with the opener, so that the first view does not carry them; the screen is not shown before they are there.
    let install = Closure::once_into_js(move || api::install(desk));
    if let Ok(link) = document.create_element("link") {
        let _ = link.set_attribute("rel", "stylesheet");
        let _ = link.set_attribute("href", "table/opener.css");
        for outcome in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(outcome, install.unchecked_ref());
        }
        let _ = document.head().map(|head| head.append_child(&link));
    }
}

/// Calls `act` with the detail of every event of a name.
fn listen(name: &str, act: impl Fn(JsValue) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            act(event.detail());
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}
