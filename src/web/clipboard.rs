//! Copying and sharing, where the browser allows it.
use super::js::window;
use js_sys::{Array, Promise};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem};

/// Puts `text` on the clipboard and tells whether it got there.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Pages that are not from a secure origin have no clipboard.
    if !has(&navigator, "clipboard") {
        done(false);
        return;
    }
    let promise = navigator.clipboard().write_text(&text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// Puts what comes on the clipboard, as HTML and as text, and tells whether it got there. Both may come later: a browser wants to be asked
/// while the press lasts.
pub fn copy_both(html: &Promise, text: &Promise, done: impl FnOnce(bool) + 'static) {
    let asked = write_both(html, text);
    spawn_local(async move {
        done(match asked {
            Ok(asked) => JsFuture::from(asked).await.is_ok(),
            Err(_) => false,
        });
    });
}

fn write_both(html: &Promise, text: &Promise) -> Result<Promise, JsValue> {
    let given = js_sys::Object::new();
    js_sys::Reflect::set(&given, &"text/html".into(), html)?;
    js_sys::Reflect::set(&given, &"text/plain".into(), text)?;
    let navigator = window().navigator();
    if !has(&navigator, "clipboard") || !has(&window(), "ClipboardItem") {
        return Err(JsValue::NULL);
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&given)?;
    Ok(navigator.clipboard().write(&Array::of1(&item)))
}

fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|found| !found.is_undefined())
}

/// Opens the share sheet with a file; false where the browser shares no such file.
pub fn share_file(name: &str, blob: &Blob) -> bool {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(&blob.type_());
    let Ok(file) = web_sys::File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &options) else { return false };
    let data = web_sys::ShareData::new();
    data.set_files(&Array::of1(&file));
    let can = has(&window().navigator(), "canShare") && window().navigator().can_share_with_data(&data);
    if can {
        open(&data);
    }
    can
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
