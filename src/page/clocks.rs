//! The two clocks: which one the axis follows, and the day whose public knowledge is shown.
use super::kit::{Followed, When, memo, property, say, tick, words};
use super::store::Store;
use crate::model::edtf::Period;
use crate::state::{Action, Axis, Undated};
use leptos::prelude::*;

/// A choice between the clocks, and a day.
#[component]
pub fn Clocks(store: Store) -> impl IntoView {
    let typed = move || store.ui.asof_typed.followed();
    let has_undated = memo(move || store.shown().answer.undated > 0);
    let shows_undated = move || store.shown().state.undated == Undated::Shown;
    let day = move || {
        let typed = typed();
        if typed.is_empty() {
            store.shown().state.asof.map_or_else(String::new, |day| Period::from_days(day, day).to_string())
        } else {
            typed
        }
    };
    let problem = move || {
        let typed = typed();
        if typed.is_empty() { String::new() } else { (store.t().lanes.asof_unread)(&typed) }
    };
    view! {
        <div class="clocks">
            <fieldset class="clock">
                <legend>{words(move || store.t().lanes.axis)}</legend>
                <ClockChoice store axis=Axis::Period />
                <ClockChoice store axis=Axis::Published />
            </fieldset>
            <label class="clock">
                <span>{words(move || store.t().lanes.asof)}</span>
                <input type="date" id="asof" autocomplete="off" aria-describedby="asof-problem"
                    aria-invalid=words(move || if typed().is_empty() { "false" } else { "true" })
                    prop:value=words(day) on:change=say(move |text| set_asof(store, &text)) />
            </label>
            <p id="asof-problem" role="alert">{words(problem)}</p>
            <When is=has_undated>
                <label class="clock">
                    <input type="checkbox" id="undated" autocomplete="off" prop:checked=property(shows_undated)
                        on:change=tick(move || store.act(Action::SetUndated(if shows_undated() { Undated::Hidden } else { Undated::Shown })), shows_undated) />
                    <span>{words(move || (store.t().lanes.undated)(store.shown().answer.undated))}</span>
                </label>
            </When>
        </div>
    }
}

#[component]
fn ClockChoice(store: Store, axis: Axis) -> impl IntoView {
    let holds = move || store.shown().state.axis == axis;
    let name = move || {
        let t = &store.t().lanes;
        match axis {
            Axis::Period => t.axis_period,
            Axis::Published => t.axis_published,
        }
    };
    view! {
        <label>
            <input type="radio" name="axis" autocomplete="off" prop:checked=property(holds) on:change=tick(move || store.act(Action::SetAxis(axis)), holds) />
            <span>{words(name)}</span>
        </label>
    }
}

/// The day whose public knowledge is shown. A year of fewer than four digits is still being typed.
fn set_asof(store: Store, typed: &str) {
    if typed.starts_with('0') {
        return;
    }
    let read = Period::parse(typed).ok().filter(|p| p.first() == p.last() && !p.is_uncertain());
    if typed.is_empty() || read.is_some() {
        store.ui.asof_typed.set(String::new());
        store.act(Action::SetAsof(read.map(|p| p.first())));
    } else {
        store.ui.asof_typed.set(typed.chars().take(40).collect());
    }
}
