//! What the page asks of the browser that it stands in. Natively, in tests, nothing happens.
use crate::state::History;
use leptos::ev::Event;
use std::sync::OnceLock;

/// The browser's part, as plain functions.
pub struct Host {
    /// Takes a link to the address bar.
    pub go: fn(History, &str),
    /// Runs something after the next paint.
    pub after_paint: fn(Box<dyn FnOnce()>),
    /// Makes the control of an event show what holds.
    pub restore: fn(&Event, Holding),
    /// Called before nodes move or go: a node that moves gets its focus back before the next event, and one that is gone leaves it to
    /// what the selector finds. Neither scrolls the page.
    pub keep_focus: fn(&'static str),
    /// Called before the first screen goes: what is below it stays where it is on the screen.
    pub keep_place: fn(),
    /// Leaves the field that has the focus: what was typed into it is taken at once.
    pub leave_field: fn(),
}

/// What a control shows when the state says so.
pub enum Holding {
    Checked(bool),
    Value(String),
}

static HOST: OnceLock<Host> = OnceLock::new();

/// The browser that the page stands in; one without effect, until `stand_in` names another.
pub fn host() -> &'static Host {
    HOST.get().unwrap_or(&Host::NONE)
}

/// Names the browser that the page stands in, once.
pub fn stand_in(host: Host) {
    // A second page in one program has the first one's browser.
    let _ = HOST.set(host);
}

impl Host {
    /// A host without a browser.
    pub const NONE: Host =
        Host { go: |_, _| {}, after_paint: |_| {}, restore: |_, _| {}, keep_focus: |_| {}, keep_place: || {}, leave_field: || {} };
}
