//! Jejak Ekspor: claims about Indonesian exports, filtered on linked timelines.
#![doc = include_str!("ARCHITECTURE.md")]
#![deny(clippy::unwrap_used, reason = "no input panics")]
#[macro_use]
pub mod model;

pub mod codec;
pub mod columns;
pub mod compare;
#[cfg(any(not(target_arch = "wasm32"), feature = "tabular", feature = "text_reader"))]
pub mod ingest;

#[cfg(any(
    not(target_arch = "wasm32"),
    feature = "app",
    feature = "table_ui",
    feature = "table_worker",
    feature = "text_reader",
    feature = "saving",
    feature = "parquet_reader"
))]
pub mod protocol;
pub mod query;
pub mod state;
#[cfg(feature = "tabular")]
pub mod user_table;
#[cfg(any(not(target_arch = "wasm32"), feature = "app"))]
pub mod user_text;

pub mod present;

#[cfg(any(feature = "page", feature = "table_ui"))]
pub mod signals;

#[cfg(feature = "page")]
pub mod page;
#[cfg(any(feature = "app", feature = "table_ui"))]
pub mod web;

#[cfg(any(not(target_arch = "wasm32"), feature = "parquet_reader"))]
pub mod parquet_reader;
#[cfg(any(not(target_arch = "wasm32"), feature = "saving"))]
pub mod saving;
#[cfg(any(not(target_arch = "wasm32"), feature = "table_ui"))]
pub mod table_ui;
#[cfg(feature = "tabular")]
pub mod table_worker;
#[cfg(any(not(target_arch = "wasm32"), feature = "text_reader"))]
pub mod text_reader;
