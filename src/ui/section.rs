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

/// The table. While it is far below the screen it follows after the paint: a reader who moves the brush waits for the lanes only.
pub fn table(store: Store) -> AnyView {
    let place = NodeRef::<Div>::new();
    let is_near = RwSignal::new_local(false);
    let shown = StoredValue::new_local(None::<String>);
    let waits = StoredValue::new_local(false);
    let show = move || {
        waits.set_value(false);
        let Some(element) = place.get_untracked() else { return };
        let html = store.view_now(|view| Part::Table.html(view));
        if shown.with_value(|before| before.as_ref() != Some(&html)) {
            replace(&element, &html);
            shown.set_value(Some(html));
        }
    };
    Effect::new(move |_| {
        store.view(|_| ());
        if is_near.get() {
            show();
        } else if !waits.get_value() {
            waits.set_value(true);
            js::after_paint(show);
        }
    });
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        js::watch_nearness(&element, move |near| {
            if is_near.get_untracked() != near {
                is_near.set(near);
            }
        });
    });
    view! { <div class="table" node_ref=place></div> }.into_any()
}

/// Puts new markup into an element; the focus stays on the control that asks for the same.
fn replace(element: &Element, html: &str) {
    let focused = js::document().active_element().filter(|active| element.contains(Some(active)));
    let selector = focused.and_then(|active| {
        let named = |name: &str| active.get_attribute(name).map(|value| ["[", name, "=\"", &value, "\"]"].concat());
        named("id").or_else(|| named("data-needle")).or_else(|| named("data-act")).or_else(|| {
            // A row's button stands for the row.
            active.closest("[data-act]").ok().flatten()?.get_attribute("data-act").map(|act| ["[data-act=\"", &act, "\"] button"].concat())
        })
    });
    let open = open_folds(element);
    element.set_inner_html(html);
    for fold in open {
        if let Some(fold) = element.query_selector(&["#", &fold].concat()).ok().flatten() {
            js::ignore(fold.set_attribute("open", ""));
        }
    }
    if let Some(found) = selector.and_then(|selector| element.query_selector(&selector).ok().flatten()) {
        js::focus_element(&found);
        if let Some(input) = found.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "search") {
            let end = input.value().encode_utf16().count() as u32;
            js::ignore(input.set_selection_range(end, end));
        }
    }
}

/// The ids of the folds that the reader has opened.
fn open_folds(element: &Element) -> Vec<String> {
    let Ok(folds) = element.query_selector_all("details[open]") else { return Vec::new() };
    let ids = (0..folds.length()).filter_map(|n| folds.get(n)?.dyn_ref::<Element>()?.get_attribute("id"));
    ids.collect()
}
