//! Source × time: who speaks of which year. Silence is an empty place; a claim of zero has a mark of its own.
use super::Command;
use super::kit::{Followed, When, memo, press, remade, truth, words};
use super::store::Store;
use crate::model::edtf::{Period, day_from_civil};
use crate::model::facet::Facet;
use crate::model::index::{Ordinal, PublisherIx};
use crate::present::i18n::check::check_strings;
use crate::present::i18n::number;
use crate::present::view::View;
use crate::query::coverage::{Cell, Row};
use crate::state::Action;
use leptos::prelude::*;

/// Publishers before the rest is asked for.
const SHOWN: usize = 12;

/// The head that unfolds it, and the table while it is unfolded.
#[component]
pub fn Coverage(store: Store) -> impl IntoView {
    let limit = RwSignal::new(0);
    let has_claims = memo(move || !store.shown().answer.rows.is_empty());
    let is_open = memo(move || limit.followed() > 0);
    let t = move || &check_strings(store.lang()).disputes;
    view! {
        <When is=has_claims>
            <section class="lane coverage">
                <h2>
                    <button type="button" class="unfold" id="coverage" aria-expanded=words(move || truth(is_open.followed()))
                        on:click=press(move || limit.update(|n| *n = if *n == 0 { SHOWN } else { 0 }))>{words(move || t().coverage)}</button>
                </h2>
                <When is=is_open>
                    <p class="mute" id="coverage-help">{words(move || t().coverage_help)}</p>
                    <Years store limit />
                </When>
            </section>
        </When>
    }
}

/// The table, made anew as a whole.
#[component]
fn Years(store: Store, limit: RwSignal<usize>) -> impl IntoView {
    let shown = memo(move || (store.shown(), store.lang(), limit.followed()));
    remade(shown, "", move || store.draw(&|view| table(store, view, limit)))
}

fn table(store: Store, view: &View, limit: RwSignal<usize>) -> AnyView {
    let t = &check_strings(view.lang).disputes;
    let found = view.session.coverage(&view.answer.rows);
    let shown = limit.followed();
    let most = found.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|cell| cell.claims).max().unwrap_or(1);
    let years: Vec<AnyView> = found.years.iter().map(|year| view! { <th scope="col">{year.to_string()}</th> }.into_any()).collect();
    let rows: Vec<AnyView> = found.rows.iter().take(shown).map(|row| publisher(store, view, row, &found.years, most)).collect();
    let rest = found.rows.len().saturating_sub(shown) as u32;
    let more = (rest > 0).then(|| {
        view! {
            <button type="button" class="link" on:click=press(move || {
                limit.set(usize::MAX);
                store.command(Command::Focus(".coverage .scroll"));
            })>{(t.coverage_rest)(rest)}</button>
        }
        .into_any()
    });
    view! {
        <div class="scroll years" tabindex="0" role="region" aria-labelledby="coverage">
            <table class="cover" aria-describedby="coverage-help">
                <thead><tr><th scope="col">{view.strings().facets.publisher}</th>{years}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn publisher(store: Store, view: &View, row: &Row, years: &[i32], most: u32) -> AnyView {
    let publisher = row.publisher;
    let name = view.session.data.publishers.get(publisher).cloned().unwrap_or_default();
    let cells: Vec<AnyView> = row.cells.iter().zip(years).map(|(cell, year)| mark(store, view, *cell, most, (publisher, *year))).collect();
    view! {
        <tr>
            <th scope="row"><button type="button" translate="no" on:click=press(move || store.act(Action::Toggle(Facet::Publisher, Ordinal::of(publisher))))>{name}</button></th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The claims of a publisher about a year: pressed, they are what is shown. Where there is none is silence, and nothing for the eye.
fn mark(store: Store, view: &View, cell: Option<Cell>, most: u32, (publisher, year): (PublisherIx, i32)) -> AnyView {
    let t = &check_strings(view.lang).disputes;
    let Some(cell) = cell else { return view! { <td><span class="hide">{t.silence}</span></td> }.into_any() };
    let told = (t.cell)(cell.claims, cell.zeros);
    let title = told.clone();
    let class = match (cell.zeros, cell.claims * 4 / most.max(1)) {
        (zeros, _) if zeros == cell.claims => "zero",
        (_, 0) => "some",
        (_, 1) => "more",
        _ => "most",
    };
    let shown = if cell.zeros == cell.claims { t.zero.to_owned() } else { number::count(cell.claims, view.lang) };
    let when = Period::from_days(day_from_civil(year, 1, 1), day_from_civil(year, 12, 31));
    let show = move || store.act_all(vec![Action::Only(Facet::Publisher, Ordinal::of(publisher)), Action::Brush(Some(when))]);
    view! {
        <td>
            <button type="button" class=class title=title on:click=press(show)>
                <span aria-hidden="true">{shown}</span><span class="hide">{told}</span>
            </button>
        </td>
    }
    .into_any()
}
