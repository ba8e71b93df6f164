//! Takes over the document: reads the link, shows the page, then fetches the rest.
use super::address;
use super::commands;
use super::deferred;
use super::details;
use super::js::{self, document, ignore};
use super::{clipboard, focus, lanes};
use crate::codec::Words;
use crate::model::dataset::Dataset;
use crate::page::{App, Arrival, Command, Host, Parts, RAIL, Store, Ui, body_class, follow, perform_by, stand_in};
use crate::present::i18n::strings;
use crate::query::session::Session;
use crate::state::{Column, permalink};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, Window};

/// The width at which the page is a phone's.
const NARROW: &str = "(max-width: 639px)";
/// Where the filters stand beside the lanes and are no drawer.
const WIDE: &str = "(min-width: 1100px)";

/// Starts the page.
pub fn start() {
    perform_by(commands::perform);
    stand_in(Host {
        go: address::go,
        after_paint: |f| js::after_paint(f),
        restore: focus::restore,
        keep_focus: focus::keep,
        keep_place: focus::keep_place,
        leave_field: focus::leave,
    });
    // The signals live as long as the page.
    let owner = Box::leak(Box::new(Owner::new()));
    wasm_bindgen_futures::spawn_local(async move {
        match details::first(needs_names()).await.map(|data| owner.with(|| store(data))) {
            Some(store) if is_ready(store).await => {
                mount(store);
                js::after_paint(move || deferred::begin(store));
            }
            _ => js::set_attribute("#needs-data", "data-missing", ""),
        }
    });
}

/// Whether the address names publishers or a conflict: most names of publishers and the codes of scopes follow the first view.
fn needs_names() -> bool {
    ["publisher", "conflict"].iter().any(|key| address::fragment().contains(key))
}

/// Whether the words are here that the state of the address needs: a search looks into titles, and an order by names needs them.
async fn is_ready(store: Store) -> bool {
    let needs_further = store.with_state(|state| !state.q.is_empty() || matches!(state.sort.column, Column::Title | Column::Publisher));
    details::words(store, Words::Names, store.first_lang).await && (!needs_further || details::further(store).await)
}

/// The store over the data of the first view and the state of the address.
fn store(data: Dataset) -> Store {
    let session = Session::new(data);
    let (state, dropped) = permalink::parse(&address::fragment(), &session.data, &session.facets);
    let ui = Ui::new(js::media(NARROW), clipboard::can_share());
    Store::new(Parts { session, state, dropped, fallback: address::browser_language(), address: address::bare().leak(), ui })
}

fn mount(store: Store) {
    let Some(place) = js::find("#app") else { return };
    // What the first screen says came with the page, which gives its place to the components.
    let first = js::find("#first");
    place.set_inner_html("");
    let Ok(place) = place.dyn_into() else { return };
    mount_to(place, move || {
        follow_language(store);
        follow_embedding(store);
        view! { <App store /> }
    })
    .forget();
    if let (Some(front), Some(first)) = (js::find("#front"), first) {
        ignore(front.append_child(&first));
    }
    watch_facets(store);
    lanes::lanes(store);
    listen(store, &js::window());
}

/// What of the document follows the language.
fn follow_language(store: Store) {
    follow(move || {
        let lang = store.lang();
        let t = &strings(lang).page;
        document().set_title(&[t.site_name, " · ", t.tagline].concat());
        if let Some(root) = document().document_element() {
            ignore(root.set_attribute("lang", lang.code()));
        }
    });
}

fn follow_embedding(store: Store) {
    follow(move || {
        let class = body_class(store.shown().state.embed);
        if let Some(body) = document().body().filter(|body| body.class_name() != class) {
            body.set_class_name(class);
        }
    });
}

/// Facets off the screen follow after the paint.
fn watch_facets(store: Store) {
    let Ok(sections) = document().query_selector_all(".facet") else { return };
    for (n, facet) in (0..).zip(RAIL) {
        let seen = store.ui.seen[facet];
        if let Some(section) = sections.get(n).and_then(|section| section.dyn_into().ok()) {
            js::watch_sight(&section, move |is| seen.set(is));
        }
    }
}

fn listen(store: Store, window: &Window) {
    js::listen(window, "popstate", move |_| {
        focus::forget_opener();
        store.follow_link(&address::fragment());
    });
    if let Ok(Some(narrow)) = window.match_media(NARROW) {
        js::listen(&narrow, "change", move |_| store.ui.is_narrow.set(js::media(NARROW)));
    }
    if let Ok(Some(wide)) = window.match_media(WIDE) {
        js::listen(&wide, "change", move |_| store.ui.filters_open.set(false));
    }
    // More rows of the table come as the reader scrolls towards them.
    js::listen(window, "scroll", move |_| {
        if js::find("#show-all").is_some_and(|button| button.get_bounding_client_rect().top() < 2000.0) {
            store.ui.rows.update(|rows| *rows = rows.saturating_mul(2));
        }
    });
    js::listen(&document(), "keydown", move |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape");
        if !is_escape || event.default_prevented() {
            return;
        }
        if store.ui.filters_open.get_untracked() {
            store.command(Command::CloseFilters);
        } else if store.with_state(|s| s.claim.is_some() || s.conflict.is_some()) || !store.ui.at_mark.get_untracked().is_empty() {
            store.command(Command::CloseCard);
        } else if untrack(|| store.lists_conflicts()) && store.ui.deferred.get_untracked() == Arrival::Here {
            store.command(Command::CloseConflicts);
        }
    });
}
