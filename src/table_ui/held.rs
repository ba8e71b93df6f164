//! What is held of a table that lies beside the page; where the page's filter wants more, that, and a button that reads it.
use super::ui::TableUi;
use crate::signals::{Followed, memo};
use leptos::prelude::*;

/// Nothing for a table of the reader's own.
#[component]
pub fn Held(
    ui: TableUi,
    id: &'static str,
    /// Whether it also says what is held, which the dialog has in its sentence.
    is_told: bool,
) -> impl IntoView {
    let far = ui.beside.far;
    let words = memo(move || far.with_followed(|far| far.held.as_ref().map(|held| ui.say(&held.words)).unwrap_or_default()));
    let beyond = memo(move || far.with_followed(|far| far.held.as_ref()?.beyond.as_ref().map(|words| ui.say(words))).unwrap_or_default());
    let error = memo(move || far.with_followed(|far| far.error.as_ref().map(|words| ui.say(words))).unwrap_or_default());
    let is_reading = memo(move || far.with_followed(|far| far.is_reading));
    let is_beyond = memo(move || beyond.with_followed(|words| !words.is_empty()));
    let percent = move || ui.progress.with_followed(|progress| (100.0 * progress.bytes / progress.total.max(1.0)) as u32);
    let act = move || {
        if is_reading.followed() {
            let told = move || (ui.words().progress)(ui.progress.followed().rows, percent());
            view! {
                <span translate="no">{told}</span> " " <button type="button" class="held-cancel" on:click=move |_| ui.cancel()>{move || ui.words().cancel}</button>
            }
            .into_any()
        } else {
            view! { <button type="button" class="held-reread" on:click=move |_| ui.reread()>{move || ui.words().reread}</button> }
                .into_any()
        }
    };
    view! {
        <div class="held" id=id hidden=move || words.with_followed(String::is_empty)>
            {is_told.then(|| view! { <p class="mute" translate="no">{move || words.followed()}</p> })}
            <div role="status" translate="no">{move || is_beyond.followed().then(|| view! { <p class="news">{beyond.followed()}</p> })}</div>
            {move || error.with_followed(|words| !words.is_empty()).then(|| view! { <p class="news" role="alert" translate="no">{error.followed()}</p> })}
            {move || (is_beyond.followed() || is_reading.followed()).then(|| view! { <p>{act}</p> })}
        </div>
    }
}
