//! On a card: what the checks found, and how the claim's figures stand to those of others.
use super::parts::{claim_button, line};
use crate::model::finding::{Finding, Member, Pair, Relation};
use crate::model::index::ClaimIx;
use crate::model::sort;
use crate::page::store::Store;
use crate::present::conflict_words::{left, reason_words};
use crate::present::i18n::check::{check_strings, explain, rule};
use crate::present::i18n::{date, number};
use crate::present::view::View;
use leptos::prelude::*;

/// The findings that are told of a claim, each with its sum, its rule and what it was measured against.
pub fn findings(store: Store, view: &View, claim: ClaimIx) -> AnyView {
    let is_known = |finding: &&Finding| finding.involved.iter().all(|involved| view.session.is_known(involved.claim, view.state));
    let found: Vec<&Finding> = view.session.findings(claim).filter(is_known).collect();
    let Some(cards) = view.session.cards.as_ref().filter(|_| !found.is_empty()) else { return ().into_any() };
    let words = check_strings(view.lang);
    let head = (words.conflicts.checks)(found.len() as u32);
    let items: Vec<AnyView> = found
        .into_iter()
        .map(|finding| {
            let explained = explain(finding, cards, &view.session.data, view.lang);
            let rule = rule(finding.check, cards, view.lang).to_owned();
            view! {
                <li>
                    <h4>{words.name(finding.check)}</h4>
                    <p translate="no">{explained}</p>
                    <p class="mute" translate="no">{rule}</p>
                    {against(store, view, finding, claim)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <section class="checks"><h3>{head}</h3><ul>{items}</ul></section> }.into_any()
}

/// The other claims that a finding is measured against.
fn against(store: Store, view: &View, finding: &Finding, claim: ClaimIx) -> AnyView {
    let mut others: Vec<ClaimIx> = finding.involved.iter().map(|t| t.claim).filter(|other| *other != claim).collect();
    sort::ascending(&mut others);
    others.dedup();
    if others.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = others.into_iter().map(|other| view! { <li>{link(store, view, other)}</li> }.into_any()).collect();
    view! { <p class="mute">{check_strings(view.lang).conflicts.against}</p><ul class="who">{items}</ul> }.into_any()
}

fn link(store: Store, view: &View, row: ClaimIx) -> AnyView {
    let data = &view.session.data;
    let Some(claim) = data.claims.get(row) else { return ().into_any() };
    let publisher = data.sources.get(claim.source).map_or("", |s| data.publisher(s)).to_owned();
    view! {
        {claim_button(store, row, claim.title.here(view.lang).to_owned())}
        " "
        <span class="mute" translate="no">{publisher}</span>
    }
    .into_any()
}

/// How the figures of a claim stand to those of other claims, folded away.
pub fn relations(store: Store, view: &View, claim: ClaimIx) -> AnyView {
    let mut found = view.session.relations(claim);
    found.retain(|(_, other)| view.session.is_known(other.claim, view.state));
    if found.is_empty() {
        return ().into_any();
    }
    let words = check_strings(view.lang);
    let groups: Vec<AnyView> = Relation::ALL
        .into_iter()
        .filter_map(|relation| {
            let of_this = found.iter().filter(|(pair, _)| pair.relation == relation);
            let items: Vec<AnyView> = of_this.filter_map(|(pair, other)| related(store, view, claim, pair, *other)).collect();
            let head = words.relation(relation);
            (!items.is_empty()).then(|| view! { <h3>{head}</h3><ul class="who">{items}</ul> }.into_any())
        })
        .collect();
    let summary = (words.conflicts.relations)(found.len() as u32);
    view! { <details class="relations"><summary>{summary}</summary>{groups}</details> }.into_any()
}

fn related(store: Store, view: &View, claim: ClaimIx, pair: &Pair, other: Member) -> Option<AnyView> {
    let (data, words) = (&view.session.data, check_strings(view.lang));
    let (of, o) = data.figure(other)?;
    let amount = number::amount(o.value.to_f64(), o.unit, data, view.lang);
    let period = date::period(&of.period_of(o), view.lang);
    let who = if other.claim == claim { words.conflicts.this_claim.into_any() } else { link(store, view, other.claim) };
    // Those that agree need no excuse.
    let mut told: Vec<String> = Vec::new();
    if matches!(pair.relation, Relation::Contradicts | Relation::Explained | Relation::Revises) {
        told.extend(pair.reasons.iter().map(|(r, weight)| reason_words(view, words, (pair.a, pair.b), *r, *weight)));
        if pair.relation == Relation::Contradicts {
            told.push(left(pair.unexplained.ratio(), view));
        }
    }
    let told = line("mute", told.join("; "));
    Some(
        view! { <li><span translate="no">{amount}</span> " " <span class="mute" translate="no">{period}</span> " · " {who}{told}</li> }
            .into_any(),
    )
}
