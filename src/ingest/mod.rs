//! Doors into the data. Each gives what it could read and the problems; none fails as a whole.
#[cfg(not(target_arch = "wasm32"))]
pub mod curated;
#[cfg(feature = "tabular")]
pub mod table;
