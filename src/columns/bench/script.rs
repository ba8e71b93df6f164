//! The 80 steps, and what every one of them must answer.
use super::synth::{self, FACETS, WIDTHS, YEARS};
use crate::columns::rows::Crossfilter;
use crate::model::edtf::{Day, day_from_civil};
use core::ops::Range;

/// One step of a reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Days(Option<Range<Day>>),
    /// A set of codes of a column.
    Codes(usize, Vec<bool>),
    /// An interval of values, in cents.
    Cents(Range<i64>),
}

/// How the steps are grouped, for the table of results.
pub const GROUPS: [(&str, Range<usize>); 5] = [
    ("two-year brush, slid by three months", 0..60),
    ("regions", 60..65),
    ("HS chapters", 65..70),
    ("destinations", 70..75),
    ("values", 75..80),
];

/// The steps in order: a brush of two years slides by three months and is put away at the last of its sixty steps;
/// then sets of regions, of HS chapters and of destinations, and intervals of values, over all sixteen years.
/// The last set of each group stays, so that the filters add up.
pub fn steps() -> Vec<Step> {
    let at = |months: i32| day_from_civil(YEARS[0] + months / 12, (months % 12 + 1) as u8, 1);
    let months = (YEARS[1] - YEARS[0]) * 12;
    // From the first two years to the last ones, then back by what is left of the sixty steps.
    let turn = (months - 24) / 3;
    let mut steps: Vec<Step> = (0..59)
        .map(|n| {
            let from = 3 * if n <= turn { n } else { 2 * turn - n };
            Step::Days(Some(at(from)..at(from + 24)))
        })
        .collect();
    steps.push(Step::Days(None));
    for column in 0..3 {
        let width = WIDTHS.get(column).copied().unwrap_or(1);
        // The many; without the one that is commonest; every third; the upper half; the twenty commonest.
        let sets: [fn(usize, usize) -> bool; 5] =
            [|n, _| n % 4 != 1, |n, _| n > 0, |n, _| n % 3 == 0, |n, width| n < width / 2, |n, _| n < 20];
        steps.extend(sets.map(|keep| Step::Codes(column, (0..width).map(|n| keep(n, width)).collect())));
    }
    let dollars = |from: i64, to: i64| Step::Cents(from * 100..to * 100);
    steps.extend([dollars(1, 1_000_000), dollars(1_000, 100_000), dollars(5_000, 100_000), dollars(0, 10_000), dollars(100, 500_000)]);
    steps
}

/// Takes a step.
pub fn take(cross: &mut Crossfilter, step: &Step) {
    let done = match step {
        Step::Days(days) => {
            cross.keep_days(days.clone());
            Ok(())
        }
        Step::Codes(column, keep) => cross.keep_codes(*column, Some(keep)),
        Step::Cents(range) => cross.keep_amounts(0, Some(range.clone())),
    };
    debug_assert!(done.is_ok(), "the script has fewer than nine filters");
}

/// A number that two answers share only if their counts and sums are the same, in practice.
pub fn digest(passing: u32, counts: &[&[u32]], bins: impl Iterator<Item = (i128, u32)>) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut add = |number: u64| hash = (hash ^ number).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(23);
    add(u64::from(passing));
    counts.iter().copied().flatten().for_each(|count| add(u64::from(*count)));
    bins.for_each(|(sum, count)| {
        add(sum as u64);
        add(u64::from(count));
    });
    hash
}

/// The digest of what the engine answers now.
pub fn answer(cross: &Crossfilter) -> u64 {
    let counts: Vec<&[u32]> = (0..FACETS.len()).map(|n| cross.counts(n)).collect();
    digest(cross.passing(), &counts, cross.bins().iter().map(|bin| (bin.sum, bin.count)))
}

/// The digests that the steps must give, by looking at every row at every step.
pub fn brute_force(rows: usize) -> Vec<u64> {
    let rows: Vec<synth::Row> = synth::rows(rows).collect();
    let mut days = None;
    let mut sets: [Option<Vec<bool>>; 3] = [None, None, None];
    let mut cents = None;
    let months = ((YEARS[1] - YEARS[0]) * 12) as usize;
    let bin_of = |day: Day| {
        let (year, month, _) = crate::model::edtf::civil_from_day(day);
        ((year - YEARS[0]) * 12 + i32::from(month) - 1) as usize
    };
    let mut answer = |step: Step| {
        match step {
            Step::Days(range) => days = range,
            Step::Codes(column, keep) => sets[column] = Some(keep),
            Step::Cents(range) => cents = Some(range),
        }
        let mut counts: Vec<Vec<u32>> = FACETS.iter().map(|column| vec![0; WIDTHS[*column]]).collect();
        let mut bins = vec![(0i128, 0u32); months];
        let mut passing = 0;
        for row in &rows {
            let in_days = days.as_ref().is_none_or(|range| range.contains(&row.day));
            let mut fails = u8::from(!cents.as_ref().is_none_or(|range| range.contains(&i64::from(row.cents)))) << 3;
            for (n, set) in sets.iter().enumerate() {
                fails |= u8::from(!set.as_ref().is_none_or(|keep| keep[usize::from(row.codes[n])])) << n;
            }
            if fails == 0 {
                let bin = &mut bins[bin_of(row.day)];
                bin.0 += i128::from(row.cents);
                bin.1 += 1;
                passing += u32::from(in_days);
            }
            for (n, counts) in counts.iter_mut().enumerate() {
                if in_days && fails & !(if n < 3 { 1 << n } else { 0 }) == 0 {
                    counts[usize::from(row.codes[n])] += 1;
                }
            }
        }
        digest(passing, &counts.iter().map(Vec::as_slice).collect::<Vec<_>>(), bins.into_iter())
    };
    steps().into_iter().map(&mut answer).collect()
}

/// One run of the 80 steps: milliseconds of each, by the clock `now` (milliseconds), and the answers.
pub struct Run {
    pub times_ms: Vec<f64>,
    pub answers: Vec<u64>,
}

/// Runs the script; the filters are those of a fresh table before, and are cleared afterwards.
pub fn run(cross: &mut Crossfilter, now: impl Fn() -> f64) -> Run {
    let mut run = Run { times_ms: Vec::new(), answers: Vec::new() };
    for step in steps() {
        let start = now();
        take(cross, &step);
        run.times_ms.push(now() - start);
        run.answers.push(answer(cross));
    }
    cross.keep_days(None);
    for column in 0..3 {
        let _ = cross.keep_codes(column, None);
    }
    let _ = cross.keep_amounts(0, None);
    run
}

/// The floor, as often as there are steps: milliseconds of each.
pub fn run_floor(bytes: &[u8], now: impl Fn() -> f64) -> Vec<f64> {
    let mut seen = 0u64;
    let times = (0..steps().len())
        .map(|_| {
            let start = now();
            seen = seen.wrapping_add(super::floor::stream(core::hint::black_box(bytes)));
            now() - start
        })
        .collect();
    core::hint::black_box(seen);
    times
}
