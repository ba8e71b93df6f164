//! A link made on other data: what changed since, within what it shows.
use super::{Act, Html, View};
use crate::model::edtf::Period;
use crate::present::i18n::{date, phrase};
use crate::query::history::{Change, History, Since};
use crate::state::{Action, Lang};

/// The history of the data as far as it has come.
#[derive(Clone, PartialEq)]
pub enum Known {
    NotAsked,
    Coming,
    Here(History),
    Failed,
}

/// The message; empty for links that carry no version, or the one on the screen.
pub fn changes(view: &View, html: &mut Html) {
    let now = &view.session.data.version;
    let Some(link) = view.state.version.as_ref().filter(|link| *link != now && !view.desk.changes_dismissed) else { return };
    let t = &view.strings().changes;
    html.raw("<section id=\"changes\" class=\"news\">");
    match &view.desk.versions {
        Known::NotAsked | Known::Coming => {
            html.raw("<p>").text(t.looking).raw("</p>");
        }
        Known::Failed => {
            html.raw("<p>").text(t.failed).raw("</p>");
        }
        Known::Here(history) => match history.since(link, view.state, &view.answer.rows, view.session) {
            None => {
                html.raw("<p>").text(&(t.unknown)(link, now)).raw("</p>");
            }
            Some(since) => told(view, &since, html),
        },
    }
    html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::DismissChanges.code()).raw("\">");
    html.text(view.strings().banner.dismiss).raw("</button></section>");
}

/// What changed: one sentence, and the claims on request.
fn told(view: &View, since: &Since, html: &mut Html) {
    let t = &view.strings().changes;
    let day = Period::parse(&since.day).map_or_else(|_| since.day.clone(), |period| date::period(&period, view.lang));
    let of = |wanted: fn(&Change) -> bool| since.changes.iter().filter(|change| wanted(change)).copied().collect::<Vec<Change>>();
    let added = of(|change| matches!(change, Change::Added(_)));
    let changed = of(|change| matches!(change, Change::Changed(_)));
    let removed = of(|change| matches!(change, Change::Removed(_)));
    html.raw("<p>");
    if since.changes.is_empty() {
        html.text(&(t.nothing)(&day));
    } else {
        html.text(&(t.some)(&day, added.len() as u32, changed.len() as u32, removed.len() as u32));
    }
    if since.lists {
        html.raw(" ").text(t.lists);
    }
    html.raw("</p>");
    if since.changes.is_empty() {
        return;
    }
    html.raw("<details id=\"changed-claims\"><summary>").text(t.show).raw("</summary>");
    for (name, head, list) in [("added", t.added, added), ("changed", t.changed, changed), ("removed", t.removed, removed)] {
        if list.is_empty() {
            continue;
        }
        html.raw("<h3>").text(head).raw("</h3><ul data-change=\"").raw(name).raw("\">");
        for change in list {
            item(view, since, change, html);
        }
        html.raw("</ul>");
    }
    html.raw("</details>");
}

fn item(view: &View, since: &Since, change: Change, html: &mut Html) {
    html.raw("<li>");
    match change {
        Change::Added(row) | Change::Changed(row) => {
            html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::Do(Action::Open(Some(row))).code()).raw("\">");
            html.text(view.session.data.claims.get(usize::from(row)).map_or("", |c| phrase(&c.title, view.lang))).raw("</button>");
        }
        Change::Removed(place) => {
            let old = since.old.get(place);
            html.text(old.map_or("", |old| if view.lang == Lang::Id { &old.title_id } else { &old.title_en }));
        }
    }
    html.raw("</li>");
}
