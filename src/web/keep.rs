//! What the browser keeps of the reader's choices.
use super::js::{document, set_property, window};
use crate::protocol::{call, field};

/// Where a choice lies: copies of the page in other folders of one host keep theirs.
fn place(name: &str) -> String {
    let address = document().base_uri().ok().flatten().unwrap_or_default();
    ["jejak-ekspor ", address.split(['#', '?']).next().unwrap_or_default(), " ", name].concat()
}

/// What is kept under a name; empty where nothing is.
pub fn kept(name: &str) -> String {
    call(&field(&window(), "localStorage"), "getItem", &place(name).into()).as_string().unwrap_or_default()
}

/// Keeps a text under a name, where the browser keeps anything.
pub fn keep(name: &str, text: &str) {
    set_property(&field(&window(), "localStorage"), &place(name), &text.into());
}
