//! Components whose code comes after the first view, in a wasm file of its own that shares memory, signals and owners with the first.
//!
//! One function makes them all: each split function has a loader of its own, which must have been awaited before it answers at once.
use super::answers::{Answer, Answers};
use super::kit::{Followed, memo, now_or_nothing, remade};
use super::store::Store;
use super::ui::Arrival;
use super::{banner, by_hand, card, changes, coverage, earlier, embed, empty, footer, grid, save, suggestions, table, tabs};
use crate::model::claim::Kind;
use leptos::prelude::*;
#[cfg(feature = "app")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A component of this kind.
#[derive(Clone, Copy)]
pub enum Part {
    ByHand,
    Changes,
    Banner,
    Suggestions,
    Answers(Answer),
    /// Beside the head of a lane.
    Earlier(Kind),
    /// Of the drawer of filters.
    Grab,
    Tabs,
    Empty,
    /// The lanes for keys.
    Grid,
    Coverage,
    Save,
    Table,
    EmbedSource,
    /// The open claim, or the list of conflicts.
    Panel,
    Footer,
}

/// One of them, as soon as its code is here.
#[component]
pub fn Deferred(store: Store, part: Part) -> impl IntoView {
    let is_here = memo(move || store.ui.deferred.followed() == Arrival::Here);
    remade(is_here, "", move || if is_here.get_untracked() { now_or_nothing(make(store, part)) } else { ().into_any() })
}

/// Makes one of them. On the page `fetch` must have fetched the code before.
#[cfg(feature = "app")]
#[wasm_split(later, fallible, preload(fetch))]
pub fn make(store: Store, part: Part) -> Result<AnyView, SplitLoaderError> {
    Ok(made(store, part))
}

/// Makes one of them. Other programs than the page have all their code in one file.
#[cfg(not(feature = "app"))]
async fn make(store: Store, part: Part) -> Result<AnyView, ()> {
    Ok(made(store, part))
}

fn made(store: Store, part: Part) -> AnyView {
    match part {
        Part::ByHand => view! { <by_hand::ByHand store /> }.into_any(),
        Part::Changes => view! { <changes::Changes store /> }.into_any(),
        Part::Banner => view! { <banner::Banner store /><embed::EmbedTitle store /> }.into_any(),
        Part::Suggestions => view! { <suggestions::Suggestions store /> }.into_any(),
        Part::Answers(answer) => view! { <Answers store answer /> }.into_any(),
        Part::Earlier(kind) => view! { <earlier::Earlier store kind /> }.into_any(),
        Part::Grab => view! { <card::Grab store /> }.into_any(),
        Part::Tabs => view! { <tabs::Tabs store /> }.into_any(),
        Part::Empty => view! { <empty::Empty store /> }.into_any(),
        Part::Grid => view! { <grid::Grid store /> }.into_any(),
        Part::Coverage => view! { <coverage::Coverage store /> }.into_any(),
        Part::Save => view! { <save::Save store /> }.into_any(),
        Part::Table => view! { <table::Table store /> }.into_any(),
        Part::EmbedSource => view! { <embed::EmbedSource store /> }.into_any(),
        Part::Panel => view! { <card::Panel store /> }.into_any(),
        Part::Footer => view! { <footer::Footer store /> }.into_any(),
    }
}
