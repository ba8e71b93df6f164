//! A result as a reader takes it: words in two languages, charts as scenes, files. No browser.
#[cfg(feature = "chart")]
pub mod chart;
#[cfg(any(not(target_arch = "wasm32"), feature = "app", feature = "table_worker"))]
pub mod conflict_words;
pub mod export;
pub mod i18n;
#[cfg(feature = "tabular")]
pub mod official;
pub mod page_api;
pub mod view;
