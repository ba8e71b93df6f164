//! What a reader can do, and what it does to the state.
use super::{Axis, Column, Lang, MAX_COMPARED, MAX_QUERY, Rule, ShownUnit, Sort, State};
use crate::model::edtf::{Day, Period};
use crate::model::facet::Facet;

/// Something a reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Toggle(Facet, u16),
    /// Chooses one value of a facet and no other.
    Only(Facet, u16),
    ClearFacet(Facet),
    Brush(Option<Period>),
    Search(String),
    Open(Option<u16>),
    SetUnit(ShownUnit),
    SetAxis(Axis),
    SetRule(Rule),
    SetAsof(Option<Day>),
    /// Adds a region to the comparison or takes it out.
    Compare(u16),
    /// Sorts by a column; again, the other way round.
    SortBy(Column),
    SetLang(Lang),
    /// Clears the filters; language, unit and order stay.
    ClearAll,
}

/// What an action does to the browser's history: choices push, drags and typing replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    Push,
    Replace,
    /// Nothing changed.
    Keep,
}

impl State {
    /// Applies actions that one press stands for: one entry of the history, or none where they change nothing together.
    pub fn apply_all(&mut self, actions: Vec<Action>) -> History {
        let before = self.clone();
        let mut history = History::Keep;
        for action in actions {
            history = match self.apply(action) {
                History::Keep => history,
                other => other,
            };
        }
        if *self == before { History::Keep } else { history }
    }

    /// Applies an action. The only place where a state changes.
    pub fn apply(&mut self, action: Action) -> History {
        let before = self.clone();
        let history = match action {
            Action::Brush(_) | Action::Search(_) => History::Replace,
            _ => History::Push,
        };
        match action {
            Action::Toggle(facet, value) => toggle(&mut self.facets[facet], value),
            Action::Only(facet, value) => self.facets[facet] = vec![value],
            Action::ClearFacet(facet) => self.facets[facet].clear(),
            Action::Brush(when) => self.when = when,
            Action::Search(q) => self.q = q.chars().take(MAX_QUERY).collect(),
            Action::Open(claim) => self.claim = claim,
            Action::SetUnit(unit) => self.unit = unit,
            Action::SetAxis(axis) => self.axis = axis,
            Action::SetRule(rule) => self.rule = rule,
            Action::SetAsof(day) => self.asof = day,
            Action::Compare(region) => {
                if let Some(at) = self.compare.iter().position(|r| *r == region) {
                    self.compare.remove(at);
                } else if self.compare.len() < MAX_COMPARED {
                    self.compare.push(region);
                }
            }
            Action::SortBy(column) => {
                let again = self.sort.column == column;
                self.sort = Sort { column, descending: again && !self.sort.descending };
            }
            Action::SetLang(lang) => self.lang = Some(lang),
            Action::ClearAll => {
                let State { unit, axis, sort, embed, lang, claim, .. } = before.clone();
                *self = State { unit, axis, sort, embed, lang, claim, ..State::default() };
            }
        }
        if *self == before { History::Keep } else { history }
    }
}

fn toggle(chosen: &mut Vec<u16>, value: u16) {
    match chosen.binary_search(&value) {
        Ok(at) => {
            chosen.remove(at);
        }
        Err(at) => chosen.insert(at, value),
    }
}
