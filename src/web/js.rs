//! The browser's objects, and where every JavaScript error ends.
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
#[cfg(feature = "app")]
use web_sys::CssStyleSheet;
use web_sys::{Document, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, Window};

/// The window. The page cannot run without one, so its absence ends the program.
pub fn window() -> Window {
    web_sys::window().unwrap_throw()
}

/// The document of the window.
pub fn document() -> Document {
    window().document().unwrap_throw()
}

/// Where a file of the site lies, seen from the page: its path holds the hash of its content, and the front page alone knows it.
pub fn site_file(part: &str) -> String {
    site_files().and_then(|files| files.get_attribute(&["data-", part].concat())).unwrap_or_default()
}

/// Whether the page is one file.
pub fn is_one_file() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-one-file"))
}

/// The element that has the names of the site's files, and the answers that the page's first script waits for.
pub fn site_files() -> Option<Element> {
    document().get_element_by_id("files")
}

/// The bytes of a file of the site. The page's first script fetches it: it has asked for what the first view needs already, limits the
/// wait for each byte and compares what comes with the hash in the name.
pub async fn bytes(part: &str) -> Result<Vec<u8>, JsValue> {
    arrived(coming(part)).await
}

/// Asks for a file of the site, which `arrived` waits for.
pub fn coming(part: &str) -> Result<js_sys::Promise, JsValue> {
    load(&site_file(part))
}

fn load(address: &str) -> Result<js_sys::Promise, JsValue> {
    let files = JsValue::from(site_files());
    let load: js_sys::Function = js_sys::Reflect::get(&files, &"bytes".into())?.dyn_into()?;
    load.call1(&files, &address.into())?.dyn_into()
}

/// Fetches files of the site into the browser's cache, with those limits: what a browser fetches for a script or a worker has none.
pub async fn cache(parts: &[&str]) -> Result<(), JsValue> {
    // With that mark a wasm file is not made a module of.
    let coming: Vec<js_sys::Promise> = parts.iter().map(|part| load(&[&site_file(part), "#"].concat())).collect::<Result<_, _>>()?;
    for file in coming {
        JsFuture::from(file).await?;
    }
    Ok(())
}

/// The bytes of a file that was asked for.
pub async fn arrived(coming: Result<js_sys::Promise, JsValue>) -> Result<Vec<u8>, JsValue> {
    Ok(js_sys::Uint8Array::new(&JsFuture::from(coming?).await?).to_vec())
}

/// Ms after which what waits for its styles is shown without them.
const LONGEST_UNSTYLED: i32 = 9_000;

/// Adds a file of styles to the page, and runs `show` once: when they are here, when they cannot come, or when they keep it waiting.
pub fn styled(part: &str, show: impl FnOnce() + 'static) -> Result<(), JsValue> {
    let link = document().create_element("link")?;
    link.set_attribute("rel", "stylesheet")?;
    link.set_attribute("href", &site_file(part))?;
    let show = Cell::new(Some(show));
    let ready = Closure::<dyn Fn()>::new(move || {
        if let Some(show) = show.take() {
            show();
        }
    })
    .into_js_value();
    ignore(window().set_timeout_with_callback_and_timeout_and_arguments_0(ready.unchecked_ref(), LONGEST_UNSTYLED));
    for outcome in ["load", "error"] {
        link.add_event_listener_with_callback(outcome, ready.unchecked_ref())?;
    }
    document().head().ok_or(JsValue::NULL)?.append_child(&link).map(drop)
}

/// Adds a rule to the styles of the page. The policy knows only the style that came with it, but lets a script add rules to that.
#[cfg(feature = "app")]
pub fn add_rule(rule: &str) {
    let own: Option<CssStyleSheet> = document().style_sheets().item(0).and_then(|sheet| sheet.dyn_into().ok());
    if let Some(sheet) = own {
        let end = sheet.css_rules().map_or(0, |rules| rules.length());
        let _ = sheet.insert_rule_with_index(rule, end);
    }
}

/// Drops a JavaScript error that has no consequence for the reader.
pub fn ignore<T>(result: Result<T, JsValue>) {
    drop(result);
}

/// Runs `f` before the next paint.
pub fn next_frame(f: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(f);
    ignore(window().request_animation_frame(closure.unchecked_ref()));
}

/// Runs `f` after so many ms.
pub fn after(ms: i32, f: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(f);
    ignore(window().set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), ms));
}

/// Ms after which what waits for a browser at rest waits no longer: in a tab that nobody looks at it may never be at rest.
const LONGEST_WAIT: f64 = 5_000.0;

/// Runs `f` when the browser has nothing better to do; soon, where it cannot say.
pub fn when_idle(f: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(f);
    let window = window();
    match js_sys::Reflect::get(&window, &"requestIdleCallback".into()).ok().and_then(|v| v.dyn_into::<js_sys::Function>().ok()) {
        Some(request) => {
            let options = js_sys::Object::new();
            ignore(js_sys::Reflect::set(&options, &"timeout".into(), &LONGEST_WAIT.into()));
            ignore(request.call2(&window, &closure, &options));
        }
        None => ignore(window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), 200)),
    }
}

/// Calls `f` for every event `name` on `target`, for as long as the page lives.
pub fn listen(target: &web_sys::EventTarget, name: &str, f: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(f);
    ignore(target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()));
    closure.forget();
}

/// Tells whether an element is on the screen, now and whenever that changes.
pub fn watch_sight(element: &Element, tell: impl Fn(bool) + 'static) {
    let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.get(entries.length().saturating_sub(1)).dyn_into::<IntersectionObserverEntry>();
        tell(last.is_ok_and(|entry| entry.is_intersecting()));
    });
    if let Ok(observer) = IntersectionObserver::new(told.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    told.forget();
}

/// Marks a moment for the browser's performance timeline.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        ignore(performance.mark(name));
    }
}

/// Ms since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|m| m.matches())
}

/// Moves the keyboard focus to the first element that `selector` finds.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        ignore(element.focus());
    }
}

/// Moves the keyboard focus to an element, without scrolling the page to it.
pub fn focus_element(element: &Element) {
    let options = js_sys::Object::new();
    set_property(&options, "preventScroll", &JsValue::TRUE);
    if let Ok(focus) = js_sys::Reflect::get(element, &"focus".into()).and_then(JsCast::dyn_into::<js_sys::Function>) {
        ignore(focus.call1(element, &options));
    }
}

/// The element that has the keyboard focus; none where it is the page itself.
pub fn focused() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// Sets a property of an object.
pub fn set_property(element: &JsValue, name: &str, value: &JsValue) {
    ignore(js_sys::Reflect::set(element, &name.into(), value));
}

/// Gives an attribute to the first element that `selector` finds.
pub fn set_attribute(selector: &str, name: &str, value: &str) {
    if let Some(element) = find(selector) {
        ignore(element.set_attribute(name, value));
    }
}

/// Runs `f` after the next paint.
pub fn after_paint(f: impl FnOnce() + 'static) {
    next_frame(move || {
        let closure = Closure::once_into_js(f);
        ignore(window().set_timeout_with_callback(closure.unchecked_ref()));
    });
}

/// A length for the style sheet, in whole px.
pub fn px(length: f64) -> String {
    let mut text = (length.round() as i32).to_string();
    text.push_str("px");
    text
}

/// The first element that `selector` finds.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}
