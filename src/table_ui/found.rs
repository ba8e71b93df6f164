//! What was found of a file, to be corrected before its rows are read.
use super::dialog::{DAY_FIRST, MONTH_FIRST, ROLES, Setting};
use super::select::{names, options};
use super::ui::TableUi;
use crate::present::i18n::table_ui::POWERS;
use crate::protocol::answer::{Asks, DecimalMark, Detected};
use crate::signals::Followed;
use leptos::prelude::*;

/// Columns that are shown.
const MOST_COLUMNS: usize = 60;

/// The encodings that can be chosen beside the one that was found.
const ENCODINGS: [&str; 4] = ["UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"];

/// The control that answers a question, or corrects what was found.
#[component]
fn Answer(ui: TableUi, setting: Setting, id: &'static str) -> impl IntoView {
    let own = ui.memo(move |dialog| dialog.setting(setting));
    let change = move |event: leptos::ev::Event| ui.set(setting, &event_target_value(&event));
    let choices = move || -> Vec<(String, String)> {
        let words = ui.words();
        match setting {
            Setting::Decimal => vec![
                (String::new(), words.decimal_unknown.to_owned()),
                (DecimalMark::Comma.code().to_owned(), words.decimal_comma.to_owned()),
                (DecimalMark::Dot.code().to_owned(), words.decimal_dot.to_owned()),
            ],
            Setting::DayFirst => vec![
                (String::new(), words.choose_one.to_owned()),
                (DAY_FIRST.to_owned(), words.day_first.to_owned()),
                (MONTH_FIRST.to_owned(), words.month_first.to_owned()),
            ],
            _ => {
                let powers = POWERS.into_iter().map(|power| (power.to_string(), (words.power_of)(power).to_owned()));
                [(String::new(), words.choose_one.to_owned())].into_iter().chain(powers).collect()
            }
        }
    };
    view! { <select id=id on:change=change>{move || options(choices(), &own.followed())}</select> }
}

/// The year, typed digit by digit.
#[component]
fn Year(ui: TableUi, id: &'static str, suggestion: Option<i32>) -> impl IntoView {
    let own = ui.memo(|dialog| dialog.setting(Setting::Year));
    view! {
        <input type="number" id=id min="1000" max="9999" placeholder=suggestion.map(|year| year.to_string()) prop:value=move || own.followed()
            on:input=move |event| ui.set(Setting::Year, &event_target_value(&event)) />
    }
}

/// The roles of the columns.
#[component]
fn Roles(ui: TableUi, found: Detected) -> impl IntoView {
    let cells = found.columns.into_iter().take(MOST_COLUMNS).enumerate().map(|(n, column)| {
        let own = ROLES.iter().position(|role| *role == column.role);
        let choices = move || {
            // A date keeps the form in which it was found.
            let dated = own.is_none().then(|| (String::new(), (ui.words().role)(column.role).to_owned()));
            let named = ROLES.iter().enumerate().map(|(place, role)| (place.to_string(), (ui.words().role)(*role).to_owned()));
            options(dated.into_iter().chain(named).collect(), &own.map_or_else(String::new, |place| place.to_string()))
        };
        let change = move |event: leptos::ev::Event| {
            if let Ok(place) = event_target_value(&event).parse() {
                ui.set_role(n as u32, place);
            }
        };
        view! { <th><select aria-label=column.name on:change=change>{choices}</select></th> }
    });
    view! { <tr>{cells.collect_view()}</tr> }
}

/// The settings and the first rows.
#[component]
pub fn Found(ui: TableUi, found: Detected) -> impl IntoView {
    let is_answered = ui.memo(|dialog| dialog.is_answered());
    let set = move |setting: Setting| move |event: leptos::ev::Event| ui.set(setting, &event_target_value(&event));
    let delimiter = found.delimiter.map(|own| {
        let choices = move || {
            let names = [(",", ","), (";", ";"), ("\t", ui.words().tab), ("|", "|")];
            options(names.map(|(mark, name)| (mark.to_owned(), name.to_owned())).to_vec(), &own.to_string())
        };
        view! { <label>{move || ui.words().delimiter} " " <select id="set-delimiter" on:change=set(Setting::Delimiter)>{choices}</select></label> }
    });
    let mut encodings: Vec<String> = ENCODINGS.map(str::to_owned).to_vec();
    if !encodings.contains(&found.encoding) {
        encodings.push(found.encoding.clone());
    }
    let encodings = names(encodings.into_iter().map(|name| (name.clone(), name)).collect(), &found.encoding);
    let sheets = (found.sheets.len() > 1).then(|| {
        let all = found.sheets.iter().enumerate().map(|(n, name)| (n.to_string(), name.clone())).collect();
        let options = names(all, &found.sheet.to_string());
        view! { <label>{move || ui.words().sheet} " " <select id="set-sheet" on:change=set(Setting::Sheet)>{options}</select></label> }
    });
    // Months without a year are asked about.
    let may_be_dated = !found.is_dated && found.questions.iter().all(|question| question.asks != Asks::Year);
    let heads = found.columns.iter().take(MOST_COLUMNS).map(|column| column.name.clone());
    let heads = heads.map(|name| view! { <th scope="col" translate="no">{name}</th> }).collect_view();
    let cells = |row: Vec<String>| row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
    let rows = found.preview.iter().map(|row| view! { <tr translate="no">{cells(row.clone())}</tr> }).collect_view();
    let (across, year, header_rows) = (found.across, found.year, found.header_rows);
    let questions = (!found.questions.is_empty()).then(|| {
        let each = found.questions.iter().map(|question| {
            let words = question.words.clone();
            let answer = match question.asks {
                Asks::DecimalMark => view! { <Answer ui setting=Setting::Decimal id="answer-decimal" /> }.into_any(),
                Asks::DateOrder => view! { <Answer ui setting=Setting::DayFirst id="answer-order" /> }.into_any(),
                Asks::Power => view! { <Answer ui setting=Setting::Power id="answer-power" /> }.into_any(),
                Asks::Year => view! { <Year ui id="answer-year" suggestion=None /> }.into_any(),
            };
            view! { <p><label>{move || ui.say(&words)} " " {answer}</label></p> }
        });
        view! { <fieldset id="questions"><legend>{move || ui.words().questions}</legend>{each.collect_view()}</fieldset> }
    });
    view! {
        {found.title.clone().map(|title| view! { <p translate="no"><b>{title}</b></p> })}
        <p>{move || ui.words().found}</p>
        <p class="settings">
            <label>{move || ui.words().encoding} " " <select id="set-encoding" on:change=set(Setting::Encoding)>{encodings}</select></label>
            {delimiter}
            <label>{move || ui.words().decimal} " " <Answer ui setting=Setting::Decimal id="set-decimal" /></label>
            <label>{move || ui.words().header_rows} " "
                <input type="number" id="set-header-rows" min="0" max="50" prop:value=header_rows on:change=set(Setting::HeaderRows) /></label>
            {sheets}
            {may_be_dated.then(|| view! { <label>{move || ui.words().year_of_all} " " <Year ui id="set-year" suggestion=year /></label> })}
        </p>
        {questions}
        {(across > 0).then(|| view! { <p id="across">{move || (ui.words().across)(across)}</p> })}
        <h3>{move || ui.words().first_rows}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label=move || ui.words().first_rows>
            <table id="preview">
                <thead>
                    <tr>{heads}</tr>
                    <Roles ui found=found.clone() />
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p>
            <button type="button" class="primary" id="desk-open" disabled=move || !is_answered.followed() on:click=move |_| ui.open()>{move || ui.words().open}</button>
            " " <button type="button" on:click=move |_| ui.start_again()>{move || ui.words().another}</button>
        </p>
    }
}
