//! The list of the grid's keys.
use crate::page::Command;
use crate::page::kit::{Followed, memo, press, remade, words};
use crate::page::store::Store;
use crate::present::i18n::grid::{KeyWords, grid_strings};
use crate::present::i18n::strings;
use crate::state::Lang;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The list, closed. Where there is room it stands beside the lanes, which stay in reach; else over them.
#[component]
pub fn Help(store: Store) -> impl IntoView {
    let lang = memo(move || store.lang());
    let list = remade(lang, "", move || list(store, lang.followed()));
    // Escape closes it and nothing else.
    let alone: Box<dyn FnMut(KeyboardEvent)> = Box::new(move |event| {
        event.stop_propagation();
        if event.key() == "Escape" {
            event.prevent_default();
            store.command(Command::GridHelp);
        }
    });
    view! { <dialog id="grid-help" aria-label=words(move || grid_strings(store.lang()).help) on:keydown=alone>{list}</dialog> }
}

fn list(store: Store, lang: Lang) -> AnyView {
    let t = grid_strings(lang);
    let part = |head: &'static str, keys: &'static [KeyWords]| {
        let keys: Vec<AnyView> =
            keys.iter().map(|key| view! { <dt translate="no">{each(key.keys)}</dt><dd>{key.does}</dd> }.into_any()).collect();
        view! { <h3>{head}</h3><dl>{keys}</dl> }.into_any()
    };
    view! {
        <div class="kick">
            <h2>{t.help}</h2>
            <button type="button" class="close" aria-label=strings(lang).page.close on:click=press(move || store.command(Command::GridHelp))>"✕"</button>
        </div>
        <p class="mute">{t.help_about}</p>
        {part(t.moving_head, &t.moving)}
        {part(t.opening_head, &t.opening)}
        {part(t.disagreeing_head, &t.disagreeing)}
        {part(t.asking_head, &t.asking)}
    }
    .into_any()
}

/// The keys of a line, one by one; those that are held together are one.
fn each(keys: &'static str) -> Vec<AnyView> {
    let parts: Vec<&str> = if keys.contains('+') { vec![keys] } else { keys.split([',', ' ']).filter(|key| !key.is_empty()).collect() };
    parts.into_iter().map(|key| view! { <kbd>{key}</kbd>" " }.into_any()).collect()
}
