//! The part of the page that opens the reader's own tables: fetched when a file is opened, never before.
mod api;
mod client;

fn main() {
    api::install();
}
