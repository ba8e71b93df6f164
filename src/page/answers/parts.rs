//! What several answers are made of: the way to an area, and sentences.
use crate::model::facet::Facet;
use crate::model::index::{GroupIx, Ordinal, RegionIx};
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::place::{self, Sentence};
use crate::present::view::View;
use crate::state::Action;
use leptos::prelude::*;

/// A button that leads to the page of an area.
pub fn to(store: Store, view: &View, area: RegionIx) -> AnyView {
    let go = press(move || {
        store.act(Action::Only(Facet::Region, Ordinal::of(area)));
        store.command(Command::Focus(".answer-head h2"));
    });
    view! { <button type="button" class="go" translate="no" on:click=go>{place::name(view, area)}</button> }.into_any()
}

/// A button that opens a conflict, with how far it is apart.
pub fn to_conflict(store: Store, group: GroupIx, apart: &str) -> AnyView {
    let words = ["⚑ ", apart].concat();
    let open = press(move || store.command(Command::OpenConflict(group)));
    view! { <button type="button" class="go flag" translate="no" data-group=group.number().to_string() on:click=open>{words}</button> }
        .into_any()
}

/// Sentences one after the other; what each is in conflict about opens the conflict.
pub fn sentences(store: Store, sentences: &[Sentence]) -> AnyView {
    if sentences.is_empty() {
        return ().into_any();
    }
    let told: Vec<AnyView> = sentences.iter().map(|sentence| one(store, sentence)).collect();
    view! { <p class="say">{told}</p> }.into_any()
}

fn one(store: Store, sentence: &Sentence) -> AnyView {
    let pieces: Vec<AnyView> = sentence
        .pieces()
        .into_iter()
        .map(|(text, is_strong)| {
            let text = text.to_owned();
            if is_strong { view! { <b translate="no">{text}</b> }.into_any() } else { text.into_any() }
        })
        .collect();
    let end = match &sentence.flag {
        Some((group, apart)) => {
            let to = to_conflict(store, *group, apart);
            view! { ": " {to} ". " }.into_any()
        }
        None if sentence.text.ends_with('.') => " ".into_any(),
        None => ". ".into_any(),
    };
    view! { {pieces} {end} }.into_any()
}
