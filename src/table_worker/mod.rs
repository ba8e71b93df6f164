//! The worker that holds an opened table: a message comes in, the service does it, the answer goes out.
//!
//! What it is asked and what it answers are types of `protocol`. `tables` is what it does without the browser, tested natively;
//! `service` adds the reading of files, `storage` the tables that the browser keeps. It refuses to know the screen.
pub mod answers;
pub mod index;
pub mod tables;

#[cfg(feature = "table_worker")]
mod database;
#[cfg(feature = "table_worker")]
mod file;
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
