//! The table beside the claims: asked of the worker whenever the table or what the page shows has changed.
use crate::answers::{Form, Official, Words};
use crate::client::ask;
use crate::desk::read;
use crate::link::{self, Link};
use crate::overlay::Overlay;
use jejak_ekspor::ui::js::window;
use js_sys::{JSON, Reflect};
use leptos::prelude::*;
use serde_json::{Value, json};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// How long the page must rest before the worker is asked again: a drag asks once, at its end.
const REST: Duration = Duration::from_millis(120);

/// Handles to what is shown of it.
#[derive(Clone, Copy)]
pub struct Beside {
    pub form: RwSignal<Option<Form>>,
    pub official: RwSignal<Option<Official>>,
    /// Why there is nothing to draw.
    pub refusal: RwSignal<Option<Words>>,
    pub link: RwSignal<Link>,
    pub overlay: StoredValue<Overlay, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
    revision: RwSignal<u32>,
}

impl Beside {
    pub fn new() -> Beside {
        Beside {
            form: RwSignal::new(None),
            official: RwSignal::new(None),
            refusal: RwSignal::new(None),
            link: RwSignal::new(Link::default()),
            overlay: StoredValue::new_local(Overlay::default()),
            timer: StoredValue::new(None),
            revision: RwSignal::new(0),
        }
    }

    /// The table has changed, or the page: asks once both rest.
    pub fn refresh_soon(self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        let again = move || leptos::task::spawn_local(self.refresh());
        self.timer.set_value(set_timeout_with_handle(again, REST).ok());
    }

    /// The page has painted the lanes.
    pub fn drawn(self) {
        let link = link::now();
        if self.link.with_untracked(|before| *before != link) {
            self.link.set(link);
            if self.form.with_untracked(Option::is_some) {
                self.refresh_soon();
            }
        }
        self.paint();
    }

    fn paint(self) {
        self.official.with_untracked(|official| {
            self.link.with_untracked(|link| {
                let shown = official.as_ref().filter(|official| official.is_drawn_on(link));
                self.overlay.update_value(|overlay| overlay.paint(shown));
            });
        });
    }

    async fn refresh(self) {
        let revision = self.revision.get_untracked() + 1;
        self.revision.set(revision);
        self.link.set(link::now());
        let form = ask("form", &[]).await.ok().and_then(read::<Form>);
        let is_shown = form.as_ref().is_some_and(|form| form.beside.is_shown);
        let answer = if is_shown { ask("official", &[("question", &self.question())]).await } else { Ok(JsValue::NULL) };
        if self.revision.get_untracked() != revision {
            return;
        }
        self.form.set(form);
        match answer {
            Ok(official) => {
                self.refusal.set(None);
                self.official.set(read(official));
            }
            Err(error) => {
                self.refusal.set(Reflect::get(&error, &"words".into()).ok().and_then(read));
                self.official.set(None);
            }
        }
        self.paint();
    }

    /// What the page shows, for the worker.
    fn question(self) -> JsValue {
        let link = self.link.get_untracked();
        let ids: Vec<String> = ids(&link.fragment).unwrap_or_default();
        let question = json!({ "unit": link.unit, "regions": link.regions, "compare": link.compare, "ids": ids });
        JSON::parse(&question.to_string()).unwrap_or(JsValue::NULL)
    }

    /// Sets a part of the mapping; the worker keeps it with the table.
    pub fn set(self, parts: &[(&str, Value)]) {
        self.map(false, |beside| {
            for (part, value) in parts {
                beside["mapping"][*part] = value.clone();
            }
        });
    }

    /// Maps another column, by what its header says.
    pub fn set_column(self, column: &str) {
        self.map(true, |beside| beside["mapping"]["column"] = json!(column));
    }

    /// Draws the table or leaves it out.
    pub fn show(self, is_shown: bool) {
        self.map(false, |beside| beside["isShown"] = json!(is_shown));
    }

    fn map(self, anew: bool, change: impl FnOnce(&mut Value)) {
        let Some(mut beside) = self.form.with_untracked(|form| form.as_ref().map(|form| form.beside.to_value())) else { return };
        change(&mut beside);
        leptos::task::spawn_local(async move {
            let beside = JSON::parse(&beside.to_string()).unwrap_or(JsValue::NULL);
            let _ = ask("map", &[("beside", &beside), ("anew", &anew.into())]).await;
            self.refresh().await;
        });
    }
}

/// The claims that a permalink shows, as `jejak.query` gives them.
fn ids(fragment: &str) -> Option<Vec<String>> {
    let jejak = Reflect::get(&window(), &"jejak".into()).ok()?;
    let query: js_sys::Function = Reflect::get(&jejak, &"query".into()).ok()?.dyn_into().ok()?;
    let answer = query.call1(&jejak, &fragment.into()).ok()?;
    read(Reflect::get(&answer, &"ids".into()).ok()?)
}
