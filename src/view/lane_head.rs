//! The head of a lane: its kind, how many claims it shows, and for values the measure and how to read it.
use super::words::kind_class;
use super::{Act, Html, View};
use crate::facet::Facet;
use crate::i18n::name;
use crate::record::Kind;

/// The head of a lane.
pub fn head(view: &View, kind: Kind, html: &mut Html) {
    let t = view.strings();
    let claims = &view.session.data.claims;
    let count = view.answer.rows.iter().filter(|row| claims.get(usize::from(**row)).is_some_and(|c| c.kind == kind)).count() as u32;
    let count = (t.lanes.events_subtitle)(count);
    html.raw("<h2><i class=\"dot ").raw(kind_class(kind)).raw("\"></i>").text(t.lane(kind)).raw(" <span>").text(&count).raw("</span></h2>");
    if kind == Kind::Value {
        measures(view, html);
    }
}

/// Chooses the measure of the values lane, which is the measure filter with one value.
fn measures(view: &View, html: &mut Html) {
    let now = view.lane_measure();
    let counts = &view.answer.counts[Facet::Measure as usize];
    html.raw("<label class=\"choice\"><span class=\"hide\">")
        .text(view.strings().units.measure_label)
        .raw("</span><select id=\"measure\">");
    for (n, measure) in view.session.data.codes.measures.iter().enumerate() {
        let is_now = n == usize::from(now);
        if is_now || counts.get(n).is_some_and(|c| *c > 0) {
            html.raw("<option value=\"").text(&Act::Measure(n as u16).code()).raw(if is_now { "\" selected>" } else { "\">" });
            html.text(name(&measure.entry, view.lang)).raw("</option>");
        }
    }
    html.raw("</select></label>");
}
