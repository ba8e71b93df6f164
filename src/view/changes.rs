//! A link made on other data: what changed since, within what it shows.
use super::{Act, Fold, Html, Known, View};
use crate::edtf::Period;
use crate::history::{Change, Since};
use crate::i18n::{date, phrase};
use crate::state::{Action, Lang};

/// The message; empty for links that carry no version, or the one on the screen.
pub fn changes(view: &View, html: &mut Html) {
    let shown = &view.session.data.version;
    let Some(link) = view.state.version.as_ref().filter(|link| *link != shown && view.desk.changes != Fold::Gone) else { return };
    let t = &view.strings().changes;
    html.raw("<section id=\"changes\" class=\"news\">");
    match &view.desk.history {
        Known::NotAsked | Known::Coming => {
            html.raw("<p>").text(t.looking).raw("</p>");
        }
        Known::Failed => {
            html.raw("<p>").text(t.failed).raw("</p>");
        }
        Known::Here(history) => match history.since(link, view.state, &view.answer.rows, view.session) {
            Some(since) => told(view, &since, html),
            None => {
                html.raw("<p>").text(&(t.unknown)(link, shown)).raw("</p>");
            }
        },
    }
    html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::DismissChanges.code()).raw("\">");
    html.text(view.strings().banner.dismiss).raw("</button></section>");
}

/// What changed: one sentence, and the claims on request.
fn told(view: &View, since: &Since, html: &mut Html) {
    let t = &view.strings().changes;
    let day = Period::parse(&since.day).map_or_else(|_| since.day.clone(), |period| date::period(&period, view.lang));
    let count = |wanted: fn(&Change) -> bool| since.changes.iter().filter(|change| wanted(change)).count() as u32;
    let added = count(|change| matches!(change, Change::Added(_)));
    let changed = count(|change| matches!(change, Change::Changed(_)));
    let removed = count(|change| matches!(change, Change::Removed(_)));
    html.raw("<p>");
    if since.changes.is_empty() {
        html.text(&(t.nothing)(&day));
    } else {
        html.text(&(t.some)(&day, added, changed, removed));
    }
    if since.lists {
        html.raw(" ").text(t.lists);
    }
    html.raw("</p>");
    if since.changes.is_empty() {
        return;
    }
    let is_open = view.desk.changes == Fold::Whole;
    html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::ShowChanges.code()).raw("\" aria-expanded=\"");
    html.raw(if is_open { "true" } else { "false" }).raw("\">").text(t.show).raw("</button> ");
    if !is_open {
        return;
    }
    for (name, head, kind) in [("added", t.added, 0), ("changed", t.changed, 1), ("removed", t.removed, 2)] {
        let mut is_first = true;
        for change in &since.changes {
            let (of, row) = match *change {
                Change::Added(row) => (0, Some(row)),
                Change::Changed(row) => (1, Some(row)),
                Change::Removed(_) => (2, None),
            };
            if of != kind {
                continue;
            }
            if is_first {
                html.raw("<h3>").text(head).raw("</h3><ul data-change=\"").raw(name).raw("\">");
                is_first = false;
            }
            html.raw("<li>");
            if let Some(row) = row {
                html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::Do(Action::Open(Some(row))).code()).raw("\">");
                html.text(view.session.data.claims.get(usize::from(row)).map_or("", |claim| phrase(&claim.title, view.lang)))
                    .raw("</button>");
            } else if let Change::Removed(place) = *change {
                let old = since.old.get(place);
                html.text(old.map_or("", |old| if view.lang == Lang::Id { &old.title_id } else { &old.title_en }));
            }
            html.raw("</li>");
        }
        if !is_first {
            html.raw("</ul>");
        }
    }
}
