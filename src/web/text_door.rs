//! The way to the text reader: its worker, which is started with the first text, and its screen. All of it is fetched when first used.
use super::js::{self, document, find, ignore, listen, site_file};
use super::own_claims::{join, keep, kept, kept_texts};
use super::{details, download};
use crate::codec::name_lists;
use crate::model::edtf::Day;
use crate::page::reader::{Acts, Desk, TextReader};
use crate::page::{Arrival, Store};
use crate::protocol::reading::{NameLists, ReadReply, ReadText, TextReading};
use crate::protocol::{FromValue, ToValue, call, field};
use crate::state::MAX_QUERY;
use js_sys::{Array, Error, Promise};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Blob, BlobPropertyBag, DragEvent, Element, HtmlDialogElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Letters that a text which is pasted where no text is typed has at least.
const SHORTEST_PASTED: usize = 30;

/// Who waits for what is read of a text; none where it does not come.
type Waiting = Box<dyn FnOnce(Option<JsValue>)>;

/// A worker loses what comes before it listens, so the first texts wait until it says that it does.
struct AtWork {
    worker: Worker,
    early: Option<Vec<JsValue>>,
}

thread_local! {
    static AT_WORK: RefCell<Option<AtWork>> = const { RefCell::new(None) };
    static WAITING: RefCell<BTreeMap<u32, Waiting>> = const { RefCell::new(BTreeMap::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
    static SCREEN: RefCell<Option<(HtmlDialogElement, Desk)>> = const { RefCell::new(None) };
}

/// What is asked of the code that reads texts. One function takes all of it: each that is split off has a loader in the page's script.
enum Asked {
    /// Shows the screen, with a text where one was given.
    Screen(Option<String>),
    /// Puts what was taken over before among the claims.
    Kept,
    /// Reads a text for a script.
    Reading(String, Option<Day>),
}

/// Opens the screen, with a text where one was given.
pub fn show(store: Store, text: Option<String>) {
    spawn_local(async move {
        store.ui.table_missing.set(js::is_one_file() || perform(store, Asked::Screen(text)).await.is_err());
    });
}

/// Puts the claims that the reader took over at an earlier visit among those of the data, which are all here.
pub fn recall(store: Store) {
    if !kept().is_empty() {
        spawn_local(async move {
            // Where the code does not come, the reader's own claims are missing and nothing else.
            drop(perform(store, Asked::Kept).await);
        });
    }
}

/// A long text that is pasted where no text is typed, or into the search, is read.
pub fn take_pastes(store: Store) {
    listen(&js::window(), "paste", move |event| {
        let pasted = call(&field(&event, "clipboardData"), "getData", &"text".into()).as_string().unwrap_or_default();
        let Some(at) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let is_typed_into = ["INPUT", "TEXTAREA", "SELECT"].contains(&at.tag_name().as_str()) || find("dialog[open]").is_some();
        let least = if at.get_attribute("role").is_some_and(|role| role == "searchbox") {
            MAX_QUERY
        } else if is_typed_into {
            usize::MAX
        } else {
            SHORTEST_PASTED
        };
        if pasted.chars().count() > least {
            event.prevent_default();
            show(store, Some(pasted));
        }
    });
}

/// What scripts get for a text: a promise of its reading.
pub async fn read(store: Store, text: String, published: Option<Day>) -> Result<JsValue, JsValue> {
    let missing = || JsValue::from(Error::new("jejak: the part of the page that reads texts could not be fetched"));
    if js::is_one_file() {
        return Err(missing());
    }
    let promise = perform(store, Asked::Reading(text, published)).await.ok().flatten().ok_or_else(missing)?;
    JsFuture::from(promise).await.map_err(|_| missing())
}

#[wasm_split(reader, fallible)]
fn perform(store: Store, asked: Asked) -> Result<Option<Promise>, SplitLoaderError> {
    match asked {
        Asked::Screen(text) => ignore(open(store, text)),
        // The card that the link named may be of the reader's own.
        Asked::Kept => join(store, &kept_texts(), &js::window().location().hash().unwrap_or_default()),
        Asked::Reading(text, published) => return Ok(Some(promised(store, text, published))),
    }
    Ok(None)
}

fn promised(store: Store, text: String, published: Option<Day>) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let text = text.clone();
        spawn_local(async move {
            ask(store, &text, published, move |reading| {
                ignore(match reading {
                    Some(reading) => resolve.call1(&JsValue::UNDEFINED, &reading),
                    None => reject.call0(&JsValue::UNDEFINED),
                });
            })
            .await;
        });
    })
}

// ---- The screen ----

/// Shows the screen: made at first, and shown once its styles are here.
fn open(store: Store, text: Option<String>) -> Result<(), JsValue> {
    if let Some((dialog, desk)) = SCREEN.with_borrow(Clone::clone) {
        if let Some(text) = text {
            desk.paste(text);
        }
        return if dialog.has_attribute("open") { Ok(()) } else { dialog.show_modal() };
    }
    let dialog: HtmlDialogElement = document().create_element("dialog")?.dyn_into()?;
    dialog.set_class_name("reader-dialog");
    dialog.set_attribute("aria-labelledby", "reader-title")?;
    document().body().ok_or(JsValue::NULL)?.append_child(&dialog)?;
    let made_on = dialog.clone();
    mount_to(dialog.clone().into(), move || {
        let desk = Desk::new(store, &ACTS);
        desk.own.set(kept_texts());
        take_drops(desk, &made_on);
        SCREEN.set(Some((made_on, desk)));
        if let Some(text) = text {
            desk.paste(text);
        }
        view! { <TextReader desk /> }
    })
    .forget();
    js::styled("text-style", move || ignore(dialog.show_modal()))?;
    // The worker is on its way while the reader looks for the text.
    spawn_local(async move { ignore(start(store).await) });
    Ok(())
}

static ACTS: Acts = Acts { read: read_desk, save, join: join_desk, close };

fn read_desk(desk: Desk) {
    let text = desk.text.get_untracked();
    let day = desk.day();
    spawn_local(async move {
        let asked = text.clone();
        ask(desk.store, &asked, day, move |reading| match reading.and_then(|reading| TextReading::from_value(&reading).ok()) {
            Some(reading) => desk.take(text, reading),
            None => desk.fail(),
        })
        .await;
    });
}

/// Puts the reader's own claims among those of the data, and keeps them.
fn join_desk(desk: Desk) -> bool {
    let texts = desk.own.get_untracked();
    let is_kept = keep(&texts);
    join(desk.store, &texts, &desk.store.link());
    is_kept
}

fn save(name: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type("application/jsonl;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    blob.and_then(|blob| download::hand_out(name, &blob)).is_ok()
}

fn close() {
    if let Some((dialog, _)) = SCREEN.with_borrow(Clone::clone) {
        dialog.close();
    }
    if let Some(opener) = find("#open-text").and_then(|opener| opener.dyn_into::<web_sys::HtmlElement>().ok()) {
        ignore(opener.focus());
    }
}

/// A text file that is dropped on the screen is read; it is no table.
fn take_drops(desk: Desk, dialog: &HtmlDialogElement) {
    listen(dialog, "dragover", |event| event.prevent_default());
    listen(dialog, "drop", move |event| {
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).and_then(|data| data.files());
        let Some(file) = files.and_then(|files| files.get(0)) else { return };
        event.prevent_default();
        event.stop_propagation();
        spawn_local(async move {
            if let Some(text) = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
                desk.paste(text);
            }
        });
    });
}

// ---- The worker ----

/// Reads a text. The words of all languages must be here, for names in both are looked for.
async fn ask(store: Store, text: &str, published: Option<Day>, then: impl FnOnce(Option<JsValue>) + 'static) {
    let id = NEXT.replace(NEXT.get() + 1);
    let message = ReadText { id, text: text.to_owned(), published }.to_value();
    WAITING.with_borrow_mut(|waiting| waiting.insert(id, Box::new(then)));
    if start(store).await.is_err() {
        return fail_all();
    }
    let sent = AT_WORK.with_borrow_mut(|at_work| match at_work {
        Some(AtWork { early: Some(early), .. }) => {
            early.push(message);
            true
        }
        Some(at_work) => at_work.worker.post_message(&message).is_ok(),
        None => false,
    });
    if !sent {
        fail_all();
    }
}

/// The one place where the worker is started.
async fn start(store: Store) -> Result<(), JsValue> {
    if store.ui.details.get_untracked() != Arrival::Here {
        details::fetch(store).await;
    }
    if store.ui.details.get_untracked() != Arrival::Here {
        return Err(JsValue::NULL);
    }
    if AT_WORK.with_borrow(Option::is_none) {
        js::cache(&["text-reader", "text-reader-code"]).await?;
    }
    if AT_WORK.with_borrow(Option::is_some) {
        return Ok(());
    }
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let base = document().base_uri()?.unwrap_or_default();
    let bare = base.split('#').next().unwrap_or_default();
    let folder = bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default();
    let worker = Worker::new_with_options(&[folder, &site_file("text-reader")].concat(), &options)?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| receive(store, &event.data()));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_error = Closure::<dyn FnMut(JsValue)>::new(|_| fail_all());
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_error.forget();
    AT_WORK.set(Some(AtWork { worker, early: Some(Vec::new()) }));
    Ok(())
}

fn receive(store: Store, sent: &JsValue) {
    match ReadReply::from_value(sent) {
        Ok(ReadReply::Ready) => {
            let names = store.session.with_untracked(|session| name_lists::write(&session.data.codes, &session.data.goods));
            AT_WORK.with_borrow_mut(|at_work| {
                let Some(at_work) = at_work else { return };
                ignore(at_work.worker.post_message(&NameLists { names }.to_value()));
                for message in at_work.early.take().into_iter().flatten() {
                    ignore(at_work.worker.post_message(&message));
                }
            });
        }
        Ok(ReadReply::Read { id, reading }) => {
            if let Some(then) = WAITING.with_borrow_mut(|waiting| waiting.remove(&id)) {
                then(Some(reading));
            }
        }
        Err(_) => fail_all(),
    }
}

/// The worker is gone or did not come: nobody waits for it any longer, and the next text starts another.
fn fail_all() {
    if let Some(at_work) = AT_WORK.take() {
        at_work.worker.terminate();
    }
    let waiting = WAITING.take();
    waiting.into_values().for_each(|then| then(None));
}
