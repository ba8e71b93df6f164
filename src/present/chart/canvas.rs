//! A sheet with two axes: plotters maps and draws, the recorder writes down.
use super::axis::{RIGHT, Step, TimeAxis, ValueAxis, left_margin};
use super::scene::{Anchor, Ink, Mark, Prim, Recorder, SUBPIXELS, Scene, Size, TextInk, color, text_width};
use crate::model::edtf::{Day, civil_from_day, day_from_civil};
use crate::present::i18n::date;
use crate::protocol::host::Frame;
use crate::state::Lang;
use core::cell::RefCell;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::ranged1d::Ranged;
use plotters::drawing::DrawingArea;
use plotters::element::PathElement;
use plotters::style::ShapeStyle;
use plotters_backend::DrawingBackend;
use std::rc::Rc;

/// Size of every text on a chart, px.
pub const TEXT: f64 = 12.0;

/// Where a chart is being drawn, its days between `left` and `right` px.
pub struct Canvas {
    pub size: Size,
    pub left: f64,
    pub right: f64,
    frame: Frame,
    recorder: Rc<RefCell<Recorder>>,
    area: DrawingArea<Recorder, Cartesian2d<TimeAxis, ValueAxis>>,
}

fn sub(v: f64) -> i32 {
    (v * SUBPIXELS).round() as i32
}

/// A stroke: ink, alpha, width in px, dashed or not.
#[derive(Clone, Copy)]
pub struct Stroke(pub Ink, pub f64, pub f64, pub bool);

impl Stroke {
    fn style(self) -> ShapeStyle {
        ShapeStyle { color: color(self.0, self.1, self.3), filled: false, stroke_width: sub(self.2).max(1) as u32 }
    }
}

fn fill(ink: Ink, alpha: f64) -> ShapeStyle {
    ShapeStyle { color: color(ink, alpha, false), filled: true, stroke_width: 0 }
}

impl Canvas {
    /// An empty sheet whose plot lies between `top` and `bottom`.
    pub fn new(size: Size, (top, bottom): (f64, f64), time: TimeAxis, value: ValueAxis) -> Canvas {
        let recorder = Rc::new(RefCell::new(Recorder::new(size)));
        let (left, right) = (left_margin(size.width), (size.width - RIGHT).max(left_margin(size.width) + 1.0));
        let Size { width, height } = size;
        let (first_day, last_day) = time.domain;
        let frame = Frame { width, height, first_day, last_day, top, bottom, logarithms: value.logarithms() };
        let plot = (sub(left)..sub(right), sub(bottom)..sub(top));
        let area = DrawingArea::from(&recorder).apply_coord_spec(Cartesian2d::new(time, value, plot));
        Canvas { size, left, right, frame, recorder, area }
    }

    /// The px of a day and a value.
    pub fn at(&self, day: f64, value: f64) -> (f64, f64) {
        let (x, y) = self.area.map_coordinate(&(day, value));
        (f64::from(x) / SUBPIXELS, f64::from(y) / SUBPIXELS)
    }

    /// The px of the start of a day.
    pub fn x(&self, day: Day) -> f64 {
        let x_axis = self.area.map_coordinate(&(f64::from(day), 0.0)).0;
        f64::from(x_axis) / SUBPIXELS
    }

    /// The time axis.
    pub fn time(&self) -> &TimeAxis {
        self.area.as_coord_spec().x_spec()
    }

    /// The value axis.
    pub fn value(&self) -> &ValueAxis {
        self.area.as_coord_spec().y_spec()
    }

    /// Grid lines at the ticks of both axes; `extend` px further down for the rows under the plot.
    pub fn grid(&self, extend: f64) {
        let style = Stroke(Ink::Grid, 1.0, 1.0, false).style();
        let down = sub(extend);
        // Errors are `Infallible` all through this file.
        let _ = self.area.draw_mesh(
            |recorder, mesh| match mesh {
                MeshLine::XMesh(from, to, _) => recorder.draw_line((from.0, from.1.max(to.1) + down), (to.0, from.1.min(to.1)), &style),
                MeshLine::YMesh(from, to, _) => recorder.draw_line(from, to, &style),
            },
            1,
            1,
        );
    }

    /// The end of the day as of which the page shows what was known, if it is in the window.
    pub fn as_of(&self, day: Option<Day>, bottom: f64) {
        let x = day.map(|day| self.x(day + 1)).filter(|x| (self.left..=self.right).contains(x));
        if let Some(x) = x {
            self.line((x, 0.0), (x, bottom), Stroke(Ink::Mute, 1.0, 1.0, true));
        }
    }

    /// A line through points of the data, not px.
    pub fn path(&self, points: Vec<(f64, f64)>, stroke: Stroke) {
        let _ = self.area.draw(&PathElement::new(points, stroke.style()));
    }

    /// A line in px.
    pub fn line(&self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let (from, to) = ((sub(from.0), sub(from.1)), (sub(to.0), sub(to.1)));
        let _ = self.recorder.borrow_mut().draw_line(from, to, &stroke.style());
    }

    /// A filled circle.
    pub fn dot(&self, (x, y): (f64, f64), r: f64, ink: Ink, alpha: f64) {
        let _ = self.recorder.borrow_mut().draw_circle((sub(x), sub(y)), sub(r) as u32, &fill(ink, alpha), true);
    }

    /// The outline of a circle.
    pub fn ring(&self, (x, y): (f64, f64), r: f64, ink: Ink, alpha: f64) {
        let _ = self.recorder.borrow_mut().draw_circle((sub(x), sub(y)), sub(r) as u32, &fill(ink, alpha), false);
    }

    /// A filled polygon.
    pub fn polygon(&self, points: &[(f64, f64)], ink: Ink, alpha: f64) {
        let points: Vec<(i32, i32)> = points.iter().map(|p| (sub(p.0), sub(p.1))).collect();
        let _ = self.recorder.borrow_mut().fill_polygon(points, &fill(ink, alpha));
    }

    /// A filled rectangle with round corners; plotters has only sharp ones.
    pub fn bar(&self, (x, y): (f64, f64), (w, h): (f64, f64), radius: f64, ink: Ink, alpha: f64) {
        self.recorder.borrow_mut().prims.push(Prim::Rect { x, y, w, h, radius, ink, alpha, fill: true });
    }

    /// An outline with round corners.
    pub fn outline(&self, (x, y): (f64, f64), (w, h): (f64, f64), radius: f64, ink: Ink) {
        self.recorder.borrow_mut().prims.push(Prim::Rect { x, y, w, h, radius, ink, alpha: 1.0, fill: false });
    }

    /// The line under the plot.
    pub fn baseline(&self) {
        let days = self.time().range();
        let low = self.value().range().start;
        self.path(vec![(days.start, low), (days.end, low)], Stroke(Ink::Line, 1.0, 1.0, false));
    }

    /// A text whose baseline starts, centres or ends at a point.
    pub fn text(&self, (x, y): (f64, f64), text: &str, bold: bool, ink: Ink, anchor: Anchor) {
        let style = TextInk { size: TEXT, bold, ink, anchor };
        let _ = self.recorder.borrow_mut().draw_text(text, &style, (sub(x), sub(y)));
    }

    /// A horizontal stroke whose ends fade where asked: uncertain, or beyond the domain.
    pub fn fading(&self, (x0, x1): (f64, f64), y: f64, stroke: Stroke, (start, end): (bool, bool)) {
        const STEPS: usize = 5;
        let piece = ((x1 - x0) / 3.0).min(14.0) / STEPS as f64;
        if !(start || end) || piece < 0.2 {
            return self.line((x0, y), (x1, y), stroke);
        }
        let reach = piece * STEPS as f64;
        let (solid0, solid1) = (if start { x0 + reach } else { x0 }, if end { x1 - reach } else { x1 });
        self.line((solid0, y), (solid1, y), stroke);
        for i in 0..STEPS {
            let alpha = stroke.1 * (i as f64 + 0.5) / STEPS as f64;
            let (near, far) = (i as f64 * piece, (i + 1) as f64 * piece);
            let faint = Stroke(stroke.0, alpha, stroke.2, false);
            if start {
                self.line((x0 + near, y), (x0 + far, y), faint);
            }
            if end {
                self.line((x1 - far, y), (x1 - near, y), faint);
            }
        }
    }

    /// Arrows at the ends of a horizontal stroke that go on beyond the domain.
    pub fn arrows(&self, (x0, x1): (f64, f64), y: f64, stroke: Stroke, (start, end): (bool, bool)) {
        for ((x, back), _) in [(x0, 4.0), (x1, -4.0)].into_iter().zip([start, end]).filter(|(_, goes_on)| *goes_on) {
            for rise in [-4.0, 4.0] {
                self.line((x + back, y + rise), (x, y), Stroke(stroke.0, stroke.1, 1.5, false));
            }
        }
    }

    /// The names of the ticks of the time axis, on this baseline: years in the middle of their year. Of days and months the first has
    /// its year, whatever the window.
    pub fn time_labels(&self, baseline: f64, lang: Lang) {
        let time = self.time();
        let (mut free, mut is_first) = (0.0, true);
        for &tick in &time.ticks {
            let (year, _, _) = civil_from_day(tick);
            let (words, x, anchor) = match time.step {
                Step::Day(_) | Step::Month(_) => {
                    let words = tick_words(tick, matches!(time.step, Step::Day(_)), is_first, lang);
                    (words, self.x(tick) + 3.0, Anchor::Start)
                }
                Step::Year(n) => {
                    let x0 = self.x(tick);
                    let x1 = self.x(day_from_civil(year + 1, 1, 1));
                    if n == 1 { (digits(year), (x0 + x1) / 2.0, Anchor::Middle) } else { (digits(year), x0 + 3.0, Anchor::Start) }
                }
            };
            let width = text_width(&words, TEXT, false);
            let from = if anchor == Anchor::Middle { x - width / 2.0 } else { x };
            if from >= free && from + width <= self.size.width {
                self.text((x, baseline), &words, false, Ink::Mute, anchor);
                is_first = false;
                free = from + width + 4.0;
            }
        }
    }

    /// The scene, with these marks.
    pub fn finish(self, mut marks: Vec<Mark>) -> Scene {
        marks.iter_mut().for_each(|mark| crate::model::sort::ascending(&mut mark.rows));
        let prims = core::mem::take(&mut self.recorder.borrow_mut().prims);
        Scene { size: self.size, prims, marks, frame: self.frame }
    }
}

/// The name of a month or a day for an axis, with its year where it is `first` or begins one.
fn tick_words(day: Day, is_day: bool, is_first: bool, lang: Lang) -> String {
    let (year, month, of_month) = civil_from_day(day);
    let mut name = date::month_short(month, lang).to_owned();
    if is_day {
        name.insert_str(0, &[&digits(of_month.into()), " "].concat());
    }
    if is_first || (month == 1 && of_month == 1) {
        name.push_str(&[" ", &digits(year)].concat());
    }
    name
}

/// A whole number in plain digits.
pub fn digits(n: i32) -> String {
    n.to_string()
}
