//! The events of a place: its releases, awards and programmes, each event once, the newest first.
use crate::model::claim::Kind;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal};
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::i18n::date;
use crate::present::view::View;
use crate::query::place::Event;
use crate::state::Action;
use leptos::prelude::*;

/// Events shown of each kind.
const SHOWN: usize = 6;

/// A list for each kind that has events.
pub fn events(store: Store, view: &View, own: &[ClaimIx]) -> AnyView {
    let of_kind = |kind: Kind| {
        let events = view.session.events(own, kind);
        (kind != Kind::Value && !events.is_empty()).then(|| list(store, view, kind, &events))
    };
    let lists: Vec<AnyView> = Kind::IN_PAGE_ORDER.into_iter().filter_map(of_kind).collect();
    if lists.is_empty() {
        return ().into_any();
    }
    view! { <div class="answer columns">{lists}</div> }.into_any()
}

fn list(store: Store, view: &View, kind: Kind, events: &[Event]) -> AnyView {
    let t = &answer_strings(view.lang).place;
    let items: Vec<AnyView> = events.iter().take(SHOWN).map(|event| item(store, view, event)).collect();
    let rest = events.len().saturating_sub(SHOWN) as u32;
    // The rest is the lane's and the list's: the filter shows them all.
    let more = (rest > 0).then(|| {
        let show = press(move || store.act(Action::Only(Facet::Kind, Ordinal::at(kind as usize))));
        view! { <button type="button" class="link" on:click=show>{(t.more)(rest)}</button> }.into_any()
    });
    view! {
        <section>
            <h2><i class=["dot ", kind.code()].concat()></i>{view.strings().lane(kind)} " " <span class="mute">{(t.events)(events.len() as u32)}</span></h2>
            <ul class="events">{items}</ul>
            {more}
        </section>
    }
    .into_any()
}

fn item(store: Store, view: &View, event: &Event) -> AnyView {
    let Some(row) = event.claims.first().copied() else { return ().into_any() };
    let title = view.session.data.claims.get(row).map_or("", |claim| claim.title.here(view.lang)).to_owned();
    let sources = (event.sources > 1)
        .then(|| view! { " " <span class="mute">{(answer_strings(view.lang).place.sources)(event.sources)}</span> }.into_any());
    view! {
        <li>
            <span class="mute" translate="no">{date::period(&event.when, view.lang)}</span>
            <span>
                <button type="button" class="go" data-open=row.number().to_string() on:click=press(move || store.command(Command::Open(row)))>{title}</button>
                {sources}
            </span>
        </li>
    }
    .into_any()
}
