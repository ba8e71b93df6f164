//! The screen: a panel over the page, from choosing a file to filtering its table.
use crate::answers::Detected;
use crate::desk::{Desk, Stage};
use crate::opened::Table;
use jejak_ekspor::present::i18n::opener::ROLES;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The panel.
#[component]
pub fn Screen(desk: Desk) -> impl IntoView {
    let body = move || match desk.stage.get() {
        Stage::Closed => ().into_any(),
        Stage::Start => view! { <Start desk /> }.into_any(),
        Stage::Looking => view! { <p role="status">{move || desk.words().looking}</p> }.into_any(),
        Stage::Found(found) => view! { <Found desk found=*found /> }.into_any(),
        Stage::Reading => view! { <Reading desk /> }.into_any(),
        Stage::Open(table) => {
            let (table, answer) = *table;
            view! { <Table desk table answer /> }.into_any()
        }
    };
    let is_open = move || desk.stage.with(|stage| *stage != Stage::Closed);
    view! {
        <section class="desk" id="desk" aria-labelledby="desk-title" tabindex="-1" hidden=move || !is_open()
            on:keydown=move |event| if event.key() == "Escape" { desk.close() }>
            <header>
                <h2 id="desk-title">{move || desk.words().heading}</h2>
                <button type="button" id="desk-close" on:click=move |_| desk.close()>{move || desk.words().close}</button>
            </header>
            {move || desk.error.get().map(|words| view! { <p class="news" role="alert" id="desk-error">{desk.say(&words)}</p> })}
            {body}
        </section>
    }
}

#[component]
fn Start(desk: Desk) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let choose = move |event: web_sys::Event| {
        let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
            desk.look(file.into());
        }
    };
    view! {
        <p>{move || desk.words().promise}</p>
        <p><label>{move || desk.words().choose} " "
            <input type="file" id="desk-file" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.gz" on:change=choose /></label></p>
        <p class="mute">{move || desk.words().or_drop}</p>
        <p><label for="desk-paste">{move || desk.words().paste}</label></p>
        <textarea id="desk-paste" rows="4" prop:value=pasted on:input=move |event| pasted.set(event_target_value(&event))></textarea>
        <p><button type="button" id="desk-paste-open" disabled=move || pasted.with(|text| text.trim().is_empty())
            on:click=move |_| desk.paste(&pasted.get_untracked())>{move || desk.words().paste_open}</button></p>
        <h3>{move || desk.words().kept}</h3>
        {move || desk.kept.with(Vec::is_empty).then(|| view! { <p class="mute">{desk.words().kept_none}</p> })}
        <ul class="kept">
            {move || desk.kept.get().into_iter().map(|kept| {
                let (id, again) = (kept.id.clone(), kept.id.clone());
                let size = format!("{:.1} MB", kept.bytes / 1e6);
                view! {
                    <li data-table=kept.id>
                        <span>{kept.file}</span> " " <span class="mute">{size}</span> " "
                        <button type="button" class="restore" on:click=move |_| desk.restore(again.clone())>{move || desk.words().bring_back}</button> " "
                        <button type="button" class="remove" on:click=move |_| desk.remove(id.clone())>{move || desk.words().remove}</button>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

#[component]
fn Reading(desk: Desk) -> impl IntoView {
    let percent = move || desk.progress.with(|progress| (100.0 * progress.bytes / progress.total.max(1.0)) as u32);
    view! {
        <p role="status" id="desk-progress">{move || (desk.words().progress)(desk.progress.get().rows, percent())}</p>
        <progress max="100" value=percent></progress>
        <p><button type="button" id="desk-cancel" on:click=move |_| desk.cancel()>{move || desk.words().cancel}</button></p>
    }
}

/// The value of the role in the list of roles, as its JSON; dates and the like are none of them.
fn role_of(role: &Value) -> Option<&'static str> {
    ROLES.into_iter().find(|known| serde_json::from_str::<Value>(known).ok().as_ref() == Some(role))
}

#[component]
fn Found(desk: Desk, found: Detected) -> impl IntoView {
    let set = move |name: &'static str| {
        move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let value = match name {
                "headerRows" | "sheet" | "year" | "power" => text.parse::<i32>().ok().map(|number| json!(number)),
                "dayFirst" => (!text.is_empty()).then(|| json!(text == "true")),
                _ => (!text.is_empty()).then(|| json!(text)),
            };
            desk.set(name, value);
            // A year is typed digit by digit; everything else changes what is found.
            if name != "year" {
                desk.look_again();
            }
        }
    };
    let chosen = move |name: &str| {
        desk.options.with(|options| {
            options.get(name).map_or_else(String::new, |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
    };
    let questions = found.questions.clone();
    let suggestions: Vec<i32> = questions.iter().filter_map(|question| question.suggestion).collect();
    if let [year] = suggestions.as_slice()
        && desk.options.with_untracked(|options| !options.contains_key("year"))
    {
        desk.set("year", Some(json!(year)));
    }
    let is_answered = {
        let questions = questions.clone();
        move || {
            desk.options.with(|options| {
                questions.iter().all(|question| match question.asks.as_str() {
                    "year" => options.get("year").and_then(Value::as_i64).is_some_and(|year| (1000..=9999).contains(&year)),
                    _ => false,
                })
            })
        }
    };
    let powers = move || {
        let own = chosen("power");
        desk.words()
            .powers
            .iter()
            .zip(["0", "3", "6", "9", "12"])
            .map(|(name, power)| view! { <option value=power selected=own == power>{*name}</option> })
            .collect_view()
    };
    let decimals = move || {
        let own = chosen("decimal");
        let words = desk.words();
        [("", words.decimal_unknown), (",", words.decimal_comma), (".", words.decimal_dot)]
            .map(|(mark, name)| view! { <option value=mark selected=own == mark>{name}</option> })
            .collect_view()
    };
    let ask = move |asks: &str| match asks {
        "decimal-mark" => view! { <select id="answer-decimal" on:change=set("decimal")>{decimals}</select> }.into_any(),
        "date-order" => view! {
            <select id="answer-order" on:change=set("dayFirst")>
                <option value="">{desk.words().choose_one}</option>
                <option value="true">{desk.words().day_first}</option>
                <option value="false">{desk.words().month_first}</option>
            </select>
        }
        .into_any(),
        "power" => {
            view! { <select id="answer-power" on:change=set("power")><option value="">{desk.words().choose_one}</option>{powers}</select> }
                .into_any()
        }
        _ => {
            view! { <input type="number" id="answer-year" min="1000" max="9999" prop:value=move || chosen("year") on:input=set("year") /> }
                .into_any()
        }
    };
    let delimiter = found.delimiter.clone();
    let delimiters = move || {
        let own = delimiter.clone();
        own.map(|own| {
            let names = [(",", ","), (";", ";"), ("\t", desk.words().tab), ("|", "|")];
            let options = names.map(|(mark, name)| view! { <option value=mark selected=own == mark>{name}</option> }).collect_view();
            view! { <label>{desk.words().delimiter} " " <select id="set-delimiter" on:change=set("delimiter")>{options}</select></label> }
        })
    };
    let encoding = found.encoding.clone();
    let encodings = move || {
        let mut names = vec!["UTF-8".to_owned(), "windows-1252".into(), "UTF-16LE".into(), "UTF-16BE".into()];
        if !names.contains(&encoding) {
            names.push(encoding.clone());
        }
        names.into_iter().map(|name| view! { <option value=name.clone() selected=name == encoding>{name.clone()}</option> }).collect_view()
    };
    let sheets = found.sheets.clone();
    let sheet_list = move || {
        (sheets.len() > 1).then(|| {
            let options = sheets
                .iter()
                .enumerate()
                .map(|(n, name)| view! { <option value=n selected=n == found.sheet>{name.clone()}</option> })
                .collect_view();
            view! { <label>{desk.words().sheet} " " <select id="set-sheet" on:change=set("sheet")>{options}</select></label> }
        })
    };
    let header_rows = found.header_rows;
    // Months without a year are asked about.
    let may_be_dated = !found.is_dated && found.questions.iter().all(|question| question.asks != "year");
    let names: Vec<String> = found.columns.iter().take(60).map(|column| column.name.clone()).collect();
    let columns = found.columns.clone();
    let roles = move || {
        columns
            .iter()
            .take(60)
            .enumerate()
            .map(|(n, column)| {
                let own = role_of(&column.role);
                // A date keeps the form in which it was found.
                let dated = own.is_none().then(|| view! { <option value="" selected=true>{desk.words().period}</option> });
                let options = ROLES
                    .into_iter()
                    .zip(desk.words().roles)
                    .map(|(role, (_, name))| view! { <option value=role selected=own == Some(role)>{name}</option> })
                    .collect_view();
                let change = move |event: web_sys::Event| {
                    desk.set_role(n, &event_target_value(&event));
                    desk.look_again();
                };
                view! { <th><select aria-label=column.name.clone() on:change=change>{dated}{options}</select></th> }
            })
            .collect_view()
    };
    let rows: Vec<Vec<String>> = found.preview.clone();
    let across = found.across;
    view! {
        {found.title.clone().map(|title| view! { <p><b>{title}</b></p> })}
        <p>{move || desk.words().found}</p>
        <p class="settings">
            <label>{move || desk.words().encoding} " " <select id="set-encoding" on:change=set("encoding")>{encodings}</select></label>
            {delimiters}
            <label>{move || desk.words().decimal} " " <select id="set-decimal" on:change=set("decimal")>{decimals}</select></label>
            <label>{move || desk.words().header_rows} " "
                <input type="number" id="set-header-rows" min="0" max="50" prop:value=header_rows on:change=set("headerRows") /></label>
            {sheet_list}
            {may_be_dated.then(|| view! {
                <label>{move || desk.words().year_of_all} " "
                    <input type="number" id="set-year" min="1000" max="9999" placeholder=found.year.map(|year| year.to_string()) prop:value=move || chosen("year") on:input=set("year") /></label>
            })}
        </p>
        {(!questions.is_empty()).then(|| view! {
            <fieldset id="questions"><legend>{move || desk.words().questions}</legend>
                {questions.iter().map(|question| {
                    let (words, asks) = (question.words.clone(), question.asks.clone());
                    view! { <p><label>{move || desk.say(&words)} " " {ask(&asks)}</label></p> }
                }).collect_view()}
            </fieldset>
        })}
        {(across > 0).then(|| view! { <p id="across">{move || (desk.words().across)(across)}</p> })}
        <h3>{move || desk.words().first_rows}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label=move || desk.words().first_rows>
            <table id="preview">
                <thead>
                    <tr>{names.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr>
                    <tr>{roles}</tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <tr>{row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }).collect_view()}</tbody>
            </table>
        </div>
        <p>
            <button type="button" class="primary" id="desk-open" disabled=move || !is_answered() on:click=move |_| desk.open()>{move || desk.words().open}</button>
            " " <button type="button" on:click=move |_| desk.start_again()>{move || desk.words().another}</button>
        </p>
    }
}
