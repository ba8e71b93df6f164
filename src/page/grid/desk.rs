//! The grid as it stands, and where the reader is in it.
use crate::model::claim::Kind;
use crate::model::edtf::Day;
use crate::model::index::{ClaimIx, GroupIx};
use crate::page::Command;
use crate::page::kit::{Followed, follow};
use crate::page::store::Store;
use crate::present::view::View;
use crate::present::{chart, grid as say};
use crate::query::grid::Grid;
use leptos::prelude::*;

/// The cell that keys enter the grid by.
pub const CELL: &str = ".keys [tabindex='0']";

/// What keys have come to within a cell.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Here {
    Cell,
    Conflict(GroupIx),
    Claim(ClaimIx),
}

/// The grid as it was when what is shown last came to rest.
pub(super) struct Held {
    pub grid: Grid,
    sentences: Vec<String>,
    /// The contradictions that keys go along.
    pub conflicts: Vec<(usize, GroupIx)>,
    pub here: Here,
    /// The claim whose neighbours keys go along, and which of them is reached.
    pub anchor: Option<(ClaimIx, Option<usize>)>,
}

/// The grid and where the reader is in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub store: Store,
    pub(super) at: RwSignal<usize>,
    /// What the cell says in the place of its own sentence: what led there.
    pub(super) said: RwSignal<String>,
    /// How often it has been made.
    made: RwSignal<usize>,
    pub(super) held: StoredValue<Held>,
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
                let whole = chart::domain(view.session, view.answer, view.state);
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

    pub(super) fn see<T>(self, f: impl FnOnce(&View, &Grid) -> T) -> T {
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

    pub(super) fn sentence(self, cell: usize) -> String {
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
    pub(super) fn go(self, cell: usize, here: Here, said: String) {
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

    pub(super) fn tell(self, words: String) {
        self.store.command(Command::Tell(words));
    }
}
