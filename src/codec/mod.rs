//! The data in files: their packed form (`packed`), and the packed bytes that the build script made of `src/data` (`embedded`), and
//! the names of the code lists as a text (`name_lists`).
//!
//! It refuses to know what the data mean.
//!
//! ```
//! use jejak_ekspor::model::vocabulary::Lang;
//! use jejak_ekspor::{codec, model::dataset::Dataset};
//! let data = Dataset::embedded();
//! let first = codec::unpack(&codec::pack(&data)).unwrap();
//! assert_eq!(first.claims.len(), data.claims.len());
//! assert_eq!(first.claims.first().unwrap().title[Lang::En], "", "the words of a language are a file of their own");
//! assert!(codec::unpack(b"<!doctype html>").is_none());
//! ```
pub mod embedded;
pub mod name_lists;
mod packed;

pub use packed::*;
