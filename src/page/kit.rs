//! What the components are built with beside `view!`: each generic of Leptos that the page needs, made once, for one type.
//!
//! Leptos compiles a list for every type of its items, a condition for every type of its children, a memo for every closure. Here
//! closures are boxed and a list is one of codes, so that a component adds its own code only: 16 kB less of the first view.
use super::host::{Holding, host};
pub use crate::signals::{Followed, follow, memo};
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::borrow::Cow;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

/// A truth value as attributes write it.
pub fn truth(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// What a closure in `view!` gives: one type, since Leptos compiles its part anew for each.
pub type Words = Cow<'static, str>;

/// Words that follow what they are made of.
pub type Shared = SharedReactiveFunction<Words>;

/// Words of a view that follow what `f` reads.
pub fn words<W: Into<Words>>(f: impl Fn() -> W + Send + 'static) -> Shared {
    Arc::new(Mutex::new(move || f().into()))
}

/// A property of a control that follows what `f` reads.
pub fn property(f: impl Fn() -> bool + Send + 'static) -> SharedReactiveFunction<bool> {
    Arc::new(Mutex::new(f))
}

/// What is done when a control is pressed.
pub fn press(mut f: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| f())
}

/// What is done when a control within another one is pressed, which does not hear of it.
pub fn press_alone(mut f: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |event| {
        event.stop_propagation();
        f();
    })
}

/// What is done with what a control says now.
pub fn say(mut f: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| f(event_target_value(&event)))
}

/// What is done when a box is ticked or a radio button chosen. Then it shows what holds: an act may be refused, and a property that
/// keeps its value is not written again by itself.
pub fn tick(mut act: impl FnMut() + 'static, holds: impl Fn() -> bool + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| {
        act();
        (host().restore)(&event, Holding::Checked(untrack(&holds)));
    })
}

/// What is done with a choice. Then the control shows what holds, as in `tick`.
pub fn choose(mut act: impl FnMut(String) + 'static, holds: impl Fn() -> String + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| {
        act(event_target_value(&event));
        (host().restore)(&event, Holding::Value(untrack(&holds)));
    })
}

/// Shows its children while `is` holds.
#[component]
pub fn When(is: Memo<bool>, children: ChildrenFn) -> impl IntoView {
    move || {
        (host().keep_focus)("");
        is.followed().then(|| children())
    }
}

/// A view whose code is here already: what is here does not wait.
pub fn now_or_nothing<E>(view: impl Future<Output = Result<AnyView, E>>) -> AnyView {
    match pin!(view).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => view,
        Poll::Ready(Err(_)) => ().into_any(),
        Poll::Pending => {
            debug_assert!(false, "the code of this view was not awaited");
            ().into_any()
        }
    }
}

/// What makes a row of a code.
pub type Row = Box<dyn Fn(u32) -> AnyView + Send>;

/// A list that keeps the nodes of a code for as long as it is in the list.
#[component]
pub fn Rows(codes: Memo<Vec<u32>>, row: Row) -> impl IntoView {
    let row = Arc::new(Mutex::new(row));
    let make = move |code| row.lock().map_or_else(|_| ().into_any(), |row| row(code));
    let each = move || {
        (host().keep_focus)("");
        codes.followed()
    };
    view! { <For each key=|code| *code children=make /> }
}

/// A view that is made anew as a whole whenever `shown` changes, by a function that follows nothing. Where the focus was within what
/// goes, it goes on at the first place in the new view that `focus` finds.
pub fn remade<T: PartialEq + Send + Sync + 'static>(
    shown: Memo<T>,
    focus: &'static str,
    make: impl Fn() -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(make);
    move || {
        // Not `track`: a memo that nobody has read follows nothing yet.
        shown.with(|_| ());
        (host().keep_focus)(focus);
        untrack(&make)
    }
}
