//! Over the lanes: what the place is, what it is part of, and what the claims about it come to.
use super::parts::{sentences, to};
use super::{silence, years};
use crate::model::index::RegionIx;
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::i18n::name;
use crate::present::place;
use crate::present::view::View;
use crate::present::years::comparison as compared;
use crate::query::place::Place;
use crate::state::{Action, Listed};
use leptos::prelude::*;

/// The head of a place.
pub fn place(store: Store, view: &View, told: &Place) -> AnyView {
    let t = &answer_strings(view.lang).place;
    let way: Vec<AnyView> =
        place::way(view, told.region).into_iter().map(|area| view! { {to(store, view, area)} " › " }.into_any()).collect();
    let way = (!way.is_empty()).then(|| view! { <nav class="way" aria-label=t.way>{way}</nav> }.into_any());
    let sentences = sentences(store, &place::takeaway(view, told));
    let silence = told.own.is_empty().then(|| silence::told(view, told));
    let speech = (!told.own.is_empty()).then(|| {
        let open = press(move || {
            store.act(Action::List(Some(Listed::Speech)));
            store.command(Command::Focus(".sheet h2"));
        });
        view! { <button type="button" class="to-sheet" on:click=open>{answer_strings(view.lang).speech.name}</button> }.into_any()
    });
    view! {
        <div class="answer-head">
            {way}
            <h2 tabindex="-1" translate="no">{place::title(view, told.region)}</h2>
            {sentences}
            {silence}
            {speech}
        </div>
    }
    .into_any()
}

/// The head of several areas.
pub fn comparison(store: Store, view: &View, areas: &[RegionIx]) -> AnyView {
    let t = &answer_strings(view.lang).comparison;
    let measure = view.session.data.codes.measures.get(view.lane_measure()).map_or("", |measure| name(&measure.entry, view.lang));
    let sentence = compared(view, &years::table_of(view, areas));
    let sentences = sentences(store, sentence.as_slice());
    view! {
        <div class="answer-head">
            <h2 tabindex="-1">{(t.heading)(areas.len() as u32, measure)}</h2>
            {sentences}
        </div>
    }
    .into_any()
}
