//! What is shown, for whoever words it or draws it: the session, the answer to a state, the language.
use crate::model::claim::Kind;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, MeasureIx};
use crate::present::i18n::{LaterStrings, Strings, later_strings, strings};
use crate::query::conflicts::Conflict;
use crate::query::session::{Answer, Session};
use crate::state::permalink;
use crate::state::{Lang, State};

/// What is shown.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub session: &'a Session,
    pub answer: &'a Answer,
    /// The conflicts among the answer's claims, the most severe first.
    pub conflicts: &'a [Conflict],
    pub state: &'a State,
    /// The language on the screen.
    pub lang: Lang,
    /// The page's own address, without a fragment.
    pub address: &'a str,
}

impl View<'_> {
    /// The phrases of the language on the screen.
    pub fn strings(&self) -> &'static Strings {
        strings(self.lang)
    }

    /// The phrases of what follows the first view.
    pub fn later(&self) -> &'static LaterStrings {
        later_strings(self.lang)
    }

    /// How many of the shown claims are of a kind.
    pub fn count_of(&self, kind: Kind) -> u32 {
        let is_of_kind = |row: &&ClaimIx| self.session.data.claims.get(**row).is_some_and(|claim| claim.kind == kind);
        self.answer.rows.iter().filter(is_of_kind).count() as u32
    }

    /// The measure that the values lane shows: the chosen one, else export value.
    pub fn lane_measure(&self) -> MeasureIx {
        self.session.lane_measure(&self.state.facets[Facet::Measure])
    }

    /// The link to give away: the state with its language and the data version.
    pub fn link_to_share(&self) -> String {
        self.link(&|state| {
            state.lang = Some(self.lang);
            state.version = Some(self.session.data.version.clone());
        })
    }

    /// The whole link to the state, changed.
    pub fn link(&self, change: &dyn Fn(&mut State)) -> String {
        let mut state = self.state.clone();
        change(&mut state);
        [self.address, "#", &permalink::write(&state, &self.session.data, &self.session.facets)].concat()
    }
}
