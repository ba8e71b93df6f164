//! What the filter leaves: the count, the chips of what is chosen, the unit.
use super::store::Store;
use super::words::facet_value;
use crate::facet::Facet;
use crate::i18n::date;
use crate::state::{Action, ShownUnit};
use leptos::prelude::*;

/// The line above the lanes.
#[component]
pub fn Summary(store: Store) -> impl IntoView {
    let counts = Memo::new(move |_| store.answer.with(|a| (a.certain, a.possible, a.sources)));
    let chips = move || {
        let t = store.strings();
        let lang = store.lang.get();
        let state = store.state.get();
        let mut chips: Vec<(String, Action)> = Vec::new();
        store.session.with_value(|s| {
            for facet in Facet::ALL {
                for ordinal in &state.facets[facet as usize] {
                    chips.push((facet_value(s, facet, *ordinal, lang), Action::Toggle(facet, *ordinal)));
                }
            }
            for region in &state.compare {
                let name = facet_value(s, Facet::Region, *region, lang);
                chips.push((format!("{}: {name}", t.compare.label), Action::Compare(*region)));
            }
        });
        if let Some(when) = state.when {
            chips.push((date::period(&when, lang), Action::Brush(None)));
        }
        if !state.q.is_empty() {
            chips.push((format!("“{}”", state.q), Action::Search(String::new())));
        }
        if let Some(day) = state.asof {
            chips.push(((t.facets.as_of)(&date::day(day, lang)), Action::SetAsof(None)));
        }
        let many = chips.len() > 1;
        let list = chips
            .into_iter()
            .map(|(name, action)| {
                let label = (t.facets.remove)(&name);
                view! { <button type="button" class="chip" aria-label=label on:click=move |_| store.act(action.clone())>{name} " ✕"</button> }
            })
            .collect_view();
        let clear = many.then(|| view! { <button type="button" class="link clear-all" on:click=move |_| store.act(Action::ClearAll)>{t.facets.clear_all}</button> });
        view! { {list} {clear} }
    };
    let certainty = move || {
        let (certain, possible, _) = counts.get();
        (possible > 0).then(|| {
            let t = &store.strings().summary;
            view! { <span class="mute" title=t.certain_help>{(t.certain_possible)(certain, possible)}</span> }
        })
    };
    let empty = move || {
        let (certain, possible, _) = counts.get();
        (certain + possible == 0).then(|| {
            let t = store.strings();
            view! {
                <div class="empty">
                    <p><b>{t.page.empty_title}</b></p>
                    <p>{t.page.empty_advice}</p>
                    <button type="button" on:click=move |_| store.act(Action::ClearAll)>{t.facets.clear_all}</button>
                </div>
            }
        })
    };
    let total = move || counts.with(|c| c.0 + c.1);
    view! {
        <div class="sum">
            <p id="summary" data-count=total data-certain=move || counts.with(|c| c.0) data-possible=move || counts.with(|c| c.1)>
                <strong>{move || (store.strings().summary.claims)(total())}</strong> " "
                {move || (store.strings().summary.from_sources)(counts.with(|c| c.2))}
            </p>
            <p class="hide" role="status">{move || (store.strings().summary.announce)(total(), counts.with(|c| c.2))}</p>
            {certainty}
            {chips}
            <span class="space"></span>
            <CompareChoice store />
            <UnitChoice store />
        </div>
        {empty}
    }
}

/// Chooses the unit of amounts.
#[component]
fn UnitChoice(store: Store) -> impl IntoView {
    const UNITS: [ShownUnit; 3] = [ShownUnit::Idr, ShownUnit::Usd, ShownUnit::Original];
    let options = move || {
        let now = store.state.with(|s| s.unit);
        UNITS
            .map(|unit| view! { <option value=(unit as u8).to_string() selected=unit == now>{store.strings().unit(unit)}</option> })
            .into_iter()
            .collect_view()
    };
    let chosen = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        if let Some(unit) = UNITS.into_iter().find(|u| (*u as u8).to_string() == value) {
            store.act(Action::SetUnit(unit));
        }
    };
    view! {
        <label class="choice"><span class="hide">{move || store.strings().units.label}</span>
            <select id="unit" on:change=chosen>{options}</select>
        </label>
    }
}

/// Adds a region to the comparison; each one chosen is a chip.
#[component]
fn CompareChoice(store: Store) -> impl IntoView {
    let options = move || {
        let t = store.strings();
        let lang = store.lang.get();
        let compared = store.state.with(|s| s.compare.clone());
        let list = store.session.with_value(|s| {
            let mut regions = s.regions_with_values(store.lane_measure());
            regions.retain(|r| !compared.contains(r));
            let mut named: Vec<(String, u16)> = regions.into_iter().map(|r| (facet_value(s, Facet::Region, r, lang), r)).collect();
            crate::order::sort(&mut named, |a, b| a.cmp(b));
            named.into_iter().map(|(name, r)| view! { <option value=r.to_string()>{name}</option> }).collect_view()
        });
        let full = compared.len() >= 6;
        view! { <option value="" selected=true>{if full { t.compare.up_to_six } else { t.compare.add }}</option> {(!full).then_some(list)} }
    };
    let chosen = move |event: web_sys::Event| {
        if let Ok(region) = event_target_value(&event).parse::<u16>() {
            // A region outside the filter would not be drawn: comparing it lets it in.
            let outside = store.state.with_untracked(|s| {
                let filter = &s.facets[Facet::Region as usize];
                !filter.is_empty() && !filter.contains(&region)
            });
            if outside {
                store.act(Action::Toggle(Facet::Region, region));
            }
            store.act(Action::Compare(region));
        }
    };
    view! {
        <label class="choice"><span class="hide">{move || store.strings().compare.label}</span>
            <select id="compare" on:change=chosen>{options}</select>
        </label>
    }
}
