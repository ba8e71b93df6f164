//! What was dropped from a damaged link, and a link made on other data.
use super::changes::Changes;
use super::store::Store;
use crate::state::permalink::{Dropped, Reason};
use leptos::prelude::*;

/// The banner; absent while nothing was dropped.
#[component]
pub fn Banner(store: Store) -> impl IntoView {
    let sentence = move |d: &Dropped| {
        let b = &store.strings().banner;
        let words = match d.reason {
            Reason::UnknownKey => b.unknown_key,
            Reason::UnknownCode => b.unknown_code,
            Reason::NotADate => b.not_a_date,
            Reason::TooLong => b.too_long,
            Reason::TooMany => b.too_many,
            Reason::Repeated => b.repeated,
            Reason::BadEncoding => b.bad_encoding,
            Reason::UnknownClaim => b.unknown_claim,
            Reason::UnknownWord => b.unknown_word,
        };
        words(&d.key, &d.value)
    };
    view! {
        <Changes store />
        {move || {
            let dropped = store.dropped.get();
            (!dropped.is_empty()).then(|| view! {
                <section id="banner" role="alert">
                    <h2>{(store.strings().banner.title)(dropped.len() as u32)}</h2>
                    <ul>{dropped.iter().map(|d| view! { <li>{sentence(d)}</li> }).collect_view()}</ul>
                    <button type="button" on:click=move |_| store.dropped.set(Vec::new())>{store.strings().banner.dismiss}</button>
                </section>
            })
        }}
    }
}
