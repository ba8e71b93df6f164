//! The page in the browser: mounts the components of `page`, paints the lanes, and does what only a browser can. The only room of the
//! page with web types.
//!
//! Intent flows one way: a control's handler calls `Store::act` (a change of the state, which goes to the address bar) or
//! `Store::command` (what goes beyond it: `commands`); components and lanes follow the store.
mod address;
mod api;
mod app;
mod brush;
mod canvas;
mod changes;
mod clipboard;
mod commands;
mod deferred;
mod details;
mod download;
mod embed;
mod focus;
mod held;
mod js;
mod lanes;
mod offline;
mod save;
mod table_door;
mod text_door;

pub use app::start;
