//! The way to the answers: fetches their code, once, when a state first asks for one.
use super::details::RETRY;
use super::js;
use crate::page::{Arrival, Store, answers};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

thread_local! {
    /// They are on their way.
    static COMING: Cell<bool> = const { Cell::new(false) };
}

/// Fetches them; where they do not come, the page says so and goes on asking.
pub fn fetch(store: Store) {
    if store.ui.answers.get_untracked() == Arrival::Here || COMING.replace(true) {
        return;
    }
    spawn_local(async move {
        let is_here = answers::fetch().await.is_ok();
        COMING.set(false);
        store.ui.answers.set(if is_here { Arrival::Here } else { Arrival::Failed });
        if !is_here {
            js::after(RETRY, move || fetch(store));
        }
    });
}
