//! What a figure is of besides its area and period, as a reader corrects it: scope, goods, destinations, parties, from the lists of the data.
use super::work::{BY_READER, Work, decided};
use crate::model::codes::Entry;
use crate::model::dataset::Dataset;
use crate::model::vocabulary::{Lang, Role};
use crate::protocol::reading::{Candidate, TextDestination, TextGood, TextParty};

/// A list of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Goods,
    Destinations,
    /// Who takes part, and what those do that are added.
    Parties(Role),
}

/// Whether a name is what somebody typed.
fn is_typed(name: &str, text: &str) -> bool {
    name.eq_ignore_ascii_case(text)
}

/// Adds what a candidate does not have.
fn push<T: Clone>(list: &mut Vec<T>, one: &T, is_same: impl Fn(&T) -> bool) {
    if !list.iter().any(is_same) {
        list.push(one.clone());
    }
}

impl Work {
    /// Sets which part of all exports a figure is of, by its code or its name; nothing typed is all of them. False for what no scope is called.
    pub fn set_scope(&mut self, n: usize, data: &Dataset, text: &str) -> bool {
        let text = text.trim();
        let is_named = |entry: &Entry| entry.code == text || Lang::ALL.iter().any(|lang| is_typed(&entry.name[*lang], text));
        let code = data.codes.scopes.iter().find(|scope| is_named(&scope.entry)).map(|scope| scope.entry.code.clone());
        if code.is_none() && !text.is_empty() {
            return false;
        }
        self.each(&[n], &|figure| {
            figure.candidate.scope = code.clone().and_then(decided);
            figure.is_changed = true;
        });
        true
    }

    /// Adds to a list of some figures, by a name, a code or, of goods, the HS code; false for what is not known. Parties may have any name.
    pub fn add(&mut self, of: &[usize], slot: Slot, data: &Dataset, text: &str) -> bool {
        let text = text.trim();
        let is_named = |entry: &str| is_typed(entry, text);
        let rule = || Some(BY_READER.to_owned());
        if text.is_empty() {
            return false;
        }
        let change: &dyn Fn(&mut Candidate) = match slot {
            Slot::Goods => {
                let known = data.goods.iter().find(|good| Lang::ALL.iter().any(|lang| is_named(&good.name[*lang])));
                let Some(good) = known.or_else(|| data.goods.iter().find(|good| good.hs.as_deref() == Some(text))) else { return false };
                let good = TextGood { hs: good.hs.clone(), name: good.name.clone(), span: None, rule: rule() };
                &move |candidate| push(&mut candidate.goods, &good, |other| other.name == good.name)
            }
            Slot::Destinations => {
                let known = |row: &&Entry| row.code == text || Lang::ALL.iter().any(|lang| is_named(&row.name[*lang]));
                let Some(country) = data.codes.countries.iter().find(known) else { return false };
                let to = TextDestination { code: country.code.clone(), span: None, rule: rule() };
                &move |candidate| push(&mut candidate.destinations, &to, |other| other.code == to.code)
            }
            Slot::Parties(role) => &move |candidate| {
                let party = TextParty { role: Some(role), name: text.to_owned(), person: None, span: candidate.span, rule: rule() };
                push(&mut candidate.parties, &party, |other| other.role == party.role && other.name == party.name);
            },
        };
        self.each(of, &|figure| {
            change(&mut figure.candidate);
            figure.is_changed = true;
        });
        true
    }

    /// Takes from a list of some figures what has this name: a good's in English, a country's code.
    pub fn take_out(&mut self, of: &[usize], slot: Slot, name: &str) {
        self.each(of, &|figure| {
            let candidate = &mut figure.candidate;
            match slot {
                Slot::Goods => candidate.goods.retain(|good| good.name[Lang::En] != name),
                Slot::Destinations => candidate.destinations.retain(|to| to.code != name),
                Slot::Parties(_) => candidate.parties.retain(|party| party.name != name),
            }
            figure.is_changed = true;
        });
    }
}
