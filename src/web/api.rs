//! `window.jejak`: the page's answers for scripts. Types: `src/protocol/jejak.d.ts`.
use super::js::{self, ignore, window};
use super::{table_door, text_door};
use crate::model::edtf::{Day, Period};
use crate::page::Store;
use crate::present::page_api;
use crate::protocol::page_api::{JEJAK, PageCall, READY};
use crate::protocol::{self, ToValue};
use js_sys::{Error, Function, Object, Promise};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// Resolves `jejak.ready`.
pub struct Ready(Option<Function>);

impl Ready {
    /// Tells waiting scripts that everything has arrived.
    pub fn announce(self) {
        if let Some(resolve) = self.0 {
            ignore(resolve.call0(&JsValue::UNDEFINED));
        }
        if let Ok(event) = web_sys::CustomEvent::new(READY) {
            ignore(window().dispatch_event(&event));
        }
        js::mark(READY);
    }
}

/// Puts `jejak` on the window.
pub fn install(store: Store) -> Ready {
    let api = Object::new();
    let mut resolve = None;
    let ready = Promise::new(&mut |done, _| resolve = Some(done));
    let set = |call: PageCall, value: &JsValue| protocol::set(&api, call.code(), value);
    set(PageCall::Ready, &ready);
    let query = Closure::<dyn Fn(JsValue) -> Result<JsValue, JsValue>>::new(move |fragment: JsValue| {
        let fragment = text(&fragment, "jejak.query(fragment)")?;
        let lang = untrack(|| store.lang());
        store.session.with_untracked(|s| Ok(page_api::query(s, &fragment, lang).to_value()))
    });
    set(PageCall::Query, query.as_ref());
    query.forget();
    let claim = Closure::<dyn Fn(JsValue) -> Result<JsValue, JsValue>>::new(move |id: JsValue| {
        let id = text(&id, "jejak.claim(id)")?;
        store.session.with_untracked(|s| Ok(page_api::claim(s, &id).to_value()))
    });
    set(PageCall::Claim, claim.as_ref());
    claim.forget();
    let read = Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(move |given: JsValue, published: JsValue| {
        future_to_promise(async move {
            let text = text(&given, "jejak.read(text, published)")?;
            text_door::read(store, text, day(&published)?).await
        })
    });
    set(PageCall::Read, read.as_ref());
    read.forget();
    set(PageCall::Table, &table_door::install(store, &api));
    protocol::set(&window(), JEJAK, &api);
    Ready(resolve)
}

/// The day that a text came out; none where it is left out.
fn day(value: &JsValue) -> Result<Option<Day>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let told = value.as_string().and_then(|text| Period::parse(&text).ok()).filter(|day| day.first() == day.last());
    let wrong = || Error::new("jejak.read(text, published): expected a day such as 2025-10-16").into();
    told.map(|day| Some(day.first())).ok_or_else(wrong)
}

fn text(value: &JsValue, call: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| {
        let found: String = value.js_typeof().as_string().unwrap_or_default();
        Error::new(&format!("{call}: found {found}, expected a string")).into()
    })
}
