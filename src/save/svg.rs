//! A scene as an SVG file that needs nothing beside it.
use crate::chart::{Anchor, Ink, Prim, Scene};
use crate::view::Html;

/// The file. `colour` gives an ink as CSS writes it, `font` the family of the words.
pub fn svg<'a>(scene: &Scene, colour: impl Fn(Ink) -> &'a str, font: &str) -> String {
    let mut svg = Html::default();
    let (width, height) = (decimal(scene.size.width), decimal(scene.size.height));
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").text(&width).raw("\" height=\"").text(&height);
    svg.raw("\" viewBox=\"0 0 ").text(&width).raw(" ").text(&height).raw("\" font-family=\"").text(font).raw("\">\n");
    for prim in &scene.prims {
        shape(prim, &colour, &mut svg);
    }
    svg.raw("</svg>\n");
    svg.finish()
}

/// px, to the hundredth.
fn decimal(px: f64) -> String {
    ((px * 100.0).round() / 100.0).to_string()
}

fn shape<'a>(prim: &Prim, colour: &impl Fn(Ink) -> &'a str, svg: &mut Html) {
    let attribute = |svg: &mut Html, name: &'static str, value: &str| {
        svg.raw(" ").raw(name).raw("=\"").text(value).raw("\"");
    };
    let paint = |svg: &mut Html, ink: Ink, alpha: f64, stroke: Option<f64>| {
        match stroke {
            Some(width) => {
                attribute(svg, "fill", "none");
                attribute(svg, "stroke", colour(ink));
                attribute(svg, "stroke-width", &decimal(width));
            }
            None => attribute(svg, "fill", colour(ink)),
        }
        if alpha < 1.0 {
            attribute(svg, "opacity", &decimal(alpha));
        }
    };
    match prim {
        Prim::Line { from, to, width, ink, alpha, dash } => {
            svg.raw("<line");
            for (name, px) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
                attribute(svg, name, &decimal(px));
            }
            paint(svg, *ink, *alpha, Some(*width));
            if *width > 2.0 {
                attribute(svg, "stroke-linecap", "round");
            }
            if *dash {
                attribute(svg, "stroke-dasharray", "1 6");
            }
        }
        Prim::Rect { x, y, w, h, radius, ink, alpha, fill } => {
            svg.raw("<rect");
            for (name, px) in [("x", *x), ("y", *y), ("width", w.max(0.0)), ("height", h.max(0.0)), ("rx", *radius)] {
                attribute(svg, name, &decimal(px));
            }
            paint(svg, *ink, *alpha, (!fill).then_some(1.0));
        }
        Prim::Circle { cx, cy, r, ink, alpha, fill } => {
            svg.raw("<circle");
            for (name, px) in [("cx", *cx), ("cy", *cy), ("r", *r)] {
                attribute(svg, name, &decimal(px));
            }
            paint(svg, *ink, *alpha, (!fill).then_some(1.75));
        }
        Prim::Polygon { points, ink, alpha } => {
            let places: Vec<String> = points.iter().map(|(x, y)| [&decimal(*x), ",", &decimal(*y)].concat()).collect();
            svg.raw("<polygon");
            attribute(svg, "points", &places.join(" "));
            paint(svg, *ink, *alpha, None);
        }
        Prim::Text { x, y, text, size, bold, ink, anchor } => {
            svg.raw("<text");
            for (name, px) in [("x", *x), ("y", *y), ("font-size", *size)] {
                attribute(svg, name, &decimal(px));
            }
            if *bold {
                attribute(svg, "font-weight", "600");
            }
            let anchor =
                [("start", Anchor::Start), ("middle", Anchor::Middle), ("end", Anchor::End)].into_iter().find(|(_, a)| a == anchor);
            attribute(svg, "text-anchor", anchor.map_or("start", |(name, _)| name));
            paint(svg, *ink, 1.0, None);
            svg.raw(">").text(text).raw("</text>\n");
            return;
        }
    }
    svg.raw("/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Size;

    #[test]
    fn each_kind_of_mark_has_its_shape() {
        let (ink, alpha) = (Ink::Value, 0.5);
        let scene = Scene {
            size: Size { width: 100.0, height: 50.5 },
            prims: vec![
                Prim::Line { from: (0.0, 1.0), to: (10.126, 1.0), width: 3.0, ink, alpha, dash: true },
                Prim::Rect { x: 1.0, y: 2.0, w: 3.0, h: 4.0, radius: 0.0, ink, alpha: 1.0, fill: false },
                Prim::Circle { cx: 5.0, cy: 6.0, r: 4.0, ink, alpha: 1.0, fill: true },
                Prim::Polygon { points: vec![(0.0, 0.0), (1.0, 2.0)], ink, alpha: 1.0 },
                Prim::Text { x: 7.0, y: 8.0, text: "A & <B>".into(), size: 11.0, bold: true, ink: Ink::Ink, anchor: Anchor::End },
            ],
            marks: Vec::new(),
            frame: [f64::NAN; 8],
        };
        let file = svg(&scene, |ink| if ink == Ink::Value { "#123" } else { "#000" }, "Arial, \"X\"");
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50.5\" viewBox=\"0 0 100 50.5\" font-family=\"Arial, &quot;X&quot;\">\n\
            <line x1=\"0\" y1=\"1\" x2=\"10.13\" y2=\"1\" fill=\"none\" stroke=\"#123\" stroke-width=\"3\" opacity=\"0.5\" stroke-linecap=\"round\" stroke-dasharray=\"1 6\"/>\n\
            <rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"0\" fill=\"none\" stroke=\"#123\" stroke-width=\"1\"/>\n\
            <circle cx=\"5\" cy=\"6\" r=\"4\" fill=\"#123\"/>\n\
            <polygon points=\"0,0 1,2\" fill=\"#123\"/>\n\
            <text x=\"7\" y=\"8\" font-size=\"11\" font-weight=\"600\" text-anchor=\"end\" fill=\"#000\">A &amp; &lt;B&gt;</text>\n\
            </svg>\n";
        assert_eq!(file, expected);
    }
}
