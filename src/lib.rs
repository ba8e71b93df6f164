//! Jejak Ekspor: claims about Indonesian exports, filtered on linked timelines.
pub mod codes;
pub mod dataset;
pub mod edtf;
pub mod record;
