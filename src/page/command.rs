//! What controls ask for beyond the state.
use super::store::Store;
use crate::model::index::{ClaimIx, GroupIx};
use crate::present::export::File;
use crate::present::export::share_card::Cut;
use std::sync::OnceLock;

static PERFORM: OnceLock<fn(Store, Command)> = OnceLock::new();

/// Names what does commands, once. Before, and natively in tests, nothing does.
pub fn perform_by(perform: fn(Store, Command)) {
    // A second page in one program has the first one's browser.
    let _ = PERFORM.set(perform);
}

impl Store {
    /// Does what goes beyond the state.
    pub fn command(self, command: Command) {
        if let Some(perform) = PERFORM.get() {
            perform(self, command);
        }
    }
}

/// A part of the page that keys lead to from the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    Search,
    Table,
}

/// What a control asks for beyond the state: something of the browser, or of code that follows the first view.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens a claim's card and goes to its beginning.
    Open(ClaimIx),
    /// Opens a claim's card, at what its flag says.
    OpenFlag(ClaimIx),
    /// Opens a conflict's card.
    OpenConflict(GroupIx),
    /// Closes a card, or the list of the claims at a mark.
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
    /// Asks for the code of what answers a question about a place, where it is not on its way.
    FetchAnswers,
    /// Asks for the words of the cards again.
    RetryDetails,
    /// Asks for the record of data versions again.
    RetryVersions,
    CopyLink,
    CopyCitation,
    CopyClaimLink,
    /// Shares or copies a message that reports an error in what the open card shows.
    Report,
    CopySnippet(String),
    Share,
    /// Takes the new version over.
    TakeNews,
    /// Goes to the list of the claims at a mark, which what has the focus has opened.
    GoToList,
    /// Says something of the last key on the grid once no other has followed; nothing, where it is empty.
    Tell(String),
    /// Goes from the grid to the table, or to the search; back to it where the reader says so.
    LeaveGrid(Beyond),
    /// Opens the list of the grid's keys, or closes it.
    GridHelp,
    OpenTable,
    /// Opens the screen that reads texts.
    OpenText,
    Print,
    Save(File),
    /// Saves the citation of the open card.
    Cite(File),
    /// Opens the share sheet with the file that was saved last.
    ShareFile,
    /// Copies the table of figures so that spreadsheets take it.
    CopyTable,
    /// Copies the figures of the open card in that way.
    CopyFigures,
    /// Writes CSV in the other form from now on.
    ChangeCsv,
    /// Makes a picture of the open card for a chat.
    SaveCard(Cut),
}
