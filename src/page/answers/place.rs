//! Below the lanes of a place: how big it is, its table of years, its events, the areas around it.
use super::parts::{to, to_conflict};
use super::{actors, lists, silence, years};
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::place::{share, share_disputes};
use crate::present::view::View;
use crate::query::place::{Place, Share};
use leptos::prelude::*;

/// What stands below the lanes.
pub fn body(store: Store, view: &View, told: &Place) -> AnyView {
    let silence = told.own.is_empty().then(|| silence::of_province(store, view, told));
    let shares: Vec<AnyView> = told.shares.iter().filter_map(|told| share_line(store, view, told)).collect();
    let how_big = (!shares.is_empty())
        .then(|| view! { <div class="answer how-big"><h3>{answer_strings(view.lang).place.how_big}</h3>{shares}</div> }.into_any());
    let years = years::of_place(store, view, told.region, &told.own);
    let lists = lists::events(store, view, &told.own);
    let around = around(store, view, told);
    let actors = actors::section(store, view);
    view! { {silence} {how_big} {years} {lists} {actors} {around} }.into_any()
}

fn share_line(store: Store, view: &View, told: &Share) -> Option<AnyView> {
    let (sentence, sum) = share(view, told)?;
    let disputes: Vec<AnyView> = share_disputes(view, told).into_iter().map(|(group, apart)| to_conflict(store, group, &apart)).collect();
    let told = (!disputes.is_empty()).then(|| view! { "(" {answer_strings(view.lang).place.contradicted} ": " {disputes} ")" }.into_any());
    Some(view! { <p translate="no">{sentence} " " <span class="mute">{sum}</span> " " {told}</p> }.into_any())
}

/// The areas around a place, each with how many claims it has.
fn around(store: Store, view: &View, told: &Place) -> AnyView {
    let t = &answer_strings(view.lang).place;
    let parent = view.session.data.codes.regions.get(told.region).and_then(|region| region.parent);
    let near = view.session.neighbours(told.region).into_iter().chain(parent);
    let known: Vec<_> = view.session.data.claims.indices().filter(|row| view.session.is_known(*row, view.state)).collect();
    let near: Vec<AnyView> = near
        .map(|area| {
            let count = view.session.about(&known, area).len() as u32;
            let (class, count) = if count > 0 { ("", (t.claims)(count)) } else { ("mute", t.not_named.to_owned()) };
            view! { <li>{to(store, view, area)} <span class=class>{count}</span></li> }.into_any()
        })
        .collect();
    if near.is_empty() {
        return ().into_any();
    }
    view! { <section class="answer"><h2>{t.neighbours}</h2><ul class="near">{near}</ul></section> }.into_any()
}
