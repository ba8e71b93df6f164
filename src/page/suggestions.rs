//! Under the head: what a search may have meant.
use super::kit::{memo, press, remade};
use super::store::Store;
use crate::model::facet::Facet;
use crate::present::suggestions::{Suggestion, suggestions};
use crate::state::Action;
use leptos::prelude::*;

/// Values of that name or code, and where nothing was found, what is near.
#[component]
pub fn Suggestions(store: Store) -> impl IntoView {
    let found = memo(move || (store.lang(), store.see(suggestions)));
    remade(found, "", move || {
        let (_, found) = found.get_untracked();
        let t = &store.later().suggestions;
        let values: Vec<AnyView> = found.values.iter().map(|value| chip(store, value)).collect();
        let values =
            (!values.is_empty()).then(|| view! { <p class="suggested"><span class="mute">{t.meant}</span> {values}</p> }.into_any());
        let instead = found.instead.clone().map(|instead| {
            let search = instead.clone();
            view! {
                <p class="suggested">
                    <span class="mute">{t.instead}</span>
                    <button type="button" class="chip" translate="no" on:click=press(move || store.act(Action::Search(search.clone())))>{instead}</button>
                </p>
            }
            .into_any()
        });
        let part = |(word, count): &(String, u32)| {
            let (search, words) = (word.clone(), [word, " (", &crate::present::i18n::number::count(*count, store.lang()), ")"].concat());
            view! {
                <button type="button" class="chip" translate="no" disabled=*count == 0 on:click=press(move || store.act(Action::Search(search.clone())))>{words}</button>
            }
            .into_any()
        };
        let parts: Vec<AnyView> = found.parts.iter().map(part).collect();
        let parts = (!parts.is_empty()).then(|| view! { <p class="suggested"><span class="mute">{t.alone}</span> {parts}</p> }.into_any());
        view! { {values} {instead} {parts} }.into_any()
    })
}

fn chip(store: Store, value: &Suggestion) -> AnyView {
    let t = store.t();
    let sort = match value.facet {
        Facet::Region => t.facets.region,
        Facet::Hs => t.facets.hs,
        Facet::Destination => t.facets.destination,
        Facet::Origin => t.facets.origin,
        Facet::Publisher => t.facets.publisher,
        Facet::Party => t.facets.party,
        Facet::Kind | Facet::Measure | Facet::Check => "",
    };
    let words = [sort, ": ", &value.name, " (", &crate::present::i18n::number::count(value.count, store.lang()), ")"].concat();
    let actions = vec![Action::Only(value.facet, value.value), Action::Search(value.rest.clone())];
    view! {
        <button type="button" class="chip" translate="no" data-suggested=value.facet.code() on:click=press(move || store.act_all(actions.clone()))>{words}</button>
    }
    .into_any()
}
