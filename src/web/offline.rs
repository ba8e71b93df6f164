//! Keeping the page for use without its server, and offering a new version of it. The work is the service worker's
//! (`src/offline/worker.js`); this starts it when the page is at rest, asks it whether everything is there, and says so.
use super::js::{self, ignore, window};
use crate::page::{Kept, News, Store};
use crate::protocol;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// The service worker's file, beside the page.
const WORKER: &str = "sw.js";

/// Ms after which the reader is told that nothing has come of it yet.
const PATIENCE: i32 = 15_000;
/// Ms until the next attempt, where one was interrupted.
const RETRY: i32 = 30_000;

/// What this page knows of its service worker.
#[derive(Default)]
struct Keeping {
    /// The reader asked for the new version.
    asked: bool,
    /// The next attempt is on its way.
    is_timed: bool,
    registration: Option<ServiceWorkerRegistration>,
}

thread_local! {
    static KEEPING: RefCell<Keeping> = RefCell::default();
}

fn registration() -> Option<ServiceWorkerRegistration> {
    KEEPING.with_borrow(|k| k.registration.clone())
}

/// Starts to keep the page once everything is there and the browser is at rest.
pub fn follow(store: Store) {
    js::listen(&window(), "jejak:ready", move |_| js::when_idle(move || store.keep()));
}

/// Lets the new version take over; the page reloads as soon as it has.
pub fn take() {
    match registration().and_then(|registration| registration.waiting()) {
        Some(worker) => {
            KEEPING.with_borrow_mut(|k| k.asked = true);
            ignore(worker.post_message(&"take over".into()));
        }
        None => ignore(window().location().reload()),
    }
}

impl Store {
    fn kept(self) -> Kept {
        self.ui.kept.get_untracked()
    }

    fn set_kept(self, kept: Kept) {
        self.ui.kept.set(kept);
        if kept == Kept::Interrupted && !KEEPING.with_borrow_mut(|k| core::mem::replace(&mut k.is_timed, true)) {
            js::after(RETRY, move || {
                KEEPING.with_borrow_mut(|k| k.is_timed = false);
                if let (Kept::Interrupted, Ok(Some(container))) = (self.kept(), container()) {
                    spawn_local(self.attempt(container));
                }
            });
        }
    }

    /// Where no answer comes: neither register nor a worker that was cut to nothing ever says so.
    fn doubt(self) {
        js::after(PATIENCE, move || {
            if matches!(self.kept(), Kept::Unsaid | Kept::Preparing) {
                self.set_kept(Kept::Interrupted);
            }
        });
    }

    fn keep(self) {
        if js::is_one_file() {
            self.set_kept(Kept::OneFile);
            return;
        }
        // A page within another is that page's guest: it keeps nothing.
        if window().top().ok().flatten() != Some(window()) {
            return;
        }
        match container() {
            Ok(Some(container)) => spawn_local(async move { self.register(container).await }),
            Ok(None) => self.set_kept(if window().is_secure_context() { Kept::NoWorker } else { Kept::Insecure }),
            Err(_) => self.set_kept(Kept::Denied),
        }
    }

    async fn register(self, container: ServiceWorkerContainer) {
        // A controller that changes under a page that had one: another version has taken over.
        let had_controller = container.controller().is_some();
        js::listen(&container, "controllerchange", move |_| {
            if KEEPING.with_borrow(|k| k.asked) {
                ignore(window().location().reload());
            } else if had_controller {
                self.ui.news.set(News::Replaced);
            }
        });
        js::listen(&container, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            if text(&event.data(), "jejak") == "not kept" && self.kept() != Kept::Ready {
                self.set_kept(Kept::from_error(&text(&event.data(), "why")));
            }
        });
        self.attempt(container).await;
    }

    /// Looks at the version that is in charge already, then registers the worker: that waits for a version that is being installed, and
    /// for a server that does not answer.
    async fn attempt(self, container: ServiceWorkerContainer) {
        self.doubt();
        let earlier = JsFuture::from(container.get_registration()).await.ok().filter(JsValue::is_object);
        let has_earlier = earlier.is_some();
        if let Some(earlier) = earlier {
            spawn_local(self.watch(earlier.unchecked_into()));
        }
        let options = RegistrationOptions::new();
        options.set_scope("./");
        let promise = container.register_with_options(WORKER, &options);
        match JsFuture::from(promise).await {
            Ok(registration) => self.watch(registration.unchecked_into()).await,
            Err(_) if has_earlier => {}
            Err(error) => {
                let kept = Kept::from_error(&text(&error, "name"));
                // Browsers name a login page in the place of the worker as they name refused storage.
                let is_refused = kept == Kept::Denied && worker_is_script().await;
                self.set_kept(if is_refused || kept == Kept::Full { kept } else { Kept::Interrupted });
            }
        }
    }

    async fn watch(self, registration: ServiceWorkerRegistration) {
        if KEEPING.with_borrow(|k| k.registration.as_ref() == Some(&registration)) {
            self.look().await;
            return;
        }
        KEEPING.with_borrow_mut(|k| k.registration = Some(registration.clone()));
        js::listen(&registration, "updatefound", move |_| self.watch_installing());
        self.watch_installing();
        self.look().await;
    }

    fn watch_installing(self) {
        if let Some(worker) = registration().and_then(|registration| registration.installing()) {
            js::listen(&worker, "statechange", move |_| spawn_local(self.look()));
        }
    }

    /// Looks which versions there are now.
    async fn look(self) {
        let Some(registration) = registration() else { return };
        let (installing, waiting, active) = (registration.installing(), registration.waiting(), registration.active());
        match active {
            Some(active) => {
                if waiting.is_some() && self.ui.news.get_untracked() == News::None {
                    self.ui.news.set(News::Waiting);
                }
                if self.kept() != Kept::Ready {
                    self.doubt();
                    let why = ask_whether_whole(&active).await;
                    self.set_kept(Kept::from_error(&why));
                }
            }
            None if installing.is_some() || waiting.is_some() => self.set_kept(Kept::Preparing),
            None => {
                if matches!(self.kept(), Kept::Preparing | Kept::Unsaid) {
                    self.set_kept(Kept::Interrupted);
                }
            }
        }
    }
}

/// Asks the service worker whether all files are kept; it fetches what is missing. The answer is empty, or an error's name.
async fn ask_whether_whole(worker: &ServiceWorker) -> String {
    let Ok(channel) = MessageChannel::new() else { return "Error".into() };
    let answer = js_sys::Promise::new(&mut |resolve, _| {
        let told = Closure::once_into_js(move |event: MessageEvent| ignore(resolve.call1(&JsValue::UNDEFINED, &event.data())));
        channel.port1().set_onmessage(Some(told.unchecked_ref()));
    });
    let ports = js_sys::Array::of1(&channel.port2());
    if worker.post_message_with_transferable(&"whole?".into(), &ports).is_err() {
        return "Error".into();
    }
    JsFuture::from(answer).await.ok().and_then(|answer| answer.as_string()).unwrap_or_else(|| "Error".into())
}

/// Whether the server gives a script where the worker should be. A server that gives nothing is no reason to say otherwise.
async fn worker_is_script() -> bool {
    let Ok(response) = JsFuture::from(window().fetch_with_str(WORKER)).await else { return true };
    protocol::call(&protocol::field(&response, "headers"), "get", &"Content-Type".into())
        .as_string()
        .unwrap_or_default()
        .contains("javascript")
}

/// The browser's keeper of service workers; none where it has no such thing, an error where the reader's settings forbid it.
fn container() -> Result<Option<ServiceWorkerContainer>, JsValue> {
    let found = Reflect::get(&window().navigator(), &"serviceWorker".into())?;
    Ok(found.is_object().then(|| found.unchecked_into()))
}

/// A field of an object as text; empty where there is none.
fn text(object: &JsValue, field: &str) -> String {
    Reflect::get(object, &field.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
