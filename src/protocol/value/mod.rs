//! Plain values: what a message, a call or a script's object is made of, and how Rust's types are written as them and read from them.
//!
//! In a browser they are JavaScript's, natively JSON's. Neither of both is read through serde: derived readers of the worker's answers
//! would be several kilobytes of the table screen, and a derived writer of `window.jejak` as many of the page.
#[cfg(target_arch = "wasm32")]
#[path = "js.rs"]
mod backend;
#[cfg(not(target_arch = "wasm32"))]
#[path = "json.rs"]
mod backend;

pub use backend::Value;
#[cfg(target_arch = "wasm32")]
pub use backend::{call, error, function, set};
pub use backend::{field, from_json, map, object, text, to_json};

use std::collections::BTreeMap;
use std::fmt;

/// What can be written as a value.
pub trait ToValue {
    /// As a value.
    fn to_value(&self) -> Value;
}

/// What can be read from a value.
pub trait FromValue: Sized {
    /// From a value, or what about it is wrong.
    fn from_value(value: &Value) -> Result<Self, Mismatch>;
}

/// What is taken from a value that another program of this build wrote: what is not as it must be ends the call, and says where. A reader
/// that can go on drops what it has read before each of its fields, which is half of the reader.
pub trait Taken: Sized {
    /// From a value.
    fn taken(value: &Value) -> Self;
}

/// Reads what has no fields, or ends the call.
pub fn taken_as<T: FromValue>(value: &Value) -> T {
    match T::from_value(value) {
        Ok(read) => read,
        Err(mismatch) => backend::refuse(&mismatch.to_string()),
    }
}

/// A part of a value that is not what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Where: `columns.0.role`; empty for the value itself.
    pub path: String,
    /// What stands there: a type, or a word in quotes.
    pub found: String,
    /// A type of TypeScript, or the words that are known.
    pub expected: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let colon = if self.path.is_empty() { "" } else { ": " };
        for part in [&self.path, colon, "found ", &self.found, ", expected ", &self.expected] {
            out.write_str(part)?;
        }
        Ok(())
    }
}

impl Mismatch {
    /// That a value is not of a type.
    #[cold]
    pub fn new(value: &Value, expected: &str) -> Mismatch {
        let found = backend::as_text(value).map_or_else(|| backend::type_of(value), |text| quoted(&text));
        Mismatch { path: String::new(), found, expected: expected.to_owned() }
    }

    /// The same, as seen from what holds the value under a name.
    #[cold]
    pub fn within(mut self, name: &str) -> Mismatch {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.path = [name, dot, &self.path].concat();
        self
    }
}

/// A text in quotes, cut where it is long.
fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    ["\"", &shown, "\""].concat()
}

/// Reads a field.
pub fn read<T: FromValue>(value: &Value, name: &'static str) -> Result<T, Mismatch> {
    T::from_value(&field(value, name)).map_err(|mismatch| mismatch.within(name))
}

/// That a value has fields.
pub fn must_be_object(value: &Value) -> Result<(), Mismatch> {
    if backend::is_object(value) { Ok(()) } else { Err(Mismatch::new(value, "object")) }
}

/// That a value has no fields but these.
pub fn must_name_only(value: &Value, known: &[&str]) -> Result<(), Mismatch> {
    must_be_object(value)?;
    match backend::entries(value).into_iter().find(|(name, _)| !known.contains(&name.as_str())) {
        Some((name, _)) => Err(Mismatch { path: String::new(), found: quoted(&name), expected: known.join(", ") }),
        None => Ok(()),
    }
}

/// The place of a word in a list of words.
pub fn one_of(value: &Value, known: &[&str]) -> Result<usize, Mismatch> {
    let found = backend::as_text(value).and_then(|text| known.iter().position(|known| *known == text));
    found.ok_or_else(|| Mismatch::new(value, &known.join(", ")))
}

/// Whether a value says nothing: null, or left out.
pub fn is_none(value: &Value) -> bool {
    backend::is_none(value)
}

macro_rules! whole_numbers {
    ($($type:ty),+) => {$(
        impl ToValue for $type {
            fn to_value(&self) -> Value {
                backend::number(*self as f64)
            }
        }

        impl FromValue for $type {
            fn from_value(value: &Value) -> Result<$type, Mismatch> {
                whole(value, <$type>::MIN as f64, <$type>::MAX as f64).map(|number| number as $type)
            }
        }
    )+};
}

/// A whole number between two others.
fn whole(value: &Value, least: f64, most: f64) -> Result<f64, Mismatch> {
    let number = backend::as_number(value).filter(|number| number.trunc() == *number && (least..=most).contains(number));
    number.ok_or_else(|| Mismatch::new(value, "whole number"))
}

// Sizes and counts of more than 2^53 do not occur.
whole_numbers!(u8, i8, u32, i32, u64, usize);

impl ToValue for f64 {
    fn to_value(&self) -> Value {
        backend::number(*self)
    }
}

impl FromValue for f64 {
    fn from_value(value: &Value) -> Result<f64, Mismatch> {
        backend::as_number(value).ok_or_else(|| Mismatch::new(value, "number"))
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value {
        backend::flag(*self)
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<bool, Mismatch> {
        backend::as_flag(value).ok_or_else(|| Mismatch::new(value, "boolean"))
    }
}

impl ToValue for () {
    fn to_value(&self) -> Value {
        backend::none()
    }
}

impl FromValue for () {
    fn from_value(_: &Value) -> Result<(), Mismatch> {
        Ok(())
    }
}

impl ToValue for &'static str {
    fn to_value(&self) -> Value {
        text(self)
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        text(self)
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<String, Mismatch> {
        backend::as_text(value).ok_or_else(|| Mismatch::new(value, "string"))
    }
}

impl ToValue for char {
    fn to_value(&self) -> Value {
        text(self.encode_utf8(&mut [0; 4]))
    }
}

impl FromValue for char {
    fn from_value(value: &Value) -> Result<char, Mismatch> {
        let text = backend::as_text(value).unwrap_or_default();
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none()).ok_or_else(|| Mismatch::new(value, "one character"))
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or_else(backend::none, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Option<T>, Mismatch> {
        if is_none(value) { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        backend::list(&mut self.iter().map(ToValue::to_value))
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Value) -> Result<Vec<T>, Mismatch> {
        let items = backend::items(value).ok_or_else(|| Mismatch::new(value, "array"))?;
        let read = |(n, item): (usize, Value)| T::from_value(&item).map_err(|mismatch| mismatch.within(&n.to_string()));
        items.into_iter().enumerate().map(read).collect()
    }
}

impl<T: ToValue> ToValue for BTreeMap<String, T> {
    fn to_value(&self) -> Value {
        map(&mut self.iter().map(|(name, item)| (name.as_str(), item.to_value())))
    }
}

impl<T: FromValue> FromValue for BTreeMap<String, T> {
    fn from_value(value: &Value) -> Result<BTreeMap<String, T>, Mismatch> {
        must_be_object(value)?;
        let mut map = BTreeMap::new();
        for (name, item) in backend::entries(value) {
            let item = T::from_value(&item).map_err(|mismatch| mismatch.within(&name))?;
            map.insert(name, item);
        }
        Ok(map)
    }
}

impl ToValue for (String, String) {
    fn to_value(&self) -> Value {
        backend::list(&mut [text(&self.0), text(&self.1)].into_iter())
    }
}

impl FromValue for (String, String) {
    fn from_value(value: &Value) -> Result<(String, String), Mismatch> {
        let [first, second] = <[String; 2]>::try_from(Vec::from_value(value)?).map_err(|_| Mismatch::new(value, "[string, string]"))?;
        Ok((first, second))
    }
}

macro_rules! taken_as {
    ($($type:ty),+ $(,)?) => {$(
        impl Taken for $type {
            fn taken(value: &Value) -> $type {
                taken_as(value)
            }
        }
    )+};
}

taken_as!(u32, f64, String, (String, String));

impl<T: Taken> Taken for Option<T> {
    fn taken(value: &Value) -> Option<T> {
        if is_none(value) { None } else { Some(T::taken(value)) }
    }
}

impl<T: Taken> Taken for Vec<T> {
    fn taken(value: &Value) -> Vec<T> {
        let Some(items) = backend::items(value) else { backend::refuse(&Mismatch::new(value, "array").to_string()) };
        items.iter().map(T::taken).collect()
    }
}

impl<T: Taken> Taken for BTreeMap<String, T> {
    fn taken(value: &Value) -> BTreeMap<String, T> {
        backend::entries(value).iter().map(|(name, item)| (name.clone(), T::taken(item))).collect()
    }
}

use backend::is_object;

fn is_file(value: &Value) -> bool {
    is_object(value) || backend::as_text(value).is_some()
}

macro_rules! objects_of_the_browser {
    ($($(#[doc = $doc:literal])* $name:ident = $typescript:literal, $is:ident),+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name(pub Value);

        impl ToValue for $name {
            fn to_value(&self) -> Value {
                self.0.clone()
            }
        }

        impl FromValue for $name {
            fn from_value(value: &Value) -> Result<$name, Mismatch> {
                if $is(value) { Ok($name(value.clone())) } else { Err(Mismatch::new(value, $typescript)) }
            }
        }
    )+};
}

objects_of_the_browser! {
    /// A file of the reader's, or any other blob; the address of one that lies beside the page. It is passed on as it is.
    File = "Blob | string", is_file,
    /// Bytes, passed on as they are.
    Bytes = "Uint8Array", is_object
}
