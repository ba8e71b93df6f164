//! Paints a `Scene` on a canvas at the device's pixel ratio, in the colours of the style sheet.
use super::js::{document, ignore, media, window};
use crate::present::chart::{Anchor, Ink, Prim, Scene};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// The colours of the inks, as the style sheet gives them now.
pub struct Theme {
    colours: Vec<String>,
    /// The family of the words.
    pub font: String,
}

impl Theme {
    /// Reads the style sheet's variables.
    pub fn read() -> Theme {
        Theme::of(document().document_element().as_ref())
    }

    /// Reads those that hold within an element.
    pub fn of(element: Option<&Element>) -> Theme {
        let style = element.and_then(|element| window().get_computed_style(element).ok().flatten());
        let read = |name: &str| style.as_ref().and_then(|s| s.get_property_value(name).ok()).unwrap_or_default().trim().to_string();
        let printing = media("print");
        let colour = |ink: Ink| if printing && ink == Ink::Panel { "#fff".into() } else { read(ink.code()) };
        let colours = Ink::ALL.into_iter().map(colour).collect();
        Theme { colours, font: read("--font") }
    }

    /// An ink as CSS writes it.
    pub fn colour(&self, ink: Ink) -> &str {
        self.colours.get(ink as usize).map_or("#888", String::as_str)
    }
}

/// Paints the whole scene at the device's pixel ratio; sizes the canvas to it.
pub fn paint(canvas: &HtmlCanvasElement, scene: &Scene, theme: &Theme) {
    paint_at(window().device_pixel_ratio().clamp(1.0, 4.0), canvas, scene, theme);
}

/// The same with so many of the canvas's pixels to a CSS px.
pub fn paint_at(ratio: f64, canvas: &HtmlCanvasElement, scene: &Scene, theme: &Theme) {
    let (width, height) = ((scene.size.width * ratio).round() as u32, (scene.size.height * ratio).round() as u32);
    let Some(context) = canvas.get_context("2d").ok().flatten().and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok()) else {
        return;
    };
    // A canvas that was higher stays so, and its lower part is cut off: giving it another size takes longer than to draw a lane.
    if canvas.width() != width || canvas.height() < height {
        canvas.set_width(width);
        canvas.set_height(height);
        ignore(context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0));
    }
    ignore(canvas.style().set_property("height", &super::js::px(scene.size.height)));
    context.clear_rect(0.0, 0.0, scene.size.width, f64::from(canvas.height()) / ratio);
    let mut brush = Brush { context: &context, theme, ink: None, alpha: f64::NAN, width: f64::NAN, dash: false, bold: None };
    scene.prims.iter().for_each(|prim| brush.draw(prim));
    brush.set_dash(false);
}

/// What the context is set to: many marks in a row look alike, and setting it anew is slower than drawing.
struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    theme: &'a Theme,
    ink: Option<Ink>,
    alpha: f64,
    width: f64,
    dash: bool,
    bold: Option<(bool, f64)>,
}

impl Brush<'_> {
    fn set(&mut self, ink: Ink, alpha: f64) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            self.context.set_fill_style_str(self.theme.colour(ink));
            self.context.set_stroke_style_str(self.theme.colour(ink));
        }
        if self.alpha != alpha {
            self.alpha = alpha;
            self.context.set_global_alpha(alpha);
        }
    }

    fn set_width(&mut self, width: f64) {
        if self.width != width {
            self.width = width;
            self.context.set_line_width(width);
            self.context.set_line_cap(if width > 2.0 { "round" } else { "butt" });
        }
    }

    fn set_dash(&mut self, dash: bool) {
        if self.dash != dash {
            self.dash = dash;
            let dashes = js_sys::Array::new();
            if dash {
                dashes.push(&JsValue::from_f64(1.0));
                dashes.push(&JsValue::from_f64(6.0));
            }
            ignore(self.context.set_line_dash(&dashes));
        }
    }

    fn set_bold(&mut self, bold: bool, size: f64) {
        // Asking for a font anew is slow.
        if self.bold != Some((bold, size)) {
            self.bold = Some((bold, size));
            self.context.set_font(&[if bold { "600 " } else { "" }, &super::js::px(size), " ", &self.theme.font].concat());
        }
    }

    fn finish(&mut self, fill: bool, width: f64) {
        if fill {
            self.context.fill();
        } else {
            self.set_width(width);
            self.set_dash(false);
            self.context.stroke();
        }
    }

    fn draw(&mut self, prim: &Prim) {
        let context = self.context;
        match prim {
            Prim::Line { from, to, width, ink, alpha, dash } => {
                self.set(*ink, *alpha);
                self.set_width(*width);
                self.set_dash(*dash);
                context.begin_path();
                context.move_to(from.0, from.1);
                context.line_to(to.0, to.1);
                context.stroke();
            }
            Prim::Rect { x, y, w, h, radius, ink, alpha, fill } => {
                self.set(*ink, *alpha);
                context.begin_path();
                if *radius > 0.0 {
                    ignore(context.round_rect_with_f64(*x, *y, *w, *h, *radius));
                } else {
                    context.rect(*x, *y, *w, *h);
                }
                self.finish(*fill, 1.0);
            }
            Prim::Circle { cx, cy, r, ink, alpha, fill } => {
                self.set(*ink, *alpha);
                context.begin_path();
                ignore(context.arc(*cx, *cy, *r, 0.0, core::f64::consts::TAU));
                self.finish(*fill, 1.75);
            }
            Prim::Polygon { points, ink, alpha } => {
                self.set(*ink, *alpha);
                context.begin_path();
                for (n, (x, y)) in points.iter().enumerate() {
                    if n == 0 {
                        context.move_to(*x, *y);
                    } else {
                        context.line_to(*x, *y);
                    }
                }
                context.close_path();
                context.fill();
            }
            Prim::Text { x, y, text, ink, anchor, bold, size } => {
                self.set(*ink, 1.0);
                self.set_bold(*bold, *size);
                context.set_text_align(match anchor {
                    Anchor::Start => "left",
                    Anchor::Middle => "center",
                    Anchor::End => "right",
                });
                ignore(context.fill_text(text, *x, *y));
            }
        }
    }
}
