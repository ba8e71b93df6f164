//! The worker that reads pasted texts: a text comes in, marks and candidate claims go out.
//!
//! What it is asked and what it answers are types of `protocol::reading`; `answer` writes them, tested natively. It refuses to know the
//! claims and the screen: of the data it is given the names of the code lists.
pub mod answer;

#[cfg(feature = "text_reader")]
mod program;

#[cfg(feature = "text_reader")]
pub use program::start;
