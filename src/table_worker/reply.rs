//! Answers to the page.
use crate::scope;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::present::i18n::opened::{OpenedWords, words};
use jejak_ekspor::state::Lang;
use jejak_ekspor::user_table::message::{Asked, Words};
use jejak_ekspor::user_table::view::BadFilter;
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Why something could not be done, as the page gets it.
#[derive(Serialize)]
pub struct Refusal {
    pub words: Words,
    /// What has to be answered first.
    pub questions: Vec<Asked>,
}

/// A phrase in both languages.
pub fn both(phrase: impl Fn(&'static OpenedWords) -> String) -> Words {
    Words { id: phrase(words(Lang::Id)), en: phrase(words(Lang::En)) }
}

impl Refusal {
    pub fn new(phrase: impl Fn(&'static OpenedWords) -> String) -> Refusal {
        Refusal { words: both(phrase), questions: Vec::new() }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Refusal {
        Refusal::new(|words| (words.failure)(&failure))
    }
}

impl From<BadFilter> for Refusal {
    fn from(bad: BadFilter) -> Refusal {
        Refusal::new(|words| (words.bad_filter)(&bad))
    }
}

/// A record as a plain object.
pub fn plain(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn post(fields: &[(&str, &JsValue)]) {
    let message = Object::new();
    for (name, value) in fields {
        // A plain object takes any property.
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    if let Some(scope) = scope() {
        let _ = scope.post_message(&message);
    }
}

/// The answer to a message.
pub fn send(id: &JsValue, outcome: Result<JsValue, Refusal>) {
    match outcome {
        Ok(value) => post(&[("id", id), ("ok", &value)]),
        Err(refusal) => post(&[("id", id), ("error", &plain(&refusal))]),
    }
}

/// How far the reading of a file has come.
pub fn progress(id: &JsValue, rows: u64, bytes: f64, total: f64) {
    #[derive(Serialize)]
    struct Progress {
        rows: u64,
        bytes: f64,
        total: f64,
    }
    post(&[("id", id), ("progress", &plain(&Progress { rows, bytes, total }))]);
}

/// Something that no message asked for.
pub fn tell(name: &str, value: &JsValue) {
    post(&[("tell", &name.into()), ("value", value)]);
}

/// The worker has started.
pub fn ready() {
    post(&[("ready", &JsValue::TRUE)]);
}
