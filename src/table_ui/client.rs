//! The page's end of the worker: it is started with the first question, and every answer finds its question by number.
use js_sys::{Error, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Where the worker lies, seen from the page.
const WORKER: &str = "table/worker.js";

/// Tells of a file that is being read; `detail` is `{rows, bytes, total}`.
pub const PROGRESS: &str = "jejak:progress";

/// A table is in the browser's storage; `detail` is `{id, file, rows, bytes}`.
pub const KEPT: &str = "jejak:kept";
/// Another table is open, or other rows of it pass.
pub const CHANGED: &str = "jejak:table";

/// A table could not be stored; `detail` says why in both languages.
pub const NOT_KEPT: &str = "jejak:notkept";

struct Waiting {
    resolve: js_sys::Function,
    reject: js_sys::Function,
}

/// A worker loses what comes before it listens, so the first messages wait until it says that it does.
struct AtWork {
    worker: Worker,
    early: Option<Vec<JsValue>>,
}

thread_local! {
    static WORKER_AT_WORK: RefCell<Option<AtWork>> = const { RefCell::new(None) };
    static WAITING: RefCell<HashMap<u32, Waiting>> = RefCell::new(HashMap::new());
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// The language of the page: `id` unless its document says `en`.
pub fn lang() -> &'static str {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if root.is_some_and(|root| root.get_attribute("lang").as_deref() == Some("en")) { "en" } else { "id" }
}

/// The one place where the worker is started.
fn start() -> Result<AtWork, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let base = web_sys::window().and_then(|window| window.document()).map(|document| document.base_uri()).transpose()?.flatten();
    let base = base.unwrap_or_default();
    let bare = base.split('#').next().unwrap_or_default();
    let folder = bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default();
    let worker = Worker::new_with_options(&format!("{folder}{WORKER}"), &options)?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| receive(&event.data()));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_error = Closure::<dyn FnMut(JsValue)>::new(|_| fail_all());
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_error.forget();
    Ok(AtWork { worker, early: Some(Vec::new()) })
}

/// A property of a plain object.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Puts a property on a plain object, which cannot fail.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Sends what has waited for the worker to listen.
fn listens() {
    WORKER_AT_WORK.with(|at_work| {
        if let Some(at_work) = &mut *at_work.borrow_mut() {
            for message in at_work.early.take().into_iter().flatten() {
                let _ = at_work.worker.post_message(&message);
            }
        }
    });
}

fn dispatch(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(name, &init)) {
        let _ = window.dispatch_event(&event);
    }
}

fn receive(message: &JsValue) {
    if get(message, "ready").is_truthy() {
        listens();
        return;
    }
    match get(message, "tell").as_string().as_deref() {
        Some("kept") => return dispatch(KEPT, &get(message, "value")),
        Some(_) => return dispatch(NOT_KEPT, &get(message, "value")),
        None => {}
    }
    let Some(id) = get(message, "id").as_f64() else { return };
    let progress = get(message, "progress");
    if !progress.is_undefined() {
        return dispatch(PROGRESS, &progress);
    }
    let Some(waiting) = WAITING.with(|all| all.borrow_mut().remove(&(id as u32))) else { return };
    let error = get(message, "error");
    let _ = if error.is_undefined() {
        waiting.resolve.call1(&JsValue::UNDEFINED, &get(message, "ok"))
    } else {
        waiting.reject.call1(&JsValue::UNDEFINED, &error_of(&error))
    };
}

/// An `Error` in the page's language, with `words` in both and the `questions` to answer first.
fn error_of(refusal: &JsValue) -> JsValue {
    let words = get(refusal, "words");
    let error: JsValue = Error::new(&get(&words, lang()).as_string().unwrap_or_default()).into();
    set(&error, "words", &words);
    set(&error, "questions", &get(refusal, "questions"));
    error
}

/// The worker is gone, as when the browser has no more memory for it: nobody waits for it any longer.
fn fail_all() {
    WORKER_AT_WORK.with(|worker| {
        if let Some(worker) = worker.borrow_mut().take() {
            worker.worker.terminate();
        }
    });
    let message = if lang() == "en" {
        "The table's worker stopped, most likely because memory ran out. Reload the page, or open a smaller table."
    } else {
        "Pekerja tabel berhenti, kemungkinan karena memori habis. Muat ulang halaman, atau buka tabel yang lebih kecil."
    };
    for (_, waiting) in WAITING.with(|all| std::mem::take(&mut *all.borrow_mut())) {
        let _ = waiting.reject.call1(&JsValue::UNDEFINED, &Error::new(message));
    }
}

/// Asks the worker and tells the page where that may have changed the table.
pub async fn ask(ask: &str, fields: &[(&str, &JsValue)]) -> Result<JsValue, JsValue> {
    let answer = send(ask, fields).await;
    if matches!(ask, "open" | "restore" | "remove" | "filter" | "view") {
        dispatch(CHANGED, &JsValue::NULL);
    }
    answer
}

/// Sends a message to the worker; `fields` are those of the message beside `id` and `ask`.
async fn send(ask: &str, fields: &[(&str, &JsValue)]) -> Result<JsValue, JsValue> {
    let id = NEXT.with(|next| next.replace(next.get() + 1));
    let message: JsValue = Object::new().into();
    set(&message, "id", &id.into());
    set(&message, "ask", &ask.into());
    set(&message, "lang", &lang().into());
    for (name, value) in fields {
        set(&message, name, value);
    }
    let promise = Promise::new(&mut |resolve, reject| {
        WAITING.with(|all| all.borrow_mut().insert(id, Waiting { resolve, reject }));
    });
    let sent: Result<(), JsValue> = WORKER_AT_WORK.with(|worker| {
        let mut worker = worker.borrow_mut();
        let at_work = match &mut *worker {
            Some(at_work) => at_work,
            none => none.insert(start()?),
        };
        match &mut at_work.early {
            Some(early) => {
                early.push(message);
                Ok(())
            }
            None => at_work.worker.post_message(&message),
        }
    });
    if let Err(error) = sent {
        WAITING.with(|all| all.borrow_mut().remove(&id));
        return Err(error);
    }
    JsFuture::from(promise).await
}
