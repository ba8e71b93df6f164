//! Hands a file to the browser, as if the reader had pressed a link to it.
use super::js::{document, ignore, window};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, HtmlElement, Url};

/// How long the browser may take to fetch a file that it was handed, in ms.
const PATIENCE_MS: i32 = 60_000;

/// Hands out a file under a name.
pub fn hand_out(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlElement = document().create_element("a")?.dyn_into()?;
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    let forget = Closure::once_into_js(move || ignore(Url::revoke_object_url(&url)));
    ignore(window().set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), PATIENCE_MS));
    Ok(())
}
