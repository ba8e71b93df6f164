//! The panel beside the lanes: the card of the open claim, or the list of conflicts. Each is made anew as a whole when what it shows
//! changes, with plain values.
mod at_mark;
mod checks;
mod conflict;
mod conflict_list;
mod facts;
mod parts;

pub use at_mark::OPTION;
pub use parts::Grab;
use parts::{back, copied, details_status, files, line, report, short_link};

use crate::model::claim::{Claim, Observation};
use crate::model::finding::{Member, Relation};
use crate::model::index::{ClaimIx, GroupIx, ObservationIx, RateSourceIx};
use crate::page::Command;
use crate::page::kit::{Followed, memo, press, remade};
use crate::page::store::Store;
use crate::page::ui::Copied;
use crate::present::conflict_words::short_origin;
use crate::present::i18n::{date, name, number};
use crate::present::metadata::json_ld;
use crate::present::view::View;
use crate::present::words::said_by;
use crate::query::convert;
use leptos::prelude::*;

/// The card while a claim is open, else the list of conflicts while that is open.
#[component]
pub fn Panel(store: Store) -> impl IntoView {
    let card = memo(move || {
        let now = store.shown();
        let state = &now.state;
        let open = state.claim.map(Open::Claim).or(state.conflict.map(Open::Conflict));
        let known = (state.asof, state.undated);
        open.map(|open| (open, state.unit, known, store.lang(), store.ui.details.followed(), store.lists_conflicts()))
    });
    let at_mark =
        memo(move || card.with_followed(Option::is_none).then(|| store.listed_at_mark()).flatten().map(|list| (store.lang(), list)));
    let list = memo(move || {
        let is_free = card.with_followed(Option::is_none) && at_mark.with_followed(Option::is_none);
        (is_free && store.lists_conflicts()).then(|| (store.lang(), store.ui.details.followed(), store.shown().conflicts.clone()))
    });
    let closes = move || if list.with_untracked(Option::is_some) { Command::CloseConflicts } else { Command::CloseCard };
    let card = remade(card, "aside.card .close", move || match card.followed() {
        Some((Open::Claim(row), ..)) => store.draw(&|view| claim_card(store, view, row)),
        Some((Open::Conflict(group), ..)) => store.draw(&|view| conflict::card(store, view, group)),
        None => ().into_any(),
    });
    let at_mark = remade(at_mark, OPTION, move || match at_mark.followed() {
        Some((_, (words, rows))) => store.draw(&|view| at_mark::list(store, view, &words, &rows)),
        None => ().into_any(),
    });
    let list = remade(list, "aside.conflicts .close", move || match list.followed() {
        Some(_) => store.draw(&|view| conflict_list::list(store, view)),
        None => ().into_any(),
    });
    view! {
        // On a phone the page behind the sheet closes it; keys have the sheet's own button.
        <div class="outside" aria-hidden="true" hidden=move || !store.has_panel() on:click=press(move || store.command(closes()))></div>
        {card}
        {at_mark}
        {list}
    }
}

/// What has a card.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Claim(ClaimIx),
    Conflict(GroupIx),
}

fn claim_card(store: Store, view: &View, row: ClaimIx) -> AnyView {
    let Some(claim) = view.session.data.claims.get(row) else { return ().into_any() };
    let t = view.strings();
    let figures: Vec<AnyView> = claim.observations.iter_indexed().map(|(n, o)| figure(view, row, claim, (n, o))).collect();
    let figures =
        (!figures.is_empty()).then(|| view! { <ul class="figures" aria-label=view.later().card.figures>{figures}</ul> }.into_any());
    let detail = view.session.cards.as_ref().and_then(|cards| cards.details.get(row));
    let note = detail.and_then(|d| d.note.as_ref()).map(|note| note.here(view.lang).to_owned());
    let note = note.map(|note| view! { <p class="note">{note}</p> }.into_any());
    let described = view.session.data.sources.get(claim.source).map(|source| json_ld(view, claim, source, row));
    let described = described.map(|json| view! { <script type="application/ld+json" translate="no" inner_html=json></script> }.into_any());
    view! {
        <aside class="card" data-claim=claim.id.clone() aria-label=view.later().card.label>
            <Grab store />
            <div class="kick">
                <span><i class=["dot ", claim.kind.code()].concat()></i>{t.kind(claim.kind)}</span>
                <button type="button" class="close" aria-label=t.page.close on:click=press(move || store.command(Command::CloseCard))>"✕"</button>
            </div>
            {back(store, view)}
            <p class="by" translate="no">{by(view, claim)}</p>
            {figures}
            <h2 class="title">{claim.title.here(view.lang).to_owned()}</h2>
            {conflict::of_claim(store, view, row, true)}
            {checks::findings(store, view, row)}
            {conflict::of_claim(store, view, row, false)}
            {note}
            {details_status(store, view)}
            {facts::facts(store, view, row, claim)}
            {checks::relations(store, view, row)}
            {facts::related(store, view, row)}
            {short_link(view, view.session.data.code_of_claim(row))}
            {described}
            <div class="acts">
                <button type="button" class="copy-citation" on:click=press(move || store.command(Command::CopyCitation))>
                    {copied(store, Copied::Citation, view.later().card.copy_citation)}
                </button>
                <button type="button" class="copy-claim-link" on:click=press(move || store.command(Command::CopyClaimLink))>
                    {copied(store, Copied::ClaimLink, view.later().card.copy_claim_link)}
                </button>
                {files(store, view, !claim.observations.is_empty())}
                {report(store, view)}
            </div>
        </aside>
    }
    .into_any()
}

/// Who says it, where and when: the first that a reader needs.
fn by(view: &View, claim: &Claim) -> String {
    let data = &view.session.data;
    let Some(source) = data.sources.get(claim.source) else { return String::new() };
    let when = source.published.map_or_else(|| view.later().card.published_unknown.to_owned(), |day| date::period(&day, view.lang));
    let body = short_origin(view, claim).unwrap_or(view.strings().facets.not_said);
    [body, " · ", data.publisher(source), " · ", &when].concat()
}

fn figure(view: &View, row: ClaimIx, claim: &Claim, (n, o): (ObservationIx, &Observation)) -> AnyView {
    let (t, lang, data) = (view.later(), view.lang, &view.session.data);
    let codes = &data.codes;
    let written = view.session.cards.as_ref().and_then(|cards| cards.details.get(row)).and_then(|d| d.originals.get(n));
    let plain = number::amount_full(o.value.to_f64(), o.unit, data, lang);
    let mut of = codes.measures.get(o.measure).map_or("", |m| name(&m.entry, lang)).to_owned();
    if let Some(scope) = o.scope.and_then(|c| codes.scopes.get(c).map(|s| &s.entry)) {
        of.push_str(&[": ", name(scope, lang)].concat());
    }
    if let Some(when) = o.when {
        of.push_str(&[" · ", &date::period(&when, lang)].concat());
    }
    let mut lines: Vec<String> = Vec::new();
    // What differs in spaces only says the same.
    if written.is_some_and(|w| without_spaces(&w.0) != without_spaces(&plain)) {
        lines.push(["= ", &plain].concat());
    }
    let shown = convert::shown(o, claim, view.state.unit, data);
    let receipt = shown.receipt.as_ref().filter(|_| o.value.mantissa != 0).map(|receipt| {
        let amount = ["≈ ", &number::amount(shown.value, shown.unit, data, lang)].concat();
        view! { <details class="receipt"><summary translate="no">{amount}</summary><p translate="no">{receipt_words(view, receipt)}</p></details> }.into_any()
    });
    if let Some((unit, value)) = o.equivalent {
        let words = written.and_then(|w| w.1.clone()).unwrap_or_else(|| number::amount_full(value.to_f64(), unit, data, lang));
        lines.push([t.card.equivalent, ": ", &words].concat());
    }
    let marks: Vec<&str> = t.status(o.status).into_iter().chain(t.implied(o.implied)).collect();
    lines.push(marks.join(" · "));
    let same = same_figure(view, row, n);
    if same.len() > 1 {
        lines.push(said_by(view, &same));
    }
    let no_rate = shown.missing_rate.then(|| view! { <p>{t.card.no_rate}</p> }.into_any());
    let lines: Vec<AnyView> = lines.into_iter().map(|text| line("", text)).collect();
    view! {
        <li class="figure">
            <b translate="no">{written.map_or(plain, |w| w.0.clone())}</b>
            <p class="of" translate="no">{of}</p>
            {receipt}
            {lines}
            {no_rate}
        </li>
    }
    .into_any()
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The claims that give the very figure of an observation, this one among them.
fn same_figure(view: &View, claim: ClaimIx, observation: ObservationIx) -> Vec<ClaimIx> {
    let own = Member { claim, observation };
    let pairs = view.session.relations(claim).into_iter().filter(|(pair, _)| pair.a == own || pair.b == own);
    let alike = pairs.filter(|(pair, _)| matches!(pair.relation, Relation::Same | Relation::Copies) && pair.ratio.0 == 0);
    alike.map(|(_, other)| other.claim).filter(|other| view.session.is_known(*other, view.state)).chain([claim]).collect()
}

fn receipt_words(view: &View, receipt: &convert::Receipt) -> String {
    let rate = ["Rp", &number::number(receipt.rate.round(), view.lang)].concat();
    let named = |n: RateSourceIx| view.session.data.rate_sources.get(n).map(String::as_str);
    let sources: Vec<&str> = [Some(receipt.source), receipt.other_source].into_iter().flatten().filter_map(named).collect();
    (view.later().card.receipt)(&rate, &date::period(&receipt.period, view.lang), &sources.join("; "))
}
