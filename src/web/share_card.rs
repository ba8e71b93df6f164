//! Paints a share card and hands it out; in light colours, whatever the screen's are.
use super::canvas::{self, Theme};
use super::download;
use super::js::{document, ignore};
use crate::page::Store;
use crate::present::export::share_card::{Cut, of_claim, of_conflict};
use crate::present::view::View;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Blob, HtmlCanvasElement, HtmlElement};

/// Makes the card of what is open; where that fails, or its code does not come, the page says so.
pub fn save(store: Store, cut: Cut) {
    spawn_local(async move {
        let is_made = save_now(store, cut).await.is_ok_and(|outcome| outcome.is_ok());
        store.ui.save_failed.set(!is_made);
    });
}

#[wasm_split(answers, fallible)]
fn save_now(store: Store, cut: Cut) -> Result<Result<(), JsValue>, SplitLoaderError> {
    Ok(paint(store, cut))
}

fn paint(store: Store, cut: Cut) -> Result<(), JsValue> {
    let drawn = untrack(|| {
        store.see(|view: &View| {
            let data = &view.session.data;
            let of_claim = view.state.claim.and_then(|row| Some((of_claim(view, row, cut)?, data.code_of_claim(row)?)));
            of_claim.or_else(|| {
                let group = view.state.conflict?;
                Some((of_conflict(view, group, cut)?, data.code_of_conflict(group)?))
            })
        })
    });
    let Some((scene, code)) = drawn else { return Ok(()) };
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas::paint_at(1.0, &canvas, &scene, &light()?);
    let name = ["jejak-ekspor-", &code, ".png"].concat();
    let done = Closure::once_into_js(move |blob: JsValue| {
        let name = &name;
        let made = blob.dyn_into::<Blob>().and_then(|blob| download::hand_out(name, &blob));
        store.ui.save_failed.set(made.is_err());
        if made.is_ok() {
            store.ui.handed.set(name.clone());
        }
    });
    canvas.to_blob(done.unchecked_ref())
}

/// The colours that the style sheet gives to what is always light.
fn light() -> Result<Theme, JsValue> {
    let probe: HtmlElement = document().create_element("div")?.dyn_into()?;
    probe.set_class_name("always-light");
    let body = document().body().ok_or(JsValue::NULL)?;
    body.append_child(&probe)?;
    let theme = Theme::of(Some(probe.as_ref()));
    ignore(body.remove_child(&probe));
    Ok(theme)
}
