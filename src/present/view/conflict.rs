//! Claims that cannot all be right: the list of conflicts, and one conflict on a card.
use super::words::said_by;
use super::{Act, Html, View};
use crate::model::claim::{Claim, Observation};
use crate::model::finding::{Member, Pair, Reason, Weight};
use crate::present::i18n::check::{CheckStrings, check_strings, factor};
use crate::present::i18n::{date, name, number};
use crate::query::conflicts::{Conflict, Value};
use crate::query::convert;
use crate::state::Action;

/// Sources of one value before the rest is folded away.
const SHOWN: usize = 3;
/// What stays unexplained below this is no headline.
const SLIGHT: f64 = 1.05;

/// The list of the conflicts among the shown claims, each leading to its card; empty while it is closed.
pub fn list(view: &View, html: &mut Html) {
    if !view.lists_conflicts() || view.state.claim.is_some() {
        return;
    }
    let t = &check_strings(view.lang).conflicts;
    let conflicts = view.conflicts;
    let count = conflicts.len() as u32;
    html.raw("<aside class=\"card conflicts\" aria-labelledby=\"conflicts-title\"><div class=\"grab\" aria-hidden=\"true\"></div>");
    html.raw("<div class=\"kick\"><h2 id=\"conflicts-title\">").text(&if count == 0 { t.none.to_string() } else { (t.list)(count) });
    html.raw("</h2><button type=\"button\" class=\"close\" data-act=\"").text(&Act::CloseConflicts.code()).raw("\" aria-label=\"");
    html.text(view.strings().page.close).raw("\">✕</button></div>");
    if count > 0 {
        html.raw("<p class=\"mute help\">").text(t.list_help).raw("</p><ol class=\"disputes\">");
        conflicts.iter().for_each(|conflict| item(view, conflict, html));
        html.raw("</ol>");
    }
    html.raw("</aside>");
}

fn item(view: &View, conflict: &Conflict, html: &mut Html) {
    let (lang, t) = (view.lang, &check_strings(view.lang).conflicts);
    let Some(first) = conflict.values.first() else { return };
    let amount = |value: f64| number::amount(value, conflict.unit, &view.session.data, lang);
    html.raw("<li><button type=\"button\" data-act=\"").text(&Act::Do(Action::Open(Some(first.member.claim))).code());
    html.raw("\"><b class=\"flag\">").text(&apart(conflict.ratio, view)).raw("</b> ").text(&title(view, conflict));
    html.raw("</button><p>").text(&amount(conflict.low)).raw(" – ").text(&amount(conflict.high)).raw(" · ");
    html.text(&(t.claims)(rows(conflict).len() as u32)).raw("</p><p>").text(&left(conflict.unexplained, view)).raw("</p></li>");
}

/// The conflicts of a claim, the most severe first, each whole, whatever the filter shows: those that matter, or the rest.
pub fn of_claim(view: &View, claim: u16, that_matter: bool, html: &mut Html) {
    let mut conflicts: Vec<Conflict> = view.session.groups_of(claim).filter_map(|group| view.session.conflict(group)).collect();
    crate::model::sort::sort(&mut conflicts, |a, b| b.unexplained.total_cmp(&a.unexplained));
    for conflict in conflicts.iter().filter(|c| (c.unexplained >= SLIGHT) == that_matter) {
        section(view, claim, conflict, html);
    }
}

fn section(view: &View, open: u16, conflict: &Conflict, html: &mut Html) {
    let t = &check_strings(view.lang).conflicts;
    html.raw("<section class=\"dispute\"><p class=\"flag\">⚑ ").text(&(t.heading)(&apart(conflict.ratio, view))).raw("</p><h2>");
    html.text(&title(view, conflict)).raw("</h2><ul class=\"figures\" aria-label=\"").text(t.values).raw("\">");
    for same in alike(view, conflict).iter().rev() {
        value(view, open, conflict, same, html);
    }
    html.raw("</ul><p class=\"mute said\">").text(&said_by(view, &rows(conflict))).raw("</p>");
    why(view, conflict, html);
    html.raw("</section>");
}

/// The values of a conflict, lowest first, those together that read alike: one figure of one period.
fn alike<'c>(view: &View, conflict: &'c Conflict) -> Vec<Vec<&'c Value>> {
    let days = |v: &Value| found(view, v.member).map(|(claim, o)| when(claim, o)).map(|p| (p.first(), p.last()));
    let mut groups: Vec<Vec<&Value>> = Vec::new();
    for value in &conflict.values {
        let same = |group: &&mut Vec<&Value>| group.first().is_some_and(|f| f.value == value.value && days(f) == days(value));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(value),
            None => groups.push(vec![value]),
        }
    }
    groups
}

fn value(view: &View, open: u16, conflict: &Conflict, same: &[&Value], html: &mut Html) {
    let (lang, data) = (view.lang, &view.session.data);
    let is_open = |v: &&&Value| v.member.claim == open;
    let Some(main) = same.iter().find(is_open).or(same.first()) else { return };
    let Some((claim, o)) = found(view, main.member) else { return };
    let plain = number::amount(o.value.to_f64(), o.unit, data, lang);
    html.raw("<li class=\"figure\"><b>")
        .text(&written(view, main.member).unwrap_or_else(|| plain.clone()))
        .raw("</b> <span class=\"mute\">");
    html.text(&date::period(&when(claim, o), lang)).raw("</span>");
    let mut marks: Vec<String> = Vec::new();
    if o.unit != conflict.unit {
        marks.push(["≈ ", &number::amount(main.value, conflict.unit, data, lang)].concat());
    }
    let shown = convert::shown(o, claim, view.state.unit, data);
    if shown.unit != conflict.unit && shown.receipt.is_some() {
        marks.push(["≈ ", &number::amount(shown.value, shown.unit, data, lang)].concat());
    }
    let t = view.strings();
    marks.extend(t.status(o.status).into_iter().chain(t.implied(o.implied)).map(String::from));
    if !marks.is_empty() {
        html.raw("<p>").text(&marks.join(" · ")).raw("</p>");
    }
    html.raw("<ul class=\"who\">");
    let mut order: Vec<&&Value> = same.iter().collect();
    crate::model::sort::sort(&mut order, |a, b| (b.member.claim == open).cmp(&(a.member.claim == open)));
    let (first, rest) = order.split_at(SHOWN.min(order.len()));
    first.iter().for_each(|v| source(view, open, v.member, html));
    html.raw("</ul>");
    if !rest.is_empty() {
        html.raw("<details><summary>").text(&(check_strings(lang).conflicts.more_sources)(rest.len() as u32));
        html.raw("</summary><ul class=\"who\">");
        rest.iter().for_each(|v| source(view, open, v.member, html));
        html.raw("</ul></details>");
    }
    html.raw("</li>");
}

/// One appearance: who printed it, when, and whose figure it is.
fn source(view: &View, open: u16, member: Member, html: &mut Html) {
    let data = &view.session.data;
    let Some(claim) = data.claims.get(usize::from(member.claim)) else { return };
    let Some(source) = data.sources.get(usize::from(claim.source)) else { return };
    html.raw("<li>");
    if member.claim == open {
        html.raw("<b class=\"now\">").text(&source.publisher).raw("</b> <span class=\"now\">(");
        html.text(check_strings(view.lang).conflicts.this_claim).raw(")</span>");
    } else {
        html.raw("<button type=\"button\" data-act=\"").text(&Act::Do(Action::Open(Some(member.claim))).code()).raw("\">");
        html.text(&source.publisher).raw("</button>");
    }
    if let Some(day) = &source.published {
        html.raw(" · ").text(&date::period(day, view.lang));
    }
    if let Some(origin) = origin(view, claim) {
        html.raw(" · ").text(origin);
    }
    html.raw("</li>");
}

/// The reasons of the two values that are least explained, and what stays.
fn why(view: &View, conflict: &Conflict, html: &mut Html) {
    let (lang, data) = (view.lang, &view.session.data);
    let words = check_strings(lang);
    let t = &words.conflicts;
    let Some(pair) = worst(view, conflict) else { return };
    let amount = |member: Member| {
        let value = conflict.values.iter().find(|v| v.member == member).map(|v| v.value);
        value.map_or_else(String::new, |value| number::amount(value, conflict.unit, data, lang))
    };
    let value = |member: Member| conflict.values.iter().find(|v| v.member == member).map_or(0.0, |v| v.value);
    let (low, high) = if value(pair.a) <= value(pair.b) { (pair.a, pair.b) } else { (pair.b, pair.a) };
    html.raw("<div class=\"why\"><h3>").text(t.why).raw("</h3><p>");
    html.text(&(t.between)(&amount(low), &amount(high), &apart(pair.ratio.ratio(), view))).raw("</p><ul>");
    for (reason, weight) in &pair.reasons {
        html.raw("<li>").text(&reason_words(view, words, (low, high), *reason, *weight)).raw("</li>");
    }
    html.raw("<li><b>").text(&left(pair.unexplained.ratio(), view)).raw("</b></li></ul></div>");
}

/// The pair of a conflict that is least explained; None until the words of the cards have arrived.
fn worst<'v>(view: &View<'v>, conflict: &Conflict) -> Option<&'v Pair> {
    let group = view.session.data.compared.groups.get(usize::from(conflict.group))?;
    let (a, b, _) = group.pairs.iter().max_by_key(|(_, _, weight)| *weight)?;
    let (a, b) = (*group.members.get(usize::from(*a))?, *group.members.get(usize::from(*b))?);
    let judged = &view.session.late.as_ref()?.judged;
    judged.pairs.iter().find(|pair| (pair.a, pair.b) == (a, b) || (pair.a, pair.b) == (b, a))
}

/// A reason with what it is about and how much it explains, as a sentence without its point.
pub fn reason_words(view: &View, words: &CheckStrings, pair: (Member, Member), reason: Reason, weight: Weight) -> String {
    let mut text = capital(words.reason(reason));
    if let (Some((a, of_a)), Some((b, of_b))) = (found(view, pair.0), found(view, pair.1)) {
        let two = match reason {
            Reason::Period => {
                Some((date::period(&when(a, of_a), view.lang), date::period(&when(b, of_b), view.lang))).filter(|(a, b)| a != b)
            }
            Reason::Origin => origin(view, a).zip(origin(view, b)).map(|(a, b)| (a.to_string(), b.to_string())),
            Reason::Scope | Reason::Unit | Reason::Revision | Reason::Rounding => None,
        };
        if let Some((a, b)) = two {
            text.push_str(&[": ", &(words.conflicts.both)(&a, &b)].concat());
        }
    }
    // A factor that reads as 1 explains nothing in numbers.
    if weight.ratio() >= 1.005 { (words.relations.explains)(&text, &apart(weight.ratio(), view)) } else { text }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| [&first.to_uppercase().collect::<String>(), letters.as_str()].concat())
}

/// What of a ratio stays unexplained, in words.
pub fn left(unexplained: f64, view: &View) -> String {
    let words = check_strings(view.lang);
    match unexplained {
        r if !r.is_finite() => [&capital(words.relations.boundless), "."].concat(),
        r if r < 1.005 => words.conflicts.nothing_left.into(),
        r => (words.conflicts.rest)(&factor(r, view.lang)),
    }
}

/// A ratio as a factor; against zero a sign that claims no number.
fn apart(ratio: f64, view: &View) -> String {
    if ratio.is_finite() { factor(ratio, view.lang) } else { "≠ 0".into() }
}

/// What a conflict is about: measure, scope, area and the longest of its periods.
fn title(view: &View, conflict: &Conflict) -> String {
    let codes = &view.session.data.codes;
    let members = conflict.values.iter().filter_map(|v| found(view, v.member));
    let Some((claim, o)) = members.max_by_key(|(claim, o)| when(claim, o).last().saturating_sub(when(claim, o).first())) else {
        return String::new();
    };
    let measure = codes.measures.get(usize::from(o.measure)).map_or("", |m| name(&m.entry, view.lang));
    let scope = o.scope.and_then(|scope| codes.scopes.get(usize::from(scope))).map(|scope| name(scope, view.lang));
    let region = codes.regions.get(usize::from(claim.region)).map_or("", |r| &r.name);
    let scope = scope.map_or_else(String::new, |scope| [": ", scope].concat());
    [&capital(measure), &scope, ", ", region, ", ", &date::period(&when(claim, o), view.lang)].concat()
}

/// The claims of a conflict, each once.
fn rows(conflict: &Conflict) -> Vec<u16> {
    let mut rows: Vec<u16> = conflict.values.iter().map(|v| v.member.claim).collect();
    crate::model::sort::ascending(&mut rows);
    rows.dedup();
    rows
}

fn found<'v>(view: &View<'v>, member: Member) -> Option<(&'v Claim, &'v Observation)> {
    let claim = view.session.data.claims.get(usize::from(member.claim))?;
    Some((claim, claim.observations.get(usize::from(member.observation))?))
}

fn when<'c>(claim: &'c Claim, o: &'c Observation) -> crate::model::edtf::Period {
    o.when.unwrap_or(claim.when)
}

fn origin<'v>(view: &View<'v>, claim: &Claim) -> Option<&'v str> {
    claim.origin.and_then(|o| view.session.data.codes.origins.get(usize::from(o))).map(|o| name(o, view.lang))
}

/// A figure exactly as its source writes it, once the words of the cards have arrived.
fn written(view: &View, member: Member) -> Option<String> {
    let detail = view.session.late.as_ref()?.details.get(usize::from(member.claim))?;
    detail.originals.get(usize::from(member.observation)).map(|o| o.0.clone())
}
