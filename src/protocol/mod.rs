//! What programs say to each other and to scripts, as types that both ends use.
//!
//! Six programs and the reader's scripts talk through plain JavaScript values. Each record, request and answer is defined once, here,
//! with its names; `value` writes it and reads it, and `declarations` declares it in `jejak.d.ts`. A field that another build has renamed
//! is a `Mismatch` with its path, never a zero.
//!
//! | from | to | what |
//! |---|---|---|
//! | table screen | worker | `request::Message`, through `postMessage` |
//! | worker | table screen | `answer::Reply` |
//! | page | table screen | `host::Painted`, and calls of `host::TableScreen` |
//! | table screen | page | calls of `host::Host` |
//! | page | text reader | `reading::NameLists`, then `reading::ReadText` |
//! | text reader | page | `reading::ReadReply` |
//! | page | saver | `saving::SaveRequest`, in a call of the function that it gives |
//! | saver | page | `saving::SavedFile` |
//! | worker | Parquet reader | calls as `parquet` has them |
//! | page, table screen | scripts | `page_api`, `answer`, `reading`: what `window.jejak` returns |
//!
//! How the server of a file beside the page answers is judged in `ranges`.
//!
//! It knows neither the rules behind an answer nor the words in it.
//!
//! ```
//! use jejak_ekspor::protocol::answer::View;
//! use jejak_ekspor::protocol::request::{Ask, Filter, Request, Selection};
//! use jejak_ekspor::protocol::{FromValue, ToValue};
//!
//! let asked = Filter { column: "provinsi".into(), selection: Some(Selection::OneOf(vec!["35".into()])) };
//! let sent = asked.into_request().to_value();
//! assert_eq!(sent.to_string(), r#"{"ask":"filter","with":{"column":"provinsi","selection":{"oneOf":["35"]}}}"#);
//! assert!(matches!(Request::from_value(&sent), Ok(Request::Filter(filter)) if filter.column == "provinsi"));
//!
//! let misspelled = serde_json::json!({ "count": 2, "bin": [], "facets": {} });
//! assert_eq!(View::from_value(&misspelled.into()).unwrap_err().to_string(), "bins: found undefined, expected array");
//! ```
#[macro_use]
mod record;

pub mod answer;
mod codes;
#[cfg(not(target_arch = "wasm32"))]
pub mod declarations;
pub mod host;
pub mod page_api;
pub mod parquet;
pub mod ranges;
pub mod reading;
pub mod request;
pub mod saving;
mod terms;
#[cfg(not(target_arch = "wasm32"))]
pub mod typescript;
mod value;

pub use value::{Bytes, File, FromValue, Mismatch, Taken, ToValue, Value, field, from_json, to_json};
#[cfg(target_arch = "wasm32")]
pub use value::{call, set};

use crate::model::lang::PerLang;

/// A phrase in each language of the page.
pub type Phrase = PerLang<String>;
