//! On a card: what the claim is about, who says it where, and the claims beside it.
use super::parts::claim_button;
use crate::model::claim::{Claim, SourceDetail};
use crate::model::index::ClaimIx;
use crate::page::store::Store;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name};
use crate::present::page_api;
use crate::present::view::View;
use crate::present::words::{published, source_page};
use crate::query::publication_delay::lag;
use leptos::prelude::*;

/// A row of the list: its head, then its values; nothing without values.
fn fact(head: &'static str, values: Vec<String>) -> AnyView {
    if values.is_empty() {
        return ().into_any();
    }
    let values: Vec<AnyView> = values.into_iter().map(|value| view! { <dd translate="no">{value}</dd> }.into_any()).collect();
    view! { <dt>{head}</dt>{values} }.into_any()
}

/// The list of what is known of a claim.
pub fn facts(view: &View, row: ClaimIx, claim: &Claim) -> AnyView {
    let (t, lang, data) = (&view.later().card, view.lang, &view.session.data);
    let codes = &data.codes;
    let detail = view.session.cards.as_ref().and_then(|cards| cards.details.get(row));
    let Some(source) = data.sources.get(claim.source) else { return ().into_any() };
    let Some(region) = codes.regions.get(claim.region) else { return ().into_any() };
    let stated = detail.and_then(|d| d.when_stated.as_ref()).map(|w| (t.date_as_written)(w));
    let parent = region.parent.and_then(|p| codes.regions.get(p)).filter(|p| p.code != "0");
    let village = detail.and_then(|d| d.place.as_deref());
    let place: Vec<&str> = village.into_iter().chain([region.name.as_str()]).chain(parent.map(|p| p.name.as_str())).collect();
    let goods = claim.goods.iter().filter_map(|g| data.goods.get(*g)).map(|g| match &g.hs {
        Some(hs) => [g.name.here(lang), " (HS ", hs, ")"].concat(),
        None => g.name.here(lang).to_owned(),
    });
    let to: Vec<&str> = claim.destinations.iter().filter_map(|d| codes.countries.get(*d)).map(|c| name(c, lang)).collect();
    let to = if to.is_empty() { Vec::new() } else { vec![to.join(", ")] };
    let parties = detail.map(|d| d.parties.as_slice()).unwrap_or_default().iter().map(|party| {
        let words = party.person.as_ref().map_or_else(|| party.name.clone(), |p| [p, " (", &party.name, ")"].concat());
        fact(view.later().role(party.role), vec![words])
    });
    let origin = claim.origin.and_then(|o| codes.origins.get(o)).map_or(t.origin_not_said, |o| name(o, lang));
    let mut rows = vec![
        fact(t.period, [Some(date::period_long(&claim.when, lang)), stated].into_iter().flatten().collect()),
        fact(t.region, vec![[&place.join(", "), " (", &region.code, ")"].concat()]),
        fact(t.commodities, goods.collect()),
        fact(t.destinations, to),
    ];
    rows.extend(parties);
    rows.push(fact(t.origin, vec![origin.to_owned()]));
    rows.push(view! { <dt>{t.source}</dt><dd translate="no"><b>{data.publisher(source).to_owned()}</b></dd> }.into_any());
    rows.extend(source_page(view, claim).map(|page| source_facts(view, page)));
    rows.push(fact(t.published, vec![published(view, source), check_strings(lang).lag(lag(&claim.when, source.published.as_ref()))]));
    rows.push(fact(t.in_data, vec![data.version.clone()]));
    view! { <dl>{rows}</dl> }.into_any()
}

fn source_facts(view: &View, page: &SourceDetail) -> AnyView {
    let t = view.later();
    let headline = match &page.title {
        Some(title) => view! { <cite lang=page.lang.code() translate="no">{title.clone()}</cite> }.into_any(),
        None => t.card.headline_not_seen.into_any(),
    };
    let address = match page.url.clone().filter(|url| is_web(url)) {
        Some(url) => view! { <a target="_blank" rel="noopener noreferrer" href=url>{t.card.open_source}</a> }.into_any(),
        None => t.card.no_url.into_any(),
    };
    view! {
        <dd>{t.publisher_kind(page.publisher_kind)}</dd>
        <dd>{headline}</dd>
        <dd>{address}</dd>
    }
    .into_any()
}

/// Whether an address is one of the web; the gate lets no other through.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The claims about the same event, and those of the same series.
pub fn related(store: Store, view: &View, row: ClaimIx) -> AnyView {
    let (t, session) = (&view.later().card, view.session);
    let event: Vec<ClaimIx> = page_api::same_event(session, row).filter(|n| session.is_known(*n, view.state)).collect();
    let is_new = |n: &ClaimIx| !event.contains(n) && session.is_known(*n, view.state);
    let series: Vec<ClaimIx> = session.same_series(row).into_iter().filter(is_new).collect();
    let lists: Vec<AnyView> = [(t.same_event, event), (t.same_series, series)]
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(head, rows)| {
            let head = head(rows.len() as u32);
            let items: Vec<AnyView> = rows.into_iter().filter_map(|n| item(store, view, n)).collect();
            view! { <h3>{head}</h3><ul class="related">{items}</ul> }.into_any()
        })
        .collect();
    lists.into_any()
}

/// A claim as a row of a list: when, what, who.
pub fn item(store: Store, view: &View, row: ClaimIx) -> Option<AnyView> {
    let data = &view.session.data;
    let claim = data.claims.get(row)?;
    let name = [&date::period(&claim.when, view.lang), " · ", claim.title.here(view.lang)].concat();
    let publisher = data.sources.get(claim.source).map_or("", |s| data.publisher(s)).to_owned();
    Some(view! { <li>{claim_button(store, row, name)} " " <span class="mute" translate="no">{publisher}</span></li> }.into_any())
}
