//! The page in the browser: Leptos holds the state and mounts the sections that `view` writes. The only place for web types.
//!
//! Data flow: a control's `data-act` becomes an `Act` (`acts`); `Store::act(Action)` applies it to the `State`, writes the
//! permalink to the address bar, asks the `Session` and sets `answer`; every `Section` and the lanes follow.
mod acts;
mod api;
mod app;
mod brush;
mod canvas;
mod changes;
mod clipboard;
mod download;
mod embed;
mod held;
mod js;
mod lanes;
mod late;
mod later;
mod offline;
mod save;
mod section;
mod store;
mod table_door;

pub use app::start;
