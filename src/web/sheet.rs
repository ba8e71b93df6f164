//! The handle of a phone's sheets, dragged: up makes them tall, down makes a tall one as it was, and one that is as it was closes. What is
//! pressed does the same: the handle itself, and the sheet's ✕.
use super::js::{self, px};
use crate::page::Store;
use crate::protocol;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

/// Px from which on it is a drag and no press.
const DRAG: i32 = 8;
/// Px from which on a drag does something.
const FAR: i32 = 56;

/// Follows all of them.
pub fn follow(store: Store) {
    let held: Rc<RefCell<Option<(HtmlElement, i32)>>> = Rc::default();
    let moved = Rc::new(Cell::new(0));
    let (at, by) = (Rc::clone(&held), Rc::clone(&moved));
    js::listen(&js::document(), "pointerdown", move |event| {
        by.set(0);
        let Some((handle, event)) = handle(&event).zip(event.dyn_ref::<PointerEvent>()) else { return };
        js::ignore(handle.set_pointer_capture(event.pointer_id()));
        *at.borrow_mut() = handle.parent_element().and_then(|sheet| sheet.dyn_into().ok()).map(|sheet| (sheet, event.client_y()));
    });
    let (at, by) = (Rc::clone(&held), Rc::clone(&moved));
    js::listen(&js::document(), "pointermove", move |event| {
        let (at, event) = (at.borrow(), event.dyn_ref::<PointerEvent>());
        let (Some((sheet, from)), Some(event)) = (at.as_ref(), event) else { return };
        by.set(event.client_y() - from);
        let down = ["0 ", &px(f64::from(by.get().max(0)))].concat();
        js::ignore(sheet.style().set_property("translate", &down));
    });
    for name in ["pointerup", "pointercancel"] {
        let (at, by) = (Rc::clone(&held), Rc::clone(&moved));
        js::listen(&js::document(), name, move |event| {
            let Some((sheet, _)) = at.take() else { return };
            js::ignore(sheet.style().remove_property("translate"));
            let tall = store.ui.is_tall;
            // What the browser takes over, such as a second finger's zoom, is no drag that ended.
            let moved = if event.type_() == "pointerup" { by.get() } else { 0 };
            match moved {
                up if up <= -FAR => tall.set(true),
                down if down >= FAR && tall.get_untracked() => tall.set(false),
                down if down >= FAR => {
                    if let Some(close) =
                        sheet.query_selector(".close").ok().flatten().and_then(|close| close.dyn_into::<HtmlElement>().ok())
                    {
                        close.click();
                    }
                }
                _ => {}
            }
        });
    }
    // Some browsers take the end of a drag for a press of the handle; a key has no pointer that was dragged.
    let press = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let is_by_pointer = protocol::field(&event, "detail").as_f64().is_some_and(|presses| presses > 0.0);
        if is_by_pointer && moved.get().abs() >= DRAG && handle(&event).is_some() {
            event.stop_propagation();
        }
    });
    js::ignore(js::document().add_event_listener_with_callback_and_bool("click", press.as_ref().unchecked_ref(), true));
    press.forget();
}

fn handle(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(".grab").ok()?
}
