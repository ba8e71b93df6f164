//! Fetches the words of the cards after the first view.
use super::js::{document, window};
use super::store::Store;
use crate::dataset::Late;
use crate::embedded::LATE_NAME;
use crate::history::{self, History};
use crate::view::{Details, Known};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches, unpacks and hands over the late part; on failure the card offers to try again.
pub async fn fetch(store: Store) {
    store.desk.update(|desk| desk.details = Details::Loading);
    match bytes(LATE_NAME).await.ok().and_then(|b| Late::unpack(&b)) {
        Some(late) => store.receive(late),
        None => store.desk.update(|desk| desk.details = Details::Failed),
    }
}

/// Fetches the history of the data for a link that was made on another version, once.
pub fn fetch_history(store: Store) {
    Effect::new(move |_| {
        let link = store.state.with(|s| s.version.clone());
        let is_other = link.is_some_and(|link| store.session.with_value(|s| s.data.version != link));
        if is_other && store.desk.with_untracked(|desk| desk.history == Known::NotAsked) {
            store.desk.update(|desk| desk.history = Known::Coming);
            leptos::task::spawn_local(async move {
                let text = bytes(history::NAME).await.ok().and_then(|bytes| String::from_utf8(bytes).ok());
                let known = text.and_then(|text| History::parse(&text)).map_or(Known::Failed, Known::Here);
                store.desk.update(|desk| desk.history = known);
            });
        }
    });
}

/// The bytes of a file beside the page.
pub async fn bytes(name: &str) -> Result<Vec<u8>, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let bare = base.split('#').next().unwrap_or_default();
    let folder = bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default();
    let response: Response = JsFuture::from(window().fetch_with_str(&[folder, name].concat())).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
