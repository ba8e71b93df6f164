//! What the opener adds to `window.jejak`. The page's own `open`, `table.filter` and `table.view` end here.
use crate::client::{ask, set};
use crate::desk::Desk;
use js_sys::{Error, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, Event, File, HtmlElement};

/// A file with its name; a blob of no name is called `table`.
pub fn name_of(file: &JsValue) -> Option<String> {
    let _: &Blob = file.dyn_ref()?;
    Some(file.dyn_ref::<File>().map_or_else(|| "table".to_owned(), File::name))
}

fn refuse(call: &str, found: &JsValue, expected: &str) -> JsValue {
    let found: String = found.js_typeof().as_string().unwrap_or_default();
    Error::new(&format!("{call}: found {found}, expected {expected}")).into()
}

/// Looks at a file, or opens it. `number` is that of a file that the screen shows before it opens it.
pub async fn file(what: &'static str, file: JsValue, options: JsValue, number: Option<u32>) -> Result<JsValue, JsValue> {
    let Some(name) = name_of(&file) else {
        return Err(refuse(&format!("jejak.{what}(file, options)"), &file, "a File or a Blob"));
    };
    let number = number.map_or(JsValue::UNDEFINED, JsValue::from);
    ask(what, &[("file", &file), ("name", &name.into()), ("options", &options), ("number", &number), ("keep", &JsValue::TRUE)]).await
}

async fn filter(column: JsValue, selection: JsValue) -> Result<JsValue, JsValue> {
    if column.as_string().is_none() {
        return Err(refuse("jejak.table.filter(column, selection)", &column, "the name of a column"));
    }
    ask("filter", &[("column", &column), ("selection", &selection)]).await
}

/// Moves the keyboard to the screen.
pub fn focus() {
    let screen = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("desk"));
    if let Some(screen) = screen.and_then(|screen| screen.dyn_into::<HtmlElement>().ok()) {
        let _ = screen.focus();
    }
}

fn method<F: Future<Output = Result<JsValue, JsValue>> + 'static>(
    object: &JsValue,
    name: &str,
    act: impl Fn(JsValue, JsValue) -> F + 'static,
) {
    let closure = Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(move |a, b| future_to_promise(act(a, b)));
    set(object, name, closure.as_ref());
    closure.forget();
}

/// Makes `window.jejak.table` whole, and gives the page its door: `show` opens the screen, with a file or without.
pub fn install(desk: Desk) {
    let Some(window) = web_sys::window() else { return };
    let door: JsValue = Object::new().into();
    method(&door, "open", |a, b| file("open", a, b, None));
    method(&door, "show", move |file, _| async move {
        desk.show();
        if name_of(&file).is_some() {
            desk.look(file);
        }
        focus();
        Ok(JsValue::TRUE)
    });
    method(&door, "detect", |a, b| file("detect", a, b, None));
    method(&door, "filter", filter);
    method(&door, "view", |_, _| ask("view", &[]));
    method(&door, "sum", |column, _| async move { ask("sum", &[("column", &column)]).await });
    method(&door, "series", |mapping, _| async move { ask("series", &[("mapping", &mapping)]).await });
    method(&door, "rejected", |_, _| ask("rejected", &[]));
    method(&door, "cancel", |_, _| ask("cancel", &[]));
    method(&door, "kept", |_, _| ask("kept", &[]));
    method(&door, "restore", |table, _| async move { ask("restore", &[("table", &table)]).await });
    method(&door, "remove", |table, _| async move { ask("remove", &[("table", &table)]).await });
    if let Ok(table) = Reflect::get(&window, &"jejak".into()).and_then(|jejak| Reflect::get(&jejak, &"table".into()))
        && table.is_object()
    {
        for name in ["detect", "sum", "series", "rejected", "cancel", "kept", "restore", "remove"] {
            set(&table, name, &Reflect::get(&door, &name.into()).unwrap_or(JsValue::UNDEFINED));
        }
    }
    set(&window, "jejakTable", &door);
    if let Ok(event) = Event::new("jejak:opener") {
        let _ = window.dispatch_event(&event);
    }
}
