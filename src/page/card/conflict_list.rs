//! The list of the conflicts among the shown claims, each leading to its card.
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::conflict_words::{apart, left, rows, title};
use crate::present::i18n::check::check_strings;
use crate::present::i18n::number;
use crate::present::view::View;
use crate::query::conflicts::Conflict;
use leptos::prelude::*;

/// The list.
pub fn list(store: Store, view: &View) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let count = view.conflicts.len() as u32;
    let items: Vec<AnyView> = view.conflicts.iter().filter_map(|conflict| item(store, view, conflict)).collect();
    let items = (count > 0).then(|| view! { <p class="mute help">{t.list_help}</p><ol class="disputes">{items}</ol> }.into_any());
    let heading = if count == 0 { t.none.to_string() } else { (t.list)(count) };
    view! {
        <aside class="card conflicts" aria-labelledby="conflicts-title">
            <div class="grab" aria-hidden="true"></div>
            <div class="kick">
                <h2 id="conflicts-title">{heading}</h2>
                <button type="button" class="close" aria-label=view.strings().page.close
                    on:click=press(move || store.command(Command::CloseConflicts))>"✕"</button>
            </div>
            {items}
        </aside>
    }
    .into_any()
}

fn item(store: Store, view: &View, conflict: &Conflict) -> Option<AnyView> {
    let t = &check_strings(view.lang).conflicts;
    let row = conflict.values.first()?.member.claim;
    let amount = |value: f64| number::amount(value, conflict.unit, &view.session.data, view.lang);
    let spread = [&amount(conflict.low), " – ", &amount(conflict.high), " · ", &(t.claims)(rows(conflict).len() as u32)].concat();
    Some(
        view! {
            <li>
                <button type="button" translate="no" data-open=row.number().to_string() on:click=press(move || store.command(Command::Open(row)))>
                    <b class="flag">{apart(conflict, view)}</b> " " {title(view, conflict)}
                </button>
                <p translate="no">{spread}</p>
                <p translate="no">{left(conflict.unexplained, view)}</p>
            </li>
        }
        .into_any(),
    )
}
