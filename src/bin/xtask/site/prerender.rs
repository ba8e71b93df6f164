//! What a reader sees who comes without a link, put into the page itself: the first screen, which stays, and of the lanes below it the
//! uppermost. That follows the first words, before the wasm is here, and the page puts its own in its place. The picture stretches to any
//! width; its strokes do not.
use super::Site;
use crate::command::Failure;
use jejak_ekspor::codec::embedded::CARDS;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::present::chart::{self, Ink, Input, Prim, RIGHT, Scene, left_margin};
use jejak_ekspor::present::front;
use jejak_ekspor::present::i18n::strings;
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, State};
use std::fmt::Write;

/// The plot is a thousand units wide.
const PLOT: f64 = 1000.0;
/// Height in px of the line of years within the values lane.
const YEARS: f64 = 20.0;

/// Where the page has room for the first screen, and for the picture of the values lane.
const FRONT: &str = "<!--front-->";
const PICTURE: &str = "<!--picture-->";

/// Puts the first screen and the values lane into their places in the page.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let mut session = Session::new(Dataset::embedded());
    session.set_cards(CardData::unpack(CARDS).ok_or_else(|| Failure("the words of the cards are not of this build".into()))?);
    site.page.replace_once(FRONT, &front::markup(&session))?;
    let state = State::default();
    let answer = session.answer(&state, Lang::Id);
    let conflicts = session.conflicts(&answer.rows, &state);
    let domain = chart::domain(&session, &answer.others);
    let (strings, measure) = (strings(Lang::Id), session.lane_measure(&State::default()));
    let input = Input {
        session: &session,
        answer: &answer,
        conflicts: &conflicts,
        state: &state,
        strings,
        measure,
        domain,
        focus: None,
        beside: None,
    };
    let width = left_margin(PLOT) + PLOT + RIGHT;
    let scene = chart::lanes(&input, width).into_iter().next().ok_or_else(|| Failure("no lane was drawn".into()))?;
    site.page.replace_once(PICTURE, &(picture(&scene, scene.size.height - YEARS) + &years(&scene)))?;
    Ok(())
}

/// What is drawn alike, and its outline.
struct Stroke {
    attributes: String,
    /// Where the next outline is reckoned from.
    at: (i32, i32),
    path: String,
}

/// The marks of a scene, those alike in one path each.
fn picture(scene: &Scene, height: f64) -> String {
    let mut strokes: Vec<Stroke> = Vec::new();
    for prim in &scene.prims {
        let Some((attributes, from, outline)) = outline(prim) else { continue };
        let place = strokes.iter().position(|s| s.attributes == attributes).unwrap_or_else(|| {
            strokes.push(Stroke { attributes, at: (0, 0), path: String::new() });
            strokes.len() - 1
        });
        let stroke = &mut strokes[place];
        let _ = write!(stroke.path, "m{} {}{outline}", from.0 - stroke.at.0, from.1 - stroke.at.1);
        stroke.at = from;
    }
    let mut svg = format!(
        "<svg class=\"pic\" viewBox=\"0 0 {PLOT} {height}\" height=\"{height}\" preserveAspectRatio=\"none\" fill=\"none\" \
         stroke-linecap=\"round\" aria-hidden=\"true\">"
    );
    for stroke in strokes {
        let _ = write!(svg, "<path {}d=\"{}\"/>", stroke.attributes, stroke.path);
    }
    svg + "</svg>"
}

fn x(px: f64) -> f64 {
    px - left_margin(PLOT)
}

fn whole(at: (f64, f64)) -> (i32, i32) {
    (x(at.0).round() as i32, at.1.round() as i32)
}

/// How a mark is drawn, where it begins, and its outline from there back to there; `None` for texts.
fn outline(prim: &Prim) -> Option<(String, (i32, i32), String)> {
    let dot = |at: (f64, f64), size: f64, ink: Ink, alpha: f64| (stroke(ink, alpha, size), whole(at), "h0".to_owned());
    Some(match prim {
        // What is said to conflict comes with its ratio.
        Prim::Line { ink: Ink::Flag, .. } => return None,
        Prim::Circle { ink: Ink::Panel, .. } | Prim::Polygon { ink: Ink::Panel, .. } => return None,
        Prim::Line { from, to, width, ink, alpha, dash } => {
            let (from, to) = (whole(*from), whole(*to));
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let line = match (dx, dy) {
                (_, 0) => format!("h{dx}m{} 0", -dx),
                (0, _) => format!("v{dy}m0 {}", -dy),
                _ => format!("l{dx} {dy}m{} {}", -dx, -dy),
            };
            let dashes = if *dash { "stroke-dasharray=\"1 6\" " } else { "" };
            (stroke(*ink, *alpha, *width) + dashes, from, line)
        }
        Prim::Circle { cx, cy, r, ink, alpha, fill } => dot((*cx, *cy), r * 2.0, *ink, if *fill { *alpha } else { alpha / 2.0 }),
        Prim::Polygon { points, ink, alpha } => {
            let (low, high) = points.iter().fold(((f64::MAX, f64::MAX), (f64::MIN, f64::MIN)), |(low, high), p| {
                ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
            });
            dot(((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0), (high.1 - low.1) * 0.8, *ink, *alpha)
        }
        Prim::Rect { x, y, w, h, ink, alpha, fill: true, .. } if *ink != Ink::Panel => {
            // As a thick line, whose round ends are the corners.
            let half = h.min(*w) / 2.0;
            let (from, to) = (whole((x + half, y + h / 2.0)), whole((x + w - half, y + h / 2.0)));
            let dx = (to.0 - from.0).max(0);
            (stroke(*ink, *alpha, *h), from, format!("h{dx}m{} 0", -dx))
        }
        // What lies under a text, its outline, and the text.
        Prim::Rect { .. } | Prim::Text { .. } => return None,
    })
}

fn stroke(ink: Ink, alpha: f64, width: f64) -> String {
    // What fades does so in quarters.
    let alpha = (alpha * 4.0).ceil() / 4.0;
    let opacity = if alpha < 1.0 { format!("opacity=\"{alpha}\" ") } else { String::new() };
    format!("stroke=\"var({})\" stroke-width=\"{}\" {opacity}", ink.code(), (width * 2.0).round() / 2.0)
}

/// The years under a scene, where it writes them.
fn years(scene: &Scene) -> String {
    let mut svg = format!("<svg class=\"pic\" height=\"{YEARS}\" fill=\"var(--mute)\" text-anchor=\"middle\" aria-hidden=\"true\">");
    for prim in &scene.prims {
        if let Prim::Text { x: at, y, text, .. } = prim
            && *y > scene.size.height - YEARS
            && text.parse::<u16>().is_ok()
        {
            let _ = write!(svg, "<text x=\"{:.1}%\" y=\"14\">{text}</text>", x(*at) / PLOT * 100.0);
        }
    }
    svg + "</svg>"
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;
    use jejak_ekspor::present::chart::Size;

    #[test]
    fn marks_alike_share_a_path_that_starts_each_where_it_stands() {
        let left = left_margin(PLOT);
        let circle = |cx: f64, cy: f64| Prim::Circle { cx: left + cx, cy, r: 4.0, ink: Ink::Release, alpha: 1.0, fill: true };
        let line = Prim::Line { from: (left, 5.0), to: (left + 10.0, 5.0), width: 1.0, ink: Ink::Grid, alpha: 0.3, dash: false };
        let scene = Scene {
            size: Size { width: 1082.0, height: 90.0 },
            prims: vec![circle(10.0, 20.0), line, circle(500.2, 30.0)],
            marks: Vec::new(),
            frame: jejak_ekspor::protocol::host::Frame::default(),
        };
        let svg = picture(&scene, 90.0);
        assert!(svg.contains("<path stroke=\"var(--release)\" stroke-width=\"8\" d=\"m10 20h0m490 10h0\"/>"), "{svg}");
        assert!(svg.contains("<path stroke=\"var(--grid)\" stroke-width=\"1\" opacity=\"0.5\" d=\"m0 5h10m-10 0\"/>"), "{svg}");
    }

    #[test]
    fn the_page_gets_the_first_screen_and_the_values_lane_with_its_years() {
        let mut site = Site { page: Page::new([FRONT, PICTURE].concat()), ..Site::default() };
        run(&mut site).unwrap();
        let page = site.page.text();
        assert!(page.starts_with("<div lang=\"id\"><h2>") && page.contains("<div lang=\"en\"><h2>"));
        assert_eq!((page.matches("<svg class=\"pic\" viewBox").count(), page.matches("class=\"stories\"").count()), (1, 2));
        assert!(page.contains("var(--value)") && page.contains(">2022</text>"));
        assert!(!page.contains("NaN") && !page.contains("<!--"));
        for place in [FRONT, PICTURE] {
            let mut site = Site { page: Page::new(place), ..Site::default() };
            assert!(run(&mut site).is_err(), "a page without a place for both is no page of ours");
        }
    }
}
