//! The facet rail: rows with live counts, the chosen ones first, the rest a step away.
use super::js;
use super::store::Store;
use super::words::{facet_value, kind_class};
use crate::facet::{Facet, NONE};
use crate::i18n::number;
use crate::record::Kind;
use crate::search;
use crate::state::Action;
use leptos::prelude::*;
use std::cmp::Reverse;

/// Rows shown before the facet is unfolded.
const FOLDED: usize = 5;

/// The rail of facets.
#[component]
pub fn Facets(store: Store) -> impl IntoView {
    let order = [Facet::Kind, Facet::Region, Facet::Hs, Facet::To, Facet::Measure, Facet::Publisher, Facet::Origin];
    order.map(|facet| facet_section(store, facet)).into_iter().collect_view()
}

fn title(store: Store, facet: Facet) -> &'static str {
    let t = &store.strings().facets;
    match facet {
        Facet::Kind => t.kind,
        Facet::Region => t.region,
        Facet::Hs => t.hs,
        Facet::To => t.destination,
        Facet::Measure => t.measure,
        Facet::Publisher => t.publisher,
        Facet::Origin => t.origin,
        Facet::Check => t.check,
    }
}

fn facet_section(store: Store, facet: Facet) -> impl IntoView {
    let f = facet as usize;
    let unfolded = RwSignal::new(false);
    let needle = RwSignal::new(String::new());
    // Ordinals in the order of the rows: chosen, then by count; a search shows all that match, zero counts too.
    let rows = Memo::new(move |_| {
        let answer = store.answer.get();
        let lang = store.lang.get();
        let chosen = store.state.with(|s| s.facets[f].clone());
        store.session.with_value(|s| {
            let counts = &answer.counts[f];
            let count = |o: &u16| count_of(counts, *o);
            let mut all: Vec<u16> = (0..counts.len().saturating_sub(1) as u16).chain([NONE]).collect();
            if facet == Facet::Kind {
                all = vec![1, 0, 2, 3];
                return (all.clone(), all.len());
            }
            let words = needle.with(|n| search::words(n));
            if !words.is_empty() {
                all.retain(|o| {
                    let name = search::words(&facet_value(s, facet, *o, lang));
                    words.iter().all(|w| name.iter().any(|n| n.starts_with(w.as_str())))
                });
            }
            let key = |o: &u16| (!chosen.contains(o), Reverse(count(o)), *o);
            crate::order::sort(&mut all, |a, b| key(a).cmp(&key(b)));
            let total = all.len();
            if !unfolded.get() {
                let least = FOLDED.max(chosen.len());
                // Where nothing is left the rows stay, with their zeros.
                if all.iter().any(|o| count(o) > 0) {
                    all.retain(|o| count(o) > 0 || chosen.contains(o));
                }
                all.truncate(least);
            }
            (all, total)
        })
    });
    let list = move || rows.with(|(list, _)| list.clone());
    let more = move || {
        let t = &store.strings().facets;
        let (shown, total) = rows.with(|(list, total)| (list.len(), *total));
        if unfolded.get() { Some(t.show_fewer.to_string()) } else { (total > shown).then(|| (t.show_all)(total as u32)) }
    };
    view! {
        <section class="facet" data-facet=facet.key() aria-label=move || title(store, facet)>
            <div class="facet-head">
                <h3>{move || title(store, facet)}</h3>
                {move || store.state.with(|s| !s.facets[f].is_empty()).then(|| view! {
                    <button class="link" type="button" on:click=move |_| store.act(Action::ClearFacet(facet)) aria-label=move || (store.strings().facets.clear)(title(store, facet))>"✕"</button>
                })}
            </div>
            {move || unfolded.get().then(|| view! {
                <input type="search" aria-label=(store.strings().facets.narrow)(title(store, facet)) placeholder=(store.strings().facets.narrow)(title(store, facet))
                    on:input=move |event| needle.set(event_target_value(&event)) />
            })}
            <div class="rows" class:long=move || unfolded.get()>
                <For each=list key=|ordinal| *ordinal children=move |ordinal| row(store, facet, ordinal) />
                {move || rows.with(|(list, _)| list.is_empty()).then(|| view! { <p class="mute">{(store.strings().facets.nothing_found)(&needle.get())}</p> })}
            </div>
            {move || more().map(|words| view! {
                <button class="link" type="button" aria-expanded=move || unfolded.get().to_string()
                    on:click=move |_| { unfolded.update(|u| *u = !*u); needle.set(String::new()); }>{words}</button>
            })}
        </section>
    }
    .into_any()
}

fn count_of(counts: &[u32], ordinal: u16) -> u32 {
    if ordinal == NONE { counts.last().copied() } else { counts.get(usize::from(ordinal)).copied() }.unwrap_or(0)
}

fn row(store: Store, facet: Facet, ordinal: u16) -> impl IntoView {
    let f = facet as usize;
    let count = Memo::new(move |_| store.answer.with(|a| count_of(&a.counts[f], ordinal)));
    let most = move || store.answer.with(|a| a.counts[f].iter().max().copied().unwrap_or(0).max(1));
    let chosen = Memo::new(move |_| store.state.with(|s| s.facets[f].contains(&ordinal)));
    let code = store.session.with_value(|s| s.facets.code(facet, ordinal, &s.data).to_string());
    let name = move || store.session.with_value(|s| facet_value(s, facet, ordinal, store.lang.get()));
    let dot = (facet == Facet::Kind).then(|| {
        let kind = [Kind::Release, Kind::Value, Kind::Award, Kind::Programme][usize::from(ordinal.min(3))];
        view! { <i class=format!("dot {}", kind_class(kind))></i> }
    });
    let selector = format!("[data-facet={}] [data-code=\"{code}\"] input", facet.key());
    let toggled = move |_| {
        store.act(Action::Toggle(facet, ordinal));
        // A chosen row moves up; the focus moves with it.
        let selector = selector.clone();
        js::next_frame(move || js::focus(&selector));
    };
    view! {
        <label class:on=chosen class:none=move || count.get() == 0 data-code=code>
            <input type="checkbox" prop:checked=chosen on:change=toggled />
            <span class="nm">{dot}{name}</span>
            <span class="ct">{move || number::number(f64::from(count.get()), store.lang.get())}</span>
            <span class="bar" style:transform=move || format!("scaleX({:.3})", f64::from(count.get()) / f64::from(most()))></span>
        </label>
    }
    .into_any()
}
