//! The grid that keys move over: a row for each lane, a column for each year, or for each month of a short window. A cell has the claims
//! that a window of its period would leave in its lane.
//!
//! ```
//! use jejak_ekspor::query::grid::{Grid, Step};
//! let grid = Grid::of_years(4, 2015, 2026);
//! assert_eq!((grid.columns.len(), grid.step(0, Step::Left), grid.step(0, Step::Last)), (12, 0, 47));
//! assert_eq!(grid.step(grid.step(13, Step::Five), Step::Up), 6);
//! ```
use crate::model::claim::Kind;
use crate::model::codes::UnitKind;
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period, Point, civil_from_day, day_from_civil};
use crate::model::finding::{Member, Pair};
use crate::model::index::{ClaimIx, GroupIx, UnitIx};
use crate::model::sort;
use crate::query::conflicts::Conflict;
use crate::query::convert;
use crate::query::session::Session;
use crate::state::{Axis, Embed, State};

/// A window of so many months or fewer has a column for each.
pub const MONTHS: i32 = 24;
/// Columns that a page of keys goes.
const FIVE: usize = 5;
/// Claims that a page of keys goes in a list.
const TEN: usize = 10;

/// A way over the grid, or over the list of a cell's claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    /// The first column of the row, or the first claim.
    Home,
    End,
    /// The first cell of all.
    First,
    Last,
    /// A page back.
    FiveBack,
    Five,
}

impl Step {
    pub const ALL: [Step; 10] =
        [Step::Left, Step::Right, Step::Up, Step::Down, Step::Home, Step::End, Step::First, Step::Last, Step::FiveBack, Step::Five];

    /// The step of a key, by its name in browsers.
    pub fn of_key(key: &str, is_control: bool) -> Option<Step> {
        Some(match (key, is_control) {
            ("Home", true) => Step::First,
            ("End", true) => Step::Last,
            ("ArrowLeft", false) => Step::Left,
            ("ArrowRight", false) => Step::Right,
            ("ArrowUp", false) => Step::Up,
            ("ArrowDown", false) => Step::Down,
            ("Home", false) => Step::Home,
            ("End", false) => Step::End,
            ("PageUp", false) => Step::FiveBack,
            ("PageDown", false) => Step::Five,
            _ => return None,
        })
    }
}

/// Where a step leads in a list of this many claims.
pub fn step_in_list(at: usize, len: usize, step: Step) -> usize {
    let last = len.saturating_sub(1);
    match step {
        Step::Left | Step::Up => at.saturating_sub(1),
        Step::Right | Step::Down => at + 1,
        Step::Home | Step::First => 0,
        Step::End | Step::Last => last,
        Step::FiveBack => at.saturating_sub(TEN),
        Step::Five => at + TEN,
    }
    .min(last)
}

/// The days of a column, which is open at an end where it holds what lies beyond the drawn years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub first: Day,
    pub last: Day,
}

impl Column {
    /// Its days as a window of time.
    pub fn period(self) -> Period {
        let year = |day: Day| civil_from_day(day).0;
        match (self.first, self.last) {
            (DAY_MIN, last) => Period { start: Point::Open, ..Period::from_days(day_from_civil(year(last), 1, 1), last) },
            (first, DAY_MAX) => Period { end: Point::Open, ..Period::from_days(first, day_from_civil(year(first), 12, 31)) },
            (first, last) => Period::from_days(first, last),
        }
    }

    fn overlaps(self, (first, last): (Day, Day)) -> bool {
        first <= self.last && last >= self.first
    }
}

/// The cells, row by row: a cell is its place among them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Grid {
    pub lanes: Vec<Kind>,
    pub columns: Vec<Column>,
    /// The claims of each cell, the earliest first.
    pub cells: Vec<Vec<ClaimIx>>,
}

impl Grid {
    /// Empty cells over these years.
    pub fn of_years(lanes: usize, first: i32, last: i32) -> Grid {
        let year = |year| Column { first: day_from_civil(year, 1, 1), last: day_from_civil(year, 12, 31) };
        let columns: Vec<Column> = (first..=last).map(year).collect();
        let lanes: Vec<Kind> = Kind::IN_PAGE_ORDER.into_iter().take(lanes).collect();
        Grid { cells: vec![Vec::new(); lanes.len() * columns.len()], lanes, columns }
    }

    /// Row and column of a cell.
    pub fn place(&self, cell: usize) -> (usize, usize) {
        let width = self.columns.len().max(1);
        (cell / width, cell % width)
    }

    /// The cell where a step leads; the same one at an edge.
    pub fn step(&self, cell: usize, step: Step) -> usize {
        let (width, height) = (self.columns.len().max(1), self.lanes.len().max(1));
        let (row, column) = self.place(cell);
        let (row, column) = match step {
            Step::Left => (row, column.saturating_sub(1)),
            Step::Right => (row, column + 1),
            Step::Up => (row.saturating_sub(1), column),
            Step::Down => (row + 1, column),
            Step::Home => (row, 0),
            Step::End => (row, width - 1),
            Step::First => (0, 0),
            Step::Last => (height - 1, width - 1),
            Step::FiveBack => (row, column.saturating_sub(FIVE)),
            Step::Five => (row, column + FIVE),
        };
        row.min(height - 1) * width + column.min(width - 1)
    }

    /// The claims of a cell.
    pub fn rows(&self, cell: usize) -> &[ClaimIx] {
        self.cells.get(cell).map_or(&[], Vec::as_slice)
    }

    /// The lane and the days of a cell.
    pub fn of(&self, cell: usize) -> Option<(Kind, Column)> {
        let (row, column) = self.place(cell);
        Some((*self.lanes.get(row)?, *self.columns.get(column)?))
    }

    /// Where the reader comes in: the newest cell of the first lane that has claims.
    pub fn entrance(&self) -> usize {
        let width = self.columns.len().max(1);
        let rows = self.cells.chunks(width).enumerate();
        let newest = |(row, cells): (usize, &[Vec<ClaimIx>])| Some(row * width + cells.iter().rposition(|rows| !rows.is_empty())?);
        rows.filter_map(newest).next().unwrap_or_default()
    }

    /// The cell of another grid's cell: of the same lane and the same days, or the one that has its first day.
    pub fn like(&self, other: &Grid, cell: usize) -> Option<usize> {
        let (lane, days) = other.of(cell)?;
        let row = self.lanes.iter().position(|own| *own == lane)?;
        let same = self.columns.iter().position(|own| *own == days);
        let around = || self.columns.iter().position(|own| own.overlaps((days.first, days.first)));
        Some(row * self.columns.len() + same.or_else(around)?)
    }

    /// The first cell that has a claim, seen from a cell: itself, else the first of all.
    pub fn cell_of(&self, claim: ClaimIx, from: usize) -> Option<usize> {
        let has = |cell: &usize| self.rows(*cell).contains(&claim);
        Some(from).filter(has).or_else(|| (0..self.cells.len()).find(has))
    }

    /// The cell that has most of a conflict's claims, the first of several.
    pub fn cell_of_conflict(&self, conflict: &Conflict) -> Option<usize> {
        let held = |rows: &[ClaimIx]| conflict.values.iter().filter(|value| rows.contains(&value.member.claim)).count();
        let mut best = (0, None);
        for (cell, rows) in self.cells.iter().enumerate() {
            let count = held(rows);
            if count > best.0 {
                best = (count, Some(cell));
            }
        }
        best.1
    }

    /// The conflicts that have a cell, in the order of the cells; those of one cell in their own order.
    pub fn conflicts(&self, conflicts: &[Conflict]) -> Vec<(usize, GroupIx)> {
        let mut placed: Vec<(usize, usize, GroupIx)> =
            conflicts.iter().enumerate().filter_map(|(n, c)| Some((self.cell_of_conflict(c)?, n, c.group))).collect();
        sort::sort(&mut placed, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        placed.into_iter().map(|(cell, _, group)| (cell, group)).collect()
    }
}

/// The lowest and the highest of figures that can be set beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    pub low: Member,
    pub high: Member,
    /// How many figures.
    pub count: u32,
}

/// How a claim stands to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Beside<'a> {
    /// Their figures were compared.
    Pair(&'a Pair),
    /// Of the same lane and area, and their days overlap.
    Overlaps,
}

/// What can be set beside each other: money at the rate of its period, units of one kind, else one unit.
#[derive(Clone, Copy, PartialEq)]
enum Measured {
    Kind(UnitKind),
    Unit(UnitIx),
}

/// Figures that can be set beside each other, with their ends as they stand to each other.
struct Figures {
    of: Measured,
    low: (f64, Member),
    high: (f64, Member),
    count: u32,
}

impl Session {
    /// The grid of the claims that a state shows (`rows`) over the days that the lanes span.
    pub fn grid(&self, rows: &[ClaimIx], span: (Day, Day), state: &State) -> Grid {
        let mut lanes = Kind::IN_PAGE_ORDER.to_vec();
        lanes.retain(|kind| is_seen(*kind, state.embed));
        let extents: Vec<(Kind, (Day, Day), ClaimIx)> = rows
            .iter()
            .filter_map(|row| {
                let claim = self.data.claims.get(*row)?;
                Some((claim.kind, self.extent(claim, state.axis), *row))
            })
            .collect();
        let columns = columns(span, state.when, extents.iter().map(|(_, extent, _)| *extent));
        let mut grid = Grid { cells: vec![Vec::new(); lanes.len() * columns.len()], lanes, columns };
        let width = grid.columns.len();
        for (kind, extent, row) in &extents {
            let Some(lane) = grid.lanes.iter().position(|own| own == kind) else { continue };
            for (column, _) in grid.columns.iter().enumerate().filter(|(_, column)| column.overlaps(*extent)) {
                grid.cells[lane * width + column].push(*row);
            }
        }
        for cell in &mut grid.cells {
            let key = |row: &ClaimIx| self.data.claims.get(*row).map(|claim| self.extent(claim, state.axis));
            sort::sort(cell, |a, b| (key(a), *a).cmp(&(key(b), *b)));
        }
        grid
    }

    /// The lowest and the highest figure of the lane's measure that some claims give for a column, for all that can be set beside each
    /// other; what most figures are in comes first.
    pub fn ends(&self, rows: &[ClaimIx], column: Column, state: &State) -> Vec<Ends> {
        let measure = self.lane_measure(state);
        let mut found: Vec<Figures> = Vec::new();
        for row in rows {
            let Some(claim) = self.data.claims.get(*row) else { continue };
            for (n, o) in claim.observations.iter_indexed().filter(|(_, o)| o.measure == measure) {
                let when = claim.period_of(o);
                if state.axis == Axis::Period && !column.overlaps((when.first(), when.last())) {
                    continue;
                }
                let Some(unit) = self.data.codes.units.get(o.unit) else { continue };
                let (measured, factor) = match (unit.kind, unit.to_base) {
                    (kind, Some(factor)) => (Measured::Kind(kind), factor),
                    (UnitKind::Currency, None) => match convert::reference_rate(&when, &self.data) {
                        Some(receipt) => (Measured::Kind(UnitKind::Currency), receipt.rate),
                        None => (Measured::Unit(o.unit), 1.0),
                    },
                    (_, None) => (Measured::Unit(o.unit), 1.0),
                };
                let member = Member { claim: *row, observation: n };
                let low = (o.value.to_f64() * factor, member);
                let high = (o.upper.unwrap_or(o.value).to_f64() * factor, member);
                match found.iter_mut().find(|figures| figures.of == measured) {
                    None => found.push(Figures { of: measured, low, high, count: 1 }),
                    Some(figures) => {
                        if low.0 < figures.low.0 {
                            figures.low = low;
                        }
                        if high.0 > figures.high.0 {
                            figures.high = high;
                        }
                        figures.count += 1;
                    }
                }
            }
        }
        sort::sort(&mut found, |a, b| b.count.cmp(&a.count));
        found.into_iter().map(|f| Ends { low: f.low.1, high: f.high.1, count: f.count }).collect()
    }

    /// The claim of some that was published last: of a certain day before one that is not.
    pub fn newest(&self, rows: &[ClaimIx]) -> Option<ClaimIx> {
        let published = |row: &ClaimIx| {
            let source = self.data.claims.get(*row).and_then(|claim| self.data.sources.get(claim.source));
            source.and_then(|source| source.published).map(|day| (day.last(), !day.is_uncertain()))
        };
        rows.iter().copied().filter(|row| published(row).is_some()).max_by_key(|row| (published(row), core::cmp::Reverse(*row)))
    }

    /// The shown claims (`rows`) that a claim's figures were compared with, the least explained first, then those of its lane and area
    /// whose days overlap its own.
    pub fn beside(&self, claim: ClaimIx, rows: &[ClaimIx], state: &State) -> Vec<(ClaimIx, Beside<'_>)> {
        let mut found: Vec<(ClaimIx, Beside)> = Vec::new();
        for (pair, other) in self.relations(claim) {
            let is_new = other.claim != claim && rows.contains(&other.claim) && !found.iter().any(|(row, _)| *row == other.claim);
            if is_new {
                found.push((other.claim, Beside::Pair(pair)));
            }
        }
        let Some(own) = self.data.claims.get(claim) else { return found };
        let (first, last) = self.extent(own, state.axis);
        let mut overlapping: Vec<ClaimIx> = rows.to_vec();
        overlapping.retain(|row| {
            self.data.claims.get(*row).is_some_and(|other| {
                let days = Column { first, last };
                let is_like = other.kind == own.kind && other.region == own.region && days.overlaps(self.extent(other, state.axis));
                is_like && *row != claim && !found.iter().any(|(known, _)| known == row)
            })
        });
        let key = |row: &ClaimIx| self.data.claims.get(*row).map(|claim| self.extent(claim, state.axis));
        sort::sort(&mut overlapping, |a, b| (key(a), *a).cmp(&(key(b), *b)));
        found.extend(overlapping.into_iter().map(|row| (row, Beside::Overlaps)));
        found
    }
}

/// Whether an embedded page has the lane of a kind.
fn is_seen(kind: Kind, embed: Option<Embed>) -> bool {
    match embed {
        None | Some(Embed::All) => true,
        Some(Embed::Values) => kind == Kind::Value,
        Some(Embed::Releases) => kind == Kind::Release,
        Some(Embed::Awards) => kind == Kind::Award,
        Some(Embed::Programmes) => kind == Kind::Programme,
    }
}

/// The columns over the drawn days, cut off where the window ends; before and after them one for what lies wholly beyond.
fn columns(span: (Day, Day), window: Option<Period>, extents: impl Iterator<Item = (Day, Day)>) -> Vec<Column> {
    let (from, to) = window.map_or((DAY_MIN, DAY_MAX), |w| (w.first(), w.last()));
    let (lo, hi) = (span.0.max(from), span.1.min(to));
    // Of a window beside all that is drawn the claims are beyond.
    let (lo, hi, is_beside) = if lo > hi { (span.0, span.1, true) } else { (lo, hi, false) };
    let ((y0, m0, _), (y1, m1, _)) = (civil_from_day(lo), civil_from_day(hi));
    let months = (y1 - y0) * 12 + i32::from(m1) - i32::from(m0) + 1;
    let is_by_month = window.is_some() && months <= MONTHS;
    let (count, step) = if is_by_month { (months, 1) } else { (y1 - y0 + 1, 12) };
    let start = |n: i32| {
        let month = y0 * 12 + if is_by_month { i32::from(m0) - 1 } else { 0 } + n * step;
        day_from_civil(month.div_euclid(12), month.rem_euclid(12) as u8 + 1, 1)
    };
    let cut = |day: Day| if is_beside { day } else { day.clamp(from, to) };
    let mut columns: Vec<Column> = (0..count).map(|n| Column { first: cut(start(n)), last: cut(start(n + 1) - 1) }).collect();
    let (Some(first), Some(last)) = (columns.first().map(|c| c.first), columns.last().map(|c| c.last)) else { return columns };
    let (mut has_before, mut has_after) = (false, false);
    for (begin, end) in extents {
        has_before |= end < first;
        has_after |= begin > last;
    }
    if has_before {
        columns.insert(0, Column { first: if is_beside { DAY_MIN } else { from }, last: first - 1 });
    }
    if has_after {
        columns.push(Column { first: last + 1, last: if is_beside { DAY_MAX } else { to } });
    }
    columns
}
