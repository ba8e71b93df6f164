//! The page as a whole.
use super::js::{self, document, ignore};
use super::lanes::lanes;
use super::section::{section, table};
use super::store::{NARROW, Store};
use super::{acts, api, changes, embed, late, offline};
use crate::facet::Facet;
use crate::i18n::strings;
use crate::state::{Embed, Lang};
use crate::view::{Act, Part};
use leptos::prelude::*;

/// The facets, in the order of the rail.
const RAIL: [Facet; 8] = [Facet::Kind, Facet::Check, Facet::Region, Facet::Hs, Facet::To, Facet::Measure, Facet::Publisher, Facet::Origin];

/// Takes over the document: reads the link, shows the page, then fetches the rest.
pub fn start() {
    let store = Store::new();
    let ready = api::install(store);
    leptos::task::spawn_local(async move {
        if !late::words(store, store.first_lang()).await {
            js::set_attribute("#needs-data", "data-missing", "");
            return;
        }
        mount(store);
        late::fetch(store).await;
        ready.announce();
        warm(store, 0);
    });
}

fn mount(store: Store) {
    if let Some(place) = js::find("#app") {
        place.set_inner_html("");
        if let Ok(place) = wasm_bindgen::JsCast::dyn_into(place) {
            leptos::mount::mount_to(place, move || app(store)).forget();
        }
    }
    changes::follow(store);
    embed::follow(store);
    acts::listen(store, offline::follow(store));
    js::listen(&js::window(), "popstate", move |_| store.follow_address());
    if let Ok(Some(narrow)) = js::window().match_media(NARROW) {
        js::listen(&narrow, "change", move |_| store.narrow.set(js::media(NARROW)));
    }
    more_rows(store);
}

/// Readies the claims for searches, a few at a time, while the browser has nothing better to do.
fn warm(store: Store, from: usize) {
    js::when_idle(move || {
        if let Some(next) = store.session.with_value(|session| session.warm(from, 8)) {
            warm(store, next);
        }
    });
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

fn app(store: Store) -> AnyView {
    Effect::new(move |before: Option<Lang>| {
        store.state.track();
        let lang = store.lang();
        if before != Some(lang) {
            speak(lang);
        }
        lang
    });
    Effect::new(move |before: Option<(&'static str, String)>| {
        let now = panels(store);
        if before.as_ref() != Some(&now) {
            if let Some(body) = document().body() {
                body.set_class_name(now.0);
            }
            js::set_attribute(".app", "class", &now.1);
        }
        now
    });
    let facets: Vec<AnyView> = RAIL.into_iter().map(|facet| facet_section(store, facet)).collect();
    view! {
        <a class="skip" href="#"></a>
        <header class="top">
            <h1>"Jejak Ekspor"</h1>
            <span class="tagline"></span>
            <form role="search"><input type="search" role="searchbox" maxlength="200" autocomplete="off" /></form>
            {section(store, Part::Tools, "part")}
        </header>
        <div role="status">{section(store, Part::ByHand, "part")}</div>
        <div class="app">
            <button type="button" class="veil" data-act=Act::CloseFilters.code()></button>
            <nav class="rail">
                <div class="grab" aria-hidden="true"></div>
                {section(store, Part::ShowClaims, "part")}
                {facets}
            </nav>
            <main tabindex="-1">
                <div role="status">{section(store, Part::Changes, "part")}</div>
                {section(store, Part::Banner, "part")}
                {section(store, Part::Summary, "part")}
                <div class="hide" role="status">{section(store, Part::Announcement, "part")}</div>
                {lanes(store)}
                {table(store)}
                {section(store, Part::EmbedSource, "part")}
                <div class="print-link" hidden>{section(store, Part::PrintLink, "part")}</div>
            </main>
            {section(store, Part::Card, "part")}
        </div>
        <footer>
            {section(store, Part::Footer, "part")}
            {section(store, Part::EmbedCode, "part")}
            <div role="status">{section(store, Part::Kept, "part")}</div>
            <div role="status">{section(store, Part::News, "part")}</div>
        </footer>
    }
    .into_any()
}

fn facet_section(store: Store, facet: Facet) -> AnyView {
    view! {
        <section class="facet" data-facet=facet.key()>
            {section(store, Part::FacetHead(facet), "part")}
            {section(store, Part::FacetRows(facet), "rows")}
            {section(store, Part::FacetMore(facet), "part")}
        </section>
    }
    .into_any()
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
        let open = [(view.state.claim.is_some(), " with-card"), (view.desk.filters_open, " filters-open")];
        let classes: String = open.into_iter().filter(|(on, _)| *on).map(|(_, class)| class).collect();
        js::set_value("header input", &view.state.q);
        (embedded, ["app", &classes].concat())
    })
}
