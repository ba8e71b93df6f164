//! The four lanes and the overview: canvases, and what is under the pointer. Keys have a grid over them (`page::grid`).
use super::brush::{self, Overview};
use super::canvas::{self, Theme};
use super::focus::Opened;
use super::js::{self, next_frame, px};
use super::static_cell::StaticCell;
use super::{focus, table_door};
use crate::model::claim::Kind;
use crate::model::index::ClaimIx;
use crate::page::grid::CELL;
use crate::page::{Store, follow};
use crate::present::chart::{self, Mark, Scene, Size};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, MouseEvent, PointerEvent, ResizeObserver};

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
    /// By lane: the mark under the pointer.
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
                let whole = chart::domain(view.session, view.answer, view.state);
                let domain = chart::zoom(whole, state.when);
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
    fn open(self, mark: &Mark) {
        let store = self.store;
        // Marks have no focus: it returns to the cell that the reader was last in.
        let opener = || js::find(CELL);
        match (mark.conflict, mark.rows.as_slice()) {
            (Some(group), _) => focus::open_card(store, Opened::Conflict(group), opener()),
            (None, [row]) => {
                store.ui.at_mark.set(String::new());
                focus::open_card(store, Opened::Claim(*row), opener());
            }
            (None, rows) => {
                store.list_at_mark(mark.words.clone(), rows.to_vec());
                focus::open_list(store, opener());
            }
        }
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
            let (x, y) = local(event);
            if let Some(mark) = painter.mark(lane, painter.mark_at(lane, x, y)) {
                painter.point(lane, None);
                painter.open(&mark);
            }
        });
    }
}
