//! The shown claims as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets look for): a row for each figure of a claim,
//! one row for a claim without figures.
use super::digits::digits;
use crate::model::claim::Claim;
use crate::model::index::{ClaimIx, ObservationIx};
use crate::present::page_api;
use crate::protocol::Phrase;
use crate::protocol::page_api::{ClaimCard, ObservationCard, PartyCard};
use crate::query::session::Session;
use crate::state::Lang;

/// The columns. Their names are those of `ClaimCard` and of SDMX, the same in every language. `area_name` is empty for the nation as a
/// whole (`ref_area` 0), which readers of tables would take for the total of the regions.
pub const COLUMNS: [&str; 30] = [
    "claim",
    "figure_no",
    "kind",
    "title",
    "time_period",
    "date_as_written",
    "ref_area",
    "area_name",
    "place",
    "measure",
    "scope",
    "obs_value",
    "unit_measure",
    "as_written",
    "obs_status",
    "implied",
    "equivalent_value",
    "equivalent_unit",
    "hs",
    "commodities",
    "destinations",
    "parties",
    "origin",
    "publisher",
    "published",
    "headline",
    "source_url",
    "note",
    "checks",
    "link",
];

/// The rows of some claims, in their order. `address` is the page's own, for the link to each claim.
pub fn csv(session: &Session, rows: &[ClaimIx], lang: Lang, address: &str) -> String {
    let mut text = String::from("\u{feff}");
    line(&mut text, &COLUMNS);
    for row in rows {
        let Some(claim) = session.data.claims.get(*row) else { continue };
        let Some(card) = page_api::claim(session, &claim.id) else { continue };
        let region = session.data.codes.regions.get(claim.region).filter(|region| region.code != "0");
        let area = region.map_or("", |region| &region.name);
        let link = [address, "#", &session.link_to_claim(*row, lang)].concat();
        if card.observations.is_empty() {
            figure(&mut text, (claim, &card), None, lang, (area, &link));
        }
        for place in 0..card.observations.len() {
            figure(&mut text, (claim, &card), Some(place), lang, (area, &link));
        }
    }
    text
}

fn figure(text: &mut String, (claim, card): (&Claim, &ClaimCard), place: Option<usize>, lang: Lang, (area, link): (&str, &str)) {
    let said = |words: &Phrase| words[lang].clone();
    let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
    let list = |items: &mut dyn Iterator<Item = String>| items.filter(|item| !item.is_empty()).collect::<Vec<_>>().join("; ");
    let o = place.and_then(|place| card.observations.get(place));
    let of = |field: fn(&ObservationCard) -> String| o.map(field).unwrap_or_default();
    let equivalent = o.and_then(|o| o.equivalent.as_ref());
    // Exact, as they were curated.
    let exact = place.and_then(|place| claim.observations.get(ObservationIx::at(place)));
    let party = |party: &PartyCard| {
        let person = party.person.iter().flat_map(|person| [" (", person, ")"]).collect::<String>();
        [party.role.code(), ": ", &party.name, &person].concat()
    };
    let fields: [String; 30] = [
        card.id.clone(),
        place.map_or(String::new(), |place| (place + 1).to_string()),
        card.kind.code().into(),
        said(&card.title),
        o.map_or(&card.when, |o| &o.when).clone(),
        or_empty(&card.when_stated),
        card.region.clone(),
        area.into(),
        or_empty(&card.place),
        of(|o| o.measure.clone()),
        o.map_or(String::new(), |o| or_empty(&o.scope)),
        exact.map_or(String::new(), |o| digits(o.value)),
        of(|o| o.unit.clone()),
        o.map_or(String::new(), |o| or_empty(&o.original)),
        of(|o| o.status.code().into()),
        of(|o| o.implied.iter().map(|flag| flag.code()).collect::<Vec<_>>().join("; ")),
        exact.and_then(|o| o.equivalent).map_or(String::new(), |(_, value)| digits(value)),
        equivalent.map_or(String::new(), |e| e.unit.clone()),
        list(&mut card.commodities.iter().map(|c| or_empty(&c.hs))),
        list(&mut card.commodities.iter().map(|c| said(&c.name))),
        card.destinations.join("; "),
        list(&mut card.parties.iter().map(party)),
        or_empty(&card.origin),
        card.source.publisher.clone(),
        or_empty(&card.source.published),
        or_empty(&card.source.title),
        or_empty(&card.source.url),
        card.note.as_ref().map(said).unwrap_or_default(),
        list(&mut card.checks.iter().map(|check| check.check.code().to_owned())),
        link.into(),
    ];
    line(text, &fields);
}

fn line(text: &mut String, fields: &[impl AsRef<str>]) {
    for (n, field) in fields.iter().enumerate() {
        let field = field.as_ref();
        if n > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(field);
        }
    }
    text.push_str("\r\n");
}
