//! What an act does to the browser's history.
use super::{on, with};
use crate::support::{bare, fixture, place};
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::index::{ClaimIx, Ordinal, RegionIx};
use jejak_ekspor::page::{Host, Store, comparing, stand_in};
use jejak_ekspor::state::{Action, History, Lang, ShownUnit};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static GONE: RefCell<Vec<(History, String)>> = const { RefCell::new(Vec::new()) };
}

fn go(history: History, link: &str) {
    GONE.with_borrow_mut(|gone| gone.push((history, bare(link).to_owned())));
}

/// What the acts took to the address bar, in turn.
fn gone(link: &str, acts: impl FnOnce(Store)) -> Vec<(History, String)> {
    stand_in(Host { go, ..Host::NONE });
    GONE.with_borrow_mut(Vec::clear);
    with(link, Lang::Id, acts);
    GONE.with_borrow_mut(std::mem::take)
}

fn brush(text: &str) -> Option<Period> {
    Period::parse(text).ok()
}

#[test]
fn a_choice_is_an_entry_and_an_act_that_changes_nothing_is_none() {
    let gone = gone("", |store| {
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        store.act(Action::ClearFacet(Facet::Region));
    });
    assert_eq!(gone, [(History::Push, "kind=value".to_owned())]);
}

#[test]
fn the_first_change_of_a_drag_or_of_typing_is_an_entry_and_the_rest_of_it_replaces() {
    let histories = |acts: fn(Store)| gone("", acts).into_iter().map(|(history, _)| history).collect::<Vec<_>>();
    let (push, replace) = (History::Push, History::Replace);
    let typed = histories(|store| ["u", "ud", "uda"].into_iter().for_each(|q| store.act(Action::Search(q.into()))));
    assert_eq!(typed, [push, replace, replace]);
    let entered = histories(|store| {
        store.act(Action::Search("udang".into()));
        store.end_gesture();
        store.act(Action::Search("udang v".into()));
    });
    assert_eq!(entered, [push, push], "a search that was entered stays");
    let mixed = histories(|store| {
        store.drag(brush("2020/2021"));
        store.drag(None);
        store.drag(brush("2020/2022"));
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        store.drag(brush("2019/2022"));
        store.act(Action::Brush(None));
    });
    assert_eq!(mixed, [push, replace, replace, push, push, push], "another act ends a drag, and taking the brush away is a choice");
}

fn region(store: Store, code: &str) -> RegionIx {
    store.session.with_untracked(|s| s.facets.ordinal(Facet::Region, code, &s.data).unwrap().ix())
}

#[test]
fn comparing_a_region_outside_the_filter_is_one_entry() {
    let gone = gone("region=3524", |store| {
        store.act_all(comparing(store, region(store, "3578")));
    });
    assert_eq!(gone, [(History::Push, "region=3524,3578&compare=3524,3578".to_owned())], "who looks at a place compares that with it");
    for (link, compared) in [
        ("region=3524,3578", "region=3524,3578&compare=3578"),
        ("region=3524&compare=3524,3525", "region=3524,3578&compare=3524,3525,3578"),
        ("", "compare=3578"),
        ("region=3578", "region=3578&compare=3578"),
    ] {
        let gone = self::gone(link, |store| store.act_all(comparing(store, region(store, "3578"))));
        assert_eq!(gone, [(History::Push, compared.to_owned())], "{link}");
    }
}

#[test]
fn a_seventh_region_to_compare_is_refused_without_an_entry() {
    let full = "compare=3524,3525,3578,32,33,35";
    assert_eq!(gone(full, |store| store.act(Action::Compare(RegionIx::new(1)))), []);
}

#[test]
fn an_open_card_and_a_unit_leave_the_rows_of_the_table_where_they_are() {
    with("", Lang::Id, |store| {
        store.ui.rows.set(160);
        store.act(Action::Open(Some(ClaimIx::new(3))));
        store.act(Action::SetUnit(ShownUnit::Usd));
        assert_eq!(store.ui.rows.get_untracked(), 160);
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        assert!(store.ui.rows.get_untracked() < 160, "other claims are another table");
    });
}

#[test]
fn what_is_done_before_the_ids_of_claims_are_here_keeps_the_card() {
    stand_in(Host { go, ..Host::NONE });
    let id = "lamongan-2022-export-value-antara-2025";
    let arrive = |store: Store| {
        store.session.update(|session| session.set_cards(fixture::cards()));
        store.ids_came();
    };
    let is_open = |store: Store| store.with_state(|state| state.claim) == Some(store.session.with_untracked(|session| place(session, id)));
    GONE.with_borrow_mut(Vec::clear);
    on(fixture::first_part(), &format!("claim={id}"), Lang::Id, false, |store| {
        assert_eq!(store.ui.dropped.get_untracked(), [], "it may be a claim");
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        store.act(Action::SetLang(Lang::En));
        assert!(bare(&store.link()).contains(&format!("claim={id}&")), "{}", store.link());
        arrive(store);
        assert!(is_open(store));
    });
    // A card that is opened meanwhile, by its mark, is in the address as soon as its id is known.
    on(fixture::first_part(), "kind=value", Lang::Id, false, |store| {
        store.act(Action::Open(Some(place(&super::session(), id))));
        arrive(store);
        assert!(is_open(store));
        let last = GONE.with_borrow(|gone| gone.last().cloned());
        assert_eq!(last, Some((History::Replace, format!("kind=value&claim={id}"))));
    });
    // One that is not among the claims is told, and nothing else of what was told is lost.
    on(fixture::first_part(), "claim=no-such", Lang::Id, false, |store| {
        arrive(store);
        let told: Vec<String> = store.ui.dropped.get_untracked().into_iter().map(|part| part.value).collect();
        assert_eq!(told, ["no-such"]);
    });
}
