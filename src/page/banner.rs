//! What was dropped from a damaged link.
use super::Command;
use super::kit::{Followed, memo, press, remade};
use super::store::Store;
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::model::short_code::LENGTH;
use crate::state::Action;
use crate::state::permalink::{COMPARED, Dropped, Reason, SHORT};
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
        let items: Vec<AnyView> =
            dropped.iter().map(|part| view! { <li>{told(store, part)} {province(store, part)}</li> }.into_any()).collect();
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

/// Of a place's code that is none, which provinces that were parted have left behind: the way to the province that it begins with.
fn province(store: Store, dropped: &Dropped) -> Option<AnyView> {
    let is_place = dropped.reason == Reason::UnknownCode && (dropped.key == Facet::Region.code() || dropped.key == COMPARED);
    let begins = dropped.value.get(..2).filter(|_| is_place && dropped.value.bytes().all(|sign| sign.is_ascii_digit()))?;
    let found = store.with_session(|session| session.data.codes.regions.position(|region| region.code == begins))?;
    let area = Ordinal::of(found);
    let words = (store.later().banner.province)(&store.name(Facet::Region, area));
    let open = press(move || {
        store.ui.dropped.set(Vec::new());
        store.act(Action::Only(Facet::Region, area));
        store.command(Command::Focus(".answer-head h2"));
    });
    Some(view! { <button type="button" class="link" on:click=open>{words}</button> }.into_any())
}

/// Whether a short code was meant: the page writes one that it waited for as it writes a claim.
fn is_code(dropped: &Dropped) -> bool {
    dropped.key == SHORT || dropped.value.chars().count() == LENGTH
}
