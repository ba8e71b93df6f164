//! What was dropped from a damaged link.
use super::{Act, Html, View};
use crate::state::permalink::Reason;

/// The banner; empty while nothing was dropped.
pub fn banner(view: &View, html: &mut Html) {
    let t = view.strings();
    if view.dropped.is_empty() {
        return;
    }
    let b = &t.banner;
    html.raw("<section id=\"banner\" role=\"alert\"><h2>").text(&(b.title)(view.dropped.len() as u32)).raw("</h2><ul>");
    for dropped in view.dropped {
        let words = match dropped.reason {
            Reason::UnknownKey => b.unknown_key,
            Reason::UnknownCode => b.unknown_code,
            Reason::NotADate => b.not_a_date,
            Reason::TooLong => b.too_long,
            Reason::TooMany => b.too_many,
            Reason::Repeated => b.repeated,
            Reason::BadEncoding => b.bad_encoding,
            Reason::UnknownClaim => b.unknown_claim,
            Reason::UnknownWord => b.unknown_word,
        };
        html.raw("<li>").text(&words(&dropped.key, &dropped.value)).raw("</li>");
    }
    html.raw("</ul><button type=\"button\" data-act=\"")
        .text(&Act::DismissBanner.code())
        .raw("\">")
        .text(b.dismiss)
        .raw("</button></section>");
}
