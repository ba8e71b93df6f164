//! `window.jejak`: the page's answers for scripts. Types: `src/web/jejak.d.ts`.
use super::js::{self, ignore, window};
use super::table_door;
use crate::page::Store;
use crate::present::page_api;
use js_sys::{Error, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Resolves `jejak.ready`.
pub struct Ready(Option<Function>);

impl Ready {
    /// Tells waiting scripts that everything has arrived.
    pub fn announce(self) {
        if let Some(resolve) = self.0 {
            ignore(resolve.call0(&JsValue::UNDEFINED));
        }
        if let Ok(event) = web_sys::CustomEvent::new("jejak:ready") {
            ignore(window().dispatch_event(&event));
        }
        js::mark("jejak:ready");
    }
}

/// Puts `jejak` on the window.
pub fn install(store: Store) -> Ready {
    let api = Object::new();
    let mut resolve = None;
    let ready = Promise::new(&mut |done, _| resolve = Some(done));
    let set = |name: &str, value: &JsValue| ignore(Reflect::set(&api, &name.into(), value));
    set("ready", &ready);
    let query = Closure::<dyn Fn(JsValue) -> Result<JsValue, JsValue>>::new(move |fragment: JsValue| {
        let fragment = text(&fragment, "jejak.query(fragment)")?;
        store.session.with_untracked(|s| plain(&page_api::query(s, &fragment)))
    });
    set("query", query.as_ref());
    query.forget();
    let claim = Closure::<dyn Fn(JsValue) -> Result<JsValue, JsValue>>::new(move |id: JsValue| {
        let id = text(&id, "jejak.claim(id)")?;
        store.session.with_untracked(|s| plain(&page_api::claim(s, &id)))
    });
    set("claim", claim.as_ref());
    claim.forget();
    table_door::install(store, &api);
    ignore(Reflect::set(&window(), &"jejak".into(), &api));
    Ready(resolve)
}

fn text(value: &JsValue, call: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| {
        let found: String = value.js_typeof().as_string().unwrap_or_default();
        Error::new(&format!("{call}: found {found}, expected a string")).into()
    })
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
