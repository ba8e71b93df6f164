//! What the page asks of the browser that it stands in. Natively, in tests, nothing happens.
use super::store::Store;
use crate::present::export::File;
use crate::state::History;

/// The browser's part, as plain functions.
pub struct Host {
    /// Takes a link to the address bar.
    pub go: fn(History, &str),
    /// Runs something after the next paint.
    pub after_paint: fn(Box<dyn FnOnce()>),
    /// Does what a control asks for beyond the state.
    pub perform: fn(Store, Command),
}

impl Host {
    /// A host without a browser.
    pub const NONE: Host = Host { go: |_, _| {}, after_paint: |_| {}, perform: |_, _| {} };
}

/// What a control asks for beyond the state: something of the browser, or of code that follows the first view.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens a claim's card and goes to its beginning.
    Open(u16),
    /// Opens a claim's card, at what its flag says.
    OpenFlag(u16),
    CloseCard,
    /// Opens the list of conflicts, in the place of an open card.
    OpenConflicts,
    CloseConflicts,
    OpenFilters,
    CloseFilters,
    /// Moves the focus to what a selector finds, once it is there.
    Focus(&'static str),
    /// Asks for the code of the components that follow the first view again.
    RetryDeferred,
    /// Asks for the words of the cards again.
    RetryDetails,
    CopyLink,
    CopyCitation,
    CopyClaimLink,
    CopySnippet(String),
    Share,
    /// Takes the new version over.
    TakeNews,
    OpenTable,
    Save(File),
}
