//! The canvas over the values lane and its tooltip. The page says where its axes lie.
use super::series;
use crate::present::chart::Scene;
use crate::present::chart::official::{self, Apart, Series};
use crate::protocol::Mismatch;
use crate::protocol::answer::Official;
use crate::protocol::host::{Ends, Frame, Host, PLOT, TextLine};
use crate::state::Lang;
use crate::web::canvas::{self, Theme};
use crate::web::js::{document, find, ignore, listen, media, px, window};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, PointerEvent};

/// How far from an observation, in px, the pointer still means it.
const REACH_PX: f64 = 7.0;

/// What is laid over the lane.
#[derive(Default)]
pub struct Overlay {
    lane: Option<Lane>,
    series: Vec<Series>,
    apart: Vec<Apart>,
    /// How often something else was to be drawn.
    revision: u32,
    layer: Option<Layer>,
    range: Option<Ends>,
    /// What the painted picture was made of.
    painted: Option<MadeOf>,
}

/// The frame and the words of the lane, the revision that is shown, the scheme and the device's pixel ratio.
type MadeOf = (Frame, Vec<TextLine>, Option<u32>, (bool, f64));

struct Layer {
    canvas: HtmlCanvasElement,
    tip: HtmlElement,
    scene: Rc<RefCell<Option<Scene>>>,
}

/// The painted lane: its frame, and its words.
type Lane = (Frame, Vec<TextLine>);

impl Layer {
    fn new() -> Option<Layer> {
        let plot = find(PLOT)?;
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_class_name("official-layer");
        ignore(canvas.set_attribute("aria-hidden", "true"));
        let tip: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        tip.set_class_name("tip official-tip");
        ignore(tip.set_attribute("aria-hidden", "true"));
        ignore(tip.set_attribute("translate", "no"));
        tip.set_hidden(true);
        ignore(plot.append_child(&canvas));
        ignore(plot.append_child(&tip));
        let layer = Layer { canvas, tip, scene: Rc::default() };
        layer.follow_pointer(&plot);
        Some(layer)
    }

    /// Nothing is drawn over the words of the lane.
    fn leave_out(&self, words: &[TextLine]) {
        let context = self.canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        if let Some(context) = context {
            for TextLine { left, baseline, width } in words {
                context.clear_rect(left - 1.0, baseline - 10.0, width + 2.0, 13.0);
            }
        }
    }

    fn follow_pointer(&self, plot: &Element) {
        let (scene, tip, place) = (self.scene.clone(), self.tip.clone(), plot.clone());
        listen(plot, "pointermove", move |event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            let rect = place.get_bounding_client_rect();
            let at = (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
            match scene.borrow().as_ref().and_then(|scene| pointed(scene, at)) {
                Some(words) => {
                    if tip.text_content().as_deref() != Some(words) {
                        tip.set_text_content(Some(words));
                    }
                    let width = rect.width();
                    let (left, right) =
                        if at.0 > width / 2.0 { ("auto".into(), px(width - at.0 + 10.0)) } else { (px(at.0 + 10.0), "auto".into()) };
                    // Below the pointer: the page's own tooltip stands above.
                    for (name, length) in [("left", left), ("right", right), ("top", px(at.1 + 18.0))] {
                        ignore(tip.style().set_property(name, &length));
                    }
                    tip.set_hidden(false);
                }
                None => tip.set_hidden(true),
            }
        });
        // What a click opens would lie under it.
        for gone in ["pointerleave", "click"] {
            let tip = self.tip.clone();
            listen(plot, gone, move |_| tip.set_hidden(true));
        }
    }
}

/// What stands at a point: the nearest observation above or below it.
fn pointed(scene: &Scene, (x, y): (f64, f64)) -> Option<&str> {
    let over = scene.marks.iter().filter(|mark| mark.x <= x && x <= mark.x + mark.w);
    let distance = |mark: &&crate::present::chart::Mark| (mark.y + mark.h / 2.0 - y).abs();
    let nearest = over.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    (distance(&nearest) <= REACH_PX).then_some(nearest.words.as_str())
}

impl Overlay {
    /// Draws the series, or nothing; asks the page for another axis where they do not fit on it.
    pub fn paint(&mut self, is_shown: bool, host: &Host) -> Result<(), Mismatch> {
        let Some((frame, words)) = self.lane.clone() else { return Ok(()) };
        let (series, apart) = if is_shown { (self.series.as_slice(), self.apart.as_slice()) } else { (&[][..], &[][..]) };
        let range = official::range(&frame, series);
        let is_dark = media("(prefers-color-scheme: dark)") || media("print");
        let made_of = (frame, words, is_shown.then_some(self.revision), (is_dark, window().device_pixel_ratio()));
        if self.painted.as_ref() == Some(&made_of) || (series.is_empty() && self.layer.is_none()) {
            return self.ask_for(range, host);
        }
        let scene = official::overlay(&frame, series, apart);
        let told = self.ask_for(range, host);
        if self.layer.is_none() {
            self.layer = Layer::new();
        }
        let Some(layer) = &self.layer else { return told };
        canvas::paint(&layer.canvas, &scene, &Theme::read());
        layer.leave_out(&made_of.1);
        ignore(layer.canvas.set_attribute("data-observations", &scene.marks.len().to_string()));
        layer.scene.replace(Some(scene));
        self.painted = Some(made_of);
        told
    }

    /// Tells the page which values its axis must hold.
    fn ask_for(&mut self, range: Option<Ends>, host: &Host) -> Result<(), Mismatch> {
        if self.range == range {
            return Ok(());
        }
        self.range = range;
        host.hold(range)
    }

    /// Takes what there is to draw.
    pub fn set(&mut self, official: Option<&Official>, lang: Lang) {
        self.series = official.map(|official| series::drawn(official, lang)).unwrap_or_default();
        self.apart = official.map(series::apart).unwrap_or_default();
        self.revision += 1;
    }

    /// Takes what the page says of its lane.
    pub fn take(&mut self, frame: Frame, texts: Vec<TextLine>) {
        self.lane = Some((frame, texts));
    }
}
