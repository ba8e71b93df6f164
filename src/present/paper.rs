//! What stands on paper only: above the lanes what was filtered, with the link as a QR code; below them the contradictions, every row, and
//! the sources. It is markup, since a browser that prints does not wait for components.
use super::conflict_words::{alike, apart, left, origin, title, written};
use super::export::in_words;
use super::i18n::{date, number};
use super::markup::Html;
use super::qr;
use super::view::View;
use super::words::{amount, published, short_address};
use crate::model::claim::Claim;
use crate::model::finding::Check;
use crate::model::index::{ClaimIx, SourceIx};
use crate::query::conflicts::{Conflict, Value};
use crate::state::State;

/// Bytes of a link whose code a phone still reads at this size without a second try.
const READABLE: usize = 300;

/// The link that the QR code leads to: the whole one, or the filter alone where that is long.
pub fn scanned(view: &View) -> String {
    let whole = view.link_to_share();
    if whole.len() <= READABLE {
        return whole;
    }
    let filter = |state: &mut State| {
        let given = core::mem::take(state);
        *state = State {
            facets: given.facets,
            when: given.when,
            q: given.q,
            asof: given.asof,
            undated: given.undated,
            axis: given.axis,
            compare: given.compare,
            ..State::default()
        };
    };
    view.link(&filter)
}

/// What stands above the lanes.
pub fn head(view: &View) -> String {
    let t = &view.later().paper;
    let mut html = Html::default();
    let link = scanned(view);
    let code = qr::picture(&link, t.qr);
    html.raw("<section class=\"paper paper-head\" translate=\"no\">");
    html.raw("<p>").text(&in_words(view.session, view.state, view.lang)).raw("</p>");
    let told = match code {
        Some(_) if link == view.link_to_share() => "",
        Some(_) => t.qr_of_filter,
        None => t.qr_missing,
    };
    if !told.is_empty() {
        html.raw("<p class=\"mute\">").text(told).raw("</p>");
    }
    html.markup(code.unwrap_or_default()).raw("</section>");
    html.finish()
}

/// What stands below the lanes.
pub fn body(view: &View) -> String {
    let mut html = Html::default();
    html.raw("<section class=\"paper\" translate=\"no\">");
    conflicts(&mut html, view);
    let sources = rows(&mut html, view);
    list_sources(&mut html, view, &sources);
    html.raw("<p class=\"paper-link\">").text(&view.link_to_share()).raw("</p></section>");
    html.finish()
}

/// The contradictions among the claims, the most severe first: how far apart, about what, who says which figure, what stays unexplained.
fn conflicts(html: &mut Html, view: &View) {
    if view.conflicts.is_empty() {
        return;
    }
    html.raw("<h2>").text(view.later().paper.conflicts).raw("</h2><ul class=\"paper-conflicts\">");
    for conflict in view.conflicts {
        html.raw("<li><b>⚑ ").text(&apart(conflict, view)).raw("</b> <b>").text(&title(view, conflict)).raw("</b>");
        for same in alike(view, conflict) {
            html.raw("<div>").text(&said(view, conflict, &same)).raw("</div>");
        }
        html.raw("<div class=\"mute\">").text(&left(conflict.unexplained, view)).raw("</div></li>");
    }
    html.raw("</ul>");
}

/// One figure of a conflict with its period, and everyone who gives it: the body behind it, the publishers.
fn said(view: &View, conflict: &Conflict, same: &[&Value]) -> String {
    let data = &view.session.data;
    let Some((first, claim, o)) = same.first().and_then(|v| data.figure(v.member).map(|(claim, o)| (*v, claim, o))) else {
        return String::new();
    };
    let plain = || number::amount(o.value.to_f64(), o.unit, data, view.lang);
    let mut words = written(view, first.member).unwrap_or_else(plain);
    if o.unit != conflict.unit {
        words = [&words, " ≈ ", &number::amount(first.value, conflict.unit, data, view.lang)].concat();
    }
    words = [&words, " (", &date::period(&claim.period_of(o), view.lang), "): "].concat();
    let mut who: Vec<&str> = Vec::new();
    for value in same {
        let Some((claim, _)) = data.figure(value.member) else { continue };
        let publisher = data.sources.get(claim.source).map(|source| data.publisher(source));
        for name in origin(view, claim).into_iter().chain(publisher) {
            if !who.contains(&name) {
                who.push(name);
            }
        }
    }
    [words, who.join(", ")].concat()
}

/// Every row; the sources in the order in which rows first name them. The head of the table, which browsers repeat on each page, begins
/// with what the pages are about.
fn rows(html: &mut Html, view: &View) -> Vec<SourceIx> {
    let (t, paper, data) = (&view.later().table, &view.later().paper, &view.session.data);
    let mut sources: Vec<SourceIx> = Vec::new();
    html.raw("<table><caption>").text(&(t.caption)(view.answer.rows.len() as u32)).raw("</caption>");
    // Their widths stand here: a table takes them from its first row, which is one cell.
    html.raw("<col class=\"number\"/><col class=\"title\"/><col class=\"when\"/><col class=\"amount\"/><col class=\"publisher\"/><col class=\"code\"/>");
    html.raw("<thead><tr><th colspan=\"6\"><div>");
    html.text(view.strings().page.site_name).raw(" · ").text(&in_words(view.session, view.state, view.lang));
    html.raw("</div></th></tr><tr>");
    for head in [paper.number, t.title, t.when, paper.as_written, t.publisher, paper.link] {
        html.raw("<th>").text(head).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for (n, row) in (1..).zip(&view.answer.rows) {
        let Some(claim) = data.claims.get(*row) else { continue };
        let known = sources.iter().position(|source| *source == claim.source);
        let place = known.unwrap_or(sources.len());
        if known.is_none() {
            sources.push(claim.source);
        }
        html.raw("<tr><td>").number(n).raw("</td><td><i class=\"dot ").text(claim.kind.code()).raw("\"></i>");
        html.raw("<span class=\"hide\">").text(view.strings().kind(claim.kind)).raw("</span> ").text(claim.title.here(view.lang));
        if view.session.checks(*row).any(|check| check == Check::Conflict) {
            html.raw(" <b class=\"flag\">⚑</b>");
        }
        html.raw("</td><td>").text(&date::period(&claim.when, view.lang)).raw("<div class=\"mute\">");
        html.text(data.codes.regions.get(claim.region).map_or("", |region| &region.name)).raw("</div></td><td>");
        html.text(&figures(view, claim, *row)).raw("</td><td>");
        if let Some(source) = data.sources.get(claim.source) {
            html.text(data.publisher(source)).raw("<div class=\"mute\">");
            html.text(&source.published.map_or_else(|| "–".to_owned(), |day| date::period(&day, view.lang)));
            html.raw(" [").number(place as u32 + 1).raw("]</div>");
        }
        html.raw("</td><td><span>");
        // What the reader took over of a text has no code that leads anywhere.
        let is_ours = !claim.id.starts_with('~');
        html.text(&is_ours.then(|| data.code_of_claim(*row)).flatten().map_or_else(String::new, |code| short_address("", &code)));
        html.raw("</span></td></tr>");
    }
    html.raw("</tbody></table>");
    sources
}

/// Every figure of a claim as its source writes it; as a number, until the words of the cards have arrived.
fn figures(view: &View, claim: &Claim, row: ClaimIx) -> String {
    let written = view.session.cards.as_ref().and_then(|cards| cards.details.get(row)).map(|detail| &detail.originals);
    let mut figures: Vec<String> = written.into_iter().flatten().map(|(original, _)| original.clone()).collect();
    if figures.is_empty() {
        figures = claim.observations.iter().map(|o| amount(view, row, o)).collect();
    }
    if figures.is_empty() { "–".into() } else { figures.join("; ") }
}

/// The sources, as the rows number them: who publishes them, headline, day, address.
fn list_sources(html: &mut Html, view: &View, sources: &[SourceIx]) {
    html.raw("<h2>").text(view.later().paper.sources).raw("</h2><ol class=\"paper-sources\">");
    for source in sources {
        let Some(known) = view.session.data.sources.get(*source) else { continue };
        let page = view.session.cards.as_ref().and_then(|cards| cards.sources.get(*source));
        html.raw("<li><b>").text(view.session.data.publisher(known)).raw("</b>");
        if let Some(headline) = page.and_then(|page| page.title.as_ref()) {
            html.raw(". “").text(headline).raw("”");
        }
        html.raw(". ").text(&published(view, known)).raw(".");
        if let Some(url) = page.and_then(|page| page.url.as_ref()) {
            html.raw(" <span class=\"mute\">").text(url).raw("</span>");
        }
        html.raw("</li>");
    }
    html.raw("</ol>");
}
