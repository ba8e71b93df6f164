//! Bytes into cells: archives, encodings, delimited text, JSON, markup, workbooks.
pub mod archive;
pub mod delimited;
pub mod encoding;
pub mod json;
pub mod markup;
pub mod workbook;
