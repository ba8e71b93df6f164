//! The page as a whole.
use super::held::follow;
use super::js::{self, document, ignore};
use super::lanes::lanes;
use super::section::section;
use super::store::{NARROW, Store};
use super::{acts, late, later};
use crate::present::i18n::strings;
use crate::present::view::{Part, skeleton};
use crate::state::{Embed, Lang};
use leptos::prelude::*;

/// Takes over the document: reads the link, shows the page, then fetches the rest.
pub fn start() {
    let store = Store::new();
    wasm_bindgen_futures::spawn_local(async move {
        if !late::words(store, store.first_lang()).await {
            js::set_attribute("#needs-data", "data-missing", "");
            return;
        }
        mount(store);
        js::after_paint(move || wasm_bindgen_futures::spawn_local(later::begin(store)));
    });
}

fn mount(store: Store) {
    if let Some(place) = js::find("#app") {
        place.set_inner_html("");
        if let Ok(place) = wasm_bindgen::JsCast::dyn_into(place) {
            let skeleton = skeleton();
            leptos::mount::mount_to(place, move || app(store, skeleton.html)).forget();
            let places = skeleton.parts.into_iter().enumerate();
            let (around_lanes, others): (Vec<_>, Vec<_>) = places.partition(|(_, part)| part.is_around_lanes());
            let show = move |places: Vec<(usize, Part)>| places.into_iter().for_each(|(place, part)| section(store, place, part));
            show(around_lanes);
            // The lanes are painted before the rest is made.
            js::after_paint(move || show(others));
        }
    }
    lanes(store);
    acts::listen(store);
    js::listen(&js::window(), "popstate", move |_| store.follow_address());
    if let Ok(Some(narrow)) = js::window().match_media(NARROW) {
        js::listen(&narrow, "change", move |_| store.narrow.set(js::media(NARROW)));
    }
    more_rows(store);
}

/// More rows of the table come as the reader scrolls towards them, and all of them on paper.
fn more_rows(store: Store) {
    js::listen(&js::window(), "scroll", move |_| {
        if js::find("#show-all").is_some_and(|button| button.get_bounding_client_rect().top() < 2000.0) {
            store.desk.update(|desk| desk.rows = desk.rows.saturating_mul(2));
        }
    });
    js::listen(&js::window(), "beforeprint", move |_| store.desk.update(|desk| desk.rows = usize::MAX));
}

/// The frame; its sections are filled as soon as it stands.
fn app(store: Store, html: String) -> impl IntoView {
    let mut spoken = None;
    follow(move || {
        store.state.track();
        let lang = store.lang();
        if spoken.replace(lang) != Some(lang) {
            speak(lang);
        }
    });
    let mut shown = None;
    follow(move || {
        let now = panels(store);
        if shown.as_ref() != Some(&now) {
            if let Some(body) = document().body() {
                body.set_class_name(now.0);
            }
            js::set_attribute(".app", "class", &now.1);
            shown = Some(now);
        }
    });
    view! { <div class="part" inner_html=html></div> }
}

/// What of the frame follows the language.
fn speak(lang: Lang) {
    let t = strings(lang);
    document().set_title(&[t.page.site_name, " · ", t.page.tagline].concat());
    if let Some(root) = document().document_element() {
        ignore(root.set_attribute("lang", if lang == Lang::Id { "id" } else { "en" }));
    }
    for (selector, words) in [(".skip", t.page.skip_to_content), (".tagline", t.page.tagline)] {
        if let Some(element) = js::find(selector) {
            element.set_text_content(Some(words));
        }
    }
    js::set_attribute("header input", "aria-label", t.page.search_label);
    js::set_attribute("header input", "placeholder", t.page.search_placeholder);
    js::set_attribute(".veil", "aria-label", t.page.close);
    js::set_attribute(".rail", "aria-label", t.facets.heading);
    js::set_attribute(".overview", "aria-label", t.brush.label);
}

/// What of the frame follows the state: which panels are open, what is embedded, the words of the search.
fn panels(store: Store) -> (&'static str, String) {
    store.view(|view| {
        let embedded = match view.state.embed {
            None => "",
            Some(Embed::All) => "embedded",
            Some(Embed::Values) => "embedded only-value",
            Some(Embed::Releases) => "embedded only-release",
            Some(Embed::Awards) => "embedded only-award",
            Some(Embed::Programmes) => "embedded only-programme",
        };
        let open = [(view.state.claim.is_some() || view.lists_conflicts(), " with-card"), (view.desk.filters_open, " filters-open")];
        let classes: String = open.into_iter().filter(|(on, _)| *on).map(|(_, class)| class).collect();
        js::set_value("header input", &view.state.q);
        (embedded, ["app", &classes].concat())
    })
}
