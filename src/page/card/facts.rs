//! On a card: what the claim is about, who says it where, and the claims beside it.
use super::parts::claim_button;
use crate::model::claim::{Claim, Good, Party, SourceDetail};
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal};
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name};
use crate::present::page_api;
use crate::present::view::View;
use crate::present::words::{published, source_page};
use crate::query::publication_delay::lag;
use crate::state::Action;
use leptos::prelude::*;

/// A row of the list: its head, then its values; nothing without values.
fn fact(head: &'static str, values: Vec<String>) -> AnyView {
    fact_of(head, values.into_iter().map(IntoAny::into_any).collect())
}

fn fact_of(head: &'static str, values: Vec<AnyView>) -> AnyView {
    if values.is_empty() {
        return ().into_any();
    }
    let values: Vec<AnyView> = values.into_iter().map(|value| view! { <dd translate="no">{value}</dd> }.into_any()).collect();
    view! { <dt>{head}</dt>{values} }.into_any()
}

/// A word of a card that filters the page when it is pressed.
fn filter(store: Store, name: String, action: Action) -> AnyView {
    view! { <button type="button" class="filter" on:click=press(move || store.act(action.clone()))>{name}</button> }.into_any()
}

/// Several of them. A comma is a sign of the word before it: beside a name that wraps it would begin a line.
fn listed(store: Store, words: Vec<(String, Action)>) -> AnyView {
    let last = words.len().saturating_sub(1);
    let parted = words.into_iter().enumerate().map(|(n, (mut name, action))| {
        if n < last {
            name.push(',');
        }
        view! { {filter(store, name, action)} " " }.into_any()
    });
    parted.collect::<Vec<AnyView>>().into_any()
}

/// A value of a facet that becomes the only one chosen when it is pressed.
fn value(store: Store, name: String, facet: Facet, value: Ordinal) -> AnyView {
    filter(store, name, Action::Only(facet, value))
}

/// A good: its name finds all claims that say it, its code those of its chapter.
fn good(store: Store, view: &View, good: &Good) -> AnyView {
    let name = good.name.here(view.lang).to_owned();
    let named = filter(store, name.clone(), Action::Search(name));
    let chapter = good.hs.as_deref().and_then(|hs| {
        let chapter = view.session.data.codes.chapters.position(|chapter| Some(chapter.code.as_str()) == hs.get(..2))?;
        let coded = value(store, ["HS ", hs].concat(), Facet::Hs, Ordinal::of(chapter));
        Some(view! { " " <span class="joined">"(" {coded} ")"</span> }.into_any())
    });
    view! { {named} {chapter} }.into_any()
}

/// Who takes part: the name filters where it acts, and is searched for where it only speaks or is a place.
fn party(store: Store, view: &View, party: &Party) -> AnyView {
    let words = party.person.as_ref().map_or_else(|| party.name.clone(), |p| [p, " (", &party.name, ")"].concat());
    let known = view.session.data.parties.search(|name| name.as_str().cmp(&party.name)).filter(|_| party.role.acts());
    let action = known.map_or_else(|| Action::Search(party.name.clone()), |known| Action::Only(Facet::Party, Ordinal::of(known)));
    fact_of(view.later().role(party.role), vec![filter(store, words, action)])
}

/// The list of what is known of a claim.
pub fn facts(store: Store, view: &View, row: ClaimIx, claim: &Claim) -> AnyView {
    let (t, lang, data) = (&view.later().card, view.lang, &view.session.data);
    let codes = &data.codes;
    let detail = view.session.cards.as_ref().and_then(|cards| cards.details.get(row));
    let Some(source) = data.sources.get(claim.source) else { return ().into_any() };
    let Some(region) = codes.regions.get(claim.region) else { return ().into_any() };
    let stated = detail.and_then(|d| d.when_stated.as_ref()).map(|w| (t.date_as_written)(w));
    let parent = region.parent.and_then(|up| Some((up, codes.regions.get(up)?))).filter(|(_, up)| up.code != "0");
    let village = detail.and_then(|d| d.place.clone()).map(|name| (name.clone(), Action::Search(name)));
    let only = |area| Action::Only(Facet::Region, Ordinal::of(area));
    let area = ([&region.name, " (", &region.code, ")"].concat(), only(claim.region));
    let parent = parent.map(|(up, province)| (province.name.clone(), only(up)));
    let places: Vec<(String, Action)> = village.into_iter().chain([area]).chain(parent).collect();
    let goods = claim.goods.iter().filter_map(|g| data.goods.get(*g)).map(|g| good(store, view, g)).collect();
    let to = claim.destinations.iter().filter_map(|d| Some((*d, codes.countries.get(*d)?)));
    let to: Vec<(String, Action)> =
        to.map(|(d, country)| (name(country, lang).to_owned(), Action::Only(Facet::Destination, Ordinal::of(d)))).collect();
    let to = if to.is_empty() { Vec::new() } else { vec![listed(store, to)] };
    let parties = detail.map(|d| d.parties.as_slice()).unwrap_or_default().iter().map(|one| party(store, view, one));
    let origin = claim.origin.and_then(|o| Some((o, codes.origins.get(o)?)));
    let origin = origin.map_or_else(
        || t.origin_not_said.into_any(),
        |(o, entry)| value(store, name(entry, lang).to_owned(), Facet::Origin, Ordinal::of(o)),
    );
    let publisher = value(store, data.publisher(source).to_owned(), Facet::Publisher, Ordinal::of(source.publisher));
    let mut rows = vec![
        fact(t.period, [Some(date::period_long(&claim.when, lang)), stated].into_iter().flatten().collect()),
        fact_of(t.region, vec![listed(store, places)]),
        fact_of(t.commodities, goods),
        fact_of(t.destinations, to),
    ];
    rows.extend(parties);
    rows.push(fact_of(t.origin, vec![origin]));
    rows.push(view! { <dt>{t.source}</dt><dd translate="no"><b>{publisher}</b></dd> }.into_any());
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

/// What a row of a list says of a claim: when and what, and who.
pub fn named(view: &View, row: ClaimIx) -> Option<(String, String)> {
    let data = &view.session.data;
    let claim = data.claims.get(row)?;
    let name = [&date::period(&claim.when, view.lang), " · ", claim.title.here(view.lang)].concat();
    Some((name, data.sources.get(claim.source).map_or("", |s| data.publisher(s)).to_owned()))
}

/// A claim as a row of a list.
fn item(store: Store, view: &View, row: ClaimIx) -> Option<AnyView> {
    let (name, publisher) = named(view, row)?;
    Some(view! { <li>{claim_button(store, row, name)} " " <span class="mute" translate="no">{publisher}</span></li> }.into_any())
}
