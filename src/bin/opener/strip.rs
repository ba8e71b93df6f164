//! Under the values lane: what the table's series are, the claims that differ from them, and the values as a list.
use crate::answers::{Conflict, Official};
use crate::desk::Desk;
use crate::series;
use jejak_ekspor::i18n::number;
use leptos::prelude::*;

/// So many rows of values are listed.
const MOST_ROWS: usize = 1000;

/// Everything under the lane.
#[component]
pub fn Strip(desk: Desk) -> impl IntoView {
    let beside = desk.beside;
    move || beside.official.get().map(|official| view! { <Shown desk official /> })
}

#[component]
fn Shown(desk: Desk, official: Official) -> impl IntoView {
    let words = desk.words();
    let link = desk.beside.link.get();
    let scope = official.scope_name.as_ref().map_or_else(String::new, |scope| [": ", scope].concat());
    let what = [official.measure_name.as_str(), &scope].concat();
    let is_drawn = official.is_drawn_on(&link);
    let is_converted = official.unit.entry.code != official.own_unit.entry.code;
    let of = official.series.len();
    let is_crowd = series::is_crowd(&official);
    let keys = (is_drawn && !is_crowd).then(|| {
        let each = official.series.iter().enumerate();
        each.map(|(n, one)| view! { <span class="key"><i class=series::ink(one, n, of).1></i>{one.name.clone()}</span> }).collect_view()
    });
    let crowd = (is_drawn && is_crowd).then(|| view! { <span class="key"><i class="s2"></i>{(words.areas)(of as u32)}</span> });
    let mut notes = Vec::new();
    if link.measure != official.measure {
        notes.push((words.other_measure)(&official.measure_name));
    } else if link.is_published {
        notes.push(words.not_on_publication.to_owned());
    } else if of == 0 {
        notes.push(words.no_area_here.to_owned());
    }
    if is_drawn && is_converted {
        notes.push((words.converted)(unit_name(&official.own_unit.entry.code), unit_name(&official.unit.entry.code)));
    }
    if official.unrated > 0 {
        notes.push((words.unrated)(official.unrated));
    }
    if official.unknown > 0 {
        notes.push((words.unknown_areas)(official.unknown));
    }
    let is_compared = !official.is_narrowed && !official.is_other_part;
    if official.is_narrowed {
        notes.push(words.narrowed.to_owned());
    } else if official.is_other_part {
        notes.push(words.not_compared.to_owned());
    } else if of > 0 && official.conflicts.is_empty() {
        notes.push((words.all_agree)(official.compared));
    }
    let (conflicts, values) = (official.clone(), official.clone());
    view! {
        <div class="official" role="region" aria-label=words.beside>
            <p class="official-head">
                {keys} {crowd} <span>{what} " · " {(words.your)(&official.file)}</span>
                <span class="official-acts">
                    <button type="button" id="official-change" on:click=move |_| desk.show_table()>{words.change}</button>
                    <button type="button" id="official-hide" on:click=move |_| desk.beside.show(false)>{words.hide}</button>
                </span>
            </p>
            {(!notes.is_empty()).then(|| view! { <p class="mute">{notes.join(" ")}</p> })}
            {(is_compared && !conflicts.conflicts.is_empty()).then(|| view! { <Conflicts desk official=conflicts /> })}
            {(of > 0).then(|| view! { <Values desk official=values /> })}
        </div>
    }
}

/// Currencies by their signs, as the page writes them.
fn unit_name(code: &str) -> &str {
    match code {
        "IDR" => "Rp",
        "USD" => "US$",
        code => code,
    }
}

#[component]
fn Conflicts(desk: Desk, official: Official) -> impl IntoView {
    let words = desk.words();
    let (count, compared) = (official.conflicts.len() as u32, official.compared);
    view! {
        <details id="official-conflicts" class="official-fold">
            <summary><b class="flagged">"⚑ " {(words.differ)(count, compared)}</b></summary>
            <p class="mute">{words.no_verdict}</p>
            <ul>{official.conflicts.into_iter().map(|conflict| view! { <Row desk conflict /> }).collect_view()}</ul>
        </details>
    }
}

#[component]
fn Row(desk: Desk, conflict: Conflict) -> impl IntoView {
    let words = desk.words();
    let link = desk.beside.link.get().to_claim(&conflict.id);
    let source = [Some(conflict.publisher.clone()), conflict.published.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <li data-conflict=conflict.id.clone()>
            <a href=link><b class="flagged">{conflict.factor}</b> " " {conflict.about}</a>
            <dl>
                <dt>{words.the_claim}</dt><dd>"“" {conflict.claim} "” · " {conflict.claim_period} <span class="mute">" · " {source}</span></dd>
                <dt>{words.the_table}</dt><dd>{conflict.table} " · " {conflict.table_period}</dd>
                <dt>{words.why}</dt><dd>{conflict.reasons.join(" · ")}</dd>
            </dl>
        </li>
    }
}

#[component]
fn Values(desk: Desk, official: Official) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let count: usize = official.series.iter().map(|one| series::points(&official, one).count()).sum();
    let has_names = official.series.len() > 1;
    let is_converted = official.unit.entry.code != official.own_unit.entry.code;
    let words = desk.words();
    let lang = desk.lang.get();
    let rows = move || {
        let units = series::units(&official);
        let all = official.series.iter().flat_map(|one| series::points(&official, one).map(move |point| (one, point)));
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, point)| (point.first, point.last));
        let row = |(one, point): (&crate::answers::Series, &crate::answers::Point)| {
            view! {
                <tr>
                    <th scope="row">{series::period(point, lang)}</th>
                    {has_names.then(|| view! { <td>{one.name.clone()}</td> })}
                    <td class="num">{number::amount(point.value, 0, &units, lang)}</td>
                    {is_converted.then(|| view! {
                        <td class="num">{number::amount(point.own, 1, &units, lang)}</td>
                        <td class="num">{point.rate.map(|rate| ["Rp", &number::number(rate.round(), lang)].concat())}</td>
                    })}
                </tr>
            }
        };
        all.into_iter().take(MOST_ROWS).map(row).collect_view()
    };
    view! {
        <details id="official-values" class="official-fold" on:toggle=move |_| is_open.set(true)>
            <summary>{(words.values)(count as u32)}</summary>
            {move || is_open.get().then(|| view! {
                {(count > MOST_ROWS).then(|| view! { <p class="mute">{(words.first_values)(MOST_ROWS as u32)}</p> })}
                <div class="scroll" tabindex="0" role="region" aria-label=(words.values)(count as u32)>
                    <table>
                        <thead><tr>
                            <th scope="col">{words.period}</th>
                            {has_names.then(|| view! { <th scope="col">{words.area}</th> })}
                            <th scope="col" class="num">{words.value}</th>
                            {is_converted.then(|| view! { <th scope="col" class="num">{words.in_table}</th><th scope="col" class="num">{words.rate}</th> })}
                        </tr></thead>
                        <tbody>{rows()}</tbody>
                    </table>
                </div>
            })}
        </details>
    }
}
