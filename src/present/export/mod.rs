//! What is shown, as files that lead each figure back to its source: a table, a document, a picture.
mod csv;
mod digits;
mod document;
mod file;
mod filter;
#[cfg(feature = "chart")]
mod poster;
#[cfg(feature = "chart")]
pub mod share_card;
#[cfg(feature = "chart")]
mod svg;

pub use csv::{COLUMNS, csv};
pub use document::document;
pub use file::File;
pub use filter::in_words;
#[cfg(feature = "chart")]
pub use poster::picture;
#[cfg(feature = "chart")]
pub use svg::svg;
