//! A result as a reader takes it: words in two languages, charts as scenes, files.
//!
//! It refuses to know the browser, and decides nothing: which claims, which conflict, which number is `query`'s.
//!
//! ```
//! use jejak_ekspor::present::{export, i18n::number::number};
//! use jejak_ekspor::{model::dataset::Dataset, query::session::Session, state::Lang, state::permalink};
//! assert_eq!((number(-1234.5, Lang::Id), number(-1234.5, Lang::En)), ("−1.234,5".into(), "−1,234.5".into()));
//! let session = Session::new(Dataset::embedded());
//! let (state, _) = permalink::parse("region=3524&when=2022", &session.data, &session.facets);
//! assert_eq!(export::in_words(&session, &state, Lang::En), "Region: Kab. Lamongan; period the claims are about: 2022");
//! ```
#[cfg(feature = "chart")]
pub mod chart;
pub mod conflict_words;
pub mod export;
#[cfg(not(target_arch = "wasm32"))]
pub mod front;
pub mod grid;
pub mod i18n;
pub mod json;
pub mod markup;
#[cfg(feature = "page")]
pub mod metadata;
#[cfg(feature = "tabular")]
pub mod official;
pub mod page_api;
#[cfg(feature = "page")]
pub mod paper;
pub mod place;
#[cfg(feature = "page")]
mod qr;
pub mod speech;
pub mod suggestions;
#[cfg(feature = "page")]
pub mod text_words;
pub mod view;
pub mod words;
pub mod years;
