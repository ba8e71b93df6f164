//! What a table is about: proposed from its headers, corrected here, kept with the table.
use crate::beside::State;
use crate::desk::Desk;
use crate::record::Record;
use jejak_ekspor::present::i18n::opener::words;
use jejak_ekspor::present::view::Html;
use jejak_ekspor::state::Lang;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

/// The scope that the claims do not name, as `official::OTHER_PART`.
const OTHER_PART: &str = "-";
const POWERS: [f64; 5] = [0.0, 3.0, 6.0, 9.0, 12.0];

/// The mapping of the open table.
#[component]
pub fn MappingForm(desk: Desk) -> impl IntoView {
    view! { <div on:change=move |event| change(desk, &event) inner_html=move || desk.beside.form.get()></div> }
}

/// A select with its label; each option is its value and its words.
fn select(html: &mut Html, id: &'static str, label: &str, now: &str, options: &[(String, String)]) {
    html.raw("<label>").text(label).raw(" <select id=\"").raw(id).raw("\">");
    for (value, words) in options {
        html.raw("<option value=\"").text(value).raw(if value == now { "\" selected>" } else { "\">" }).text(words).raw("</option>");
    }
    html.raw("</select></label> ");
}

fn choices(records: &[Record]) -> Vec<(String, String)> {
    records.iter().map(|record| (record.text("code"), record.text("name"))).collect()
}

fn names(record: &Record, list: &str) -> Vec<String> {
    record.list(list).iter().filter_map(|name| name.0.as_string()).collect()
}

/// The form; empty without a table of amounts.
pub fn markup(state: &State, lang: Lang) -> String {
    let mut html = Html::default();
    let Some(form) = &state.form else { return html.finish() };
    let (t, beside) = (words(lang), form.at("beside"));
    let mapping = beside.at("mapping");
    html.raw("<fieldset id=\"desk-beside\"><legend>").text(t.beside).raw("</legend><p class=\"mute\">").text(t.beside_help);
    html.raw("</p><p><label class=\"check\"><input type=\"checkbox\" id=\"beside-shown\"");
    html.raw(if beside.is("isShown") { " checked> " } else { "> " }).text(t.draw).raw("</label></p><p class=\"settings\">");
    let columns: Vec<_> = names(form, "columns").into_iter().map(|name| (name.clone(), name)).collect();
    select(&mut html, "beside-column", t.column, &mapping.text("column"), &columns);
    for (id, label, part, list) in [("beside-measure", t.measure, "measure", "measures"), ("beside-unit", t.unit, "unit", "units")] {
        let (now, mut known) = (mapping.text(part), choices(&form.list(list)));
        if !known.iter().any(|(code, _)| *code == now) {
            known.insert(0, (now.clone(), t.choose_one.to_owned()));
        }
        select(&mut html, id, label, &now, &known);
    }
    let powers: Vec<_> = POWERS.iter().zip(t.powers).map(|(power, name)| ((*power as u32).to_string(), name.to_owned())).collect();
    select(&mut html, "beside-power", t.power, &(mapping.number("power").max(0.0) as u32).to_string(), &powers);
    let mut scopes = vec![(String::new(), t.whole.to_owned()), (OTHER_PART.to_owned(), t.other_part.to_owned())];
    scopes.extend(choices(&form.list("scopes")));
    select(&mut html, "beside-scope", t.scope, &mapping.text("scope"), &scopes);
    // A column's name has a mark in front, so that no name is taken for a code.
    let mut areas: Vec<_> = names(form, "areaColumns").into_iter().map(|name| (["=", &name].concat(), (t.by_column)(&name))).collect();
    areas.extend(choices(&form.list("areas")));
    let now =
        mapping.text_of("areaColumn").map_or_else(|| mapping.text_of("area").unwrap_or_else(|| "0".into()), |name| ["=", &name].concat());
    select(&mut html, "beside-area", t.area, &now, &areas);
    html.raw("</p>");
    if let Some(refusal) = &state.refusal {
        html.raw("<p class=\"news\" role=\"alert\" id=\"beside-refusal\">").text(refusal).raw("</p>");
    }
    if let Some(official) = state.official.as_ref().filter(|official| !official.is_narrowed && !official.is_other_part) {
        html.raw("<p class=\"mute\" role=\"status\" id=\"beside-told\">");
        html.text(&(t.told)(official.compared, official.differing())).raw("</p>");
    }
    html.raw("</fieldset>");
    html.finish()
}

/// Does what a control of the form asks.
fn change(desk: Desk, event: &web_sys::Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let (beside, value) = (desk.beside, event_target_value(event));
    let or_null = || if value.is_empty() { JsValue::NULL } else { value.as_str().into() };
    match target.id().as_str() {
        "beside-shown" => beside.show(desk, target.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)),
        "beside-column" => beside.set_column(desk, &value),
        "beside-measure" => beside.set(desk, &[("measure", or_null())]),
        "beside-unit" => beside.set(desk, &[("unit", or_null())]),
        "beside-power" => beside.set(desk, &[("power", value.parse::<u32>().unwrap_or(0).into())]),
        "beside-scope" => beside.set(desk, &[("scope", or_null())]),
        "beside-area" => match value.strip_prefix('=') {
            Some(column) => beside.set(desk, &[("areaColumn", column.into()), ("area", JsValue::NULL)]),
            None => beside.set(desk, &[("areaColumn", JsValue::NULL), ("area", or_null())]),
        },
        _ => {}
    }
}
