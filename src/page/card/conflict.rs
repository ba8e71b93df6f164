//! On a card: the conflicts of the claim, each whole: its values, who prints them, why they may differ.
use super::parts::{Grab, back, claim_button, copied, details_status, files, line, report, short_link};
use crate::model::finding::Member;
use crate::model::index::{ClaimIx, GroupIx};
use crate::model::sort;
use crate::model::vocabulary::Severity;
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::page::ui::Copied;
use crate::present::conflict_words::{alike, apart, left, origin, reason_words, rows, title, worst, written};
use crate::present::i18n::check::{check_strings, factor};
use crate::present::i18n::{date, number};
use crate::present::view::View;
use crate::present::words::said_by;
use crate::query::conflicts::{Conflict, Value};
use crate::query::convert;
use leptos::prelude::*;

/// Sources of one value before the rest is folded away.
const SHOWN: usize = 3;
/// What stays unexplained below this is no headline.
const SLIGHT: f64 = 1.05;

/// The conflicts of a claim, the most severe first, each whole, whatever the filter shows: those that matter, or the rest.
pub fn of_claim(store: Store, view: &View, claim: ClaimIx, that_matter: bool) -> AnyView {
    let mut conflicts: Vec<Conflict> = view.session.groups_of(claim).filter_map(|group| view.session.conflict(group, view.state)).collect();
    sort::sort(&mut conflicts, |a, b| b.unexplained.total_cmp(&a.unexplained));
    let shown = conflicts.iter().filter(|c| (c.unexplained >= SLIGHT) == that_matter);
    shown.map(|conflict| section(store, view, Some(claim), conflict)).collect::<Vec<AnyView>>().into_any()
}

/// The card of a conflict: itself, its permanent id, and the way to its claims.
pub fn card(store: Store, view: &View, group: GroupIx) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let found = view.session.conflict(group, view.state);
    let kick = found.as_ref().map_or(t.none, |conflict| (t.kick)(conflict.severity()));
    let section = found.map_or_else(|| ().into_any(), |conflict| section(store, view, None, &conflict));
    let id = view.session.data.conflict_id(group).unwrap_or_default();
    let told = id.clone();
    view! {
        <aside class="card conflict" data-conflict=id aria-label=t.label>
            <Grab store />
            <div class="kick">
                <span>{kick}</span>
                <button type="button" class="close" aria-label=view.strings().page.close on:click=press(move || store.command(Command::CloseCard))>"✕"</button>
            </div>
            {back(store, view)}
            {section}
            {details_status(store, view)}
            <p class="mute">{t.permanent} ": " <code translate="no">{told}</code></p>
            {short_link(view, view.session.data.code_of_conflict(group))}
            <div class="acts">
                <button type="button" class="copy-claim-link" on:click=press(move || store.command(Command::CopyClaimLink))>
                    {copied(store, Copied::ClaimLink, t.copy_link)}
                </button>
                {files(store, view, true)}
                {report(store, view)}
            </div>
        </aside>
    }
    .into_any()
}

fn section(store: Store, view: &View, open: Option<ClaimIx>, conflict: &Conflict) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let heading = ["⚑ ", &(t.heading)(&apart(conflict, view))].concat();
    let class = if conflict.severity() == Severity::Large { "flag" } else { "mute" };
    let values: Vec<AnyView> = alike(view, conflict).iter().rev().filter_map(|same| value(store, view, open, conflict, same)).collect();
    view! {
        <section class="dispute">
            <p class=class translate="no">{heading}</p>
            <h2 translate="no">{title(view, conflict)}</h2>
            <ul class="figures" aria-label=t.values>{values}</ul>
            <p class="mute said">{said_by(view, &rows(conflict))}</p>
            {why(view, conflict)}
        </section>
    }
    .into_any()
}

fn value(store: Store, view: &View, open: Option<ClaimIx>, conflict: &Conflict, same: &[&Value]) -> Option<AnyView> {
    let (lang, data) = (view.lang, &view.session.data);
    let is_open = |v: &&&Value| open == Some(v.member.claim);
    let main = same.iter().find(is_open).or(same.first())?;
    let (claim, o) = view.session.data.figure(main.member)?;
    let plain = number::amount(o.value.to_f64(), o.unit, data, lang);
    let mut marks: Vec<String> = Vec::new();
    if o.unit != conflict.unit {
        marks.push(["≈ ", &number::amount(main.value, conflict.unit, data, lang)].concat());
    }
    let shown = convert::shown(o, claim, view.state.unit, data);
    if shown.unit != conflict.unit && shown.receipt.is_some() {
        marks.push(["≈ ", &number::amount(shown.value, shown.unit, data, lang)].concat());
    }
    let t = view.later();
    marks.extend(t.status(o.status).into_iter().chain(t.implied(o.implied)).map(String::from));
    let mut order: Vec<&&Value> = same.iter().collect();
    sort::sort(&mut order, |a, b| (open == Some(b.member.claim)).cmp(&(open == Some(a.member.claim))));
    let (first, rest) = order.split_at(SHOWN.min(order.len()));
    let listed = |values: &[&&Value]| values.iter().filter_map(|v| appearance(store, view, open, v.member)).collect::<Vec<AnyView>>();
    let rest = (!rest.is_empty()).then(|| {
        let summary = (check_strings(lang).conflicts.more_sources)(rest.len() as u32);
        view! { <details><summary>{summary}</summary><ul class="who">{listed(rest)}</ul></details> }.into_any()
    });
    Some(
        view! {
            <li class="figure">
                <b translate="no">{written(view, main.member).unwrap_or(plain)}</b> " " <span class="mute" translate="no">{date::period(&claim.period_of(o), lang)}</span>
                {line("", marks.join(" · "))}
                <ul class="who">{listed(first)}</ul>
                {rest}
            </li>
        }
        .into_any(),
    )
}

/// One appearance: who printed it, when, and whose figure it is.
fn appearance(store: Store, view: &View, open: Option<ClaimIx>, member: Member) -> Option<AnyView> {
    let data = &view.session.data;
    let claim = data.claims.get(member.claim)?;
    let source = data.sources.get(claim.source)?;
    let publisher = data.publisher(source).to_owned();
    let who = if open == Some(member.claim) {
        let this = ["(", check_strings(view.lang).conflicts.this_claim, ")"].concat();
        view! { <b class="now">{publisher}</b> " " <span class="now">{this}</span> }.into_any()
    } else {
        claim_button(store, member.claim, publisher)
    };
    let day = source.published.map(|day| date::period(&day, view.lang));
    let rest: String = day.iter().map(String::as_str).chain(origin(view, claim)).flat_map(|part| [" · ", part]).collect();
    Some(view! { <li translate="no">{who}<span>{rest}</span></li> }.into_any())
}

/// The reasons of the two values that are least explained, and what stays.
fn why(view: &View, conflict: &Conflict) -> AnyView {
    let (lang, data) = (view.lang, &view.session.data);
    let words = check_strings(lang);
    let t = &words.conflicts;
    let Some(pair) = worst(view, conflict) else { return ().into_any() };
    let value = |member: Member| conflict.values.iter().find(|v| v.member == member).map(|v| v.value);
    let amount = |member: Member| value(member).map_or_else(String::new, |value| number::amount(value, conflict.unit, data, lang));
    let is_in_order = value(pair.a).unwrap_or(0.0) <= value(pair.b).unwrap_or(0.0);
    let (low, high) = if is_in_order { (pair.a, pair.b) } else { (pair.b, pair.a) };
    let ratio = pair.ratio.ratio();
    let far = if ratio.is_finite() { factor(ratio, lang) } else { String::new() };
    let between = (t.between)(&amount(low), &amount(high), &far);
    let reasons: Vec<AnyView> = pair
        .reasons
        .iter()
        .map(|(reason, weight)| {
            let told = reason_words(view, words, (low, high), *reason, *weight);
            view! { <li translate="no">{told}</li> }.into_any()
        })
        .collect();
    view! {
        <div class="why">
            <h3>{t.why}</h3>
            <p translate="no">{between}</p>
            <ul>{reasons}<li translate="no"><b>{left(pair.unexplained.ratio(), view)}</b></li></ul>
        </div>
    }
    .into_any()
}
