//! The filters of an opened table: its period and its figures from one end to the other, the codes of each other column.
use super::interval::{amounts, days};
use super::ui::TableUi;
use crate::model::lexicon::folded;
use crate::present::i18n::number;
use crate::protocol::answer::Column;
use crate::protocol::request::Selection;

use crate::signals::{Followed, memo};
use leptos::prelude::*;
use std::collections::HashMap;

/// Codes of a column that are shown at first; a column with more of them can be searched.
const SHOWN: usize = 8;
/// More than these are never shown at once.
const MOST_SHOWN: usize = 500;

/// A button that takes a filter back, while there is one.
#[component]
fn Release(ui: TableUi, column: String, is_set: Memo<bool>, release: impl Fn() + Clone + Send + 'static) -> impl IntoView {
    move || {
        let (column, release) = (column.clone(), release.clone());
        is_set.followed().then(|| {
            let name = format!("{}: {column}", ui.words().clear);
            view! { <button type="button" class="link release" aria-label=name on:click=move |_| release()>{ui.words().clear}</button> }
        })
    }
}

/// Two fields for the ends of an interval.
#[component]
fn Ends(
    ui: TableUi,
    /// The column's name for the worker.
    column: String,
    title: Memo<String>,
    /// `text`, or `number` for what a keyboard of figures types.
    kind: &'static str,
    /// Says how an end is written.
    example: Memo<String>,
    /// The interval as the worker takes it; `None` where an end is neither empty nor right.
    selection: impl Fn(&str, &str) -> Option<Selection> + Clone + Send + 'static,
) -> impl IntoView {
    let own = StoredValue::new(column.clone());
    let is_wrong = RwSignal::new(false);
    let typed = ui.memo(move |dialog| dialog.ends(&own.get_value()));
    let is_set = memo(move || typed.with_followed(|(from, to)| !from.is_empty() || !to.is_empty()));
    let apply = move |from: String, to: String| {
        let chosen = selection(&from, &to);
        is_wrong.set(chosen.is_none());
        ui.filter(|dialog| dialog.type_ends(&own.get_value(), from, to, chosen));
    };
    let release = {
        let apply = apply.clone();
        move || apply(String::new(), String::new())
    };
    let field = move |name: &'static str| {
        let apply = apply.clone();
        let change = move |event| {
            let text = event_target_value(&event).trim().to_owned();
            let (from, to) = typed.get_untracked();
            if name == "from" { apply(text, to) } else { apply(from, text) }
        };
        let value = move || typed.with_followed(|(from, to)| if name == "from" { from.clone() } else { to.clone() });
        let label = move || if name == "from" { ui.words().from } else { ui.words().until };
        view! {
            <label>{label} " "
                <input class=name type=kind step="any" autocomplete="off" placeholder=move || example.followed() aria-invalid=move || is_wrong.followed().to_string()
                    prop:value=value on:change=change /></label>
        }
    };
    view! {
        <fieldset data-column=column.clone()>
            <legend><span translate="no">{move || title.followed()}</span> " " <Release ui column=column.clone() is_set release /></legend>
            <div class="ends">{field("from")} {field("to")}</div>
            {move || is_wrong.followed().then(|| view! { <p class="news" role="alert">{if kind == "text" { ui.words().not_date } else { ui.words().not_number }}</p> })}
        </fieldset>
    }
}

/// The period.
#[component]
pub fn Period(ui: TableUi) -> impl IntoView {
    let title = memo(move || ui.words().period.to_owned());
    let example = memo(move || ui.words().date_example.to_owned());
    view! { <Ends ui column="when".into() title kind="text" example selection=days /> }
}

/// A column of figures, in the scale of its header.
#[component]
pub fn Amount(ui: TableUi, column: Column) -> impl IntoView {
    let power = column.power;
    let name = column.name.clone();
    let title = memo(move || name.clone());
    view! { <Ends ui column=column.name title kind="number" example=memo(String::new) selection=move |from: &str, to: &str| amounts(from, to, power) /> }
}

/// A column of codes.
#[component]
pub fn Facet(ui: TableUi, column: Column) -> impl IntoView {
    let name = StoredValue::new(column.name.clone());
    let counts = memo(move || {
        let counts = ui.with_view(|view| {
            let counts = view.facets.get(&name.get_value());
            counts.map(|rows| rows.iter().map(|row| (row.code.clone(), row.count)).collect::<HashMap<_, _>>())
        });
        counts.flatten()
    });
    // The order is that of the whole table and stays: a row that moved while it is chosen would take the keyboard with it.
    let mut codes: Vec<(String, String, String)> = column
        .labels
        .into_iter()
        .map(|(code, label)| {
            let label = if code == "-" { "–".to_owned() } else { label };
            let sought = folded(&[" ", code.as_str(), " ", label.as_str()].concat());
            (code, label, sought)
        })
        .collect();
    counts.with_untracked(|counts| {
        let count = |code: &String| counts.as_ref().and_then(|counts| counts.get(code)).copied().unwrap_or(0);
        codes.sort_by(|a, b| count(&b.0).cmp(&count(&a.0)).then_with(|| a.0.cmp(&b.0)));
    });
    let all = codes.len();
    let codes = StoredValue::new(codes);
    let (sought, is_whole) = (RwSignal::new(String::new()), RwSignal::new(false));
    let chosen = ui.memo(move |dialog| dialog.chosen(&name.get_value()).to_vec());
    let found = memo(move || {
        // Every word typed begins a word of the row.
        let wanted: Vec<String> = sought.with_followed(|sought| folded(sought)).split(' ').map(|word| [" ", word].concat()).collect();
        codes.with_value(|codes| {
            let matches = |entry: &&(String, String, String)| wanted.iter().all(|word| entry.2.contains(word));
            codes.iter().filter(matches).map(|(code, label, _)| (code.clone(), label.clone())).collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let most = if is_whole.followed() { MOST_SHOWN } else { SHOWN };
        let chosen = chosen.followed();
        let rows = found.followed().into_iter().enumerate().filter(|(n, (code, _))| *n < most || chosen.contains(code));
        rows.map(|(_, row)| row).collect::<Vec<_>>()
    };
    let row = move |(code, label): (String, String)| {
        let title = label.clone();
        let (of_count, of_choice, own) = (code.clone(), code.clone(), code.clone());
        let count = move || {
            counts
                .with_followed(|counts| counts.as_ref().map(|counts| number::count(counts.get(&of_count).copied().unwrap_or(0), ui.lang())))
        };
        view! {
            <label class="row" translate="no" data-code=code title=title>
                <input type="checkbox" prop:checked=move || chosen.with_followed(|chosen| chosen.contains(&of_choice)) on:change=move |_| ui.filter(|dialog| Some(dialog.toggle(&name.get_value(), &own))) />
                <span>{label}</span> <span class="mute">{count}</span>
            </label>
        }
    };
    let is_set = memo(move || chosen.with_followed(|chosen| !chosen.is_empty()));
    let search = (all > SHOWN).then(|| {
        let label = move || (ui.words().search_in)(&name.get_value());
        view! { <input type="search" autocomplete="off" aria-label=label placeholder=label prop:value=move || sought.followed() on:input=move |event| sought.set(event_target_value(&event)) /> }
    });
    let more = move || {
        let found = found.with_followed(Vec::len);
        let words = ui.words();
        match (found > SHOWN, is_whole.followed()) {
            (true, false) => Some(view! { <button type="button" class="link more" on:click=move |_| is_whole.set(true)>{(words.show_all)(found as u32)}</button> }.into_any()),
            (true, true) => Some(view! { <button type="button" class="link more" on:click=move |_| is_whole.set(false)>{words.show_fewer}</button> }.into_any()),
            (false, _) if found == 0 => Some(view! { <p class="mute" role="status">{words.none_found}</p> }.into_any()),
            (false, _) => None,
        }
    };
    view! {
        <fieldset data-column=column.name.clone()>
            <legend><span translate="no">{column.name.clone()}</span> " " <Release ui column=column.name.clone() is_set release=move || ui.filter(|dialog| Some(dialog.release(&name.get_value()))) /></legend>
            {search}
            <div class="rows"><For each=shown key=|row| row.0.clone() children=row /></div>
            {more}
        </fieldset>
    }
}
