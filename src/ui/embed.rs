//! The page within another: the code to copy, the line under an embedded view, and its height for the page around it.
use super::js::{self, ignore, window};
use super::store::{Store, bare_address};
use super::{clipboard, words};
use crate::record::Kind;
use crate::state::{Embed, State, permalink};
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// What can be shown, in the order of the lanes, everything first.
const CHOICES: [(Embed, Option<Kind>); 5] = [
    (Embed::All, None),
    (Embed::Values, Some(Kind::Value)),
    (Embed::Releases, Some(Kind::Release)),
    (Embed::Awards, Some(Kind::Award)),
    (Embed::Programmes, Some(Kind::Programme)),
];
/// Height in CSS px where the page around does not adapt it: all lanes, one lane.
const HEIGHTS: (u32, u32) = (900, 460);
/// For the page around: takes the height that a frame tells, from frames of its own only.
const SCRIPT: &str = "<script>addEventListener(\"message\",function(e){if(e.data&&e.data.jejak===\"height\")\
document.querySelectorAll(\"iframe\").forEach(function(f){if(f.contentWindow===e.source)f.height=Math.min(4000,e.data.height)})})</script>";

/// The code to copy, folded away; absent where the page has no address that others could open.
#[component]
pub fn EmbedCode(store: Store) -> impl IntoView {
    if !window().location().protocol().is_ok_and(|protocol| protocol.starts_with("http")) {
        return None;
    }
    let choice = RwSignal::new(0usize);
    let copied = RwSignal::new(false);
    let code = move || {
        let (embed, kind) = CHOICES.get(choice.get()).copied().unwrap_or((Embed::All, None));
        let link = link(store, |state| {
            state.embed = Some(embed);
            state.lang = Some(store.lang.get());
            state.version = Some(store.session.with_value(|s| s.data.version.clone()));
        });
        let title = (store.strings().embedding.title)(kind.map_or("", |kind| words::kind_plural(store, kind)));
        let height = if embed == Embed::All { HEIGHTS.0 } else { HEIGHTS.1 };
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border:0\"></iframe>\n{SCRIPT}",
            attribute(&link),
            attribute(&title)
        )
    };
    Effect::new(move |_| {
        choice.track();
        store.state.track();
        copied.set(false);
    });
    let options = move || {
        let t = &store.strings().embedding;
        let name = |kind: Option<Kind>| kind.map_or(t.all, |kind| words::kind_plural(store, kind));
        CHOICES.iter().enumerate().map(|(n, (_, kind))| view! { <option value=n.to_string()>{name(*kind)}</option> }).collect_view()
    };
    Some(view! {
        <details id="embed-code">
            <summary>{move || store.strings().embedding.heading}</summary>
            <p>{move || store.strings().embedding.advice}</p>
            <label class="choice">{move || store.strings().embedding.what} " "
                <select on:change=move |event| choice.set(event_target_value(&event).parse().unwrap_or(0))>{options}</select>
            </label>
            <textarea readonly=true rows="5" spellcheck="false" aria-label=move || store.strings().embedding.snippet prop:value=code></textarea>
            <button type="button" on:click=move |_| clipboard::copy(untrack(code), move |done| copied.set(done))>
                {move || if copied.get() { store.strings().page.copied } else { store.strings().embedding.copy }}
            </button>
        </details>
    })
}

/// Under an embedded view: what it is made from, and the way to the whole page.
#[component]
pub fn EmbedSource(store: Store) -> impl IntoView {
    let embedded = Memo::new(move |_| store.state.with(|s| s.embed.is_some()));
    Effect::new(move |told: Option<bool>| {
        let told = told.unwrap_or(false);
        if embedded.get() && !told {
            tell_height();
            return true;
        }
        told
    });
    let whole = move || link(store, |state| state.embed = None);
    let made_from = move || store.answer.with(|answer| (store.strings().embedding.made_from)(answer.rows.len() as u32, answer.sources));
    move || {
        embedded.get().then(|| {
            view! {
                <p class="embed-source">
                    {made_from} " "
                    <a href=whole target="_blank" rel="noopener">{move || store.strings().embedding.open_whole}</a>
                </p>
            }
        })
    }
}

/// The link to the state, changed.
fn link(store: Store, change: impl FnOnce(&mut State)) -> String {
    let mut state = store.state.get();
    change(&mut state);
    let fragment = store.session.with_value(|s| permalink::write(&state, &s.data, &s.facets));
    [bare_address(), "#".into(), fragment].concat()
}

/// A text as the value of an attribute between double quotes.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// Tells the page around this one how high the content is, now and whenever that changes. It tells nothing else.
fn tell_height() {
    let Ok(Some(parent)) = window().parent() else { return };
    let Some(content) = js::find("#app").filter(|_| parent != window()) else { return };
    let measured = content.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let message = Object::new();
        ignore(Reflect::set(&message, &"jejak".into(), &"height".into()));
        ignore(Reflect::set(&message, &"height".into(), &measured.get_bounding_client_rect().height().ceil().into()));
        ignore(parent.post_message(&message, "*"));
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&content);
    }
    tell.forget();
}
