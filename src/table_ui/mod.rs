//! The table screen: the part of the page that opens the reader's own tables, fetched when a file is opened, never before.
//!
//! `dialog` is what it holds and every step of it, `interval`, `mapping` and `told` what its controls and notes mean: no browser, tested
//! natively. `client` speaks with the worker, `scripts` is what scripts call, `ui` the handle that the components share: `screen` with
//! `found`, `table`, `filters` and `mapping_form`, and `official_panel` under the values lane. `beside` holds the table as official series
//! beside the claims, `overlay` draws it over the lane. It refuses to know how a file is read and how a table is filtered.
//!
//! ```
//! use jejak_ekspor::protocol::{File, Value};
//! use jejak_ekspor::table_ui::dialog::{Dialog, Stage};
//! let mut dialog = Dialog::default();
//! dialog.show();
//! assert!(dialog.take_file());
//! let (_, asked) = dialog.look(File(Value::None), "ekspor.csv".into());
//! assert_eq!((dialog.stage(), asked.name.as_str()), (&Stage::Looking, "ekspor.csv"));
//! ```
pub mod dialog;
pub mod interval;
pub mod mapping;
pub mod told;

#[cfg(feature = "table_ui")]
mod beside;
#[cfg(feature = "table_ui")]
mod client;
#[cfg(feature = "table_ui")]
mod filters;
#[cfg(feature = "table_ui")]
mod found;
#[cfg(feature = "table_ui")]
mod held;
#[cfg(feature = "table_ui")]
mod mapping_form;
#[cfg(feature = "table_ui")]
mod official_panel;
#[cfg(feature = "table_ui")]
mod overlay;
#[cfg(feature = "table_ui")]
mod page;
#[cfg(feature = "table_ui")]
mod path;
#[cfg(feature = "table_ui")]
mod program;
#[cfg(feature = "table_ui")]
mod screen;
#[cfg(feature = "table_ui")]
mod scripts;
#[cfg(feature = "table_ui")]
mod select;
#[cfg(feature = "table_ui")]
mod series;
#[cfg(feature = "table_ui")]
mod table;
#[cfg(feature = "table_ui")]
mod ui;

#[cfg(feature = "table_ui")]
pub use program::start;
