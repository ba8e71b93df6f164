//! Who sends and who receives among some claims: what, where to, and with which award or programme.
use crate::model::claim::{Kind, Role};
use crate::model::index::{ClaimIx, CountryIx, GoodIx, Ix, PartyIx};
use crate::model::sort;
use crate::query::place::Event;
use crate::query::session::Session;
use crate::state::State;

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub party: PartyIx,
    /// In the order of the list of roles, each once.
    pub roles: Vec<Role>,
    /// The claims at hand that name it.
    pub claims: Vec<ClaimIx>,
    /// Goods and countries of these, those of most claims first.
    pub goods: Vec<GoodIx>,
    pub destinations: Vec<CountryIx>,
    /// Awards and programmes that it takes part in, whatever else narrows the claims; the newest first.
    pub awards: Vec<Event>,
    pub programmes: Vec<Event>,
}

/// Whether a role makes its bearer one of those who send or receive.
fn is_listed(role: Role) -> bool {
    matches!(role, Role::Exporter | Role::Recipient)
}

impl Session {
    /// Exporters and recipients among some claims (`rows`), those of most claims first; none until the words of the cards have arrived.
    pub fn actors(&self, rows: &[ClaimIx], state: &State) -> Vec<Actor> {
        let mut found: Vec<Actor> = Vec::new();
        for row in rows {
            let Some(detail) = self.cards.as_ref().and_then(|cards| cards.details.get(*row)) else { continue };
            for party in detail.parties.iter().filter(|party| is_listed(party.role)) {
                let Some(ix) = self.data.parties.search(|name| name.as_str().cmp(&party.name)) else { continue };
                let at = found.iter().position(|actor| actor.party == ix).unwrap_or_else(|| {
                    found.push(self.unnamed(ix));
                    found.len() - 1
                });
                let Some(actor) = found.get_mut(at) else { continue };
                if !actor.claims.contains(row) {
                    actor.claims.push(*row);
                }
                if !actor.roles.contains(&party.role) {
                    actor.roles.push(party.role);
                }
            }
        }
        let name = |actor: &Actor| self.data.parties.get(actor.party).map_or("", String::as_str);
        sort::sort(&mut found, |a, b| b.claims.len().cmp(&a.claims.len()).then_with(|| name(a).cmp(name(b))));
        found.iter_mut().for_each(|actor| self.complete(actor, state));
        found
    }

    fn unnamed(&self, party: PartyIx) -> Actor {
        Actor {
            party,
            roles: Vec::new(),
            claims: Vec::new(),
            goods: Vec::new(),
            destinations: Vec::new(),
            awards: Vec::new(),
            programmes: Vec::new(),
        }
    }

    fn complete(&self, actor: &mut Actor, state: &State) {
        let claims = || actor.claims.iter().filter_map(|row| self.data.claims.get(*row));
        let goods = by_number(claims().flat_map(|claim| claim.goods.iter().copied()));
        let destinations = by_number(claims().flat_map(|claim| claim.destinations.iter().copied()));
        sort::sort(&mut actor.roles, |a, b| (*a as u8).cmp(&(*b as u8)));
        let is_of = |row: &ClaimIx| self.data.claims.get(*row).is_some_and(|claim| claim.parties.contains(&actor.party));
        let all: Vec<ClaimIx> = self.data.claims.indices().filter(is_of).filter(|row| self.is_known(*row, state)).collect();
        (actor.goods, actor.destinations) = (goods, destinations);
        (actor.awards, actor.programmes) = (self.events(&all, Kind::Award), self.events(&all, Kind::Programme));
    }
}

/// Each once, those that come most often first, then in the order of their list.
fn by_number<I: Ix + PartialEq + Ord>(all: impl Iterator<Item = I>) -> Vec<I> {
    let mut counted: Vec<(I, u32)> = Vec::new();
    for one in all {
        match counted.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => counted.push((one, 1)),
        }
    }
    sort::sort(&mut counted, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counted.into_iter().map(|(one, _)| one).collect()
}
