//! Fetches what the page needs beside its wasm: the words of the reader's language before the first view, the rest after it.
use super::address;
use super::js::{document, site_file, site_files, window};
use crate::model::dataset::Late;
use crate::page::{Arrival, Store};
use crate::state::Lang;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches the words of a language; false where they did not come.
pub async fn words(store: Store, lang: Lang) -> bool {
    let name = site_file(&["words-", lang.code()].concat());
    match bytes(&name).await {
        Ok(bytes) => {
            let mut is_ours = false;
            store.session.update(|session| is_ours = session.add_words(lang, &bytes));
            is_ours
        }
        Err(_) => false,
    }
}

/// Fetches the words of the cards and those of the languages that are not here; on failure the card offers to try again.
pub async fn fetch(store: Store) {
    store.ui.details.set(Arrival::Coming);
    let late = bytes(&site_file("details")).await.ok().and_then(|b| Late::unpack(&b));
    let mut is_whole = true;
    for lang in Lang::ALL {
        is_whole &= lang == store.first_lang || words(store, lang).await;
    }
    match late.filter(|_| is_whole) {
        Some(late) => {
            store.session.update(|session| session.set_late(late));
            store.ui.details.set(Arrival::Here);
            // A link to a claim had to wait for the ids.
            if store.ui.claim_waits.get_untracked() {
                store.follow_link(&address::fragment());
            }
        }
        None => store.ui.details.set(Arrival::Failed),
    }
}

/// The bytes of a file beside the page.
pub async fn bytes(name: &str) -> Result<Vec<u8>, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let bare = base.split('#').next().unwrap_or_default();
    let folder = bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default();
    // The page's first script has asked for the words already, long before the wasm was here.
    let early = js_sys::Reflect::get(&JsValue::from(site_files()), &name.into())?.dyn_into::<js_sys::Promise>();
    let asked = early.unwrap_or_else(|_| window().fetch_with_str(&[folder, name].concat()));
    let response: Response = JsFuture::from(asked).await?.dyn_into()?;
    if response.body_used() {
        return Err(JsValue::NULL);
    }
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
