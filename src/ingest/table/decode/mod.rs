//! Bytes into cells: archives, gzip, encodings, delimited text, JSON, markup, workbooks.
pub mod archive;
pub mod book;
pub mod delimited;
pub mod encoding;
pub mod gzip;
pub mod json;
pub mod magic;
pub mod markup;
pub mod statistics;
pub mod workbook;
