//! A place on the page that shows a section of `view` and follows it.
use super::held::{Held, follow};
use super::js;
use super::store::Store;
use crate::present::view::Part;
use crate::present::view::patch::{self, Change};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

/// Shows a section in the element whose `data-part` is `place`, from now on.
pub fn section(store: Store, place: usize, part: Part) {
    let Some(element) = js::find(&["[data-part=\"", &place.to_string(), "\"]"].concat()) else { return };
    if part.is_long() {
        long(store, element, part);
        return;
    }
    let mut shown = String::new();
    follow(move || {
        let html = store.view(|view| part.html(view));
        if shown != html {
            show(&element, &shown, &html);
            shown = html;
        }
    });
}

/// A long section. While it is off the screen it follows after the paint: a reader who moves the brush waits for the lanes only.
fn long(store: Store, element: Element, part: Part) {
    let (is_seen, waits, shown) = (Held::quiet(false), Held::quiet(false), Held::quiet(String::new()));
    let place = element.clone();
    let follow_now = move || {
        waits.set(false);
        let html = store.view_now(|view| part.html(view));
        if shown.with(|before| *before != html) {
            shown.with(|before| show(&place, before, &html));
            shown.set(html);
        }
    };
    let when_seen = follow_now.clone();
    js::watch_sight(&element, move |seen| {
        is_seen.set(seen);
        if seen {
            when_seen();
        }
    });
    follow(move || {
        store.state.track();
        if is_seen.get() {
            follow_now();
        } else if !waits.get() {
            waits.set(true);
            js::after_paint(follow_now.clone());
        }
    });
}

/// Makes an element show new markup in the place of what it shows; the focus stays on the control that asks for the same.
fn show(element: &Element, before: &str, html: &str) {
    let focused = js::document().active_element().filter(|active| element.contains(Some(active)));
    let selector = focused.as_ref().and_then(asked_by);
    match patch::changes(before, html) {
        Some(changes) => change(element, changes),
        None => replace(element, html),
    }
    if selector.is_none() || js::document().active_element().as_ref().and_then(asked_by) == selector {
        return;
    }
    if let Some(found) = selector.and_then(|selector| element.query_selector(&selector).ok().flatten()) {
        js::focus_element(&found);
        if let Some(input) = found.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "search") {
            let end = input.value().encode_utf16().count() as u32;
            js::ignore(input.set_selection_range(end, end));
        }
    }
}

/// What finds the control again that asks for the same as this one.
fn asked_by(control: &Element) -> Option<String> {
    let named = |name: &str| control.get_attribute(name).map(|value| ["[", name, "=\"", &value, "\"]"].concat());
    named("id").or_else(|| named("data-needle")).or_else(|| named("data-act")).or_else(|| {
        // A row's button stands for the row.
        control.closest("[data-act]").ok().flatten()?.get_attribute("data-act").map(|act| ["[data-act=\"", &act, "\"] button"].concat())
    })
}

/// Changes nodes that stay.
fn change(element: &Element, changes: Vec<(u32, Change)>) {
    const ELEMENTS_AND_TEXTS: u32 = 5;
    let Ok(walker) = js::document().create_tree_walker_with_what_to_show(element, ELEMENTS_AND_TEXTS) else { return };
    let (mut node, mut place) = (walker.next_node().ok().flatten(), 0);
    for (wanted, change) in changes {
        while place < wanted {
            node = walker.next_node().ok().flatten();
            place += 1;
        }
        let Some(node) = &node else { return };
        let element = node.unchecked_ref::<Element>();
        match change {
            Change::Text(text) => node.set_node_value(Some(&text)),
            Change::Set(name, value) => {
                js::ignore(element.set_attribute(&name, &value));
                set_live(element, &name, if name == "value" { value.into() } else { JsValue::TRUE });
            }
            Change::Remove(name) => {
                js::ignore(element.remove_attribute(&name));
                set_live(element, &name, JsValue::FALSE);
            }
        }
    }
}

/// Sets what a control keeps as a property of its own once the reader has used it.
fn set_live(control: &Element, name: &str, value: JsValue) {
    if ["checked", "selected", "value"].contains(&name) {
        js::set_property(control, name, &value);
    }
}

/// Puts new markup into an element.
fn replace(element: &Element, html: &str) {
    let open = open_folds(element);
    element.set_inner_html(html);
    for fold in open {
        if let Some(fold) = element.query_selector(&["#", &fold].concat()).ok().flatten() {
            js::ignore(fold.set_attribute("open", ""));
        }
    }
}

/// The ids of the folds that the reader has opened.
fn open_folds(element: &Element) -> Vec<String> {
    let Ok(folds) = element.query_selector_all("details[open]") else { return Vec::new() };
    let ids = (0..folds.length()).filter_map(|n| folds.get(n)?.dyn_ref::<Element>()?.get_attribute("id"));
    ids.collect()
}
