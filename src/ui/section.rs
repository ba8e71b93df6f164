//! A place on the page that shows a section of `view` and follows it.
use super::js;
use super::store::Store;
use crate::view::Part;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// A section in a box of its own; the box is there even while the section is empty.
pub fn section(store: Store, part: Part, class: &'static str) -> AnyView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |before: Option<String>| {
        let html = store.view(|view| part.html(view));
        if let Some(element) = place.get() {
            if before.as_deref() != Some(&html) {
                replace(&element, &html);
            }
            html
        } else {
            // Not mounted: whatever comes next differs from this.
            String::from("\u{0}")
        }
    });
    view! { <div class=class node_ref=place></div> }.into_any()
}

/// Puts new markup into an element; the focus stays on the control that asks for the same.
fn replace(element: &Element, html: &str) {
    let focused = js::document().active_element().filter(|active| element.contains(Some(active)));
    let selector = focused.and_then(|active| {
        let named = |name: &str| active.get_attribute(name).map(|value| format!("[{name}=\"{value}\"]"));
        named("id").or_else(|| named("data-needle")).or_else(|| named("data-act")).or_else(|| {
            // A row's button stands for the row.
            active.closest("[data-act]").ok().flatten()?.get_attribute("data-act").map(|act| format!("[data-act=\"{act}\"] button"))
        })
    });
    element.set_inner_html(html);
    if let Some(found) = selector.and_then(|selector| element.query_selector(&selector).ok().flatten()) {
        js::focus_element(&found);
        if let Some(input) = found.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "search") {
            let end = input.value().encode_utf16().count() as u32;
            js::ignore(input.set_selection_range(end, end));
        }
    }
}
