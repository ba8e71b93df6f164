//! The browser's objects, and where every JavaScript error ends.
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, Response, Window};

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
    let files = document().get_element_by_id("files");
    files.and_then(|files| files.get_attribute(&["data-", part].concat())).unwrap_or_default()
}

/// The bytes of a file of the site.
pub async fn bytes(part: &str) -> Result<Vec<u8>, JsValue> {
    let name = site_file(part);
    let base = document().base_uri()?.unwrap_or_default();
    let bare = base.split('#').next().unwrap_or_default();
    let folder = bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default();
    // The page's first script has asked for what the first view needs already, long before the wasm was here. A body is read once.
    let early = js_sys::Reflect::get(&window(), &name.as_str().into())?.dyn_into::<js_sys::Promise>();
    js_sys::Reflect::delete_property(&window(), &name.as_str().into())?;
    let asked = early.unwrap_or_else(|_| window().fetch_with_str(&[folder, &name].concat()));
    let response: Response = JsFuture::from(asked).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
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

/// Runs `f` when the browser has nothing better to do; soon, where it cannot say.
pub fn when_idle(f: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(f);
    let window = window();
    match js_sys::Reflect::get(&window, &"requestIdleCallback".into()).ok().and_then(|v| v.dyn_into::<js_sys::Function>().ok()) {
        Some(request) => ignore(request.call1(&window, &closure)),
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
