//! Series: the claims on one area, measure and scope, in time order; and the measure a lane shows.
use crate::model::claim::{Claim, Kind};
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, GroupIx, List, MeasureIx, Ordinal, RegionIx};
use crate::query::session::Session;
use crate::state::{Lang, State, permalink};

/// The values of more regions than this are drawn quietly, without ranges and trends.
pub const MOST_LOUD_REGIONS: usize = 4;

/// With more figures than this, and nothing chosen, the values lane draws the nation's alone, and a band for the provinces.
const MOST_FIGURES: usize = 200;

/// Series longer than this are cut on a card; the lanes show them whole.
const ON_A_CARD: usize = 12;

impl Session {
    /// The measure of the values lane: what the state says, else export value unless the filter names others and not it.
    pub fn lane_measure(&self, state: &State) -> MeasureIx {
        let chosen = &state.facets[Facet::Measure];
        if let Some(measure) = state.lane_measure {
            return measure;
        }
        let default = self.data.codes.measures.position(|m| m.entry.code == "export_value").unwrap_or(MeasureIx::new(0));
        if chosen.contains(&Ordinal::of(default)) {
            return default;
        }
        chosen.iter().find(|m| **m != Ordinal::NONE).map_or(default, |m| m.ix())
    }

    /// All measures, those of most figures first: the same order whatever is shown.
    pub fn measures_by_use(&self) -> Vec<MeasureIx> {
        let mut counts = vec![0u32; self.data.codes.measures.len()];
        for o in self.data.claims.iter().flat_map(|claim| &claim.observations) {
            if let Some(count) = counts.get_mut(o.measure.place()) {
                *count += 1;
            }
        }
        let count = |m: &MeasureIx| counts.get(m.place()).copied();
        let mut all: Vec<MeasureIx> = self.data.codes.measures.indices().collect();
        crate::model::sort::sort(&mut all, |a, b| count(b).cmp(&count(a)).then(a.cmp(b)));
        all
    }

    /// Other claims on the area, measure and scope of a claim's first observation, those nearest in time, in time order.
    pub fn same_series(&self, claim: ClaimIx) -> Vec<ClaimIx> {
        let claims = &self.data.claims;
        let Some(this) = claims.get(claim) else { return Vec::new() };
        let Some(first) = this.observations.first() else { return Vec::new() };
        let middle = |day: (i32, i32)| i64::from(day.0) + i64::from(day.1);
        let at = middle((this.when.first(), this.when.last()));
        let mut rows: Vec<(i64, i32, ClaimIx)> = claims
            .iter_indexed()
            .filter(|(n, c)| {
                *n != claim
                    && c.kind == this.kind
                    && c.region == this.region
                    && c.observations.iter().any(|o| o.measure == first.measure && o.scope == first.scope)
            })
            .map(|(n, c)| ((middle((c.when.first(), c.when.last())) - at).abs(), c.when.first(), n))
            .collect();
        crate::model::sort::sort(&mut rows, |a, b| a.cmp(b));
        rows.truncate(ON_A_CARD);
        crate::model::sort::sort(&mut rows, |a, b| (a.1, a.2).cmp(&(b.1, b.2)));
        rows.into_iter().map(|(_, _, n)| n).collect()
    }

    /// Regions that some claims (`rows`) give a value of a measure for, each once.
    pub fn regions_of(&self, rows: &[ClaimIx], measure: MeasureIx) -> Vec<RegionIx> {
        let claims = rows.iter().filter_map(|row| self.data.claims.get(*row));
        let values = claims.filter(|c| c.kind == Kind::Value && c.observations.iter().any(|o| o.measure == measure));
        let mut is_one: List<RegionIx, bool> = self.data.codes.regions.iter().map(|_| false).collect();
        values.for_each(|claim| is_one[claim.region] = true);
        is_one.iter_indexed().filter(|(_, is_one)| **is_one).map(|(region, _)| region).collect()
    }

    /// Whether the values lane has too many figures of some claims (`rows`) to draw each, and no region was chosen.
    pub fn is_crowded(&self, rows: &[ClaimIx], measure: MeasureIx, state: &State) -> bool {
        if !state.compare.is_empty() || !state.facets[Facet::Region].is_empty() {
            return false;
        }
        let is_nation = |claim: &Claim| self.data.codes.regions.get(claim.region).is_some_and(|region| region.parent.is_none());
        let (mut figures, mut has_own) = (0, false);
        for claim in rows.iter().filter_map(|row| self.data.claims.get(*row)).filter(|claim| claim.kind == Kind::Value) {
            for o in claim.observations.iter().filter(|o| o.measure == measure && self.is_about(claim, o, state)) {
                figures += 1;
                has_own |= o.scope.is_none() && is_nation(claim);
            }
        }
        has_own && figures > MOST_FIGURES
    }

    /// Regions with at least one value of a measure.
    pub fn regions_with_values(&self, measure: MeasureIx) -> Vec<RegionIx> {
        let all: Vec<ClaimIx> = self.data.claims.indices().collect();
        self.regions_of(&all, measure)
    }

    /// The permalink of one conflict's card, without `#`.
    pub fn link_to_conflict(&self, group: GroupIx, lang: Lang) -> String {
        self.link_to(State { conflict: Some(group), ..State::default() }, lang)
    }

    /// The permalink of one claim's card, without `#`.
    pub fn link_to_claim(&self, claim: ClaimIx, lang: Lang) -> String {
        self.link_to(State { claim: Some(claim), ..State::default() }, lang)
    }

    /// The permalink of a state, in a language and on these data.
    fn link_to(&self, state: State, lang: Lang) -> String {
        let state = State { lang: Some(lang), version: Some(self.data.version.clone()), ..state };
        permalink::write(&state, &self.data, &self.facets)
    }
}
