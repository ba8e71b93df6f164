//! The page as Leptos components, one file each.
//!
//! They show what the store says and change nothing but through it, so that boxes, chips, table and link agree. They render to text
//! natively, and tests read there what a reader sees; the browser's own objects (address bar, canvases, clipboard) are `web`'s.
//!
//! ```
//! use jejak_ekspor::{model::dataset::Dataset, query::session::Session, state::{Lang, permalink}};
//! use jejak_ekspor::page::{FacetRail, Parts, Store, Ui};
//! use leptos::prelude::*;
//! let session = Session::new(Dataset::embedded());
//! let (state, dropped) = permalink::parse("region=3524", &session.data, &session.facets);
//! let rail = Owner::new().with(|| {
//!     let ui = Ui::new(false, false);
//!     let store = Store::new(Parts { session, state, dropped, fallback: Lang::En, address: "https://example.org/", ui });
//!     view! { <FacetRail store behind=store.behind() /> }.to_html()
//! });
//! assert!(rail.contains("Kab. Lamongan"));
//! ```
pub mod answers;
mod app;
mod banner;
mod by_hand;
mod card;
mod changes;
mod clocks;
mod command;
mod coverage;
pub mod deferred;
mod earlier;
mod embed;
mod empty;
mod facet_rail;
mod footer;
mod front;
pub mod grid;
mod header;
mod host;
mod kit;
mod lane_head;
mod lanes;
mod panel;
pub mod reader;
mod save;
mod shown;
mod store;
mod suggestions;
mod summary;
mod table;
pub mod tabs;
mod ui;

pub use app::{App, body_class};
pub use banner::Banner;
pub use by_hand::ByHand;
pub use card::{Grab, OPTION, Panel};
pub use changes::Changes;
pub use clocks::Clocks;
pub use command::{Beyond, Command, perform_by};
pub use coverage::Coverage;
pub use embed::{EmbedCode, EmbedSource, EmbedTitle, snippet};
pub use empty::Empty;
pub use facet_rail::{FacetRail, RAIL};
pub use footer::{Footer, NewVersion, OfflineStatus};
pub use front::Front;
pub use grid::Grid;
pub use header::{Header, Missing};
pub use host::{Holding, Host, stand_in};
pub use kit::{Followed, follow, memo};
pub use lane_head::LaneHead;
pub use save::Save;
pub use shown::Shown;
pub use store::{Parts, Store};
pub use summary::{Announcement, Choices, Summary, comparing};
pub use table::Table;
pub use tabs::Tabs;
pub use ui::{Arrival, Copied, Kept, Known, News, Ui};
