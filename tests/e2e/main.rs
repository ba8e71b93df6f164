//! Stories in a real browser: what a reader does, and what the page must answer.
//!
//! `cargo xtask test` builds the site and runs them. Alone, over the site in `dist/`: `cargo test --features e2e --test e2e`.
//! A story that fails leaves a screenshot; its message says where.
mod browser;
mod facts;
mod page;
#[path = "../../src/bin/xtask/server.rs"]
mod server;
mod stories {
    mod agreement;
    mod cards;
    mod filtering;
    mod languages;
    mod links;
    mod opening;
    mod tables;
}
