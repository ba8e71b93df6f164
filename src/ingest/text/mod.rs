//! Pasted texts, read by rules: tokens, figures, dates, places.
pub mod date;
pub mod figure;
pub mod flag;
pub mod gazetteer;
pub mod number;
pub mod token;
pub mod words;
