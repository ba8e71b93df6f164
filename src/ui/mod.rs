//! The page: components that show an `Answer` and send `Action`s. The only place for web types.
//!
//! Data flow: a control calls `Store::act(Action)`; the store applies it to the `State`, writes the
//! permalink to the address bar, asks the `Session` and sets `answer`; everything else follows.
mod api;
mod app;
mod banner;
mod brush;
mod canvas;
mod card;
mod clipboard;
mod facets;
mod header;
mod js;
mod lanes;
mod late;
mod store;
mod summary;
mod table;
mod table_door;
mod words;

pub use app::start;
