//! The screen's end of the worker: it is started with the first question, and every answer finds its question by number.
use super::path::path_of;
use crate::codec::Words as Which;
use crate::present::i18n::table_ui::{TableUi as Words, words};
use crate::protocol::answer::{Kept, Progress, Refusal, Reply};
use crate::protocol::host::Shown;
use crate::protocol::request::{About, Ask, DataFiles, Message, Open, Part, Request};
use crate::protocol::{Bytes, FromValue, Mismatch, Phrase, ToValue, Value};
use crate::state::Lang;
use crate::web::js::{bytes, cache, site_file};
use js_sys::{Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// Something that happened to a table, whoever asked for it.
pub enum News {
    Progress(Progress),
    Kept(Kept),
    NotKept(Phrase),
    /// Another table is open, or other rows of it pass.
    Changed,
    /// Where the table lies that is open now; nothing where it lies not beside the page.
    LiesAt(String),
}

type Outcome = Result<Value, Refusal>;

/// Who waits for an answer, and where it lies once it has come.
struct Waiting {
    resolve: Function,
    outcome: Rc<RefCell<Option<Outcome>>>,
}

/// A worker loses what comes before it listens, so the first messages wait until it says that it does.
struct AtWork {
    worker: Worker,
    early: Option<Vec<Value>>,
}

type Listener = Rc<dyn Fn(News)>;

thread_local! {
    static WORKER_AT_WORK: RefCell<Option<AtWork>> = const { RefCell::new(None) };
    static WAITING: RefCell<HashMap<u32, Waiting>> = RefCell::new(HashMap::new());
    static NEXT: Cell<u32> = const { Cell::new(0) };
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
    static LANG: Cell<Lang> = const { Cell::new(Lang::Id) };
    static PART: RefCell<Part> = const { RefCell::new(Part { when: None, to: Vec::new(), hs: Vec::new(), regions: Vec::new() }) };
}

/// Tells of all news from now on.
pub fn listen(listener: impl Fn(News) + 'static) {
    LISTENER.set(Some(Rc::new(listener)));
}

/// What the page shows: the language that answers come in, and what of a table beside the page is read.
pub fn follow(shown: &Shown) {
    LANG.set(shown.lang);
    PART.set(shown.part.clone());
}

/// The language that answers come in now.
pub fn lang() -> Lang {
    LANG.get()
}

fn tell(news: News) {
    if let Some(listener) = LISTENER.with_borrow(Option::clone) {
        listener(news);
    }
}

/// A refusal of the screen's own.
pub fn refusal(phrase: impl Fn(&Words) -> String) -> Refusal {
    Refusal { words: Phrase::from_fn(|lang| phrase(words(lang))), questions: Vec::new() }
}

/// That a call or an answer is not what it must be.
pub fn misread(mismatch: &Mismatch) -> Refusal {
    refusal(|words| (words.bad_options)(&mismatch.to_string()))
}

/// The one place where the worker is started.
fn start() -> Result<AtWork, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let base = web_sys::window().and_then(|window| window.document()).map(|document| document.base_uri()).transpose()?.flatten();
    let base = base.unwrap_or_default();
    let bare = base.split('#').next().unwrap_or_default();
    let folder = bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default();
    let worker = Worker::new_with_options(&[folder, &site_file("table-worker")].concat(), &options)?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| receive(&event.data()));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_error = Closure::<dyn FnMut(JsValue)>::new(|_| fail_all(|words| words.stopped));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_error.forget();
    Ok(AtWork { worker, early: Some(Vec::new()) })
}

/// The files of the data, which the page has fetched already.
async fn data_files() -> Result<DataFiles, JsValue> {
    let file = async |name: &str| bytes(name).await.map(|bytes| Bytes(Uint8Array::from(bytes.as_slice()).into()));
    let (first, further, cards) = (file("first").await?, file("further").await?, file("cards").await?);
    let mut words = Vec::new();
    for lang in Lang::ALL {
        for which in Which::ALL {
            words.push(file(&[which.code(), "-", lang.code()].concat()).await?);
        }
    }
    Ok(DataFiles { first, further, cards, words })
}

/// Sends the data, then what has waited for the worker to listen.
async fn listens() {
    let Ok(files) = data_files().await else { return fail_all(|words| words.stopped) };
    WORKER_AT_WORK.with_borrow_mut(|at_work| {
        if let Some(at_work) = at_work {
            let _ = at_work.worker.post_message(&files.to_value());
            for message in at_work.early.take().into_iter().flatten() {
                let _ = at_work.worker.post_message(&message);
            }
        }
    });
}

fn receive(sent: &Value) {
    match Reply::from_value(sent) {
        Ok(Reply::Ready) => wasm_bindgen_futures::spawn_local(listens()),
        Ok(Reply::Answer { id, answer }) => settle(id, Ok(answer)),
        Ok(Reply::Refused { id, refusal }) => settle(id, Err(refusal)),
        Ok(Reply::Misread { id, mismatch }) => settle(id, Err(misread(&mismatch))),
        Ok(Reply::Progress { progress, .. }) => tell(News::Progress(progress)),
        Ok(Reply::Kept(kept)) => tell(News::Kept(kept)),
        Ok(Reply::NotKept(why)) => tell(News::NotKept(why)),
        // A worker of another build: whoever waits for it waits in vain.
        Err(_) => fail_all(|words| words.stopped),
        Ok(Reply::Panicked) => fail_all(|words| words.panicked),
    }
}

fn settle(id: u32, outcome: Outcome) {
    if let Some(waiting) = WAITING.with_borrow_mut(|all| all.remove(&id)) {
        waiting.outcome.replace(Some(outcome));
        let _ = waiting.resolve.call0(&JsValue::UNDEFINED);
    }
}

fn stopped() -> Refusal {
    refusal(|words| words.stopped.to_owned())
}

/// That the worker did not come.
fn missing() -> Refusal {
    refusal(|words| words.worker_missing.to_owned())
}

/// The worker is gone, as when the browser has no more memory for it, or it did not come at all: nobody waits for it any longer.
fn fail_all(gone: fn(&Words) -> &'static str) {
    let at_work = WORKER_AT_WORK.take();
    // Before it listens, its messages lie here.
    let has_come = at_work.as_ref().is_none_or(|at_work| at_work.early.is_none());
    if let Some(at_work) = at_work {
        at_work.worker.terminate();
    }
    let waiting: Vec<u32> = WAITING.with_borrow(|all| all.keys().copied().collect());
    waiting.into_iter().for_each(|id| settle(id, Err(if has_come { refusal(|words| gone(words).to_owned()) } else { missing() })));
}

/// Asks the worker.
pub async fn ask<A: Ask>(asked: A) -> Result<A::Answer, Refusal> {
    let answer = send(asked.into_request()).await?;
    A::Answer::from_value(&answer).map_err(|mismatch| misread(&mismatch))
}

/// Asks the worker and gives its answer as it came.
pub async fn send(mut request: Request) -> Outcome {
    let lies_at = match &mut request {
        Request::Open(Open { file, part, .. }) => {
            let url = file.0.as_string();
            *part = url.as_ref().map(|_| PART.with_borrow(Part::clone));
            Some(url.as_deref().map(path_of).unwrap_or_default())
        }
        Request::Restore(_) => Some(String::new()),
        _ => None,
    };
    let is_removal = matches!(request, Request::Remove(_));
    let may_change = matches!(
        request,
        Request::Open(_) | Request::Reread(_) | Request::Restore(_) | Request::Remove(_) | Request::Filter(_) | Request::View(_)
    );
    let outcome = post(request).await;
    if may_change {
        tell(News::Changed);
    }
    let is_closed = is_removal && post(About {}.into_request()).await.is_err();
    if let Some(path) = lies_at.filter(|_| outcome.is_ok()).or_else(|| is_closed.then(String::new)) {
        tell(News::LiesAt(path));
    }
    outcome
}

async fn post(request: Request) -> Outcome {
    if WORKER_AT_WORK.with_borrow(Option::is_none) && cache(&["table-worker", "table-worker-code"]).await.is_err() {
        return Err(missing());
    }
    let id = NEXT.replace(NEXT.get() + 1);
    let message = Message { id, lang: lang(), request }.to_value();
    let outcome = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolve, _| {
        WAITING.with_borrow_mut(|all| all.insert(id, Waiting { resolve, outcome: Rc::clone(&outcome) }));
    });
    let sent: Result<(), JsValue> = WORKER_AT_WORK.with_borrow_mut(|worker| {
        let at_work = match worker {
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
    if sent.is_err() {
        settle(id, Err(stopped()));
    }
    let _ = JsFuture::from(promise).await;
    outcome.take().unwrap_or_else(|| Err(stopped()))
}
