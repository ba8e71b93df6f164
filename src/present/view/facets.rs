//! A facet in the rail: rows with live counts, the chosen ones first, the rest a step away.
use super::words::facet_value;
use super::{Act, Html, View};
use crate::model::claim::Kind;
use crate::model::facet::{Facet, NONE};
use crate::present::i18n::{number, strings};
use crate::query::search;
use crate::state::{Action, Lang};
use std::cmp::Reverse;

/// Rows shown before the facet is unfolded.
const FOLDED: usize = 5;

/// What a facet is called.
pub fn title(lang: Lang, facet: Facet) -> &'static str {
    let t = &strings(lang).facets;
    match facet {
        Facet::Kind => t.kind,
        Facet::Region => t.region,
        Facet::Hs => t.hs,
        Facet::Destination => t.destination,
        Facet::Measure => t.measure,
        Facet::Publisher => t.publisher,
        Facet::Origin => t.origin,
        Facet::Check => t.check,
    }
}

fn count_of(counts: &[u32], ordinal: u16) -> u32 {
    if ordinal == NONE { counts.last().copied() } else { counts.get(usize::from(ordinal)).copied() }.unwrap_or(0)
}

/// Rows that are shown at most before the facet is unfolded.
fn most(view: &View, facet: Facet) -> usize {
    FOLDED.max(view.state.facets[facet].len())
}

/// Ordinals that have a row, folded or not: those with claims and the chosen; a search has all that match, zero counts too.
fn kept(view: &View, facet: Facet) -> Vec<u16> {
    let counts = &view.answer.counts[facet];
    let count = |o: &u16| count_of(counts, *o);
    let mut all: Vec<u16> = (0..counts.len().saturating_sub(1) as u16).chain([NONE]).collect();
    if facet == Facet::Kind {
        return Kind::IN_PAGE_ORDER.map(|kind| kind as u16).to_vec();
    }
    let chosen = &view.state.facets[facet];
    let words = search::words(&view.desk.needles[facet]);
    if !words.is_empty() {
        all.retain(|o| {
            let name = search::words(&facet_value(view.session, facet, *o, view.lang));
            words.iter().all(|w| name.iter().any(|n| n.starts_with(w.as_str())))
        });
    } else if !view.desk.unfolded[facet] && all.iter().any(|o| count(o) > 0) {
        // Where nothing is left the rows stay, with their zeros.
        all.retain(|o| count(o) > 0 || chosen.contains(o));
    }
    all
}

/// Ordinals in the order of the rows: chosen, then by count.
fn ordinals(view: &View, facet: Facet) -> Vec<u16> {
    let mut all = kept(view, facet);
    if facet == Facet::Kind {
        return all;
    }
    let (counts, chosen) = (&view.answer.counts[facet], &view.state.facets[facet]);
    // Conflicts first; that nothing was found is no finding.
    let place = |o: &u16| if facet != Facet::Check { 0 } else { [1, 0, 2][usize::from(*o == 0) + 2 * usize::from(*o == NONE)] };
    let key = |o: &u16| (!chosen.contains(o), place(o), Reverse(count_of(counts, *o)), *o);
    crate::model::sort::sort(&mut all, |a, b| key(a).cmp(&key(b)));
    if !view.desk.unfolded[facet] {
        all.truncate(most(view, facet));
    }
    all
}

/// The title, a button that clears the choice, and the box that narrows an unfolded list.
pub fn head(view: &View, facet: Facet, html: &mut Html) {
    let t = &view.strings().facets;
    let title = title(view.lang, facet);
    html.raw("<div class=\"facet-head\"><h2>").text(title).raw("</h2>");
    if !view.state.facets[facet].is_empty() {
        html.raw("<button class=\"link\" type=\"button\" data-act=\"").text(&Act::Do(Action::ClearFacet(facet)).code());
        html.raw("\" aria-label=\"").text(&(t.clear)(title)).raw("\">✕</button>");
    }
    html.raw("</div>");
    if view.desk.unfolded[facet] {
        html.raw("<input type=\"search\" data-needle=\"").number(facet as u32);
        html.raw("\" aria-label=\"").text(&(t.narrow)(title)).raw("\" placeholder=\"").text(&(t.narrow)(title)).raw("\">");
    }
}

/// The rows.
pub fn rows(view: &View, facet: Facet, html: &mut Html) {
    let counts = &view.answer.counts[facet];
    let most = counts.iter().max().copied().unwrap_or(0).max(1);
    let list = ordinals(view, facet);
    if list.is_empty() {
        html.raw("<p class=\"mute\">").text(&(view.strings().facets.nothing_found)(&view.desk.needles[facet])).raw("</p>");
    }
    for ordinal in list {
        let chosen = view.state.facets[facet].contains(&ordinal);
        let count = count_of(counts, ordinal);
        html.raw("<label class=\"").raw(if chosen { "on" } else { "" }).raw(if count == 0 { " none" } else { "" });
        html.raw("\" data-code=\"").text(view.session.facets.code(facet, ordinal, &view.session.data));
        html.raw("\"><input type=\"checkbox\" data-act=\"").text(&Act::Do(Action::Toggle(facet, ordinal)).code());
        html.raw(if chosen { "\" checked>" } else { "\">" }).raw("<span class=\"nm\">");
        if facet == Facet::Kind {
            html.raw("<i class=\"dot ").text(view.session.facets.code(facet, ordinal, &view.session.data)).raw("\"></i>");
        }
        html.text(&facet_value(view.session, facet, ordinal, view.lang)).raw("</span><span class=\"ct\">");
        html.text(&number::count(count, view.lang));
        html.raw("</span><svg class=\"bar\" viewBox=\"0 0 100 2\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 1h");
        html.number(count * 100 / most).raw("\"/></svg></label>");
    }
}

/// The button that unfolds or folds the list.
pub fn more(view: &View, facet: Facet, html: &mut Html) {
    let t = &view.strings().facets;
    let unfolded = view.desk.unfolded[facet];
    // Every claim has a kind: that facet has no row for those without.
    let total = view.answer.counts[facet].len().saturating_sub(usize::from(facet == Facet::Kind));
    if !unfolded && total <= kept(view, facet).len().min(most(view, facet)) {
        return;
    }
    let words = if unfolded { t.show_fewer.to_string() } else { (t.show_all)(total as u32) };
    html.raw("<button class=\"link\" type=\"button\" data-act=\"").text(&Act::Unfold(facet).code());
    html.raw("\" aria-expanded=\"").raw(if unfolded { "true" } else { "false" }).raw("\">").text(&words).raw("</button>");
}
