//! Values outside a browser: JSON's. A number that is whole is written as one.
pub use serde_json::Value;

use serde_json::Map;

pub fn field(value: &Value, name: &'static str) -> Value {
    value.get(name).cloned().unwrap_or(Value::Null)
}

/// An object with these fields.
pub fn object(fields: &[(&'static str, Value)]) -> Value {
    Value::Object(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

/// An object whose names are data.
pub fn map(entries: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
    Value::Object(entries.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Its own names with their values.
pub fn entries(value: &Value) -> Vec<(String, Value)> {
    value.as_object().map(Map::iter).into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
}

pub fn list(items: &mut dyn Iterator<Item = Value>) -> Value {
    Value::Array(items.collect())
}

pub fn items(value: &Value) -> Option<Vec<Value>> {
    value.as_array().cloned()
}

pub fn text(text: &str) -> Value {
    text.into()
}

pub fn as_text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub fn number(number: f64) -> Value {
    const EXACT: f64 = (1u64 << 53) as f64;
    if number.trunc() == number && number.abs() < EXACT { (number as i64).into() } else { number.into() }
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
    Value::Null
}

pub fn is_none(value: &Value) -> bool {
    value.is_null()
}

pub fn is_object(value: &Value) -> bool {
    value.is_object()
}

/// As JavaScript calls it; what is left out and what is null are one in JSON.
pub fn type_of(value: &Value) -> String {
    let name = match value {
        Value::Null => "undefined",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) | Value::Object(_) => "object",
    };
    name.to_owned()
}

/// As the text of JSON.
pub fn to_json(value: &Value) -> String {
    value.to_string()
}

/// From the text of JSON; None for any other.
pub fn from_json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}
