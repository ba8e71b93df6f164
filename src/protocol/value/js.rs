//! Values in a browser: JavaScript's own.
use js_sys::{Array, Function, JSON, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

pub type Value = JsValue;

thread_local! {
    /// Names of fields that JavaScript has already: making one anew for each record of a long list takes longer than the rest of it.
    static NAMES: RefCell<Vec<(*const u8, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Calls `use_it` with a name as JavaScript has it.
#[inline(never)]
fn named<T>(name: &'static str, use_it: impl FnOnce(&JsValue) -> T) -> T {
    NAMES.with(|names| {
        let mut names = names.borrow_mut();
        let at = names.iter().position(|(known, _)| *known == name.as_ptr()).unwrap_or_else(|| {
            names.push((name.as_ptr(), name.into()));
            names.len() - 1
        });
        use_it(&names[at].1)
    })
}

/// Puts a field on an object that was made here, which cannot fail.
#[inline(never)]
pub fn set(object: &Value, name: &'static str, value: &Value) {
    named(name, |name| drop(Reflect::set(object, name, value)));
}

/// A field; undefined where there is none.
#[inline(never)]
pub fn field(value: &Value, name: &'static str) -> Value {
    named(name, |name| Reflect::get(value, name).unwrap_or(JsValue::UNDEFINED))
}

/// An object with these fields.
#[inline(never)]
pub fn object(fields: &[(&'static str, Value)]) -> Value {
    let object = Object::new().into();
    fields.iter().for_each(|(name, value)| set(&object, name, value));
    object
}

/// An object whose names are data.
pub fn map(entries: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
    // Not set one by one: `__proto__` may be a name like any other.
    let pairs: Array = entries.map(|(name, value)| Array::of2(&name.into(), &value)).collect();
    Object::from_entries(&pairs).map_or(JsValue::UNDEFINED, JsValue::from)
}

/// Its own names with their values. Not by `instanceof`: a script of another window has another `Object`.
pub fn entries(value: &Value) -> Vec<(String, Value)> {
    if !value.is_object() {
        return Vec::new();
    }
    let object: &Object = value.unchecked_ref();
    let pair = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default(), entry.get(1))
    };
    Object::entries(object).iter().map(pair).collect()
}

pub fn list(items: &mut dyn Iterator<Item = Value>) -> Value {
    let list = Array::new();
    items.for_each(|item| {
        list.push(&item);
    });
    list.into()
}

pub fn items(value: &Value) -> Option<Vec<Value>> {
    value.dyn_ref::<Array>().map(|list| list.iter().collect())
}

pub fn text(text: &str) -> Value {
    text.into()
}

pub fn as_text(value: &Value) -> Option<String> {
    value.as_string()
}

pub fn number(number: f64) -> Value {
    number.into()
}

pub fn as_number(value: &Value) -> Option<f64> {
    value.as_f64()
}

pub fn flag(flag: bool) -> Value {
    flag.into()
}

pub fn as_flag(value: &Value) -> Option<bool> {
    value.as_bool()
}

pub fn none() -> Value {
    JsValue::NULL
}

pub fn is_none(value: &Value) -> bool {
    value.is_null() || value.is_undefined()
}

pub fn is_object(value: &Value) -> bool {
    value.is_object()
}

pub fn type_of(value: &Value) -> String {
    if value.is_null() { "null".into() } else { value.js_typeof().as_string().unwrap_or_default() }
}

/// As the text of JSON.
pub fn to_json(value: &Value) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

/// From the text of JSON; None for any other.
pub fn from_json(text: &str) -> Option<Value> {
    JSON::parse(text).ok()
}

/// A function that takes one value.
pub fn function(act: impl Fn(Value) -> Value + 'static) -> Value {
    let closure = Closure::<dyn Fn(Value) -> Value>::new(act);
    closure.into_js_value()
}

/// Calls a function under a name of an object, with one value; undefined where there is none, or where it fails.
#[inline(never)]
pub fn call(object: &Value, name: &'static str, argument: &Value) -> Value {
    match field(object, name).dyn_ref::<Function>() {
        Some(function) => function.call1(object, argument).unwrap_or(JsValue::UNDEFINED),
        None => JsValue::UNDEFINED,
    }
}

/// An `Error` with these fields.
pub fn error(message: &str, fields: &[(&'static str, Value)]) -> Value {
    let error = js_sys::Error::new(message).into();
    fields.iter().for_each(|(name, value)| set(&error, name, value));
    error
}

/// Ends the call: what cannot be read is thrown.
#[cold]
pub fn refuse(words: &str) -> ! {
    wasm_bindgen::throw_str(words)
}
