//! The way to the reader's own tables: fetches the table screen when it is first needed, passes calls on to it, and tells it what the
//! page shows.
//!
//! Of this the first view carries `ends` and `painted` only. The screen is `table_ui`, what both say to each other `protocol::host`.
use super::js::{self, document, ignore, listen, site_file, window};
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::page::{Store, follow as follow_values};
use crate::present::chart::{Prim, Scene};
use crate::present::view::View;
use crate::protocol::host::{CONNECT, Ends, Host, Painted, STOPPED, Shown, TableCall, TableScreen};
use crate::protocol::request::Part;
use crate::protocol::{self, File, FromValue, ToValue};
use crate::state::permalink;
use crate::state::{Action, Axis, State};
use js_sys::{Error, Function, Object, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::CustomEvent;

type Repaint = Rc<dyn Fn()>;
type Tell = Rc<dyn Fn(&[Scene])>;

thread_local! {
    /// The values that the axis of the values lane must hold for the table beside the claims.
    static ENDS: Cell<Option<Ends>> = const { Cell::new(None) };
    /// Paints the lanes again.
    static REPAINT: RefCell<Option<Repaint>> = const { RefCell::new(None) };
    /// Tells the table screen of a painting, once it is there, and what rings the reader's own claims.
    static TELL: RefCell<Option<Tell>> = const { RefCell::new(None) };
    static CONNECTED: RefCell<Option<TableScreen>> = const { RefCell::new(None) };
    /// The path of the table that is open, or that is being opened; empty where it lies not beside the page.
    static LIES_AT: RefCell<String> = const { RefCell::new(String::new()) };
    /// How often the screen's script was asked for in vain.
    static FAILED: Cell<u32> = const { Cell::new(0) };
}

/// The values that the axis of the values lane must hold beside those of the claims.
pub fn ends() -> Option<Ends> {
    ENDS.get()
}

/// Calls `repaint` whenever they have changed.
pub fn follow_ends(repaint: impl Fn() + 'static) {
    REPAINT.set(Some(Rc::new(repaint)));
}

/// Tells those who asked for it what was painted: the lanes, the overview last.
pub fn painted(scenes: &[Scene]) {
    if let Some(tell) = TELL.with_borrow(Option::clone) {
        tell(scenes);
    }
}

/// Tells another one of each painting too.
pub fn also_tell(tell: impl Fn(&[Scene]) + 'static) {
    let before = TELL.take();
    TELL.set(Some(Rc::new(move |scenes| {
        if let Some(before) = &before {
            before(scenes);
        }
        tell(scenes);
    })));
}

fn hold(ends: Option<Ends>) {
    ENDS.set(ends);
    if let Some(repaint) = REPAINT.with_borrow(Option::clone) {
        repaint();
    }
}

/// Looks at the page as it is, without following it.
fn see<T>(store: Store, look: impl FnOnce(&View) -> T) -> T {
    untrack(|| store.see(look))
}

/// What of the page's state the table beside the claims follows.
fn shown(store: Store) -> Shown {
    see(store, |view| {
        let (session, state) = (view.session, view.state);
        let code = |n: Ordinal| session.facets.code(Facet::Region, n, &session.data).to_owned();
        let measure = session.data.codes.measures.get(view.lane_measure());
        let chosen = |facet| state.facets[facet].iter().map(|n| session.facets.code(facet, *n, &session.data).to_owned()).collect();
        let part = Part {
            when: state.when.map(|when| when.to_string()),
            to: chosen(Facet::Destination),
            hs: chosen(Facet::Hs),
            regions: chosen(Facet::Region),
        };
        Shown {
            link: permalink::write(state, &session.data, &session.facets),
            lang: view.lang,
            unit: state.unit,
            compare: state.compare.iter().copied().map(Ordinal::of).map(code).collect(),
            measure: measure.map_or_else(String::new, |measure| measure.entry.code.clone()),
            is_published: state.axis == Axis::Published,
            part,
        }
    })
}

fn ids(store: Store) -> Vec<String> {
    see(store, |view| {
        let claims = &view.session.data.claims;
        view.answer.rows.iter().filter_map(|row| claims.get(*row)).map(|claim| claim.id.clone()).collect()
    })
}

/// The link to the page as it is now, with a claim's card open.
fn link_to_claim(store: Store, id: &str) -> Option<String> {
    see(store, |view| {
        let session = view.session;
        let row = session.data.claims.position(|claim| claim.id == id)?;
        let state = State { claim: Some(row), ..view.state.clone() };
        Some(["#", &permalink::write(&state, &session.data, &session.facets)].concat())
    })
}

/// The link says where the table lies that stands beside the claims.
fn lies_at(store: Store, path: String) {
    LIES_AT.set(path.clone());
    if store.with_state(|state| state.table != path) {
        store.act(Action::SetTable(path));
    }
}

/// A table that the link names is opened.
fn follow_link(store: Store) {
    follow_values(move || {
        let path = store.shown().state.table.clone();
        if LIES_AT.with_borrow(|at| *at != path) {
            LIES_AT.set(path.clone());
            if !path.is_empty() {
                show(store, path.into());
            }
        }
    });
}

/// Gives the screen the page's end, and keeps the screen's.
fn connect(store: Store, event: &web_sys::Event) {
    let Some(detail) = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail) else { return };
    let Ok(function) = detail.dyn_into::<Function>() else { return };
    let host =
        Host::new(hold, move || shown(store), move || ids(store), move |id| link_to_claim(store, id), move |path| lies_at(store, path));
    let Ok(screen) = function.call1(&JsValue::UNDEFINED, &host.to_value()).map(TableScreen::from) else { return };
    let told = screen.clone();
    also_tell(move |scenes| {
        let Some(scene) = scenes.first() else { return };
        let texts = scene.prims.iter().filter_map(Prim::line_of_text).collect();
        told.painted(&Painted { frame: scene.frame, texts, shown: shown(store) });
    });
    CONNECTED.set(Some(screen));
    // The screen gets its first painting.
    hold(None);
}

/// Where the screen's script lies. A browser runs a module of one address once, also where it failed: so each attempt has its own.
fn address(failed: u32) -> String {
    let mut address = site_file("table-ui");
    if failed > 0 {
        address.push('?');
        address.push_str(&failed.to_string());
    }
    address
}

/// The screen. A second caller waits for the same script.
async fn screen() -> Result<TableScreen, JsValue> {
    let missing = || Error::new("jejak: the part of the page that opens tables could not be fetched");
    // A page of one file has no such part: its policy forbids to ask for it.
    if js::is_one_file() {
        return Err(missing().into());
    }
    let there = || CONNECTED.with_borrow(Option::clone);
    if let Some(screen) = there() {
        return Ok(screen);
    }
    if document().query_selector("script[data-table-ui]")?.is_none() && js::cache(&["table-ui"]).await.is_err() {
        return Err(missing().into());
    }
    let script = match document().query_selector("script[data-table-ui]")? {
        Some(script) => script,
        None => {
            let script = document().create_element("script")?;
            script.set_attribute("type", "module")?;
            script.set_attribute("data-table-ui", "")?;
            script.set_attribute("src", &address(FAILED.get()))?;
            document().body().ok_or(JsValue::NULL)?.append_child(&script)?;
            script
        }
    };
    let loaded = Promise::new(&mut |resolve, reject| {
        // A module script is "loaded" before its wasm has started, so the screen says itself when it is there.
        ignore(window().add_event_listener_with_callback(CONNECT, &resolve));
        ignore(window().add_event_listener_with_callback(STOPPED, &reject));
        ignore(script.add_event_listener_with_callback("error", &reject));
    });
    if JsFuture::from(loaded).await.is_err() {
        // The first of those who wait takes the script away, so that the next who comes asks again.
        if script.is_connected() {
            FAILED.set(FAILED.get() + 1);
            script.remove();
        }
        return Err(missing().into());
    }
    there().ok_or_else(|| missing().into())
}

async fn call(call: TableCall, a: JsValue, b: JsValue) -> Result<JsValue, JsValue> {
    let function: Function = screen().await?.function(call).dyn_into()?;
    JsFuture::from(function.call2(&JsValue::UNDEFINED, &a, &b)?.dyn_into::<Promise>()?).await
}

/// Shows the screen that opens tables, with a file or (`undefined`) without.
pub fn show(store: Store, file: JsValue) {
    spawn_local(async move {
        let screen = screen().await;
        if let Ok(screen) = &screen {
            screen.show(Option::<File>::from_value(&file).unwrap_or_default());
        }
        store.ui.table_missing.set(screen.is_err());
    });
}

/// A file that is dropped anywhere on the page is opened.
fn take_drops(store: Store) {
    let window = window();
    listen(&window, "dragover", |event| event.prevent_default());
    listen(&window, "drop", move |event| {
        let files = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer).and_then(|data| data.files());
        if let Some(files) = files.filter(|files| files.length() > 0) {
            event.prevent_default();
            show(store, files.into());
        }
    });
}

/// Puts `open` on `window.jejak`, and gives its `table`, which the screen completes.
pub fn install(store: Store, api: &JsValue) -> JsValue {
    let table = JsValue::from(Object::new());
    let pass = |object: &JsValue, name: TableCall| {
        let closure = Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(move |a, b| future_to_promise(call(name, a, b)));
        protocol::set(object, name.code(), &closure.into_js_value());
    };
    pass(api, TableCall::Open);
    TableCall::AT_ONCE.iter().copied().for_each(|name| pass(&table, name));
    let whole = table.clone();
    listen(&window(), CONNECT, move |event| {
        connect(store, &event);
        if let Some(screen) = CONNECTED.with_borrow(Option::clone) {
            TableCall::LATER.iter().copied().for_each(|name| protocol::set(&whole, name.code(), &screen.function(name)));
        }
    });
    take_drops(store);
    follow_link(store);
    table
}
