//! The head of the page: its name, the search, filters (where they are a drawer), tables, language, sharing.
use super::Command;
use super::kit::{Followed, When, memo, press, property, say, truth, words};
use super::store::Store;
use super::ui::{Arrival, Copied};
use crate::present::i18n::locale::locale;
use crate::state::{Action, Listed};
use leptos::prelude::*;

/// The head.
#[component]
pub fn Header(store: Store) -> impl IntoView {
    let other = move || store.lang().next();
    // What opens tables and reads texts lies beside the page: a page from disk has nothing beside it.
    let open_table = store.address.starts_with("http").then(|| {
        view! {
            <button type="button" id="open-text" aria-labelledby="open-text" on:click=press(move || store.command(Command::OpenText))>{words(move || store.t().page.open_text)}</button>
            <button type="button" id="open-table" data-brief=words(move || store.t().page.open_table_brief) on:click=press(move || store.command(Command::OpenTable))>
                {words(move || store.t().page.open_table)}
            </button>
        }
        .into_any()
    });
    let share = store.ui.shares.then(|| {
        view! {
            <button type="button" class="share" on:click=press(move || store.command(Command::Share))>{words(move || store.t().page.share)}</button>
        }
        .into_any()
    });
    view! {
        <header class="top" inert=property(move || store.ui.filters_open.followed())>
            <h1 translate="no">"Jejak Ekspor"</h1>
            <span class="tagline">{words(move || store.t().page.tagline)}</span>
            <form role="search" on:submit=move |event| {
                event.prevent_default();
                store.end_gesture();
            }>
                <label class="to-search" for="search">{words(move || store.t().page.search)}</label>
                <input id="search" type="search" role="searchbox" maxlength="200" autocomplete="off"
                    aria-label=words(move || store.t().page.search_label) placeholder=words(move || store.t().page.search_placeholder)
                    prop:value=words(move || store.shown().state.q.clone())
                    on:input=say(move |text| store.act(Action::Search(text))) on:change=say(move |_| store.end_gesture()) />
            </form>
            <button class="drawer-button" type="button" id="open-filters" aria-expanded=words(move || truth(store.ui.filters_open.followed()))
                on:click=press(move || store.command(Command::OpenFilters))>{words(move || store.t().facets.open)}</button>
            <button type="button" class="link" id="to-about" on:click=press(move || store.act(Action::List(Some(Listed::About))))>
                {words(move || store.t().page.about)}
            </button>
            {open_table}
            <button id="lang" type="button" lang=words(move || other().code()) data-brief=words(move || other().code()) translate="no"
                on:click=press(move || store.act(Action::SetLang(untrack(other))))>{words(move || locale(other()).name)}</button>
            {share}
            <button id="copy-link" class="primary" type="button" data-link=words(move || store.link_to_share())
                on:click=press(move || store.command(Command::CopyLink))>{words(move || {
                    let t = &store.t().page;
                    if store.ui.copied.followed() == Copied::Link { t.copied } else { t.copy_link }
                })}</button>
        </header>
    }
}

/// Says that a part of the page did not come, and offers to ask for it again.
#[component]
pub fn Missing(store: Store) -> impl IntoView {
    let is_missing = memo(move || store.ui.deferred.followed() == Arrival::Failed);
    view! {
        <div role="alert">
            <When is=is_missing>
                <div class="news" id="part-missing">
                    <p>{words(move || store.t().page.part_missing)}</p>
                    <button type="button" on:click=press(move || store.command(Command::RetryDeferred))>{words(move || store.t().page.retry)}</button>
                </div>
            </When>
        </div>
    }
}
