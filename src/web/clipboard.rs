//! Copying and sharing, where the browser allows it.
use super::js::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard and tells whether it got there.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Pages that are not from a secure origin have no clipboard.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| !c.is_undefined());
    if !there {
        done(false);
        return;
    }
    let promise = navigator.clipboard().write_text(&text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// Whether the browser has a share sheet.
pub fn can_share() -> bool {
    js_sys::Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

/// Opens the share sheet; closing it without sharing is no error.
pub fn share(title: &str, url: &str) {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(url);
    open(&data);
}

/// Opens the share sheet with a text.
pub fn share_text(text: &str) {
    let data = web_sys::ShareData::new();
    data.set_text(text);
    open(&data);
}

fn open(data: &web_sys::ShareData) {
    let promise = window().navigator().share_with_data(data);
    spawn_local(async move { drop(JsFuture::from(promise).await) });
}
