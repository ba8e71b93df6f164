//! The screen's start: its styles are fetched, then the page is told that it is there.
use super::client::{self, News};
use super::official_panel::Panel;
use super::screen::Screen;
use super::scripts::{calls, tell_kept, tell_progress};
use super::ui::TableUi;
use crate::protocol::host::{CONNECT, Host, LANE, Painted, TableScreen};
use crate::protocol::{self, Mismatch, ToValue};
use crate::web::js::{document, find, ignore, styled, window};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, FileList, HtmlElement};

/// Mounts the dialog and the panel, and offers the screen to the page.
pub fn start() {
    let ui = TableUi::new();
    let body = document().body();
    if let Some(body) = body {
        mount_to(body, move || view! { <Screen ui /> }).forget();
    }
    if let Some(lane) = find(LANE).and_then(|lane| lane.dyn_into::<HtmlElement>().ok()) {
        mount_to(lane, move || view! { <Panel ui /> }).forget();
    }
    client::listen(move |news| match news {
        News::Progress(progress) => {
            tell_progress(&progress);
            ui.progress.set(progress);
        }
        News::Kept(kept) => {
            tell_kept(&kept);
            ui.update(|dialog| dialog.stored());
            // Else some browsers remove it after a week without a visit.
            protocol::call(&protocol::field(&window().navigator(), "storage"), "persist", &JsValue::UNDEFINED);
        }
        News::NotKept(words) => drop(ui.update(|dialog| dialog.not_kept = Some(words))),
        News::LiesAt(path) => drop(ui.page.host().map(|host| ui.read(host.lies_at(&path)))),
        News::Changed => ui.beside.refresh_soon(),
    });
    // The styles come with the screen, so that the first view does not carry them; the screen is not shown before they are there.
    ignore(styled("table-style", move || offer(ui)));
}

/// Fires the event that the page waits for, with the function that takes its end and gives this one.
fn offer(ui: TableUi) {
    let connect = Closure::<dyn FnMut(JsValue) -> JsValue>::once(move |host: JsValue| connect(ui, Host::from(host)).to_value());
    let init = CustomEventInit::new();
    init.set_detail(&connect.into_js_value());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(CONNECT, &init) {
        ignore(window().dispatch_event(&event));
    }
}

/// The files of a list, or the one that is given.
fn files(given: &JsValue) -> Vec<JsValue> {
    match given.dyn_ref::<FileList>() {
        Some(list) => (0..list.length()).filter_map(|n| list.get(n)).map(JsValue::from).collect(),
        None => vec![given.clone()],
    }
}

fn connect(ui: TableUi, host: Host) -> TableScreen {
    let connected = ui.page.connect(host);
    let show = move |file: Result<Option<crate::protocol::File>, Mismatch>| {
        ui.show();
        if let Some(file) = ui.read(file).flatten() {
            ui.look_at_all(&files(&file.0));
        }
    };
    let painted = move |lane: Result<Painted, Mismatch>| {
        if let Some(lane) = ui.read(lane) {
            ui.beside.painted(lane);
        }
    };
    ui.read(connected);
    TableScreen::new(show, painted, &calls())
}
