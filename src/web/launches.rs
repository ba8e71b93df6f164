//! What the system opens with the installed page, and what other apps share with it: tables, and texts.
use super::address::{self, SHARED};
use super::js::window;
use super::{table_door, text_door};
use crate::page::Store;
use crate::protocol;
use crate::state::History;
use js_sys::{Array, Promise};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file that the system opens with the installed page, and what another app shares with it.
pub fn take(store: Store) {
    let take = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let Some(handle) = Array::from(&protocol::field(&launch, "files")).iter().next() else { return };
        let file = protocol::call(&handle, "getFile", &JsValue::UNDEFINED);
        spawn_local(async move {
            if let Ok(file) = JsFuture::from(Promise::resolve(&file)).await {
                table_door::show(store, file);
            }
        });
    });
    protocol::call(&protocol::field(&window(), "launchQueue"), "setConsumer", &take.into_js_value());
    if window().location().search().is_ok_and(|search| search == SHARED) {
        // Else a reload would ask for it again.
        address::write(History::Replace, &store.link());
        spawn_local(async move {
            if let Some(file) = shared().await {
                take_shared(store, file).await;
            }
        });
    }
}

/// Reads a text, and opens a table. A text file without a tab is no table.
async fn take_shared(store: Store, file: web_sys::File) {
    if file.name().ends_with(".txt") {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
        if !text.contains('\t') {
            return text_door::show(store, Some(text));
        }
    }
    table_door::show(store, file.into());
}

/// What another app has shared: the service worker holds it.
async fn shared() -> Option<web_sys::File> {
    let response: Response = JsFuture::from(window().fetch_with_str(SHARED.trim_start_matches('?'))).await.ok()?.dyn_into().ok()?;
    let name = protocol::call(&protocol::field(&response, "headers"), "get", &"X-Name".into()).as_string().filter(|_| response.ok())?;
    let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
    let name = js_sys::decode_uri_component(&name).map(String::from).unwrap_or_default();
    web_sys::File::new_with_blob_sequence(&Array::of1(&blob), &name).ok()
}
