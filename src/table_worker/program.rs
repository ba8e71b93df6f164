//! The worker's start: it listens to the screen, and each message goes to the service.
use super::port::{scope, send};
use super::service::Service;
use crate::protocol::FromValue;
use crate::protocol::answer::Reply;
use crate::protocol::request::Message;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

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
