//! What a chart is before anyone draws it, and the plotters backend that records it.
//!
//! A scene knows inks, not colours: the page, the SVG download and the tests give them theirs.
use super::place::Area;
use crate::model::index::{ClaimIx, GroupIx};
use crate::protocol::host::{Frame, TextLine};
use core::convert::Infallible;
use plotters::style::RGBAColor;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

/// plotters counts in whole pixels; the recorder has eight of them to a CSS pixel.
pub const SUBPIXELS: f64 = 8.0;

/// Width and height in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

closed_list! {
    /// A role that the style sheet gives a colour; its code is the variable's name there.
    #[repr(u8)]
    Ink {
        Ink = "--ink",
        Mute = "--mute",
        Line = "--line",
        Grid = "--grid",
        Panel = "--panel",
        Value = "--value",
        Release = "--release",
        Award = "--award",
        Programme = "--programme",
        Flag = "--flag",
        Accent = "--accent",
        S0 = "--s0",
        S1 = "--s1",
        S2 = "--s2",
        S3 = "--s3",
        S4 = "--s4",
        S5 = "--s5",
    }
}

impl Ink {
    /// The ink of the `place`-th compared region; the last one beyond six.
    pub fn of_series(place: usize) -> Ink {
        Ink::ALL[Ink::S0 as usize + place.min(5)]
    }
}

/// Where a text stands to its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// One thing to draw, in CSS px from the top left; `y` of a text is its baseline; an unfilled shape is an outline.
#[derive(Clone, Debug, PartialEq)]
pub enum Prim {
    Line { from: (f64, f64), to: (f64, f64), width: f64, ink: Ink, alpha: f64, dash: bool },
    Rect { x: f64, y: f64, w: f64, h: f64, radius: f64, ink: Ink, alpha: f64, fill: bool },
    Circle { cx: f64, cy: f64, r: f64, ink: Ink, alpha: f64, fill: bool },
    Polygon { points: Vec<(f64, f64)>, ink: Ink, alpha: f64 },
    Text { x: f64, y: f64, text: String, size: f64, bold: bool, ink: Ink, anchor: Anchor },
}

/// A thing the reader can point at. Where hit boxes overlap the smallest is on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Indices of the claims here, ascending.
    pub rows: Vec<ClaimIx>,
    /// The hit box in CSS px.
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    /// Marks of one line share it: the region in the low 16 bits, the scope plus one above.
    pub series: u32,
    /// What a screen reader says, with the dates.
    pub words: String,
    /// The box of its label, which means the mark too.
    pub label: Option<Area>,
    /// The conflict that it stands for, where it is a bracket.
    pub conflict: Option<GroupIx>,
}

impl Mark {
    /// How far a point is from it, in CSS px; nothing within. Among marks that hold a point the smallest is nearest.
    pub fn distance(&self, x: f64, y: f64) -> f64 {
        let from = |area: &Area| {
            let dx = (area.x - x).max(x - area.x - area.w).max(0.0);
            let dy = (area.y - y).max(y - area.y - area.h).max(0.0);
            dx.hypot(dy) + (area.w + area.h) * 0.001
        };
        let own = from(&Area { x: self.x, y: self.y, w: self.w, h: self.h });
        self.label.as_ref().map_or(own, |label| own.min(from(label)))
    }
}

/// A drawn chart: `prims` from back to front, `marks` in time order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub size: Size,
    pub prims: Vec<Prim>,
    pub marks: Vec<Mark>,
    pub frame: Frame,
}

/// The colour under which an ink passes through plotters: red is the ink, green whether it is dashed.
pub fn color(ink: Ink, alpha: f64, dash: bool) -> RGBAColor {
    RGBAColor(ink as u8, u8::from(dash), 0, alpha)
}

fn ink_of(color: &BackendColor) -> Ink {
    Ink::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Ink::Ink)
}

/// Width in px of a line of text in any common system sans serif, rather too wide than too narrow.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let em: f64 = text.chars().map(em_width).sum();
    em * size * if bold { 1.18 } else { 1.05 }
}

fn em_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' => 0.29,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | 'I' => 0.41,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.94,
        'a'..='z' | '0'..='9' | '–' | '−' | '+' | '×' | '$' => 0.59,
        'A'..='Z' => 0.69,
        _ => 0.8,
    }
}

/// How a text is set.
#[derive(Clone, Copy)]
pub struct TextInk {
    pub size: f64,
    pub bold: bool,
    pub ink: Ink,
    pub anchor: Anchor,
}

impl BackendTextStyle for TextInk {
    type FontError = Infallible;
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.ink as u8, 0, 0) }
    }
    fn size(&self) -> f64 {
        self.size
    }
    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }
    fn anchor(&self) -> plotters_backend::text_anchor::Pos {
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        plotters_backend::text_anchor::Pos { h_pos, ..Default::default() }
    }
    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = text_width(text, self.size, self.bold) * SUBPIXELS;
        Ok(((0, 0), (width as i32, (self.size * SUBPIXELS) as i32)))
    }
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// The plotters backend that writes down what it is told to draw.
pub struct Recorder {
    size: Size,
    pub prims: Vec<Prim>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn px(c: BackendCoord) -> (f64, f64) {
    (f64::from(c.0) / SUBPIXELS, f64::from(c.1) / SUBPIXELS)
}

impl Recorder {
    /// An empty sheet of this size.
    pub fn new(size: Size) -> Recorder {
        Recorder { size, prims: Vec::new() }
    }
}

impl Prim {
    /// The left end, the baseline and the width of a text.
    pub fn line_of_text(&self) -> Option<TextLine> {
        let Prim::Text { x, y, text, size, bold, anchor, .. } = self else { return None };
        let width = text_width(text, *size, *bold);
        Some(TextLine { left: x - width * f64::from(*anchor as u8) / 2.0, baseline: *y, width })
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((self.size.width * SUBPIXELS) as u32, (self.size.height * SUBPIXELS) as u32)
    }
    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }
    fn present(&mut self) -> Drawn {
        Ok(())
    }
    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }
    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let color = style.color();
        self.prims.push(Prim::Line {
            from: px(from),
            to: px(to),
            width: f64::from(style.stroke_width()) / SUBPIXELS,
            ink: ink_of(&color),
            alpha: color.alpha,
            dash: color.rgb.1 > 0,
        });
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (color, (x, y), (x1, y1)) = (style.color(), px(a), px(b));
        let (w, h) = (x1 - x, y1 - y);
        self.prims.push(Prim::Rect { x, y, w, h, radius: 0.0, ink: ink_of(&color), alpha: color.alpha, fill });
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let mut from = None;
        for to in path {
            if let Some(from) = from {
                self.draw_line(from, to, style)?;
            }
            from = Some(to);
        }
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let (color, (cx, cy)) = (style.color(), px(center));
        let r = f64::from(radius) / SUBPIXELS;
        self.prims.push(Prim::Circle { cx, cy, r, ink: ink_of(&color), alpha: color.alpha, fill });
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vertices: I, style: &S) -> Drawn {
        let color = style.color();
        let points = vertices.into_iter().map(px).collect();
        self.prims.push(Prim::Polygon { points, ink: ink_of(&color), alpha: color.alpha });
        Ok(())
    }
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let (x, y) = px(at);
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        let ink = ink_of(&style.color());
        self.prims.push(Prim::Text { x, y, text: text.to_owned(), size: style.size(), bold, ink, anchor });
        Ok(())
    }
    fn estimate_text_size<T: BackendTextStyle>(&self, text: &str, style: &T) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text_width(text, style.size(), matches!(style.style(), FontStyle::Bold));
        Ok(((width * SUBPIXELS) as u32, (style.size() * SUBPIXELS) as u32))
    }
}
