//! From a state to its result: which claims it leaves, what a view tells of their comparison, one number by a named rule.
//!
//! It refuses to know words, markup and the browser.
//!
//! ```
//! use jejak_ekspor::{model::dataset::Dataset, query::session::Session, state::{Lang, permalink}};
//! let session = Session::new(Dataset::embedded());
//! let (state, _) = permalink::parse("kind=value&region=3524&when=2022", &session.data, &session.facets);
//! let answer = session.answer(&state, Lang::En);
//! assert_eq!(answer.rows.len() as u32, answer.certain + answer.possible);
//! let worst = &session.conflicts(&answer.rows, &state)[0];
//! assert!(worst.low < worst.high && worst.ratio > 80.0);
//! ```
pub mod about;
pub mod actors;
pub mod aggregation;
pub mod amount_search;
pub mod conflicts;
pub mod convert;
pub mod coverage;
#[cfg(not(target_arch = "wasm32"))]
pub mod front;
pub mod grid;
pub mod history;
pub mod place;
pub mod publication_delay;
pub mod search;
pub mod series;
pub mod session;
pub mod speech;
pub mod trend;
#[cfg(not(target_arch = "wasm32"))]
pub mod versions;
pub mod years;
