//! The worker that holds an opened table: a message comes in, the service does it, the answer goes out.
//!
//! What it is asked and what it answers are types of `protocol`. `tables` is what it does without the browser, tested natively;
//! `service` adds the reading of files, `storage` the tables that the browser keeps. It refuses to know the screen.
pub mod answers;
pub mod tables;

#[cfg(feature = "table_worker")]
mod database;
#[cfg(feature = "table_worker")]
mod file;
#[cfg(feature = "table_worker")]
mod service;
#[cfg(feature = "table_worker")]
mod storage;

#[cfg(feature = "table_worker")]
pub use program::start;

#[cfg(feature = "table_worker")]
use program::{scope, send};

#[cfg(feature = "table_worker")]
mod program {
    use super::service::Service;
    use crate::protocol::answer::Reply;
    use crate::protocol::request::Message;
    use crate::protocol::{FromValue, ToValue};
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

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

    /// Listens to the screen.
    pub fn start() {
        let Some(scope) = scope() else { return };
        let service = Rc::new(Service::default());
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| receive(&service, &event.data()));
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        // Messages that came before are waiting in the screen until this one.
        send(&Reply::Ready);
    }

    fn receive(service: &Rc<Service>, sent: &JsValue) {
        let message = match Message::from_value(sent) {
            Ok(message) => message,
            Err(mismatch) => return send(&Reply::Misread { id: Message::id_of(sent), mismatch }),
        };
        let service = Rc::clone(service);
        wasm_bindgen_futures::spawn_local(async move {
            let id = message.id;
            send(&match service.answer(message).await {
                Ok(answer) => Reply::Answer { id, answer },
                Err(refusal) => Reply::Refused { id, refusal },
            });
        });
    }
}
