//! The worker's start: it says that it listens, is given the names, and reads each text that comes.
use super::answer;
use crate::codec::name_lists;
use crate::ingest::text::Reader;
use crate::protocol::reading::{NameLists, ReadReply, ReadText};
use crate::protocol::{FromValue, ToValue, Value};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The worker's own global object; `None` anywhere else.
fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn send(reply: &ReadReply) {
    if let Some(scope) = scope() {
        drop(scope.post_message(&reply.to_value()));
    }
}

/// The rules with the names that the page sends; they live as long as the worker.
fn reader(sent: &Value) -> Reader<'static> {
    let Ok(NameLists { names }) = NameLists::from_value(sent) else { wasm_bindgen::throw_str("the names are not of this build") };
    let (codes, goods) = name_lists::read(&names);
    Reader::new(Box::leak(Box::new(codes)), &goods)
}

/// Listens to the page.
pub fn start() {
    let Some(scope) = scope() else { return };
    let known = OnceCell::new();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match known.get() {
        None => drop(known.set(reader(&event.data()))),
        Some(reader) => read(reader, &event.data()),
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // Messages that came before would be lost; the page keeps them until this one.
    send(&ReadReply::Ready);
}

fn read(reader: &Reader<'_>, sent: &Value) {
    let Ok(asked) = ReadText::from_value(sent) else { return };
    let reading = reader.read(&asked.text, asked.published);
    send(&ReadReply::Read { id: asked.id, reading: answer::reading(reader, &reading, &asked.text).to_value() });
}
