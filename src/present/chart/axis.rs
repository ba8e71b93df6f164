//! The two axes of every lane: days across, values upwards.
use crate::model::edtf::{Day, Period, civil_from_day, day_from_civil, days_in_month};
use crate::protocol::host::Ends;
use core::ops::Range;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

/// Px to the right of the last day.
pub const RIGHT: f64 = 18.0;

/// Px to the left of the first day, the same in every lane of one width.
pub fn left_margin(width: f64) -> f64 {
    if width < 640.0 { 66.0 } else { 76.0 }
}

/// The x in px of the start of a day in a lane of this width; days outside the domain lie at its edges.
pub fn x_of_day(domain: (Day, Day), width: f64, day: Day) -> f64 {
    let (span, left) = (days(domain), left_margin(width));
    left + (width - left - RIGHT).max(1.0) * ((f64::from(day) - f64::from(domain.0)) / span).clamp(0.0, 1.0)
}

/// The day at an x in px, within the domain; the inverse of `x_of_day`.
pub fn day_of_x(domain: (Day, Day), width: f64, x: f64) -> Day {
    let left = left_margin(width);
    let fraction = ((x - left) / (width - left - RIGHT).max(1.0)).clamp(0.0, 1.0);
    let day = (f64::from(domain.0) + fraction * days(domain)).floor() as Day;
    day.min(domain.1).max(domain.0)
}

fn days(domain: (Day, Day)) -> f64 {
    (f64::from(domain.1) - f64::from(domain.0) + 1.0).max(1.0)
}

/// The part of a domain that a chosen time shows, or all of it; at least four weeks, so that a day has something around it.
pub fn zoom(whole: (Day, Day), when: Option<Period>) -> (Day, Day) {
    const LEAST: Day = 28;
    let Some((first, last)) = when.map(|when| (when.first(), when.last())) else { return whole };
    let first = first.clamp(whole.0, whole.1.max(whole.0));
    let last = last.clamp(first, whole.1.max(first));
    let short = (LEAST - (last - first)).max(0);
    ((first - short / 2).max(whole.0), last.saturating_add(short - short / 2))
}

/// How far apart the ticks of a time axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Day(u8),
    Month(u8),
    Year(i32),
}

/// Days across, with their ticks: each labelled day, or the first day of each labelled month or year.
#[derive(Clone, Debug)]
pub struct TimeAxis {
    pub domain: (Day, Day),
    pub step: Step,
    pub ticks: Vec<Day>,
}

impl TimeAxis {
    /// An axis whose ticks are at least 44 px apart where they name days or months and 40 where they name years.
    pub fn new(domain: (Day, Day), width: f64) -> TimeAxis {
        let domain = (domain.0, domain.1.max(domain.0));
        let plot = (width - left_margin(width) - RIGHT).max(1.0);
        let days = f64::from(domain.1) - f64::from(domain.0) + 1.0;
        let per_month = plot * 30.4 / days;
        let step = match per_month {
            m if m >= 248.0 => Step::Day([1, 2, 5, 10].into_iter().find(|&n| f64::from(n) * plot / days >= 48.0).unwrap_or(15)),
            m if m >= 62.0 => Step::Month(1),
            m if m * 3.0 >= 62.0 => Step::Month(3),
            m => {
                let years = [1, 2, 5, 10, 20, 50, 100, 500, 1000];
                Step::Year(years.into_iter().find(|&n| f64::from(n) * m * 12.0 >= 40.0).unwrap_or(5000))
            }
        };
        let mut ticks = Vec::new();
        let (mut year, mut month, _) = civil_from_day(domain.0);
        match step {
            Step::Day(_) => {}
            Step::Month(n) => month = (month - 1) / n * n + 1,
            Step::Year(n) => (year, month) = (year.div_euclid(n) * n, 1),
        }
        let mut day_of_month = 1;
        loop {
            let day = day_from_civil(year, month, day_of_month);
            if day > domain.1 || ticks.len() > 400 {
                break;
            }
            if day >= domain.0 {
                ticks.push(day);
            }
            match step {
                // The last of a month keeps its distance from the first of the next.
                Step::Day(n) if day_of_month + 2 * n <= days_in_month(year, month) + 1 + n / 2 => day_of_month += n,
                Step::Day(_) => (year, month, day_of_month) = (year + i32::from(month / 12), month % 12 + 1, 1),
                Step::Month(n) if month + n <= 12 => month += n,
                Step::Month(_) => (year, month) = (year + 1, 1),
                Step::Year(n) => year += n,
            }
        }
        TimeAxis { domain, step, ticks }
    }
}

impl Ranged for TimeAxis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, day: &f64, limit: (i32, i32)) -> i32 {
        let (first, last) = (f64::from(self.domain.0), f64::from(self.domain.1));
        between(((day - first) / (last - first + 1.0)).clamp(0.0, 1.0), limit)
    }
    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.iter().map(|&day| f64::from(day)).collect()
    }
    fn range(&self) -> Range<f64> {
        f64::from(self.domain.0)..f64::from(self.domain.1) + 1.0
    }
}

fn between(fraction: f64, limit: (i32, i32)) -> i32 {
    let (from, to) = (f64::from(limit.0), f64::from(limit.1));
    (from + (to - from) * fraction).round() as i32
}

/// How values become heights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    Linear,
    /// Linear, the smallest on top: ranks.
    Falling,
    Log,
    /// Logarithmic on both sides of zero and linear within this distance of it.
    Symmetric(f64),
}

/// Values upwards, with the values of their grid lines.
#[derive(Clone, Debug)]
pub struct ValueAxis {
    pub scale: Scale,
    low: f64,
    high: f64,
    pub ticks: Vec<f64>,
}

impl ValueAxis {
    /// An axis over these values (in the base unit), with as many ticks as fit in `height` px.
    pub fn new(scale: Scale, values: &[f64], height: f64) -> ValueAxis {
        let usable = values.iter().copied().filter(|v| v.is_finite() && (scale != Scale::Log || *v > 0.0));
        let (mut min, mut max) = usable.fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
        if min > max {
            (min, max) = match scale {
                Scale::Log => (1e9, 1e12),
                Scale::Falling => (1.0, 5.0),
                Scale::Linear | Scale::Symmetric(_) => (0.0, 100.0),
            };
        }
        let most = (height / 36.0).floor().max(2.0);
        let mut axis = ValueAxis { scale, low: 0.0, high: 1.0, ticks: Vec::new() };
        match scale {
            Scale::Log => axis.log(min, max, most),
            Scale::Symmetric(near) => axis.symmetric(near, min.min(0.0), max.max(0.0), most),
            Scale::Linear => axis.linear(min.min(0.0), max.max(0.0), most),
            Scale::Falling => axis.linear(min.min(1.0), max, most),
        }
        axis
    }

    /// A logarithmic axis without ticks, by the logarithms of the values at its ends.
    pub fn between(low: f64, high: f64) -> ValueAxis {
        ValueAxis { scale: Scale::Log, low, high, ticks: Vec::new() }
    }

    /// The logarithms of the values at the ends; None where the axis is not logarithmic.
    pub fn logarithms(&self) -> Option<Ends> {
        (self.scale == Scale::Log).then_some(Ends { low: self.low, high: self.high })
    }

    fn log(&mut self, min: f64, max: f64, most: f64) {
        let (bottom, top) = (min.log10(), max.log10());
        let room = ((top - bottom) * 0.06).max(0.12);
        (self.low, self.high) = (bottom - room, top + room);
        if self.high - self.low < 1.1 {
            (self.low, self.high) = (self.low.min(bottom - 0.3), self.high.max(top + 0.3));
        }
        let decades = self.high.floor() - self.low.ceil() + 1.0;
        if decades < 2.0 {
            let first = self.low.floor() as i32;
            let all = (first..=first + 3).flat_map(|d| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(d)));
            self.ticks = all.filter(|v| (self.low..=self.high).contains(&v.log10())).collect();
            return;
        }
        let step = [1, 2, 3, 6, 12].into_iter().find(|&n| decades / f64::from(n) <= most).unwrap_or(24);
        let lowest = self.low.ceil() as i32;
        let exponents = (lowest..=self.high.floor() as i32).filter(|e| e.rem_euclid(step) == 0);
        self.ticks = exponents.map(|e| 10f64.powi(e)).collect();
    }

    fn symmetric(&mut self, near: f64, min: f64, max: f64, most: f64) {
        let warp = |v: f64| warp(v, near);
        let room = (warp(max) - warp(min)) * 0.06 + 0.05;
        (self.low, self.high) = (warp(min) - room, warp(max) + room);
        let (up, down) = (warp(max).floor(), (-warp(min)).floor());
        let step = (1..24).find(|&n| (up + down) / f64::from(n) < most).unwrap_or(24);
        let side = |count: f64, sign: f64| {
            let powers = (1..=count.max(0.0) as i32).filter(move |e| (e - 1).rem_euclid(step) == 0);
            powers.map(move |e| sign * near * 10f64.powi(e - 1)).collect::<Vec<f64>>()
        };
        self.ticks = side(down, -1.0);
        self.ticks.reverse();
        self.ticks.push(0.0);
        self.ticks.extend(side(up, 1.0));
    }

    fn linear(&mut self, min: f64, max: f64, most: f64) {
        let span = (max - min).max(1e-9);
        let rough = span / most;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= rough).unwrap_or(power * 10.0);
        let step = if self.scale == Scale::Falling { step.max(1.0) } else { step };
        (self.low, self.high) = (min - span * 0.05, max + span * 0.08);
        let from = (self.low / step).ceil() as i64;
        let ticks = (from..from + 40).map(|n| n as f64 * step).filter(|v| *v <= self.high);
        let least = if self.scale == Scale::Falling { 1.0 } else { f64::MIN };
        self.ticks = ticks.filter(|v| *v >= least).collect();
        if self.scale == Scale::Falling && self.ticks.first().is_none_or(|v| *v > 1.5) {
            self.ticks.insert(0, 1.0);
        }
    }

    /// Where a value lies between the bottom (0) and the top (1); outside values lie at the edges.
    pub fn fraction(&self, value: f64) -> f64 {
        let v = match self.scale {
            Scale::Linear | Scale::Falling => value,
            Scale::Log if value > 0.0 => value.log10(),
            Scale::Log => self.low,
            Scale::Symmetric(near) => warp(value, near),
        };
        let f = ((v - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if self.scale == Scale::Falling { 1.0 - f } else { f }
    }
}

/// 0 at 0, 1 at `near`, one more for each tenfold; odd.
fn warp(value: f64, near: f64) -> f64 {
    let size = value.abs() / near;
    value.signum() * if size <= 1.0 { size } else { 1.0 + size.log10() }
}

impl Ranged for ValueAxis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        between(self.fraction(*value), limit)
    }
    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }
    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_of_weeks_has_ticks_of_days_that_keep_their_distance() {
        for (first, length) in [((2022, 10, 1), 30), ((2024, 2, 3), 27), ((2023, 12, 20), 40), ((2022, 1, 31), 59)] {
            let first = day_from_civil(first.0, first.1, first.2);
            for width in [320.0, 360.0, 768.0, 1440.0, 4000.0] {
                let domain = (first, first + length);
                let axis = TimeAxis::new(domain, width);
                let px = |day: Day| x_of_day(domain, width, day);
                let gaps: Vec<f64> = axis.ticks.windows(2).map(|pair| px(pair[1]) - px(pair[0])).collect();
                assert!(gaps.iter().all(|gap| *gap >= 24.0), "{first} {length} {width}: {gaps:?}");
                assert!(axis.ticks.len() >= if matches!(axis.step, Step::Day(_)) { 3 } else { 1 }, "{first} {length} {width}");
                assert!(axis.ticks.iter().all(|day| (domain.0..=domain.1).contains(day)));
            }
            assert!(matches!(TimeAxis::new((first, first + length), 1440.0).step, Step::Day(_)), "{length}");
        }
    }

    #[test]
    fn an_axis_made_of_the_logarithms_of_another_puts_every_value_where_it_does() {
        for values in [&[5e6, 3e14][..], &[7e9], &[1.0, 1.1], &[]] {
            let axis = ValueAxis::new(Scale::Log, values, 260.0);
            let Ends { low, high } = axis.logarithms().expect("it is logarithmic");
            assert!(low < high, "{values:?}");
            assert!(values.iter().all(|v| (low..=high).contains(&v.log10())), "{values:?} lie between {low} and {high}");
            let again = ValueAxis::between(low, high);
            assert_eq!(again.logarithms(), Some(Ends { low, high }));
            for value in [0.0, -1.0, 1e-3, 5e6, 7e9, 1.5e12, 3e14, 1e30] {
                assert_eq!(again.fraction(value), axis.fraction(value), "{value}");
            }
        }
    }

    #[test]
    fn an_axis_of_another_kind_has_no_logarithms() {
        for scale in [Scale::Linear, Scale::Falling, Scale::Symmetric(1.0)] {
            assert_eq!(ValueAxis::new(scale, &[1.0, 50.0], 260.0).logarithms(), None, "{scale:?}");
        }
    }

    #[test]
    fn greater_is_higher_but_for_ranks() {
        for scale in [Scale::Linear, Scale::Log, Scale::Symmetric(1.0), Scale::Falling] {
            let axis = ValueAxis::new(scale, &[1.0, 3.0, 40.0], 260.0);
            let heights = [1.0, 3.0, 40.0].map(|value| axis.fraction(value));
            let rises = heights[0] < heights[1] && heights[1] < heights[2];
            assert_eq!(rises, scale != Scale::Falling, "{scale:?}: {heights:?}");
            assert!(heights.iter().all(|height| (0.0..=1.0).contains(height)), "{scale:?}: {heights:?}");
            assert!(axis.ticks.len() > 1 && axis.ticks.is_sorted(), "{scale:?}: {:?}", axis.ticks);
        }
    }
}
