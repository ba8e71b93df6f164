//! The row that saves what is shown as files.
use super::Command;
use super::kit::{Followed, When, memo, press, property, words};
use super::store::Store;
use super::ui::Arrival;
use crate::present::export::File;
use leptos::prelude::*;

/// Buttons for the claims and for the picture of the lanes; nothing where no claim is shown. They wait for the words of the cards,
/// so that no file lacks its sources.
#[component]
pub fn Save(store: Store) -> impl IntoView {
    let has_claims = memo(move || !store.shown().answer.rows.is_empty());
    let claims = move || (store.later().save.claims)(store.shown().total());
    let picture = move || store.later().save.picture;
    let is_without_words = memo(move || store.ui.details.followed() == Arrival::Failed);
    view! {
        <When is=has_claims>
            <div class="save">
                <span role="group" aria-label=words(claims)>
                    <span>{words(claims)}</span> " " <FileButton store file=File::Csv /> " " <FileButton store file=File::Json />
                </span>
                <span role="group" aria-label=words(picture)>
                    <span>{words(picture)}</span> " " <FileButton store file=File::Png /> " " <FileButton store file=File::Svg />
                </span>
                <When is=is_without_words>
                    <span role="alert">
                        <span>{words(move || store.later().absent.details_failed)}</span> " "
                        <button type="button" on:click=press(move || store.command(Command::RetryDetails))>{words(move || store.t().page.retry)}</button>
                    </span>
                </When>
                <span role="status">{words(move || if store.ui.save_failed.followed() { store.later().save.failed } else { "" })}</span>
            </div>
        </When>
    }
}

#[component]
fn FileButton(store: Store, file: File) -> impl IntoView {
    view! {
        <button type="button" disabled=property(move || store.ui.details.followed() != Arrival::Here)
            on:click=press(move || store.command(Command::Save(file)))>{file.name()}</button>
    }
}
