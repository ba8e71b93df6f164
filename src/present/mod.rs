//! A result as a reader takes it: words in two languages, charts as scenes, files. No browser.
#[cfg(feature = "chart")]
pub mod chart;
pub mod conflict_words;
pub mod export;
pub mod i18n;
pub mod markup;
#[cfg(feature = "tabular")]
pub mod official;
pub mod page_api;
pub mod view;
pub mod words;
