//! The days of the rows: sorted, so that an interval of days is a range of rows.
use core::ops::Range;

/// The distinct days of a table in ascending order, the rows of each, and the bins they fall into.
pub struct Days {
    rows: usize,
    /// Ascending; empty for a table without days.
    days: Vec<i32>,
    /// Rows of `days[n]`: `starts[n]..starts[n + 1]`.
    starts: Vec<u32>,
    /// First day and first row of each bin, ascending.
    bins: Vec<(i32, u32)>,
    /// Where each row of the file goes; empty once the columns are sorted.
    order: Vec<u32>,
}

impl Days {
    /// Sorts the rows by their days (stable). `bin` gives the first day of the bin that a day falls into.
    pub fn new(days: &[i32], bin: impl Fn(i32) -> i32) -> Days {
        let (first, last) = days.iter().fold((i32::MAX, i32::MIN), |(low, high), day| (low.min(*day), high.max(*day)));
        let span = (i64::from(last) - i64::from(first) + 1).max(0);
        // Counting by day is linear; days that lie far apart are sorted instead.
        if span <= 4 * days.len() as i64 + 100_000 {
            let place = |day: i32| (i64::from(day) - i64::from(first)) as usize;
            let mut next = vec![0u32; span as usize + 1];
            for day in days {
                next[place(*day) + 1] += 1;
            }
            let mut found = Days { rows: days.len(), days: Vec::new(), starts: Vec::new(), bins: Vec::new(), order: Vec::new() };
            let mut sum = 0;
            for (n, count) in next.iter_mut().enumerate().skip(1) {
                if *count > 0 {
                    found.days.push(first + (n as i32 - 1));
                    found.starts.push(sum);
                }
                let here = *count;
                *count = sum + here;
                sum += here;
            }
            found.starts.push(sum);
            found.order = days
                .iter()
                .map(|day| {
                    let slot = &mut next[place(*day)];
                    let row = *slot;
                    *slot += 1;
                    row
                })
                .collect();
            found.with_bins(bin)
        } else {
            let mut rows: Vec<u32> = (0..days.len() as u32).collect();
            rows.sort_by_key(|row| days[*row as usize]);
            let mut order = vec![0; days.len()];
            let mut found = Days { rows: days.len(), days: Vec::new(), starts: Vec::new(), bins: Vec::new(), order: Vec::new() };
            for (to, from) in rows.iter().enumerate() {
                order[*from as usize] = to as u32;
                let day = days[*from as usize];
                if found.days.last() != Some(&day) {
                    found.days.push(day);
                    found.starts.push(to as u32);
                }
            }
            found.starts.push(days.len() as u32);
            found.order = order;
            found.with_bins(bin)
        }
    }

    /// For a table whose rows have no day: their order stays.
    pub fn none(rows: usize) -> Days {
        Days { rows, days: Vec::new(), starts: vec![0], bins: Vec::new(), order: Vec::new() }
    }

    /// From the distinct days, ascending, with how many rows each has; `None` if they are not ascending.
    pub fn from_counts(counts: &[(i32, u32)], bin: impl Fn(i32) -> i32) -> Option<Days> {
        let mut found = Days { rows: 0, days: Vec::new(), starts: vec![0], bins: Vec::new(), order: Vec::new() };
        let mut rows = 0u32;
        for (day, count) in counts {
            if found.days.last().is_some_and(|last| last >= day) {
                return None;
            }
            rows = rows.checked_add(*count)?;
            found.days.push(*day);
            found.starts.push(rows);
        }
        found.rows = rows as usize;
        Some(found.with_bins(bin))
    }

    fn with_bins(mut self, bin: impl Fn(i32) -> i32) -> Days {
        for (day, start) in self.days.iter().zip(&self.starts) {
            let first = bin(*day);
            if self.bins.last().is_none_or(|(last, _)| *last < first) {
                self.bins.push((first, *start));
            }
        }
        self
    }

    /// How many rows the table has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Whether the rows have days at all.
    pub fn is_dated(&self) -> bool {
        !self.days.is_empty()
    }

    /// The distinct days, ascending, with how many rows each has.
    pub fn counts(&self) -> impl Iterator<Item = (i32, u32)> + '_ {
        let ends = self.starts.iter().skip(1);
        self.days.iter().zip(self.starts.iter().zip(ends)).map(|(day, (from, to))| (*day, to - from))
    }

    /// The first and the last day.
    pub fn span(&self) -> Option<(i32, i32)> {
        Some((*self.days.first()?, *self.days.last()?))
    }

    /// The rows of the days `from..to`; all rows of a table without days.
    pub fn rows_of(&self, days: Range<i32>) -> Range<usize> {
        if self.days.is_empty() {
            return 0..self.rows;
        }
        let at = |day: i32| self.starts.get(self.days.partition_point(|d| *d < day)).map_or(self.rows, |row| *row as usize);
        let (from, to) = (at(days.start), at(days.end));
        from..to.max(from)
    }

    /// First day and rows of each bin.
    pub fn bins(&self) -> impl ExactSizeIterator<Item = (i32, Range<usize>)> + '_ {
        (0..self.bins.len()).map(|n| {
            let (day, from) = self.bins[n];
            let to = self.bins.get(n + 1).map_or(self.rows, |(_, row)| *row as usize);
            (day, from as usize..to)
        })
    }

    /// Where the rows of the file go; `None` where they stay.
    pub(super) fn order(&self) -> Option<&[u32]> {
        (!self.order.is_empty()).then_some(&self.order)
    }

    pub(super) fn forget_order(&mut self) {
        self.order = Vec::new();
    }

    pub(super) fn bytes(&self) -> usize {
        4 * (self.days.len() + self.starts.len() + 2 * self.bins.len())
    }
}
