//! What became of a copy: a text to copy by hand where the browser refused.
use super::kit::{Followed, memo, remade};
use super::store::Store;
use super::ui::{Copied, Kept};
use leptos::prelude::*;

/// The text that the browser did not let the page copy, or that it was copied; also that the part that opens tables or reads texts did not come.
#[component]
pub fn ByHand(store: Store) -> impl IntoView {
    let shown = memo(move || (store.ui.copied.followed(), store.ui.table_missing.followed(), store.lang()));
    remade(shown, "", move || {
        let (t, parts) = (&store.t().page, &store.later().absent);
        match store.ui.copied.followed() {
            Copied::ByHand(text) => {
                view! { <div class="news by-hand"><p>{parts.copy_by_hand}</p><p class="copy-me" translate="no">{text}</p></div> }.into_any()
            }
            _ if store.ui.table_missing.followed() => {
                let is_one_file = store.ui.kept.followed() == Kept::OneFile || !store.address.starts_with("http");
                view! { <p class="news">{if is_one_file { parts.elsewhere } else { parts.missing }}</p> }.into_any()
            }
            Copied::Nothing => ().into_any(),
            _ => view! { <p class="hide">{t.copied}</p> }.into_any(),
        }
    })
}
