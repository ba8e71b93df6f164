//! The page in the browser: mounts the components of `page`, paints the lanes, and does what only a browser can. The only room of the
//! page with web types.
//!
//! The table screen, a program of its own, takes three files of it: the painter, the way to hand out a file, and `js`.
//!
//! Intent flows one way: a control's handler calls `Store::act` (a change of the state, which goes to the address bar) or
//! `Store::command` (what goes beyond it: `commands`); components and lanes follow the store.
#[cfg(feature = "app")]
mod address;
#[cfg(feature = "app")]
mod address_bar;
#[cfg(feature = "app")]
mod answers_door;
#[cfg(feature = "app")]
mod api;
#[cfg(feature = "app")]
mod app;
#[cfg(feature = "app")]
mod brush;
pub mod canvas;
#[cfg(feature = "app")]
mod changes;
#[cfg(feature = "app")]
mod clipboard;
#[cfg(feature = "app")]
mod commands;
#[cfg(feature = "app")]
mod deferred;
#[cfg(feature = "app")]
mod details;
pub mod download;
#[cfg(feature = "app")]
mod embed;
#[cfg(feature = "app")]
mod facet_box;
#[cfg(feature = "app")]
mod focus;
#[cfg(feature = "app")]
mod grid;
pub mod js;
#[cfg(feature = "app")]
mod keep;
#[cfg(feature = "app")]
mod lanes;
#[cfg(feature = "app")]
mod launches;
#[cfg(feature = "app")]
mod offline;
#[cfg(feature = "app")]
mod own_claims;
#[cfg(feature = "app")]
mod paper;
#[cfg(feature = "app")]
mod save;
#[cfg(feature = "app")]
mod saver_door;
#[cfg(feature = "app")]
mod scroll;
#[cfg(feature = "app")]
mod share_card;
#[cfg(feature = "app")]
mod sheet;
#[cfg(feature = "app")]
mod static_cell;
#[cfg(feature = "app")]
mod table_door;
#[cfg(feature = "app")]
mod text_door;

#[cfg(feature = "app")]
pub use app::start;
