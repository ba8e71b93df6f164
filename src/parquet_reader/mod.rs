//! The program that reads Parquet: rows go out as `model::columnar` has them, a page of each chosen column at a time.
//!
//! Apache's crate knows the format; here stand what it leaves open: which of its columns are cells (`leaf`), how a value is written as one
//! (`cells`), how pages are unpacked (`pages`: the crate's own Zstandard is C, which is no wasm) and how bytes come from a file (`file`).
//! It refuses to know tables, the page and what is done with the rows.
//!
//! The crate panics where some files are damaged. In a browser that ends this program alone, and who asked is told so; natively it is
//! caught (`reader`).
mod cells;
mod file;
mod leaf;
mod pages;
mod picks;
#[cfg(target_arch = "wasm32")]
mod program;
mod reader;
mod sift;
mod wanted;

pub use file::{FAR_WINDOWS, File, Held};
#[cfg(target_arch = "wasm32")]
pub use program::start;
pub use reader::Reader;
