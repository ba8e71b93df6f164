//! The list of the conflicts among the shown claims: by how much they matter, then by province, then by how many sources speak; each leads to
//! its card.
use super::parts::Grab;
use crate::model::index::RegionIx;
use crate::model::lexicon::folded;
use crate::model::sort;
use crate::model::vocabulary::Severity;
use crate::page::Command;
use crate::page::kit::{Followed, memo, press, remade, say};
use crate::page::store::Store;
use crate::present::conflict_words::{apart, left, rows, sides, title};
use crate::present::i18n::check::check_strings;
use crate::present::view::View;
use crate::query::conflicts::Conflict;
use crate::query::search;
use core::cmp::Reverse;
use leptos::prelude::*;

/// What is far apart, what is explained by a misprint alone, what hardly differs.
const ORDER: [Severity; Severity::COUNT] = [Severity::Large, Severity::Misprint, Severity::Small];
/// Of a ratio that so much of it stays is told by the ratio.
const SAME: f64 = 0.995;

/// The list, with a field that narrows it.
pub fn list(store: Store, view: &View) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let count = view.conflicts.len() as u32;
    let wanted = RwSignal::new(String::new());
    let parts = remade(memo(move || wanted.followed()), "", move || store.draw(&|view| parts(store, view, &wanted.get_untracked())));
    let parts = (count > 0).then(|| {
        view! {
            <p class="mute help">{t.list_help}</p>
            <input type="search" id="narrow-conflicts" autocomplete="off" placeholder=t.narrow aria-label=t.narrow on:input=say(move |text| wanted.set(text)) />
            <div role="status">{parts}</div>
        }
        .into_any()
    });
    let heading = if count == 0 { t.none.to_string() } else { (t.list)(count) };
    view! {
        <aside class="card conflicts" aria-labelledby="conflicts-title">
            <Grab store />
            <div class="kick">
                <h2 id="conflicts-title">{heading}</h2>
                <button type="button" class="close" aria-label=view.strings().page.close
                    on:click=press(move || store.command(Command::CloseConflicts))>"✕"</button>
            </div>
            {parts}
        </aside>
    }
    .into_any()
}

/// The conflicts with the words that are wanted, by severity: the large ones are open.
fn parts(store: Store, view: &View, wanted: &str) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let wanted = search::words(wanted);
    let has = |conflict: &&Conflict| {
        let words = folded(&[&title(view, conflict), " ", &sides(view, conflict)].concat());
        wanted.iter().all(|word| words.contains(word))
    };
    let found: Vec<&Conflict> = view.conflicts.iter().filter(has).collect();
    if found.is_empty() {
        return view! { <p>{t.narrow_none}</p> }.into_any();
    }
    let part = |severity: Severity| {
        let of_it: Vec<&Conflict> = found.iter().filter(|conflict| conflict.severity() == severity).copied().collect();
        let is_open = severity == Severity::Large || !wanted.is_empty() || of_it.len() == found.len();
        let summary = (t.severity)(severity, of_it.len() as u32);
        (!of_it.is_empty()).then(|| {
            let provinces = by_province(store, view, of_it);
            view! { <details class="severity" data-severity=severity.code() open=is_open><summary>{summary}</summary>{provinces}</details> }
                .into_any()
        })
    };
    ORDER.into_iter().filter_map(part).collect::<Vec<AnyView>>().into_any()
}

/// Under the names of the nation and of provinces, each with its regencies: the nation first, then by the number of sources; so are the rows
/// of each, and those with as many by what stays unexplained.
fn by_province(store: Store, view: &View, conflicts: Vec<&Conflict>) -> AnyView {
    let regions = &view.session.data.codes.regions;
    // A regency's parent is its province; a province's is the nation, which has a heading of its own.
    let province = |conflict: &Conflict| -> Option<RegionIx> {
        let (claim, _) = view.session.data.figure(conflict.values.first()?.member)?;
        let parent = regions.get(claim.region)?.parent;
        Some(parent.filter(|parent| regions.get(*parent).is_some_and(|region| region.parent.is_some())).unwrap_or(claim.region))
    };
    let mut provinces: Vec<(RegionIx, Vec<(u32, &Conflict)>)> = Vec::new();
    for conflict in conflicts {
        let Some(region) = province(conflict) else { continue };
        let found = (view.session.origins(&rows(conflict)).appearances, conflict);
        match provinces.iter_mut().find(|(of, _)| *of == region) {
            Some((_, list)) => list.push(found),
            None => provinces.push((region, vec![found])),
        }
    }
    let key = |(region, list): &(RegionIx, Vec<(u32, &Conflict)>)| {
        let is_part = regions.get(*region).is_some_and(|region| region.parent.is_some());
        (is_part, Reverse(list.iter().map(|(sources, _)| *sources).sum::<u32>()))
    };
    sort::sort(&mut provinces, |a, b| key(a).cmp(&key(b)));
    let part = |(region, mut list): (RegionIx, Vec<(u32, &Conflict)>)| {
        let name = regions.get(region).map_or_else(String::new, |region| region.name.clone());
        sort::sort(&mut list, |(a, _), (b, _)| b.cmp(a));
        let items: Vec<AnyView> = list.into_iter().map(|(sources, conflict)| item(store, view, conflict, sources)).collect();
        view! { <h3 translate="no">{name}</h3><ol class="disputes">{items}</ol> }.into_any()
    };
    provinces.into_iter().map(part).collect::<Vec<AnyView>>().into_any()
}

fn item(store: Store, view: &View, conflict: &Conflict, sources: u32) -> AnyView {
    let group = conflict.group;
    let class = if conflict.severity() == Severity::Large { "flag" } else { "mute" };
    let who = [&sides(view, conflict), " · ", &(view.strings().summary.from_sources)(sources)].concat();
    // What stays is told where it is not the ratio itself.
    let differs = conflict.ratio.is_finite() && conflict.unexplained < conflict.ratio * SAME;
    let rest = differs.then(|| view! { <p class="rest" translate="no">{left(conflict.unexplained, view)}</p> }.into_any());
    view! {
        <li>
            <button type="button" translate="no" data-group=group.number().to_string() on:click=press(move || store.command(Command::OpenConflict(group)))>
                {title(view, conflict)} " " <b class=class>{apart(conflict, view)}</b>
            </button>
            <p translate="no">{who}</p>
            {rest}
        </li>
    }
    .into_any()
}
