//! Keeping the page for use without its server, and offering a new version of it. The work is the service worker's
//! (`src/offline/worker.js`); this starts it when the page is at rest, asks it whether everything is there, and says so.
use super::js::{self, ignore, window};
use crate::page::{Kept, News, Store};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// The service worker's file, beside the page.
const WORKER: &str = "sw.js";

/// What this page knows of its service worker.
#[derive(Default)]
struct Keeping {
    /// The reader asked for the new version.
    asked: bool,
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
    }

    fn keep(self) {
        if document_is_one_file() {
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
        let options = RegistrationOptions::new();
        options.set_scope("./");
        let promise = container.register_with_options(WORKER, &options);
        match JsFuture::from(promise).await {
            Ok(registration) => self.watch(registration.unchecked_into()).await,
            Err(error) => self.without_registration(&container, &text(&error, "name")).await,
        }
    }

    /// The server did not answer, or storage is refused: an earlier version may be in charge all the same.
    async fn without_registration(self, container: &ServiceWorkerContainer, why: &str) {
        match JsFuture::from(container.get_registration()).await {
            Ok(found) if found.is_object() => self.watch(found.unchecked_into()).await,
            _ => self.set_kept(match Kept::from_error(why) {
                Kept::Ready => Kept::Interrupted,
                other => other,
            }),
        }
    }

    async fn watch(self, registration: ServiceWorkerRegistration) {
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

/// The browser's keeper of service workers; none where it has no such thing, an error where the reader's settings forbid it.
fn container() -> Result<Option<ServiceWorkerContainer>, JsValue> {
    let found = Reflect::get(&window().navigator(), &"serviceWorker".into())?;
    Ok(found.is_object().then(|| found.unchecked_into()))
}

fn document_is_one_file() -> bool {
    js::document().document_element().is_some_and(|root| root.has_attribute("data-one-file"))
}

/// A field of an object as text; empty where there is none.
fn text(object: &JsValue, field: &str) -> String {
    Reflect::get(object, &field.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
