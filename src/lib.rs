//! Jejak Ekspor: claims about Indonesian exports, filtered on linked timelines.
#![doc = include_str!("ARCHITECTURE.md")]
pub mod codes;
pub mod edtf;
pub mod figure;

pub mod dataset;
pub mod embedded;
pub mod finding;
#[cfg(any(not(target_arch = "wasm32"), feature = "tabular"))]
pub mod intake;
pub mod order;
pub mod packed;
pub mod rate;
pub mod record;

pub mod bench;
pub mod compare;

pub mod engine;
pub mod facet;
pub mod search;
pub mod state;
pub mod table;

#[cfg(feature = "tabular")]
pub mod opened;

pub mod coverage;
pub mod disputes;
pub mod history;
pub mod lag;
pub mod rule;
pub mod series;
pub mod session;
pub mod trend;
#[cfg(not(target_arch = "wasm32"))]
pub mod versions;
pub mod wire;

#[cfg(feature = "chart")]
pub mod chart;
pub mod convert;
pub mod i18n;
#[cfg(feature = "tabular")]
pub mod official;
#[cfg(feature = "app")]
pub mod ui;
/// What the opener takes of the page's room: the painter, and the way to hand out a file.
#[cfg(all(feature = "opener", not(feature = "app")))]
pub mod ui {
    pub mod canvas;
    pub mod download;
    pub mod js;
}
pub mod save;
pub mod view;
