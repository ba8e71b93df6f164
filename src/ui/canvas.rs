//! Paints a `Scene` on a canvas at the device's pixel ratio, in the colours of the style sheet.
use super::js::{document, ignore, media, window};
use crate::chart::{Anchor, Ink, Prim, Scene};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The colours of the inks, as the style sheet gives them now.
pub struct Theme {
    colours: Vec<String>,
    font: String,
}

const VARIABLES: [&str; 17] = [
    "--ink",
    "--mute",
    "--line",
    "--grid",
    "--panel",
    "--value",
    "--release",
    "--award",
    "--programme",
    "--flag",
    "--accent",
    "--s0",
    "--s1",
    "--s2",
    "--s3",
    "--s4",
    "--s5",
];

impl Theme {
    /// Reads the style sheet's variables.
    pub fn read() -> Theme {
        let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
        let read = |name: &str| style.as_ref().and_then(|s| s.get_property_value(name).ok()).unwrap_or_default().trim().to_string();
        let printing = media("print");
        let colours = VARIABLES.iter().map(|name| if printing && *name == "--panel" { "#fff".into() } else { read(name) }).collect();
        Theme { colours, font: read("--font") }
    }

    fn colour(&self, ink: Ink) -> &str {
        self.colours.get(ink as usize).map_or("#888", String::as_str)
    }
}

/// Paints the whole scene; sizes the canvas to it.
pub fn paint(canvas: &HtmlCanvasElement, scene: &Scene, theme: &Theme) {
    let ratio = window().device_pixel_ratio().clamp(1.0, 4.0);
    let (width, height) = ((scene.size.width * ratio).round() as u32, (scene.size.height * ratio).round() as u32);
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
        ignore(canvas.style().set_property("height", &super::js::px(scene.size.height)));
    }
    let Some(context) = canvas.get_context("2d").ok().flatten().and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok()) else {
        return;
    };
    ignore(context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0));
    context.clear_rect(0.0, 0.0, scene.size.width, scene.size.height);
    let mut bold = None;
    for prim in &scene.prims {
        if let Prim::Text { bold: now, size, .. } = prim
            && bold != Some(*now)
        {
            // Every text of a scene has one size; asking for a font anew is slow.
            context.set_font(&[if *now { "600 " } else { "" }, &super::js::px(*size), " ", &theme.font].concat());
            bold = Some(*now);
        }
        draw(&context, prim, theme);
    }
    context.set_global_alpha(1.0);
}

fn draw(context: &CanvasRenderingContext2d, prim: &Prim, theme: &Theme) {
    let set = |ink: Ink, alpha: f64| {
        context.set_global_alpha(alpha);
        context.set_fill_style_str(theme.colour(ink));
        context.set_stroke_style_str(theme.colour(ink));
    };
    let finish = |fill: bool| {
        if fill {
            context.fill();
        } else {
            context.stroke();
        }
    };
    match prim {
        Prim::Line { from, to, width, ink, alpha, dash } => {
            set(*ink, *alpha);
            context.set_line_width(*width);
            context.set_line_cap(if *width > 2.0 { "round" } else { "butt" });
            let dashes = js_sys::Array::new();
            if *dash {
                dashes.push(&JsValue::from_f64(1.0));
                dashes.push(&JsValue::from_f64(6.0));
            }
            ignore(context.set_line_dash(&dashes));
            context.begin_path();
            context.move_to(from.0, from.1);
            context.line_to(to.0, to.1);
            context.stroke();
            if *dash {
                ignore(context.set_line_dash(&js_sys::Array::new()));
            }
        }
        Prim::Rect { x, y, w, h, radius, ink, alpha, fill } => {
            set(*ink, *alpha);
            context.set_line_width(1.0);
            context.begin_path();
            if *radius > 0.0 {
                ignore(context.round_rect_with_f64(*x, *y, *w, *h, *radius));
            } else {
                context.rect(*x, *y, *w, *h);
            }
            finish(*fill);
        }
        Prim::Circle { cx, cy, r, ink, alpha, fill } => {
            set(*ink, *alpha);
            context.set_line_width(1.75);
            context.begin_path();
            ignore(context.arc(*cx, *cy, *r, 0.0, core::f64::consts::TAU));
            finish(*fill);
        }
        Prim::Polygon { points, ink, alpha } => {
            set(*ink, *alpha);
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
        Prim::Text { x, y, text, ink, anchor, .. } => {
            set(*ink, 1.0);
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            ignore(context.fill_text(text, *x, *y));
        }
    }
}
