//! On a card: what the checks found, and how the claim's figures stand to those of others.
use super::conflict::{left, reason_words};
use super::{Act, Html, View};
use crate::model::finding::{Finding, Member, Pair, Relation};
use crate::present::i18n::check::{check_strings, explain, rule};
use crate::present::i18n::{date, number, phrase};
use crate::state::Action;

/// The findings that are told of a claim, each with its sum, its rule and what it was measured against.
pub fn findings(view: &View, claim: u16, html: &mut Html) {
    let found: Vec<&Finding> = view.session.findings(claim).collect();
    let Some(late) = view.session.late.as_ref().filter(|_| !found.is_empty()) else { return };
    let words = check_strings(view.lang);
    html.raw("<section class=\"checks\"><h3>").text(&(words.conflicts.checks)(found.len() as u32)).raw("</h3><ul>");
    for finding in found {
        html.raw("<li><h4>").text(words.name(finding.check)).raw("</h4><p>").text(&explain(finding, late, &view.session.data, view.lang));
        html.raw("</p><p class=\"mute\">").text(rule(finding.check, late, view.lang)).raw("</p>");
        let mut others: Vec<u16> = finding.touches.iter().map(|t| t.claim).filter(|other| *other != claim).collect();
        crate::model::sort::ascending(&mut others);
        others.dedup();
        if !others.is_empty() {
            html.raw("<p class=\"mute\">").text(words.conflicts.against).raw("</p><ul class=\"who\">");
            for other in others {
                html.raw("<li>");
                link(view, other, html);
                html.raw("</li>");
            }
            html.raw("</ul>");
        }
        html.raw("</li>");
    }
    html.raw("</ul></section>");
}

fn link(view: &View, row: u16, html: &mut Html) {
    let data = &view.session.data;
    let Some(claim) = data.claims.get(usize::from(row)) else { return };
    html.raw("<button type=\"button\" data-act=\"").text(&Act::Do(Action::Open(Some(row))).code()).raw("\">");
    html.text(phrase(&claim.title, view.lang)).raw("</button> <span class=\"mute\">");
    html.text(data.sources.get(usize::from(claim.source)).map_or("", |s| &s.publisher)).raw("</span>");
}

/// How the figures of a claim stand to those of other claims, folded away.
pub fn relations(view: &View, claim: u16, html: &mut Html) {
    let found = view.session.relations(claim);
    if found.is_empty() {
        return;
    }
    let words = check_strings(view.lang);
    html.raw("<details class=\"relations\"><summary>").text(&(words.conflicts.relations)(found.len() as u32)).raw("</summary>");
    for relation in Relation::ALL {
        let of_this: Vec<&(&Pair, Member)> = found.iter().filter(|(pair, _)| pair.relation == relation).collect();
        if of_this.is_empty() {
            continue;
        }
        html.raw("<h3>").text(words.relation(relation)).raw("</h3><ul class=\"who\">");
        for (pair, other) in of_this {
            related(view, claim, pair, *other, html);
        }
        html.raw("</ul>");
    }
    html.raw("</details>");
}

fn related(view: &View, claim: u16, pair: &Pair, other: Member, html: &mut Html) {
    let (data, words) = (&view.session.data, check_strings(view.lang));
    let Some(of) = data.claims.get(usize::from(other.claim)) else { return };
    let Some(o) = of.observations.get(usize::from(other.observation)) else { return };
    html.raw("<li>").text(&number::amount(o.value.to_f64(), o.unit, data, view.lang)).raw(" <span class=\"mute\">");
    html.text(&date::period(&o.when.unwrap_or(of.when), view.lang)).raw("</span> · ");
    if other.claim == claim {
        html.text(words.conflicts.this_claim);
    } else {
        link(view, other.claim, html);
    }
    // Those that agree need no excuse.
    if matches!(pair.relation, Relation::Contradicts | Relation::Explained | Relation::Revises) {
        let mut told: Vec<String> =
            pair.reasons.iter().map(|(r, weight)| reason_words(view, words, (pair.a, pair.b), *r, *weight)).collect();
        if pair.relation == Relation::Contradicts {
            told.push(left(pair.unexplained.ratio(), view));
        }
        html.raw("<p class=\"mute\">").text(&told.join("; ")).raw("</p>");
    }
    html.raw("</li>");
}
