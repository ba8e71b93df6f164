//! From files to claims and columns: the curated files (`curated`), and the tables that readers open (`table`).
//!
//! Each gives what it could read and lists every problem with its place; none fails as a whole. It refuses to know what is done
//! with the data, and the browser.
//!
//! ```
//! use jejak_ekspor::ingest::curated::files::{Files, read};
//! struct Empty;
//! impl Files for Empty {
//!     fn text(&self, _: &'static str) -> String {
//!         String::new()
//!     }
//! }
//! let curated = read(&Empty);
//! assert!(curated.first.claims.is_empty());
//! let problem = curated.problems.first().unwrap();
//! assert_eq!(problem.to_string(), "src/data/hs_chapters.csv:1: found \"\", expected a record of this file (columns chapter,en,id)");
//! ```
#[cfg(any(not(target_arch = "wasm32"), feature = "tabular", feature = "text_reader"))]
mod aliases;
#[cfg(not(target_arch = "wasm32"))]
pub mod curated;
#[cfg(any(not(target_arch = "wasm32"), feature = "tabular", feature = "text_reader"))]
mod entity;
#[cfg(feature = "tabular")]
pub mod table;
#[cfg(any(not(target_arch = "wasm32"), feature = "text_reader"))]
pub mod text;
