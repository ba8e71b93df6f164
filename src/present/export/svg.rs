//! A scene as an SVG file that needs nothing beside it.
use super::digits::digits;
use crate::model::claim::Decimal;
use crate::present::chart::{Ink, Prim, Scene};
use crate::present::markup::Html;
use std::borrow::Cow;

/// The file. `colour` gives an ink as CSS writes it, `font` the family of the words.
pub fn svg<'a>(scene: &'a Scene, colour: impl Fn(Ink) -> &'a str, font: &str) -> String {
    let mut svg = Html::default();
    let (width, height) = (decimal(scene.size.width), decimal(scene.size.height));
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").text(&width).raw("\" height=\"").text(&height);
    svg.raw("\" viewBox=\"0 0 ").text(&width).raw(" ").text(&height).raw("\" font-family=\"").text(font).raw("\">\n");
    for prim in &scene.prims {
        let (name, attributes, words) = element(prim, &colour);
        svg.raw("<").raw(name);
        for (name, value) in attributes {
            svg.raw(" ").raw(name).raw("=\"").text(&value).raw("\"");
        }
        svg.raw(">").text(words).raw("</").raw(name).raw(">\n");
    }
    svg.raw("</svg>\n");
    svg.finish()
}

/// px, to the hundredth.
fn decimal(px: f64) -> String {
    let digits = digits(Decimal { mantissa: (px * 100.0).round() as i64, exponent: -2 });
    digits.trim_end_matches('0').trim_end_matches('.').into()
}

/// An element's name, its attributes and its text.
type Element<'a> = (&'static str, Vec<(&'static str, Cow<'a, str>)>, &'a str);

fn element<'a>(prim: &'a Prim, colour: &impl Fn(Ink) -> &'a str) -> Element<'a> {
    let (name, px, ink, alpha, stroke): (_, &[(&'static str, f64)], _, _, _) = match prim {
        Prim::Line { from, to, width, ink, alpha, .. } => {
            ("line", &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)], ink, *alpha, Some(*width))
        }
        Prim::Rect { x, y, w, h, radius, ink, alpha, fill } => (
            "rect",
            &[("x", *x), ("y", *y), ("width", w.max(0.0)), ("height", h.max(0.0)), ("rx", *radius)],
            ink,
            *alpha,
            (!fill).then_some(1.0),
        ),
        Prim::Circle { cx, cy, r, ink, alpha, fill } => {
            ("circle", &[("cx", *cx), ("cy", *cy), ("r", *r)], ink, *alpha, (!fill).then_some(1.75))
        }
        Prim::Polygon { ink, alpha, .. } => ("polygon", &[], ink, *alpha, None),
        Prim::Text { x, y, size, ink, .. } => ("text", &[("x", *x), ("y", *y), ("font-size", *size)], ink, 1.0, None),
    };
    let mut attributes: Vec<(&'static str, Cow<'a, str>)> = px.iter().map(|(name, px)| (*name, decimal(*px).into())).collect();
    let mut words = "";
    match prim {
        Prim::Line { width, dash, .. } => {
            attributes.extend((*width > 2.0).then_some(("stroke-linecap", "round".into())));
            attributes.extend(dash.then_some(("stroke-dasharray", "1 6".into())));
        }
        Prim::Polygon { points, .. } => {
            let places: Vec<String> = points.iter().map(|(x, y)| [&decimal(*x), ",", &decimal(*y)].concat()).collect();
            attributes.push(("points", places.join(" ").into()));
        }
        Prim::Text { text, bold, anchor, .. } => {
            words = text;
            attributes.extend(bold.then_some(("font-weight", "600".into())));
            attributes.push(("text-anchor", ["start", "middle", "end"][*anchor as usize].into()));
        }
        Prim::Rect { .. } | Prim::Circle { .. } => {}
    }
    match stroke {
        Some(width) => {
            attributes.extend([("fill", "none".into()), ("stroke", colour(*ink).into()), ("stroke-width", decimal(width).into())])
        }
        None => attributes.push(("fill", colour(*ink).into())),
    }
    attributes.extend((alpha < 1.0).then(|| ("opacity", decimal(alpha).into())));
    (name, attributes, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::chart::{Anchor, Size};

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
            frame: crate::protocol::host::Frame::default(),
        };
        let file = svg(&scene, |ink| if ink == Ink::Value { "#123" } else { "#000" }, "Arial, \"X\"");
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50.5\" viewBox=\"0 0 100 50.5\" font-family=\"Arial, &quot;X&quot;\">\n\
            <line x1=\"0\" y1=\"1\" x2=\"10.13\" y2=\"1\" stroke-linecap=\"round\" stroke-dasharray=\"1 6\" fill=\"none\" stroke=\"#123\" stroke-width=\"3\" opacity=\"0.5\"></line>\n\
            <rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"0\" fill=\"none\" stroke=\"#123\" stroke-width=\"1\"></rect>\n\
            <circle cx=\"5\" cy=\"6\" r=\"4\" fill=\"#123\"></circle>\n\
            <polygon points=\"0,0 1,2\" fill=\"#123\"></polygon>\n\
            <text x=\"7\" y=\"8\" font-size=\"11\" font-weight=\"600\" text-anchor=\"end\" fill=\"#000\">A &amp; &lt;B&gt;</text>\n\
            </svg>\n";
        assert_eq!(file, expected);
    }
}
