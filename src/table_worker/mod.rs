//! The worker that holds an opened table: a message comes in, `desk` does it, the answer goes out. It decides nothing.
//!
//! A message is `{id, ask, ...}`; the answer `{id, ok}` or `{id, error: {message, words, questions}}`. While a file is read,
//! `{id, progress: {rows, bytes, total}}` comes in between. Types: `src/web/jejak.d.ts`.
mod database;
mod desk;
mod file;
mod kept;
mod reply;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The worker's own global object; `None` anywhere else.
fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn main() {
    let Some(scope) = scope() else { return };
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let message = event.data();
        wasm_bindgen_futures::spawn_local(async move {
            let id = Reflect::get(&message, &"id".into()).unwrap_or(JsValue::UNDEFINED);
            let outcome = desk::answer(&id, &message).await;
            reply::send(&id, outcome);
        });
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // Messages that came before are waiting in the page until this one.
    reply::ready();
}
