//! What the page shows at one moment: a state and its result.
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::query::conflicts::Conflict;
use crate::query::session::Answer;
use crate::state::State;

/// What the page shows at one moment.
#[derive(PartialEq)]
pub struct Shown {
    pub state: State,
    /// The session's answer to the state.
    pub answer: Answer,
    /// The conflicts among the answer's claims, the most severe first.
    pub conflicts: Vec<Conflict>,
}

impl Shown {
    /// How many claims are left.
    pub fn total(&self) -> u32 {
        self.answer.rows.len() as u32
    }

    /// The chosen values of a facet.
    pub fn chosen(&self, facet: Facet) -> &[Ordinal] {
        &self.state.facets[facet]
    }

    /// The counts of a facet's values; the last is that of `Ordinal::NONE`.
    pub fn counts(&self, facet: Facet) -> &[u32] {
        &self.answer.counts[facet]
    }

    /// The count of one value of a facet.
    pub fn count(&self, facet: Facet, value: Ordinal) -> u32 {
        let counts = self.counts(facet);
        if value == Ordinal::NONE { counts.last() } else { counts.get(value.place()) }.copied().unwrap_or(0)
    }
}
