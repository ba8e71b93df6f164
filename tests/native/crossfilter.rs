//! The engine at scale, step by step against a brute force on random tables.

use crate::support::random::Random;
use jejak_ekspor::columns::rows::{Codes, Crossfilter, Days, MOST_FILTERS, Refused, Table, Values};
use std::collections::BTreeMap;
use std::ops::Range;

impl Random {
    /// Small numbers are much likelier.
    fn skewed(&mut self, limit: usize) -> usize {
        let top = 1 + self.below(limit);
        self.below(top)
    }
}

#[derive(Clone, Default)]
struct Filters {
    days: Option<Range<i32>>,
    codes: Vec<Option<Vec<bool>>>,
    values: Vec<Option<Range<i64>>>,
}

/// The columns in the order of the file.
struct Plain {
    days: Option<Vec<i32>>,
    codes: Vec<(Vec<u16>, usize)>,
    values: Vec<Vec<Option<i64>>>,
}

fn month(day: i32) -> i32 {
    day.div_euclid(30) * 30
}

type Bins = BTreeMap<i32, (i128, u32)>;

impl Plain {
    fn random(random: &mut Random, rows: usize) -> Plain {
        let spread = [40, 3000, 2_000_000][random.below(3)];
        let widths = [1, 4, 97, 256, 257, 514, 1025, 3000];
        let dated = random.below(8) > 0;
        Plain {
            days: dated.then(|| (0..rows).map(|_| random.below(spread) as i32 - 700).collect()),
            codes: (0..1 + random.below(4))
                .map(|_| {
                    let width = widths[random.below(widths.len())];
                    ((0..rows).map(|_| random.skewed(width) as u16).collect(), width)
                })
                .collect(),
            values: [false, true]
                .map(|wide| {
                    (0..rows)
                        .map(|_| match (random.below(12), wide) {
                            (0, _) => None,
                            (1, true) => Some(-(random.below(1 << 40) as i64)),
                            (2, true) => Some(i64::MAX - random.below(1000) as i64),
                            (_, true) => Some((random.below(1 << 30) as i64) << 20),
                            (1, false) => Some(i64::from(u32::MAX) - 1),
                            (_, false) => Some(random.below(1 << 30) as i64),
                        })
                        .collect()
                })
                .into(),
        }
    }

    fn table(&self, rows: usize) -> Table {
        let days = self.days.as_ref().map_or(Days::none(rows), |days| Days::new(days, month));
        let codes = self.codes.iter().map(|(codes, width)| Codes::new(codes, *width).expect("codes below the width")).collect();
        Table::new(days, codes, self.values.iter().map(|v| Values::new(2, v.iter().copied())).collect())
    }

    fn passes(&self, row: usize, filters: &Filters, but_days: bool, but_codes: Option<usize>) -> bool {
        let day = but_days || self.days.as_ref().is_none_or(|days| filters.days.as_ref().is_none_or(|range| range.contains(&days[row])));
        let code = |n: usize, keep: &Option<Vec<bool>>| {
            but_codes == Some(n) || keep.as_ref().is_none_or(|keep| keep.get(usize::from(self.codes[n].0[row])) == Some(&true))
        };
        let value = |n: usize, range: &Option<Range<i64>>| {
            range.as_ref().is_none_or(|range| self.values[n][row].is_some_and(|value| range.contains(&value)))
        };
        day && filters.codes.iter().enumerate().all(|(n, keep)| code(n, keep))
            && filters.values.iter().enumerate().all(|(n, range)| value(n, range))
    }

    fn answer(&self, rows: usize, filters: &Filters, measure: usize) -> (u32, Vec<Vec<u32>>, Bins) {
        let count = (0..rows).filter(|row| self.passes(*row, filters, false, None)).count() as u32;
        let counts = self.codes.iter().enumerate().map(|(n, (codes, width))| {
            let mut counts = vec![0; *width];
            (0..rows).filter(|row| self.passes(*row, filters, false, Some(n))).for_each(|row| counts[usize::from(codes[row])] += 1);
            counts
        });
        let mut bins = Bins::new();
        if let Some(days) = &self.days {
            for (row, day) in days.iter().enumerate() {
                let bin = bins.entry(month(*day)).or_default();
                if self.passes(row, filters, true, None) {
                    bin.0 += i128::from(self.values[measure][row].unwrap_or(0));
                    bin.1 += 1;
                }
            }
        }
        (count, counts.collect(), bins)
    }
}

#[track_caller]
fn check(plain: &Plain, cross: &Crossfilter, rows: usize, filters: &Filters, measure: usize, what: &str) {
    let (count, counts, bins) = plain.answer(rows, filters, measure);
    assert_eq!(cross.passing(), count, "{what}: rows that pass");
    for (n, counts) in counts.iter().enumerate() {
        assert_eq!(cross.counts(n), counts, "{what}: counts of column {n}");
    }
    let found: Bins = cross.bins().iter().map(|bin| (bin.start, (bin.sum, bin.count))).collect();
    assert_eq!(found, bins, "{what}: bins");
}

#[test]
fn every_step_equals_a_brute_force() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    // Steps after which some rows pass and some do not.
    let mut telling = 0;
    for round in 0..60 {
        let rows = [0, 1, 15, 16, 17, 1023, 1024, 1025, 2500, 4100][random.below(10)];
        let plain = Plain::random(&mut random, rows);
        let facets: Vec<usize> = (0..plain.codes.len()).collect();
        let mut measure = random.below(2);
        let mut cross = Crossfilter::new(plain.table(rows), &facets, Some(measure));
        let mut filters = Filters { days: None, codes: vec![None; plain.codes.len()], values: vec![None; 2] };
        check(&plain, &cross, rows, &filters, measure, &format!("round {round}, no filter"));
        for step in 0..40 {
            match random.below(8) {
                0 => {
                    filters.days = None;
                    cross.keep_days(None);
                }
                1..=3 => {
                    // Half of the time the interval only slides, so that few rows enter and leave.
                    let old = filters.days.clone().filter(|_| random.below(2) == 0);
                    let from = old.as_ref().map_or(random.below(4000) as i32 - 900, |range| range.start + random.below(40) as i32 - 20);
                    let long = old.map_or(random.below(2000) as i32 - 20, |range| range.end - range.start);
                    filters.days = Some(from..from.saturating_add(long));
                    cross.keep_days(filters.days.clone());
                }
                4..=6 => {
                    let column = random.below(plain.codes.len());
                    let width = plain.codes[column].1;
                    let one_in = 1 + random.below(4);
                    let mut keep = filters.codes[column].clone().filter(|_| random.below(2) == 0);
                    match &mut keep {
                        // One code more or less.
                        Some(keep) => keep[random.below(width)] ^= true,
                        None => keep = (random.below(4) > 0).then(|| (0..width).map(|_| random.below(one_in) == 0).collect()),
                    }
                    cross.keep_codes(column, keep.as_deref()).expect("few filters");
                    filters.codes[column] = keep;
                }
                _ => {
                    let column = random.below(2);
                    let range = (random.below(4) > 0).then(|| {
                        let from = random.below(1 << 30) as i64 - 10;
                        (from << (20 * column))..(from + random.below(1 << 30) as i64) << (20 * column)
                    });
                    cross.keep_amounts(column, range.clone()).expect("few filters");
                    filters.values[column] = range;
                }
            }
            check(&plain, &cross, rows, &filters, measure, &format!("round {round}, step {step}, {rows} rows"));
            telling += usize::from((1..rows).contains(&(cross.passing() as usize)));
            if random.below(10) == 0 {
                measure = 1 - measure;
                cross.set_measure(Some(measure));
                check(&plain, &cross, rows, &filters, measure, &format!("round {round}, step {step}, other measure"));
            }
        }
    }
    assert!(telling > 500, "{telling} of 2400 steps show anything but all rows or none");
}

#[test]
fn the_ninth_filter_is_refused_and_a_cleared_one_makes_room() {
    let columns = MOST_FILTERS + 1;
    let codes = (0..columns).map(|_| Codes::new(&[0, 1], 2).expect("two codes")).collect();
    let mut cross = Crossfilter::new(Table::new(Days::none(2), codes, Vec::new()), &[0], None);
    for column in 0..MOST_FILTERS {
        assert_eq!(cross.keep_codes(column, Some(&[true])), Ok(()));
    }
    assert_eq!(cross.passing(), 1);
    assert_eq!(cross.keep_codes(MOST_FILTERS, Some(&[true])), Err(Refused::TooMany));
    assert_eq!(cross.keep_codes(0, None), Ok(()));
    assert_eq!(cross.keep_codes(MOST_FILTERS, Some(&[false])), Ok(()));
    assert_eq!(cross.passing(), 0);
    assert_eq!(cross.keep_codes(columns, Some(&[])), Err(Refused::NoColumn));
    assert_eq!(cross.keep_amounts(0, None), Err(Refused::NoColumn));
}

#[test]
fn filters_set_and_cleared_often_never_let_the_padding_in() {
    let codes: Vec<Codes> = (0..MOST_FILTERS).map(|_| Codes::new(&[0, 1, 2], 3).expect("three codes")).collect();
    let mut cross = Crossfilter::new(Table::new(Days::none(3), codes, Vec::new()), &[0, 1], None);
    for _ in 0..3 {
        for column in 0..MOST_FILTERS {
            cross.keep_codes(column, Some(&[true])).expect("room");
            cross.keep_codes(column, None).expect("room");
        }
    }
    assert_eq!((cross.passing(), cross.counts(0), cross.counts(1)), (3, &[1, 1, 1][..], &[1, 1, 1][..]));
}

#[test]
fn codes_beyond_the_width_make_no_column() {
    assert!(Codes::new(&[0, 2], 2).is_none());
    assert!(Codes::new(&[], 0).is_some());
    assert!(Codes::new(&[u16::MAX], 1 << 16).is_some());
}

#[test]
fn days_come_back_from_their_counts() {
    let days = Days::new(&[5, 1, 5, 9_000_000], month);
    let counts: Vec<(i32, u32)> = days.counts().collect();
    assert_eq!(counts, [(1, 1), (5, 2), (9_000_000, 1)]);
    let again = Days::from_counts(&counts, month).expect("ascending days");
    assert_eq!((again.rows(), again.rows_of(2..6), again.span()), (4, 1..3, Some((1, 9_000_000))));
    assert!(Days::from_counts(&[(2, 1), (2, 1)], month).is_none());
}
