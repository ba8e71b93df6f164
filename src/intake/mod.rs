//! Doors into the data. Each gives what it could read and the problems; none fails as a whole.
pub mod curated;
pub mod version;
