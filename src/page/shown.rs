//! What the page shows at one moment: a state and its result.
use super::kit::{Followed, memo};
use crate::model::facet::Facet;
use crate::model::index::{MeasureIx, Ordinal};
use crate::query::conflicts::Conflict;
use crate::query::session::{Answer, Session};
use crate::state::{Lang, ShownUnit, State};
use leptos::prelude::*;
use std::sync::Arc;

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

/// What the words of one claim depend on.
#[derive(Clone, Copy, PartialEq)]
pub struct Terms {
    pub lang: Lang,
    unit: ShownUnit,
    measure: MeasureIx,
    /// How often words have come.
    arrivals: u32,
}

/// What the words of a claim in what is shown depend on.
pub fn terms(session: RwSignal<Session>, shown: Memo<Arc<Shown>>, lang: Memo<Lang>) -> Memo<Terms> {
    memo(move || {
        let (now, lang) = (shown.followed(), lang.followed());
        let of = |s: &Session| (s.lane_measure(&now.state), s.arrivals);
        let (measure, arrivals) = session.with(of);
        Terms { lang, unit: now.state.unit, measure, arrivals }
    })
}
