//! What a reader can do, and what it does to the state.
use super::{Axis, Column, Lang, Listed, MAX_COMPARED, MAX_QUERY, PlaceParts, Rule, ShownUnit, Sort, State, Undated};
use crate::model::edtf::{Day, Period};
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, GroupIx, MeasureIx, Ordinal, RegionIx};

/// Something a reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Toggle(Facet, Ordinal),
    /// Chooses one value of a facet and no other.
    Only(Facet, Ordinal),
    ClearFacet(Facet),
    Brush(Option<Period>),
    Search(String),
    /// Opens a claim's card, or closes what is open: a card or a conflict.
    Open(Option<ClaimIx>),
    OpenConflict(GroupIx),
    List(Option<Listed>),
    SetUnit(ShownUnit),
    SetAxis(Axis),
    /// Draws a measure on the values lane, or what it draws by itself.
    SetLaneMeasure(Option<MeasureIx>),
    SetParts(PlaceParts),
    SetRule(Rule),
    SetAsof(Option<Day>),
    SetUndated(Undated),
    /// Adds a region to the comparison or takes it out.
    Compare(RegionIx),
    /// Sorts by a column; again, the other way round.
    SortBy(Column),
    SetLang(Lang),
    /// Says where the table beside the claims lies; nothing where it lies not beside the page.
    SetTable(String),
    /// Clears the filters; language, unit and order stay.
    ClearAll,
}

/// What a change does to the browser's history: it makes an entry, or goes on with the last one, as further steps of a drag and further
/// letters do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    Push,
    Replace,
}

impl State {
    /// Applies actions that one press stands for; whether they change anything together.
    pub fn apply_all(&mut self, actions: Vec<Action>) -> bool {
        let before = self.clone();
        actions.into_iter().for_each(|action| self.apply(action));
        // What is said about the data gives way to whatever is chosen; a list that was closed stays so until it is asked for anew.
        let gives_way = match self.list {
            Some(Listed::About) => State { lang: before.lang, ..self.clone() } != before,
            Some(Listed::Nothing) => self.facets[Facet::Check] != before.facets[Facet::Check],
            _ => false,
        };
        if gives_way && self.list == before.list {
            self.list = None;
        }
        *self != before
    }

    /// Applies an action. The only place where a state changes.
    fn apply(&mut self, action: Action) {
        match action {
            Action::Toggle(facet, value) => toggle(&mut self.facets[facet], value),
            Action::Only(facet, value) => self.facets[facet] = vec![value],
            Action::ClearFacet(facet) => self.facets[facet].clear(),
            Action::Brush(when) => self.when = when,
            Action::Search(q) => self.q = q.chars().take(MAX_QUERY).collect(),
            Action::Open(claim) => (self.claim, self.awaited, self.conflict) = (claim, None, None),
            Action::OpenConflict(group) => (self.claim, self.awaited, self.conflict) = (None, None, Some(group)),
            Action::List(list) => self.list = list,
            Action::SetUnit(unit) => self.unit = unit,
            Action::SetAxis(axis) => self.axis = axis,
            Action::SetLaneMeasure(measure) => self.lane_measure = measure,
            Action::SetParts(parts) => self.parts = parts,
            Action::SetRule(rule) => self.rule = rule,
            Action::SetAsof(day) => self.asof = day,
            Action::SetUndated(undated) => self.undated = undated,
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
            Action::SetTable(path) => self.table = path,
            Action::SetLang(lang) => self.lang = Some(lang),
            Action::ClearAll => {
                let State { unit, axis, sort, table, embed, lang, claim, awaited, conflict, list, .. } = self.clone();
                *self = State { unit, axis, sort, table, embed, lang, claim, awaited, conflict, list, ..State::default() };
            }
        }
    }
}

fn toggle(chosen: &mut Vec<Ordinal>, value: Ordinal) {
    match chosen.binary_search(&value) {
        Ok(at) => {
            chosen.remove(at);
        }
        Err(at) => chosen.insert(at, value),
    }
}
