//! Stories in a real browser: what a reader does, and what the page must answer.
//!
//! `cargo xtask test` builds the site and runs them in every engine. Alone, over the site in `dist/`, in one of them:
//! `JEJAK_ENGINE=firefox cargo test --features e2e --test e2e` (or `webkit`; Chromium without the variable).
//! A story that fails leaves a screenshot; its message says where.

/// What pastes these words into the page. (Firefox gives an event that is made no `clipboardData` of its maker's.)
macro_rules! paste {
    ($words:literal) => {
        concat!(
            "const pasted = new DataTransfer(); pasted.setData('text', '",
            $words,
            "'); const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });",
            "Object.defineProperty(paste, 'clipboardData', { value: pasted }); document.body.dispatchEvent(paste);"
        )
    };
}

mod browser;
mod editions;
mod engine;
mod facts;
#[path = "../../src/bin/xtask/site/files.rs"]
mod files;
mod line;
mod page;
mod pool;
mod ports;
#[path = "../../src/bin/xtask/site/precache.rs"]
mod precache;
mod process;
#[path = "../native/support/random.rs"]
mod random;
#[path = "../../src/bin/xtask/site/server.rs"]
mod server;
mod states;
#[path = "../native/support/told.rs"]
mod told;
mod stories {
    mod access;
    mod agreement;
    mod cards;
    mod closed;
    mod conflicts;
    mod embedding;
    mod faults;
    mod filtering;
    mod following;
    mod front;
    mod holds;
    mod installing;
    mod keys;
    mod languages;
    mod links;
    mod listening;
    mod official;
    mod offline;
    mod opening;
    mod paper;
    mod phone;
    mod places;
    mod saving;
    mod single_file;
    mod tables;
    mod tables_beside;
    mod tables_filters;
    mod tables_parquet;
    mod tables_trouble;
    mod texts;
    mod trouble;
    mod updates;
    mod versions;
}
