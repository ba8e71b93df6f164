//! Fetches the data: what the first view needs, then what follows it.
use super::js::{self, bytes};
use crate::codec::Words;
use crate::model::dataset::{CardData, Dataset};
use crate::page::{Arrival, Store};
use crate::query::session::Session;
use crate::state::Lang;
use js_sys::Promise;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Ms until what did not come is asked for again.
pub const RETRY: i32 = 15_000;

thread_local! {
    /// The fetching of what follows the first view: one for all who wait for it.
    static FURTHER: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// The data of the first view, perhaps with what follows it; none where they did not come.
pub async fn first(with_further: bool) -> Option<Dataset> {
    let mut data = Dataset::unpack(&bytes("first").await.ok()?)?;
    let is_whole = !with_further || crate::codec::add_further(&mut data, &bytes("further").await.ok()?);
    is_whole.then_some(data)
}

/// Fetches words of a language; false where they did not come.
pub async fn words(store: Store, words: Words, lang: Lang) -> bool {
    match bytes(&[words.code(), "-", lang.code()].concat()).await {
        Ok(bytes) => {
            let mut is_ours = false;
            store.session.update(|session| is_ours = session.add_words(words, lang, &bytes));
            is_ours
        }
        Err(_) => false,
    }
}

/// Fetches the figures and the titles that follow the first view; false where they did not come.
pub async fn further(store: Store) -> bool {
    let fetching = FURTHER.with_borrow(Option::clone).unwrap_or_else(|| {
        let fetching = future_to_promise(async move {
            let mut is_whole = store.session.with_untracked(Session::has_further);
            if !is_whole {
                let figures = bytes("further").await?;
                store.session.update(|session| is_whole = session.add_further(&figures));
            }
            if is_whole && words(store, Words::Titles, store.first_lang).await { Ok(JsValue::UNDEFINED) } else { Err(JsValue::UNDEFINED) }
        });
        FURTHER.set(Some(fetching.clone()));
        fetching
    });
    let is_here = JsFuture::from(fetching).await.is_ok();
    if !is_here {
        FURTHER.set(None);
    }
    is_here
}

/// Fetches the words of the cards and those of the languages that are not here; on failure the card offers to try again.
pub async fn fetch(store: Store) {
    store.ui.details.set(Arrival::Coming);
    ask(store).await;
}

/// Asks for them; on failure again and again, and what the card says stays until they are here.
async fn ask(store: Store) {
    let cards = bytes("cards").await.ok().and_then(|b| CardData::unpack(&b));
    let mut is_whole = further(store).await;
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != store.first_lang) {
        for which in Words::ALL {
            is_whole = is_whole && words(store, which, lang).await;
        }
    }
    match cards.filter(|_| is_whole) {
        Some(cards) => {
            store.session.update(|session| session.set_cards(cards));
            store.ui.details.set(Arrival::Here);
            store.ids_came();
        }
        None => {
            store.ui.details.set(Arrival::Failed);
            js::after(RETRY, move || {
                if store.ui.details.get_untracked() == Arrival::Failed {
                    wasm_bindgen_futures::spawn_local(ask(store));
                }
            });
        }
    }
}
