//! Whether the page opens without its server, and the offer of a new version.
use super::{Act, Html, View};

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
    fn name(self) -> &'static str {
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

/// A version other than the one on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    None,
    /// It is here whole and waits to be taken.
    Waiting,
    /// It is in charge already; what is on the screen is the old one.
    Replaced,
}

/// One sentence: whether the page opens without its server, or why not.
pub fn kept(view: &View, html: &mut Html) {
    let t = &view.strings().offline;
    let sentence = match view.desk.kept {
        Kept::Unsaid => "",
        Kept::OneFile => t.one_file,
        Kept::Preparing => t.preparing,
        Kept::Ready => t.ready,
        Kept::NoWorker => t.no_worker,
        Kept::Insecure => t.insecure,
        Kept::Denied => t.denied,
        Kept::Full => t.full,
        Kept::Interrupted => t.interrupted,
    };
    html.raw("<p id=\"offline\" data-kept=\"").raw(view.desk.kept.name()).raw("\">").text(sentence).raw("</p>");
}

/// The bar that offers a new version.
pub fn news(view: &View, html: &mut Html) {
    let t = &view.strings().offline;
    let (words, act) = match view.desk.news {
        News::None => return,
        News::Waiting => (t.new_version, t.take),
        News::Replaced => (t.replaced, t.reload),
    };
    html.raw("<div class=\"update\"><p>").text(words).raw("</p><button type=\"button\" class=\"primary\" data-act=\"");
    html.text(&Act::TakeNews.code()).raw("\">").text(act).raw("</button><button type=\"button\" class=\"later\" data-act=\"");
    html.text(&Act::LeaveNews.code()).raw("\">").text(t.later).raw("</button></div>");
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
