//! What a lane is drawn from.
use crate::model::claim::{Claim, Observation};
use crate::model::edtf::{Day, Period};
use crate::model::index::{ClaimIx, MeasureIx};
use crate::present::i18n::Strings;
use crate::protocol::host::Ends;
use crate::query::conflicts::Conflict;
use crate::query::session::{Answer, Session};
use crate::state::{Axis, State};

/// What every lane is drawn from.
pub struct Input<'a> {
    pub session: &'a Session,
    pub answer: &'a Answer,
    /// The conflicts among the answer's claims, the most severe first.
    pub conflicts: &'a [Conflict],
    pub state: &'a State,
    pub strings: &'a Strings,
    /// The measure of the values lane.
    pub measure: MeasureIx,
    /// First and last day across, the same in every lane.
    pub domain: (Day, Day),
    /// The claim under the pointer.
    pub focus: Option<ClaimIx>,
    /// Two values that the axis of the values lane must hold beside those of the claims.
    pub beside: Option<Ends>,
}

impl<'a> Input<'a> {
    /// A claim.
    pub fn claim(&self, row: ClaimIx) -> Option<&'a Claim> {
        self.session.data.claims.get(row)
    }

    /// When a claim stands on the chosen axis: the period it is about, or the date its source was published.
    pub fn when(&self, claim: &'a Claim, observation: Option<&'a Observation>) -> Option<&'a Period> {
        match self.state.axis {
            Axis::Period => Some(observation.and_then(|o| o.when.as_ref()).unwrap_or(&claim.when)),
            Axis::Published => self.session.data.sources.get(claim.source)?.published.as_ref(),
        }
    }

    /// Whether this claim is the open one or under the pointer.
    pub fn is_chosen(&self, row: ClaimIx) -> bool {
        self.focus == Some(row) || self.state.claim == Some(row)
    }

    /// The title of a claim in the page's language.
    pub fn title(&self, claim: &'a Claim) -> &'a str {
        claim.title.here(self.strings.lang)
    }
}
