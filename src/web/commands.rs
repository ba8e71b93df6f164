//! What controls ask for beyond the state: what the first view has the code for is done at once, the rest as soon as its code is here.
use super::focus::Opened;
use super::{deferred, focus, js};
use crate::page::{Command, Store};

/// Does what a control asks for.
pub fn perform(store: Store, command: Command) {
    match command {
        Command::Open(row) => focus::open_card(store, Opened::Claim(row), None),
        Command::OpenConflict(group) => focus::open_card(store, Opened::Conflict(group), None),
        Command::CloseCard => focus::close_card(store),
        Command::OpenFilters | Command::CloseFilters => focus::filters(store, &command),
        Command::Focus(selector) => js::next_frame(move || js::focus(selector)),
        Command::RetryDeferred => deferred::retry(store),
        Command::OpenFlag(_)
        | Command::OpenConflicts
        | Command::CloseConflicts
        | Command::FetchAnswers
        | Command::RetryDetails
        | Command::RetryVersions
        | Command::CopyLink
        | Command::CopyCitation
        | Command::CopyClaimLink
        | Command::Report
        | Command::CopySnippet(_)
        | Command::Share
        | Command::TakeNews
        | Command::GoToList
        | Command::Tell(_)
        | Command::LeaveGrid(_)
        | Command::GridHelp
        | Command::OpenTable
        | Command::OpenText
        | Command::Print
        | Command::SaveCard(_)
        | Command::Save(_)
        | Command::Cite(_)
        | Command::ShareFile
        | Command::CopyTable
        | Command::CopyFigures
        | Command::ChangeCsv => deferred::perform(store, command),
    }
}
