//! Makes files of what is shown and hands them to the browser.
use super::canvas::{self, Theme};
use super::download;
use super::js::document;
use crate::page::Store;
use crate::present::export::{self, File};
use crate::protocol::ToValue;
use crate::protocol::page_api::Document;
use js_sys::{Array, JSON};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement};

/// Width of the pictures in CSS px.
const WIDTH: f64 = 1200.0;
/// A picture's pixels to a CSS px.
const RATIO: f64 = 2.0;

/// Makes a file and hands it out; where that fails the page says so.
pub fn save(store: Store, file: File) {
    let made = match file {
        File::Csv => store.see(|v| text("csv", "text/csv", &export::csv(v.session, &v.answer.rows, v.lang, v.address))),
        File::Json => store.see(|v| json(&export::document(v.session, v.state, v.answer, v.link_to_share()))),
        File::Svg => {
            let theme = Theme::read();
            let scene = store.see(|view| export::picture(view, WIDTH));
            text("svg", "image/svg+xml", &export::svg(&scene, |ink| theme.colour(ink), &theme.font))
        }
        File::Png => png(store),
    };
    said(store, made.and_then(|made| made.map_or(Ok(()), |(ending, blob)| hand_out(store, ending, &blob))));
}

/// Says whether it came about.
fn said(store: Store, outcome: Result<(), JsValue>) {
    store.ui.save_failed.set(outcome.is_err());
}

/// The ending of a file's name and its bytes; none where it comes later.
type Made = Result<Option<(&'static str, Blob)>, JsValue>;

fn text(ending: &'static str, kind: &str, text: &str) -> Made {
    let options = BlobPropertyBag::new();
    options.set_type(&[kind, ";charset=utf-8"].concat());
    Ok(Some((ending, Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?)))
}

fn json(document: &Document) -> Made {
    let value = document.to_value();
    let written = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from_f64(1.0))?;
    text("json", "application/json", &String::from(written))
}

/// Paints the picture; the browser gives its bytes later.
fn png(store: Store) -> Made {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let scene = store.see(|view| export::picture(view, WIDTH));
    canvas::paint_at(RATIO, &canvas, &scene, &Theme::read());
    let done = Closure::once_into_js(move |blob: JsValue| said(store, blob.dyn_into().and_then(|blob| hand_out(store, "png", &blob))));
    canvas.to_blob(done.unchecked_ref())?;
    Ok(None)
}

fn hand_out(store: Store, ending: &str, blob: &Blob) -> Result<(), JsValue> {
    let version = store.session.with_untracked(|session| session.data.version.clone());
    download::hand_out(&["jejak-ekspor-", &version, ".", ending].concat(), blob)
}
