//! What the page and the table screen say to each other.
//!
//! The screen is fetched by the page, as a module of its own. Once it runs it fires `CONNECT` on the window with a function; the page
//! calls that with its `Host` and gets a `TableScreen`. From then on each holds the other's object, and nothing of it lies on the window.
//! What one end cannot read of the other it says, with the field: nothing that is missing is taken for nothing.
use super::request::Part;
#[cfg(target_arch = "wasm32")]
use super::value;
#[cfg(target_arch = "wasm32")]
use super::{File, FromValue, Mismatch, ToValue, Value};
use crate::state::{Lang, ShownUnit};

/// The event of the screen's start.
pub const CONNECT: &str = "jejak:table-screen";
/// The event that its script fires where the rest of it did not come.
pub const STOPPED: &str = "jejak:table-screen-stopped";

/// The values lane: one of the places of the page that the screen knows.
pub const LANE: &str = "[data-lane=value]";
/// The plot of the values lane.
pub const PLOT: &str = "[data-plot=value]";
/// The button that opens the screen.
pub const OPENER: &str = "#open-table";

record! {
    /// Where the axes of a painted lane lie, for what is laid over it.
    #[derive(Copy, Default)]
    pub struct Frame {
        /// Px.
        width: f64,
        height: f64,
        first_day as "firstDay": i32,
        last_day as "lastDay": i32,
        /// Ends of the plot, in px.
        top: f64,
        bottom: f64,
        /// The logarithms of the values at its ends; None on an axis of another kind.
        logarithms: Option<Ends>,
    }

    /// Two values, the lower first.
    #[derive(Copy)]
    pub struct Ends {
        low: f64,
        high: f64,
    }

    /// Where a line of text lies, in px.
    #[derive(Copy)]
    pub struct TextLine {
        left: f64,
        baseline: f64,
        width: f64,
    }

    /// The values lane as it was painted, and the page's state then.
    pub struct Painted {
        frame: Frame,
        /// Its texts.
        texts: Vec<TextLine>,
        shown: Shown,
    }

    /// The parts of the page's state that the table beside the claims follows.
    pub struct Shown {
        /// The permalink: another one whenever other claims are shown.
        link: String,
        lang: Lang,
        unit: ShownUnit,
        /// BPS codes of the compared regions.
        compare: Vec<String>,
        /// The code of the measure of the values lane.
        measure: String,
        /// Whether values stand at the day of their publication.
        is_published as "isPublished": bool,
        /// What of the filter a table that lies beside the page is read by.
        part: Part,
    }
}

impl Default for Shown {
    fn default() -> Shown {
        Shown {
            link: String::new(),
            lang: Lang::Id,
            unit: ShownUnit::default(),
            compare: Vec::new(),
            measure: String::new(),
            is_published: false,
            part: Part::default(),
        }
    }
}

/// The page, as the table screen has it.
#[cfg(target_arch = "wasm32")]
#[derive(Clone)]
pub struct Host(Value);

#[cfg(target_arch = "wasm32")]
mod of_host {
    pub const HOLD: &str = "hold";
    pub const SHOWN: &str = "shown";
    pub const IDS: &str = "ids";
    pub const LINK_TO_CLAIM: &str = "linkToClaim";
    pub const LIES_AT: &str = "liesAt";
}

#[cfg(target_arch = "wasm32")]
impl Host {
    /// The page's end: what each call does.
    pub fn new(
        hold: impl Fn(Option<Ends>) + 'static,
        shown: impl Fn() -> Shown + 'static,
        ids: impl Fn() -> Vec<String> + 'static,
        link_to_claim: impl Fn(&str) -> Option<String> + 'static,
        lies_at: impl Fn(String) + 'static,
    ) -> Host {
        let hold = value::function(move |ends| match Option::from_value(&ends) {
            Ok(ends) => {
                hold(ends);
                ().to_value()
            }
            Err(mismatch) => mismatch.to_value(),
        });
        let shown = value::function(move |_| shown().to_value());
        let ids = value::function(move |_| ids().to_value());
        let link = value::function(move |id| match String::from_value(&id) {
            Ok(id) => link_to_claim(&id).to_value(),
            Err(mismatch) => mismatch.to_value(),
        });
        let lies_at = value::function(move |path| match String::from_value(&path) {
            Ok(path) => {
                lies_at(path);
                ().to_value()
            }
            Err(mismatch) => mismatch.to_value(),
        });
        Host(value::object(&[
            (of_host::HOLD, hold),
            (of_host::SHOWN, shown),
            (of_host::IDS, ids),
            (of_host::LINK_TO_CLAIM, link),
            (of_host::LIES_AT, lies_at),
        ]))
    }

    /// The values that the axis of the values lane must hold beside those of the claims.
    pub fn hold(&self, ends: Option<Ends>) -> Result<(), Mismatch> {
        self.ask::<Option<Mismatch>>(of_host::HOLD, &ends.to_value())?.map_or(Ok(()), Err)
    }

    /// The page's state now.
    pub fn shown(&self) -> Result<Shown, Mismatch> {
        self.ask(of_host::SHOWN, &().to_value())
    }

    /// The claims on show.
    pub fn ids(&self) -> Result<Vec<String>, Mismatch> {
        self.ask(of_host::IDS, &().to_value())
    }

    /// The link to the page as it is now, with a claim's card open; None for an unknown claim.
    pub fn link_to_claim(&self, id: &str) -> Result<Option<String>, Mismatch> {
        self.ask(of_host::LINK_TO_CLAIM, &value::text(id))
    }

    /// Where the table that stands beside the claims lies; nothing where it lies not beside the page.
    pub fn lies_at(&self, path: &str) -> Result<(), Mismatch> {
        self.ask::<Option<Mismatch>>(of_host::LIES_AT, &value::text(path))?.map_or(Ok(()), Err)
    }

    fn ask<T: FromValue>(&self, name: &'static str, argument: &Value) -> Result<T, Mismatch> {
        T::from_value(&value::call(&self.0, name, argument)).map_err(|mismatch| mismatch.within(name))
    }
}

words! {
    /// What scripts call to work with the reader's own table: `open` on `jejak`, the others on `jejak.table`.
    pub enum TableCall {
        Open = "open",
        Filter = "filter",
        View = "view",
        Detect = "detect",
        Sum = "sum",
        Series = "series",
        Rejected = "rejected",
        Cancel = "cancel",
        Kept = "kept",
        Restore = "restore",
        Remove = "remove",
    }
}

impl TableCall {
    /// Those of `jejak.table` that are there before the screen is.
    pub const AT_ONCE: &'static [TableCall] = &[TableCall::Filter, TableCall::View];
    /// Those that it brings.
    pub const LATER: &'static [TableCall] = &[
        TableCall::Detect,
        TableCall::Sum,
        TableCall::Series,
        TableCall::Rejected,
        TableCall::Cancel,
        TableCall::Kept,
        TableCall::Restore,
        TableCall::Remove,
    ];
}

/// The table screen, as the page has it.
#[cfg(target_arch = "wasm32")]
#[derive(Clone)]
pub struct TableScreen(Value);

#[cfg(target_arch = "wasm32")]
mod of_screen {
    pub const SHOW: &str = "show";
    pub const PAINTED: &str = "painted";
    pub const CALLS: &str = "calls";
}

#[cfg(target_arch = "wasm32")]
impl TableScreen {
    /// The screen's end: what each call does with what it is given, or with what is wrong with that. `calls` are the functions for scripts.
    pub fn new(
        show: impl Fn(Result<Option<File>, Mismatch>) + 'static,
        painted: impl Fn(Result<Painted, Mismatch>) + 'static,
        calls: &[(TableCall, Value)],
    ) -> TableScreen {
        let show = value::function(move |file| {
            show(Option::from_value(&file).map_err(|mismatch| mismatch.within(of_screen::SHOW)));
            ().to_value()
        });
        let painted = value::function(move |lane| {
            painted(Painted::from_value(&lane).map_err(|mismatch| mismatch.within(of_screen::PAINTED)));
            ().to_value()
        });
        let functions = value::object(&[]);
        calls.iter().for_each(|(call, function)| value::set(&functions, call.code(), function));
        TableScreen(value::object(&[(of_screen::SHOW, show), (of_screen::PAINTED, painted), (of_screen::CALLS, functions)]))
    }

    /// Opens the screen, with a file or without.
    pub fn show(&self, file: Option<File>) {
        value::call(&self.0, of_screen::SHOW, &file.to_value());
    }

    /// Tells it what the lane looks like now.
    pub fn painted(&self, lane: &Painted) {
        value::call(&self.0, of_screen::PAINTED, &lane.to_value());
    }

    /// The function behind a script's call.
    pub fn function(&self, call: TableCall) -> Value {
        value::field(&value::field(&self.0, of_screen::CALLS), call.code())
    }
}

#[cfg(target_arch = "wasm32")]
impl ToValue for Host {
    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

#[cfg(target_arch = "wasm32")]
impl From<Value> for Host {
    fn from(value: Value) -> Host {
        Host(value)
    }
}

#[cfg(target_arch = "wasm32")]
impl ToValue for TableScreen {
    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

#[cfg(target_arch = "wasm32")]
impl From<Value> for TableScreen {
    fn from(value: Value) -> TableScreen {
        TableScreen(value)
    }
}
