//! The card of the open claim.
use super::words::{published, said_by};
use super::{Act, Copied, Details, Html, View, checks, conflict};
use crate::model::claim::{Claim, Detail, Observation, SourceDetail};
use crate::model::finding::{Member, Relation};
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name, number, phrase};
use crate::present::page_api;
use crate::query::convert;
use crate::query::publication_delay::lag;
use crate::state::Action;

/// The card; empty while no claim is open.
pub fn card(view: &View, html: &mut Html) {
    let Some(row) = view.state.claim else { return };
    let row = usize::from(row);
    let Some(claim) = view.session.data.claims.get(row) else { return };
    let t = view.strings();
    html.raw("<aside class=\"card\" data-claim=\"").text(&claim.id).raw("\" aria-label=\"").text(t.card.label);
    html.raw("\"><div class=\"grab\" aria-hidden=\"true\"></div><div class=\"kick\"><span><i class=\"dot ").raw(claim.kind.code());
    html.raw("\"></i>").text(t.kind(claim.kind)).raw("</span><button type=\"button\" class=\"close\" data-act=\"");
    html.text(&Act::CloseCard.code()).raw("\" aria-label=\"").text(t.page.close).raw("\">✕</button></div>");
    if view.lists_conflicts() {
        html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::Conflicts.code()).raw("\">‹ ");
        html.text(check_strings(view.lang).conflicts.back).raw("</button>");
    }
    conflict::of_claim(view, row as u16, true, html);
    html.raw("<h2 class=\"title\">");
    html.text(phrase(&claim.title, view.lang)).raw("</h2>");
    checks::findings(view, row as u16, html);
    if !claim.observations.is_empty() {
        html.raw("<ul class=\"figures\" aria-label=\"").text(t.card.figures).raw("\">");
        for (n, o) in claim.observations.iter().enumerate() {
            figure(view, row, claim, (n, o), html);
        }
        html.raw("</ul>");
    }
    conflict::of_claim(view, row as u16, false, html);
    if let Some(note) = detail(view, row).and_then(|d| d.note.as_ref()) {
        html.raw("<p class=\"note\">").text(phrase(note, view.lang)).raw("</p>");
    }
    match view.desk.details {
        Details::Here => {}
        Details::Loading => {
            html.raw("<p class=\"mute\" role=\"status\">").text(t.page.loading_details).raw("</p>");
        }
        Details::Failed => {
            html.raw("<p role=\"alert\">").text(t.page.details_failed).raw(" <button type=\"button\" data-act=\"");
            html.text(&Act::RetryDetails.code()).raw("\">").text(t.page.retry).raw("</button></p>");
        }
    }
    facts(view, row, claim, html);
    checks::relations(view, row as u16, html);
    related(view, row, html);
    let copied = |of: Copied, words: &'static str| if view.desk.copied == of { t.page.copied } else { words };
    html.raw("<div class=\"acts\"><button type=\"button\" class=\"copy-citation\" data-act=\"").text(&Act::CopyCitation.code()).raw("\">");
    html.text(copied(Copied::Citation, t.card.copy_citation)).raw("</button><button type=\"button\" class=\"copy-claim-link\" data-act=\"");
    html.text(&Act::CopyClaimLink.code()).raw("\">").text(copied(Copied::ClaimLink, t.card.copy_claim_link)).raw("</button></div></aside>");
}

fn detail<'a>(view: &View<'a>, row: usize) -> Option<&'a Detail> {
    view.session.late.as_ref()?.details.get(row)
}

fn page<'a>(view: &View<'a>, claim: &Claim) -> Option<&'a SourceDetail> {
    view.session.late.as_ref()?.sources.get(usize::from(claim.source))
}

fn figure(view: &View, row: usize, claim: &Claim, (n, o): (usize, &Observation), html: &mut Html) {
    let (t, lang, data) = (view.strings(), view.lang, &view.session.data);
    let codes = &data.codes;
    let written = detail(view, row).and_then(|d| d.originals.get(n));
    let plain = number::amount_full(o.value.to_f64(), o.unit, data, lang);
    html.raw("<li class=\"figure\"><b>").text(written.map_or(&plain, |w| &w.0)).raw("</b><p class=\"of\">");
    html.text(codes.measures.get(usize::from(o.measure)).map_or("", |m| name(&m.entry, lang)));
    if let Some(scope) = o.scope.and_then(|c| codes.scopes.get(usize::from(c))) {
        html.raw(": ").text(name(scope, lang));
    }
    if let Some(when) = o.when {
        html.raw(" · ").text(&date::period(&when, lang));
    }
    html.raw("</p>");
    if written.is_some() {
        html.raw("<p>= ").text(&plain).raw("</p>");
    }
    let shown = convert::shown(o, claim, view.state.unit, data);
    if let Some(receipt) = &shown.receipt {
        html.raw("<p>≈ ")
            .text(&number::amount(shown.value, shown.unit, data, lang))
            .raw(" (")
            .text(&receipt_words(view, receipt))
            .raw(")</p>");
    }
    if shown.missing_rate {
        html.raw("<p>").text(t.card.no_rate).raw("</p>");
    }
    if let Some((unit, value)) = o.equivalent {
        let words = written.and_then(|w| w.1.clone()).unwrap_or_else(|| number::amount_full(value.to_f64(), unit, data, lang));
        html.raw("<p>").text(t.card.equivalent).raw(": ").text(&words).raw("</p>");
    }
    let marks: Vec<&str> = t.status(o.status).into_iter().chain(t.implied(o.implied)).collect();
    if !marks.is_empty() {
        html.raw("<p>").text(&marks.join(" · ")).raw("</p>");
    }
    let same = same_figure(view, row as u16, n as u16);
    if same.len() > 1 {
        html.raw("<p>").text(&said_by(view, &same)).raw("</p>");
    }
    html.raw("</li>");
}

/// The claims that give the very figure of an observation, this one among them.
fn same_figure(view: &View, claim: u16, observation: u16) -> Vec<u16> {
    let own = Member { claim, observation };
    let pairs = view.session.relations(claim).into_iter().filter(|(pair, _)| pair.a == own || pair.b == own);
    let alike = pairs.filter(|(pair, _)| matches!(pair.relation, Relation::Same | Relation::Copies) && pair.ratio.0 == 0);
    alike.map(|(_, other)| other.claim).chain([claim]).collect()
}

fn receipt_words(view: &View, receipt: &convert::Receipt) -> String {
    let rate = ["Rp", &number::number(receipt.rate.round(), view.lang)].concat();
    let named = |n: u8| view.session.data.rate_sources.get(usize::from(n)).map(String::as_str);
    let sources: Vec<&str> = [Some(receipt.source), receipt.other_source].into_iter().flatten().filter_map(named).collect();
    (view.strings().card.receipt)(&rate, &date::period(&receipt.period, view.lang), &sources.join("; "))
}

/// A row of the list: its head, then its values.
fn fact(html: &mut Html, head: &str, values: &[&str]) {
    if values.is_empty() {
        return;
    }
    html.raw("<dt>").text(head).raw("</dt>");
    for value in values {
        html.raw("<dd>").text(value).raw("</dd>");
    }
}

fn facts(view: &View, row: usize, claim: &Claim, html: &mut Html) {
    let (t, lang, data) = (&view.strings().card, view.lang, &view.session.data);
    let codes = &data.codes;
    let detail = detail(view, row);
    let Some(source) = data.sources.get(usize::from(claim.source)) else { return };
    let Some(region) = codes.regions.get(usize::from(claim.region)) else { return };
    html.raw("<dl>");
    let when = date::period_long(&claim.when, lang);
    let stated = detail.and_then(|d| d.when_stated.as_ref()).map(|w| (t.date_as_written)(w));
    fact(html, t.period, &[Some(&when), stated.as_ref()].into_iter().flatten().map(String::as_str).collect::<Vec<_>>());
    let parent = region.parent.and_then(|p| codes.regions.get(usize::from(p))).filter(|p| p.code != "0");
    let village = detail.and_then(|d| d.place.as_deref());
    let place: Vec<&str> = village.into_iter().chain([region.name.as_str()]).chain(parent.map(|p| p.name.as_str())).collect();
    fact(html, t.region, &[&[&place.join(", "), " (", &region.code, ")"].concat()]);
    let goods = claim.goods.iter().filter_map(|g| data.goods.get(usize::from(*g))).map(|g| match &g.hs {
        Some(hs) => [phrase(&g.name, lang), " (HS ", hs, ")"].concat(),
        None => phrase(&g.name, lang).to_string(),
    });
    let goods: Vec<String> = goods.collect();
    fact(html, t.commodities, &goods.iter().map(String::as_str).collect::<Vec<_>>());
    let to: Vec<&str> = claim.destinations.iter().filter_map(|d| codes.countries.get(usize::from(*d))).map(|c| name(c, lang)).collect();
    if !to.is_empty() {
        fact(html, t.destinations, &[&to.join(", ")]);
    }
    for party in detail.map(|d| d.parties.as_slice()).unwrap_or_default() {
        let words = party.person.as_ref().map_or_else(|| party.name.clone(), |p| [p, " (", &party.name, ")"].concat());
        fact(html, view.strings().role(party.role), &[&words]);
    }
    let origin = claim.origin.and_then(|o| codes.origins.get(usize::from(o))).map_or(t.origin_not_said, |o| name(o, lang));
    fact(html, t.origin, &[origin]);
    html.raw("<dt>").text(t.source).raw("</dt><dd><b>").text(&source.publisher).raw("</b></dd>");
    if let Some(page) = page(view, claim) {
        source_facts(view, page, html);
    }
    fact(html, t.published, &[&published(view, source), &check_strings(lang).lag(lag(&claim.when, source.published.as_ref()))]);
    fact(html, t.in_data, &[&data.version]);
    html.raw("</dl>");
}

fn source_facts(view: &View, page: &SourceDetail, html: &mut Html) {
    let t = view.strings();
    html.raw("<dd>").text(t.publisher_kind(page.publisher_kind)).raw("</dd><dd>");
    match &page.title {
        Some(title) => html.raw("<cite lang=\"").text(page.lang.code()).raw("\">").text(title).raw("</cite>"),
        None => html.text(t.card.headline_not_seen),
    };
    html.raw("</dd><dd>");
    match page.url.as_ref().filter(|url| is_web(url)) {
        Some(url) => {
            html.raw("<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"").text(url).raw("\">").text(t.card.open_source).raw("</a>")
        }
        None => html.text(t.card.no_url),
    };
    html.raw("</dd>");
}

/// Whether an address is one of the web; the gate lets no other through.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn related(view: &View, row: usize, html: &mut Html) {
    let (t, session) = (&view.strings().card, view.session);
    let event: Vec<usize> = page_api::same_event(session, row).collect();
    let series: Vec<usize> = session.same_series(row).into_iter().map(usize::from).filter(|n| !event.contains(n)).collect();
    for (head, rows) in [(t.same_event, event), (t.same_series, series)] {
        if rows.is_empty() {
            continue;
        }
        html.raw("<h3>").text(&head(rows.len() as u32)).raw("</h3><ul class=\"related\">");
        for n in rows {
            let Some(claim) = session.data.claims.get(n) else { continue };
            html.raw("<li><button type=\"button\" data-act=\"").text(&Act::Do(Action::Open(Some(n as u16))).code()).raw("\">");
            html.text(&date::period(&claim.when, view.lang)).raw(" · ").text(phrase(&claim.title, view.lang));
            let publisher = session.data.sources.get(usize::from(claim.source)).map_or("", |s| &s.publisher);
            html.raw("</button> <span class=\"mute\">").text(publisher).raw("</span></li>");
        }
        html.raw("</ul>");
    }
}

/// The whole link to the open claim's card; empty while none is open.
pub fn claim_link(view: &View) -> String {
    let link = view.state.claim.map(|row| view.session.link_to_claim(usize::from(row), view.lang));
    link.map_or_else(String::new, |link| [view.address, "#", &link].concat())
}

/// The citation of the open claim; empty while none is open.
pub fn citation(view: &View) -> String {
    let data = &view.session.data;
    let Some(claim) = view.state.claim.and_then(|row| data.claims.get(usize::from(row))) else { return String::new() };
    let Some(source) = data.sources.get(usize::from(claim.source)) else { return String::new() };
    let page = page(view, claim);
    let headline = page.and_then(|p| p.title.as_ref()).map(|h| ["“", h, "”, ", &source.publisher].concat());
    let link = claim_link(view);
    let cited = page.and_then(|p| p.url.as_ref()).map_or_else(|| link.clone(), |url| [url, " (", &link, ")"].concat());
    let words = headline.unwrap_or_else(|| source.publisher.clone());
    (view.strings().card.citation)(phrase(&claim.title, view.lang), &words, &published(view, source), &cited)
}
