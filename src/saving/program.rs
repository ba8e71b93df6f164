//! The program's start: it gives the page the function that makes files.
use super::make;
use crate::protocol::saving::{SAVER, SaveRequest, SavedFile};
use crate::protocol::{Bytes, Taken, ToValue, Value};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

/// Fires the event that the page waits for.
pub fn start() {
    let function = Closure::<dyn FnMut(JsValue) -> JsValue>::new(|request: JsValue| answer(&request)).into_js_value();
    let init = CustomEventInit::new();
    init.set_detail(&function);
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(SAVER, &init)) {
        drop(window.dispatch_event(&event));
    }
}

/// The file. What of the request cannot be read is thrown.
fn answer(request: &Value) -> Value {
    let made = make(&SaveRequest::taken(request));
    SavedFile { bytes: Bytes(Uint8Array::from(made.bytes.as_slice()).into()), mime: made.mime.to_owned() }.to_value()
}
