//! A request as the tables and citations look at it: its claims one by one, with what codes are called.
use super::sheet::Cell;
use crate::model::edtf::{Period, Point};
use crate::model::vocabulary::{Relation, Role};
use crate::present::i18n::saving::{SavingWords, saving_words};
use crate::protocol::page_api::{ClaimCard, ObservationCard, PartyCard};
use crate::protocol::saving::{Converted, NamesOf, SaveRequest};
use std::collections::BTreeMap;

/// A request with its names in order.
pub struct View<'r> {
    pub request: &'r SaveRequest,
    pub words: &'static SavingWords,
    names: BTreeMap<&'r str, &'r str>,
}

/// A claim of a request.
#[derive(Clone, Copy)]
pub struct Claim<'r> {
    pub card: &'r ClaimCard,
    pub link: &'r str,
    converted: &'r [Option<Converted>],
}

impl<'r> View<'r> {
    /// Looks at a request.
    pub fn new(request: &'r SaveRequest) -> View<'r> {
        let names = request.names.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
        View { request, words: saving_words(request.lang), names }
    }

    /// Its claims, in their order.
    pub fn claims(&self) -> impl Iterator<Item = Claim<'r>> {
        let request = self.request;
        request.document.claims.iter().enumerate().map(|(n, card)| Claim {
            card,
            link: request.links.get(n).map_or("", String::as_str),
            converted: request.converted.get(n).map_or(&[], Vec::as_slice),
        })
    }

    /// What a code is called; itself where it has no name.
    pub fn name<'s>(&'s self, list: NamesOf, code: &'s str) -> &'s str {
        self.names.get(list.key(code).as_str()).copied().unwrap_or(code)
    }

    /// What a region is called. The nation as a whole is not: readers of tables would take it for the total of the regions.
    pub fn region<'s>(&'s self, code: &'s str) -> &'s str {
        if code == NATION { "" } else { self.name(NamesOf::Region, code) }
    }

    /// What several codes are called.
    pub fn names_of(&self, list: NamesOf, codes: &[&str]) -> String {
        codes.iter().map(|code| self.name(list, code)).collect::<Vec<_>>().join(BETWEEN)
    }

    /// A party with what it is in the claim.
    pub fn party(&self, party: &PartyCard) -> String {
        [self.name(NamesOf::Role, party.role.code()), ": ", &party_name(party)].concat()
    }

    /// Who says what a claim says: who speaks in it, else the body behind it, else who printed it.
    pub fn speaker(&self, card: &ClaimCard) -> String {
        let speaker = card.parties.iter().find(|party| party.role == Role::Speaker);
        let origin = || card.origin.as_ref().map(|origin| self.name(NamesOf::Origin, origin).to_owned());
        speaker.map(party_name).or_else(origin).unwrap_or_else(|| card.source.publisher.clone())
    }
}

/// The code of the nation as a whole.
const NATION: &str = "0";
/// Between several of one cell.
pub const BETWEEN: &str = "; ";

fn party_name(party: &PartyCard) -> String {
    let person = party.person.iter().flat_map(|person| [" (", person, ")"]).collect::<String>();
    [&party.name, person.as_str()].concat()
}

impl<'r> Claim<'r> {
    /// Its figures with their numbers from one, and what they are in the other currency.
    pub fn figures(self) -> impl Iterator<Item = (usize, &'r ObservationCard, Option<&'r Converted>)> {
        self.card.observations.iter().enumerate().map(move |(n, o)| (n + 1, o, self.converted.get(n).and_then(Option::as_ref)))
    }

    /// Ids of the claims that contradict it, each once.
    pub fn contradicted_by(self) -> Vec<&'r str> {
        let mut ids: Vec<&str> = Vec::new();
        for relation in self.card.relations.iter().filter(|relation| relation.relation == Relation::Contradicts) {
            if !ids.contains(&relation.id.as_str()) {
                ids.push(&relation.id);
            }
        }
        ids
    }
}

/// A date as a day where it is one, certain and in full; else as it is written.
pub fn date(edtf: &str) -> Cell {
    match Period::parse(edtf) {
        Ok(period) if is_certain_day(&period) => Cell::Day(period.first()),
        _ => Cell::text(edtf),
    }
}

fn is_certain_day(period: &Period) -> bool {
    period.is_single() && matches!(period.start, Point::Date { day: 1.., uncertain: false, .. })
}
