//! The filters of a table, and the counts that follow them.
use super::bins::{self, Bin, Changes};
use super::block::Block;
use super::histogram::{Histogram, Selection};
use super::padding::{CHUNK, padded};
use super::table::Table;
use super::test::{All, AnyTest, Test};
use core::fmt;
use core::ops::Range;

/// How many columns can be filtered at once, besides the days: a row has one byte.
pub const MOST_FILTERS: usize = 8;

/// A filter that could not be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no column of that number.
    NoColumn,
    /// `MOST_FILTERS` other columns are filtered already.
    TooMany,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NoColumn => f.write_str("there is no such column"),
            Refused::TooMany => write!(f, "{MOST_FILTERS} columns are filtered already"),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Codes(usize),
    Values(usize),
}

/// A column whose codes are counted.
struct Facet {
    column: usize,
    /// The bit of its own filter; 0 without one.
    bit: u8,
    histogram: Histogram,
    counts: Vec<u32>,
}

/// A table with its filters; all counts are those of the filters that are set.
pub struct Crossfilter {
    table: Table,
    facets: Vec<Facet>,
    measure: Option<usize>,
    /// A bit for each filter that the row fails; padding fails all.
    fail: Vec<u8>,
    /// Which column owns which bit.
    owners: [Option<Place>; MOST_FILTERS],
    /// The rows of the chosen days.
    range: Range<usize>,
    passing: u32,
    bins: Vec<Bin>,
    /// The rows that the last filter changed and that matter for some count; a bit each.
    flips: Vec<u16>,
}

/// What a new filter changed.
struct Changed {
    /// Changed rows among the chosen days.
    here: usize,
    /// Changed rows, all days.
    all: usize,
    /// Rows that pass now, among the blocks of the chosen days.
    passing: usize,
}

impl Crossfilter {
    /// Counts the codes of the columns `facets` and sums the amounts of the column `measure`; unknown columns are left out.
    pub fn new(table: Table, facets: &[usize], measure: Option<usize>) -> Crossfilter {
        let rows = table.rows();
        let mut fail = vec![0; padded(rows)];
        fail.iter_mut().skip(rows).for_each(|byte| *byte = 255);
        let facet = |column: &usize| {
            let codes = table.codes().get(*column)?;
            Some(Facet { column: *column, bit: 0, histogram: Histogram::new(codes), counts: vec![0; codes.width()] })
        };
        let mut cross = Crossfilter {
            facets: facets.iter().filter_map(facet).collect(),
            measure: measure.filter(|n| *n < table.values().len()),
            bins: table.days().bins().map(|(start, _)| Bin { start, sum: 0, count: 0 }).collect(),
            flips: vec![0; fail.len() / 16],
            fail,
            owners: [None; MOST_FILTERS],
            range: 0..rows,
            passing: 0,
            table,
        };
        cross.recount_bins();
        cross.recount(None);
        cross
    }

    /// The table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Rows that pass every filter.
    pub fn passing(&self) -> u32 {
        self.passing
    }

    /// By code: rows that pass every filter but the column's own. `facet` counts the columns given to `new`.
    pub fn counts(&self, facet: usize) -> &[u32] {
        self.facets.get(facet).map_or(&[], |f| &f.counts)
    }

    /// The bins of days, in order, with the rows that pass every filter but the one on days.
    pub fn bins(&self) -> &[Bin] {
        &self.bins
    }

    /// Whether a row of the table passes every filter.
    pub fn passes(&self, row: usize) -> bool {
        self.range.contains(&row) && self.fail.get(row) == Some(&0)
    }

    /// The column that is summed.
    pub fn measure(&self) -> Option<usize> {
        self.measure
    }

    /// Sums another column from now on.
    pub fn set_measure(&mut self, measure: Option<usize>) {
        self.measure = measure.filter(|n| *n < self.table.values().len());
        self.recount_bins();
    }

    /// Keeps the days `from..to`; `None` keeps all.
    pub fn keep_days(&mut self, days: Option<Range<i32>>) {
        let new = days.map_or(0..self.table.rows(), |days| self.table.days().rows_of(days));
        let old = core::mem::replace(&mut self.range, new.clone());
        let common = new.end.min(old.end).saturating_sub(new.start.max(old.start));
        let changed = new.len() + old.len() - 2 * common;
        if common == 0 || changed > new.len() {
            self.recount(None);
            return;
        }
        let less = u32::MAX;
        for (from, to, step) in [(old.start, new.start, less), (new.start, old.start, 1), (new.end, old.end, less), (old.end, new.end, 1)] {
            if from < to {
                self.add_rows(from..to, step, None);
            }
        }
        self.pour();
    }

    /// Keeps the rows whose code is flagged; `None` keeps all. Codes beyond the flags are not kept.
    pub fn keep_codes(&mut self, column: usize, keep: Option<&[bool]>) -> Result<(), Refused> {
        let Some(bit) = self.bit(Place::Codes(column), keep.is_some())? else { return Ok(()) };
        let Some(codes) = self.table.codes().get(column) else { return Err(Refused::NoColumn) };
        let own = self.facets.iter().position(|facet| facet.column == column);
        let test = keep.map_or(AnyTest::All(All), |keep| AnyTest::codes(codes, keep));
        let changed = update_any(&mut self.fail, &mut self.flips, &self.range, bit, &test);
        if let Some(facet) = own.and_then(|n| self.facets.get_mut(n)) {
            facet.bit = if keep.is_some() { bit } else { 0 };
        }
        self.settle(bit, keep.is_none(), own, &changed);
        Ok(())
    }

    /// Keeps the rows whose amount lies in `range` (whole numbers of 10^-scale); `None` keeps all.
    pub fn keep_amounts(&mut self, column: usize, range: Option<Range<i64>>) -> Result<(), Refused> {
        let Some(bit) = self.bit(Place::Values(column), range.is_some())? else { return Ok(()) };
        let Some(values) = self.table.values().get(column) else { return Err(Refused::NoColumn) };
        let is_cleared = range.is_none();
        let test = range.map_or(AnyTest::All(All), |range| AnyTest::amounts(values, range.start, range.end));
        let changed = update_any(&mut self.fail, &mut self.flips, &self.range, bit, &test);
        self.settle(bit, is_cleared, None, &changed);
        Ok(())
    }

    /// The bit of a column's filter; a new one if `needed`. `None` if there is none and none is needed.
    fn bit(&mut self, place: Place, needed: bool) -> Result<Option<u8>, Refused> {
        let exists = match place {
            Place::Codes(n) => n < self.table.codes().len(),
            Place::Values(n) => n < self.table.values().len(),
        };
        if !exists {
            return Err(Refused::NoColumn);
        }
        if let Some(at) = self.owners.iter().position(|owner| *owner == Some(place)) {
            return Ok(Some(1 << at));
        }
        if !needed {
            return Ok(None);
        }
        match self.owners.iter_mut().enumerate().find(|(_, owner)| owner.is_none()) {
            Some((at, owner)) => {
                *owner = Some(place);
                Ok(Some(1 << at))
            }
            None => Err(Refused::TooMany),
        }
    }

    /// Brings the counts up to date after a change of one bit, by whichever way visits fewer rows.
    fn settle(&mut self, bit: u8, is_cleared: bool, own: Option<usize>, changed: &Changed) {
        // The padding behind the last row goes on failing everything.
        self.fail.iter_mut().skip(self.table.rows()).for_each(|byte| *byte = 255);
        if changed.all * 8 < self.table.rows() {
            self.change_bins(bit);
        } else {
            self.recount_bins();
        }
        if changed.here * 2 < changed.passing {
            self.change(bit, own);
        } else {
            self.recount(own);
        }
        if is_cleared && let Some(owner) = self.owners.get_mut(bit.trailing_zeros() as usize) {
            *owner = None;
        }
    }

    /// Counts the chosen days afresh, but for the facet `own`, whose counts ignore what changed.
    fn recount(&mut self, own: Option<usize>) {
        self.passing = 0;
        for (n, facet) in self.facets.iter_mut().enumerate() {
            if own != Some(n) {
                facet.counts.fill(0);
            }
        }
        self.add_rows(self.range.clone(), 1, own);
        self.pour();
    }

    /// Adds `step` for the rows of a range, to every facet but `own`.
    fn add_rows(&mut self, rows: Range<usize>, step: u32, own: Option<usize>) {
        let Crossfilter { facets, table, fail, passing, .. } = self;
        let mut selection = Selection::new();
        let fails = fail.as_chunks::<CHUNK>().0;
        for chunk in rows.start / CHUNK..rows.end.div_ceil(CHUNK) {
            let Some(fails) = fails.get(chunk) else { return };
            let fails = fails.as_chunks::<16>().0;
            let first = chunk * CHUNK;
            let within = rows.start.saturating_sub(first)..rows.end.saturating_sub(first).min(CHUNK);
            let only = |n: usize, bit: u8| fails.get(n).map_or(0, |fail| Block::load(fail).eq(Block::splat(bit)).bits());
            let found = selection.fill(&within, |n| only(n, 0));
            if found > 0 {
                *passing = passing.wrapping_add((found as u32).wrapping_mul(step));
                for (_, facet) in facets.iter_mut().enumerate().filter(|(n, _)| own != Some(*n)) {
                    if let Some(codes) = table.codes().get(facet.column) {
                        facet.histogram.add(codes, chunk, &selection, step);
                    }
                }
            }
            if found == CHUNK {
                continue;
            }
            for (_, facet) in facets.iter_mut().enumerate().filter(|(n, f)| f.bit != 0 && own != Some(*n)) {
                if selection.fill(&within, |n| only(n, facet.bit)) > 0
                    && let Some(codes) = table.codes().get(facet.column)
                {
                    facet.histogram.add(codes, chunk, &selection, step);
                }
            }
        }
    }

    /// Counts the changed rows of the chosen days in or out, but for the facet `own`.
    fn change(&mut self, bit: u8, own: Option<usize>) {
        let Crossfilter { facets, table, fail, passing, flips, range, .. } = self;
        let mut selection = Selection::new();
        let fails = fail.as_chunks::<CHUNK>().0;
        let flips = flips.as_chunks::<{ CHUNK / 16 }>().0;
        for chunk in range.start / CHUNK..range.end.div_ceil(CHUNK) {
            let (Some(fails), Some(flips)) = (fails.get(chunk), flips.get(chunk)) else { break };
            if flips.iter().all(|mask| *mask == 0) {
                continue;
            }
            let fails = fails.as_chunks::<16>().0;
            let first = chunk * CHUNK;
            let within = range.start.saturating_sub(first)..range.end.saturating_sub(first).min(CHUNK);
            for (step, enters) in [(1, true), (u32::MAX, false)] {
                let changed = |n: usize, others: u8| match (fails.get(n), flips.get(n)) {
                    (Some(fail), Some(flips)) => {
                        let wanted = if enters { others } else { others | bit };
                        Block::load(fail).eq(Block::splat(wanted)).bits() & flips
                    }
                    _ => 0,
                };
                let found = selection.fill(&within, |n| changed(n, 0));
                if found > 0 {
                    *passing = passing.wrapping_add((found as u32).wrapping_mul(step));
                    for (_, facet) in facets.iter_mut().enumerate().filter(|(n, _)| own != Some(*n)) {
                        if let Some(codes) = table.codes().get(facet.column) {
                            facet.histogram.add(codes, chunk, &selection, step);
                        }
                    }
                }
                for (_, facet) in facets.iter_mut().enumerate().filter(|(n, f)| f.bit != 0 && own != Some(*n)) {
                    if selection.fill(&within, |n| changed(n, facet.bit)) > 0
                        && let Some(codes) = table.codes().get(facet.column)
                    {
                        facet.histogram.add(codes, chunk, &selection, step);
                    }
                }
            }
        }
        self.pour();
    }

    fn pour(&mut self) {
        for facet in &mut self.facets {
            facet.histogram.pour(&mut facet.counts);
        }
    }

    fn recount_bins(&mut self) {
        let measure = self.measure.and_then(|n| self.table.values().get(n));
        bins::recount(&mut self.bins, self.table.days(), &self.fail, measure);
    }

    /// Counts the changed rows, of all days, in or out of their bins.
    fn change_bins(&mut self, bit: u8) {
        let measure = self.measure.and_then(|n| self.table.values().get(n));
        let mut changes = Changes::new(&mut self.bins, self.table.days(), measure);
        for (n, (flips, fail)) in self.flips.iter().zip(self.fail.as_chunks::<16>().0).enumerate() {
            let mut left = *flips;
            while left != 0 {
                let k = left.trailing_zeros() as usize & 15;
                left &= left - 1;
                if fail[k] & !bit == 0 {
                    changes.row(16 * n + k, fail[k] == 0);
                }
            }
        }
    }
}

fn update_any(fail: &mut [u8], flips: &mut [u16], range: &Range<usize>, bit: u8, test: &AnyTest<'_>) -> Changed {
    match test {
        AnyTest::All(test) => update(fail, flips, range, bit, test),
        AnyTest::ByteSet(test) => update(fail, flips, range, bit, test),
        AnyTest::WordSet(test) => update(fail, flips, range, bit, test),
        AnyTest::WordFlags(test) => update(fail, flips, range, bit, test),
        AnyTest::NarrowRange(test) => update(fail, flips, range, bit, test),
        AnyTest::WideRange(test) => update(fail, flips, range, bit, test),
    }
}

/// Sets the bit where a row fails, and marks the rows for which that matters: those that fail at most one other filter.
fn update(fail: &mut [u8], flips: &mut [u16], range: &Range<usize>, bit: u8, test: &impl Test) -> Changed {
    let (own, zero, one) = (Block::splat(bit), Block::splat(0), Block::splat(1));
    let mut changed = Changed { here: 0, all: 0, passing: 0 };
    let here = range.start / 16..range.end.div_ceil(16);
    for (n, (fails, flip)) in fail.as_chunks_mut::<16>().0.iter_mut().zip(flips).enumerate() {
        let old = Block::load(fails);
        let others = old.except(own);
        let new = others.or(own.except(test.block(16 * n)));
        new.store(fails);
        let several = others.and(others.minus(one)).ne(zero);
        *flip = old.ne(new).except(several).bits();
        let count = flip.count_ones() as usize;
        changed.all += count;
        if here.contains(&n) {
            changed.here += count;
            changed.passing += new.eq(zero).bits().count_ones() as usize;
        }
    }
    changed
}
