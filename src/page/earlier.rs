//! Beside the head of a lane: how many of its claims lie before the axis.
use super::kit::{Followed, When, memo, press, words};
use super::store::Store;
use crate::model::claim::Kind;
use crate::present::chart;
use crate::state::Action;
use leptos::prelude::*;

/// How many claims of a lane lie before the axis; a press shows their time. It follows once what is shown has come to rest.
#[component]
pub fn Earlier(store: Store, kind: Kind) -> impl IntoView {
    let earlier = Memo::new(move |_| {
        store.ui.rested.followed();
        untrack(|| store.see(chart::Earlier::of))
    });
    let are_some = memo(move || earlier.followed().count(kind) > 0);
    view! {
        <When is=are_some>
            <button type="button" class="link earlier" translate="no" on:click=press(move || {
                store.act(Action::Brush(Some(earlier.get_untracked().period())));
            })>{words(move || {
                let earlier = earlier.followed();
                (store.later().lane_notes.earlier)(earlier.count(kind), &earlier.year())
            })}</button>
        </When>
    }
}
