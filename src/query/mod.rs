//! From a state to its result: which claims it leaves, what a view tells of their comparison, one number by a named rule.
//!
//! It refuses to know words, markup and the browser.
pub mod aggregation;
pub mod conflicts;
pub mod convert;
pub mod coverage;
pub mod history;
pub mod publication_delay;
pub mod search;
pub mod series;
pub mod session;
pub mod trend;
#[cfg(not(target_arch = "wasm32"))]
pub mod versions;
