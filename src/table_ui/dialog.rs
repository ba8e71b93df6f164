//! The state of the screen and what the reader does to it.
use crate::answers::{Answer, Detected, Kept, Progress, Restored, View, Words};
use crate::beside::Beside;
use crate::client::{self, ask};
use jejak_ekspor::present::i18n::opener::{OpenerWords, words};
use jejak_ekspor::state::Lang;
use jejak_ekspor::web::download;
use js_sys::{Array, JSON, Uint8Array};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, File};

/// What the screen shows.
#[derive(Clone, PartialEq)]
pub enum Stage {
    Closed,
    /// Choosing a file.
    Start,
    Looking,
    /// What was found, to be corrected.
    Found(Box<Detected>),
    Reading,
    /// An opened table, with the counts of its reading unless it was brought back.
    Open(Box<(Restored, Option<Answer>)>),
}

const NO_PROGRESS: Progress = Progress { rows: 0, bytes: 0.0, total: 1.0 };

/// Signals of the screen; a copy is a handle to the same.
#[derive(Clone, Copy)]
pub struct Desk {
    pub stage: RwSignal<Stage>,
    pub lang: RwSignal<Lang>,
    /// How far the reading has come. Apart from the stage, so that the button to cancel stays the same while it moves on.
    pub progress: RwSignal<Progress>,
    pub error: RwSignal<Option<Words>>,
    pub kept: RwSignal<Vec<Kept>>,
    pub is_stored: RwSignal<bool>,
    pub view: RwSignal<Option<View>>,
    /// The chosen codes of each column.
    pub chosen: RwSignal<BTreeMap<String, Vec<String>>>,
    /// The ends of each column's interval, as typed.
    pub ends: RwSignal<BTreeMap<String, (String, String)>>,
    /// The column that is summed.
    pub summed: RwSignal<Option<String>>,
    /// What the reader set, by the names of `Options`.
    pub options: RwSignal<Map<String, Value>>,
    pub beside: Beside,
    file: StoredValue<Option<JsValue>, LocalStorage>,
    /// How many files were shown: the number of this one.
    files: RwSignal<u32>,
    /// What was shown when the screen was closed, if that was an open table.
    before: RwSignal<Option<Stage>>,
    /// Tables whose answers are still on their way; only the latest counts.
    revision: RwSignal<u32>,
}

impl Desk {
    pub fn new() -> Desk {
        Desk {
            stage: RwSignal::new(Stage::Closed),
            lang: RwSignal::new(page_lang()),
            progress: RwSignal::new(NO_PROGRESS),
            error: RwSignal::new(None),
            kept: RwSignal::new(Vec::new()),
            is_stored: RwSignal::new(false),
            view: RwSignal::new(None),
            chosen: RwSignal::new(BTreeMap::new()),
            ends: RwSignal::new(BTreeMap::new()),
            summed: RwSignal::new(None),
            options: RwSignal::new(Map::new()),
            beside: Beside::new(),
            file: StoredValue::new_local(None),
            files: RwSignal::new(0),
            before: RwSignal::new(None),
            revision: RwSignal::new(0),
        }
    }

    /// The phrases of the page's language.
    pub fn words(&self) -> &'static OpenerWords {
        words(self.lang.get())
    }

    /// A sentence in the page's language.
    pub fn say(&self, words: &Words) -> String {
        if self.lang.get() == Lang::Id { words.id.clone() } else { words.en.clone() }
    }

    /// Shows the start; an open table stays.
    pub fn show(&self) {
        self.lang.set(page_lang());
        if self.stage.with_untracked(|stage| *stage == Stage::Closed) {
            self.stage.set(self.before.get_untracked().unwrap_or(Stage::Start));
        }
        self.list();
    }

    /// Hides the screen. What is being read goes on; an open table is there again when the screen is.
    pub fn close(&self) {
        self.before.set(Some(self.stage.get_untracked()).filter(|stage| matches!(stage, Stage::Open(_) | Stage::Reading)));
        self.stage.set(Stage::Closed);
        self.error.set(None);
    }

    pub fn start_again(&self) {
        self.error.set(None);
        self.stage.set(Stage::Start);
        self.list();
    }

    fn list(&self) {
        let desk = *self;
        leptos::task::spawn_local(async move {
            // Without storage there is nothing to list; the reason is told when a table cannot be kept.
            let kept: Vec<Kept> = ask("kept", &[]).await.ok().and_then(read).unwrap_or_default();
            // The latest table stands beside the claims again as soon as the reader comes for tables.
            let is_wanted = kept.last().and_then(|kept| kept.beside.as_ref()).is_some_and(|beside| beside.contains("\"isShown\":true"));
            desk.kept.set(kept);
            if is_wanted && desk.beside.is_empty() {
                let _ = ask("view", &[]).await;
            }
        });
    }

    /// Shows the table that stands beside the claims, however it was opened.
    pub fn show_table(&self) {
        let desk = *self;
        let file = self.beside.file();
        let is_before =
            self.before.with_untracked(|before| matches!(before, Some(Stage::Open(table)) if Some(&table.0.about.file) == file.as_ref()));
        leptos::task::spawn_local(async move {
            if !is_before && let Some(table) = ask("about", &[]).await.ok().and_then(read::<Restored>) {
                desk.opened(table, None).await;
            }
            desk.show();
            crate::api::focus();
        });
    }

    /// Takes the page's language, which the reader may have changed.
    pub fn follow_lang(&self) {
        let lang = page_lang();
        if self.lang.get_untracked() != lang {
            self.lang.set(lang);
        }
    }

    fn fail(&self, error: &JsValue, stage: Stage) {
        let words = js_sys::Reflect::get(error, &"words".into()).ok().and_then(read::<Words>);
        let plain = || {
            let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|m| m.as_string()).unwrap_or_default();
            Words { id: message.clone(), en: message }
        };
        self.error.set(Some(words.unwrap_or_else(plain)));
        self.stage.set(stage);
    }

    /// Looks at a file.
    pub fn look(&self, file: JsValue) {
        self.lang.set(page_lang());
        self.file.set_value(Some(file));
        self.files.update(|files| *files += 1);
        self.options.set(Map::new());
        self.look_again();
    }

    /// A pasted table is a file without a name.
    pub fn paste(&self, text: &str) {
        let parts = Array::of1(&text.into());
        if let Ok(file) = File::new_with_str_sequence(&parts, "tempel.csv") {
            self.look(file.into());
        }
    }

    /// Looks once more, with what the reader has set.
    pub fn look_again(&self) {
        let desk = *self;
        let Some(file) = self.file.get_value() else { return };
        self.error.set(None);
        self.stage.set(Stage::Looking);
        let revision = self.revision.get_untracked() + 1;
        self.revision.set(revision);
        leptos::task::spawn_local(async move {
            let found = crate::api::file("detect", file, desk.options_object(), Some(desk.files.get_untracked())).await;
            if desk.revision.get_untracked() != revision {
                return;
            }
            match found {
                Ok(found) => match read::<Detected>(found) {
                    Some(found) => desk.stage.set(Stage::Found(Box::new(found))),
                    None => desk.stage.set(Stage::Start),
                },
                Err(error) => desk.fail(&error, Stage::Start),
            }
        });
    }

    fn options_object(&self) -> JsValue {
        let text = self.options.with_untracked(|options| Value::Object(options.clone()).to_string());
        JSON::parse(&text).unwrap_or(JsValue::UNDEFINED)
    }

    /// Sets or clears one option.
    pub fn set(&self, name: &str, value: Option<Value>) {
        self.options.update(|options| {
            match value {
                Some(value) => options.insert(name.to_owned(), value),
                None => options.remove(name),
            };
        });
    }

    /// Sets the role of a column.
    pub fn set_role(&self, column: usize, role: &str) {
        let Ok(role) = serde_json::from_str::<Value>(role) else { return };
        self.options.update(|options| {
            let entry = options.entry("columns").or_insert_with(|| Value::Array(Vec::new()));
            if let Some(columns) = entry.as_array_mut() {
                columns.retain(|set| set["column"] != column);
                columns.push(serde_json::json!({ "column": column, "role": role }));
            }
        });
    }

    /// Reads the rows.
    pub fn open(&self) {
        let desk = *self;
        let Some(file) = self.file.get_value() else { return };
        self.error.set(None);
        self.is_stored.set(false);
        let before = self.stage.get_untracked();
        self.progress.set(NO_PROGRESS);
        self.stage.set(Stage::Reading);
        leptos::task::spawn_local(async move {
            match crate::api::file("open", file, desk.options_object(), Some(desk.files.get_untracked())).await {
                Ok(answer) => {
                    if let Some(answer) = read::<Answer>(answer) {
                        let restored = Restored { about: answer.about.clone(), columns: answer.columns.clone() };
                        desk.opened(restored, Some(answer)).await;
                    }
                }
                Err(error) => desk.fail(&error, before),
            }
        });
    }

    async fn opened(&self, table: Restored, answer: Option<Answer>) {
        self.chosen.set(BTreeMap::new());
        self.ends.set(BTreeMap::new());
        self.summed.set(table.columns.iter().find(|column| column.is_summed).map(|column| column.name.clone()));
        self.view.set(ask("view", &[]).await.ok().and_then(read));
        let stage = Stage::Open(Box::new((table, answer)));
        if self.stage.with_untracked(|stage| *stage == Stage::Closed) {
            self.before.set(Some(stage));
        } else {
            self.stage.set(stage);
        }
    }

    pub fn cancel(&self) {
        leptos::task::spawn_local(async move { drop(ask("cancel", &[]).await) });
    }

    /// Brings a kept table back.
    pub fn restore(&self, id: String) {
        let desk = *self;
        leptos::task::spawn_local(async move {
            match ask("restore", &[("table", &id.into())]).await {
                Ok(table) => {
                    if let Some(table) = read::<Restored>(table) {
                        desk.is_stored.set(true);
                        desk.opened(table, None).await;
                    }
                }
                Err(error) => desk.fail(&error, Stage::Start),
            }
        });
    }

    pub fn remove(&self, id: String) {
        let desk = *self;
        leptos::task::spawn_local(async move {
            match ask("remove", &[("table", &id.into())]).await {
                Ok(kept) => desk.kept.set(read(kept).unwrap_or_default()),
                Err(error) => desk.fail(&error, Stage::Start),
            }
        });
    }

    /// Filters a column; stale answers are dropped.
    pub fn filter(&self, column: String, selection: Option<Value>) {
        let desk = *self;
        let revision = self.revision.get_untracked() + 1;
        self.revision.set(revision);
        leptos::task::spawn_local(async move {
            let selection = selection.map_or(JsValue::NULL, |value| JSON::parse(&value.to_string()).unwrap_or(JsValue::NULL));
            let answer = ask("filter", &[("column", &column.into()), ("selection", &selection)]).await;
            if desk.revision.get_untracked() == revision {
                desk.receive(answer);
            }
        });
    }

    pub fn sum(&self, column: String) {
        let desk = *self;
        self.summed.set(Some(column.clone()));
        leptos::task::spawn_local(async move { desk.receive(ask("sum", &[("column", &column.into())]).await) });
    }

    fn receive(&self, answer: Result<JsValue, JsValue>) {
        match answer {
            Ok(view) => {
                self.error.set(None);
                self.view.set(read(view));
            }
            Err(error) => {
                let stage = self.stage.get_untracked();
                self.fail(&error, stage);
            }
        }
    }

    /// Chooses a code, or takes the choice back.
    pub fn toggle(&self, column: &str, code: &str) {
        let mut codes = self.chosen.with_untracked(|chosen| chosen.get(column).cloned()).unwrap_or_default();
        match codes.iter().position(|chosen| chosen == code) {
            Some(at) => drop(codes.remove(at)),
            None => codes.push(code.to_owned()),
        }
        self.chosen.update(|chosen| drop(chosen.insert(column.to_owned(), codes.clone())));
        self.filter(column.to_owned(), (!codes.is_empty()).then(|| serde_json::json!({ "oneOf": codes })));
    }

    /// Takes all choices of a column back.
    pub fn release(&self, column: &str) {
        self.chosen.update(|chosen| drop(chosen.remove(column)));
        self.filter(column.to_owned(), None);
    }

    /// Hands the refused rows out as a file.
    pub fn download_rejected(&self) {
        leptos::task::spawn_local(async move {
            let Ok(bytes) = ask("rejected", &[]).await else { return };
            let Ok(bytes) = bytes.dyn_into::<Uint8Array>() else { return };
            let kind = BlobPropertyBag::new();
            kind.set_type("text/plain;charset=utf-8");
            let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &kind) else { return };
            let _ = download::hand_out("ditolak.txt", &blob);
        });
    }
}

/// A record of the worker.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    let text = JSON::stringify(&value).ok()?;
    serde_json::from_str(&String::from(text)).ok()
}

fn page_lang() -> Lang {
    if client::lang() == "en" { Lang::En } else { Lang::Id }
}
