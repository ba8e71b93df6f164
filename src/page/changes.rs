//! A link made on other data: what changed since, within what it shows.
use super::Command;
use super::kit::{Followed, memo, press, remade};
use super::store::Store;
use super::ui::Known;
use crate::model::edtf::Period;
use crate::present::i18n::date;
use crate::present::view::View;
use crate::query::history::{Change, Since};
use leptos::prelude::*;

/// The message; nothing for links that carry no version, or the one on the screen.
#[component]
pub fn Changes(store: Store) -> impl IntoView {
    let dismissed = RwSignal::new(None::<String>);
    let shown = memo(move || {
        let now = store.shown();
        let link = now.state.version.as_ref();
        let is_other = link.is_some_and(|link| store.with_session(|s| s.data.version != *link));
        (is_other && dismissed.with(|of| of.as_ref() != link))
            .then(|| (now, store.ui.versions.followed(), store.lang(), store.ui.details.followed()))
    });
    remade(shown, "", move || {
        if shown.followed().is_none() {
            return ().into_any();
        }
        let told = store.draw(&|view| message(store, view));
        view! {
            <section id="changes" class="news">
                {told}
                <button type="button" class="link" on:click=press(move || dismissed.set(store.shown_untracked().state.version.clone()))>{store.later().banner.dismiss}</button>
            </section>
        }
        .into_any()
    })
}

fn message(store: Store, view: &View) -> AnyView {
    let (t, now) = (&view.later().changes, &view.session.data.version);
    let Some(link) = &view.state.version else { return ().into_any() };
    let words = match store.ui.versions.followed() {
        Known::NotAsked | Known::Coming => t.looking.to_owned(),
        Known::Failed => {
            let again = press(move || store.command(Command::RetryVersions));
            let retry = view.strings().page.retry;
            return view! { <p role="alert"><span>{t.failed}</span> " " <button type="button" on:click=again>{retry}</button></p> }
                .into_any();
        }
        Known::Here(history) => match history.since(link, view.state, &view.answer.rows, view.session) {
            None => (t.unknown)(link, now),
            Some(since) => return told(store, view, &since),
        },
    };
    view! { <p>{words}</p> }.into_any()
}

/// What changed: one sentence, and the claims on request.
fn told(store: Store, view: &View, since: &Since) -> AnyView {
    let t = &view.later().changes;
    let day = Period::parse(&since.day).map_or_else(|_| since.day.clone(), |period| date::period(&period, view.lang));
    let of = |wanted: fn(&Change) -> bool| since.changes.iter().filter(|change| wanted(change)).copied().collect::<Vec<Change>>();
    let added = of(|change| matches!(change, Change::Added(_)));
    let changed = of(|change| matches!(change, Change::Changed(_)));
    let removed = of(|change| matches!(change, Change::Removed(_)));
    let mut sentence = if since.changes.is_empty() {
        (t.nothing)(&day)
    } else {
        (t.some)(&day, added.len() as u32, changed.len() as u32, removed.len() as u32)
    };
    if since.lists {
        sentence.push(' ');
        sentence.push_str(t.lists);
    }
    if since.changes.is_empty() {
        return view! { <p>{sentence}</p> }.into_any();
    }
    let lists: Vec<AnyView> = [("added", t.added, added), ("changed", t.changed, changed), ("removed", t.removed, removed)]
        .into_iter()
        .filter(|(_, _, list)| !list.is_empty())
        .map(|(name, head, list)| {
            let items: Vec<AnyView> = list.into_iter().map(|change| item(store, view, since, change)).collect();
            view! { <h3>{head}</h3><ul data-change=name>{items}</ul> }.into_any()
        })
        .collect();
    view! {
        <p>{sentence}</p>
        <details id="changed-claims"><summary>{t.show}</summary>{lists}</details>
    }
    .into_any()
}

fn item(store: Store, view: &View, since: &Since, change: Change) -> AnyView {
    match change {
        Change::Added(row) | Change::Changed(row) => {
            let title = view.session.data.claims.get(row).map_or("", |c| c.title.here(view.lang)).to_owned();
            view! { <li><button type="button" class="link" on:click=press(move || store.command(Command::Open(row)))>{title}</button></li> }
                .into_any()
        }
        Change::Removed(place) => {
            let old = since.old.get(place);
            let title = old.and_then(|old| old.title[view.lang].clone()).unwrap_or_default();
            view! { <li>{title}</li> }.into_any()
        }
    }
}
