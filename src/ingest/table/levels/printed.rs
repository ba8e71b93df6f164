//! Printed totals beside the sums of their rows.
use crate::ingest::table::detect::unit::is_rate;
use crate::ingest::table::import::{Imported, Printed, PrintedFigure};
use crate::ingest::table::reading::Note;

/// Compares printed totals with the sums of their rows.
pub(super) fn compare(table: &mut Imported, printed: &[Printed]) {
    // Where several rows of totals are of one period, each is of a part that nobody names.
    let of_place = |figure: &PrintedFigure| {
        let all = printed.iter().flat_map(|row| &row.figures);
        all.filter(|other| (other.day, other.amount) == (figure.day, figure.amount)).count()
    };
    // Each is a walk through the table.
    const MOST_STEPS: u64 = 20_000_000;
    let figures: usize = printed.iter().map(|row| row.figures.len()).sum();
    if table.counts.records * figures as u64 > MOST_STEPS {
        return;
    }
    let is_dated = table.days.is_some();
    let (mut agree, mut differs) = (0, None);
    for Printed { name, figures } in printed {
        for figure in figures.iter().filter(|figure| figure.day.is_some() == is_dated && of_place(figure) == 1) {
            let (day, decimal) = (figure.day, figure.decimal);
            let Some(amount) = table.amounts.get(figure.amount).filter(|amount| !is_rate(&amount.name) && !is_rate(name)) else { continue };
            let (mut sum, mut parts) = (0i128, 0);
            for row in 0..table.counts.records as usize {
                if table.days.as_ref().is_some_and(|days| days.get(row) != day.as_ref()) {
                    continue;
                }
                if let Some(value) = amount.values.get(row) {
                    sum += i128::from(value);
                    parts += 1;
                }
            }
            let scale = i32::from(amount.values.scale());
            let steps = scale + i32::from(decimal.exponent);
            let (sum, own) = if steps >= 0 {
                (sum, i128::from(decimal.mantissa) * 10i128.pow(steps.unsigned_abs().min(18)))
            } else {
                (sum * 10i128.pow(steps.unsigned_abs().min(18)), i128::from(decimal.mantissa))
            };
            let step = 10i128.pow(steps.min(0).unsigned_abs().min(18));
            if (sum - own).abs() <= (parts as i128 / 2 + 1) * step {
                agree += 1;
            } else if differs.is_none() {
                let shown = |value: i128| plain(value, scale.max(-i32::from(decimal.exponent)));
                differs = Some((name.clone(), shown(own), shown(sum)));
            }
        }
    }
    if agree > 0 || differs.is_some() {
        table.reading.notes.push(Note::Totals { agree, differs });
    }
}

/// A figure of so many decimals.
fn plain(value: i128, decimals: i32) -> String {
    let decimals = decimals.max(0) as usize;
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0 { "-" } else { "" };
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { [sign, whole].concat() } else { [sign, whole, ".", fraction].concat() }
}
