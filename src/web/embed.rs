//! The page within another: its height for the page around it.
use super::js::{self, ignore, window};
use crate::page::{Store, follow as follow_values};
use crate::protocol::ToValue;
use crate::protocol::page_api::Height;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Begins to tell the height once the page is shown within another.
pub fn follow(store: Store) {
    let mut told = false;
    follow_values(move || {
        if !told && store.shown().state.embed.is_some() {
            told = true;
            tell_height();
        }
    });
}

/// Tells the page around this one how high the content is, now and whenever that changes. It tells nothing else.
fn tell_height() {
    let Ok(Some(parent)) = window().parent() else { return };
    let Some(content) = js::find("#app").filter(|_| parent != window()) else { return };
    let measured = content.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let height = measured.get_bounding_client_rect().height().ceil();
        ignore(parent.post_message(&Height { jejak: "height", height }.to_value(), "*"));
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&content);
    }
    tell.forget();
}
