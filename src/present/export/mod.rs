//! What is shown, as files that lead each figure back to its source: a table, a document, a picture.
pub mod digits;
mod document;
mod file;
mod file_name;
mod filter;
#[cfg(feature = "chart")]
mod poster;
mod request;
#[cfg(feature = "chart")]
pub mod share_card;
#[cfg(feature = "chart")]
mod svg;

pub use document::document;
pub use file::File;
pub use file_name::file_stem;
pub use filter::in_words;
#[cfg(feature = "chart")]
pub use poster::picture;
pub use request::{request, request_of};
#[cfg(feature = "chart")]
pub use svg::svg;
