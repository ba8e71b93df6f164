//! The lanes as one picture that can leave the page: what was filtered, the lanes with their heads, and the way back.
use super::filter::in_words;
use crate::model::claim::Kind;
use crate::present::chart::{self, Anchor, Ink, Input, Prim, Scene, Size, text_width};
use crate::present::i18n::name;
use crate::present::view::View;
use crate::present::words::rule_in_words;
use crate::protocol::host::Frame;

const MARGIN: f64 = 20.0;
/// Sizes of the title, of the heads and of the other words, in px.
const TITLE: f64 = 20.0;
const HEAD: f64 = 14.0;
const WORDS: f64 = 12.0;
const LEADING: f64 = 1.4;

/// A lane, its head and what is said of it.
struct Panel {
    head: String,
    words: String,
    scene: Scene,
}

/// What the picture is made of.
struct Poster {
    title: String,
    /// Under the title: each a paragraph.
    lead: Vec<String>,
    panels: Vec<Panel>,
    /// At the end: each a paragraph.
    foot: Vec<String>,
}

/// The lanes of a view that show a claim, in a picture of this width in px.
pub fn picture(view: &View, width: f64) -> Scene {
    let (t, session) = (view.strings(), view.session);
    let measure = view.lane_measure();
    let whole = chart::domain(session, view.answer, view.state);
    let domain = chart::zoom(whole, view.state.when);
    let (answer, conflicts, state) = (view.answer, view.conflicts, view.state);
    let input = Input { session, answer, conflicts, state, strings: t, measure, domain, focus: None, beside: None };
    let scenes = chart::lanes(&input, Poster::lane_width(width));
    let earlier = chart::Earlier::of(view);
    let panels = scenes.into_iter().zip(Kind::IN_PAGE_ORDER).filter_map(|(scene, kind)| {
        let count = view.count_of(kind);
        let mut head = [t.lane(kind), ": ", &(t.lanes.events_subtitle)(count)].concat();
        if earlier.count(kind) > 0 {
            head.push_str(&[" · ", &(view.later().lane_notes.earlier)(earlier.count(kind), &earlier.year())].concat());
        }
        let mut words = String::new();
        if kind == Kind::Value {
            let measured = session.data.codes.measures.get(measure).map_or("", |m| name(&m.entry, view.lang));
            head = [&head, " · ", measured, " · ", t.unit(state.unit)].concat();
            words = [t.lanes.legend, ". ", &rule_in_words(view)].concat();
        }
        (count > 0).then_some(Panel { head, words, scene })
    });
    let total = answer.rows.len() as u32;
    let counted = [&(t.summary.claims)(total), " ", &(t.summary.from_sources)(answer.sources)].concat();
    let poster = Poster {
        title: t.page.site_name.into(),
        lead: vec![in_words(session, state, view.lang), counted],
        panels: panels.collect(),
        foot: vec![view.link_to_share(), [&(t.page.version)(&session.data.version), " · ", view.later().absent.data_licence].concat()],
    };
    poster.scene(width)
}

impl Poster {
    /// The width in px of the lanes in a picture of this width.
    fn lane_width(width: f64) -> f64 {
        width - 2.0 * MARGIN - 2.0
    }

    /// The picture, as high as it must be.
    fn scene(self, width: f64) -> Scene {
        let mut sheet = Sheet { width, y: MARGIN, prims: Vec::new() };
        sheet.paragraph(&self.title, TITLE, true, Ink::Ink, MARGIN);
        for words in &self.lead {
            sheet.paragraph(words, WORDS, false, Ink::Ink, MARGIN);
        }
        for panel in self.panels {
            sheet.panel(panel);
        }
        sheet.y += MARGIN / 2.0;
        for words in &self.foot {
            sheet.paragraph(words, WORDS, false, Ink::Mute, MARGIN);
        }
        let size = Size { width, height: (sheet.y + MARGIN / 2.0).ceil() };
        let ground = Prim::Rect { x: 0.0, y: 0.0, w: size.width, h: size.height, radius: 0.0, ink: Ink::Panel, alpha: 1.0, fill: true };
        Scene { size, prims: std::iter::once(ground).chain(sheet.prims).collect(), marks: Vec::new(), frame: Frame::default() }
    }
}

/// The picture as far as it has come.
struct Sheet {
    width: f64,
    /// Where what comes next begins.
    y: f64,
    prims: Vec<Prim>,
}

impl Sheet {
    fn panel(&mut self, panel: Panel) {
        self.y += MARGIN / 2.0;
        let (top, place) = (self.y, self.prims.len());
        self.y += MARGIN / 3.0;
        self.paragraph(&panel.head, HEAD, true, Ink::Ink, MARGIN + 12.0);
        self.paragraph(&panel.words, WORDS, false, Ink::Mute, MARGIN + 12.0);
        let (x, y) = (MARGIN + 1.0, self.y);
        self.prims.extend(panel.scene.prims.into_iter().map(|prim| moved(prim, x, y)));
        self.y += panel.scene.size.height + 4.0;
        let (w, h) = (self.width - 2.0 * MARGIN, self.y - top);
        self.prims.insert(place, Prim::Rect { x: MARGIN, y: top, w, h, radius: 8.0, ink: Ink::Line, alpha: 1.0, fill: false });
    }

    /// Lines of words from `left` on; a word that is wider than the picture is broken.
    fn paragraph(&mut self, words: &str, size: f64, bold: bool, ink: Ink, left: f64) {
        for text in lines(words, self.width - left - MARGIN, |text| text_width(text, size, bold)) {
            self.y += size * LEADING;
            self.prims.push(Prim::Text { x: left, y: self.y - size * 0.3, text, size, bold, ink, anchor: Anchor::Start });
        }
    }
}

/// Breaks words into lines that are at most so wide; none for an empty text.
pub(super) fn lines(words: &str, most: f64, width: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let longer = lines.last().map(|line| [line, " ", word].concat()).filter(|line| width(line) <= most);
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ => lines.push(word.into()),
        }
        // Addresses have no spaces.
        while let Some(line) = lines.last_mut().filter(|line| width(line) > most) {
            let fits = line.char_indices().map(|(at, _)| at).take_while(|at| width(&line[..*at]) <= most).last().unwrap_or_default();
            let first = line.chars().next().map_or(0, char::len_utf8);
            let rest = line.split_off(fits.max(first));
            if rest.is_empty() {
                break;
            }
            lines.push(rest);
        }
    }
    lines
}

fn moved(prim: Prim, dx: f64, dy: f64) -> Prim {
    let to = |(x, y): (f64, f64)| (x + dx, y + dy);
    match prim {
        Prim::Line { from, to: end, width, ink, alpha, dash } => Prim::Line { from: to(from), to: to(end), width, ink, alpha, dash },
        Prim::Rect { x, y, w, h, radius, ink, alpha, fill } => Prim::Rect { x: x + dx, y: y + dy, w, h, radius, ink, alpha, fill },
        Prim::Circle { cx, cy, r, ink, alpha, fill } => Prim::Circle { cx: cx + dx, cy: cy + dy, r, ink, alpha, fill },
        Prim::Polygon { points, ink, alpha } => Prim::Polygon { points: points.into_iter().map(to).collect(), ink, alpha },
        Prim::Text { x, y, text, size, bold, ink, anchor } => Prim::Text { x: x + dx, y: y + dy, text, size, bold, ink, anchor },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_all_words_and_none_is_too_wide() {
        let count = |text: &str| text.chars().count() as f64;
        for (words, most, expected) in [
            ("", 5.0, vec![]),
            ("kopi dan lada", 8.0, vec!["kopi dan", "lada"]),
            ("kopi", 4.0, vec!["kopi"]),
            ("https://a", 4.0, vec!["http", "s://", "a"]),
            ("ke https://a", 4.0, vec!["ke", "http", "s://", "a"]),
            ("é", 0.0, vec!["é"]),
        ] {
            assert_eq!(lines(words, most, count), expected, "{words:?} in {most}");
        }
    }

    #[test]
    fn a_lane_lies_under_its_head_and_within_its_outline() {
        let lane = Scene {
            size: Size { width: 358.0, height: 56.0 },
            prims: vec![Prim::Circle { cx: 10.0, cy: 28.0, r: 4.0, ink: Ink::Release, alpha: 1.0, fill: true }],
            marks: Vec::new(),
            frame: Frame::default(),
        };
        let panel = Panel { head: "Pelepasan".into(), words: String::new(), scene: lane };
        let poster =
            Poster { title: "Jejak Ekspor".into(), lead: vec!["1 klaim".into()], panels: vec![panel], foot: vec!["tautan".into()] };
        assert_eq!(Poster::lane_width(400.0), 358.0);
        let scene = poster.scene(400.0);
        let (mut outline, mut head, mut circle, mut last) = (None, 0.0, 0.0, 0.0);
        for prim in &scene.prims {
            match prim {
                Prim::Rect { y, h, fill: false, .. } => outline = Some((*y, y + h)),
                Prim::Text { y, text, .. } => {
                    if text == "Pelepasan" {
                        head = *y;
                    }
                    last = *y;
                }
                Prim::Circle { cx, cy, .. } => {
                    assert_eq!(*cx, 31.0);
                    circle = *cy;
                }
                _ => {}
            }
        }
        let (top, bottom) = outline.expect("an outline");
        assert!(top < head && head < circle - 4.0 && circle + 32.0 <= bottom && bottom < last && last < scene.size.height);
    }
}
