//! The rail: a section for every facet, its rows with live counts, the chosen ones first, the rest a step away.
use super::Command;
use super::deferred::{Deferred, Part};
use super::kit::{Followed, Rows, When, memo, press, property, say, tick, truth, words};
use super::store::Store;
use crate::model::claim::Kind;
use crate::model::facet::Facet;
use crate::model::index::{Ordinal, RegionIx};
use crate::model::sort;
use crate::present::i18n::number;
use crate::present::words::facet_title;
use crate::query::search;
use crate::query::session::Session;
use crate::state::Action;
use leptos::prelude::*;
use std::cmp::Reverse;

/// The facets, in the order of the rail.
pub const RAIL: [Facet; Facet::COUNT] = [
    Facet::Kind,
    Facet::Check,
    Facet::Region,
    Facet::Hs,
    Facet::Destination,
    Facet::Party,
    Facet::Measure,
    Facet::Publisher,
    Facet::Origin,
];
/// Rows shown before a facet is unfolded.
const FOLDED: usize = 5;

/// All facets.
#[component]
pub fn FacetRail(
    store: Store,
    /// What is off the screen follows this.
    behind: Store,
) -> impl IntoView {
    let facets: Vec<AnyView> = RAIL
        .into_iter()
        .map(|facet| view! { <FacetSection store=store.while_seen(store.ui.seen[facet], behind) facet /> }.into_any())
        .collect();
    view! {
        <nav class="rail" aria-label=words(move || store.t().facets.heading)>
            <Deferred store part=Part::Grab />
            <button type="button" class="drawer-button close" on:click=press(move || store.command(Command::CloseFilters))>
                {words(move || (store.t().facets.show_claims)(store.shown().total()))}
            </button>
            {facets}
        </nav>
    }
}

/// A facet: its title, the button that clears it, the box that narrows an unfolded list, the rows.
#[component]
fn FacetSection(store: Store, facet: Facet) -> impl IntoView {
    let is_unfolded = RwSignal::new(false);
    let needle = RwSignal::new(String::new());
    let opened = RwSignal::new(Vec::new());
    let codes = memo(move || {
        let rows = rows(store, facet, is_unfolded.followed(), &needle.followed());
        let is_tree = facet == Facet::Region && is_unfolded.followed() && needle.with_followed(String::is_empty);
        if is_tree { store.with_session(|s| tree(s, &rows, store.shown().chosen(facet), &opened.followed())) } else { rows }
    });
    let is_filtered = memo(move || !store.shown().chosen(facet).is_empty());
    let is_empty = memo(move || codes.followed().is_empty());
    let has_more = memo(move || is_unfolded.followed() || total(store, facet) > codes.with(Vec::len));
    let shows_box = memo(move || is_unfolded.followed());
    let title = move || facet_title(store.lang(), facet);
    let row = Box::new(move |value| match within(value) {
        Some(province) => view! { <Parts store province opened /> }.into_any(),
        None => view! { <FacetRow store facet value=Ordinal::at(value as usize) opened /> }.into_any(),
    });
    view! {
        <section class="facet" data-facet=facet.code()>
            <div class="facet-head">
                <h2>{words(title)}</h2>
                <When is=is_filtered>
                    <button class="link" type="button" aria-label=words(move || (store.t().facets.clear)(title()))
                        on:click=press(move || store.act(Action::ClearFacet(facet)))>"✕"</button>
                </When>
            </div>
            <When is=shows_box>
                <input type="search" autocomplete="off" aria-label=words(move || (store.t().facets.narrow)(title()))
                    placeholder=words(move || (store.t().facets.narrow)(title()))
                    prop:value=words(move || needle.followed()) on:input=say(move |text| needle.set(text)) />
            </When>
            <div class="rows">
                <Rows codes row />
                <When is=is_empty>
                    <p class="mute">{words(move || (store.t().facets.nothing_found)(&needle.followed()))}</p>
                </When>
            </div>
            <When is=has_more>
                <button class="link more" type="button" aria-expanded=words(move || truth(is_unfolded.followed())) on:click=press(move || {
                    needle.set(String::new());
                    is_unfolded.update(|it| *it = !*it);
                })>{words(move || {
                    let t = &store.t().facets;
                    if is_unfolded.followed() { t.show_fewer.into() } else { (t.show_all)(total(store, facet) as u32) }
                })}</button>
            </When>
        </section>
    }
}

/// The row that opens the parts of a province.
const fn opener(province: RegionIx) -> u32 {
    0x1_0000 + province.number() as u32
}

/// The province whose parts a row opens; none for the row of a value.
fn within(row: u32) -> Option<RegionIx> {
    row.checked_sub(opener(RegionIx::new(0))).map(|number| RegionIx::at(number as usize))
}

/// The province of a regency or city.
fn province(session: &Session, region: Ordinal) -> Option<RegionIx> {
    let parent = |region: RegionIx| session.data.codes.regions.get(region).and_then(|region| region.parent);
    parent(region.ix()).filter(|up| parent(*up).is_some())
}

/// The rows of regions as a tree: each province, then the row that opens its parts, then these where it is open or one of them is chosen.
fn tree(session: &Session, rows: &[u32], chosen: &[Ordinal], opened: &[RegionIx]) -> Vec<u32> {
    let of = |row: u32| province(session, Ordinal::at(row as usize));
    let mut out = Vec::with_capacity(rows.len());
    for &row in rows.iter().filter(|row| of(**row).is_none()) {
        out.push(row);
        let ix = RegionIx::at(row as usize);
        let parts: Vec<u32> = rows.iter().copied().filter(|part| of(*part) == Some(ix)).collect();
        if !parts.is_empty() {
            let is_open = opened.contains(&ix) || chosen.iter().any(|one| province(session, *one) == Some(ix));
            out.push(opener(ix));
            out.extend(parts.into_iter().filter(|_| is_open));
        }
    }
    out
}

/// How many parts a province has, and the button that shows or hides them.
#[component]
fn Parts(store: Store, province: RegionIx, opened: RwSignal<Vec<RegionIx>>) -> impl IntoView {
    let (count, code) = store.session.with_untracked(|session| {
        let regions = &session.data.codes.regions;
        let parts = regions.iter().filter(|region| region.parent == Some(province)).count();
        (parts, regions.get(province).map_or_else(String::new, |region| region.code.clone()))
    });
    view! {
        <button class="link parts" type="button" data-province=code aria-expanded=words(move || truth(opened.with_followed(|all| all.contains(&province))))
            on:click=press(move || opened.update(|all| match all.iter().position(|one| *one == province) {
                Some(place) => drop(all.remove(place)),
                None => all.push(province),
            }))>
            {words(move || (store.t().facets.parts)(count as u32))}
        </button>
    }
}

/// What a row shows beside its name.
#[derive(Clone, Copy, PartialEq)]
struct RowState {
    is_chosen: bool,
    count: u32,
    /// Of the facet's greatest count.
    percent: u32,
}

/// A value of a facet: its box is ticked where the state says so.
#[component]
fn FacetRow(store: Store, facet: Facet, value: Ordinal, opened: RwSignal<Vec<RegionIx>>) -> impl IntoView {
    let state = memo(move || {
        let now = store.shown();
        let (count, most) = (now.count(facet, value), now.counts(facet).iter().max().copied().unwrap_or(0).max(1));
        RowState { is_chosen: now.chosen(facet).contains(&value), count, percent: count * 100 / most }
    });
    let of = if facet == Facet::Region { store.session.with_untracked(|session| province(session, value)) } else { None };
    let class = move || {
        let state = state.followed();
        let class = match (state.is_chosen, state.count) {
            (true, 0) => "on none",
            (true, _) => "on",
            (false, 0) => "none",
            (false, _) => "",
        };
        [class, if of.is_some() { " part" } else { "" }].concat()
    };
    // A publisher's code is its name, which may follow the first view.
    let code = words(move || store.with_session(|session| session.facets.code(facet, value, &session.data).to_owned()));
    let dot = Kind::ALL.get(value.place()).filter(|_| facet == Facet::Kind).map_or("", |kind| kind.code());
    let dot = (!dot.is_empty()).then(|| view! { <i class=["dot ", dot].concat()></i> }.into_any());
    view! {
        <label class=words(class) data-code=code>
            <input type="checkbox" autocomplete="off" prop:checked=property(move || state.followed().is_chosen)
                on:change=tick(move || {
                    // Its province stays open, so that the row stays where it is.
                    if let Some(province) = of.filter(|province| !opened.with_untracked(|all| all.contains(province))) {
                        opened.update(|all| all.push(province));
                    }
                    store.act(Action::Toggle(facet, value));
                }, move || state.followed().is_chosen) />
            <span class="nm" translate="no">{dot}{words(move || store.name(facet, value))}</span>
            <span class="ct" translate="no">{words(move || number::count(state.followed().count, store.lang()))}</span>
            <svg class="bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
                <path d=words(move || ["M0 1h", &state.followed().percent.to_string()].concat()) />
            </svg>
        </label>
    }
}

/// How many values a facet has. Every claim has a kind: that facet has no row for those without.
fn total(store: Store, facet: Facet) -> usize {
    store.shown().counts(facet).len().saturating_sub(usize::from(facet == Facet::Kind))
}

/// The rows: chosen, then by count. Folded, those with claims and the chosen; a search has all that match, zero counts too.
fn rows(store: Store, facet: Facet, is_unfolded: bool, needle: &str) -> Vec<u32> {
    if facet == Facet::Kind {
        return Kind::IN_PAGE_ORDER.map(|kind| kind as u32).to_vec();
    }
    let now = store.shown();
    let (counts, chosen) = (now.counts(facet), now.chosen(facet));
    let count = |o: &Ordinal| now.count(facet, *o);
    let mut rows: Vec<Ordinal> = (0..counts.len().saturating_sub(1)).map(Ordinal::at).chain([Ordinal::NONE]).collect();
    let sought = search::words(needle);
    if !sought.is_empty() {
        rows.retain(|o| {
            let name = search::words(&store.name(facet, *o));
            sought.iter().all(|w| name.iter().any(|n| n.starts_with(w.as_str())))
        });
    } else if !is_unfolded && rows.iter().any(|o| count(o) > 0) {
        // Where nothing is left the rows stay, with their zeros.
        rows.retain(|o| count(o) > 0 || chosen.contains(o));
    }
    // Conflicts first; that nothing was found is no finding, and nobody is no actor.
    let (is_check, is_party) = (facet == Facet::Check, facet == Facet::Party);
    let place = |o: &Ordinal| usize::from(!(is_check && o.place() == 0)) + usize::from((is_check || is_party) && *o == Ordinal::NONE);
    let key = |o: &Ordinal| (!chosen.contains(o), place(o), Reverse(count(o)), *o);
    sort::sort(&mut rows, |a, b| key(a).cmp(&key(b)));
    if !is_unfolded {
        rows.truncate(FOLDED.max(chosen.len()));
    }
    rows.into_iter().map(|o| o.number().into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Dataset;

    #[test]
    fn regions_stand_below_their_province_where_it_is_open_or_one_of_them_is_chosen() {
        let session = Session::new(Dataset::embedded());
        let region = |code: &str| session.facets.ordinal(Facet::Region, code, &session.data).unwrap();
        let rows: Vec<u32> = session.data.codes.regions.indices().map(|ix| ix.number().into()).chain([u16::MAX.into()]).collect();
        let closed = tree(&session, &rows, &[], &[]);
        assert!(closed.contains(&u32::from(u16::MAX)), "claims without a region");
        let values =
            |rows: &[u32]| rows.iter().filter(|row| within(**row).is_none()).map(|row| Ordinal::at(*row as usize)).collect::<Vec<_>>();
        assert!(values(&closed).iter().all(|one| province(&session, *one).is_none()));
        let java = region("35");
        let place = closed.iter().position(|row| *row == u32::from(java.number())).unwrap();
        assert_eq!(within(closed[place + 1]), Some(java.ix()));
        let open = tree(&session, &rows, &[], &[java.ix()]);
        let added: Vec<Ordinal> = values(&open).into_iter().filter(|one| !values(&closed).contains(one)).collect();
        assert!(added.len() > 30 && added.iter().all(|one| province(&session, *one) == Some(java.ix())));
        assert_eq!(tree(&session, &rows, &[region("3524")], &[]), open, "a chosen one opens its province");
        let all: Vec<RegionIx> = session.data.codes.regions.indices().collect();
        assert_eq!(values(&tree(&session, &rows, &[], &all)).len(), rows.len(), "none is lost");
    }
}
