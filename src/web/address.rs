//! The address bar: the fragment that holds the state, and the browser's history.
use super::js::{ignore, window};
use crate::state::{History, Lang};
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// What the address ends with where another app has shared something with the page.
pub const SHARED: &str = "?shared";

thread_local! {
    /// What takes a link to the address bar: once its code is here, `address_bar`.
    static GO: Cell<fn(History, &str)> = const { Cell::new(write) };
}

/// Takes a link to the address bar.
pub fn go(history: History, link: &str) {
    GO.get()(history, link);
}

/// Leaves to another function what takes a link to the address bar.
pub fn go_by(go: fn(History, &str)) {
    GO.set(go);
}

/// Writes a link to the address bar; browsers refuse that past a rate.
pub fn write(history: History, link: &str) {
    let mark = if link.is_empty() { "" } else { "#" };
    let url = [&bare(), mark, link].concat();
    let Ok(browser) = window().history() else { return };
    match history {
        History::Push => ignore(browser.push_state_with_url(&JsValue::NULL, "", Some(&url))),
        History::Replace => ignore(browser.replace_state_with_url(&JsValue::NULL, "", Some(&url))),
    }
}

/// The address without its fragment.
pub fn bare() -> String {
    let href = window().location().href().unwrap_or_default();
    let bare = href.split('#').next().unwrap_or_default();
    bare.strip_suffix(SHARED).unwrap_or(bare).to_string()
}

/// The fragment, which holds the state.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The first of the browser's languages that the page has, else Indonesian.
pub fn browser_language() -> Lang {
    // Some browsers have no list.
    let languages = window().navigator().languages();
    for language in Some(languages).filter(|list| list.is_object()).into_iter().flatten() {
        let tag = language.as_string().unwrap_or_default().to_ascii_lowercase();
        // Java's name for Indonesian, which some browsers still send.
        let code = tag.split('-').next().map(|code| if code == "in" { Lang::Id.code() } else { code });
        if let Some(lang) = code.and_then(Lang::from_code) {
            return lang;
        }
    }
    Lang::Id
}
