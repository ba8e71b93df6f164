//! What each key does on the grid.
use super::desk::{Desk, Here};
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal};
use crate::page::{Beyond, Command};
use crate::present::grid as say;
use crate::query::grid::Step;
use crate::state::Action;
use leptos::prelude::*;

impl Desk {
    /// What a key does on the grid; false where it does nothing.
    pub fn press(self, key: &str, is_control: bool) -> bool {
        let at = self.at.get_untracked();
        if let Some(step) = Step::of_key(key, is_control) {
            let next = self.held.with_value(|held| held.grid.step(at, step));
            // At an edge the cell says again what it is.
            let said = if next == at { self.sentence(at) } else { String::new() };
            self.go(next, Here::Cell, said);
            return true;
        }
        if is_control {
            return false;
        }
        // An embedded page has neither a table nor a search.
        let is_whole = self.store.with_state(|state| state.embed.is_none());
        let told = match key {
            "Enter" => {
                self.open(at);
                return true;
            }
            "t" | "T" if is_whole => return self.table(at),
            "/" if is_whole => {
                self.store.command(Command::LeaveGrid(Beyond::Search));
                return true;
            }
            "?" => {
                self.store.command(Command::GridHelp);
                return true;
            }
            "c" | "C" => {
                self.next_conflict(key == "c");
                return true;
            }
            "]" | "[" => {
                self.next_beside(key == "]");
                return true;
            }
            " " => self.again(at),
            "n" | "N" => self.see(|view, grid| say::count(view, grid, at)),
            "h" | "H" | "l" | "L" => self.see(|view, grid| say::end(view, grid, at, key.eq_ignore_ascii_case("h"))),
            "b" | "B" => self.see(|view, grid| say::newest(view, grid, at)),
            "k" | "K" => self.see(|view, grid| say::conflicts(view, grid, at)),
            "o" | "O" => match self.anchor(at) {
                Some(claim) => self.see(|view, _| say::all_beside(view, claim)),
                None => self.sentence(at),
            },
            _ => return false,
        };
        self.tell(told);
        true
    }

    /// What was said last.
    fn again(self, at: usize) -> String {
        let said = [self.store.ui.told.get_untracked(), self.said.get_untracked()];
        said.into_iter().find(|said| !said.is_empty()).unwrap_or_else(|| self.sentence(at))
    }

    /// Opens what keys have come to: the card of a contradiction, or the list of the cell's claims. Where there is none it says so.
    pub fn open(self, cell: usize) {
        let (here, rows) = self.held.with_value(|held| (held.here, held.grid.rows(cell).to_vec()));
        match here {
            Here::Conflict(group) => self.store.command(Command::OpenConflict(group)),
            _ if rows.is_empty() => self.tell(self.sentence(cell)),
            _ => {
                self.store.ui.begins_at.set(if let Here::Claim(row) = here { Some(row) } else { None });
                self.store.list_at_mark(self.sentence(cell), rows);
                self.store.command(Command::GoToList);
            }
        }
    }

    /// Narrows the page to the cell and goes to the table.
    fn table(self, cell: usize) -> bool {
        let Some((lane, column)) = self.held.with_value(|held| held.grid.of(cell)) else { return false };
        if self.held.with_value(|held| held.grid.rows(cell).is_empty()) {
            self.tell(self.sentence(cell));
            return true;
        }
        let kind = Ordinal::at(lane as usize);
        self.store.act_all(vec![Action::Only(Facet::Kind, kind), Action::Brush(Some(column.period()))]);
        self.store.command(Command::LeaveGrid(Beyond::Table));
        true
    }

    fn next_conflict(self, is_on: bool) {
        let at = self.at.get_untracked();
        let (here, all) = self.held.with_value(|held| (held.here, held.conflicts.clone()));
        let known = all.iter().position(|(_, group)| here == Here::Conflict(*group));
        let Some(n) = neighbour(all.len(), known, is_on, all.iter().position(|(cell, _)| *cell >= at)) else {
            return self.tell(self.see(|view, _| say::no_conflict(view)));
        };
        let Some((cell, group)) = all.get(n).copied() else { return };
        let said = self.see(|view, grid| say::conflict(view, grid, (n, all.len()), cell, group));
        self.go(cell, Here::Conflict(group), said);
    }

    /// The claim whose neighbours are meant: the one that keys began with or have come to, the open one, else the first of the cell.
    fn anchor(self, cell: usize) -> Option<ClaimIx> {
        let (anchor, here, rows) = self.held.with_value(|held| (held.anchor, held.here, held.grid.rows(cell).to_vec()));
        let listed = self.store.ui.begins_at.get_untracked().filter(|row| rows.contains(row));
        let reached = if let Here::Claim(row) = here { Some(row) } else { None };
        anchor.map(|(row, _)| row).or(reached).or(listed).or_else(|| rows.first().copied())
    }

    fn next_beside(self, is_on: bool) {
        let at = self.at.get_untracked();
        let Some(anchor) = self.anchor(at) else { return self.tell(self.sentence(at)) };
        let reached = self.held.with_value(|held| held.anchor.and_then(|(_, reached)| reached));
        let found = self.see(|view, grid| {
            let all = view.session.beside(anchor, &view.answer.rows, view.state);
            let n = neighbour(all.len(), reached, is_on, Some(0))?;
            let (row, why) = *all.get(n)?;
            Some((n, row, grid.cell_of(row, at)?, say::beside(view, (n, all.len()), row, why)))
        });
        match found {
            None => self.tell(self.see(|view, _| say::all_beside(view, anchor))),
            Some((n, row, cell, said)) => {
                self.held.update_value(|held| held.anchor = Some((anchor, Some(n))));
                self.go(cell, Here::Claim(row), said);
            }
        }
    }
}

/// The next of so many, or the one before, all round: from the one that is known, else from where the reader stands (`from`).
fn neighbour(count: usize, known: Option<usize>, is_on: bool, from: Option<usize>) -> Option<usize> {
    if count == 0 {
        return None;
    }
    Some(match (known, is_on) {
        (Some(n), true) => (n + 1) % count,
        (Some(n), false) => (n + count - 1) % count,
        (None, true) => from.unwrap_or(0),
        (None, false) => (from.unwrap_or(0) + count - 1) % count,
    })
}

#[cfg(test)]
mod tests {
    use super::neighbour;

    #[test]
    fn neighbours_go_all_round() {
        assert_eq!(neighbour(0, None, true, None), None);
        assert_eq!([true, false].map(|on| neighbour(3, None, on, Some(1))), [Some(1), Some(0)]);
        assert_eq!([true, false].map(|on| neighbour(3, Some(2), on, None)), [Some(0), Some(1)]);
        assert_eq!([true, false].map(|on| neighbour(3, None, on, None)), [Some(0), Some(2)]);
    }
}
