//! Which of a claim's figures are about the goods and the countries that are chosen.
use crate::model::claim::{Claim, Kind, Observation};
use crate::model::facet::Facet;
use crate::model::index::{Ix, Ordinal};
use crate::query::session::Session;
use crate::state::State;

impl Session {
    /// Whether a figure is about what the facets of goods and destinations choose. A claim is found by each good that it names, but its
    /// total is no figure of that good.
    pub fn is_about(&self, claim: &Claim, o: &Observation, state: &State) -> bool {
        let scope = o.scope.and_then(|scope| self.data.codes.scopes.get(scope));
        let goods = || claim.goods.iter().filter_map(|good| self.data.goods.get(*good)?.hs.as_deref()?.get(..2));
        let chapter = |hs: &str| self.data.codes.chapters.position(|chapter| chapter.code == hs);
        let is_good = || match scope.and_then(|scope| scope.chapter) {
            Some(good) => is_chosen(good, &state.facets[Facet::Hs]),
            // The whole of a shipment is a figure of its good where it has one.
            None if claim.kind != Kind::Value && claim.goods.len() == 1 => {
                goods().all(|hs| chapter(hs).is_some_and(|good| is_chosen(good, &state.facets[Facet::Hs])))
            }
            None => state.facets[Facet::Hs].contains(&Ordinal::NONE),
        };
        let is_country = || match (scope.and_then(|scope| scope.partner), claim.destinations.as_slice()) {
            (Some(partner), _) => is_chosen(partner, &state.facets[Facet::Destination]),
            // A claim on goods for one country has no country in its scope; what is said of all exports is not only about it.
            (None, [one]) if scope.is_some() || claim.kind != Kind::Value => is_chosen(*one, &state.facets[Facet::Destination]),
            (None, _) => state.facets[Facet::Destination].contains(&Ordinal::NONE),
        };
        (state.facets[Facet::Hs].is_empty() || is_good()) && (state.facets[Facet::Destination].is_empty() || is_country())
    }
}

fn is_chosen(index: impl Ix, chosen: &[Ordinal]) -> bool {
    chosen.contains(&Ordinal::of(index))
}
