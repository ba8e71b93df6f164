//! Makes files of what is shown and hands them to the browser.
use super::canvas::{self, Theme};
use super::js::document;
use super::saver_door::Saver;
use super::{clipboard, download, keep, saver_door};
use crate::model::index::ClaimIx;
use crate::page::{Arrival, Copied, Store};
use crate::present::export::{self, File};
use crate::present::view::View;
use crate::present::words;
use crate::protocol::ToValue;
use crate::protocol::page_api::Document;
use crate::protocol::saving::{CsvForm, SaveKind, SaveRequest};
use crate::state::Lang;
use js_sys::{Array, JSON};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement};

/// Width of the pictures in CSS px.
const WIDTH: f64 = 1200.0;
/// A picture's pixels to a CSS px.
const RATIO: f64 = 2.0;
/// Under what the browser keeps the form of CSV.
const CSV: &str = "csv";

thread_local! {
    /// The file that was handed out last, to be shared.
    static LAST: RefCell<Option<(String, Blob)>> = const { RefCell::new(None) };
}

/// Makes a file and hands it out; where that fails the page says so.
pub fn save(store: Store, file: File) {
    let name = store.see(|view| [&export::file_stem(view), ".", file.ending()].concat());
    store.ui.handed.set(String::new());
    store.ui.save_failed.set(false);
    if store.ui.copied.get_untracked() == Copied::Table {
        store.ui.copied.set(Copied::Nothing);
    }
    let ready = match file {
        File::Made(kind) => {
            spawn_local(async move { said(store, made(store, whole(store, kind)).await.and_then(|blob| hand_out(store, name, blob))) });
            return;
        }
        File::Json => store.see(|v| json(&export::document(v.session, v.state, v.answer, v.link_to_share()))),
        File::Svg => {
            let theme = Theme::read();
            let scene = store.see(|view| export::picture(view, WIDTH));
            text("image/svg+xml", &export::svg(&scene, |ink| theme.colour(ink), &theme.font))
        }
        File::Png => {
            let done = move |blob: Result<Blob, JsValue>| said(store, blob.and_then(|blob| hand_out(store, name, blob)));
            if let Err(error) = png(store, done) {
                said(store, Err(error));
            }
            return;
        }
    };
    said(store, ready.and_then(|blob| hand_out(store, name, blob)));
}

/// Says whether it came about.
fn said(store: Store, outcome: Result<(), JsValue>) {
    store.ui.save_failed.set(outcome.is_err());
}

/// The form of CSV that the reader chose.
fn csv_form(store: Store) -> CsvForm {
    if store.ui.csv_indonesian.get_untracked() { CsvForm::Indonesian } else { CsvForm::International }
}

/// Takes the form of CSV that was chosen at an earlier visit; else that of the language.
pub fn recall(store: Store) {
    let kept = keep::kept(CSV);
    let form = CsvForm::ALL.iter().find(|form| form.code() == kept);
    let of_lang = if store.first_lang == Lang::Id { CsvForm::Indonesian } else { CsvForm::International };
    store.ui.csv_indonesian.set(*form.unwrap_or(&of_lang) == CsvForm::Indonesian);
}

/// Writes CSV in the other form from now on.
pub fn change_csv(store: Store) {
    store.ui.csv_indonesian.set(!store.ui.csv_indonesian.get_untracked());
    keep::keep(CSV, csv_form(store).code());
}

/// Saves the citation of the open claim, or of the claims of the open conflict.
pub fn cite(store: Store, file: File) {
    let File::Made(kind) = file else { return };
    let Some((name, request)) = store.see(|view| of_card(view, kind, CsvForm::International)) else { return };
    store.ui.save_failed.set(false);
    spawn_local(async move {
        let blob = made(store, move |_| request).await;
        said(store, blob.and_then(|blob| hand_out(store, [&name, ".", file.ending()].concat(), blob)));
    });
}

/// The id of what the open card shows, and the request for a file of it.
fn of_card(view: &View, kind: SaveKind, form: CsvForm) -> Option<(String, SaveRequest)> {
    let (name, rows) = match view.state.claim {
        Some(row) => (view.session.data.claims.get(row)?.id.clone(), vec![row]),
        None => {
            let group = view.state.conflict?;
            let mut rows: Vec<ClaimIx> = Vec::new();
            for value in &view.session.conflict(group, view.state)?.values {
                if !rows.contains(&value.member.claim) {
                    rows.push(value.member.claim);
                }
            }
            (view.session.data.conflict_id(group)?, rows)
        }
    };
    Some((name, export::request_of(view, &rows, words::claim_link(view), kind, form)))
}

/// Has the program for files make one, which is fetched first where it is not here.
async fn made(store: Store, asked: impl FnOnce(&View) -> SaveRequest) -> Result<Blob, JsValue> {
    blob(&saver(store).await?, &store.see(|view: &View| asked(view)))
}

async fn saver(store: Store) -> Result<Saver, JsValue> {
    store.ui.saver.set(Arrival::Coming);
    let saver = saver_door::saver().await;
    store.ui.saver.set(if saver.is_ok() { Arrival::Here } else { Arrival::Failed });
    saver
}

fn blob(saver: &Saver, asked: &SaveRequest) -> Result<Blob, JsValue> {
    let file = saver.make(asked)?;
    let options = BlobPropertyBag::new();
    options.set_type(&file.mime);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&file.bytes.0), &options)
}

/// The request for a file of all that is shown.
fn whole(store: Store, kind: SaveKind) -> impl FnOnce(&View) -> SaveRequest {
    let form = csv_form(store);
    move |view| export::request(view, kind, form)
}

/// The request for the figures of all that is shown, or of the open card.
fn figures(view: &View, of_card: bool, kind: SaveKind, form: CsvForm) -> Option<SaveRequest> {
    if of_card { self::of_card(view, kind, form).map(|(_, request)| request) } else { Some(export::request(view, kind, form)) }
}

/// Puts a table of figures on the clipboard, as HTML with typed cells and as text.
pub fn copy(store: Store, of_card: bool) {
    store.ui.handed.set(String::new());
    let both = future_to_promise(async move {
        let saver = saver(store).await?;
        let figures = store.see(|view| figures(view, of_card, SaveKind::Html, csv_form(store)));
        let mut asked = figures.ok_or(JsValue::UNDEFINED)?;
        let html = blob(&saver, &asked)?;
        asked.kind = SaveKind::Text;
        let text = blob(&saver, &asked)?;
        Ok(Array::of2(&html, &text).into())
    });
    let part = |n: u32| {
        let both = JsFuture::from(both.clone());
        future_to_promise(async move { Ok(Array::from(&both.await?).get(n)) })
    };
    clipboard::copy_both(&part(0), &part(1), move |is_done| {
        store.ui.save_failed.set(!is_done);
        store.ui.copied.set(if is_done { Copied::Table } else { Copied::Nothing });
    });
}

/// Opens the share sheet with the file that was handed out last; with the link where the browser shares no such file.
pub fn share(store: Store) {
    let shares = LAST.with_borrow(|last| last.as_ref().is_some_and(|(name, blob)| clipboard::share_file(name, blob)));
    if !shares {
        clipboard::share(store.t().page.site_name, &store.link_to_share());
    }
}

fn text(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&[kind, ";charset=utf-8"].concat());
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}

fn json(document: &Document) -> Result<Blob, JsValue> {
    let value = document.to_value();
    let written = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from_f64(1.0))?;
    text("application/json", &String::from(written))
}

/// Paints the picture; the browser gives its bytes later.
fn png(store: Store, then: impl FnOnce(Result<Blob, JsValue>) + 'static) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let scene = store.see(|view| export::picture(view, WIDTH));
    canvas::paint_at(RATIO, &canvas, &scene, &Theme::read());
    let done = Closure::once_into_js(move |blob: JsValue| then(blob.dyn_into()));
    canvas.to_blob(done.unchecked_ref())
}

fn hand_out(store: Store, name: String, blob: Blob) -> Result<(), JsValue> {
    download::hand_out(&name, &blob)?;
    store.ui.handed.set(name.clone());
    LAST.set(Some((name, blob)));
    Ok(())
}
