//! What the table is about, as the reader may correct it.
use super::mapping::{self, Part};
use super::select::names;
use super::ui::TableUi;
use crate::signals::{Followed, memo};
use leptos::prelude::*;

/// One part of the mapping.
#[component]
fn Control(ui: TableUi, part: Part) -> impl IntoView {
    let beside = ui.beside;
    let choices = memo(move || {
        beside.form.with_followed(|form| form.as_ref().map(|form| (part.choices(form, ui.words()), part.value(form)))).unwrap_or_default()
    });
    let options = move || {
        beside.corrected.with_followed(|_| ());
        choices.with_followed(|(all, now)| names(all.clone(), now))
    };
    let change = move |event: leptos::ev::Event| beside.map(|form| part.set(form, &event_target_value(&event)));
    view! { <label>{move || part.label(ui.words())} " " <select id=part.id() on:change=change>{options}</select></label> " " }
}

/// The mapping of the open table; nothing without a table of amounts.
#[component]
pub fn MappingForm(ui: TableUi) -> impl IntoView {
    let beside = ui.beside;
    let has_form = memo(move || beside.form.with_followed(Option::is_some));
    let is_shown = move || {
        beside.corrected.with_followed(|_| ());
        beside.form.with_followed(|form| form.as_ref().is_some_and(|form| form.beside.is_shown))
    };
    let told = memo(move || {
        beside.official.with_followed(|official| {
            let official = official.as_ref().filter(|official| official.is_compared())?;
            Some((ui.words().told)(official.compared, official.differing()))
        })
    });
    let draw = move |event: leptos::ev::Event| beside.map(|form| mapping::show(form, event_target_checked(&event)));
    move || {
        has_form.followed().then(|| {
            view! {
                <fieldset id="desk-beside">
                    <legend>{move || ui.words().beside}</legend>
                    <p class="mute">{move || beside.named(|_, table| (ui.words().beside_help)(table))}</p>
                    <p><label class="choice"><input type="checkbox" id="beside-shown" prop:checked=is_shown on:change=draw /> " " {move || ui.words().draw}</label></p>
                    <p class="settings">{Part::ALL.map(|part| view! { <Control ui part /> }).collect_view()}</p>
                    {move || beside.refusal.followed().map(|words| view! { <p class="news" role="alert" id="beside-refusal" translate="no">{ui.say(&words)}</p> })}
                    {move || told.followed().map(|told| view! { <p class="mute" role="status" id="beside-told" translate="no">{told}</p> })}
                </fieldset>
            }
        })
    }
}
