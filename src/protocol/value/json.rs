//! Values outside a browser: JSON's. Names keep their order, as JavaScript keeps it: a saved document is read by it.
use serde_json::Value as Json;
use std::fmt;

/// A value of JSON, or what JSON has no sign for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    None,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl From<Json> for Value {
    fn from(json: Json) -> Value {
        match json {
            Json::Null => Value::None,
            Json::Bool(flag) => Value::Flag(flag),
            Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => Value::Text(text),
            Json::Array(items) => Value::List(items.into_iter().map(Value::from).collect()),
            Json::Object(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name, value.into())).collect()),
        }
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Json {
        const EXACT: f64 = (1u64 << 53) as f64;
        match value {
            Value::None => Json::Null,
            Value::Flag(flag) => flag.into(),
            // As JavaScript writes it.
            Value::Number(number) if number.trunc() == number && number.abs() < EXACT => (number as i64).into(),
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
            Value::List(items) => items.into_iter().map(Json::from).collect(),
            Value::Object(fields) => Json::Object(fields.into_iter().map(|(name, value)| (name, value.into())).collect()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| Json::from(text).to_string();
        match self {
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(Value::to_string).collect();
                write!(out, "[{}]", items.join(","))
            }
            Value::Object(fields) => {
                let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{}:{value}", quoted(name))).collect();
                write!(out, "{{{}}}", fields.join(","))
            }
            plain => write!(out, "{}", Json::from(plain.clone())),
        }
    }
}

/// A field of an object; nothing where there is none.
pub fn field(value: &Value, name: &'static str) -> Value {
    let found = match value {
        Value::Object(fields) => fields.iter().find(|(known, _)| known == name),
        _ => None,
    };
    found.map_or(Value::None, |(_, value)| value.clone())
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
    match value {
        Value::Object(fields) => fields.clone(),
        _ => Vec::new(),
    }
}

pub fn list(items: &mut dyn Iterator<Item = Value>) -> Value {
    Value::List(items.collect())
}

pub fn items(value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::List(items) => Some(items.clone()),
        _ => None,
    }
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

pub fn number(number: f64) -> Value {
    Value::Number(number)
}

pub fn as_number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

pub fn flag(flag: bool) -> Value {
    Value::Flag(flag)
}

pub fn as_flag(value: &Value) -> Option<bool> {
    match value {
        Value::Flag(flag) => Some(*flag),
        _ => None,
    }
}

pub fn none() -> Value {
    Value::None
}

pub fn is_none(value: &Value) -> bool {
    *value == Value::None
}

pub fn is_object(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Object(_))
}

/// As JavaScript calls it; what is left out and what is null are one in JSON.
pub fn type_of(value: &Value) -> String {
    let name = match value {
        Value::None => "undefined",
        Value::Flag(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        Value::List(_) | Value::Object(_) => "object",
    };
    name.to_owned()
}

/// As the text of JSON.
pub fn to_json(value: &Value) -> String {
    value.to_string()
}

/// From the text of JSON; None for any other.
pub fn from_json(text: &str) -> Option<Value> {
    serde_json::from_str::<Json>(text).ok().map(Value::from)
}

/// Ends the call.
#[cold]
pub fn refuse(words: &str) -> ! {
    panic!("{words}")
}
