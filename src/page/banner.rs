//! What was dropped from a damaged link.
use super::kit::{Followed, memo, press, remade};
use super::store::Store;
use crate::model::short_code::LENGTH;
use crate::state::permalink::{Dropped, Reason, SHORT};
use leptos::prelude::*;

/// The banner; nothing while nothing was dropped.
#[component]
pub fn Banner(store: Store) -> impl IntoView {
    let shown = memo(move || (store.ui.dropped.followed(), store.lang()));
    remade(shown, "", move || {
        let b = &store.later().banner;
        let dropped = store.ui.dropped.followed();
        if dropped.is_empty() {
            return ().into_any();
        }
        let items: Vec<AnyView> = dropped.iter().map(|part| view! { <li>{told(store, part)}</li> }.into_any()).collect();
        view! {
            <section id="banner" role="alert">
                <h2>{(b.title)(dropped.len() as u32)}</h2>
                <ul>{items}</ul>
                <button type="button" on:click=press(move || store.ui.dropped.set(Vec::new()))>{b.dismiss}</button>
            </section>
        }
        .into_any()
    })
}

fn told(store: Store, dropped: &Dropped) -> String {
    let b = &store.later().banner;
    let words = match dropped.reason {
        Reason::UnknownKey => b.unknown_key,
        Reason::UnknownCode => b.unknown_code,
        Reason::NotADate => b.not_a_date,
        Reason::TooLong => b.too_long,
        Reason::TooMany => b.too_many,
        Reason::Repeated => b.repeated,
        Reason::BadEncoding => b.bad_encoding,
        Reason::UnknownClaim if is_code(dropped) => b.unknown_code_of_card,
        Reason::UnknownClaim => b.unknown_claim,
        Reason::UnknownConflict => b.unknown_conflict,
        Reason::UnknownWord => b.unknown_word,
        Reason::Incomplete => b.incomplete,
    };
    words(&dropped.key, &dropped.value)
}

/// Whether a short code was meant: the page writes one that it waited for as it writes a claim.
fn is_code(dropped: &Dropped) -> bool {
    dropped.key == SHORT || dropped.value.chars().count() == LENGTH
}
