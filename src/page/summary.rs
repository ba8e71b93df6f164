//! What the filter leaves: the count, the chips of what is chosen, the comparison and the unit.
use super::Command;
use super::kit::{Followed, Rows, When, choose, memo, press, property, truth, words};
use super::store::Store;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal, RegionIx};
use crate::model::sort;
use crate::present::i18n::{date, number};
use crate::state::{Action, MAX_COMPARED, ShownUnit, State};
use leptos::prelude::*;

/// How many claims are left, of how many sources, with how many conflicts; what was chosen.
#[component]
pub fn Summary(store: Store) -> impl IntoView {
    let is_listed = memo(move || {
        let now = store.shown();
        store.lists_conflicts() && now.state.claim.is_none() && now.state.conflict.is_none()
    });
    let has_possible = memo(move || store.shown().answer.possible > 0);
    let has_conflicts = memo(move || is_listed.followed() || !store.shown().conflicts.is_empty());
    view! {
        <p id="summary" translate="no" data-count=words(move || store.shown().total().to_string())
            data-certain=words(move || store.shown().answer.certain.to_string()) data-possible=words(move || store.shown().answer.possible.to_string())>
            <strong>{words(move || (store.t().summary.claims)(store.shown().total()))}</strong> " "
            <span>{words(move || (store.t().summary.from_sources)(store.shown().answer.sources))}</span>
        </p>
        <When is=has_possible>
            <span class="mute" title=words(move || store.t().summary.certain_help)>{words(move || {
                let now = store.shown();
                (store.t().summary.certain_possible)(now.answer.certain, now.answer.possible)
            })}</span>
        </When>
        <When is=has_conflicts>
            <button type="button" id="conflicts" class=words(move || if store.severities().0 > 0 { "chip warn" } else { "chip" }) translate="no" data-count=words(move || store.shown().conflicts.len().to_string())
                aria-expanded=words(move || truth(is_listed.followed()))
                on:click=press(move || store.command(if is_listed.get_untracked() { Command::CloseConflicts } else { Command::OpenConflicts }))>
                <span aria-hidden="true">"⚑ "</span>
                {words(move || {
                    let (large, small) = store.severities();
                    (store.t().summary.conflicts)(large, small)
                })}
            </button>
        </When>
        <Chips store />
    }
}

/// What was chosen, each with the way to take it back.
#[component]
fn Chips(store: Store) -> impl IntoView {
    let codes = memo(move || Chip::all(&store.shown().state).into_iter().map(Chip::code).collect::<Vec<u32>>());
    let has_several = memo(move || codes.followed().len() > 1);
    let row = Box::new(move |code| view! { <ChipButton store chip=Chip::of(code) /> }.into_any());
    view! {
        <Rows codes row />
        <When is=has_several>
            <button type="button" class="link clear-all" on:click=press(move || store.act(Action::ClearAll))>{words(move || store.t().facets.clear_all)}</button>
        </When>
    }
}

#[component]
fn ChipButton(store: Store, chip: Chip) -> impl IntoView {
    view! {
        <button type="button" class="chip" translate="no" aria-label=words(move || (store.t().facets.remove)(&chip.name(store)))
            on:click=press(move || store.act(chip.removal()))>{words(move || [&chip.name(store), " ✕"].concat())}</button>
    }
}

/// Something that was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Chip {
    Value(Facet, Ordinal),
    Compared(RegionIx),
    When,
    Search,
    Asof,
}

/// Where the codes of what is no value of a facet begin.
const BEYOND_FACETS: u32 = Facet::COUNT as u32;

impl Chip {
    fn all(state: &State) -> Vec<Chip> {
        let values = Facet::ALL.into_iter().flat_map(|facet| state.facets[facet].iter().map(move |v| Chip::Value(facet, *v)));
        let compared = state.compare.iter().map(|region| Chip::Compared(*region));
        let others = [(state.when.is_some(), Chip::When), (!state.q.is_empty(), Chip::Search), (state.asof.is_some(), Chip::Asof)];
        values.chain(compared).chain(others.into_iter().filter(|(on, _)| *on).map(|(_, chip)| chip)).collect()
    }

    /// One number, for keyed lists: what was chosen in the upper half, which value in the lower.
    fn code(self) -> u32 {
        let (what, value) = match self {
            Chip::Value(facet, value) => (facet as u32, value.number()),
            Chip::Compared(region) => (BEYOND_FACETS, region.number()),
            Chip::When => (BEYOND_FACETS + 1, 0),
            Chip::Search => (BEYOND_FACETS + 2, 0),
            Chip::Asof => (BEYOND_FACETS + 3, 0),
        };
        what << 16 | u32::from(value)
    }

    fn of(code: u32) -> Chip {
        let (what, value) = (code >> 16, code as u16);
        match Facet::ALL.get(what as usize) {
            Some(facet) => Chip::Value(*facet, Ordinal::new(value)),
            None => match what - BEYOND_FACETS {
                0 => Chip::Compared(RegionIx::new(value)),
                1 => Chip::When,
                2 => Chip::Search,
                _ => Chip::Asof,
            },
        }
    }

    fn name(self, store: Store) -> String {
        let (t, lang, now) = (store.t(), store.lang(), store.shown());
        match self {
            Chip::Value(facet, value) => store.name(facet, value),
            // With what is drawn of it: nothing where the filter leaves it out.
            Chip::Compared(region) => {
                let own = store.with_session(|session| {
                    let is_own = |row: &&ClaimIx| session.data.claims.get(**row).is_some_and(|claim| claim.region == region);
                    now.answer.rows.iter().filter(is_own).count()
                });
                let name = store.name(Facet::Region, Ordinal::of(region));
                [t.compare.label, ": ", &name, " (", &number::count(own as u32, lang), ")"].concat()
            }
            Chip::When => now.state.when.map_or_else(String::new, |when| date::period(&when, lang)),
            Chip::Search => ["“", &now.state.q, "”"].concat(),
            Chip::Asof => now.state.asof.map_or_else(String::new, |day| (t.facets.as_of)(&date::day(day, lang))),
        }
    }

    fn removal(self) -> Action {
        match self {
            Chip::Value(facet, value) => Action::Toggle(facet, value),
            Chip::Compared(region) => Action::Compare(region),
            Chip::When => Action::Brush(None),
            Chip::Search => Action::Search(String::new()),
            Chip::Asof => Action::SetAsof(None),
        }
    }
}

/// How the lanes show it: with which regions, in which unit.
#[component]
pub fn Choices(store: Store) -> impl IntoView {
    // The measure and what is compared: a filter changes neither, and the regions are not sorted anew.
    let about = memo(move || {
        let now = store.shown();
        let compared = now.state.compare.iter().map(|region| u32::from(region.number()));
        core::iter::once(u32::from(store.measure().number())).chain(compared).collect::<Vec<u32>>()
    });
    let codes = memo(move || {
        about.with_followed(|_| ());
        comparable(store)
    });
    let row = Box::new(move |region: u32| {
        view! { <option value=region.to_string() translate="no">{words(move || store.name(Facet::Region, Ordinal::at(region as usize)))}</option> }
            .into_any()
    });
    let compare = choose(
        move |text| {
            if let Ok(region) = text.parse() {
                store.act_all(comparing(store, RegionIx::new(region)));
            }
        },
        String::new,
    );
    let set_unit = choose(
        move |text| {
            if let Some(unit) = ShownUnit::from_code(&text) {
                store.act(Action::SetUnit(unit));
            }
        },
        move || store.shown().state.unit.code().to_owned(),
    );
    let unit = |of: ShownUnit| {
        view! {
            <option value=of.code() prop:selected=property(move || store.shown().state.unit == of)>{words(move || store.t().unit(of))}</option>
        }
        .into_any()
    };
    view! {
        <label class="choice">
            <span class="hide">{words(move || store.t().compare.label)}</span>
            <select id="compare" autocomplete="off" on:change=compare>
                <option value="">{words(move || {
                    let t = &store.t().compare;
                    if store.shown().state.compare.len() >= MAX_COMPARED { t.up_to_six } else { t.add }
                })}</option>
                <Rows codes row />
            </select>
        </label>
        <label class="choice">
            <span class="hide">{words(move || store.t().units.label)}</span>
            <select id="unit" autocomplete="off" on:change=set_unit>{UNITS.map(unit).into_iter().collect::<Vec<AnyView>>()}</select>
        </label>
    }
}

/// In the order of the list.
const UNITS: [ShownUnit; ShownUnit::COUNT] = [ShownUnit::Original, ShownUnit::Idr, ShownUnit::Usd];

/// Regions that can be added to the comparison, by name; none once it is full.
fn comparable(store: Store) -> Vec<u32> {
    let now = store.shown_untracked();
    let compared = &now.state.compare;
    if compared.len() >= MAX_COMPARED {
        return Vec::new();
    }
    let all = store.with_session(|session| session.regions_with_values(session.lane_measure(&now.state)));
    let free = all.into_iter().filter(|r| !compared.contains(r));
    let mut named: Vec<(String, RegionIx)> = free.map(|r| (store.name(Facet::Region, Ordinal::of(r)), r)).collect();
    sort::sort(&mut named, |a, b| a.cmp(b));
    named.into_iter().map(|(_, region)| u32::from(region.number())).collect()
}

/// What adds a region to the comparison: one outside the filter would not be drawn, so comparing it lets it in. Who looks at one place
/// compares that with it.
pub fn comparing(store: Store, region: RegionIx) -> Vec<Action> {
    let added = Ordinal::of(region);
    store.with_state(|state| {
        let filter = &state.facets[Facet::Region];
        let place = match (filter.as_slice(), state.compare.as_slice()) {
            ([place], []) if *place != Ordinal::NONE && *place != added => Some(Action::Compare(place.ix())),
            _ => None,
        };
        let is_outside = !filter.is_empty() && !filter.contains(&added);
        let lets_in = is_outside.then_some(Action::Toggle(Facet::Region, added));
        place.into_iter().chain(lets_in).chain([Action::Compare(region)]).collect()
    })
}

/// The count in one sentence, for screen readers.
#[component]
pub fn Announcement(store: Store) -> impl IntoView {
    view! {
        <span>{words(move || {
            let (t, now, (large, small)) = (&store.t().summary, store.shown(), store.severities());
            [&(t.announce)(now.total(), now.answer.sources), " ", &(t.conflicts)(large, small), "."].concat()
        })}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::{Chip, Facet, Ordinal, RegionIx};

    #[test]
    fn a_chip_is_told_by_its_code() {
        for chip in [
            Chip::Value(Facet::Kind, Ordinal::new(0)),
            Chip::Value(Facet::Check, Ordinal::NONE),
            Chip::Compared(RegionIx::new(514)),
            Chip::When,
            Chip::Search,
            Chip::Asof,
        ] {
            assert_eq!(Chip::of(chip.code()), chip);
        }
    }
}
