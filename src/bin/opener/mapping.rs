//! What a table is about: proposed from its headers, corrected here, kept with the table.
use crate::answers::{Choice, Form};
use crate::desk::Desk;
use leptos::prelude::*;
use serde_json::{Value, json};

/// The mapping of the open table.
#[component]
pub fn MappingForm(desk: Desk) -> impl IntoView {
    move || desk.beside.form.get().map(|form| view! { <Fields desk form /> })
}

/// The scope that the claims do not name, as `official::OTHER_PART`.
const OTHER_PART: &str = "-";

/// The options of a list, the first of them for what is not known yet.
fn options(choices: &[Choice], now: Option<&str>, unknown: &'static str) -> impl IntoView + use<> {
    let none = now.is_none().then(|| view! { <option value="" selected=true>{unknown}</option> });
    let each = choices
        .iter()
        .map(|choice| view! { <option value=choice.code.clone() selected=now == Some(choice.code.as_str())>{choice.name.clone()}</option> })
        .collect_view();
    view! { {none} {each} }
}

#[component]
fn Fields(desk: Desk, form: Form) -> impl IntoView {
    let (beside, words) = (desk.beside, desk.words());
    let mapping = form.beside.mapping.clone();
    let set = move |part: &'static str| {
        move |event: web_sys::Event| {
            let text = event_target_value(&event);
            beside.set(&[(part, if text.is_empty() { Value::Null } else { json!(text) })]);
        }
    };
    let set_power = move |event: web_sys::Event| beside.set(&[("power", json!(event_target_value(&event).parse::<i32>().unwrap_or(0)))]);
    let set_area = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        // A column's name has a mark in front, so that no name is taken for a code.
        match text.strip_prefix('=') {
            Some(column) => beside.set(&[("areaColumn", json!(column)), ("area", Value::Null)]),
            None => beside.set(&[("areaColumn", Value::Null), ("area", json!(text))]),
        }
    };
    let columns = form
        .columns
        .iter()
        .map(|name| view! { <option value=name.clone() selected=*name == mapping.column>{name.clone()}</option> })
        .collect_view();
    let power = mapping.power.unwrap_or(0);
    let powers = words
        .powers
        .iter()
        .zip([0, 3, 6, 9, 12])
        .map(|(name, own)| view! { <option value=own.to_string() selected=own == power>{*name}</option> })
        .collect_view();
    let area_columns = form
        .area_columns
        .iter()
        .map(|name| view! { <option value=format!("={name}") selected=mapping.area_column.as_ref() == Some(name)>{(words.by_column)(name)}</option> })
        .collect_view();
    let fixed = mapping.area_column.is_none().then(|| mapping.area.clone().unwrap_or_else(|| "0".into()));
    let areas = form
        .areas
        .iter()
        .map(|area| view! { <option value=area.code.clone() selected=fixed.as_ref() == Some(&area.code)>{area.name.clone()}</option> })
        .collect_view();
    let mut scopes = vec![
        Choice { code: String::new(), name: words.whole.to_owned() },
        Choice { code: OTHER_PART.to_owned(), name: words.other_part.to_owned() },
    ];
    scopes.extend(form.scopes.iter().cloned());
    let is_shown = form.beside.is_shown;
    view! {
        <fieldset id="desk-beside">
            <legend>{words.beside}</legend>
            <p class="mute">{words.beside_help}</p>
            <p><label class="check"><input type="checkbox" id="beside-shown" prop:checked=is_shown
                on:change=move |_| beside.show(!is_shown) /> {words.draw}</label></p>
            <p class="settings">
                <label>{words.column} " " <select id="beside-column" on:change=move |event| beside.set_column(&event_target_value(&event))>{columns}</select></label>
                <label>{words.measure} " " <select id="beside-measure" on:change=set("measure")>
                    {options(&form.measures, mapping.measure.as_deref(), words.choose_one)}</select></label>
                <label>{words.unit} " " <select id="beside-unit" on:change=set("unit")>
                    {options(&form.units, mapping.unit.as_deref(), words.choose_one)}</select></label>
                <label>{words.power} " " <select id="beside-power" on:change=set_power>{powers}</select></label>
                <label>{words.scope} " " <select id="beside-scope" on:change=set("scope")>
                    {options(&scopes, Some(mapping.scope.as_deref().unwrap_or_default()), words.choose_one)}</select></label>
                <label>{words.area} " " <select id="beside-area" on:change=set_area>{area_columns}{areas}</select></label>
            </p>
            {move || beside.refusal.get().map(|refusal| view! { <p class="news" id="beside-refusal">{desk.say(&refusal)}</p> })}
            {move || beside.official.with(|official| official.as_ref().map(|official| {
                let words = desk.words();
                view! { <p id="beside-told" class="mute">{(words.told)(official.compared, official.conflicts.len() as u32)}</p> }
            }))}
        </fieldset>
    }
}
