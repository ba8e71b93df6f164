//! An opened table: how its rows were counted, what is wrong with it, and its filters.
use crate::answers::{Answer, Restored};
use crate::desk::Desk;
use crate::filters::{Amount, Facet, Period};
use crate::mapping::MappingForm;
use jejak_ekspor::present::i18n::number;
use leptos::prelude::*;

/// The table.
#[component]
pub fn Table(desk: Desk, table: Restored, answer: Option<Answer>) -> impl IntoView {
    let records = table.about.records;
    let count = move || desk.view.with(|view| view.as_ref().map_or(0, |view| view.count));
    let of_kind = |kind: &str| table.columns.iter().filter(|column| column.kind == kind).cloned().collect::<Vec<_>>();
    let (amounts, codes) = (of_kind("amount"), of_kind("codes"));
    let names: Vec<String> = amounts.iter().map(|column| column.name.clone()).collect();
    let is_dated = table.columns.iter().any(|column| column.kind == "period");
    view! {
        <p><b>{table.about.file.clone()}</b> " " {table.about.title.clone()}</p>
        {answer.map(|answer| view! { <Reading desk answer /> })}
        <p class="mute">{move || desk.is_stored.get().then(|| desk.words().stored)}</p>
        <p id="desk-count" role="status" data-count=count>{move || (desk.words().passing)(count(), records)}</p>
        <MappingForm desk />
        {move || (count() == 0).then(|| view! { <p>{desk.words().nothing}</p> })}
        {(is_dated && !names.is_empty()).then(|| view! { <Sums desk amounts=names grain=table.about.grain.clone() /> })}
        <div class="desk-filters">
            {is_dated.then(|| view! { <Period desk /> })}
            {amounts.into_iter().map(|column| view! { <Amount desk column /> }).collect_view()}
        </div>
        <div class="desk-filters">{codes.into_iter().map(|column| view! { <Facet desk column /> }).collect_view()}</div>
        <p><button type="button" id="desk-another" on:click=move |_| desk.start_again()>{move || desk.words().another}</button></p>
    }
}

#[component]
fn Reading(desk: Desk, answer: Answer) -> impl IntoView {
    let (rows, accepted, rejected, asides) = (answer.rows, answer.accepted, answer.rejected, answer.asides);
    let groups = answer.groups.clone();
    let is_whole = answer.rejected_is_whole;
    view! {
        <p id="desk-conservation">{move || (desk.words().counted)(rows, accepted, rejected, asides)}</p>
        {(!groups.is_empty()).then(|| view! {
            <details id="desk-problems" open=rejected.gt(&0)>
                <summary>{move || desk.words().problems}</summary>
                <ul>{groups.into_iter().map(|group| view! {
                    <li>{
                        let words = group.words.clone();
                        move || desk.say(&words)
                    } " " <span class="mute">{move || (desk.words().group)(group.count, group.first_line)}</span></li>
                }).collect_view()}</ul>
                {(rejected > 0).then(|| view! {
                    <p><button type="button" id="desk-rejected" on:click=move |_| desk.download_rejected()>{move || desk.words().download_rejected}</button></p>
                })}
                {(!is_whole).then(|| view! { <p>{move || desk.words().download_cut}</p> })}
            </details>
        })}
    }
}

#[component]
fn Sums(desk: Desk, amounts: Vec<String>, grain: Option<String>) -> impl IntoView {
    let bins = move || desk.view.with(|view| view.as_ref().map(|view| view.bins.clone()).unwrap_or_default());
    // A day is enough for a year or a month.
    let by_year = grain.as_deref() == Some("year");
    let title = move || match grain.as_deref() {
        Some("year") => desk.words().sum_by_year,
        Some("quarter") => desk.words().sum_by_quarter,
        _ => desk.words().sum_by_month,
    };
    let (caption, region) = (title.clone(), title.clone());
    let name = move |start: &str| start.get(..if by_year { 4 } else { 7 }).unwrap_or(start).to_owned();
    let ends = move || {
        let bins = bins();
        let (most, least) = bins.iter().fold((0.0f64, 0.0f64), |(most, least), bin| (most.max(bin.sum), least.min(bin.sum)));
        (bins, most, least)
    };
    let bars = move || {
        let (bins, most, least) = ends();
        let scale = if most > least { 100.0 / (most - least) } else { 0.0 };
        let width = (1000.0 / bins.len().max(1) as f64).min(40.0);
        bins.into_iter()
            .enumerate()
            .map(|(n, bin)| {
                let (top, height) = ((most - bin.sum.max(0.0)) * scale, bin.sum.abs() * scale);
                view! {
                    <rect x=format!("{:.2}", n as f64 * width) y=format!("{top:.2}") width=format!("{:.2}", width * 0.86) height=format!("{height:.2}")>
                        <title>{format!("{}: {}", name(&bin.start), number::number(bin.sum, desk.lang.get()))}</title>
                    </rect>
                }
            })
            .collect_view()
    };
    let scale = move || {
        let (bins, most, _) = ends();
        let (first, last) = (bins.first()?, bins.last()?);
        let most = (desk.words().highest)(&number::number(most, desk.lang.get()));
        Some(
            view! { <p class="desk-scale mute"><span>{name(&first.start)}</span> " " <span>{most}</span> " " <span>{name(&last.start)}</span></p> },
        )
    };
    let choose = (amounts.len() > 1).then(|| {
        view! {
            <p><label>{move || desk.words().summed} " "
                <select id="desk-sum" on:change=move |event| desk.sum(event_target_value(&event))>
                    {amounts.iter().map(|name| {
                        let own = name.clone();
                        view! { <option value=name.clone() selected=move || desk.summed.with(|summed| summed.as_ref() == Some(&own))>{name.clone()}</option> }
                    }).collect_view()}
                </select></label></p>
        }
    });
    view! {
        <h3>{title} {(amounts.len() == 1).then(|| format!(": {}", amounts[0]))}</h3>
        {choose}
        <svg class="desk-bars" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=caption>{bars}</svg>
        {scale}
        <details><summary>{move || desk.words().as_table}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=region><table id="desk-bins">
                <thead><tr><th scope="col">{move || desk.words().period}</th><th scope="col">{move || desk.words().sum}</th><th scope="col">{move || desk.words().rows}</th></tr></thead>
                <tbody>{move || bins().into_iter().map(|bin| view! {
                    <tr><th scope="row">{name(&bin.start)}</th><td>{number::number(bin.sum, desk.lang.get())}</td><td>{number::count(bin.count, desk.lang.get())}</td></tr>
                }).collect_view()}</tbody>
            </table></div>
        </details>
    }
}
