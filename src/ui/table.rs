//! The table: the lanes' twin, one row a claim.
use super::js;
use super::store::Store;
use super::words::{amount, kind_class, main_observation};
use crate::i18n::{date, name, phrase};
use crate::state::{Action, Column};
use leptos::prelude::*;

/// Rows made at once; more come as the reader scrolls towards them.
const PAGE: usize = 40;
const COLUMNS: [Column; 8] =
    [Column::Kind, Column::Title, Column::When, Column::Where, Column::Value, Column::Publisher, Column::Published, Column::Origin];

fn class(column: Column) -> &'static str {
    match column {
        Column::Kind => "kind",
        Column::Title => "title",
        Column::When => "when",
        Column::Where => "where",
        Column::Value => "amount num",
        Column::Publisher => "publisher",
        Column::Published => "published",
        Column::Origin => "origin",
    }
}

/// The table of the claims that the lanes show.
#[component]
pub fn Table(store: Store) -> impl IntoView {
    let limit = RwSignal::new(PAGE);
    let total = move || store.answer.with(|a| a.rows.len());
    Effect::new(move |_| {
        store.answer.track();
        limit.set(PAGE);
    });
    js::listen(&js::window(), "scroll", move |_| {
        let near_end = js::find("#show-all").is_some_and(|b| b.get_bounding_client_rect().top() < 2000.0);
        if near_end && limit.try_get_untracked().is_some_and(|shown| shown < total()) {
            limit.update(|n| *n += PAGE);
        }
    });
    js::listen(&js::window(), "beforeprint", move |_| {
        if limit.try_get_untracked().is_some() {
            limit.set(usize::MAX);
        }
    });
    let rows = move || store.answer.with(|a| a.rows.iter().take(limit.get()).copied().collect::<Vec<_>>());
    let heads = move || {
        let t = store.strings();
        let sort = store.state.with(|s| s.sort);
        COLUMNS
            .iter()
            .map(|column| {
                let column = *column;
                let words = match column {
                    Column::Kind => t.table.kind,
                    Column::Title => t.table.title,
                    Column::When => t.table.when,
                    Column::Where => t.table.place,
                    Column::Value => t.table.value,
                    Column::Publisher => t.table.publisher,
                    Column::Published => t.table.published,
                    Column::Origin => t.table.origin,
                };
                let sorted = sort.column == column;
                let order = if sort.descending { ("descending", " ↓") } else { ("ascending", " ↑") };
                let shown = if column == Column::Kind { "" } else { words };
                view! {
                    <th scope="col" class=class(column) aria-sort=sorted.then_some(order.0)>
                        <button type="button" aria-label=(t.table.sort_by)(words) on:click=move |_| store.act(Action::SortBy(column))>
                            {shown}{if sorted { order.1 } else if shown.is_empty() { "↕" } else { "" }}
                        </button>
                    </th>
                }
            })
            .collect_view()
    };
    view! {
        <table id="table" hidden=move || total() == 0>
            <caption>{move || (store.strings().table.caption)(total() as u32)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody><For each=rows key=|row| *row children=move |row| table_row(store, row) /></tbody>
        </table>
        <div class="more-rows" hidden={move || limit.get() >= total()}>
            <button id="show-all" type="button" on:click=move |_| limit.set(usize::MAX)>
                {move || (store.strings().table.show_rest)((total() - limit.get().min(total())) as u32)}
            </button>
        </div>
    }
}

fn table_row(store: Store, row: u16) -> impl IntoView {
    let n = usize::from(row);
    let selected = Memo::new(move |_| store.state.with(|s| s.claim == Some(row)));
    let id = store.session.with_value(|s| s.data.claims.get(n).map(|c| c.id.clone()));
    let cells = move || {
        let lang = store.lang.get();
        let t = store.strings();
        let unit = store.state.with(|s| s.unit);
        let measure = store.lane_measure();
        store.late.track();
        store.session.with_value(|s| {
            let claim = s.data.claims.get(n)?;
            let source = s.data.sources.get(usize::from(claim.source))?;
            let codes = &s.data.codes;
            let observation = main_observation(claim, measure);
            let value = observation.map(|o| amount(s, n, o, unit, lang)).unwrap_or_default();
            let more = claim.observations.len().saturating_sub(1) as u32;
            let place = codes.regions.get(usize::from(claim.region)).map(|r| r.name.clone());
            let published = source.published.map_or("–".to_string(), |p| date::period(&p, lang));
            let origin = claim.origin.and_then(|o| codes.origins.get(usize::from(o))).map_or("–", |o| name(o, lang)).to_string();
            Some(view! {
                <td class="kind"><i class=format!("dot {}", kind_class(claim.kind)) title=t.kind(claim.kind).one></i><span class="hide">{t.kind(claim.kind).one}</span></td>
                <td class="title"><button type="button" class="open">{phrase(&claim.title, lang).to_string()}</button></td>
                <td class="when">{date::period(&claim.when, lang)}</td>
                <td class="where">{place}</td>
                <td class="amount num">{value}{(more > 0).then(|| view! { <span class="mute more-figures">{(t.table.more_figures)(more)}</span> })}</td>
                <td class="publisher">{source.publisher.clone()}</td>
                <td class="published">{published}</td>
                <td class="origin">{origin}</td>
            })
        })
    };
    view! {
        <tr data-claim=id data-row=row class:sel=selected on:click=move |_| store.act(Action::Open(Some(row)))>{cells}</tr>
    }
    .into_any()
}
