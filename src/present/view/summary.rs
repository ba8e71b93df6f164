//! What the filter leaves: the count, the chips of what is chosen, the unit, the comparison.
use super::words::facet_value;
use super::{Act, Html, View};
use crate::model::facet::Facet;
use crate::present::i18n::date;
use crate::state::{Action, MAX_COMPARED, ShownUnit};

/// What is left, and what was chosen.
pub fn summary(view: &View, html: &mut Html) {
    let t = view.strings();
    let answer = view.answer;
    let total = answer.certain + answer.possible;
    html.raw("<p id=\"summary\" data-count=\"").number(total);
    html.raw("\" data-certain=\"").number(answer.certain).raw("\" data-possible=\"").number(answer.possible).raw("\"><strong>");
    html.text(&(t.summary.claims)(total)).raw("</strong> ").text(&(t.summary.from_sources)(answer.sources)).raw("</p>");
    if answer.possible > 0 {
        html.raw("<span class=\"mute\" title=\"").text(t.summary.certain_help).raw("\">");
        html.text(&(t.summary.certain_possible)(answer.certain, answer.possible)).raw("</span>");
    }
    conflicts(view, html);
    chips(view, html);
}

/// Advice where nothing is left.
pub fn empty(view: &View, html: &mut Html) {
    let t = view.strings();
    if view.answer.rows.is_empty() {
        html.raw("<div class=\"empty\"><p><b>").text(t.page.empty_title).raw("</b></p><p>").text(t.page.empty_advice).raw("</p>");
        html.raw("<button type=\"button\" data-act=\"").text(&Act::Do(Action::ClearAll).code()).raw("\">").text(t.facets.clear_all);
        html.raw("</button></div>");
    }
}

/// How the lanes show it: with which regions, in which unit.
pub fn choices(view: &View, html: &mut Html) {
    compare(view, html);
    unit(view, html);
}

/// The count in one sentence, for screen readers.
pub fn announcement(view: &View, html: &mut Html) {
    let t = &view.strings().summary;
    html.text(&(t.announce)(view.answer.rows.len() as u32, view.answer.sources)).raw(" ");
    html.text(&(t.conflicts)(view.conflicts.len() as u32)).raw(".");
}

/// How many conflicts the shown claims have, as a button that lists them; nothing where there are none.
fn conflicts(view: &View, html: &mut Html) {
    let count = view.conflicts.len() as u32;
    let is_open = view.lists_conflicts() && view.state.claim.is_none();
    if count > 0 || is_open {
        html.raw("<button type=\"button\" id=\"conflicts\" class=\"chip warn\" data-count=\"").number(count).raw("\" data-act=\"");
        html.text(&if is_open { Act::CloseConflicts } else { Act::Conflicts }.code()).raw("\" aria-expanded=\"");
        html.raw(if is_open { "true" } else { "false" }).raw("\"><span aria-hidden=\"true\">⚑ </span>");
        html.text(&(view.strings().summary.conflicts)(count)).raw("</button>");
    }
}

fn chips(view: &View, html: &mut Html) {
    let t = view.strings();
    let mut count = 0;
    let mut chip = |name: &str, action: Action| {
        count += 1;
        html.raw("<button type=\"button\" class=\"chip\" data-act=\"").text(&Act::Do(action).code()).raw("\" aria-label=\"");
        html.text(&(t.facets.remove)(name)).raw("\">").text(name).raw(" ✕</button>");
    };
    for facet in Facet::ALL {
        for ordinal in &view.state.facets[facet] {
            chip(&facet_value(view.session, facet, *ordinal, view.lang), Action::Toggle(facet, *ordinal));
        }
    }
    for region in &view.state.compare {
        let name = facet_value(view.session, Facet::Region, *region, view.lang);
        chip(&[t.compare.label, ": ", &name].concat(), Action::Compare(*region));
    }
    if let Some(when) = view.state.when {
        chip(&date::period(&when, view.lang), Action::Brush(None));
    }
    if !view.state.q.is_empty() {
        chip(&["“", &view.state.q, "”"].concat(), Action::Search(String::new()));
    }
    if let Some(day) = view.state.asof {
        chip(&(t.facets.as_of)(&date::day(day, view.lang)), Action::SetAsof(None));
    }
    if count > 1 {
        html.raw("<button type=\"button\" class=\"link clear-all\" data-act=\"").text(&Act::Do(Action::ClearAll).code()).raw("\">");
        html.text(t.facets.clear_all).raw("</button>");
    }
}

fn unit(view: &View, html: &mut Html) {
    let t = view.strings();
    html.raw("<label class=\"choice\"><span class=\"hide\">").text(t.units.label).raw("</span><select id=\"unit\">");
    for unit in [ShownUnit::Idr, ShownUnit::Usd, ShownUnit::Original] {
        html.raw("<option value=\"").text(&Act::Do(Action::SetUnit(unit)).code());
        html.raw(if unit == view.state.unit { "\" selected>" } else { "\">" }).text(t.unit(unit)).raw("</option>");
    }
    html.raw("</select></label>");
}

/// Adds a region to the comparison; each one chosen is a chip.
fn compare(view: &View, html: &mut Html) {
    let t = &view.strings().compare;
    html.raw("<label class=\"choice\"><span class=\"hide\">")
        .text(t.label)
        .raw("</span><select id=\"compare\"><option value=\"\" selected>");
    let full = view.state.compare.len() >= MAX_COMPARED;
    html.text(if full { t.up_to_six } else { t.add }).raw("</option>");
    if !full {
        let mut regions = view.session.regions_with_values(view.lane_measure());
        regions.retain(|r| !view.state.compare.contains(r));
        let mut named: Vec<(String, u16)> =
            regions.into_iter().map(|r| (facet_value(view.session, Facet::Region, r, view.lang), r)).collect();
        crate::model::sort::sort(&mut named, |a, b| a.cmp(b));
        for (name, region) in named {
            html.raw("<option value=\"").text(&Act::Compare(region).code()).raw("\">").text(&name).raw("</option>");
        }
    }
    html.raw("</select></label>");
}
