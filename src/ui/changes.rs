//! A link made on other data: what changed since, within what it shows.
use super::late;
use super::store::Store;
use crate::edtf::Period;
use crate::history::{self, Change, History, Since};
use crate::i18n::{date, phrase};
use crate::state::{Action, Lang};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The history as far as it has come.
#[derive(Clone, PartialEq)]
enum Known {
    NotAsked,
    Coming,
    Here(History),
    Failed,
}

/// The message; absent for links that carry no version, or the one on the screen.
#[component]
pub fn Changes(store: Store) -> impl IntoView {
    let known = RwSignal::new_local(Known::NotAsked);
    let dismissed = RwSignal::new(false);
    let other = Memo::new(move |_| {
        let link = store.state.with(|s| s.version.clone())?;
        store.session.with_value(|s| s.data.version != link).then_some(link)
    });
    Effect::new(move |_| {
        if other.with(Option::is_some) && known.with_untracked(|k| *k == Known::NotAsked) {
            known.set(Known::Coming);
            spawn_local(async move {
                let text = late::bytes(history::NAME).await.ok().and_then(|bytes| String::from_utf8(bytes).ok());
                known.set(text.and_then(|text| History::parse(&text)).map_or(Known::Failed, Known::Here));
            });
        }
    });
    let message = move || {
        let link = other.get()?;
        if dismissed.get() {
            return None;
        }
        let t = &store.strings().changes;
        let shown = store.session.with_value(|s| s.data.version.clone());
        let body = known.with(|known| match known {
            Known::NotAsked | Known::Coming => view! { <p>{t.looking}</p> }.into_any(),
            Known::Failed => view! { <p>{t.failed}</p> }.into_any(),
            Known::Here(history) => {
                let rows = store.answer.with(|answer| answer.rows.clone());
                let since = store.state.with(|state| store.session.with_value(|s| history.since(&link, state, &rows, s)));
                match since {
                    None => view! { <p>{(t.unknown)(&link, &shown)}</p> }.into_any(),
                    Some(since) => told(store, &since).into_any(),
                }
            }
        });
        Some(view! {
            <section id="changes" class="news" role="status">
                {body}
                <button type="button" class="link" on:click=move |_| dismissed.set(true)>{store.strings().banner.dismiss}</button>
            </section>
        })
    };
    view! { {message} }
}

/// What changed: one sentence, and the claims on request.
fn told(store: Store, since: &Since) -> impl IntoView + use<> {
    let lang = store.lang.get();
    let t = &store.strings().changes;
    let day = Period::parse(&since.day).map_or_else(|_| since.day.clone(), |period| date::period(&period, lang));
    let of = |wanted: fn(&Change) -> bool| since.changes.iter().filter(|change| wanted(change)).copied().collect::<Vec<_>>();
    let added = of(|change| matches!(change, Change::Added(_)));
    let changed = of(|change| matches!(change, Change::Changed(_)));
    let removed = of(|change| matches!(change, Change::Removed(_)));
    let sentence = if since.changes.is_empty() {
        (t.nothing)(&day)
    } else {
        (t.some)(&day, added.len() as u32, changed.len() as u32, removed.len() as u32)
    };
    let item = |change: &Change| match *change {
        Change::Added(row) | Change::Changed(row) => {
            let title = store.session.with_value(|s| s.data.claims.get(usize::from(row)).map(|c| phrase(&c.title, lang).to_string()));
            view! { <li><button type="button" class="link" on:click=move |_| store.act(Action::Open(Some(row)))>{title}</button></li> }
                .into_any()
        }
        Change::Removed(place) => {
            let title = since.old.get(place).map(|old| if lang == Lang::Id { old.title_id.clone() } else { old.title_en.clone() });
            view! { <li>{title}</li> }.into_any()
        }
    };
    let group = |name: &'static str, head: &'static str, changes: &[Change]| {
        (!changes.is_empty()).then(|| view! { <h3>{head}</h3> <ul data-change=name>{changes.iter().map(item).collect_view()}</ul> })
    };
    let lists = (!since.changes.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t.show}</summary>
                {group("added", t.added, &added)}
                {group("changed", t.changed, &changed)}
                {group("removed", t.removed, &removed)}
            </details>
        }
    });
    view! { <p>{sentence} {since.lists.then(|| format!(" {}", t.lists))}</p> {lists} }
}
