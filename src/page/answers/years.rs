//! The table of years. On a narrow screen its rows are blocks, so that roles are written out: a block is no cell to a browser.
use crate::model::index::{ClaimIx, GroupIx, RegionIx, UnitIx};
use crate::model::vocabulary::Severity;
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::view::View;
use crate::present::years::{about, as_written, head, note, reckoned};
use crate::query::years::{Column, Note, Printed, Row, Years};
use crate::state::ShownUnit;
use leptos::prelude::*;

/// Figures of a cell before the rest is asked for.
const SHOWN: usize = 4;

/// The table of one place: a column for each body that has figures.
pub fn of_place(store: Store, view: &View, region: RegionIx, own: &[ClaimIx]) -> AnyView {
    let years = view.session.years(own, &[region], view.state);
    section(store, view, &years, answer_strings(view.lang).years.help)
}

/// The table of several areas: a column for each.
pub fn of_areas(store: Store, view: &View, areas: &[RegionIx]) -> AnyView {
    section(store, view, &table_of(view, areas), answer_strings(view.lang).comparison.help)
}

/// The table of several areas, of the claims that the state leaves.
pub fn table_of(view: &View, areas: &[RegionIx]) -> Years {
    view.session.years(&view.answer.others, areas, view.state)
}

fn section(store: Store, view: &View, years: &Years, help: &'static str) -> AnyView {
    let t = &answer_strings(view.lang).years;
    let left_out = (years.left_out > 0).then(|| view! { <p class="mute">{(t.left_out)(years.left_out)}</p> }.into_any());
    if years.rows.is_empty() {
        return left_out.into_any();
    }
    let unit = other_unit(view, years);
    let heads: Vec<String> = years.columns.iter().map(|column| head(view, *column)).collect();
    let columns: Vec<AnyView> =
        heads.iter().map(|head| view! { <th scope="col" role="columnheader" translate="no">{head.clone()}</th> }.into_any()).collect();
    let rows: Vec<AnyView> = years.rows.iter().map(|row| year(store, view, row, (&years.columns, &heads), unit)).collect();
    let converted = unit.map(|_| view! { <p class="mute">{t.converted}</p> }.into_any());
    view! {
        <section class="answer">
            <h2>{t.heading}</h2>
            <p class="mute" id="years-help">{help}</p>
            <div class="scroll">
                <table class="years-table" role="table" aria-label=t.heading aria-describedby="years-help">
                    <thead role="rowgroup">
                        <tr role="row"><th scope="col" role="columnheader">{t.year}</th>{columns}<th scope="col" role="columnheader">{t.notes}</th></tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
            {left_out}
            {converted}
        </section>
    }
    .into_any()
}

/// The currency that figures in another are reckoned in too: the one that the reader chose; else, where areas write different ones, rupiah.
fn other_unit(view: &View, years: &Years) -> Option<UnitIx> {
    let unit = |code: &str| view.session.data.codes.units.position(|unit| unit.entry.code == code);
    let rupiah = ShownUnit::Idr.code();
    match view.state.unit {
        ShownUnit::Idr => unit(rupiah),
        ShownUnit::Usd => unit(ShownUnit::Usd.code()),
        ShownUnit::Original if matches!(years.columns.first(), Some(Column::Area(_))) => {
            let figures = years.rows.iter().flat_map(|row| row.cells.iter().flatten()).filter_map(|p| p.members.first());
            let mut units: Vec<UnitIx> = figures.filter_map(|m| Some(view.session.data.figure(*m)?.1.unit)).collect();
            units.dedup();
            let is_several = units.iter().any(|other| Some(other) != units.first());
            is_several.then(|| unit(rupiah)).flatten()
        }
        ShownUnit::Original => None,
    }
}

fn year(store: Store, view: &View, row: &Row, (columns, heads): (&[Column], &[String]), unit: Option<UnitIx>) -> AnyView {
    let t = &answer_strings(view.lang).years;
    let is_flagged = row.notes.iter().any(|note| matches!(note, Note::Conflict(c) if c.severity() == Severity::Large));
    let cells: Vec<AnyView> = columns
        .iter()
        .zip(heads)
        .zip(&row.cells)
        .map(|((column, head), cell)| {
            let figures: Vec<AnyView> = cell.iter().map(|printed| figure(store, view, printed, (*column, row.year), unit)).collect();
            in_cell(figures, head, t.nothing, t.more)
        })
        .collect();
    let notes: Vec<AnyView> = row.notes.iter().map(|told| one_note(store, view, told)).collect();
    let notes_class = if notes.is_empty() { "notes none" } else { "notes" };
    view! {
        <tr role="row" class=if is_flagged { "disputed" } else { "" }>
            <th scope="row" role="rowheader">{row.year.to_string()}</th>
            {cells}
            <td role="cell" class=notes_class data-head=t.notes>{notes}</td>
        </tr>
    }
    .into_any()
}

fn in_cell(mut figures: Vec<AnyView>, head: &str, nothing: &'static str, more: fn(u32) -> String) -> AnyView {
    let head = head.to_owned();
    if figures.is_empty() {
        return view! { <td role="cell" class="none"><span aria-hidden="true">"·"</span><span class="hide">{nothing}</span></td> }
            .into_any();
    }
    let rest = figures.split_off(SHOWN.min(figures.len()));
    let rest = (!rest.is_empty()).then(|| view! { <details><summary>{more(rest.len() as u32)}</summary>{rest}</details> }.into_any());
    view! { <td role="cell" data-head=head translate="no">{figures}{rest}</td> }.into_any()
}

fn figure(store: Store, view: &View, printed: &Printed, (column, year): (Column, i32), unit: Option<UnitIx>) -> AnyView {
    let Some(claim) = printed.members.first().map(|member| member.claim) else { return ().into_any() };
    let class = match () {
        () if printed.disagrees => "go flag",
        () if printed.is_target || printed.scope.is_some() => "go mute",
        () => "go",
    };
    let reckoned = reckoned(view, printed, unit).map(|words| view! { " " <span class="mute">{words}</span> }.into_any());
    view! {
        <div class="printed">
            <button type="button" class=class data-open=claim.number().to_string() on:click=press(move || store.command(Command::Open(claim)))>
                {as_written(view, printed)}
            </button>
            {reckoned}
            <span class="about">{about(view, printed, column, year)}</span>
        </div>
    }
    .into_any()
}

fn one_note(store: Store, view: &View, told: &Note) -> AnyView {
    let (words, rest) = note(view, told);
    let rest = rest.map(|rest| view! { <span class="about">{rest}</span> }.into_any());
    let button = match told {
        Note::Conflict(conflict) => conflict_button(store, conflict.group, conflict.severity() == Severity::Large, words),
        Note::Jump { claim, .. } | Note::Repeated(claim) => claim_button(store, *claim, words),
    };
    view! { <div class="printed">{button} {rest}</div> }.into_any()
}

fn conflict_button(store: Store, group: GroupIx, is_large: bool, words: String) -> AnyView {
    let class = if is_large { "go flag" } else { "go mute" };
    view! {
        <button type="button" class=class translate="no" data-group=group.number().to_string() on:click=press(move || store.command(Command::OpenConflict(group)))>{words}</button>
    }
    .into_any()
}

fn claim_button(store: Store, claim: ClaimIx, words: String) -> AnyView {
    view! {
        <button type="button" class="go mute" data-open=claim.number().to_string() on:click=press(move || store.command(Command::Open(claim)))>{words}</button>
    }
    .into_any()
}
