//! The page's sections as markup: each is a function of what the page shows, and gives text.
//!
//! It knows neither the browser nor Leptos, so that every section is tested natively; `ui` puts the
//! markup in its place and turns the `data-act` of what was clicked back into an `Act`.
//! To add a section: a file here, a row in `Part`, a place in `skeleton`.
mod act;
mod banner;
mod card;
mod changes;
mod checks;
mod clocks;
mod conflict;
mod coverage;
mod embed;
mod facets;
mod frame;
mod html;
mod kept;
mod lane_head;
pub mod later;
pub mod patch;
mod save;
mod skeleton;
mod summary;
mod table;
mod words;

pub use act::Act;
pub use card::{citation, claim_link};
pub use changes::Known;
pub use embed::snippet;
pub use facets::title as facet_title;
pub use html::Html;
pub use kept::{Kept, News};
pub use lane_head::rule_in_words;
pub use save::File;
pub use skeleton::skeleton;
pub use words::facet_value;

use crate::model::claim::Kind;
use crate::model::facet::Facet;
use crate::model::finding::Check;
use crate::model::vocabulary::PerFacet;
use crate::present::i18n::{Strings, strings};
use crate::query::conflicts::Conflict;
use crate::query::session::{Answer, Session};
use crate::state::permalink::{self, Dropped};
use crate::state::{Lang, State};
use std::pin::pin;
use std::task::{Context, Waker};

/// Rows of the table that are made at first.
pub const ROWS: usize = 40;

/// What the page shows, and what it is shown on.
pub struct View<'a> {
    pub session: &'a Session,
    pub answer: &'a Answer,
    /// The conflicts among the answer's claims, the most severe first.
    pub conflicts: &'a [Conflict],
    pub state: &'a State,
    /// The language on the screen.
    pub lang: Lang,
    pub desk: &'a Desk,
    /// Parts of the last link that could not be applied.
    pub dropped: &'a [Dropped],
    /// The page's own address, without a fragment.
    pub address: &'a str,
    /// What the screen and the browser can do.
    pub device: Device,
}

/// What the reader has unfolded, found and copied: nothing that a link should carry.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// Whether a facet's whole list is shown.
    pub unfolded: PerFacet<bool>,
    /// The words that narrow a facet's list.
    pub needles: PerFacet<String>,
    /// Rows of the table.
    pub rows: usize,
    pub filters_open: bool,
    /// The code of the sections of `later` is here.
    pub complete: bool,
    pub copied: Copied,
    pub details: Details,
    /// Whether the page opens without its server.
    pub kept: Kept,
    /// A version other than the one on the screen.
    pub news: News,
    /// What is known of other versions of the data.
    pub versions: Known,
    pub changes_dismissed: bool,
    /// What the code to copy for another page shows, a place in `embed::CHOICES`.
    pub embed_choice: u16,
    /// The part that opens tables did not come.
    pub table_missing: bool,
    /// The browser could not make the file that was asked for.
    pub save_failed: bool,
    /// Whether the list of conflicts is open; None follows the filter: a link to the claims in conflict opens it.
    pub conflicts: Option<bool>,
    /// What was typed for `asof` and is no day.
    pub asof: String,
    /// The coverage: 0 folded, 1 unfolded, 2 with every publisher.
    pub coverage: u8,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk {
            unfolded: PerFacet::default(),
            needles: PerFacet::default(),
            rows: ROWS,
            filters_open: false,
            complete: true,
            copied: Copied::Nothing,
            details: Details::Loading,
            kept: Kept::Unsaid,
            news: News::None,
            versions: Known::NotAsked,
            changes_dismissed: false,
            embed_choice: 0,
            table_missing: false,
            save_failed: false,
            conflicts: None,
            asof: String::new(),
            coverage: 0,
        }
    }
}

/// What became of the last copy.
#[derive(Clone, PartialEq)]
pub enum Copied {
    Nothing,
    Link,
    Citation,
    ClaimLink,
    Snippet,
    /// The browser refused: the text to copy by hand.
    ByHand(String),
}

/// Whether the words of the cards have arrived.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Details {
    Loading,
    Here,
    Failed,
}

/// What the screen and the browser can do.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Device {
    /// A phone's width.
    pub narrow: bool,
    /// There is a share sheet.
    pub shares: bool,
}

/// A section of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The buttons of the header.
    Tools,
    /// A text to copy by hand.
    ByHand,
    /// The button that leaves the drawer of filters.
    ShowClaims,
    /// A facet's title, and the box that narrows its list.
    FacetHead(Facet),
    FacetRows(Facet),
    FacetMore(Facet),
    /// What was dropped from a damaged link.
    Banner,
    /// What changed since the version that a link was made on.
    Changes,
    Summary,
    /// The regions compared and the unit.
    Choices,
    /// Advice where no claim is left.
    Empty,
    /// The sentence for screen readers.
    Announcement,
    LaneHead(Kind),
    /// The clock of the axis, and the day of `asof`.
    Clocks,
    Coverage,
    /// Saves what is shown as files.
    Save,
    Table,
    PrintLink,
    /// The open claim, or the list of conflicts.
    Card,
    Footer,
    /// The code that shows the view within another page.
    EmbedCode,
    /// Under an embedded view: what it is made from, and the way to the whole page.
    EmbedSource,
    /// Whether the page opens without its server.
    Kept,
    /// The offer of a new version.
    News,
}

impl Part {
    /// Whether it stands over a lane, so that the lanes would move if it came after them.
    pub fn is_around_lanes(self) -> bool {
        matches!(
            self,
            Part::Tools | Part::Banner | Part::Changes | Part::Summary | Part::Choices | Part::Empty | Part::LaneHead(_) | Part::Clocks
        )
    }

    /// Whether it is worth waiting with while it is off the screen.
    pub fn is_long(self) -> bool {
        matches!(self, Part::Table | Part::FacetRows(_))
    }

    /// The markup of this section; empty where there is nothing to show.
    pub fn html(self, view: &View) -> String {
        let mut html = Html::default();
        match self {
            Part::Tools => frame::tools(view, &mut html),
            Part::ShowClaims => frame::show_claims(view, &mut html),
            Part::FacetHead(facet) => facets::head(view, facet, &mut html),
            Part::FacetRows(facet) => facets::rows(view, facet, &mut html),
            Part::FacetMore(facet) => facets::more(view, facet, &mut html),
            Part::Summary => summary::summary(view, &mut html),
            Part::Choices => summary::choices(view, &mut html),
            Part::Empty => summary::empty(view, &mut html),
            Part::Announcement => summary::announcement(view, &mut html),
            Part::LaneHead(kind) => lane_head::head(view, kind, &mut html),
            Part::Clocks => clocks::clocks(view, &mut html),
            Part::Table => table::table(view, &mut html),
            Part::Footer => frame::footer(view, &mut html),
            part if view.desk.complete => {
                let written = later::write(part, view, &mut html);
                // What is here does not wait.
                let _ = pin!(written).poll(&mut Context::from_waker(Waker::noop()));
            }
            _ => {}
        }
        html.finish()
    }
}

impl View<'_> {
    /// The phrases of the language on the screen.
    pub fn strings(&self) -> &'static Strings {
        strings(self.lang)
    }

    /// Whether the list of conflicts is open, be it under a card.
    pub fn lists_conflicts(&self) -> bool {
        let is_asked_for = self.state.facets[Facet::Check] == [Check::Conflict as u16];
        self.desk.conflicts.unwrap_or(is_asked_for && !self.device.narrow && self.state.embed.is_none())
    }

    /// How many of the shown claims are of a kind.
    pub fn count_of(&self, kind: Kind) -> u32 {
        let is_of_kind = |row: &&u16| self.session.data.claims.get(usize::from(**row)).is_some_and(|claim| claim.kind == kind);
        self.answer.rows.iter().filter(is_of_kind).count() as u32
    }

    /// The measure that the values lane shows: the chosen one, else export value.
    pub fn lane_measure(&self) -> u16 {
        self.session.lane_measure(&self.state.facets[Facet::Measure])
    }

    /// The link to give away: the state with its language and the data version.
    pub fn link_to_share(&self) -> String {
        self.link(|state| {
            state.lang = Some(self.lang);
            state.version = Some(self.session.data.version.clone());
        })
    }

    /// The whole link to the state, changed.
    pub fn link(&self, change: impl FnOnce(&mut State)) -> String {
        let mut state = self.state.clone();
        change(&mut state);
        [self.address, "#", &permalink::write(&state, &self.session.data, &self.session.facets)].concat()
    }
}
