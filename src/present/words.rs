//! Words made of the data and the phrases: names of codes, one line for a claim.
use super::view::View;
use crate::model::claim::{Claim, Kind, Observation, Role, Source, SourceDetail};
use crate::model::codes::{Entry, UnitKind};
use crate::model::facet::Facet;
use crate::model::finding::{Check, Relation};
use crate::model::index::{ClaimIx, MeasureIx, Ordinal};
use crate::present::conflict_words::{origin, title};
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name, number, strings};
use crate::query::conflicts::distinct;
use crate::query::convert;
use crate::query::series::MOST_LOUD_REGIONS;
use crate::query::session::Session;
use crate::state::permalink::SHORT;
use crate::state::{Axis, Lang, Rule, ShownUnit, State};

/// What a reader calls a value of a facet.
pub fn facet_value(session: &Session, facet: Facet, ordinal: Ordinal, lang: Lang) -> String {
    let t = strings(lang);
    let codes = &session.data.codes;
    if ordinal == Ordinal::NONE {
        // Of a check it is we who have nothing to say.
        return if facet == Facet::Check { check_strings(lang).disputes.nothing_found.into() } else { t.facets.not_said.into() };
    }
    let named = |e: Option<&Entry>| e.map(|e| name(e, lang).to_string());
    match facet {
        Facet::Kind => Kind::ALL.get(ordinal.place()).map(|k| t.lane(*k).to_string()),
        Facet::Region => codes.regions.get(ordinal.ix()).map(|r| if r.name.is_empty() { r.code.clone() } else { r.name.clone() }),
        Facet::Hs => codes.chapters.get(ordinal.ix()).map(|e| [&e.code, " ", name(e, lang)].concat()),
        Facet::Destination => named(codes.countries.get(ordinal.ix())),
        Facet::Measure => named(codes.measures.get(ordinal.ix()).map(|m| &m.entry)),
        Facet::Origin => named(codes.origins.get(ordinal.ix())),
        Facet::Publisher => session.data.publishers.get(ordinal.ix()).cloned(),
        Facet::Party => session.data.parties.get(ordinal.ix()).cloned(),
        Facet::Check => Check::ALL.get(ordinal.place()).map(|check| check_strings(lang).name(*check).to_string()),
    }
    .unwrap_or_default()
}

/// The observation that stands for a claim in the table: about the chosen goods and countries and of the lane's measure, else as much of
/// that as there is.
pub fn main_observation<'a>(session: &Session, state: &State, claim: &'a Claim, measure: MeasureIx) -> Option<&'a Observation> {
    let rank = |o: &Observation| (session.is_about(claim, o, state), o.measure == measure);
    let mut best: Option<&Observation> = None;
    for o in &claim.observations {
        if best.is_none_or(|best| rank(o) > rank(best)) {
            best = Some(o);
        }
    }
    best
}

/// An observation's amount in the unit the reader chose; as written where that was chosen and is here. What no source said is marked, with
/// what it said beside it.
pub fn amount(view: &View, row: ClaimIx, o: &Observation) -> String {
    let session = view.session;
    let Some(claim) = session.data.claims.get(row) else { return String::new() };
    if view.state.unit == ShownUnit::Original {
        let index = claim.observations.position(|other| core::ptr::eq(other, o));
        let written = session.cards.as_ref().and_then(|l| l.details.get(row)).and_then(|d| d.originals.get(index?));
        if let Some((original, _)) = written {
            return original.clone();
        }
    }
    let shown = convert::shown(o, claim, view.state.unit, &session.data);
    let amount = |value: f64, unit| number::amount(value, unit, &session.data, view.lang);
    let words = amount(shown.value, shown.unit);
    if shown.receipt.is_some() { ["≈ ", &words, " (", &amount(o.value.to_f64(), o.unit), ")"].concat() } else { words }
}

/// How many bodies stand behind some claims, and how many sources print them: "2 origins, 8 appearances".
pub fn said_by(view: &View, rows: &[ClaimIx]) -> String {
    let by = view.session.origins(rows);
    (view.strings().lanes.said_by)(by.origins, by.unnamed, by.appearances)
}

/// When a source was published, in long words.
pub fn published(view: &View, source: &Source) -> String {
    source.published.map_or(view.later().card.published_unknown.into(), |p| date::period_long(&p, view.lang))
}

/// What a facet is called.
pub fn facet_title(lang: Lang, facet: Facet) -> &'static str {
    let t = &strings(lang).facets;
    match facet {
        Facet::Kind => t.kind,
        Facet::Region => t.region,
        Facet::Hs => t.hs,
        Facet::Destination => t.destination,
        Facet::Measure => t.measure,
        Facet::Publisher => t.publisher,
        Facet::Origin => t.origin,
        Facet::Check => t.check,
        Facet::Party => t.party,
    }
}

/// How many regions the values lane shows, where it draws lines and areas by a rule: not where there are too many, nor on the clock
/// of publication.
pub fn drawn_by_rule(view: &View) -> Option<usize> {
    let regions = view.session.regions_of(&view.answer.rows, view.lane_measure()).len();
    let is_drawn = view.state.axis == Axis::Period && (regions <= MOST_LOUD_REGIONS || !view.state.compare.is_empty());
    is_drawn.then_some(regions)
}

/// What a rule is called.
pub fn rule_name(view: &View, rule: Rule) -> String {
    let t = &view.strings().units;
    match rule {
        Rule::Range => t.rule_range.to_string(),
        Rule::Latest => t.rule_latest.to_string(),
        Rule::Lowest => t.rule_lowest.to_string(),
        Rule::Highest => t.rule_highest.to_string(),
        Rule::Origin(origin) => (t.rule_origin)(view.session.data.codes.origins.get(origin).map_or("", |o| name(o, view.lang))),
    }
}

/// What the values lane draws where several claims become one number; empty where it draws no such thing.
pub fn rule_in_words(view: &View) -> String {
    let t = &view.strings().units;
    let measure = view.lane_measure();
    let drawn =
        if view.session.is_crowded(&view.answer.rows, measure, view.state) { t.crowded.into() } else { told(view, drawn_by_rule(view)) };
    let is_money = view.session.data.codes.measures.get(measure).is_some_and(|measure| measure.unit_kind == UnitKind::Currency);
    let axis = match () {
        () if !is_money => "",
        () if view.state.unit == ShownUnit::Original => t.axis_in_rupiah,
        () => t.converted,
    };
    if drawn.is_empty() || axis.is_empty() { [&drawn, axis].concat() } else { [&drawn, " · ", axis].concat() }
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

/// What is known of the page that prints a claim, once the words of the cards have arrived.
pub fn source_page<'a>(view: &View<'a>, claim: &Claim) -> Option<&'a SourceDetail> {
    view.session.cards.as_ref()?.sources.get(claim.source)
}

/// The whole link to the open claim's card; empty while none is open.
pub fn claim_link(view: &View) -> String {
    let of_claim = view.state.claim.map(|row| view.session.link_to_claim(row, view.lang));
    let link = of_claim.or(view.state.conflict.map(|group| view.session.link_to_conflict(group, view.lang)));
    link.map_or_else(String::new, |link| [view.address, "#", &link].concat())
}

/// The address of what has a short code, as it is typed: without the scheme, which browsers add.
pub fn short_address(address: &str, code: &str) -> String {
    let plain = address.split_once("://").map_or(address, |(_, rest)| rest);
    // A folder's page needs no name.
    let plain = plain.strip_suffix("index.html").unwrap_or(plain);
    [plain, "#", SHORT, "=", code].concat()
}

/// The citation of the open claim; empty while none is open.
pub fn citation(view: &View) -> String {
    let data = &view.session.data;
    let Some(claim) = view.state.claim.and_then(|row| data.claims.get(row)) else { return String::new() };
    let Some(source) = data.sources.get(claim.source) else { return String::new() };
    let (page, publisher) = (source_page(view, claim), data.publisher(source));
    let headline = page.and_then(|p| p.title.as_ref()).map(|h| ["“", h, "”, ", publisher].concat());
    let link = claim_link(view);
    let cited = page.and_then(|p| p.url.as_ref()).map_or_else(|| link.clone(), |url| [url, " (", &link, ")"].concat());
    let words = headline.unwrap_or_else(|| publisher.to_owned());
    let mut citation = (view.later().card.citation)(claim.title.here(view.lang), &words, &published(view, source), &cited);
    for more in [said(view, claim), contradicted(view)].into_iter().filter(|more| !more.is_empty()) {
        citation.push_str(" — ");
        citation.push_str(&more);
    }
    citation
}

/// The figures of the open claim as they are written, with who says them; empty where there are none.
fn said(view: &View, claim: &Claim) -> String {
    let detail = view.session.cards.as_ref().zip(view.state.claim).and_then(|(cards, row)| cards.details.get(row));
    let written: Vec<&str> = detail.iter().flat_map(|detail| &detail.originals).map(|(original, _)| original.as_str()).collect();
    let speaker =
        detail.iter().flat_map(|detail| &detail.parties).find(|party| party.role == Role::Speaker).map(|party| party.name.as_str());
    let who = speaker.or_else(|| origin(view, claim)).map(|who| [who, ": "].concat()).unwrap_or_default();
    if written.is_empty() { String::new() } else { [&who, written.join(", ").as_str()].concat() }
}

/// That other claims contradict the open one; empty where none does.
fn contradicted(view: &View) -> String {
    let relations = view.state.claim.map(|row| view.session.relations(row)).into_iter().flatten();
    let others = distinct(relations.filter(|(pair, _)| pair.relation == Relation::Contradicts).map(|(_, other)| other.claim).collect());
    if others == 0 { String::new() } else { (view.later().card.contradicted)(others) }
}

/// A message that reports an error in what the open card shows, with the id that it keeps; empty while none is open.
pub fn report(view: &View) -> String {
    let (data, t) = (&view.session.data, &view.later().card);
    let link = claim_link(view);
    if let Some(claim) = view.state.claim.and_then(|row| data.claims.get(row)) {
        let cited = source_page(view, claim).and_then(|page| page.url.clone()).unwrap_or_default();
        return (t.report_text)(&claim.id, claim.title.here(view.lang), &cited, &link);
    }
    let conflict = view.state.conflict.and_then(|group| Some((data.conflict_id(group)?, view.session.conflict(group, view.state)?)));
    conflict.map_or_else(String::new, |(id, conflict)| (t.report_text)(&id, &title(view, &conflict), "", &link))
}
