//! The page as a whole.
use super::js::{self, document, ignore};
use super::lanes::lanes;
use super::section::section;
use super::store::{NARROW, Store};
use super::{acts, api, embed, late, offline};
use crate::facet::Facet;
use crate::state::{Embed, Lang};
use crate::view::{Act, Part};
use leptos::prelude::*;

/// The facets, in the order of the rail.
const RAIL: [Facet; 8] = [Facet::Kind, Facet::Check, Facet::Region, Facet::Hs, Facet::To, Facet::Measure, Facet::Publisher, Facet::Origin];

/// Takes over the document: reads the link, shows the page, then fetches the rest.
pub fn start() {
    let store = Store::new();
    let ready = api::install(store);
    if let Some(place) = js::find("#app") {
        place.set_inner_html("");
        if let Ok(place) = wasm_bindgen::JsCast::dyn_into(place) {
            leptos::mount::mount_to(place, move || app(store)).forget();
        }
    }
    acts::listen(store);
    js::listen(&js::window(), "popstate", move |_| store.follow_address());
    if let Ok(Some(narrow)) = js::window().match_media(NARROW) {
        js::listen(&narrow, "change", move |_| store.narrow.set(js::media(NARROW)));
    }
    more_rows(store);
    offline::keep(store);
    embed::tell_height(store);
    late::fetch_history(store);
    leptos::task::spawn_local(async move {
        late::fetch(store).await;
        ready.announce();
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
    Effect::new(move |_| follow(store));
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
                {section(store, Part::Banner, "part")}
                <div role="status">{section(store, Part::Changes, "part")}</div>
                {section(store, Part::Summary, "part")}
                <div class="hide" role="status">{section(store, Part::Announcement, "part")}</div>
                {lanes(store)}
                {section(store, Part::Table, "part")}
                {section(store, Part::EmbedSource, "part")}
                <div class="print-link" hidden>{section(store, Part::PrintLink, "part")}</div>
            </main>
            {section(store, Part::Card, "part")}
        </div>
        <footer>
            {section(store, Part::Footer, "part")}
            {section(store, Part::EmbedCode, "part")}
            <div role="status">{section(store, Part::Kept, "part")}</div>
        </footer>
        <div role="status">{section(store, Part::News, "part")}</div>
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

/// What of the frame follows the state: title, language, labels, which panels are open.
fn follow(store: Store) {
    store.view(|view| {
        let t = view.strings();
        document().set_title(&[t.page.site_name, " · ", t.page.tagline].concat());
        if let Some(root) = document().document_element() {
            ignore(root.set_attribute("lang", if view.lang == Lang::Id { "id" } else { "en" }));
        }
        if let Some(body) = document().body() {
            body.set_class_name(match view.state.embed {
                None => "",
                Some(Embed::All) => "embedded",
                Some(Embed::Values) => "embedded only-value",
                Some(Embed::Releases) => "embedded only-release",
                Some(Embed::Awards) => "embedded only-award",
                Some(Embed::Programmes) => "embedded only-programme",
            });
        }
        let text = |selector: &str, words: &str| {
            if let Some(element) = js::find(selector) {
                element.set_text_content(Some(words));
            }
        };
        text(".skip", t.page.skip_to_content);
        text(".tagline", t.page.tagline);
        let label = |selector: &str, name: &str, words: &str| {
            if let Some(element) = js::find(selector) {
                ignore(element.set_attribute(name, words));
            }
        };
        label("header input", "aria-label", t.page.search_label);
        label("header input", "placeholder", t.page.search_placeholder);
        label(".veil", "aria-label", t.page.close);
        label(".rail", "aria-label", t.facets.heading);
        label(".overview", "aria-label", t.brush.label);
        js::set_value("header input", &view.state.q);
        let open = [(view.state.claim.is_some(), " with-card"), (view.desk.filters_open, " filters-open")];
        let classes: String = open.into_iter().filter(|(on, _)| *on).map(|(_, class)| class).collect();
        label(".app", "class", &["app", &classes].concat());
    });
}
