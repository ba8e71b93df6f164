//! The way to the program that makes files (`saving`): it is fetched with the first file.
use super::js::{self, document, ignore, site_file, window};
use crate::protocol::saving::{SAVER, SAVER_STOPPED, SaveRequest, SavedFile};
use crate::protocol::{FromValue, ToValue, call};
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::CustomEvent;

thread_local! {
    /// One attempt for all who wait for it; none after one that failed.
    static COMING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    /// How often it was asked for: a browser runs a module of one address once, also where it failed.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// The program, as the page has it.
pub struct Saver(Function);

impl Saver {
    /// Makes a file.
    pub fn make(&self, request: &SaveRequest) -> Result<SavedFile, JsValue> {
        let made = self.0.call1(&JsValue::UNDEFINED, &request.to_value())?;
        SavedFile::from_value(&made).map_err(|mismatch| mismatch.to_value())
    }
}

/// The program; fetched where it is not here yet.
pub async fn saver() -> Result<Saver, JsValue> {
    if !js::is_one_file() && COMING.with_borrow(Option::is_none) {
        js::cache(&["saver"]).await?;
    }
    let coming = COMING.with_borrow_mut(|coming| coming.get_or_insert_with(fetched).clone());
    let saver = JsFuture::from(coming).await.and_then(|event| Ok(Saver(event.dyn_into::<CustomEvent>()?.detail().dyn_into()?)));
    if saver.is_err() {
        COMING.set(None);
    }
    saver
}

/// A promise of the event that brings it.
fn fetched() -> Promise {
    Promise::new(&mut |resolve, reject| {
        ignore(window().add_event_listener_with_callback(SAVER, &resolve));
        ignore(window().add_event_listener_with_callback(SAVER_STOPPED, &reject));
        if let Err(error) = ask(&reject) {
            ignore(reject.call1(&JsValue::UNDEFINED, &error));
        }
    })
}

/// Starts its script, which a page of one file has within.
fn ask(failed: &Function) -> Result<(), JsValue> {
    if js::is_one_file() {
        call(&JsValue::from(js::site_files()), "saver", &JsValue::UNDEFINED);
        return Ok(());
    }
    let asked = ASKED.replace(ASKED.get() + 1);
    let again = if asked > 0 { ["?", &asked.to_string()].concat() } else { String::new() };
    let script = document().create_element("script")?;
    script.set_attribute("type", "module")?;
    script.set_attribute("src", &[&site_file("saver"), again.as_str()].concat())?;
    script.add_event_listener_with_callback("error", failed)?;
    document().body().ok_or(JsValue::NULL)?.append_child(&script)?;
    Ok(())
}
