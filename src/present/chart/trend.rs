//! What several claims of one period come to: the range they span, or a line by the rule that the link names.
use super::canvas::{Canvas, Stroke};
use super::input::Input;
use super::place::Area;
use super::points::{Span, factor, months};
use super::scene::Ink;
use super::spot::Spot;
use crate::model::edtf::{Day, Period};
use crate::model::index::{RegionIx, ScopeIx};
use crate::query::aggregation::Reduced;
use crate::query::trend::{Series, Step};
use crate::state::{Axis, Rule, ShownUnit};

/// The steps of the series that speak for themselves, each with its ink. None on the clock of publication: a period's
/// number does not stand at a day of printing.
fn series(input: &Input, spots: &[Spot]) -> Vec<(Ink, Vec<Step>)> {
    let mut seen: Vec<(RegionIx, Option<ScopeIx>)> = Vec::new();
    let mut found = Vec::new();
    if input.state.axis == Axis::Published {
        return found;
    }
    let unit = if input.state.unit == ShownUnit::Usd { ShownUnit::Usd } else { ShownUnit::Idr };
    for spot in spots.iter().filter(|s| s.look.loud && s.look.alpha >= 0.5) {
        let key = (spot.group.region, spot.group.scope);
        if !seen.contains(&key) {
            seen.push(key);
            let series = Series { region: key.0, measure: input.measure, scope: key.1 };
            found.push((spot.look.ink, input.session.trend(&input.answer.rows, series, unit, input.state.rule)));
        }
    }
    found
}

fn across(canvas: &Canvas, input: &Input, period: &Period) -> (f64, f64) {
    let span = Span::new(period, input.domain);
    (canvas.x(span.first) + 1.0, canvas.x(span.end) - 1.0)
}

/// The ranges of the periods that no rule reduces to one number, behind the marks.
pub fn ranges(canvas: &Canvas, input: &Input, spots: &[Spot], height: impl Fn(f64) -> f64) {
    for (ink, steps) in series(input, spots) {
        for step in steps {
            if let Reduced::Range { low, high } = step.reduced {
                let by = factor(input, step.unit);
                let ((x0, x1), top, bottom) = (across(canvas, input, &step.period), height(high * by), height(low * by));
                canvas.bar((x0, top), ((x1 - x0).max(2.0), (bottom - top).max(1.0)), 3.0, ink, 0.1);
            }
        }
    }
}

/// The line of the rule: years joined to years or months to months, whichever there are more of; a period that the rule
/// leaves open breaks it. Gives what it covers between the periods.
pub fn line(canvas: &Canvas, input: &Input, spots: &[Spot], height: impl Fn(f64) -> f64) -> Vec<Area> {
    let mut covered = Vec::new();
    if input.state.rule == Rule::Range {
        return covered;
    }
    for (ink, steps) in series(input, spots) {
        let count = |long: i32| steps.iter().filter(|s| months(&s.period) == Some(long)).count();
        let (year, month) = (count(12), count(1));
        let long = if year == 0 && month > 0 { 1 } else { 12 };
        let ink = if ink == Ink::Value { Ink::Ink } else { ink };
        let stroke = Stroke(ink, 1.0, 2.0, false);
        let mut before: Option<((f64, f64), Day)> = None;
        for step in steps.iter().filter(|s| months(&s.period) == Some(long)) {
            let Reduced::One { value, .. } = step.reduced else {
                before = None;
                continue;
            };
            let ((x0, x1), y) = (across(canvas, input, &step.period), height(value * factor(input, step.unit)));
            if x1 - x0 < 0.5 {
                continue;
            }
            // A period that nobody speaks of breaks the line.
            if let Some((from, _)) = before.filter(|(_, last)| step.period.first().saturating_sub(*last) <= 1) {
                canvas.line(from, (x0, y), stroke);
                covered.extend(Area::along(from, (x0, y)));
            }
            canvas.line((x0, y), (x1, y), stroke);
            before = Some(((x1, y), step.period.last()));
        }
    }
    covered
}
