//! Plain objects of the worker, read by name: a derived reader of each would be several kilobytes.
use crate::client::get;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// A plain object.
#[derive(Clone)]
pub struct Record(pub JsValue);

impl Record {
    /// The object that a worker's answer is; None for null.
    pub fn of(value: JsValue) -> Option<Record> {
        value.is_object().then_some(Record(value))
    }

    pub fn at(&self, name: &str) -> Record {
        Record(get(&self.0, name))
    }

    /// None for null.
    pub fn text_of(&self, name: &str) -> Option<String> {
        get(&self.0, name).as_string()
    }

    pub fn text(&self, name: &str) -> String {
        self.text_of(name).unwrap_or_default()
    }

    /// None for null.
    pub fn number_of(&self, name: &str) -> Option<f64> {
        get(&self.0, name).as_f64()
    }

    pub fn number(&self, name: &str) -> f64 {
        self.number_of(name).unwrap_or_default()
    }

    pub fn is(&self, name: &str) -> bool {
        get(&self.0, name).is_truthy()
    }

    pub fn list(&self, name: &str) -> Vec<Record> {
        get(&self.0, name).dyn_into::<Array>().map(|list| list.iter().map(Record).collect()).unwrap_or_default()
    }
}
