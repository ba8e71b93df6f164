//! The worker's start: it listens to the screen, is given the data, and each later message goes to the service.
use super::port::{scope, send};
use super::service::Service;
use super::tables::Tables;
use crate::codec::{self, Words};
use crate::model::dataset::{CardData, Dataset};
use crate::protocol::answer::Reply;
use crate::protocol::request::{DataFiles, Message};
use crate::protocol::{Bytes, FromValue};
use crate::state::Lang;
use js_sys::Uint8Array;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

/// Listens to the screen.
pub fn start() {
    let Some(scope) = scope() else { return };
    let service = OnceCell::new();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match service.get() {
        Some(service) => receive(service, &event.data()),
        None => drop(service.set(Rc::new(Service::new(given(&event.data()))))),
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // A crate that reads files may panic at a damaged one: that memory ran out, which ends the worker too, is no panic.
    std::panic::set_hook(Box::new(|_| send(&Reply::Panicked)));
    // Messages that came before are waiting in the screen until this one.
    send(&Reply::Ready);
}

/// No table yet, beside the data that the screen sends; other bytes end the worker, which the screen tells.
fn given(sent: &JsValue) -> Tables {
    let Some((data, cards)) = DataFiles::from_value(sent).ok().and_then(|files| unpacked(&files)) else {
        wasm_bindgen::throw_str("the data are not of this build")
    };
    Tables::new(data, cards)
}

fn unpacked(files: &DataFiles) -> Option<(Dataset, CardData)> {
    let bytes = |file: &Bytes| file.0.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let mut data = Dataset::unpack(&bytes(&files.first)?)?;
    let mut cards = CardData::unpack(&bytes(&files.cards)?)?;
    let which = Lang::ALL.into_iter().flat_map(|lang| Words::ALL.map(|words| (words, lang)));
    let mut is_whole = codec::add_further(&mut data, &bytes(&files.further)?);
    for ((words, lang), file) in which.zip(&files.words) {
        is_whole &= codec::add_words(&mut data, words, lang, &bytes(file)?);
    }
    codec::add_rest(&mut data, core::mem::take(&mut cards.ids), core::mem::take(&mut cards.names));
    is_whole.then_some((data, cards))
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
