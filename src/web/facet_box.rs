//! The box that narrows an unfolded facet: it has the focus as soon as it is there, and Enter chooses the first row.
use super::js;
use crate::protocol;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

const BOX: &str = "input[type=search]";

/// Follows all of them.
pub fn follow() {
    js::listen(&js::document(), "click", |event| {
        let Some(facet) = facet_at(&event, ".more") else { return };
        js::next_frame(move || {
            if let Ok(Some(narrow)) = facet.query_selector(BOX) {
                js::focus_element(&narrow);
            }
        });
    });
    js::listen(&js::document(), "keydown", |event| {
        if protocol::field(&event, "key").as_string().as_deref() != Some("Enter") {
            return;
        }
        let first = facet_at(&event, BOX).and_then(|facet| facet.query_selector(".rows input").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            first.click();
        }
    });
}

/// The facet that an event is in, where it is at what the selector means.
fn facet_at(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.closest(".facet").ok()?
}
