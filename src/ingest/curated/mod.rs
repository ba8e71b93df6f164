//! The curated files: what their lines say (`draft`), the gate that makes claims of them (`gate`), the files as a whole (`files`),
//! the data version (`version`). It runs where the data are built and tested, not on the page.
pub mod draft;
pub mod files;
pub mod gate;
mod lists;
pub mod problem;
mod rows;
pub mod version;
