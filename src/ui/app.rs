//! The page as a whole.
use super::banner::Banner;
use super::card::Card;
use super::embed::{EmbedCode, EmbedSource};
use super::facets::Facets;
use super::header::Header;
use super::js::{self, document, ignore};
use super::lanes::Lanes;
use super::offline::Offline;
use super::store::Store;
use super::summary::Summary;
use super::table::Table;
use super::{api, late};
use crate::state::{Embed, Lang};
use leptos::prelude::*;

/// Takes over the document: reads the link, shows the page, then fetches the rest.
pub fn start() {
    let store = Store::new();
    let ready = api::install(store);
    if let Some(place) = js::find("#app") {
        place.set_inner_html("");
        if let Ok(place) = wasm_bindgen::JsCast::dyn_into(place) {
            leptos::mount::mount_to(place, move || view! { <App store /> }).forget();
        }
    }
    js::listen(&js::window(), "popstate", move |_| store.follow_address());
    leptos::task::spawn_local(async move {
        late::fetch(store).await;
        ready.announce();
    });
}

#[component]
fn App(store: Store) -> impl IntoView {
    let filters_open = RwSignal::new(false);
    let card_open = Memo::new(move |_| store.state.with(|s| s.claim.is_some()));
    Effect::new(move |_| {
        let t = store.strings();
        document().set_title(&format!("{} · {}", t.page.site_name, t.page.tagline));
        if let Some(root) = document().document_element() {
            ignore(root.set_attribute("lang", if store.lang.get() == Lang::Id { "id" } else { "en" }));
        }
    });
    Effect::new(move |_| {
        if let Some(body) = document().body() {
            let embed = store.state.with(|s| s.embed);
            body.set_class_name(match embed {
                None => "",
                Some(Embed::All) => "embedded",
                Some(Embed::Values) => "embedded only-value",
                Some(Embed::Releases) => "embedded only-release",
                Some(Embed::Awards) => "embedded only-award",
                Some(Embed::Programmes) => "embedded only-programme",
            });
        }
    });
    let close_filters = move || {
        filters_open.set(false);
        js::next_frame(|| js::focus("#open-filters"));
    };
    let show_claims = move || (store.strings().facets.show_claims)(store.answer.with(|a| a.rows.len() as u32));
    view! {
        <a class="skip" href="#" on:click=|event| { event.prevent_default(); js::focus("main"); }>{move || store.strings().page.skip_to_content}</a>
        <Header store filters_open />
        <div class="app" class:with-card=card_open class:filters-open=filters_open>
            <button type="button" class="veil" aria-label=move || store.strings().page.close on:click=move |_| close_filters()></button>
            <nav class="rail" aria-label=move || store.strings().facets.heading on:keydown=move |event| if event.key() == "Escape" { close_filters() }>
                <div class="grab" aria-hidden="true"></div>
                <button type="button" class="drawer-button close" on:click=move |_| close_filters()>{show_claims}</button>
                <Facets store />
            </nav>
            <main tabindex="-1">
                <Banner store />
                <Summary store />
                <Lanes store />
                <Table store />
                <EmbedSource store />
                <p class="print-link" hidden=true>{move || { store.state.track(); store.link_to_share() }}</p>
            </main>
            <Card store />
        </div>
        <footer>
            <p>{move || store.session.with_value(|s| (store.strings().page.holdings)(s.data.claims.len() as u32, s.data.sources.len() as u32))}
                " " {move || store.session.with_value(|s| (store.strings().page.version)(&s.data.version))}</p>
            <p>{move || store.strings().page.data_licence} " " {move || store.strings().page.code_licence}</p>
            <EmbedCode store />
            <Offline store />
        </footer>
    }
}
