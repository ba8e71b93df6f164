//! An opened table: how its rows were counted, what is wrong with it, and its filters.
use crate::answers::{Answer, Restored};
use crate::desk::Desk;
use crate::mapping::MappingForm;
use jejak_ekspor::i18n::number;
use leptos::prelude::*;
use serde_json::json;

/// Codes of a column that are shown.
const SHOWN: usize = 12;

/// The table.
#[component]
pub fn Table(desk: Desk, table: Restored, answer: Option<Answer>) -> impl IntoView {
    let records = table.about.records;
    let count = move || desk.view.with(|view| view.as_ref().map_or(0, |view| view.count));
    let amounts: Vec<String> = table.columns.iter().filter(|column| column.kind == "amount").map(|column| column.name.clone()).collect();
    let codes: Vec<_> = table.columns.iter().filter(|column| column.kind == "codes").cloned().collect();
    let is_dated = table.columns.iter().any(|column| column.kind == "period");
    view! {
        <p><b>{table.about.file.clone()}</b> " " {table.about.title.clone()}</p>
        {answer.map(|answer| view! { <Reading desk answer /> })}
        <p class="mute">{move || desk.is_stored.get().then(|| desk.words().stored)}</p>
        <p id="desk-count" role="status" data-count=count>{move || (desk.words().passing)(count(), records)}</p>
        <MappingForm desk />
        {move || (count() == 0).then(|| view! { <p>{desk.words().nothing}</p> })}
        <div class="desk-filters">
            {is_dated.then(|| view! { <Period desk /> })}
            {codes.into_iter().map(|column| view! { <Facet desk name=column.name labels=column.labels /> }).collect_view()}
        </div>
        {(!amounts.is_empty()).then(|| view! { <Sums desk amounts /> })}
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
fn Period(desk: Desk) -> impl IntoView {
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let apply = move || {
        let end = |text: String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let (from, to) = (end(from.get_untracked()), end(to.get_untracked()));
        let selection = (from.is_some() || to.is_some()).then(|| json!({ "from": from, "to": to }));
        desk.filter("when".into(), selection);
    };
    view! {
        <fieldset data-column="when">
            <legend>{move || desk.words().period}</legend>
            <label>{move || desk.words().from} " " <input id="desk-from" size="10" prop:value=from on:change=move |event| { from.set(event_target_value(&event)); apply() } /></label>
            " " <label>{move || desk.words().until} " " <input id="desk-to" size="10" prop:value=to on:change=move |event| { to.set(event_target_value(&event)); apply() } /></label>
        </fieldset>
    }
}

#[component]
fn Facet(desk: Desk, name: String, labels: Vec<(String, String)>) -> impl IntoView {
    let column = name.clone();
    let rows = Memo::new(move |_| {
        let chosen = desk.chosen.with(|chosen| chosen.get(&column).cloned()).unwrap_or_default();
        let mut rows: Vec<(bool, String, u32)> = desk.view.with(|view| {
            let counts = view.as_ref().and_then(|view| view.facets.get(&column));
            counts.into_iter().flatten().map(|row| (chosen.contains(&row.code), row.code.clone(), row.count)).collect()
        });
        rows.sort_by(|a, b| (b.0, b.2).cmp(&(a.0, a.2)).then_with(|| a.1.cmp(&b.1)));
        rows.truncate(SHOWN);
        rows
    });
    let (title, legend, column) = (name.clone(), name.clone(), name);
    let row = move |(is_chosen, code, count): (bool, String, u32)| {
        let label = labels.iter().find(|(known, _)| *known == code).map_or_else(|| code.clone(), |(_, label)| label.clone());
        let label = if code == "-" { "–".to_owned() } else { label };
        let (column, own) = (column.clone(), code.clone());
        view! {
            <label class="row" data-code=code>
                <input type="checkbox" prop:checked=is_chosen on:change=move |_| desk.toggle(&column, &own) />
                <span>{label}</span> <span class="mute">{move || number::count(count, desk.lang.get())}</span>
            </label>
        }
    };
    view! {
        <fieldset data-column=title>
            <legend>{legend}</legend>
            {move || rows.get().into_iter().map(&row).collect_view()}
        </fieldset>
    }
}

#[component]
fn Sums(desk: Desk, amounts: Vec<String>) -> impl IntoView {
    let bins = move || desk.view.with(|view| view.as_ref().map(|view| view.bins.clone()).unwrap_or_default());
    let most = move || bins().iter().fold(0.0f64, |most, bin| most.max(bin.sum));
    let bars = move || {
        let (bins, most) = (bins(), most());
        let width = (1000.0 / bins.len().max(1) as f64).min(40.0);
        bins.into_iter()
            .enumerate()
            .map(|(n, bin)| {
                let height = if most > 0.0 { 100.0 * bin.sum.max(0.0) / most } else { 0.0 };
                view! {
                    <rect x=format!("{:.2}", n as f64 * width) y=format!("{:.2}", 100.0 - height) width=format!("{:.2}", width * 0.86) height=format!("{height:.2}")>
                        <title>{format!("{}: {}", bin.start, number::number(bin.sum, desk.lang.get()))}</title>
                    </rect>
                }
            })
            .collect_view()
    };
    view! {
        <h3>{move || desk.words().sum_by_month}</h3>
        <label>{move || desk.words().summed} " "
            <select id="desk-sum" on:change=move |event| desk.sum(event_target_value(&event))>
                {amounts.into_iter().map(|name| view! { <option value=name.clone()>{name.clone()}</option> }).collect_view()}
            </select></label>
        <svg class="desk-bars" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=move || desk.words().sum_by_month>{bars}</svg>
        <details><summary>{move || desk.words().sum_by_month}</summary>
            <div class="scroll" tabindex="0"><table id="desk-bins"><tbody>
                {move || bins().into_iter().map(|bin| view! {
                    <tr><th scope="row">{bin.start}</th><td>{number::number(bin.sum, desk.lang.get())}</td><td>{number::count(bin.count, desk.lang.get())}</td></tr>
                }).collect_view()}
            </tbody></table></div>
        </details>
    }
}
