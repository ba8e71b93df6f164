//! The brush on the overview: two handles and the span between them, by mouse, touch and keyboard.
use super::store::Store;
use crate::chart;
use crate::edtf::{DAY_MAX, DAY_MIN, Day, Period, civil_from_day, day_from_civil};
use crate::i18n::date;
use crate::state::Action;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

#[derive(Clone, Copy, PartialEq)]
enum Grip {
    Lo,
    Hi,
    /// The span as a whole; the day under the pointer when it was gripped.
    Whole {
        from: Day,
        lo: Day,
        hi: Day,
    },
    /// A new span drawn from here.
    New {
        from: Day,
    },
}

/// The brush. It snaps to whole months; a click without a drag clears it.
#[component]
pub fn Brush(store: Store, domain: RwSignal<(Day, Day)>, width: RwSignal<f64>) -> impl IntoView {
    let grip = RwSignal::new(None::<Grip>);
    let span = move || {
        let (start, end) = domain.get();
        let when = store.state.with(|s| s.when);
        when.map_or((start, end), |w| (w.first().clamp(start, end), w.last().clamp(start, end)))
    };
    let set = move |lo: Day, hi: Day| {
        let (start, end) = domain.get_untracked();
        let (lo, hi) = (month_start(lo.max(start)), month_end(hi.min(end)));
        let when = if lo <= month_start(start) && hi >= month_end(end) { None } else { Some(Period::from_days(lo, hi.max(lo))) };
        if store.state.with_untracked(|s| s.when) != when {
            store.act(Action::Brush(when));
        }
    };
    let day_at = move |event: &PointerEvent| {
        let plot = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
        let left = plot.map_or(0.0, |p| p.get_bounding_client_rect().left());
        chart::day_of_x(domain.get_untracked(), width.get_untracked(), f64::from(event.client_x()) - left)
    };
    let down = move |event: PointerEvent| {
        let day = day_at(&event);
        let (lo, hi) = untrack(span);
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let class = target.map(|t| t.class_name()).unwrap_or_default();
        let filtered = store.state.with_untracked(|s| s.when.is_some());
        grip.set(Some(match class.as_str() {
            "handle lo" => Grip::Lo,
            "handle hi" => Grip::Hi,
            "window" if filtered => Grip::Whole { from: day, lo, hi },
            _ => Grip::New { from: day },
        }));
        if let Some(plot) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
            super::js::ignore(plot.set_pointer_capture(event.pointer_id()));
        }
    };
    let moved = move |event: PointerEvent| {
        let Some(held) = grip.get_untracked() else { return };
        let day = day_at(&event);
        let (lo, hi) = untrack(span);
        match held {
            Grip::Lo => set(day.min(hi), hi),
            Grip::Hi => set(lo, day.max(lo)),
            Grip::Whole { from, lo, hi } => {
                let (start, end) = domain.get_untracked();
                let shift = (day - from).clamp(start - lo, end - hi);
                set(month_start(lo + shift + 15), month_end(hi + shift - 15));
            }
            Grip::New { from } => {
                if (day - from).abs() > 20 {
                    set(day.min(from), day.max(from));
                }
            }
        }
    };
    let up = move |_: PointerEvent| grip.set(None);
    let key = move |hi_handle: bool| {
        move |event: KeyboardEvent| {
            let (start, end) = domain.get_untracked();
            let (lo, hi) = untrack(span);
            let months = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => -1,
                "ArrowRight" | "ArrowUp" => 1,
                "PageDown" => -12,
                "PageUp" => 12,
                "Home" => -100_000,
                "End" => 100_000,
                "Escape" => {
                    event.prevent_default();
                    store.act(Action::Brush(None));
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            if hi_handle {
                let day = if months <= -100_000 { lo } else { add_months(month_start(hi), months.min(12_000)) + 27 };
                set(lo, month_end(day.min(end)).max(month_end(lo)));
            } else {
                let day = if months >= 100_000 { hi } else { add_months(month_start(lo), months.max(-12_000)) };
                set(day.max(start).min(month_start(hi)), hi);
            }
        }
    };
    let x = move |day: Day| chart::x_of_day(domain.get(), width.get(), day);
    let slider = move |hi_handle: bool| {
        let value = move || if hi_handle { span().1 } else { span().0 };
        let at = move || format!("{}px", if hi_handle { x(value() + 1) } else { x(value()) } - 12.0);
        let label = move || if hi_handle { store.strings().brush.end } else { store.strings().brush.start };
        view! {
            <div
                class=if hi_handle { "handle hi" } else { "handle lo" } role="slider" tabindex="0" style:left=at
                aria-label=label
                aria-valuemin=move || domain.get().0 aria-valuemax=move || domain.get().1 aria-valuenow=value
                aria-valuetext=move || date::day(value(), store.lang.get())
                on:keydown=key(hi_handle)
            ></div>
        }
    };
    let window_left = move || format!("{}px", x(span().0));
    let window_width = move || {
        let (lo, hi) = span();
        format!("{}px", (x(hi + 1) - x(lo)).max(2.0))
    };
    view! {
        <div
            class="brush" class:active=move || store.state.with(|s| s.when.is_some())
            on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=up
            on:dblclick=move |_| store.act(Action::Brush(None))
        >
            <div class="window" style:left=window_left style:width=window_width></div>
            {slider(false)}
            {slider(true)}
        </div>
    }
}

fn month_start(day: Day) -> Day {
    if day == DAY_MIN {
        return day;
    }
    let (year, month, _) = civil_from_day(day);
    day_from_civil(year, month, 1)
}

fn month_end(day: Day) -> Day {
    if day == DAY_MAX { day } else { add_months(month_start(day), 1) - 1 }
}

/// The first of the month that lies `months` after the month that starts on `start`.
fn add_months(start: Day, months: i32) -> Day {
    let (year, month, _) = civil_from_day(start);
    let count = year * 12 + i32::from(month) - 1 + months;
    day_from_civil(count.div_euclid(12), count.rem_euclid(12) as u8 + 1, 1)
}
