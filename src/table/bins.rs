//! Sums and counts by bin of days. The rows of a bin lie together, so a bin is a sum over a stretch of rows.
use super::Days;
use super::block::{Block, Sum};
use super::column::{Amounts, NO_NARROW, NO_WIDE, Values};
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
        let mask = |n: usize| {
            let pass = fails.get(n).map_or(Block::splat(0), |fail| Block::load(fail).eq(Block::splat(0)));
            if n == blocks.start || n + 1 == blocks.end { pass.and(edge(n, &rows)) } else { pass }
        };
        let mut count = 0;
        bin.sum = match measure.map(|values| (values.store(), values.sums_fit())) {
            None => {
                blocks.clone().for_each(|n| count += mask(n).bits().count_ones());
                0
            }
            Some((Amounts::Narrow(amounts), _)) => {
                let stretch = amounts.as_chunks::<16>().0.get(blocks.clone()).unwrap_or_default();
                let mut sum = Sum::zero();
                for (n, amounts) in blocks.clone().zip(stretch) {
                    let pass = mask(n);
                    count += pass.bits().count_ones();
                    sum = sum.plus(pass.and(Block::within(amounts, 0, NO_NARROW)).sum_where(amounts));
                }
                i128::from(sum.total())
            }
            Some((Amounts::Wide(amounts), fits)) => {
                let stretch = amounts.as_chunks::<16>().0.get(blocks.clone()).unwrap_or_default();
                let (mut sum, mut long) = (0i64, 0i128);
                for (n, amounts) in blocks.clone().zip(stretch) {
                    let pass = mask(n).bits();
                    count += pass.count_ones();
                    for (k, amount) in amounts.iter().enumerate() {
                        let amount = if pass >> k & 1 == 1 && *amount != NO_WIDE { *amount } else { 0 };
                        if fits { sum = sum.wrapping_add(amount) } else { long += i128::from(amount) }
                    }
                }
                i128::from(sum) + long
            }
        };
        bin.count = count;
    }
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
