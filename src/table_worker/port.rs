//! The worker's own end of the line.
use crate::protocol::ToValue;
use crate::protocol::answer::Reply;
use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

/// The worker's own global object; `None` anywhere else.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Sends something to the screen.
pub fn send(reply: &Reply) {
    if let Some(scope) = scope() {
        let _ = scope.post_message(&reply.to_value());
    }
}
