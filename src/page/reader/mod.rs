//! The screen that reads texts: paste, marks on one side, cards on the other, what is known of each figure, lines to save.
//!
//! Its code is fetched when it is first opened. What needs the browser (the worker that reads, files) is given to it as `Acts`.
mod article;
mod card;
mod desk;
mod edit;
mod foot;
mod known;
mod one;
mod own;
mod saving;
mod screen;
mod slots;

pub use desk::{Acts, Desk, Progress};
pub use screen::TextReader;
