//! The page's sections as markup: each is a function of what the page shows, and gives text.
//!
//! It knows neither the browser nor Leptos, so that every section is tested natively; `ui` puts the
//! markup in its place and turns the `data-act` of what was clicked back into an `Act`.
//! To add a section: a file here, a row in `Part`, a place in `ui::app`.
mod act;
mod banner;
mod card;
mod changes;
mod embed;
mod facets;
mod frame;
mod html;
mod lane_head;
mod offline;
mod summary;
mod table;
mod words;

pub use act::Act;
pub use card::{citation, claim_link};
pub use embed::code as embed_code;
pub use html::Html;
pub use offline::{Kept, News};
pub use words::facet_value;

use crate::facet::Facet;
use crate::history::History;
use crate::i18n::{Strings, strings};
use crate::record::Kind;
use crate::session::{Answer, Session};
use crate::state::permalink::{self, Dropped};
use crate::state::{Lang, State};

/// Rows of the table that are made at first.
pub const ROWS: usize = 40;

/// What the page shows, and what it is shown on.
pub struct View<'a> {
    pub session: &'a Session,
    pub answer: &'a Answer,
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
    /// By facet: whether its whole list is shown.
    pub unfolded: [bool; 8],
    /// By facet: the words that narrow its list.
    pub needles: [String; 8],
    /// Rows of the table.
    pub rows: usize,
    pub filters_open: bool,
    pub copied: Copied,
    pub details: Details,
    /// Whether the page opens without its server.
    pub kept: Kept,
    /// A version of the page other than this one.
    pub news: News,
    /// The versions of the data, once a link asks for them.
    pub history: Known,
    /// Whether the message about a link on older data is still shown, and with its list.
    pub changes: Fold,
    /// Whether the code to embed is shown, and for which lane: a place in `embed`'s list.
    pub embed: Option<u16>,
}

/// A message that can be unfolded and sent away.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    Short,
    Whole,
    Gone,
}

/// The history of the data, as far as it has come.
#[derive(Clone, PartialEq)]
pub enum Known {
    NotAsked,
    Coming,
    Here(History),
    Failed,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk {
            unfolded: [false; 8],
            needles: Default::default(),
            rows: ROWS,
            filters_open: false,
            copied: Copied::Nothing,
            details: Details::Loading,
            kept: Kept::Unsaid,
            news: News::None,
            history: Known::NotAsked,
            changes: Fold::Short,
            embed: None,
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
    EmbedCode,
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
    Banner,
    Summary,
    /// The sentence for screen readers.
    Announcement,
    LaneHead(Kind),
    Table,
    PrintLink,
    Card,
    Footer,
    /// What changed since a link was made.
    Changes,
    /// The code that shows this view in another page.
    EmbedCode,
    /// Under an embedded view: its source.
    EmbedSource,
    /// Whether the page opens without its server.
    Kept,
    /// The bar that offers a new version.
    News,
}

impl Part {
    /// The markup of this section; empty where there is nothing to show.
    pub fn html(self, view: &View) -> String {
        let mut html = Html::default();
        match self {
            Part::Tools => frame::tools(view, &mut html),
            Part::ByHand => frame::by_hand(view, &mut html),
            Part::ShowClaims => frame::show_claims(view, &mut html),
            Part::FacetHead(facet) => facets::head(view, facet, &mut html),
            Part::FacetRows(facet) => facets::rows(view, facet, &mut html),
            Part::FacetMore(facet) => facets::more(view, facet, &mut html),
            Part::Banner => banner::banner(view, &mut html),
            Part::Summary => summary::summary(view, &mut html),
            Part::Announcement => summary::announcement(view, &mut html),
            Part::LaneHead(kind) => lane_head::head(view, kind, &mut html),
            Part::Table => table::table(view, &mut html),
            Part::PrintLink => frame::print_link(view, &mut html),
            Part::Card => card::card(view, &mut html),
            Part::Footer => frame::footer(view, &mut html),
            Part::Changes => changes::changes(view, &mut html),
            Part::EmbedCode => embed::code_box(view, &mut html),
            Part::EmbedSource => embed::source(view, &mut html),
            Part::Kept => offline::kept(view, &mut html),
            Part::News => offline::news(view, &mut html),
        }
        html.finish()
    }
}

impl View<'_> {
    /// The phrases of the language on the screen.
    pub fn strings(&self) -> &'static Strings {
        strings(self.lang)
    }

    /// The measure that the values lane shows: the chosen one, else export value.
    pub fn lane_measure(&self) -> u16 {
        self.session.lane_measure(&self.state.facets[Facet::Measure as usize])
    }

    /// The link to give away: the state with its language and the data version.
    pub fn link_to_share(&self) -> String {
        self.link_to(|_| {})
    }

    /// The same for a state that differs.
    fn link_to(&self, change: impl FnOnce(&mut State)) -> String {
        let mut state = self.state.clone();
        state.lang = Some(self.lang);
        state.version = Some(self.session.data.version.clone());
        change(&mut state);
        [self.address, "#", &permalink::write(&state, &self.session.data, &self.session.facets)].concat()
    }
}
