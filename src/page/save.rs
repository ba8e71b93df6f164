//! The rows that save what is shown as files.
use super::Command;
use super::kit::{Followed, When, memo, press, property, tick, words};
use super::store::Store;
use super::ui::{Arrival, Copied};
use crate::present::export::File;
use crate::present::view::View;
use leptos::prelude::*;

/// What became of the last file or copy.
pub fn told(store: Store) -> String {
    let t = &store.later().save;
    match store.ui.saver.followed() {
        Arrival::Coming => t.making.into(),
        Arrival::Failed => t.missing.into(),
        Arrival::Here if store.ui.save_failed.followed() => t.failed.into(),
        Arrival::Here if store.ui.copied.followed() == Copied::Table => t.table_copied.into(),
        Arrival::Here => {
            Some(store.ui.handed.followed()).filter(|name| !name.is_empty()).map_or_else(String::new, |name| (t.handed)(&name))
        }
    }
}

/// Buttons for the claims, for references and for the picture of the lanes; nothing where no claim is shown. They wait for the words of
/// the cards, so that no file lacks its sources.
#[component]
pub fn Save(store: Store) -> impl IntoView {
    let has_claims = memo(move || !store.shown().answer.rows.is_empty());
    let is_without_words = memo(move || store.ui.details.followed() == Arrival::Failed);
    let is_handed = memo(move || !store.ui.handed.followed().is_empty());
    view! {
        <When is=has_claims>
            <div class="save">
                <p>{words(move || store.tell(&|view| holds(view)))}</p>
                <span role="group" aria-label=words(move || store.later().save.claims)>
                    <span>{words(move || store.later().save.claims)}</span> {buttons(store, &File::CLAIMS)}
                    <button type="button" disabled=property(move || store.ui.details.followed() != Arrival::Here)
                        on:click=press(move || store.command(Command::CopyTable))>{words(move || store.later().save.copy_table)}</button>
                </span>
                <span role="radiogroup" aria-label=words(move || store.later().save.csv_form)>
                    <span>{words(move || store.later().save.csv_form)}</span>
                    <CsvForm store is_indonesian=true /> <CsvForm store is_indonesian=false />
                </span>
                <span role="group" aria-label=words(move || store.later().save.references)>
                    <span>{words(move || store.later().save.references)}</span> {buttons(store, &File::REFERENCES)}
                </span>
                <span role="group" aria-label=words(move || store.later().save.picture)>
                    <span>{words(move || store.later().save.picture)}</span> {buttons(store, &File::PICTURES)}
                </span>
                <When is=is_without_words>
                    <span role="alert">
                        <span>{words(move || store.later().absent.details_failed)}</span> " "
                        <button type="button" on:click=press(move || store.command(Command::RetryDetails))>{words(move || store.t().page.retry)}</button>
                    </span>
                </When>
                <span role="status">{words(move || told(store))}</span>
                <When is=is_handed>
                    <p class="handed">
                        <span>{words(move || store.later().save.elsewhere)}</span> " "
                        {store.ui.shares.then(|| view! {
                            <button type="button" on:click=press(move || store.command(Command::ShareFile))>{words(move || store.later().save.share_file)}</button>
                        }.into_any())}
                        <button type="button" on:click=press(move || store.command(Command::CopyLink))>{words(move || {
                            if store.ui.copied.followed() == Copied::Link { store.t().page.copied } else { store.t().page.copy_link }
                        })}</button>
                    </p>
                </When>
            </div>
        </When>
    }
}

/// How many rows the claims make, and of how many sources they are.
fn holds(view: &View) -> String {
    let claims = || view.answer.rows.iter().filter_map(|row| view.session.data.claims.get(*row));
    let figures: usize = claims().map(|claim| claim.observations.len()).sum();
    let rows: usize = claims().map(|claim| claim.observations.len().max(1)).sum();
    (view.later().save.holds)(view.answer.rows.len() as u32, figures as u32, rows as u32, view.answer.sources)
}

fn buttons(store: Store, files: &[File]) -> Vec<AnyView> {
    files.iter().map(|file| view! { <FileButton store file=*file /> }.into_any()).collect()
}

#[component]
fn FileButton(store: Store, file: File) -> impl IntoView {
    view! {
        <button type="button" disabled=property(move || store.ui.details.followed() != Arrival::Here)
            on:click=press(move || store.command(Command::Save(file)))>{file.name()}</button>
    }
}

/// One of the two forms of CSV.
#[component]
fn CsvForm(store: Store, is_indonesian: bool) -> impl IntoView {
    let holds = move || store.ui.csv_indonesian.followed() == is_indonesian;
    let choose = move || {
        if !untrack(holds) {
            store.command(Command::ChangeCsv);
        }
    };
    let t = move || &store.later().save;
    view! {
        <label class="choice">
            <input type="radio" name="csv-form" autocomplete="off" prop:checked=property(holds) on:change=tick(choose, holds) />
            " "
            <span>{words(move || if is_indonesian { t().csv_indonesian } else { t().csv_international })}</span>
        </label>
    }
}
