//! A place that no claim is about: that this is not zero, where its name stands, and what its province has.
use super::parts::sentences;
use super::years;
use crate::model::claim::Kind;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal, RegionIx};
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::place::{name, takeaway, title};
use crate::present::view::View;
use crate::query::place::Place;
use crate::state::{Action, State};
use leptos::prelude::*;

/// That no claim is about a place, and that this is not zero; where claims about others have its name, the way to them; of a province, that
/// its parts have claims.
pub fn told(view: &View, place: &Place) -> AnyView {
    let t = &answer_strings(view.lang).silence;
    let word = view.session.data.codes.regions.get(place.region).map_or("", |region| region.bare_name());
    let is_elsewhere = view.session.data.claims.iter().any(|claim| claim.title.here(view.lang).contains(word));
    let elsewhere = is_elsewhere.then(|| {
        let link = view.link(&|state| *state = State { q: word.to_owned(), lang: Some(view.lang), ..State::default() });
        view! { <p><a href=link translate="no">{(t.elsewhere)(word)}</a></p> }.into_any()
    });
    let parts = (place.of_parts > 0).then(|| view! { <p>{(t.parts_only)(place.of_parts)}</p> }.into_any());
    view! {
        <section class="silence">
            <h3 translate="no">{(t.heading)(&title(view, place.region))}</h3>
            <p>{t.not_zero}</p>
            {elsewhere}
            {parts}
        </section>
    }
    .into_any()
}

/// What the province of a place has; nothing of a province itself.
pub fn of_province(store: Store, view: &View, place: &Place) -> AnyView {
    let parent = view.session.data.codes.regions.get(place.region).and_then(|region| region.parent);
    let province = parent.filter(|up| view.session.data.codes.regions.get(*up).is_some_and(|region| region.parent.is_some()));
    let known: Vec<ClaimIx> = view.session.data.claims.indices().filter(|row| view.session.is_known(*row, view.state)).collect();
    province.map_or_else(|| ().into_any(), |province| wider(store, view, province, &known))
}

/// What the province has: its sentences and its table, under its own name.
fn wider(store: Store, view: &View, province: RegionIx, known: &[ClaimIx]) -> AnyView {
    let t = &answer_strings(view.lang).silence;
    let parts = view.session.parts_of(province);
    let rows: Vec<ClaimIx> = known
        .iter()
        .copied()
        .filter(|row| view.session.data.claims.get(*row).is_some_and(|c| c.region == province || parts.contains(&c.region)))
        .collect();
    let named = parts.iter().filter(|part| !view.session.about(&rows, **part).is_empty()).count() as u32;
    let place = view.session.place(&rows, province, view.state);
    let go = press(move || {
        store.act(Action::Only(Facet::Region, Ordinal::of(province)));
        store.command(Command::Focus(".answer-head h2"));
    });
    let open = (!rows.is_empty()).then(|| {
        view! { <button type="button" class="primary" translate="no" on:click=go>{(t.open)(&name(view, province), rows.len() as u32)}</button> }
            .into_any()
    });
    let has_values = place.own.iter().any(|row| view.session.data.claims.get(*row).is_some_and(|claim| claim.kind == Kind::Value));
    let table = has_values.then(|| years::of_place(store, view, province, &place.own));
    view! {
        <section class="answer">
            <h2 translate="no">{(t.province)(&name(view, province))}</h2>
            <p>{(t.named)(&name(view, province), named, parts.len() as u32)}</p>
            {sentences(store, &takeaway(view, &place))}
            {open}
            {table}
        </section>
    }
    .into_any()
}
