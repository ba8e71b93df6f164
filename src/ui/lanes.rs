//! The four lanes and the overview: canvases, what is under the pointer, and the keyboard's cursor.
use super::brush::Brush;
use super::canvas::{self, Theme};
use super::js::{self, next_frame};
use super::store::Store;
use crate::chart::{self, Mark, Scene, Size};
use crate::edtf::Day;
use crate::facet::Facet;
use crate::record::Kind;
use crate::state::Action;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

const LANES: [(&str, Kind); 4] =
    [("value", Kind::Value), ("release", Kind::Release), ("award", Kind::Award), ("programme", Kind::Programme)];
const OVERVIEW: usize = 4;
/// How far from a mark, in CSS px, the pointer still means it.
const REACH_PX: f64 = 14.0;

/// What is painted now, and what asks for a new painting.
#[derive(Clone, Copy)]
struct Painter {
    store: Store,
    canvases: [NodeRef<Canvas>; 5],
    scenes: StoredValue<Vec<Scene>, LocalStorage>,
    theme: StoredValue<Option<Theme>, LocalStorage>,
    width: RwSignal<f64>,
    overview_domain: RwSignal<(Day, Day)>,
    /// Counts paintings; what reads `scenes` follows it.
    painted: RwSignal<u32>,
    pending: StoredValue<bool>,
}

impl Painter {
    fn schedule(self) {
        if !self.pending.get_value() {
            self.pending.set_value(true);
            next_frame(move || {
                if self.pending.try_set_value(false).is_none() {
                    self.paint();
                }
            });
        }
    }

    fn paint(self) {
        let width = self.width.get_untracked();
        if width < 1.0 {
            return;
        }
        let store = self.store;
        let strings = crate::i18n::strings(store.lang.get_untracked());
        let measure = untrack(|| store.lane_measure());
        let scenes: Vec<Scene> = store.session.with_value(|session| {
            store.state.with_untracked(|state| {
                let answer = store.answer.get_untracked();
                let whole = chart::domain(session, &answer.others);
                self.overview_domain.set(whole);
                let domain = state.when.map_or(whole, |w| chart::zoom(whole, w.first(), w.last()));
                let mut input = chart::Input {
                    session,
                    answer: &answer,
                    state,
                    strings,
                    measure,
                    domain,
                    focus: store.hovered.get_untracked().or(state.claim),
                };
                let mut scenes = vec![chart::values(&input, Size { width, height: values_height(width) })];
                scenes.extend(LANES.iter().skip(1).map(|(_, kind)| chart::events(&input, *kind, width)));
                input.domain = whole;
                scenes.push(chart::overview(&input, Size { width, height: 60.0 }));
                scenes
            })
        });
        self.theme.update_value(|theme| {
            let theme = theme.get_or_insert_with(Theme::read);
            for (node, scene) in self.canvases.iter().zip(&scenes) {
                if let Some(canvas) = node.get_untracked() {
                    canvas::paint(&canvas, scene, theme);
                }
            }
        });
        let first = self.scenes.with_value(Vec::is_empty);
        self.scenes.set_value(scenes);
        self.painted.update(|n| *n += 1);
        if first {
            js::mark("jejak:lanes");
        }
    }

    fn mark(self, lane: usize, index: usize) -> Option<Mark> {
        self.scenes.with_value(|scenes| scenes.get(lane)?.marks.get(index).cloned())
    }

    /// The mark at a point of the lane, or the nearest within reach.
    fn mark_at(self, lane: usize, x: f64, y: f64) -> Option<(usize, Mark)> {
        self.scenes.with_value(|scenes| {
            let distance = |m: &Mark| {
                let dx = (m.x - x).max(x - m.x - m.w).max(0.0);
                let dy = (m.y - y).max(y - m.y - m.h).max(0.0);
                // Among marks under the pointer the smallest is meant.
                dx.hypot(dy) + (m.w + m.h) * 0.001
            };
            let (index, mark) = scenes.get(lane)?.marks.iter().enumerate().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))?;
            (distance(mark) <= REACH_PX).then(|| (index, mark.clone()))
        })
    }

    /// Opens a mark's claim; asked again, the next of the claims at this mark.
    fn open(self, mark: &Mark) {
        let open = self.store.state.with_untracked(|s| s.claim);
        let next = match open.and_then(|claim| mark.rows.iter().position(|row| *row == claim)) {
            Some(at) => mark.rows.get((at + 1) % mark.rows.len()),
            None => mark.rows.first(),
        };
        if let Some(row) = next {
            self.store.act(Action::Open(Some(*row)));
        }
    }
}

fn values_height(width: f64) -> f64 {
    if width < 640.0 { 260.0 } else { 284.0 }
}

/// The lanes, drawn at the width they are given.
#[component]
pub fn Lanes(store: Store) -> impl IntoView {
    let painter = Painter {
        store,
        canvases: std::array::from_fn(|_| NodeRef::new()),
        scenes: StoredValue::new_local(Vec::new()),
        theme: StoredValue::new_local(None),
        width: RwSignal::new(0.0),
        overview_domain: RwSignal::new((0, 1)),
        painted: RwSignal::new(0),
        pending: StoredValue::new(false),
    };
    let holder = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(element) = holder.get() {
            watch_width(&element, painter);
        }
    });
    Effect::new(move |_| {
        store.answer.track();
        store.state.track();
        store.lang.track();
        store.hovered.track();
        painter.width.track();
        painter.schedule();
    });
    for query in ["(prefers-color-scheme: dark)", "print"] {
        if let Ok(Some(list)) = js::window().match_media(query) {
            js::listen(&list, "change", move |_| {
                if painter.theme.try_set_value(None).is_none() {
                    painter.paint();
                }
            });
        }
    }
    let lanes = LANES.iter().enumerate().map(|(n, (name, kind))| lane(painter, n, name, *kind)).collect_view();
    let overview_canvas = painter.canvases[OVERVIEW];
    view! {
        <div class="lanes" node_ref=holder>
            {lanes}
            <section class="lane overview" aria-label=move || store.strings().brush.label>
                <div class="plot">
                    <canvas node_ref=overview_canvas aria-hidden="true"></canvas>
                    <Brush store domain=painter.overview_domain width=painter.width />
                </div>
            </section>
        </div>
    }
}

fn watch_width(element: &Element, painter: Painter) {
    let holder = element.clone();
    let measure = move || {
        let width = f64::from(holder.client_width()) - 2.0;
        if painter.width.try_get_untracked().is_some_and(|old| (old - width).abs() > 0.5) {
            painter.width.set(width);
        }
    };
    measure();
    painter.paint();
    let changed = Closure::<dyn FnMut()>::new(measure);
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
        on_cleanup(move || observer.disconnect());
    }
    changed.forget();
}

fn lane(painter: Painter, n: usize, name: &'static str, kind: Kind) -> impl IntoView {
    let store = painter.store;
    let tip = RwSignal::new(None::<(f64, f64, String)>);
    let cursor = RwSignal::new(0usize);
    let focused = RwSignal::new(false);
    let canvas_ref = painter.canvases[n];
    let local = move |event: &web_sys::MouseEvent| {
        let rect = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()).map(|e| e.get_bounding_client_rect());
        rect.map(|r| (f64::from(event.client_x()) - r.left(), f64::from(event.client_y()) - r.top())).unwrap_or_default()
    };
    let show = move |mark: Option<&Mark>| {
        store.hovered.set(mark.and_then(|m| m.rows.first().copied()));
        tip.set(mark.map(|m| (m.x + m.w / 2.0, m.y, m.words.clone())));
    };
    let moved = move |event: web_sys::PointerEvent| {
        if event.pointer_type() != "touch" {
            let (x, y) = local(&event);
            show(painter.mark_at(n, x, y).as_ref().map(|(_, m)| m));
        }
    };
    let clicked = move |event: web_sys::MouseEvent| {
        let (x, y) = local(&event);
        if let Some((index, mark)) = painter.mark_at(n, x, y) {
            cursor.set(index);
            painter.open(&mark);
        }
    };
    let current = move || {
        painter.painted.track();
        let count = painter.scenes.with_value(|s| s.get(n).map_or(0, |s| s.marks.len()));
        (painter.mark(n, cursor.get().min(count.saturating_sub(1))), count)
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        let (_, count) = untrack(current);
        let at = cursor.get_untracked().min(count.saturating_sub(1));
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1).min(count.saturating_sub(1)),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + 10).min(count.saturating_sub(1)),
            "PageUp" => at.saturating_sub(10),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        cursor.set(next);
        show(painter.mark(n, next).as_ref());
    };
    let claims = move || {
        painter.painted.track();
        painter.scenes.with_value(|scenes| {
            let mut rows: Vec<u16> =
                scenes.get(n).map(|s| s.marks.iter().flat_map(|m| m.rows.iter().copied()).collect()).unwrap_or_default();
            crate::order::ascending(&mut rows);
            rows.dedup();
            rows.iter().map(u16::to_string).collect::<Vec<_>>().join(" ")
        })
    };
    let head = move || super::words::lane_head(store, kind);
    let place = Memo::new(move |_| current().0.map(|m| [m.x - 3.0, m.y - 3.0, m.w + 6.0, m.h + 6.0]));
    let px = move |n: usize| place.get().and_then(|sides| sides.get(n).map(|side| format!("{side}px")));
    let say = move || {
        let (mark, count) = current();
        mark.map_or_else(String::new, |m| format!("{} ({}/{})", m.words, cursor.get().min(count.saturating_sub(1)) + 1, count))
    };
    view! {
        <section class="lane" data-lane=name data-claims=claims>
            <div class="lane-head">
                <h2><i class=format!("dot {name}")></i>{move || super::words::kind_plural(store, kind)} <span>{head}</span></h2>
                {(kind == Kind::Value).then(|| view! { <MeasureChoice store /> })}
            </div>
            <div class="plot" on:pointermove=moved on:pointerleave=move |_| show(None) on:click=clicked>
                <canvas node_ref=canvas_ref aria-hidden="true"></canvas>
                <button
                    class="cursor" type="button" aria-label=say
                    style:left=move || px(0) style:top=move || px(1) style:width=move || px(2) style:height=move || px(3)
                    hidden=move || current().1 == 0
                    on:keydown=pressed
                    on:focus=move |_| { focused.set(true); show(current().0.as_ref()) }
                    on:blur=move |_| { focused.set(false); show(None) }
                    on:click=move |event| {
                        // A pointer's click is the plot's; only the keyboard's comes without a position.
                        if event.detail() == 0 {
                            event.stop_propagation();
                            if let Some(mark) = untrack(current).0 { painter.open(&mark) }
                        }
                    }
                ></button>
                {move || tip.get().map(|(x, y, words)| {
                    let width = painter.width.get_untracked();
                    let (left, right) = if x > width / 2.0 { (None, Some(width - x + 10.0)) } else { (Some(x + 10.0), None) };
                    let px = |side: f64| format!("{side}px");
                    view! {
                        <div class="tip" style:left=left.map(px) style:right=right.map(px) style:top=px((y - 8.0).max(0.0)) aria-hidden="true">{words}</div>
                    }
                })}
            </div>
        </section>
    }
    .into_any()
}

/// Chooses the measure of the values lane, which is the measure filter with one value.
#[component]
fn MeasureChoice(store: Store) -> impl IntoView {
    let options = move || {
        let answer = store.answer.get();
        let lang = store.lang.get();
        let now = store.lane_measure();
        store.session.with_value(|s| {
            let counts = &answer.counts[Facet::Measure as usize];
            s.data
                .codes
                .measures
                .iter()
                .enumerate()
                .filter(|(n, _)| *n == now as usize || counts.get(*n).is_some_and(|c| *c > 0))
                .map(|(n, m)| {
                    let name = crate::i18n::name(&m.entry, lang).to_string();
                    view! { <option value=n.to_string() selected=n == now as usize>{name}</option> }
                })
                .collect_view()
        })
    };
    let chosen = move |event: web_sys::Event| {
        if let Ok(measure) = event_target_value(&event).parse::<u16>() {
            let default = store.session.with_value(|s| s.lane_measure(&[]));
            store.act(if measure == default { Action::ClearFacet(Facet::Measure) } else { Action::Only(Facet::Measure, measure) });
        }
    };
    view! {
        <label class="choice"><span class="hide">{move || store.strings().units.measure_label}</span>
            <select id="measure" on:change=chosen>{options}</select>
        </label>
    }
}
