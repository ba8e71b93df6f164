//! The data in files: their packed form (`packed`), and the packed bytes that the build script made of `src/data` (`embedded`).
//!
//! It refuses to know what the data mean.
pub mod embedded;
mod packed;

pub use packed::*;
