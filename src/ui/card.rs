//! The card of the open claim.
use super::clipboard;
use super::js;
use super::late;
use super::store::{LateState, Store};
use super::words;
use crate::convert;
use crate::dataset::Dataset;
use crate::i18n::{Strings, date, name, number, phrase};
use crate::record::{Claim, Observation, Source};
use crate::session::Session;
use crate::state::{Action, Lang, ShownUnit};
use crate::wire;
use leptos::prelude::*;

/// What the reader last copied from the card.
#[derive(Clone, PartialEq)]
enum Copy {
    Nothing,
    Citation,
    Link,
    ByHand(String),
}

/// The card; absent while no claim is open.
#[component]
pub fn Card(store: Store) -> impl IntoView {
    let open = Memo::new(move |_| store.state.with(|s| s.claim));
    Effect::new(move |before: Option<Option<u16>>| {
        let now = open.get();
        if before.is_some() && now.is_some() {
            js::next_frame(|| {
                if let Some(card) = js::find("aside.card") {
                    card.set_scroll_top(0);
                }
            });
        }
        now
    });
    let close = move || {
        let row = open.get_untracked();
        store.act(Action::Open(None));
        if let Some(row) = row {
            js::next_frame(move || js::focus(&format!("tr[data-row=\"{row}\"] .open")));
        }
    };
    js::listen(&js::window(), "keydown", move |event| {
        let escape = js_sys::Reflect::get(&event, &"key".into()).is_ok_and(|key| key == "Escape");
        if escape && !event.default_prevented() && open.try_get_untracked().flatten().is_some() {
            close();
        }
    });
    move || {
        let row = usize::from(open.get()?);
        let lang = store.lang.get();
        let unit = store.state.with(|s| s.unit);
        let state = store.late.get();
        store.session.with_value(|s| {
            let claim = s.data.claims.get(row)?;
            Some(
                view! {
                    <aside class="card" data-claim=claim.id.clone() aria-label=store.strings().card.label>
                        <div class="grab" aria-hidden="true"></div>
                        <div class="kick">
                            <span><i class=format!("dot {}", words::kind_class(claim.kind))></i>{store.strings().kind(claim.kind).one}</span>
                            <button type="button" class="close" aria-label=store.strings().page.close on:click=move |_| close()>"✕"</button>
                        </div>
                        <h2>{phrase(&claim.title, lang).to_string()}</h2>
                        {figures(s, row, claim, unit, lang)}
                        {note(s, row, lang)}
                        {(state != LateState::Here).then(|| waiting(store, state))}
                        {facts(s, row, claim, lang)}
                        {related(store, s, row, lang)}
                        {copying(store, s, row, claim, lang)}
                    </aside>
                }
                .into_any(),
            )
        })
    }
}

fn waiting(store: Store, state: LateState) -> AnyView {
    let t = store.strings();
    if state == LateState::Loading {
        return view! { <p class="mute" role="status">{t.page.loading_details}</p> }.into_any();
    }
    let again = move |_| leptos::task::spawn_local(late::fetch(store));
    view! { <p role="alert">{t.page.details_failed} " " <button type="button" on:click=again>{t.page.retry}</button></p> }.into_any()
}

fn figures(s: &Session, row: usize, claim: &Claim, unit: ShownUnit, lang: Lang) -> Option<AnyView> {
    if claim.observations.is_empty() {
        return None;
    }
    let list = claim.observations.iter().enumerate().map(|(n, o)| figure(s, row, claim, (n, o), unit, lang)).collect_view();
    Some(view! { <ul class="figures" aria-label=crate::i18n::strings(lang).card.figures>{list}</ul> }.into_any())
}

fn figure(s: &Session, row: usize, claim: &Claim, (n, o): (usize, &Observation), unit: ShownUnit, lang: Lang) -> AnyView {
    let t = crate::i18n::strings(lang);
    let codes = &s.data.codes;
    let written = s.late.as_ref().and_then(|l| l.details.get(row)).and_then(|d| d.originals.get(n));
    let plain = number::amount_full(o.value.to_f64(), o.unit, &s.data, lang);
    let measure = codes.measures.get(usize::from(o.measure)).map(|m| name(&m.entry, lang).to_string());
    let scope = o.scope.and_then(|c| codes.scopes.get(usize::from(c))).map(|e| format!(": {}", name(e, lang)));
    let when = o.when.map(|w| format!(" · {}", date::period(&w, lang)));
    let mut lines: Vec<String> = Vec::new();
    if written.is_some() {
        lines.push(format!("= {plain}"));
    }
    let shown = convert::shown(o, claim, unit, &s.data);
    if let Some(receipt) = &shown.receipt {
        lines.push(format!("≈ {} ({})", number::amount(shown.value, shown.unit, &s.data, lang), receipt_words(t, receipt, &s.data, lang)));
    }
    if shown.missing_rate {
        lines.push(t.card.no_rate.into());
    }
    if let Some((u, value)) = o.equivalent {
        let words = written.and_then(|w| w.1.clone()).unwrap_or_else(|| number::amount_full(value.to_f64(), u, &s.data, lang));
        lines.push(format!("{}: {words}", t.card.equivalent));
    }
    let marks: Vec<&str> = t.status(o.status).into_iter().chain(t.implied(o.implied)).collect();
    if !marks.is_empty() {
        lines.push(marks.join(" · "));
    }
    let head = written.map_or(plain, |w| w.0.clone());
    view! {
        <li class="figure">
            <b>{head}</b>
            <p class="of">{measure}{scope}{when}</p>
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </li>
    }
    .into_any()
}

fn receipt_words(t: &'static Strings, receipt: &convert::Receipt, data: &Dataset, lang: Lang) -> String {
    let rate = number::number(receipt.rate.round(), lang);
    let named = |n: u8| data.rate_sources.get(usize::from(n)).map(String::as_str);
    let sources: Vec<&str> = [Some(receipt.source), receipt.other_source].into_iter().flatten().filter_map(named).collect();
    (t.card.receipt)(&format!("Rp{rate}"), &date::period(&receipt.period, lang), &sources.join("; "))
}

fn note(s: &Session, row: usize, lang: Lang) -> Option<AnyView> {
    let note = s.late.as_ref()?.details.get(row)?.note.as_ref()?;
    Some(view! { <p class="note">{phrase(note, lang).to_string()}</p> }.into_any())
}

fn facts(s: &Session, row: usize, claim: &Claim, lang: Lang) -> Option<AnyView> {
    let t = crate::i18n::strings(lang);
    let codes = &s.data.codes;
    let detail = s.late.as_ref().and_then(|l| l.details.get(row));
    let source = s.data.sources.get(usize::from(claim.source))?;
    let page = s.late.as_ref().and_then(|l| l.sources.get(usize::from(claim.source)));
    let region = codes.regions.get(usize::from(claim.region))?;
    let parent = region.parent.and_then(|p| codes.regions.get(usize::from(p))).filter(|p| p.code != "0");
    let mut place = region.name.clone();
    if let Some(village) = detail.and_then(|d| d.place.as_ref()) {
        place = format!("{village}, {place}");
    }
    if let Some(parent) = parent {
        place = format!("{place}, {}", parent.name);
    }
    let mut rows: Vec<(&str, Vec<AnyView>)> = Vec::new();
    let text = |words: String| words.into_any();
    let mut when = vec![text(date::period_long(&claim.when, lang))];
    when.extend(detail.and_then(|d| d.when_stated.as_ref()).map(|w| text((t.card.date_as_written)(w))));
    rows.push((t.card.period, when));
    rows.push((t.card.region, vec![text(format!("{place} ({})", region.code))]));
    let goods: Vec<AnyView> = claim
        .goods
        .iter()
        .filter_map(|g| s.data.goods.get(usize::from(*g)))
        .map(|g| {
            let hs = g.hs.as_ref().map(|hs| format!(" (HS {hs})")).unwrap_or_default();
            text(format!("{}{hs}", phrase(&g.name, lang)))
        })
        .collect();
    rows.push((t.card.commodities, goods));
    let to: Vec<&str> = claim.destinations.iter().filter_map(|d| codes.countries.get(usize::from(*d))).map(|c| name(c, lang)).collect();
    rows.push((t.card.destinations, if to.is_empty() { vec![] } else { vec![text(to.join(", "))] }));
    for party in detail.map(|d| d.parties.as_slice()).unwrap_or_default() {
        let words = party.person.as_ref().map_or_else(|| party.name.clone(), |p| format!("{p} ({})", party.name));
        rows.push((t.role(party.role), vec![text(words)]));
    }
    let origin = claim.origin.and_then(|o| codes.origins.get(usize::from(o))).map_or(t.card.origin_not_said, |o| name(o, lang));
    rows.push((t.card.origin, vec![text(origin.to_string())]));
    rows.push((t.card.source, source_words(t, source, page)));
    rows.push((t.card.published, vec![text(published(t, source, lang))]));
    rows.push((t.card.in_data, vec![text(s.data.version.clone())]));
    let list = rows
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(head, values)| view! { <dt>{head}</dt>{values.into_iter().map(|v| view! { <dd>{v}</dd> }).collect_view()} })
        .collect_view();
    Some(view! { <dl>{list}</dl> }.into_any())
}

fn published(t: &'static Strings, source: &Source, lang: Lang) -> String {
    source.published.map_or(t.card.published_unknown.into(), |p| date::period_long(&p, lang))
}

fn source_words(t: &'static Strings, source: &Source, page: Option<&crate::record::SourceDetail>) -> Vec<AnyView> {
    let mut lines = vec![view! { <b>{source.publisher.clone()}</b> }.into_any()];
    let Some(page) = page else { return lines };
    lines.push(t.publisher_kind(page.publisher_kind).into_any());
    lines.push(match &page.title {
        Some(title) => view! { <cite lang=page.lang.clone()>{title.clone()}</cite> }.into_any(),
        None => t.card.headline_not_seen.into_any(),
    });
    lines.push(match &page.url {
        Some(url) => view! { <a href=url.clone() target="_blank" rel="noopener noreferrer">{t.card.open_source}</a> }.into_any(),
        None => t.card.no_url.into_any(),
    });
    lines
}

fn related(store: Store, s: &Session, row: usize, lang: Lang) -> Option<AnyView> {
    let t = crate::i18n::strings(lang);
    let event: Vec<usize> = wire::same_event(s, row).collect();
    let series: Vec<usize> = s.same_series(row).into_iter().map(usize::from).filter(|n| !event.contains(n)).collect();
    let list = |head: String, rows: Vec<usize>| {
        let items = rows
            .iter()
            .filter_map(|n| Some((*n, s.data.claims.get(*n)?)))
            .map(|(n, claim)| {
                let publisher = s.data.sources.get(usize::from(claim.source)).map(|p| p.publisher.clone());
                let words = format!("{} · {}", date::period(&claim.when, lang), phrase(&claim.title, lang));
                view! { <li><button type="button" on:click=move |_| store.act(Action::Open(Some(n as u16)))>{words}</button> <span class="mute">{publisher}</span></li> }
            })
            .collect_view();
        view! { <h3>{head}</h3><ul class="related">{items}</ul> }
    };
    let event = (!event.is_empty()).then(|| list((t.card.same_event)(event.len() as u32), event));
    let series = (!series.is_empty()).then(|| list((t.card.same_series)(series.len() as u32), series));
    Some(view! { {event} {series} }.into_any())
}

fn copying(store: Store, s: &Session, row: usize, claim: &Claim, lang: Lang) -> Option<AnyView> {
    let t = crate::i18n::strings(lang);
    let source = s.data.sources.get(usize::from(claim.source))?;
    let page = s.late.as_ref().and_then(|l| l.sources.get(usize::from(claim.source)));
    let headline = page.and_then(|p| p.title.as_ref()).map(|h| format!("“{h}”, {}", source.publisher));
    let url = page.and_then(|p| p.url.clone());
    let link = s.link_to_claim(row, lang);
    let link = format!("{}#{link}", super::store::bare_address());
    let cited = url.map_or_else(|| link.clone(), |u| format!("{u} ({link})"));
    let words = headline.unwrap_or_else(|| source.publisher.clone());
    let citation = (t.card.citation)(phrase(&claim.title, lang), &words, &published(t, source, lang), &cited);
    let done = RwSignal::new(Copy::Nothing);
    let copy =
        move |text: String, success: Copy| clipboard::copy(text.clone(), move |ok| done.set(if ok { success } else { Copy::ByHand(text) }));
    let copy_link = move |_| copy(link.clone(), Copy::Link);
    let copy_citation = move |_| copy(citation.clone(), Copy::Citation);
    let label = move |of: Copy, words: &'static str| move || if done.get() == of { store.strings().page.copied } else { words };
    Some(
        view! {
            <div class="acts">
                <button type="button" class="copy-citation" on:click=copy_citation>{label(Copy::Citation, t.card.copy_citation)}</button>
                <button type="button" class="copy-claim-link" on:click=copy_link>{label(Copy::Link, t.card.copy_claim_link)}</button>
            </div>
            {move || match done.get() {
                Copy::ByHand(text) => Some(view! { <p class="copy-me" role="status">{store.strings().page.copy_by_hand} <br /> {text}</p> }),
                _ => None,
            }}
        }
        .into_any(),
    )
}
