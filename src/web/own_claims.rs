//! The claims that the reader took over of texts: kept by the browser, put among those of the data, and ringed on the lanes.
use super::js::{document, find, ignore, px, set_property, window};
use super::table_door;
use crate::model::claim::Kind;
use crate::page::Store;
use crate::present::chart::{Mark, Scene};
use crate::present::text_words::own_note;
use crate::protocol::reading::OwnText;
use crate::protocol::{FromValue, ToValue, call, field, from_json, to_json};
use crate::user_text::own::{self, Base, is_own};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The class of the rings.
const RING: &str = "own-mark";

thread_local! {
    static BASE: RefCell<Option<Base>> = const { RefCell::new(None) };
    /// The rings that are drawn.
    static RINGS: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
}

// ---- What the browser keeps ----

/// Where it lies: copies of the page in other folders of one host keep theirs.
fn place() -> String {
    let address = document().base_uri().ok().flatten().unwrap_or_default();
    ["jejak-ekspor ", address.split(['#', '?']).next().unwrap_or_default()].concat()
}

/// What the browser keeps of the reader's texts; empty where it keeps nothing.
pub fn kept() -> String {
    call(&field(&window(), "localStorage"), "getItem", &place().into()).as_string().unwrap_or_default()
}

/// The same as texts; none where another version wrote them.
pub fn kept_texts() -> Vec<OwnText> {
    from_json(&kept()).and_then(|texts| Vec::from_value(&texts).ok()).unwrap_or_default()
}

/// Keeps them; false where the browser keeps nothing.
pub fn keep(texts: &Vec<OwnText>) -> bool {
    let text = if texts.is_empty() { String::new() } else { to_json(&texts.to_value()) };
    set_property(&field(&window(), "localStorage"), &place(), &text.as_str().into());
    kept() == text
}

// ---- Among the claims of the data ----

/// Puts the claims of some texts in the place of those that were there. What the link names is looked for again.
pub fn join(store: Store, texts: &[OwnText], link: &str) {
    let is_first = BASE.with_borrow_mut(|base| {
        let is_first = base.is_none();
        let base = base.get_or_insert_with(|| store.session.with_untracked(|session| Base::of(&session.data)));
        store.session.update(|session| session.renew(&mut |data, cards| own::put(data, cards, base, texts, &own_note())));
        is_first
    });
    if is_first {
        table_door::also_tell(move |scenes| ring(store, scenes));
    }
    store.follow_link(link.trim_start_matches('#'));
}

/// Rings the marks of the reader's own claims.
fn ring(store: Store, scenes: &[Scene]) {
    RINGS.take().into_iter().for_each(|old| old.remove());
    let mut rings = Vec::new();
    let is_own_mark = |mark: &&Mark| {
        mark.conflict.is_none()
            && store.session.with_untracked(|session| mark.rows.iter().any(|row| session.data.claims.get(*row).is_some_and(is_own)))
    };
    for (kind, scene) in Kind::IN_PAGE_ORDER.iter().zip(scenes) {
        let Some(plot) = find(&["[data-plot=", kind.code(), "]"].concat()) else { continue };
        for mark in scene.marks.iter().filter(is_own_mark) {
            if let Ok(ring) = ring_of(mark) {
                ignore(plot.append_child(&ring));
                rings.push(ring);
            }
        }
    }
    RINGS.set(rings);
}

fn ring_of(mark: &Mark) -> Result<HtmlElement, JsValue> {
    let ring: HtmlElement = document().create_element("span")?.dyn_into()?;
    ring.set_class_name(RING);
    ring.set_attribute("aria-hidden", "true")?;
    let style = ring.style();
    let lengths = [("left", mark.x - 5.0), ("top", mark.y - 5.0), ("width", mark.w + 10.0), ("height", mark.h + 10.0)];
    for (name, length) in lengths {
        style.set_property(name, &px(length))?;
    }
    // The style sheet of the reader comes with its screen, and these are there before.
    for (name, value) in [
        ("position", "absolute"),
        ("box-sizing", "border-box"),
        ("border", "2px dashed var(--ink)"),
        ("border-radius", "8px"),
        ("pointer-events", "none"),
    ] {
        style.set_property(name, value)?;
    }
    Ok(ring)
}
