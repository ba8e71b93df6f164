//! JSON Lines in the form of the curated files: claims, and the sources that they name, each by id. `ingest::curated::gate` lets them through.
//!
//! The page does not carry the names of events: claims about one event get that of the first of them.
use crate::model::sort::sort;
use crate::model::vocabulary::{Lang, PublisherKind, SourceLang};
use crate::present::export::digits::shortest;
use crate::present::json::{list, object, or_null, quoted};
use crate::protocol::Phrase;
use crate::protocol::page_api::{ClaimCard, Document, ObservationCard, SourceCard};

/// The claims of a document.
pub fn claims(document: &Document) -> String {
    let mut claims: Vec<&ClaimCard> = document.claims.iter().collect();
    sort(&mut claims, |a, b| a.id.cmp(&b.id));
    text(&mut claims.into_iter().map(claim))
}

/// Its sources.
pub fn sources(document: &Document) -> String {
    let mut sources: Vec<&SourceCard> = document.sources.iter().collect();
    sort(&mut sources, |a, b| a.id.cmp(&b.id));
    text(&mut sources.into_iter().map(source))
}

fn text(lines: &mut dyn Iterator<Item = String>) -> String {
    lines.flat_map(|line| [line, "\n".into()]).collect()
}

fn source(source: &SourceCard) -> String {
    object(&[
        ("id", or_null(source.id.as_deref())),
        ("publisher", quoted(&source.publisher)),
        ("publisher_kind", quoted(source.kind.unwrap_or(PublisherKind::Other).code())),
        ("title", or_null(source.title.as_deref())),
        ("published", or_null(source.published.as_deref())),
        ("url", or_null(source.url.as_deref())),
        ("lang", quoted(source.lang.unwrap_or(SourceLang::Id).code())),
    ])
}

fn phrase(phrase: &Phrase) -> String {
    object(&[("en", quoted(phrase.here(Lang::En))), ("id", quoted(phrase.here(Lang::Id)))])
}

fn claim(card: &ClaimCard) -> String {
    let event = card.related.iter().chain([&card.id]).min().filter(|_| !card.related.is_empty());
    let goods = card.commodities.iter().map(|good| object(&[("hs", or_null(good.hs.as_deref())), ("as", phrase(&good.name))]));
    let parties = card.parties.iter().map(|party| {
        let mut fields = vec![("role", quoted(party.role.code())), ("name", quoted(&party.name))];
        fields.extend(party.person.as_ref().map(|person| ("person", quoted(person))));
        object(&fields)
    });
    object(&[
        ("id", quoted(&card.id)),
        ("kind", quoted(card.kind.code())),
        ("event", or_null(event.map(String::as_str))),
        ("source", or_null(card.source.id.as_deref())),
        ("origin", or_null(card.origin.as_deref())),
        ("when", quoted(&card.when)),
        ("when_stated", or_null(card.when_stated.as_deref())),
        ("where", quoted(&card.region)),
        ("place", or_null(card.place.as_deref())),
        ("title", phrase(&card.title)),
        ("observations", list(card.observations.iter().map(|o| observation(o, &card.when)))),
        ("commodities", list(goods)),
        ("destinations", list(card.destinations.iter().map(|code| quoted(code)))),
        ("parties", list(parties)),
        ("note", card.note.as_ref().map_or_else(|| "null".into(), phrase)),
    ])
}

fn observation(o: &ObservationCard, when: &str) -> String {
    let equivalent = o.equivalent.as_ref().map(|other| {
        object(&[("value", shortest(other.value)), ("unit", quoted(&other.unit)), ("original", or_null(other.original.as_deref()))])
    });
    object(&[
        ("measure", quoted(&o.measure)),
        ("value", shortest(o.value)),
        ("unit", quoted(&o.unit)),
        ("original", or_null(o.original.as_deref())),
        ("scope", or_null(o.scope.as_deref())),
        ("status", quoted(o.status.code())),
        ("implied", list(o.implied.iter().map(|flag| quoted(flag.code())))),
        ("equivalent", equivalent.unwrap_or_else(|| "null".into())),
        // Only where it is not the claim's.
        ("when", or_null(Some(o.when.as_str()).filter(|own| *own != when))),
    ])
}
