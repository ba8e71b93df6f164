//! The worker that holds an opened table: a message comes in, the service does it, the answer goes out.
//!
//! What it is asked and what it answers are types of `protocol`. `tables` is what it does without the browser, tested natively;
//! `service` adds the reading of files (`parquet` by a program of its own), `storage` the tables that the browser keeps. It refuses to know the screen.
//!
//! ```
//! use jejak_ekspor::{model::dataset::Dataset, state::Lang, table_worker::tables::Tables};
//! let tables = Tables::new(Dataset::embedded(), Default::default());
//! let refused = tables.about().expect_err("no table is open");
//! assert_eq!(refused.words[Lang::En], "No table is open yet.");
//! ```
pub mod answers;
pub mod held;
pub mod index;
pub mod tables;

#[cfg(feature = "table_worker")]
mod database;
#[cfg(feature = "table_worker")]
mod far;
#[cfg(feature = "table_worker")]
mod file;
#[cfg(feature = "table_worker")]
mod parquet;
#[cfg(feature = "table_worker")]
mod port;
#[cfg(feature = "table_worker")]
mod program;
#[cfg(feature = "table_worker")]
mod service;
#[cfg(feature = "table_worker")]
mod storage;

#[cfg(feature = "table_worker")]
pub use program::start;
