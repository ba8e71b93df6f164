//! The four lanes and the overview: canvases, what is under the pointer, and the keyboard's cursor.
use super::brush::{self, Overview};
use super::canvas::{self, Theme};
use super::focus::Opened;
use super::js::{self, next_frame, px};
use super::static_cell::StaticCell;
use super::{focus, table_door};
use crate::model::claim::Kind;
use crate::model::index::ClaimIx;
use crate::page::{Store, follow};
use crate::present::chart::{self, Mark, Scene, Size};
use crate::present::i18n::number;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, ResizeObserver};

/// How far from a mark, in CSS px, the pointer still means it.
const REACH_PX: f64 = 14.0;

/// The width of a lane on paper: an A4 page within margins of 14 mm, in CSS px.
const PAPER_PX: f64 = 686.0;

/// From here on a painting is long: a third of a frame.
const SLOW_MS: f64 = 5.0;

/// What is painted now, and what asks for a new painting.
#[derive(Clone, Copy)]
struct Painter {
    store: Store,
    drawn: StaticCell<Drawn>,
    overview: Overview,
}

/// What a painting leaves behind.
struct Drawn {
    scenes: Vec<Scene>,
    theme: Option<Theme>,
    width: f64,
    /// By lane: the mark that the keyboard is on.
    cursors: [usize; Kind::COUNT],
    /// By lane: the pointer's or the keyboard's mark is shown.
    pointed: [Option<usize>; Kind::COUNT],
    /// By lane: the claims it was last said to show.
    named: [Vec<ClaimIx>; Kind::COUNT],
    pending: bool,
    pace: Pace,
}

/// How fast it paints, by the last paintings of many claims: of few, most of the time is the same for any number.
#[derive(Clone, Copy, Default)]
struct Pace {
    claims: usize,
    /// Ms for each claim. A slow painting is forgotten slowly.
    each: f64,
}

impl Pace {
    /// Remembers a painting.
    fn took(&mut self, claims: usize, ms: f64) {
        if claims * 2 >= self.claims {
            *self = Pace { claims, each: (ms / claims.max(1) as f64).max(self.each * 0.9) };
        }
    }

    /// Ms that a painting of so many claims is likely to take.
    fn of(self, claims: usize) -> f64 {
        self.each * claims as f64
    }
}

impl Painter {
    /// Paints before the next frame, once however often it is asked. Where painting takes long, the frame goes to the brush and
    /// the counts, and the lanes have the one after it.
    fn schedule(self) {
        let waiting = self.drawn.update(|d| core::mem::replace(&mut d.pending, true));
        if waiting {
            return;
        }
        let claims = self.store.shown_untracked().answer.rows.len();
        let paint = move || {
            let start = js::now();
            self.paint();
            self.drawn.update(|d| d.pace.took(claims, js::now() - start));
        };
        if self.drawn.with(|d| d.pace.of(claims) < SLOW_MS) {
            next_frame(paint);
        } else {
            next_frame(move || brush::follow(self.overview));
            js::after_paint(paint);
        }
    }

    /// Paints in the colours that hold now.
    fn repaint(self) {
        self.drawn.update(|d| d.theme = None);
        self.paint();
    }

    fn paint(self) {
        self.drawn.update(|d| d.pending = false);
        let width = self.drawn.with(|d| d.width);
        if width < 1.0 {
            return;
        }
        let store = self.store;
        let focus = store.ui.hovered.get_untracked();
        let (whole, scenes) = untrack(|| {
            store.see(|view| {
                let state = view.state;
                let whole = chart::domain(view.session, &view.answer.others);
                let domain = state.when.map_or(whole, |w| chart::zoom(whole, w.first(), w.last()));
                let mut input = chart::Input {
                    session: view.session,
                    answer: view.answer,
                    conflicts: view.conflicts,
                    state,
                    strings: view.strings(),
                    measure: view.lane_measure(),
                    domain,
                    focus: focus.or(state.claim),
                    beside: table_door::ends(),
                };
                let mut scenes = chart::lanes(&input, width);
                input.domain = whole;
                scenes.push(chart::overview(&input, Size { width, height: 60.0 }));
                (whole, scenes)
            })
        });
        table_door::painted(&scenes);
        self.overview.set_extent(whole, width);
        let first = self.drawn.with(|d| d.scenes.is_empty());
        self.drawn.update(|d| {
            let theme = d.theme.get_or_insert_with(Theme::read);
            for (n, scene) in scenes.iter().enumerate() {
                let found = plot(n).and_then(|p| p.query_selector("canvas").ok().flatten());
                if let Some(canvas) = found.and_then(|c| c.dyn_into::<HtmlCanvasElement>().ok()) {
                    canvas::paint(&canvas, scene, theme);
                }
            }
            d.scenes = scenes;
        });
        for lane in 0..Kind::COUNT {
            self.name_claims(lane);
            self.place_cursor(lane);
        }
        brush::follow(self.overview);
        if first {
            js::mark("jejak:lanes");
        }
    }

    /// The claims of a lane, for scripts and tests: the same as the table's.
    fn name_claims(self, lane: usize) {
        let rows = self.drawn.with(|d| {
            let marks = d.scenes.get(lane).map_or(&[][..], |s| &s.marks);
            let mut rows: Vec<ClaimIx> = marks.iter().flat_map(|m| m.rows.iter().copied()).collect();
            crate::model::sort::ascending(&mut rows);
            rows.dedup();
            rows
        });
        let is_known = self.drawn.update(|d| {
            let named = d.named.get_mut(lane)?;
            let same = *named == rows;
            named.clone_from(&rows);
            Some(same)
        });
        if is_known == Some(true) {
            return;
        }
        let rows = rows.iter().map(|row| row.number().to_string()).collect::<Vec<_>>().join(" ");
        if let Some(section) = plot(lane).and_then(|p| p.parent_element()) {
            js::ignore(section.set_attribute("data-claims", &rows));
        }
    }

    fn count(self, lane: usize) -> usize {
        self.drawn.with(|d| d.scenes.get(lane).map_or(0, |s| s.marks.len()))
    }

    /// The mark that the keyboard is on, and its place.
    fn current(self, lane: usize) -> (usize, Option<Mark>) {
        self.drawn.with(|d| {
            let marks = d.scenes.get(lane).map_or(&[][..], |s| &s.marks);
            let at = d.cursors.get(lane).copied().unwrap_or_default().min(marks.len().saturating_sub(1));
            (at, marks.get(at).cloned())
        })
    }

    /// Puts the keyboard's button over its mark and says what it is.
    fn place_cursor(self, lane: usize) {
        let Some(cursor) = plot(lane).and_then(|p| p.query_selector(".cursor").ok().flatten()) else { return };
        let Some(cursor) = cursor.dyn_ref::<HtmlElement>() else { return };
        let (at, mark) = self.current(lane);
        cursor.set_hidden(mark.is_none());
        let Some(mark) = mark else { return };
        let style = cursor.style();
        for (name, length) in [("left", mark.x - 3.0), ("top", mark.y - 3.0), ("width", mark.w + 6.0), ("height", mark.h + 6.0)] {
            js::ignore(style.set_property(name, &px(length)));
        }
        let (lang, t) = untrack(|| (self.store.lang(), self.store.t()));
        let place = [number::count(at as u32 + 1, lang), number::count(self.count(lane) as u32, lang)].join("/");
        js::ignore(cursor.set_attribute("aria-description", t.lanes.keyboard));
        js::ignore(cursor.set_attribute("aria-label", &[&mark.words, " (", &place, ")"].concat()));
    }

    /// The mark at a point of the lane, or the nearest within reach.
    fn mark_at(self, lane: usize, x: f64, y: f64) -> Option<usize> {
        self.drawn.with(|d| {
            let marks = d.scenes.get(lane)?.marks.iter().enumerate();
            let (index, mark) = marks.min_by(|a, b| a.1.distance(x, y).total_cmp(&b.1.distance(x, y)))?;
            (mark.distance(x, y) <= REACH_PX).then_some(index)
        })
    }

    fn mark(self, lane: usize, index: Option<usize>) -> Option<Mark> {
        self.drawn.with(|d| d.scenes.get(lane)?.marks.get(index?).cloned())
    }

    /// Shows what a mark is, or nothing.
    fn point(self, lane: usize, index: Option<usize>) {
        let before = self.drawn.update(|d| d.pointed.get_mut(lane).map(|p| core::mem::replace(p, index))).flatten();
        if before == index {
            return;
        }
        let mark = self.mark(lane, index);
        self.store.ui.hovered.set(mark.as_ref().and_then(|m| m.rows.first().copied()));
        let Some(tip) = plot(lane).and_then(|p| p.query_selector(".tip").ok().flatten()) else { return };
        let Some(tip) = tip.dyn_ref::<HtmlElement>() else { return };
        tip.set_hidden(mark.is_none());
        let Some(mark) = mark else { return };
        tip.set_text_content(Some(&mark.words));
        let (x, width) = (mark.x + mark.w / 2.0, self.drawn.with(|d| d.width));
        let (left, right) = if x > width / 2.0 { ("auto".into(), px(width - x + 10.0)) } else { (px(x + 10.0), "auto".into()) };
        for (name, length) in [("left", left), ("right", right), ("top", px((mark.y - 8.0).max(0.0)))] {
            js::ignore(tip.style().set_property(name, &length));
        }
    }

    /// Opens what a mark stands for: a conflict, a claim, or the list of its claims.
    fn open(self, lane: usize, mark: &Mark) {
        let store = self.store;
        let cursor = plot(lane).and_then(|plot| plot.query_selector(".cursor").ok().flatten());
        match (mark.conflict, mark.rows.as_slice()) {
            (Some(group), _) => focus::open_card(store, Opened::Conflict(group), cursor),
            (None, [row]) => {
                store.ui.at_mark.set(String::new());
                focus::open_card(store, Opened::Claim(*row), cursor);
            }
            (None, rows) => {
                store.list_at_mark(mark.words.clone(), rows.to_vec());
                focus::open_list(store, cursor);
            }
        }
    }

    fn set_cursor(self, lane: usize, index: usize) {
        self.drawn.update(|d| {
            if let Some(cursor) = d.cursors.get_mut(lane) {
                *cursor = index;
            }
        });
        self.place_cursor(lane);
    }
}

/// The plot of a lane, or of the overview (4).
fn plot(n: usize) -> Option<Element> {
    let name = Kind::IN_PAGE_ORDER.get(n).map_or("overview", |kind| kind.code());
    js::find(&["[data-plot=", name, "]"].concat())
}

/// The lanes, drawn at the width they are given.
pub fn lanes(store: Store) {
    let drawn = Drawn {
        scenes: Vec::new(),
        theme: None,
        width: 0.0,
        cursors: [0; Kind::COUNT],
        pointed: [None; Kind::COUNT],
        named: Default::default(),
        pending: false,
        pace: Pace::default(),
    };
    let painter = Painter { store, drawn: StaticCell::new(drawn), overview: Overview::new(store) };
    listen(painter);
    brush::listen(painter.overview);
    if let Some(element) = js::find(".lanes") {
        watch_width(&element, painter);
        follow_paper(element, painter);
    }
    follow(move || {
        store.shown();
        store.lang();
        store.session.track();
        store.ui.hovered.track();
        painter.schedule();
    });
    table_door::follow_ends(move || painter.schedule());
    if let Ok(Some(list)) = js::window().match_media("(prefers-color-scheme: dark)") {
        js::listen(&list, "change", move |_| painter.repaint());
    }
}

/// Paints for paper before the page is printed, and for the screen afterwards. Chromium alone takes the colours of paper by then.
fn follow_paper(element: Element, painter: Painter) {
    let repaint = move |is_paper: bool| {
        painter.drawn.update(|d| d.width = if is_paper { PAPER_PX } else { width_of(&element) });
        painter.repaint();
    };
    let (before, after) = (repaint.clone(), repaint.clone());
    js::listen(&js::window(), "beforeprint", move |_| before(true));
    js::listen(&js::window(), "afterprint", move |_| after(false));
    if let Ok(Some(list)) = js::window().match_media("print") {
        js::listen(&list, "change", move |_| repaint(js::media("print")));
    }
}

fn width_of(element: &Element) -> f64 {
    f64::from(element.client_width()) - 2.0
}

fn watch_width(element: &Element, painter: Painter) {
    let holder = element.clone();
    let measure = move || {
        let width = width_of(&holder);
        let changed = painter.drawn.update(|d| (core::mem::replace(&mut d.width, width) - width).abs() > 0.5);
        if changed {
            painter.schedule();
        }
    };
    measure();
    let changed = Closure::<dyn FnMut()>::new(measure);
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    changed.forget();
}

fn listen(painter: Painter) {
    for lane in 0..Kind::COUNT {
        let Some(plot) = plot(lane) else { continue };
        let local = |event: &MouseEvent| {
            let rect = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()).map(|e| e.get_bounding_client_rect());
            rect.map(|r| (f64::from(event.client_x()) - r.left(), f64::from(event.client_y()) - r.top())).unwrap_or_default()
        };
        js::listen(&plot, "pointermove", move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>().filter(|e| e.pointer_type() != "touch") {
                let (x, y) = local(event);
                painter.point(lane, painter.mark_at(lane, x, y));
            }
        });
        js::listen(&plot, "pointerleave", move |_| painter.point(lane, None));
        js::listen(&plot, "click", move |event| {
            let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
            // Only the keyboard's click comes without a position: it means the cursor's mark.
            let index = if event.detail() == 0 {
                Some(painter.current(lane).0)
            } else {
                let (x, y) = local(event);
                painter.mark_at(lane, x, y)
            };
            if let Some(mark) = painter.mark(lane, index) {
                painter.set_cursor(lane, index.unwrap_or_default());
                painter.point(lane, None);
                painter.open(lane, &mark);
            }
        });
        let Some(cursor) = plot.query_selector(".cursor").ok().flatten() else { continue };
        js::listen(&cursor, "focus", move |_| painter.point(lane, Some(painter.current(lane).0)));
        js::listen(&cursor, "blur", move |_| painter.point(lane, None));
        js::listen(&cursor, "keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
            let (at, last) = (painter.current(lane).0, painter.count(lane).saturating_sub(1));
            let next = match key.as_str() {
                "ArrowRight" | "ArrowDown" => (at + 1).min(last),
                "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
                "PageDown" => (at + 10).min(last),
                "PageUp" => at.saturating_sub(10),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            painter.set_cursor(lane, next);
            painter.point(lane, Some(next));
        });
    }
}
