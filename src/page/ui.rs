//! What the reader has unfolded, found and copied, and what the page knows of itself: nothing that a link should carry.
use crate::model::index::ClaimIx;
use crate::model::vocabulary::PerFacet;
use crate::query::history::History;
use crate::state::permalink::Dropped;
use leptos::prelude::*;
use std::sync::Mutex;

/// Rows of the table that are made at first.
pub const ROWS: usize = 40;

/// Small signals, one for each.
pub struct Ui {
    /// Parts of the last link that could not be applied.
    pub dropped: RwSignal<Vec<Dropped>>,
    /// Rows of the table that are made.
    pub rows: RwSignal<usize>,
    pub filters_open: RwSignal<bool>,
    /// The first screen stands over the lanes.
    pub front: RwSignal<bool>,
    /// By facet: whether it is on the screen.
    pub seen: PerFacet<RwSignal<bool>>,
    /// The code of the components that follow the first view.
    pub deferred: RwSignal<Arrival>,
    /// The code of what answers a question about a place.
    pub answers: RwSignal<Arrival>,
    /// The words of the cards.
    pub details: RwSignal<Arrival>,
    pub copied: RwSignal<Copied>,
    /// Whether the page opens without its server.
    pub kept: RwSignal<Kept>,
    /// A version other than the one on the screen.
    pub news: RwSignal<News>,
    /// What is known of other versions of the data.
    pub versions: RwSignal<Known>,
    /// The part that opens tables did not come.
    pub table_missing: RwSignal<bool>,
    /// The browser could not make the file that was asked for.
    pub save_failed: RwSignal<bool>,
    /// The name of the file that the browser was given last.
    pub handed: RwSignal<String>,
    /// CSV is written as Indonesian Excel opens it.
    pub csv_indonesian: RwSignal<bool>,
    /// The part that makes files is at work, or did not come.
    pub saver: RwSignal<Arrival>,
    /// The words of a mark of several claims, while those are listed; else none.
    pub at_mark: RwSignal<String>,
    /// The claims of that mark. Set before its words, which are what is followed.
    pub rows_at_mark: Mutex<Vec<ClaimIx>>,
    /// The claim that the list at a mark begins at, else its first.
    pub begins_at: RwSignal<Option<ClaimIx>>,
    /// How often what is shown has come to rest: the grid of keys follows then.
    pub rested: RwSignal<usize>,
    /// What is said of the last key on the grid.
    pub told: RwSignal<String>,
    /// What was typed for `asof` and is no day.
    pub asof_typed: RwSignal<String>,
    /// The sheets of a phone are tall.
    pub is_tall: RwSignal<bool>,
    /// The part of the page that a phone shows, by its place among the tabs.
    pub tab: RwSignal<usize>,
    /// The screen is a phone's.
    pub is_narrow: RwSignal<bool>,
    /// The claim under the pointer.
    pub hovered: RwSignal<Option<ClaimIx>>,
    /// The browser has a share sheet.
    pub shares: bool,
}

impl Ui {
    /// Nothing unfolded, nothing known yet. Outside a browser all code is here from the start.
    pub fn new(is_narrow: bool, shares: bool) -> Ui {
        let deferred = if cfg!(target_arch = "wasm32") { Arrival::Coming } else { Arrival::Here };
        Ui {
            dropped: RwSignal::new(Vec::new()),
            rows: RwSignal::new(ROWS),
            filters_open: RwSignal::new(false),
            front: RwSignal::new(false),
            seen: PerFacet::from_fn(|_| RwSignal::new(true)),
            deferred: RwSignal::new(deferred),
            answers: RwSignal::new(deferred),
            details: RwSignal::new(Arrival::Coming),
            copied: RwSignal::new(Copied::Nothing),
            kept: RwSignal::new(Kept::Unsaid),
            news: RwSignal::new(News::None),
            versions: RwSignal::new(Known::NotAsked),
            table_missing: RwSignal::new(false),
            save_failed: RwSignal::new(false),
            handed: RwSignal::new(String::new()),
            csv_indonesian: RwSignal::new(false),
            saver: RwSignal::new(Arrival::Here),
            at_mark: RwSignal::new(String::new()),
            rows_at_mark: Mutex::default(),
            begins_at: RwSignal::new(None),
            rested: RwSignal::new(0),
            told: RwSignal::new(String::new()),
            asof_typed: RwSignal::new(String::new()),
            is_tall: RwSignal::new(false),
            tab: RwSignal::new(0),
            is_narrow: RwSignal::new(is_narrow),
            hovered: RwSignal::new(None),
            shares,
        }
    }
}

/// Something that follows the first view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrival {
    Coming,
    Here,
    /// It did not come; it can be asked for again.
    Failed,
}

/// What became of the last copy.
#[derive(Clone, PartialEq, Debug)]
pub enum Copied {
    Nothing,
    Link,
    Citation,
    ClaimLink,
    Report,
    Snippet,
    Table,
    /// The browser refused: the text to copy by hand.
    ByHand(String),
}

/// The history of the data as far as it has come.
#[derive(Clone, PartialEq)]
pub enum Known {
    NotAsked,
    Coming,
    Here(History),
    Failed,
}

/// A version other than the one on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    None,
    /// It is here whole and waits to be taken.
    Waiting,
    /// It is in charge already; what is on the screen is the old one.
    Replaced,
}

/// Whether the page opens without its server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// Nothing is known yet, or it is another page's concern.
    Unsaid,
    OneFile,
    Preparing,
    Ready,
    NoWorker,
    Insecure,
    Denied,
    Full,
    Interrupted,
}

impl Kept {
    /// What the name of a JavaScript error means for the reader; no error means that everything is kept.
    pub fn from_error(name: &str) -> Kept {
        match name {
            "" => Kept::Ready,
            // The second is Firefox's own name for it.
            "QuotaExceededError" | "NS_ERROR_FILE_NO_DEVICE_SPACE" => Kept::Full,
            "SecurityError" | "NotAllowedError" | "InvalidStateError" | "NotSupportedError" => Kept::Denied,
            _ => Kept::Interrupted,
        }
    }

    /// The name of the state, for tests and style.
    pub fn name(self) -> &'static str {
        match self {
            Kept::Unsaid => "unsaid",
            Kept::OneFile => "one-file",
            Kept::Preparing => "preparing",
            Kept::Ready => "ready",
            Kept::NoWorker => "no-worker",
            Kept::Insecure => "insecure",
            Kept::Denied => "denied",
            Kept::Full => "full",
            Kept::Interrupted => "interrupted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn an_error_of_the_browser_has_its_reason() {
        for (name, kept) in
            [("", Kept::Ready), ("QuotaExceededError", Kept::Full), ("SecurityError", Kept::Denied), ("TypeError", Kept::Interrupted)]
        {
            assert_eq!(Kept::from_error(name), kept, "{name}");
        }
    }
}
