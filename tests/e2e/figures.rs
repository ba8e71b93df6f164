//! Medians and percentiles.
use serde_json::Value;
use std::fmt;

/// Median, lowest and highest of some rounds.
pub struct Spread {
    pub median: f64,
    low: f64,
    high: f64,
}

impl Spread {
    /// Of one field of the rounds.
    pub fn of(rounds: &[Value], key: &str) -> Spread {
        let mut values: Vec<f64> = rounds.iter().filter_map(|round| round[key].as_f64()).collect();
        values.sort_by(f64::total_cmp);
        Spread { median: percentile(&values, 0.5), low: percentile(&values, 0.0), high: percentile(&values, 1.0) }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.0} [{:.0}–{:.0}]", self.median, self.low, self.high)
    }
}

/// The value below which a part (0 to 1) of the sorted values lies; not a number if there are none.
pub fn percentile(sorted: &[f64], part: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((part * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
}
