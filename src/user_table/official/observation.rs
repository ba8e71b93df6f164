//! The figures of one area: by the table's own periods, and summed where every period of a longer one is there.
use crate::compare::interval::{Interval, Printed};
use crate::model::edtf::{Day, Period, civil_from_day, day_from_civil, days_in_month};
use crate::user_table::series::AreaSums;
use crate::user_table::view::float;
use core::ops::RangeInclusive;

/// A sum with how far the rounding of its cells may put it off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    pub period: Period,
    /// In the unit itself.
    pub value: f64,
    /// Half a unit of the last digit of each row, all to one side.
    pub half: f64,
    /// How many of the table's periods it sums.
    pub periods: u32,
}

/// The observations of one area.
pub struct Line<'a> {
    pub area: &'a str,
    /// In time order: the period counted from year 0; its sum and its rows.
    cells: Vec<(i32, i128, u32)>,
    /// How many months a period has: 12, 3 or 1.
    months: i32,
    power: i32,
}

impl Observation {
    /// As the comparison of claims takes it.
    pub fn printed(&self) -> Printed {
        Printed { value: self.value, interval: Interval::around(self.value, self.half), step: 2.0 * self.half, digits: 0 }
    }
}

impl<'a> Line<'a> {
    /// The line of an area, whose periods have 12, 3 or 1 months; `power` is the power of ten of one step of its sums.
    pub fn new(sums: &'a AreaSums, months: u8, power: i32) -> Line<'a> {
        let months = i32::from(months).max(1);
        let index = |start: Day| {
            let (year, month, _) = civil_from_day(start);
            (year * 12 + i32::from(month) - 1).div_euclid(months)
        };
        let cells = sums.cells.iter().map(|cell| (index(cell.start), cell.sum, cell.rows)).collect();
        Line { area: &sums.area, cells, months, power }
    }

    fn indices(&self) -> impl Iterator<Item = i32> {
        self.cells.iter().map(|cell| cell.0)
    }

    fn first_day(&self, index: i32) -> Day {
        let (year, month) = year_and_month(index * self.months);
        day_from_civil(year, month, 1)
    }

    fn last_day(&self, index: i32) -> Day {
        let (year, month) = year_and_month(index * self.months + self.months - 1);
        day_from_civil(year, month, days_in_month(year, month))
    }

    /// The sum of a run of the table's periods; None where one of them is missing.
    #[inline(never)]
    fn sum(&self, run: RangeInclusive<i32>) -> Option<Observation> {
        let (mut sum, mut rows) = (0i128, 0u32);
        let (from, to) = (*run.start(), *run.end());
        let at = self.cells.binary_search_by_key(&from, |cell| cell.0).ok()?;
        let cells = self.cells.get(at..=at + (to - from) as usize)?;
        if cells.last()?.0 != to {
            return None;
        }
        for cell in cells {
            sum += cell.1;
            rows += cell.2;
        }
        Some(Observation {
            period: Period::from_days(self.first_day(from), self.last_day(to)),
            value: float(sum, self.power),
            half: 0.5 * f64::from(rows) * float(1, self.power),
            periods: (to - from + 1) as u32,
        })
    }

    /// Each of the table's own periods.
    pub fn own(&self) -> impl Iterator<Item = Observation> {
        self.indices().filter_map(|index| self.sum(index..=index))
    }

    /// The years whose parts are all there; none of a table of years, whose own periods they are.
    pub fn years(&self) -> impl Iterator<Item = Observation> {
        let parts = 12 / self.months;
        let firsts = self.indices().filter(move |index| parts > 1 && index.rem_euclid(parts) == 0);
        firsts.filter_map(move |index| self.sum(index..=index + parts - 1))
    }

    /// What the table has for a period: its sum where every part is there, else the longest run inside it and the
    /// shortest around it. Without `adds_up` only a period of the table's own.
    pub fn about(&self, period: &Period, adds_up: bool) -> Vec<Observation> {
        let (first, last) = (period.first(), period.last());
        let inside = self.longest_run(first, last).and_then(|run| self.sum(run));
        let around = self.around(first, last).and_then(|run| self.sum(run));
        let equals = |o: &Observation| (o.period.first(), o.period.last()) == (first, last);
        if let Some(equal) = inside.filter(equals) {
            return if adds_up || equal.periods == 1 { vec![equal] } else { Vec::new() };
        }
        if adds_up { inside.into_iter().chain(around).collect() } else { Vec::new() }
    }

    /// The longest run of periods without a gap that lies between two days.
    fn longest_run(&self, first: Day, last: Day) -> Option<RangeInclusive<i32>> {
        let mut best: Option<RangeInclusive<i32>> = None;
        let mut run: Option<RangeInclusive<i32>> = None;
        for index in self.indices().filter(|index| self.first_day(*index) >= first && self.last_day(*index) <= last) {
            let start = run.filter(|run| run.end() + 1 == index).map_or(index, |run| *run.start());
            let now = start..=index;
            if best.as_ref().is_none_or(|best| best.end() - best.start() < now.end() - now.start()) {
                best = Some(now.clone());
            }
            run = Some(now);
        }
        best
    }

    /// The periods that two days lie in, and those between.
    fn around(&self, first: Day, last: Day) -> Option<RangeInclusive<i32>> {
        let of = |day: Day| self.indices().find(|index| self.first_day(*index) <= day && day <= self.last_day(*index));
        Some(of(first)?..=of(last)?)
    }
}

/// The year and the month of a month counted from year 0.
fn year_and_month(months: i32) -> (i32, u8) {
    (months.div_euclid(12), months.rem_euclid(12) as u8 + 1)
}
