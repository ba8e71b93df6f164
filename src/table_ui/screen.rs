//! The screen: a panel over the page, from choosing a file to filtering its table.
use super::dialog::{Dialog, Stage};
use super::found::Found;
use super::table::Table;
use super::ui::TableUi;
use crate::present::i18n::number;
use crate::protocol::host::OPENER;
use crate::signals::{Followed, memo};
use crate::web::js;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The dialog. It is modal: the browser keeps the keyboard inside, and gives it back to what had it when the dialog is closed.
#[component]
pub fn Screen(ui: TableUi) -> impl IntoView {
    let body = move || {
        // Not `track`: a memo that nobody has read follows nothing yet.
        ui.stage.with_followed(|_| ());
        ui.dialog.with_untracked(|dialog| match dialog.stage() {
            Stage::Closed => ().into_any(),
            Stage::Start => view! { <Start ui /> }.into_any(),
            Stage::Looking => view! { <p role="status">{move || ui.words().looking}</p> }.into_any(),
            Stage::Found(found) => view! { <Found ui found=(**found).clone() /> }.into_any(),
            Stage::Reading => view! { <Reading ui /> }.into_any(),
            Stage::Open(table) => view! { <Table ui table=(**table).clone() /> }.into_any(),
        })
    };
    let place = NodeRef::<html::Dialog>::new();
    let is_open = ui.memo(Dialog::is_open);
    let before = StoredValue::<Option<Element>, LocalStorage>::new_local(None);
    Effect::new(move |_| {
        let is_open = is_open.followed();
        let Some(dialog) = place.get().filter(|dialog| dialog.open() != is_open) else { return };
        if is_open {
            before.set_value(js::document().active_element());
            js::ignore(dialog.show_modal());
            // The reader begins at the heading, not at the button that closes.
            js::focus_element(&dialog);
        } else {
            dialog.close();
            give_back_focus(before.get_value());
        }
    });
    let is_table = ui.memo(|dialog| matches!(dialog.stage(), Stage::Open(_)));
    let is_beside = memo(move || is_table.followed() && ui.beside.far.with_followed(|far| far.held.is_some()));
    let error = ui.memo(|dialog| dialog.told().cloned());
    let close = move || {
        ui.update(Dialog::close);
    };
    view! {
        <dialog class="desk" id="desk" aria-labelledby="desk-title" tabindex="-1" node_ref=place on:close=move |_| if is_open.get_untracked() { close() }
            on:keydown=move |event| if event.key() == "Escape" && !event.default_prevented() {
                // The page behind has a use of its own for this key.
                event.prevent_default();
                close();
            }>
            <header>
                <h2 id="desk-title">{move || if is_beside.followed() { ui.words().heading_beside } else { ui.words().heading }}</h2>
                <button type="button" id="desk-close" on:click=move |_| close()>{move || ui.words().close}</button>
            </header>
            {move || error.followed().map(|words| view! { <p class="news" role="alert" id="desk-error">{ui.say(&words)}</p> })}
            {body}
        </dialog>
    }
}

/// Some browsers do not focus a button that is clicked: then the page's own button has the keyboard again.
fn give_back_focus(before: Option<Element>) {
    let is_kept = |element: &Element| element.is_connected() && element.tag_name() != "BODY";
    match before.filter(is_kept) {
        Some(before) => js::focus_element(&before),
        None => js::focus(OPENER),
    }
}

#[component]
fn Start(ui: TableUi) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let choose = move |event: web_sys::Event| {
        let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
            ui.look(&file);
        }
    };
    let kept = ui.memo(|dialog| dialog.kept.clone());
    let kept_error = ui.memo(|dialog| dialog.kept_error.clone());
    let none = move || kept_error.followed().map_or_else(|| ui.words().kept_none.to_owned(), |words| ui.say(&words));
    view! {
        <p>{move || ui.words().promise}</p>
        <p><label>{move || ui.words().choose} " "
            <input type="file" id="desk-file" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.xlsb,.xls,.ods,.html,.htm,.xml,.parquet,.pq,.zip,.gz" on:change=choose /></label></p>
        <p class="mute">{move || ui.words().or_drop}</p>
        <p><label for="desk-paste">{move || ui.words().paste}</label></p>
        <textarea id="desk-paste" rows="4" prop:value=move || pasted.followed() on:input=move |event| pasted.set(event_target_value(&event))></textarea>
        <p><button type="button" id="desk-paste-open" disabled=move || pasted.with_followed(|text| text.trim().is_empty())
            on:click=move |_| ui.paste(&pasted.get_untracked())>{move || ui.words().paste_open}</button></p>
        <h3>{move || ui.words().kept}</h3>
        {move || kept.with_followed(Vec::is_empty).then(|| view! { <p class="mute" id="desk-kept-none">{none}</p> })}
        <ul class="kept">
            {move || kept.followed().into_iter().map(|kept| {
                let (id, again) = (kept.id.clone(), kept.id.clone());
                let size = number::size(kept.bytes, ui.lang());
                let file = if kept.file.is_empty() {
                    view! { <span>{move || ui.words().damaged}</span> " " }.into_any()
                } else {
                    view! {
                        <span translate="no">{kept.file}</span> " " <span class="mute" translate="no">{size}</span> " "
                        <button type="button" class="restore" on:click=move |_| ui.restore(again.clone())>{move || ui.words().bring_back}</button> " "
                    }
                    .into_any()
                };
                view! {
                    <li data-table=kept.id>
                        {file}
                        <button type="button" class="remove" on:click=move |_| ui.remove(id.clone())>{move || ui.words().remove}</button>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

#[component]
fn Reading(ui: TableUi) -> impl IntoView {
    let percent = move || ui.progress.with_followed(|progress| (100.0 * progress.bytes / progress.total.max(1.0)) as u32);
    view! {
        <p role="status" id="desk-progress">{move || (ui.words().progress)(ui.progress.followed().rows, percent())}</p>
        <progress max="100" value=percent></progress>
        <p><button type="button" id="desk-cancel" on:click=move |_| ui.cancel()>{move || ui.words().cancel}</button></p>
    }
}
