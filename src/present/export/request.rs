//! What the program that makes files is asked for: the claims as scripts get them, what their codes are called, amounts in the other currency.
use super::document::{document, of_rows};
use crate::model::claim::{Claim, Flag, Flags, Kind, Observation, Role, Status};
use crate::model::codes::Entry;
use crate::model::finding::Check;
use crate::model::index::ClaimIx;
use crate::model::vocabulary::PublisherKind;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::name;
use crate::present::view::View;
use crate::protocol::page_api::Document;
use crate::protocol::saving::{Converted, CsvForm, NamesOf, SaveKind, SaveRequest};
use crate::query::convert;
use crate::state::ShownUnit;

/// For a file of all that is shown.
pub fn request(view: &View, kind: SaveKind, form: CsvForm) -> SaveRequest {
    of_document(view, &view.answer.rows, document(view.session, view.state, view.answer, view.link_to_share()), kind, form)
}

/// For a file of a claim, or of those of a conflict, with the link to it.
pub fn request_of(view: &View, rows: &[ClaimIx], link: String, kind: SaveKind, form: CsvForm) -> SaveRequest {
    of_document(view, rows, of_rows(view.session, view.state, rows, link), kind, form)
}

fn of_document(view: &View, rows: &[ClaimIx], document: Document, kind: SaveKind, form: CsvForm) -> SaveRequest {
    let claims = || rows.iter().filter_map(|row| Some((*row, view.session.data.claims.get(*row)?)));
    // Rupiah, but where the reader asked for dollars.
    let unit = if view.state.unit == ShownUnit::Usd { ShownUnit::Usd } else { ShownUnit::Idr };
    let converted = claims().map(|(_, claim)| claim.observations.iter().map(|o| converted(view, claim, o, unit)).collect());
    SaveRequest {
        kind,
        form,
        lang: view.lang,
        names: names(view),
        unit: if unit == ShownUnit::Usd { "USD" } else { "IDR" }.into(),
        converted: converted.collect(),
        links: claims().map(|(row, _)| [view.address, "#", &view.session.link_to_claim(row, view.lang)].concat()).collect(),
        accessed: None,
        document,
    }
}

fn converted(view: &View, claim: &Claim, o: &Observation, unit: ShownUnit) -> Option<Converted> {
    let shown = convert::shown(o, claim, unit, &view.session.data);
    Some(Converted { value: shown.value, rate: shown.receipt?.rate })
}

/// What every code is called in the language on the screen.
fn names(view: &View) -> Vec<(String, String)> {
    let (codes, lang, later) = (&view.session.data.codes, view.lang, view.later());
    let mut names = Vec::new();
    let mut add = |list: NamesOf, code: &str, name: &str| names.push((list.key(code), name.to_owned()));
    codes.regions.iter().for_each(|region| add(NamesOf::Region, &region.code, &region.name));
    let mut add_all =
        |list: NamesOf, entries: &mut dyn Iterator<Item = &Entry>| entries.for_each(|entry| add(list, &entry.code, name(entry, lang)));
    add_all(NamesOf::Country, &mut codes.countries.iter());
    add_all(NamesOf::Measure, &mut codes.measures.iter().map(|measure| &measure.entry));
    add_all(NamesOf::Unit, &mut codes.units.iter().map(|unit| &unit.entry));
    add_all(NamesOf::Scope, &mut codes.scopes.iter().map(|scope| &scope.entry));
    add_all(NamesOf::Origin, &mut codes.origins.iter());
    Kind::ALL.iter().for_each(|kind| add(NamesOf::Kind, kind.code(), view.strings().lane(*kind)));
    Status::ALL.iter().for_each(|status| add(NamesOf::Status, status.code(), later.status(*status).unwrap_or_default()));
    for flag in Flag::ALL {
        let mut flags = Flags::default();
        flags.insert(flag);
        later.implied(flags).iter().for_each(|words| add(NamesOf::Flag, flag.code(), words));
    }
    Role::ALL.iter().for_each(|role| add(NamesOf::Role, role.code(), later.role(*role)));
    Check::ALL.iter().for_each(|check| add(NamesOf::Check, check.code(), check_strings(lang).name(*check)));
    PublisherKind::ALL.iter().for_each(|kind| add(NamesOf::Publisher, kind.code(), later.publisher_kind(*kind)));
    names
}
