//! An opened table: how its rows were counted, what is wrong with it, and its filters.
use super::dialog::{OpenTable, Reading};
use super::filters::{Amount, Facet, Period};
use super::held::Held;
use super::mapping_form::MappingForm;
use super::select::options;
use super::ui::TableUi;
use crate::present::i18n::number;
use crate::protocol::answer::{ColumnKind, Grain, ReadColumn, Values, ViewBin};
use crate::signals::Followed;
use leptos::prelude::*;

/// The table.
#[component]
pub fn Table(ui: TableUi, table: OpenTable) -> impl IntoView {
    let records = table.about.records;
    let count = move || ui.with_view(|view| view.count).unwrap_or_default();
    let of_kind = |kind: ColumnKind| table.columns.iter().filter(|column| column.kind == kind).cloned().collect::<Vec<_>>();
    let (amounts, codes) = (of_kind(ColumnKind::Amount), of_kind(ColumnKind::Codes));
    let names: Vec<String> = amounts.iter().map(|column| column.name.clone()).collect();
    let is_dated = table.columns.iter().any(|column| column.kind == ColumnKind::Period);
    let is_stored = ui.memo(|dialog| dialog.is_stored);
    view! {
        <p translate="no"><b>{table.about.file.clone()}</b> " " {table.about.title.clone()}</p>
        {table.about.reading.clone().map(|words| view! { <p id="desk-reading" translate="no">{move || ui.say(&words)}</p> })}
        <Held ui id="desk-held" is_told=false />
        {table.reading.map(|reading| view! { <HowItWasRead ui reading /> })}
        <p class="mute">{move || is_stored.followed().then(|| ui.words().stored)}</p>
        <p id="desk-count" translate="no" role="status" data-count=count>{move || (ui.words().passing)(count(), records)}</p>
        <MappingForm ui />
        {move || (count() == 0).then(|| view! { <p>{ui.words().nothing}</p> })}
        {(is_dated && !names.is_empty()).then(|| view! { <Sums ui amounts=names grain=table.about.grain /> })}
        <div class="desk-filters">
            {is_dated.then(|| view! { <Period ui /> })}
            {amounts.into_iter().map(|column| view! { <Amount ui column /> }).collect_view()}
        </div>
        <div class="desk-filters">{codes.into_iter().map(|column| view! { <Facet ui column /> }).collect_view()}</div>
        <p><button type="button" id="desk-another" on:click=move |_| ui.start_again()>{move || ui.words().another}</button></p>
    }
}

/// What of each column is added, to be changed: then the rows are read again.
#[component]
fn Added(ui: TableUi, columns: Vec<ReadColumn>) -> impl IntoView {
    let row = |ReadColumn { column, name, values, evidence }: ReadColumn| {
        let choices = move || {
            let named = Values::ALL.iter().map(|values| (values.code().to_owned(), (ui.words().values_are)(*values).to_owned()));
            options(named.collect(), values.code())
        };
        let change = move |event: leptos::ev::Event| {
            let chosen = event_target_value(&event);
            if let Some(values) = Values::ALL.iter().find(|values| values.code() == chosen) {
                ui.set_values(column, *values);
            }
        };
        view! {
            <li><label><span translate="no">{name}</span> " " <select data-column=column on:change=change>{choices}</select></label>
                " " <span class="mute">{move || (ui.words().shown_by)(evidence)}</span></li>
        }
    };
    (!columns.is_empty()).then(|| {
        view! {
            <details id="desk-added">
                <summary>{move || ui.words().added}</summary>
                <ul>{columns.into_iter().map(row).collect_view()}</ul>
            </details>
        }
    })
}

#[component]
fn HowItWasRead(ui: TableUi, reading: Reading) -> impl IntoView {
    let Reading { rows, accepted, rejected, asides, groups, rejected_is_whole: is_whole, columns } = reading;
    view! {
        <Added ui columns />
        <p id="desk-conservation">{move || (ui.words().counted)(rows, accepted, rejected, asides)}</p>
        {(!groups.is_empty()).then(|| view! {
            <details id="desk-problems" open=rejected.gt(&0)>
                <summary>{move || ui.words().problems}</summary>
                <ul>{groups.into_iter().map(|group| view! {
                    <li translate="no">{
                        let words = group.words.clone();
                        move || ui.say(&words)
                    } " " <span class="mute">{move || (ui.words().group)(group.count, group.first_line)}</span></li>
                }).collect_view()}</ul>
                {(rejected > 0).then(|| view! {
                    <p><button type="button" id="desk-rejected" on:click=move |_| ui.download_rejected()>{move || ui.words().download_rejected}</button></p>
                })}
                {(!is_whole).then(|| view! { <p>{move || ui.words().download_cut}</p> })}
            </details>
        })}
    }
}

#[component]
fn Sums(ui: TableUi, amounts: Vec<String>, grain: Option<Grain>) -> impl IntoView {
    let bins = move || -> Vec<ViewBin> { ui.with_view(|view| view.bins.clone()).unwrap_or_default() };
    // A day is enough for a year or a month.
    let by_year = grain == Some(Grain::Year);
    let title = move || match grain {
        Some(Grain::Year) => ui.words().sum_by_year,
        Some(Grain::Quarter) => ui.words().sum_by_quarter,
        Some(Grain::HalfYear) => ui.words().sum_by_half_year,
        _ => ui.words().sum_by_month,
    };
    let (caption, region) = (title, title);
    let name = move |start: &str| start.get(..if by_year { 4 } else { 7 }).unwrap_or(start).to_owned();
    let ends = move || {
        let bins = bins();
        let (most, least) = bins.iter().fold((0.0f64, 0.0f64), |(most, least), bin| (most.max(bin.sum), least.min(bin.sum)));
        (bins, most, least)
    };
    let bars = move || {
        let (bins, most, least) = ends();
        let scale = if most > least { 100.0 / (most - least) } else { 0.0 };
        let width = 1000.0 / bins.len().max(1) as f64;
        bins.into_iter()
            .enumerate()
            .map(|(n, bin)| {
                let (top, height) = ((most - bin.sum.max(0.0)) * scale, bin.sum.abs() * scale);
                view! {
                    <rect x=format!("{:.2}", n as f64 * width) y=format!("{top:.2}") width=format!("{:.2}", width * 0.86) height=format!("{height:.2}")>
                        <title>{format!("{}: {}", name(&bin.start), number::number(bin.sum, ui.lang()))}</title>
                    </rect>
                }
            })
            .collect_view()
    };
    let scale = move || {
        let (bins, most, _) = ends();
        let (first, last) = (bins.first()?, bins.last()?);
        let most = (ui.words().highest)(&number::number(most, ui.lang()));
        Some(
            view! { <p class="desk-scale mute" translate="no"><span>{name(&first.start)}</span> " " <span>{most}</span> " " <span>{name(&last.start)}</span></p> },
        )
    };
    let summed = ui.memo(|dialog| dialog.summed.clone());
    let choose = (amounts.len() > 1).then(|| {
        view! {
            <p><label>{move || ui.words().summed} " "
                <select id="desk-sum" on:change=move |event| ui.sum(event_target_value(&event))>
                    {amounts.iter().map(|name| {
                        let own = name.clone();
                        view! { <option value=name.clone() translate="no" selected=move || summed.with_followed(|summed| summed.as_ref() == Some(&own))>{name.clone()}</option> }
                    }).collect_view()}
                </select></label></p>
        }
    });
    view! {
        <h3>{title} {(amounts.len() == 1).then(|| view! { <span translate="no">{format!(": {}", amounts[0])}</span> })}</h3>
        {choose}
        <svg class="desk-bars" viewBox="0 0 1000 100" preserveAspectRatio="none" translate="no" role="img" aria-label=caption>{bars}</svg>
        {scale}
        <details><summary>{move || ui.words().as_table}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=region><table id="desk-bins">
                <thead><tr><th scope="col">{move || ui.words().period}</th><th scope="col">{move || ui.words().sum}</th><th scope="col">{move || ui.words().rows}</th></tr></thead>
                <tbody translate="no">{move || bins().into_iter().map(|bin| view! {
                    <tr><th scope="row">{name(&bin.start)}</th><td>{number::number(bin.sum, ui.lang())}</td><td>{number::count(bin.count, ui.lang())}</td></tr>
                }).collect_view()}</tbody>
            </table></div>
        </details>
    }
}
