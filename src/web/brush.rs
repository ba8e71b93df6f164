//! The brush on the overview: two handles and the span between them, by mouse, touch and keyboard.
use super::js::{self, px};
use super::static_cell::StaticCell;
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period, civil_from_day, day_from_civil};
use crate::page::Store;
use crate::present::chart;
use crate::present::i18n::date;
use crate::state::Action;
use leptos::prelude::untrack;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

/// The overview: the days it shows and its width.
#[derive(Clone, Copy)]
pub struct Overview {
    pub store: Store,
    extent: StaticCell<((Day, Day), f64)>,
}

impl Overview {
    /// An overview that is not drawn yet.
    pub fn new(store: Store) -> Overview {
        Overview { store, extent: StaticCell::new(((0, 1), 0.0)) }
    }

    /// The days and the px of it.
    pub fn extent(self) -> ((Day, Day), f64) {
        self.extent.with(|extent| *extent)
    }

    /// Takes note of what was drawn.
    pub fn set_extent(self, days: (Day, Day), width: f64) {
        self.extent.update(|extent| *extent = (days, width));
    }
}

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

fn span(overview: Overview) -> (Day, Day) {
    let ((start, end), _) = overview.extent();
    let when = overview.store.with_state(|s| s.when);
    when.map_or((start, end), |w| (w.first().clamp(start, end), w.last().clamp(start, end)))
}

/// Sets the brush; it snaps to whole months, and is none where it covers everything.
fn set(overview: Overview, lo: Day, hi: Day) {
    let ((start, end), _) = overview.extent();
    let (lo, hi) = (month_start(lo.max(start)), month_end(hi.min(end)));
    let when = if lo <= month_start(start) && hi >= month_end(end) { None } else { Some(Period::from_days(lo, hi.max(lo))) };
    if overview.store.with_state(|s| s.when) != when {
        overview.store.drag(when);
    }
}

/// Puts the handles and the window where the state says.
pub fn follow(overview: Overview) {
    let ((start, end), width) = overview.extent();
    let (lo, hi) = span(overview);
    let x = |day: Day| chart::x_of_day((start, end), width, day);
    let element = |selector: &str| js::find(selector).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    let style = |element: &HtmlElement, name: &str, length: f64| js::ignore(element.style().set_property(name, &px(length)));
    if let Some(brush) = js::find(".brush") {
        let active = overview.store.with_state(|s| s.when.is_some());
        brush.set_class_name(if active { "brush active" } else { "brush" });
    }
    if let Some(window) = element(".brush .window") {
        style(&window, "left", x(lo));
        style(&window, "width", (x(hi + 1) - x(lo)).max(2.0));
    }
    let (lang, t) = untrack(|| (overview.store.lang(), &overview.store.t().brush));
    for (selector, day, at, label) in [(".handle.lo", lo, x(lo), t.start), (".handle.hi", hi, x(hi + 1), t.end)] {
        let Some(handle) = element(selector) else { continue };
        style(&handle, "left", at - 12.0);
        let values = [("aria-valuemin", start), ("aria-valuemax", end), ("aria-valuenow", day)];
        for (name, value) in values {
            js::ignore(handle.set_attribute(name, &value.to_string()));
        }
        js::ignore(handle.set_attribute("aria-label", label));
        js::ignore(handle.set_attribute("aria-valuetext", &date::day(day, lang)));
    }
}

/// Listens to pointers and keys. A click without a drag clears nothing, a double one clears the brush.
pub fn listen(overview: Overview) {
    let Some(brush) = js::find(".brush") else { return };
    let grip = Rc::new(Cell::new(None::<Grip>));
    let day_at = move |event: &PointerEvent| {
        let plot = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
        let left = plot.map_or(0.0, |p| p.get_bounding_client_rect().left());
        let (whole, width) = overview.extent();
        chart::day_of_x(whole, width, f64::from(event.client_x()) - left)
    };
    let held = Rc::clone(&grip);
    js::listen(&brush, "pointerdown", move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let day = day_at(event);
        let (lo, hi) = span(overview);
        let class = event.target().and_then(|t| t.dyn_into::<Element>().ok()).map(|t| t.class_name()).unwrap_or_default();
        let filtered = overview.store.with_state(|s| s.when.is_some());
        held.set(Some(match class.as_str() {
            "handle lo" => Grip::Lo,
            "handle hi" => Grip::Hi,
            "window" if filtered => Grip::Whole { from: day, lo, hi },
            _ => Grip::New { from: day },
        }));
        overview.store.end_gesture();
        hold_still(true);
        if let Some(plot) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
            js::ignore(plot.set_pointer_capture(event.pointer_id()));
        }
    });
    let held = Rc::clone(&grip);
    js::listen(&brush, "pointermove", move |event| {
        let (Some(event), Some(gripped)) = (event.dyn_ref::<PointerEvent>(), held.get()) else { return };
        let day = day_at(event);
        let (lo, hi) = span(overview);
        match gripped {
            Grip::Lo => set(overview, day.min(hi), hi),
            Grip::Hi => set(overview, lo, day.max(lo)),
            Grip::Whole { from, lo, hi } => {
                let ((start, end), _) = overview.extent();
                // The whole window stays on the axis; where it is wider than that, it does not move.
                let shift = (day - from).min(end - hi).max(start - lo);
                set(overview, month_start(lo + shift + 15), month_end(hi + shift - 15));
            }
            Grip::New { from } => {
                if (day - from).abs() > 20 {
                    set(overview, day.min(from), day.max(from));
                }
            }
        }
    });
    for name in ["pointerup", "pointercancel"] {
        let held = Rc::clone(&grip);
        js::listen(&brush, name, move |_| {
            held.set(None);
            hold_still(false);
        });
    }
    js::listen(&brush, "dblclick", move |_| overview.store.act(Action::Brush(None)));
    for (selector, is_hi) in [(".handle.lo", false), (".handle.hi", true)] {
        let Some(handle) = js::find(selector) else { continue };
        js::listen(&handle, "blur", move |_| overview.store.end_gesture());
        js::listen(&handle, "keydown", move |event| {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key)
                && press(overview, is_hi, &key)
            {
                event.prevent_default();
            }
        });
    }
}

/// Keeps what stands above the overview at its height while the brush is dragged, so that the page under the pointer does not move.
fn hold_still(is_held: bool) {
    let Ok(above) = js::document().query_selector_all("main > :not(.lanes ~ *):not(.lanes), .lanes > .lane:not(.overview)") else { return };
    for n in 0..above.length() {
        let Some(element) = above.get(n).and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { continue };
        let style = element.style();
        if is_held {
            let height = js::window().get_computed_style(&element).ok().flatten().and_then(|now| now.get_property_value("height").ok());
            js::ignore(style.set_property("height", &height.unwrap_or_default()));
            js::ignore(style.set_property("overflow", "clip"));
        } else {
            js::ignore(style.remove_property("height"));
            js::ignore(style.remove_property("overflow"));
        }
    }
    // Else the browser scrolls along with what moves within them.
    js::set_attribute("html", "data-dragging", if is_held { "yes" } else { "no" });
}

/// What a key does on a handle; false where it does nothing.
fn press(overview: Overview, is_hi: bool, key: &str) -> bool {
    let ((start, end), _) = overview.extent();
    let (lo, hi) = span(overview);
    let months = match key {
        "ArrowLeft" | "ArrowDown" => -1,
        "ArrowRight" | "ArrowUp" => 1,
        "PageDown" => -12,
        "PageUp" => 12,
        "Home" => -100_000,
        "End" => 100_000,
        "Escape" => {
            overview.store.act(Action::Brush(None));
            return true;
        }
        _ => return false,
    };
    if is_hi {
        let day = if months <= -100_000 { lo } else { add_months(month_start(hi), months.min(12_000)) + 27 };
        set(overview, lo, month_end(day.min(end)).max(month_end(lo)));
    } else {
        let day = if months >= 100_000 { hi } else { add_months(month_start(lo), months.max(-12_000)) };
        set(overview, day.max(start).min(month_start(hi)), hi);
    }
    true
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
