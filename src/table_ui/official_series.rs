//! The table beside the claims: asked of the worker whenever the table or what the page shows has changed.
use crate::client::{ask, get, set};
use crate::desk::Desk;
use crate::link::{self, Link};
use crate::official::Official;
use crate::overlay::Overlay;
use crate::record::Record;
use crate::{mapping, strip};
use jejak_ekspor::web::js::window;
use js_sys::{Array, Function, Object};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// How long the page must rest before the worker is asked again: a drag asks once, at its end.
const REST: Duration = Duration::from_millis(120);

/// What is known of it.
#[derive(Default)]
pub struct State {
    pub link: Link,
    /// The mapping and what it may be set to; none without a table of amounts.
    pub form: Option<Record>,
    pub official: Option<Official>,
    /// Why there is nothing to draw, in the page's language.
    pub refusal: Option<String>,
    /// The markup of the strip's parts.
    pub strip: [String; 4],
    overlay: Overlay,
    timer: Option<TimeoutHandle>,
    revision: u32,
}

/// A handle to it.
#[derive(Clone, Copy)]
pub struct Beside {
    state: StoredValue<State, LocalStorage>,
    /// The form as markup.
    pub form: RwSignal<String>,
}

impl Beside {
    pub fn new() -> Beside {
        Beside { state: StoredValue::new_local(State::default()), form: RwSignal::new(String::new()) }
    }

    /// Whether no table stands beside the claims.
    pub fn is_empty(self) -> bool {
        self.state.with_value(|state| state.form.is_none())
    }

    /// The file whose series are shown.
    pub fn file(self) -> Option<String> {
        self.state.with_value(|state| state.official.as_ref().map(|official| official.file.clone()))
    }

    /// The table has changed, or the page: asks once both rest.
    pub fn refresh_soon(self, desk: Desk) {
        let again = move || leptos::task::spawn_local(self.refresh(desk));
        let timer = set_timeout_with_handle(again, REST).ok();
        if let Some(earlier) = self.state.try_update_value(|state| core::mem::replace(&mut state.timer, timer)).flatten() {
            earlier.clear();
        }
    }

    /// The page has painted the lanes.
    pub fn drawn(self, desk: Desk, numbers: &Array) {
        self.state.update_value(|state| state.overlay.take(numbers));
        let link = link::now();
        let is_new = self.state.with_value(|state| state.link != link);
        if is_new {
            self.state.update_value(|state| state.link = link);
            if !self.is_empty() {
                self.refresh_soon(desk);
            }
        }
        self.paint();
    }

    /// Tells of it once more under the lane.
    pub fn tell(self, desk: Desk) {
        self.state.update_value(|state| strip::show(state, desk.lang.get_untracked()));
    }

    fn paint(self) {
        self.state.update_value(|state| {
            let is_shown = state.official.as_ref().is_some_and(|official| official.is_drawn_on(&state.link));
            state.overlay.paint(is_shown);
        });
    }

    async fn refresh(self, desk: Desk) {
        let link = link::now();
        let question = question(&link);
        let revision = self.state.try_update_value(|state| {
            state.link = link;
            state.revision += 1;
            state.revision
        });
        let form = ask("form", &[]).await.ok().and_then(Record::of);
        let is_shown = form.as_ref().is_some_and(|form| form.at("beside").is("isShown"));
        let answer = if is_shown { ask("official", &[("question", &question)]).await } else { Ok(JsValue::NULL) };
        if self.state.try_with_value(|state| state.revision) != revision {
            return;
        }
        self.state.update_value(|state| {
            state.form = form;
            state.refusal = answer.as_ref().err().map(|error| Record(error.clone()).text("message"));
            state.official = answer.ok().and_then(Record::of).map(|record| Official::of(&record));
            let lang = desk.lang.get_untracked();
            state.overlay.set(state.official.as_ref(), lang);
            strip::show(state, lang);
        });
        let form = self.state.with_value(|state| mapping::markup(state, desk.lang.get_untracked()));
        self.form.set(form);
        self.paint();
    }

    /// Sets parts of the mapping; the worker keeps it with the table.
    pub fn set(self, desk: Desk, parts: &[(&str, JsValue)]) {
        self.map(desk, false, |beside| {
            for (part, value) in parts {
                set(&get(beside, "mapping"), part, value);
            }
        });
    }

    /// Maps another column, by what its header says.
    pub fn set_column(self, desk: Desk, column: &str) {
        self.map(desk, true, |beside| set(&get(beside, "mapping"), "column", &column.into()));
    }

    /// Draws the table or leaves it out.
    pub fn show(self, desk: Desk, is_shown: bool) {
        self.map(desk, false, |beside| set(beside, "isShown", &is_shown.into()));
    }

    fn map(self, desk: Desk, anew: bool, change: impl FnOnce(&JsValue)) {
        let Some(form) = self.state.with_value(|state| state.form.clone()) else { return };
        let beside = form.at("beside").0;
        change(&beside);
        leptos::task::spawn_local(async move {
            let _ = ask("map", &[("beside", &beside), ("anew", &anew.into())]).await;
            self.refresh(desk).await;
        });
    }
}

/// What the page shows, for the worker.
fn question(link: &Link) -> JsValue {
    let list = |codes: &[String]| -> JsValue { codes.iter().map(|code| JsValue::from(code.as_str())).collect::<Array>().into() };
    let question: JsValue = Object::new().into();
    set(&question, "unit", &link.unit.as_str().into());
    set(&question, "regions", &list(&link.regions));
    set(&question, "compare", &list(&link.compare));
    set(&question, "ids", &ids(&link.fragment).unwrap_or_else(|| Array::new().into()));
    question
}

/// The claims that a permalink shows, as `jejak.query` gives them.
fn ids(fragment: &str) -> Option<JsValue> {
    let jejak = get(&window(), "jejak");
    let query: Function = get(&jejak, "query").dyn_into().ok()?;
    let answer = query.call1(&jejak, &fragment.into()).ok()?;
    Some(get(&answer, "ids"))
}
