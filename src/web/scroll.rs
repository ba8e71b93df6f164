//! Where the reader was on the page: who comes back from another site is there again, also where the page has to be made anew. A browser
//! restores the place by itself, but long before the page is as high as it was.
use super::address;
use super::js::{self, window};
use crate::protocol;
use wasm_bindgen::JsValue;

const KEY: &str = "jejak-place";

/// Goes to the place that was left, and notes it whenever the page is left.
pub fn follow() {
    if came_back()
        && let Some(place) = noted()
    {
        js::after_paint(move || {
            if window().scroll_y().unwrap_or_default() < place {
                window().scroll_to_with_x_and_y(0.0, place);
            }
        });
    }
    js::listen(&window(), "pagehide", |_| {
        // Whole px: the reader and writer of fractions are 20 kB.
        let place = [(window().scroll_y().unwrap_or_default().round() as i32).to_string(), address::fragment()].concat();
        if let Some(storage) = storage() {
            protocol::set(&storage, KEY, &place.into());
        }
    });
}

/// The place that was left with the same link.
fn noted() -> Option<f64> {
    let noted = protocol::field(&storage()?, KEY).as_string()?;
    noted.strip_suffix(&address::fragment())?.parse::<i32>().ok().map(f64::from)
}

/// What lives as long as the tab; none where the reader's settings forbid it.
fn storage() -> Option<JsValue> {
    Some(protocol::field(&window(), "sessionStorage")).filter(JsValue::is_object)
}

/// Whether the page was opened by a step back or forward.
fn came_back() -> bool {
    let Some(performance) = window().performance() else { return false };
    let entries = protocol::call(&performance, "getEntriesByType", &"navigation".into());
    js_sys::Array::from(&entries).iter().any(|entry| protocol::field(&entry, "type") == "back_forward")
}
