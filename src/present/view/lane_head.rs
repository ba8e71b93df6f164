//! The head of a lane: its kind, how many claims it shows, and for values the measure and how to read it.
use super::{Act, Html, View};
use crate::model::claim::Kind;
use crate::model::facet::{Facet, NONE};
use crate::present::i18n::name;
use crate::query::series::MOST_LOUD_REGIONS;
use crate::state::{Action, Axis, Rule};

/// The head of a lane.
pub fn head(view: &View, kind: Kind, html: &mut Html) {
    let t = view.strings();
    let count = (t.lanes.events_subtitle)(view.count_of(kind));
    html.raw("<h2><i class=\"dot ").raw(kind.code()).raw("\"></i>").text(t.lane(kind)).raw(" <span>").text(&count).raw("</span></h2>");
    if kind == Kind::Value {
        rule(view, html);
        measures(view, html);
    }
}

/// Chooses the measure of the values lane, which is the measure filter with one value.
fn measures(view: &View, html: &mut Html) {
    let now = view.lane_measure();
    let counts = &view.answer.counts[Facet::Measure];
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

/// How many regions the values lane shows, where it draws lines and areas by a rule: not where there are too many, nor on the clock
/// of publication.
fn drawn_by_rule(view: &View) -> Option<usize> {
    let regions = view.session.regions_of(&view.answer.rows, view.lane_measure()).len();
    let is_drawn = view.state.axis == Axis::Period && (regions <= MOST_LOUD_REGIONS || !view.state.compare.is_empty());
    is_drawn.then_some(regions)
}

fn rule_name(view: &View, rule: Rule) -> String {
    let t = &view.strings().units;
    match rule {
        Rule::Range => t.rule_range.to_string(),
        Rule::Latest => t.rule_latest.to_string(),
        Rule::Lowest => t.rule_lowest.to_string(),
        Rule::Highest => t.rule_highest.to_string(),
        Rule::Origin(origin) => {
            (t.rule_origin)(view.session.data.codes.origins.get(usize::from(origin)).map_or("", |o| name(o, view.lang)))
        }
    }
}

/// What the values lane draws where several claims become one number; empty where it draws no such thing.
pub fn rule_in_words(view: &View) -> String {
    told(view, drawn_by_rule(view))
}

fn told(view: &View, drawn: Option<usize>) -> String {
    let t = &view.strings().units;
    match (view.state.rule, drawn) {
        (Rule::Range, None | Some(0)) => String::new(),
        (Rule::Range, Some(_)) => t.range.into(),
        (rule, Some(_)) => (t.trend)(&rule_name(view, rule)),
        (_, None) => t.trend_not_drawn.into(),
    }
}

/// How several claims about one period become one number, and what the lane draws by it. Where nothing is drawn by it there is
/// nothing to choose.
fn rule(view: &View, html: &mut Html) {
    let t = &view.strings().units;
    let rule = view.state.rule;
    let drawn = drawn_by_rule(view);
    let is_alone = drawn.is_none() && rule == Rule::Range;
    html.raw(if is_alone { "<div class=\"how alone\"><p class=\"legend\">" } else { "<div class=\"how\"><p class=\"legend\">" });
    html.text(view.strings().lanes.legend).raw("</p><p class=\"rule\">").text(&told(view, drawn)).raw("</p></div>");
    if is_alone {
        return;
    }
    html.raw("<label class=\"choice\"><span class=\"hide\">").text(t.rule_label).raw("</span><select id=\"rule\">");
    let counts = &view.answer.counts[Facet::Origin];
    let origins = (0..counts.len().saturating_sub(1) as u16).filter(|o| counts.get(usize::from(*o)).is_some_and(|c| *c > 0));
    let named = origins.map(Rule::Origin).filter(|o| *o != rule && *o != Rule::Origin(NONE));
    let first = [Rule::Range, Rule::Latest, Rule::Lowest, Rule::Highest].into_iter();
    for choice in first.chain(Some(rule).filter(|r| matches!(r, Rule::Origin(_)))).chain(named) {
        html.raw("<option value=\"").text(&Act::Do(Action::SetRule(choice)).code());
        html.raw(if choice == rule { "\" selected>" } else { "\">" }).text(&rule_name(view, choice)).raw("</option>");
    }
    html.raw("</select></label>");
}
