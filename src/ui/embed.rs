//! The height of an embedded view, for the page around it.
use super::js::{self, ignore, window};
use super::store::Store;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Tells the page around an embedded view how high the content is, now and whenever that changes. It tells nothing else.
pub fn tell_height(store: Store) {
    let Ok(Some(parent)) = window().parent() else { return };
    if parent == window() || store.state.with_untracked(|s| s.embed.is_none()) {
        return;
    }
    let Some(content) = js::find("#app") else { return };
    let measured = content.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let message = Object::new();
        ignore(Reflect::set(&message, &"jejak".into(), &"height".into()));
        ignore(Reflect::set(&message, &"height".into(), &measured.get_bounding_client_rect().height().ceil().into()));
        ignore(parent.post_message(&message, "*"));
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&content);
    }
    tell.forget();
}
