//! Official series over the values lane: steps with squares at whole years, so that they are told apart from the
//! dots and segments of claims. They are drawn on the frame that the lane was drawn on.
use super::axis::{Step, TimeAxis, ValueAxis};
use super::canvas::{Canvas, Stroke};
use super::points::Span;
use super::scene::{Ink, Mark, Scene, Size};
use crate::model::edtf::{Day, Period};
use crate::protocol::host::{Ends, Frame};

/// A figure of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    pub first: Day,
    pub last: Day,
    /// In the unit of the axis.
    pub height: f64,
    /// What a screen reader says.
    pub words: String,
}

/// The figures of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub ink: Ink,
    /// Among too many others to be read alone.
    pub is_quiet: bool,
    /// In time order; those as long as each other are joined.
    pub observations: Vec<Observation>,
}

/// A claim that differs from a figure: where both stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Apart {
    pub claim: (Day, Day, f64),
    pub table: (Day, Day, f64),
}

/// Steps narrower than this are drawn without squares, in px.
const LEAST_FOR_SQUARE: f64 = 12.0;
const HALF: f64 = 3.5;

/// The values of an observation that the axis must hold: of those that are in the domain.
pub fn range(frame: &Frame, series: &[Series]) -> Option<Ends> {
    let all = series.iter().flat_map(|s| &s.observations);
    let inside = all.filter(|o| o.last >= frame.first_day && o.first <= frame.last_day && o.height > 0.0);
    let (low, high) = inside.fold((f64::MAX, f64::MIN), |(low, high), o| (low.min(o.height), high.max(o.height)));
    (low <= high).then_some(Ends { low, high })
}

/// The series as a scene; its marks are the observations, in the order of the series. Nothing where the axis is not logarithmic.
pub fn overlay(frame: &Frame, series: &[Series], apart: &[Apart]) -> Scene {
    let Frame { width, height, first_day, last_day, top, bottom, logarithms } = *frame;
    let domain = (first_day, last_day);
    let time = TimeAxis { domain, step: Step::Year(1), ticks: Vec::new() };
    let ends = logarithms.unwrap_or(Ends { low: 0.0, high: 1.0 });
    let canvas = Canvas::new(Size { width, height }, (top, bottom), time, ValueAxis::between(ends.low, ends.high));
    let mut marks = Vec::new();
    if logarithms.is_some() {
        for one in apart {
            draw_apart(&canvas, domain, one);
        }
        for (n, one) in series.iter().enumerate() {
            marks.extend(draw(&canvas, domain, one, n as u32));
        }
    }
    canvas.finish(marks)
}

/// A figure on the sheet, in px.
struct Tread<'a> {
    observation: &'a Observation,
    x0: f64,
    x1: f64,
    y: f64,
}

fn tread<'a>(canvas: &Canvas, domain: (Day, Day), observation: &'a Observation) -> Option<Tread<'a>> {
    if observation.last < domain.0 || observation.first > domain.1 || observation.height <= 0.0 {
        return None;
    }
    let span = Span::new(&Period::from_days(observation.first, observation.last), domain);
    Some(Tread { observation, x0: canvas.x(span.first), x1: canvas.x(span.end), y: canvas.at(0.0, observation.height).1 })
}

fn is_year(observation: &Observation) -> bool {
    observation.last - observation.first > 360
}

fn draw(canvas: &Canvas, domain: (Day, Day), series: &Series, n: u32) -> Vec<Mark> {
    let mut marks = Vec::new();
    for wants_years in [false, true] {
        let treads: Vec<Tread> =
            series.observations.iter().filter(|o| is_year(o) == wants_years).filter_map(|o| tread(canvas, domain, o)).collect();
        let alpha = if series.is_quiet { 0.4 } else { 0.95 };
        let thick = if wants_years && !series.is_quiet { 2.0 } else { 1.25 };
        let stroke = Stroke(series.ink, alpha, thick, false);
        let mut before: Option<&Tread> = None;
        for tread in &treads {
            if let Some(before) = before.filter(|before| before.observation.last + 1 == tread.observation.first) {
                canvas.line((before.x1, before.y), (tread.x0, tread.y), stroke);
            }
            canvas.line((tread.x0, tread.y), (tread.x1, tread.y), stroke);
            before = Some(tread);
        }
        for tread in &treads {
            let middle = (tread.x0 + tread.x1) / 2.0;
            if !series.is_quiet && tread.x1 - tread.x0 >= LEAST_FOR_SQUARE {
                square(canvas, (middle, tread.y), series.ink);
            }
            marks.push(Mark {
                rows: Vec::new(),
                x: tread.x0,
                y: tread.y - HALF,
                w: (tread.x1 - tread.x0).max(1.0),
                h: 2.0 * HALF,
                series: n,
                words: tread.observation.words.clone(),
                label: None,
                conflict: None,
            });
        }
    }
    marks
}

/// A hollow square: sharp corners, since every mark of a claim is round.
fn square(canvas: &Canvas, (x, y): (f64, f64), ink: Ink) {
    for (half, ink) in [(HALF, ink), (HALF - 1.5, Ink::Panel)] {
        canvas.polygon(&[(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)], ink, 1.0);
    }
}

/// A dashed line from a claim's value to the table's, where both periods meet.
fn draw_apart(canvas: &Canvas, domain: (Day, Day), apart: &Apart) {
    let (first, last) = (apart.claim.0.max(apart.table.0).max(domain.0), apart.claim.1.min(apart.table.1).min(domain.1));
    if first > last || apart.claim.2 <= 0.0 || apart.table.2 <= 0.0 {
        return;
    }
    let x = (canvas.x(first) + canvas.x(last.saturating_add(1))) / 2.0;
    let (from, to) = (canvas.at(0.0, apart.claim.2).1, canvas.at(0.0, apart.table.2).1);
    canvas.line((x, from), (x, to), Stroke(Ink::Flag, 0.7, 1.5, true));
}
