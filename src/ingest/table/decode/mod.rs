//! Bytes into cells: encodings, delimited text, JSON, workbooks.
pub mod delimited;
pub mod encoding;
pub mod json;
pub mod workbook;
