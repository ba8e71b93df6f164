//! What stands beside the lanes: a card, or a list.
use super::kit::Followed;
use super::store::Store;
use crate::model::facet::Facet;
use crate::model::finding::Check;
use crate::model::index::{ClaimIx, Ordinal};
use crate::query::conflicts::by_severity;
use crate::state::Listed;
use leptos::prelude::*;
use std::sync::PoisonError;

impl Store {
    /// Whether the list of conflicts is open, be it under a card, followed. A link to the claims in conflict opens it where there is room.
    pub fn lists_conflicts(self) -> bool {
        let now = self.shown();
        let is_asked_for = now.chosen(Facet::Check) == [Ordinal::at(Check::Conflict as usize)];
        now.state.list.map_or(is_asked_for && !self.ui.is_narrow.followed() && now.state.embed.is_none(), |list| list == Listed::Conflicts)
    }

    /// Lists the claims at a mark, under its words.
    pub fn list_at_mark(self, words: String, rows: Vec<ClaimIx>) {
        *self.ui.rows_at_mark.lock().unwrap_or_else(PoisonError::into_inner) = rows;
        self.ui.at_mark.set(words);
    }

    /// The claims at a mark that are listed, under its words, followed.
    pub fn listed_at_mark(self) -> Option<(String, Vec<ClaimIx>)> {
        let words = self.ui.at_mark.followed();
        (!words.is_empty()).then(|| (words, self.ui.rows_at_mark.lock().unwrap_or_else(PoisonError::into_inner).clone()))
    }

    /// How many of the conflicts shown are large, and how many are not, followed.
    #[inline(never)]
    pub fn severities(self) -> (u32, u32) {
        by_severity(&self.shown().conflicts)
    }

    /// Whether a card or a list is open beside the lanes, followed.
    pub fn has_panel(self) -> bool {
        let is_card = {
            let now = self.shown();
            now.state.claim.is_some() || now.state.conflict.is_some()
        };
        is_card || !self.ui.at_mark.followed().is_empty() || self.lists_conflicts()
    }
}
