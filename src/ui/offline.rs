//! Keeping the page for use without its server, and taking a new version of it. The work is the service worker's
//! (`src/offline/worker.js`); this starts it when the page is at rest and asks it whether everything is there.
use super::js::{self, ignore, window};
use super::store::Store;
use crate::view::{Kept, News};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// The service worker's file, beside the page.
const WORKER: &str = "sw.js";

/// Keeps the page once everything has arrived and the browser is at rest.
pub fn keep(store: Store) {
    js::listen(&window(), "jejak:ready", move |_| js::when_idle(move || start(store)));
}

/// Lets the version that waits take over; the page reloads as soon as it has.
pub fn take(store: Store) {
    let is_waiting = store.desk.with_untracked(|desk| desk.news == News::Waiting);
    set_news(store, News::Taking);
    let Some(container) = container().ok().flatten().filter(|_| is_waiting) else {
        ignore(window().location().reload());
        return;
    };
    spawn_local(async move {
        let found = JsFuture::from(container.get_registration()).await.ok().filter(JsValue::is_object);
        match found.and_then(|found| found.unchecked_into::<ServiceWorkerRegistration>().waiting()) {
            Some(worker) => ignore(worker.post_message(&"take over".into())),
            None => ignore(window().location().reload()),
        }
    });
}

fn start(store: Store) {
    if js::document().document_element().is_some_and(|root| root.has_attribute("data-one-file")) {
        set_kept(store, Kept::OneFile);
        return;
    }
    // A page within another is that page's guest: it keeps nothing.
    if window().top().ok().flatten() != Some(window()) {
        return;
    }
    match container() {
        Ok(Some(container)) => spawn_local(register(store, container)),
        Ok(None) => set_kept(store, if window().is_secure_context() { Kept::NoWorker } else { Kept::Insecure }),
        Err(_) => set_kept(store, Kept::Denied),
    }
}

async fn register(store: Store, container: ServiceWorkerContainer) {
    // A controller that changes under a page that had one: another version has taken over.
    let had_controller = container.controller().is_some();
    js::listen(&container, "controllerchange", move |_| {
        if store.desk.with_untracked(|desk| desk.news == News::Taking) {
            ignore(window().location().reload());
        } else if had_controller {
            set_news(store, News::Replaced);
        }
    });
    js::listen(&container, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if text(&event.data(), "jejak") == "not kept" && kept(store) != Kept::Ready {
            set_kept(store, Kept::from_error(&text(&event.data(), "why")));
        }
    });
    let options = RegistrationOptions::new();
    options.set_scope("./");
    let outcome = JsFuture::from(container.register_with_options(WORKER, &options)).await;
    let why = outcome.as_ref().err().map(|error| text(error, "name")).unwrap_or_default();
    // The server did not answer, or storage is refused: an earlier version may be in charge all the same.
    let found = match outcome {
        Ok(found) => Some(found),
        Err(_) => JsFuture::from(container.get_registration()).await.ok().filter(JsValue::is_object),
    };
    match found {
        Some(found) => {
            let registration: ServiceWorkerRegistration = found.unchecked_into();
            let again = registration.clone();
            js::listen(&registration, "updatefound", move |_| watch_installing(store, &again));
            watch_installing(store, &registration);
            look(store, registration).await;
        }
        None => set_kept(store, if why.is_empty() { Kept::Interrupted } else { Kept::from_error(&why) }),
    }
}

fn watch_installing(store: Store, registration: &ServiceWorkerRegistration) {
    if let Some(worker) = registration.installing() {
        let registration = registration.clone();
        js::listen(&worker, "statechange", move |_| spawn_local(look(store, registration.clone())));
    }
}

/// Looks which versions there are now.
async fn look(store: Store, registration: ServiceWorkerRegistration) {
    let (installing, waiting) = (registration.installing(), registration.waiting());
    match registration.active() {
        Some(active) => {
            if waiting.is_some() && store.desk.with_untracked(|desk| desk.news == News::None) {
                set_news(store, News::Waiting);
            }
            if kept(store) != Kept::Ready {
                set_kept(store, Kept::from_error(&ask_whether_whole(&active).await));
            }
        }
        None if installing.is_some() || waiting.is_some() => set_kept(store, Kept::Preparing),
        None if matches!(kept(store), Kept::Preparing | Kept::Unsaid) => set_kept(store, Kept::Interrupted),
        None => {}
    }
}

/// Asks the service worker whether all files are kept; it fetches what is missing. The answer is empty, or an error's name.
async fn ask_whether_whole(worker: &ServiceWorker) -> String {
    let failed = || String::from("Error");
    let Ok(channel) = MessageChannel::new() else { return failed() };
    let answer = js_sys::Promise::new(&mut |resolve, _| {
        let told = Closure::once_into_js(move |event: MessageEvent| ignore(resolve.call1(&JsValue::UNDEFINED, &event.data())));
        channel.port1().set_onmessage(Some(told.unchecked_ref()));
    });
    if worker.post_message_with_transferable(&"whole?".into(), &js_sys::Array::of1(&channel.port2())).is_err() {
        return failed();
    }
    JsFuture::from(answer).await.ok().and_then(|answer| answer.as_string()).unwrap_or_else(failed)
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

fn kept(store: Store) -> Kept {
    store.desk.with_untracked(|desk| desk.kept)
}

fn set_kept(store: Store, kept: Kept) {
    store.desk.update(|desk| desk.kept = kept);
}

fn set_news(store: Store, news: News) {
    store.desk.update(|desk| desk.news = news);
}
