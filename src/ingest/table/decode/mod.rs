//! Bytes into cells: archives, encodings, delimited text, JSON, markup, workbooks.
pub mod archive;
pub mod book;
pub mod delimited;
pub mod encoding;
pub mod json;
pub mod magic;
pub mod markup;
pub mod statistics;
pub mod workbook;
