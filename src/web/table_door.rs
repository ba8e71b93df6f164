//! The way to the reader's own tables: fetches the opener when it is first needed and passes calls on to it.
//!
//! This is all that the first view carries of them; the opener is `src/bin/opener`, the worker `src/bin/worker`.
use super::js::{document, site_file, window};
use crate::page::Store;
use crate::present::chart::{Prim, Scene};
use js_sys::{Error, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// What the opener puts on the window.
const DOOR: &str = "jejakTable";
/// What it fires on the window once that is there.
const READY: &str = "jejak:opener";

/// The opener lays its own picture over the values lane. It fires this when other values must be on the axis: those that it has put on
/// the window under the names of `ENDS`. After a painting the page calls the opener's function of the name `DRAWN` with the numbers of the
/// lane's `chart::Frame` and, for each of its texts, of `Prim::line_of_text`.
pub const BESIDE: &str = "jejak:beside";
const ENDS: [&str; 2] = ["jejak:low", "jejak:high"];
const DRAWN: &str = "jejak:drawn";

/// The values that the axis must hold for the opener; NaN where there are none.
pub fn beside() -> [f64; 2] {
    let [low, high] = ENDS;
    [end(low), end(high)]
}

fn end(name: &str) -> f64 {
    Reflect::get(&window(), &name.into()).ok().and_then(|end| end.as_f64()).unwrap_or(f64::NAN)
}

/// Tells the opener, where it is there, where the axes and the words of the values lane lie.
pub fn drawn(scene: &Scene) {
    if let Ok(tell) = Reflect::get(&window(), &DRAWN.into()).and_then(JsCast::dyn_into::<Function>) {
        let numbers = js_sys::Array::new();
        let push = |number: &f64| {
            numbers.push(&JsValue::from_f64(*number));
        };
        scene.frame.iter().for_each(push);
        for line in scene.prims.iter().filter_map(Prim::line_of_text) {
            line.iter().for_each(push);
        }
        super::js::ignore(tell.call1(&JsValue::UNDEFINED, &numbers));
    }
}

/// The opener's functions. A second caller waits for the same script.
async fn door() -> Result<JsValue, JsValue> {
    let there = Reflect::get(&window(), &DOOR.into())?;
    if there.is_object() {
        return Ok(there);
    }
    let script = match document().query_selector("script[data-opener]")? {
        Some(script) => script,
        None => {
            let script = document().create_element("script")?;
            script.set_attribute("type", "module")?;
            script.set_attribute("data-opener", "")?;
            script.set_attribute("src", &site_file("table-ui"))?;
            document().body().ok_or(JsValue::NULL)?.append_child(&script)?;
            script
        }
    };
    let loaded = Promise::new(&mut |resolve, reject| {
        // A module script is "loaded" before its wasm has started, so the opener says itself when it is there.
        super::js::ignore(window().add_event_listener_with_callback(READY, &resolve));
        super::js::ignore(script.add_event_listener_with_callback("error", &reject));
    });
    if JsFuture::from(loaded).await.is_err() {
        script.remove();
        return Err(Error::new("jejak: the part of the page that opens tables could not be fetched").into());
    }
    Reflect::get(&window(), &DOOR.into())
}

/// Calls one of the opener's functions.
async fn call(name: &str, a: &JsValue, b: &JsValue) -> Result<JsValue, JsValue> {
    let door = door().await?;
    let function: Function = Reflect::get(&door, &name.into())?.dyn_into()?;
    JsFuture::from(function.call2(&door, a, b)?.dyn_into::<Promise>()?).await
}

/// Shows the screen that opens tables, with a file or (`undefined`) without.
pub fn show(store: Store, file: JsValue) {
    wasm_bindgen_futures::spawn_local(async move {
        let shown = call("show", &file, &JsValue::UNDEFINED).await.is_ok();
        store.ui.table_missing.set(!shown);
    });
}

/// A file that is dropped anywhere on the page is opened.
fn take_drops(store: Store) {
    let window = window();
    super::js::listen(&window, "dragover", |event| event.prevent_default());
    super::js::listen(&window, "drop", move |event| {
        let files = Reflect::get(&event, &"dataTransfer".into()).and_then(|data| Reflect::get(&data, &"files".into()));
        if let Ok(file) = files.and_then(|files| Reflect::get_u32(&files, 0))
            && file.is_object()
        {
            event.prevent_default();
            show(store, file);
        }
    });
}

fn pass(name: &'static str) -> Closure<dyn Fn(JsValue, JsValue) -> Promise> {
    Closure::new(move |a: JsValue, b: JsValue| future_to_promise(async move { call(name, &a, &b).await }))
}

/// Puts `open` and `table` on `window.jejak`.
pub fn install(store: Store, api: &Object) {
    let table = Object::new();
    for (object, name) in [(api, "open"), (&table, "filter"), (&table, "view")] {
        let closure = pass(name);
        super::js::ignore(Reflect::set(object, &name.into(), closure.as_ref()));
        closure.forget();
    }
    super::js::ignore(Reflect::set(api, &"table".into(), &table));
    take_drops(store);
}
