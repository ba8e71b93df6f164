//! A made-up table: day, region, HS chapter, destination, port, kind, value and weight, with skewed codes.
use crate::columns::rows::{Codes, Crossfilter, Days, Table, Values};
use crate::model::edtf::{Day, civil_from_day, day_from_civil};

/// Codes a column can have: region, HS chapter, destination, kind, port.
pub const WIDTHS: [usize; 5] = [514, 97, 200, 4, 120];
/// The columns whose counts follow every step.
pub const FACETS: [usize; 4] = [0, 1, 2, 3];
/// The first and the day after the last: sixteen years, 192 months.
pub const YEARS: [i32; 2] = [2010, 2026];

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub day: Day,
    /// In the order of `WIDTHS`.
    pub codes: [u16; 5],
    pub cents: u32,
    pub weight_kg: u32,
}

/// Makes the rows one after the other; the same seed gives the same rows.
pub struct Rows {
    state: u64,
    left: usize,
    /// For each column the cumulative weights of its codes, up to 2^32.
    zipf: [Vec<u32>; 5],
}

/// Rows of a made-up ledger.
pub fn rows(count: usize) -> Rows {
    Rows { state: 0x2545_F491_4F6C_DD1D, left: count, zipf: WIDTHS.map(zipf) }
}

/// Weights of 1/n, as cumulative shares of 2^32.
fn zipf(width: usize) -> Vec<u32> {
    let total: f64 = (1..=width).map(|n| 1.0 / n as f64).sum();
    let mut sum = 0.0;
    let share = |n: usize| {
        sum += 1.0 / n as f64;
        (sum / total * f64::from(u32::MAX)) as u32
    };
    (1..=width).map(share).collect()
}

impl Rows {
    fn random(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.left = self.left.checked_sub(1)?;
        let first = day_from_civil(YEARS[0], 1, 1);
        let span = (day_from_civil(YEARS[1], 1, 1) - first) as u64;
        let day = first + (((self.random() >> 32) * span) >> 32) as Day;
        let mut codes = [0; 5];
        for (n, code) in codes.iter_mut().enumerate() {
            let at = (self.random() >> 32) as u32;
            let shares = &self.zipf[n];
            *code = shares.partition_point(|share| *share < at).min(shares.len() - 1) as u16;
        }
        // From some cents to some millions, as small consignments are many.
        let size = (self.random() >> 40) as u32;
        let cents = 1 + size % 1000 * (1 + (self.random() >> 45) as u32 % 200_000) / 2;
        let weight_kg = 1 + (self.random() >> 44) as u32 % 1_000_000;
        Some(Row { day, codes, cents, weight_kg })
    }
}

/// The first day of a day's month.
pub fn month(day: Day) -> Day {
    let (year, month, _) = civil_from_day(day);
    day_from_civil(year, month, 1)
}

/// The engine over so many made-up rows, summing the values by month.
pub fn crossfilter(count: usize) -> Crossfilter {
    let (mut days, mut codes) = (Vec::with_capacity(count), [const { Vec::new() }; 5]);
    let (mut cents, mut weights) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for row in rows(count) {
        days.push(row.day);
        codes.iter_mut().zip(row.codes).for_each(|(column, code): (&mut Vec<u16>, u16)| column.push(code));
        cents.push(row.cents);
        weights.push(row.weight_kg);
    }
    let sorted = Days::new(&days, month);
    drop(days);
    let columns = codes.into_iter().zip(WIDTHS).filter_map(|(column, width)| Codes::new(&column, width)).collect();
    let amount = |column: Vec<u32>, scale| Values::from_store(scale, crate::columns::rows::Amounts::Narrow(column));
    Crossfilter::new(Table::new(sorted, columns, vec![amount(cents, 2), amount(weights, 0)]), &FACETS, Some(0))
}
