//! What scripts call: `jejak.open` and `jejak.table`. Each call becomes a question to the worker, and its answer is passed on as it came.
use super::client::{lang, misread, refusal, send};
use super::path::at;
use crate::protocol::answer::{KEPT, PROGRESS, Refusal};
use crate::protocol::host::TableCall;
use crate::protocol::request::{Cancel, Detect, Filter, Kept, Open, Rejected, Remove, Request, Restore, Series, Sum, View};
use crate::protocol::{File, FromValue, Mismatch, ToValue, Value};
use crate::web::js::{ignore, window};
use js_sys::{Error, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{CustomEvent, CustomEventInit};

/// A file with its name; None for anything that is no blob. Not by `instanceof`: a script of another window has another `Blob`.
pub fn named(value: &Value) -> Option<(File, String)> {
    let object: &Object = value.is_object().then(|| value.unchecked_ref())?;
    let name = match String::from(Object::to_string(object)).as_str() {
        "[object File]" => value.unchecked_ref::<web_sys::File>().name(),
        "[object Blob]" => File::UNNAMED.to_owned(),
        _ => return None,
    };
    Some((File(value.clone()), name))
}

/// A file that lies beside the page, with its name.
pub fn beside(path: &str) -> Result<(File, String), Refusal> {
    at(path).map_err(|[found, expected]| refusal(|words| (words.elsewhere)(&found, &expected)))
}

fn refuse(call: &str, value: &Value, expected: &str) -> Value {
    let found: String = value.js_typeof().as_string().unwrap_or_default();
    Error::new(&format!("{call}: found {found}, expected {expected}")).into()
}

/// What scripts get instead of an answer: an `Error` in the page's language.
fn error_of(refusal: &Refusal) -> Value {
    refusal.to_error(lang())
}

fn given<T: FromValue>(value: &Value) -> Result<T, Value> {
    T::from_value(value).map_err(|mismatch: Mismatch| error_of(&misread(&mismatch)))
}

/// The question behind a call with these arguments.
fn question(call: TableCall, first: &Value, second: &Value) -> Result<Request, Value> {
    let file = || match first.as_string() {
        Some(path) => beside(&path).map_err(|refusal| error_of(&refusal)),
        None => named(first).ok_or_else(|| refuse(&format!("jejak.{}(file, options)", call.code()), first, "a File, a Blob or a path")),
    };
    Ok(match call {
        TableCall::Open => {
            let (file, name) = file()?;
            Request::Open(Open { file, name, options: given(second)?, number: None, part: None })
        }
        TableCall::Detect => {
            let (file, name) = file()?;
            Request::Detect(Detect { file, name, options: given(second)?, number: None })
        }
        TableCall::Filter => {
            let expected = |_| refuse("jejak.table.filter(column, selection)", first, "the name of a column");
            Request::Filter(Filter { column: String::from_value(first).map_err(expected)?, selection: given(second)? })
        }
        TableCall::View => Request::View(View {}),
        TableCall::Sum => Request::Sum(Sum { column: given(first)? }),
        TableCall::Series => Request::Series(Series { mapping: given(first)? }),
        TableCall::Rejected => Request::Rejected(Rejected {}),
        TableCall::Cancel => Request::Cancel(Cancel {}),
        TableCall::Kept => Request::Kept(Kept {}),
        TableCall::Restore => Request::Restore(Restore { table: given(first)? }),
        TableCall::Remove => Request::Remove(Remove { table: given(first)? }),
    })
}

/// Every call with its function.
pub fn calls() -> Vec<(TableCall, Value)> {
    let function = |call: TableCall| {
        let closure = Closure::<dyn Fn(Value, Value) -> Promise>::new(move |first, second| {
            future_to_promise(async move {
                let request = question(call, &first, &second)?;
                send(request).await.map_err(|refusal| error_of(&refusal))
            })
        });
        (call, closure.into_js_value())
    };
    TableCall::ALL.iter().copied().map(function).collect()
}

/// Fires an event on the window, for scripts.
fn fire(name: &str, detail: &Value) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        ignore(window().dispatch_event(&event));
    }
}

/// Tells scripts how far the reading of a file has come.
pub fn tell_progress(progress: &impl ToValue) {
    fire(PROGRESS, &progress.to_value());
}

/// Tells scripts that a table is kept.
pub fn tell_kept(kept: &impl ToValue) {
    fire(KEPT, &kept.to_value());
}
