//! What frames the page: the header's buttons, the footer, the link on paper.
use super::{Act, Copied, Html, View};
use crate::state::{Action, Lang};

/// The header's buttons: filters (where they are a drawer), language, share, copy.
pub fn tools(view: &View, html: &mut Html) {
    let t = view.strings();
    let other = if view.lang == Lang::Id { Lang::En } else { Lang::Id };
    html.raw("<button class=\"drawer-button\" type=\"button\" id=\"open-filters\" aria-expanded=\"");
    html.raw(if view.desk.filters_open { "true" } else { "false" }).raw("\" data-act=\"").text(&Act::OpenFilters.code());
    html.raw("\">").text(t.facets.open).raw("</button>");
    // What opens tables lies beside the page: a page from disk has nothing beside it.
    if view.address.starts_with("http") {
        html.raw("<button type=\"button\" id=\"open-table\" data-act=\"").text(&Act::OpenTable.code());
        html.raw("\">").text(t.page.open_table).raw("</button>");
    }
    html.raw("<button id=\"lang\" type=\"button\" lang=\"");
    html.raw(if other == Lang::Id { "id\" data-brief=\"ID" } else { "en\" data-brief=\"EN" })
        .raw("\" data-act=\"")
        .text(&Act::Do(Action::SetLang(other)).code());
    html.raw("\">").text(t.page.language_other).raw("</button>");
    if view.device.shares {
        html.raw("<button type=\"button\" class=\"share\" data-act=\"").text(&Act::Share.code());
        html.raw("\">").text(t.page.share).raw("</button>");
    }
    html.raw("<button id=\"copy-link\" class=\"primary\" type=\"button\" data-act=\"").text(&Act::CopyLink.code());
    html.raw("\" data-link=\"").text(&view.link_to_share()).raw("\">");
    html.text(if view.desk.copied == Copied::Link { t.page.copied } else { t.page.copy_link }).raw("</button>");
}

/// The text that the browser did not let the page copy.
pub fn by_hand(view: &View, html: &mut Html) {
    let t = view.strings();
    if let Copied::ByHand(text) = &view.desk.copied {
        html.raw("<div class=\"news by-hand\"><p>").text(t.page.copy_by_hand).raw("</p><p class=\"copy-me\">").text(text).raw("</p></div>");
    } else if view.desk.table_missing {
        html.raw("<p class=\"news\">").text(t.page.table_missing).raw("</p>");
    } else if view.desk.copied != Copied::Nothing {
        html.raw("<p class=\"hide\">").text(t.page.copied).raw("</p>");
    }
}

/// The button that leaves the drawer of filters.
pub fn show_claims(view: &View, html: &mut Html) {
    html.raw("<button type=\"button\" class=\"drawer-button close\" data-act=\"").text(&Act::CloseFilters.code());
    html.raw("\">").text(&(view.strings().facets.show_claims)(view.answer.rows.len() as u32)).raw("</button>");
}

/// The link, where the page is printed.
pub fn print_link(view: &View, html: &mut Html) {
    html.text(&view.link_to_share());
}

/// What the page holds, and under which licences.
pub fn footer(view: &View, html: &mut Html) {
    let t = &view.strings().page;
    let data = &view.session.data;
    html.raw("<p>").text(&(t.holdings)(data.claims.len() as u32, data.sources.len() as u32));
    html.raw(" · ").text(&(t.version)(&data.version));
    html.raw("</p><p>").text(t.data_licence).raw(" · ").text(t.code_licence).raw("</p>");
}
