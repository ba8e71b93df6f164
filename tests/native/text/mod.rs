//! The reader of pasted texts.
mod dates;
mod figures;
mod number_words;
