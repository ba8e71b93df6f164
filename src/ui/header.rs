//! The top of the page: name, search, language, link.
use super::clipboard;
use super::js;
use super::store::Store;
use crate::state::{Action, Lang};
use leptos::prelude::*;

/// What became of the last copy.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    No,
    Yes,
    ByHand,
}

/// The header.
#[component]
pub fn Header(store: Store, filters_open: RwSignal<bool>) -> impl IntoView {
    let copied = RwSignal::new(Copied::No);
    let link = RwSignal::new(String::new());
    Effect::new(move |_| {
        store.state.track();
        store.lang.track();
        copied.set(Copied::No);
        link.set(store.link_to_share());
    });
    let copy = move |_| {
        let text = link.get_untracked();
        clipboard::copy(text, move |done| copied.set(if done { Copied::Yes } else { Copied::ByHand }));
    };
    let other = move |_| store.act(Action::SetLang(if store.lang.get_untracked() == Lang::Id { Lang::En } else { Lang::Id }));
    view! {
        <header class="top">
            <h1>{move || store.strings().page.site_name}</h1>
            <span class="tagline">{move || store.strings().page.tagline}</span>
            <form role="search" on:submit=|event| event.prevent_default()>
                <input type="search" maxlength="200" autocomplete="off"
                    aria-label=move || store.strings().page.search_label
                    placeholder=move || store.strings().page.search_placeholder
                    prop:value=move || store.state.with(|s| s.q.clone())
                    on:input=move |event| store.act(Action::Search(event_target_value(&event))) />
            </form>
            <button class="drawer-button" type="button" id="open-filters" aria-expanded=move || filters_open.get().to_string()
                on:click=move |_| { filters_open.set(true); js::next_frame(|| js::focus(".rail .close")) }>
                {move || store.strings().facets.open}
            </button>
            <button id="open-table" type="button" on:click=|_| super::table_door::show(wasm_bindgen::JsValue::UNDEFINED)>{move || store.strings().page.open_table}</button>
            <button id="lang" type="button" lang=move || if store.lang.get() == Lang::Id { "en" } else { "id" } aria-label=move || store.strings().page.language_other on:click=other>
                {move || store.strings().page.language_other}
            </button>
            {clipboard::can_share().then(|| view! {
                <button type="button" class="share" on:click=move |_| clipboard::share(store.strings().page.site_name, &link.get_untracked())>{move || store.strings().page.share}</button>
            })}
            <button id="copy-link" class="primary" type="button" data-link=link on:click=copy>
                {move || if copied.get() == Copied::Yes { store.strings().page.copied } else { store.strings().page.copy_link }}
            </button>
        </header>
        <p class="hide" role="status">{move || (copied.get() == Copied::Yes).then(|| store.strings().page.copied)}</p>
        {move || (copied.get() == Copied::ByHand).then(|| view! {
            <div class="news by-hand"><p>{store.strings().page.copy_by_hand}</p><input type="text" readonly=true aria-label=store.strings().page.copy_link prop:value=link /></div>
        })}
    }
}
