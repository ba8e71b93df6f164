//! Where the reader is in the grid, and what each key does.
use crate::model::claim::Kind;
use crate::model::edtf::Day;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, GroupIx, Ordinal};
use crate::page::Command;
use crate::page::kit::{Followed, follow};
use crate::page::store::Store;
use crate::present::view::View;
use crate::present::{chart, grid as say};
use crate::query::grid::{Grid, Step};
use crate::state::Action;
use leptos::prelude::*;

/// The table's first row, and the search.
const TABLE: &str = "#table tbody .open";
const SEARCH: &str = "#search";
/// The cell that keys enter the grid by.
const CELL: &str = ".keys [tabindex='0']";

/// What keys have come to within a cell.
#[derive(Clone, Copy, PartialEq)]
enum Here {
    Cell,
    Conflict(GroupIx),
    Claim(ClaimIx),
}

/// The grid as it was when what is shown last came to rest.
struct Held {
    grid: Grid,
    sentences: Vec<String>,
    /// The contradictions that keys go along.
    conflicts: Vec<(usize, GroupIx)>,
    here: Here,
    /// The claim whose neighbours keys go along, and which of them is reached.
    anchor: Option<(ClaimIx, Option<usize>)>,
}

/// The grid and where the reader is in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub store: Store,
    at: RwSignal<usize>,
    /// What the cell says in the place of its own sentence: what led there.
    said: RwSignal<String>,
    /// How often it has been made.
    made: RwSignal<usize>,
    held: StoredValue<Held>,
}

impl Desk {
    /// The grid of what is shown, entered at its newest claims. It follows when that comes to rest.
    pub fn new(store: Store) -> Desk {
        let held = Held { grid: Grid::default(), sentences: Vec::new(), conflicts: Vec::new(), here: Here::Cell, anchor: None };
        let (at, said, made) = (RwSignal::new(0), RwSignal::new(String::new()), RwSignal::new(0));
        let desk = Desk { store, at, said, made, held: StoredValue::new(held) };
        desk.make();
        follow(move || {
            if store.ui.rested.followed() > 0 {
                untrack(|| desk.make());
            }
        });
        desk
    }

    fn make(self) {
        let (grid, sentences, conflicts) = untrack(|| {
            self.store.see(|view| {
                let whole = chart::domain(view.session, &view.answer.others);
                let grid = view.session.grid(&view.answer.rows, whole, view.state);
                let sentences = (0..grid.cells.len()).map(|cell| say::sentence(view, &grid, cell)).collect();
                let conflicts = grid.conflicts(view.conflicts);
                (grid, sentences, conflicts)
            })
        });
        let at = self.at.get_untracked();
        let at = self.held.with_value(|held| {
            let is_same = held.grid == grid;
            if is_same {
                at
            } else {
                grid.like(&held.grid, at).filter(|cell| !grid.rows(*cell).is_empty()).unwrap_or_else(|| grid.entrance())
            }
        });
        self.held.update_value(|held| {
            if held.grid != grid {
                (held.here, held.anchor) = (Here::Cell, None);
                self.said.set(String::new());
            }
            (held.grid, held.sentences, held.conflicts) = (grid, sentences, conflicts);
        });
        self.at.set(at);
        self.made.update(|made| *made += 1);
    }

    fn see<T>(self, f: impl FnOnce(&View, &Grid) -> T) -> T {
        untrack(|| self.store.see(|view| self.held.with_value(|held| f(view, &held.grid))))
    }

    /// What the rows and columns are, followed: where it stays the same, so do the cells.
    pub fn shape(self) -> Vec<u32> {
        self.made.followed();
        self.held.with_value(|held| {
            let lanes = held.grid.lanes.iter().map(|lane| *lane as u32);
            lanes.chain(held.grid.columns.iter().flat_map(|c| [c.first.cast_unsigned(), c.last.cast_unsigned()])).collect()
        })
    }

    /// Rows and columns.
    pub fn size(self) -> (usize, usize) {
        self.held.with_value(|held| (held.grid.lanes.len(), held.grid.columns.len()))
    }

    pub fn lane(self, row: usize) -> Kind {
        self.held.with_value(|held| held.grid.lanes.get(row).copied().unwrap_or(Kind::Value))
    }

    /// The days of a cell, for who puts it into its place.
    pub fn days(self, cell: usize) -> (Day, Day) {
        self.held.with_value(|held| held.grid.of(cell).map(|(_, column)| (column.first, column.last)).unwrap_or_default())
    }

    /// Whether keys enter the grid by a cell, followed.
    pub fn is_at(self, cell: usize) -> bool {
        self.at.followed() == cell
    }

    /// What a cell is called, followed: its sentence, or what led there.
    pub fn label(self, cell: usize) -> String {
        self.made.followed();
        let said = self.said.followed();
        if !said.is_empty() && self.at.followed() == cell { said } else { self.sentence(cell) }
    }

    fn sentence(self, cell: usize) -> String {
        self.held.with_value(|held| held.sentences.get(cell).cloned().unwrap_or_default())
    }

    /// What was said last, for those who see, followed.
    pub fn heard(self) -> String {
        let told = self.store.ui.told.followed();
        if told.is_empty() { self.label(self.at.followed()) } else { told }
    }

    /// The focus has come to a cell, by whatever way.
    pub fn stand_on(self, cell: usize) {
        if self.at.get_untracked() != cell {
            self.go(cell, Here::Cell, String::new());
        }
    }

    /// Goes to a cell, where `said` stands for its sentence. Where that is the cell that the reader is in, it is told instead.
    fn go(self, cell: usize, here: Here, said: String) {
        let is_other = self.at.get_untracked() != cell;
        self.held.update_value(|held| {
            held.here = here;
            if here == Here::Cell {
                held.anchor = None;
            }
        });
        let told = if is_other { String::new() } else { said.clone() };
        self.said.set(if is_other { said } else { String::new() });
        self.at.set(cell);
        self.store.command(Command::Tell(told));
        if is_other {
            self.store.command(Command::Focus(CELL));
        }
    }

    fn tell(self, words: String) {
        self.store.command(Command::Tell(words));
    }

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
                self.store.command(Command::LeaveGrid(SEARCH));
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
        self.store.command(Command::LeaveGrid(TABLE));
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
