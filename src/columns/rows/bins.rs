//! Sums and counts by bin of days. The rows of a bin lie together, so a bin is a sum over a stretch of rows.
use super::block::{Block, Sum};
use super::column::{Amounts, NO_NARROW, NO_WIDE, Values};
use super::days::Days;
use core::ops::Range;

/// The rows of a bin that pass every filter but the one on days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The first day of the bin.
    pub start: i32,
    /// In whole numbers of 10^-scale of the measure; 0 without a measure.
    pub sum: i128,
    pub count: u32,
}

/// A mask for the rows of `within` in a block.
fn edge(block: usize, within: &Range<usize>) -> Block {
    let first = 16 * block;
    Block::load(&core::array::from_fn(|n| if within.contains(&(first + n)) { 255 } else { 0 }))
}

/// Sums every bin afresh.
pub fn recount(bins: &mut [Bin], days: &Days, fail: &[u8], measure: Option<&Values>) {
    let fails = fail.as_chunks::<16>().0;
    for (bin, (_, rows)) in bins.iter_mut().zip(days.bins()) {
        let blocks = rows.start / 16..rows.end.div_ceil(16);
        let Some(fails) = fails.get(blocks.clone()) else { continue };
        let stretch = Stretch { fails, first: blocks.start, rows };
        (bin.sum, bin.count) = match measure.map(|values| (values.store(), values.sums_fit(), values.has_none())) {
            None => (0, stretch.count()),
            Some((Amounts::Narrow(amounts), _, has_none)) => {
                let amounts = amounts.as_chunks::<16>().0.get(blocks).unwrap_or_default();
                if has_none { stretch.narrow::<true>(amounts) } else { stretch.narrow::<false>(amounts) }
            }
            Some((Amounts::Wide(amounts), fits, _)) => stretch.wide(amounts.as_chunks::<16>().0.get(blocks).unwrap_or_default(), fits),
        };
    }
}

/// The blocks that hold the rows of a bin; the first and the last may hold rows of others too.
struct Stretch<'a> {
    fails: &'a [[u8; 16]],
    /// The number of the first block.
    first: usize,
    rows: Range<usize>,
}

impl Stretch<'_> {
    /// The rows of a block at an end of the stretch that pass and are of this bin.
    fn at_edge(&self, n: usize) -> Block {
        let pass = self.fails.get(n).map_or(Block::splat(0), passing);
        pass.and(edge(self.first + n, &self.rows))
    }

    /// The places of the blocks at the ends: one, two or none.
    fn edges(&self) -> impl Iterator<Item = usize> {
        let last = self.fails.len().checked_sub(1);
        last.map(|_| 0).into_iter().chain(last.filter(|n| *n > 0))
    }

    /// The places of the blocks between the ends.
    fn middle(&self) -> Range<usize> {
        1..self.fails.len().saturating_sub(1).max(1)
    }

    fn count(&self) -> u32 {
        let middle = self.fails.get(self.middle()).unwrap_or_default();
        let ends: u32 = self.edges().map(|n| self.at_edge(n).bits().count_ones()).sum();
        ends + middle.iter().map(|fail| passing(fail).bits().count_ones()).sum::<u32>()
    }

    fn narrow<const HAS_NONE: bool>(&self, amounts: &[[u32; 16]]) -> (i128, u32) {
        let (mut sum, mut count) = (Sum::zero(), 0);
        let mut add = |pass: Block, amounts: &[u32; 16]| {
            count += pass.bits().count_ones();
            let pass = if HAS_NONE { pass.and(Block::within(amounts, 0, NO_NARROW)) } else { pass };
            sum = sum.plus(pass.sum_where(amounts));
        };
        for n in self.edges() {
            if let Some(amounts) = amounts.get(n) {
                add(self.at_edge(n), amounts);
            }
        }
        let middle = self.fails.get(self.middle()).unwrap_or_default();
        for (fail, amounts) in middle.iter().zip(amounts.iter().skip(1)) {
            add(passing(fail), amounts);
        }
        (i128::from(sum.total()), count)
    }

    fn wide(&self, amounts: &[[i64; 16]], fits: bool) -> (i128, u32) {
        let (mut sum, mut long, mut count) = (0i64, 0i128, 0);
        let mut add = |pass: u16, amounts: &[i64; 16]| {
            count += pass.count_ones();
            for (k, amount) in amounts.iter().enumerate() {
                let amount = if pass >> k & 1 == 1 && *amount != NO_WIDE { *amount } else { 0 };
                if fits { sum = sum.wrapping_add(amount) } else { long += i128::from(amount) }
            }
        };
        for n in self.edges() {
            if let Some(amounts) = amounts.get(n) {
                add(self.at_edge(n).bits(), amounts);
            }
        }
        let middle = self.fails.get(self.middle()).unwrap_or_default();
        for (fail, amounts) in middle.iter().zip(amounts.iter().skip(1)) {
            add(passing(fail).bits(), amounts);
        }
        (i128::from(sum) + long, count)
    }
}

/// 0xFF for each row of a block that passes.
#[inline(always)]
fn passing(fail: &[u8; 16]) -> Block {
    Block::load(fail).eq(Block::splat(0))
}

/// Adds (or takes away) single rows, which come in ascending order.
pub struct Changes<'a> {
    bins: &'a mut [Bin],
    /// First rows of the bins after the first, ascending.
    next: Vec<usize>,
    at: usize,
    measure: Option<&'a Values>,
}

impl<'a> Changes<'a> {
    pub fn new(bins: &'a mut [Bin], days: &Days, measure: Option<&'a Values>) -> Changes<'a> {
        let next = days.bins().map(|(_, rows)| rows.start).skip(1).collect();
        Changes { bins, next, at: 0, measure }
    }

    /// Counts a row in its bin, or out of it.
    #[inline]
    pub fn row(&mut self, row: usize, enters: bool) {
        while self.next.get(self.at).is_some_and(|first| *first <= row) {
            self.at += 1;
        }
        let Some(bin) = self.bins.get_mut(self.at) else { return };
        let amount = i128::from(self.measure.and_then(|values| values.get(row)).unwrap_or(0));
        if enters {
            bin.count += 1;
            bin.sum += amount;
        } else {
            bin.count -= 1;
            bin.sum -= amount;
        }
    }
}
