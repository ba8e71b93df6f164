//! A place on the page that shows a section of `view` and follows it.
use super::held::{Held, follow};
use super::js;
use super::store::Store;
use crate::view::Part;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Shows a section in the element whose `data-part` is `place`, from now on.
pub fn section(store: Store, place: usize, part: Part) {
    let Some(element) = js::find(&["[data-part=\"", &place.to_string(), "\"]"].concat()) else { return };
    if part == Part::Table {
        table(store, element);
        return;
    }
    let mut shown = String::new();
    follow(move || {
        let html = store.view(|view| part.html(view));
        if shown != html {
            replace(&element, &html);
            shown = html;
        }
    });
}

/// The table. While it is far below the screen it follows after the paint: a reader who moves the brush waits for the lanes only.
fn table(store: Store, element: Element) {
    let (is_near, waits, shown) = (Held::quiet(false), Held::quiet(false), Held::quiet(String::new()));
    let place = element.clone();
    let show = move || {
        waits.set(false);
        let html = store.view_now(|view| Part::Table.html(view));
        if shown.with(|before| *before != html) {
            replace(&place, &html);
            shown.set(html);
        }
    };
    let show_now = show.clone();
    js::watch_nearness(&element, move |near| {
        is_near.set(near);
        if near {
            show_now();
        }
    });
    follow(move || {
        store.state.track();
        if is_near.get() {
            show();
        } else if !waits.get() {
            waits.set(true);
            js::after_paint(show.clone());
        }
    });
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
