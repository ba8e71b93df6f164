//! Whether the page opens without its server, and the bar that offers a new version.
use super::{Act, Html, View};

/// Whether the page opens without its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing is known yet, or it is another page's concern.
    Unsaid,
    /// The page is one file that holds everything.
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
    /// What the name of a JavaScript error means for the reader; no name is no error.
    pub fn from_error(name: &str) -> Kept {
        match name {
            "" => Kept::Ready,
            // The second is Firefox's own name for it.
            "QuotaExceededError" | "NS_ERROR_FILE_NO_DEVICE_SPACE" => Kept::Full,
            "SecurityError" | "NotAllowedError" | "InvalidStateError" | "NotSupportedError" => Kept::Denied,
            _ => Kept::Interrupted,
        }
    }
}

/// A version other than the one on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    None,
    /// It is here whole and waits to be taken.
    Waiting,
    /// The reader asked for it.
    Taking,
    /// It is in charge already, by another window's doing; what is on the screen is the old one.
    Replaced,
}

/// One sentence for the foot of the page.
pub fn kept(view: &View, html: &mut Html) {
    let t = &view.strings().offline;
    let (name, sentence) = match view.desk.kept {
        Kept::Unsaid => ("unsaid", ""),
        Kept::OneFile => ("one-file", t.one_file),
        Kept::Preparing => ("preparing", t.preparing),
        Kept::Ready => ("ready", t.ready),
        Kept::NoWorker => ("no-worker", t.no_worker),
        Kept::Insecure => ("insecure", t.insecure),
        Kept::Denied => ("denied", t.denied),
        Kept::Full => ("full", t.full),
        Kept::Interrupted => ("interrupted", t.interrupted),
    };
    html.raw("<p id=\"offline\" data-kept=\"").raw(name).raw("\">").text(sentence).raw("</p>");
}

/// The bar; empty while there is no other version.
pub fn news(view: &View, html: &mut Html) {
    let t = &view.strings().offline;
    let (words, act) = match view.desk.news {
        News::None | News::Taking => return,
        News::Waiting => (t.new_version, t.take),
        News::Replaced => (t.replaced, t.reload),
    };
    html.raw("<div class=\"update\"><p>").text(words).raw("</p><button type=\"button\" class=\"primary\" data-act=\"");
    html.text(&Act::TakeVersion.code()).raw("\">").text(act).raw("</button><button type=\"button\" class=\"later\" data-act=\"");
    html.text(&Act::DismissNews.code()).raw("\">").text(t.later).raw("</button></div>");
}
