//! What several parts of the panel are made of.
use crate::model::index::ClaimIx;
use crate::page::Command;
use crate::page::kit::{Followed, Shared, press, truth, words};
use crate::page::save::told;
use crate::page::store::Store;
use crate::page::ui::{Arrival, Copied};
use crate::present::export::File;
use crate::present::export::share_card::Cut;
use crate::present::i18n::check::check_strings;
use crate::present::view::View;
use crate::present::words::short_address;
use crate::state::Action;
use leptos::prelude::*;

/// The handle of a sheet on a phone: pressed, it makes sheets tall, and pressed again as they were. `web::sheet` lets it be dragged.
#[component]
pub fn Grab(store: Store) -> impl IntoView {
    let tall = store.ui.is_tall;
    view! {
        <button type="button" class="grab" aria-label=words(move || store.later().phone.tall) aria-pressed=words(move || truth(tall.followed()))
            on:click=press(move || tall.update(|is| *is = !*is))></button>
    }
}

/// A button that opens a claim's card.
pub fn claim_button(store: Store, row: ClaimIx, name: String) -> AnyView {
    view! { <button type="button" data-open=row.number().to_string() on:click=press(move || store.command(Command::Open(row)))>{name}</button> }
        .into_any()
}

/// A line with amounts or names; none where there is nothing to say.
pub fn line(class: &'static str, text: String) -> AnyView {
    if text.is_empty() { ().into_any() } else { view! { <p class=class translate="no">{text}</p> }.into_any() }
}

/// The way back from a card to the list that it was opened from.
pub fn back(store: Store, view: &View) -> AnyView {
    let t = &check_strings(view.lang).conflicts;
    let words = match () {
        () if !store.ui.at_mark.get_untracked().is_empty() => t.back_to_mark,
        () if store.lists_conflicts() => t.back,
        () => return ().into_any(),
    };
    view! { <button type="button" class="link" on:click=press(move || store.act(Action::Open(None)))>{["‹ ", words].concat()}</button> }
        .into_any()
}

/// The short address of what a card shows, once the ids are here.
pub fn short_link(view: &View, code: Option<String>) -> AnyView {
    let Some(code) = code.filter(|_| view.session.data.has_ids()) else { return ().into_any() };
    let address = short_address(view.address, &code);
    view! { <p class="mute short-link">{view.later().card.short_link} ": " <code translate="no">{address}</code></p> }.into_any()
}

/// The buttons that make a picture of a card for a chat, copy its figures and save its citation, and what became of it.
pub fn files(store: Store, view: &View, has_figures: bool) -> AnyView {
    let t = &view.later().card;
    let buttons: Vec<AnyView> = [(t.picture_wide, Cut::Wide), (t.picture_square, Cut::Square)]
        .into_iter()
        .map(|(words, cut)| {
            view! { <button type="button" on:click=press(move || store.command(Command::SaveCard(cut)))>{words}</button> }.into_any()
        })
        .collect();
    let copies = has_figures.then(|| {
        view! { <button type="button" class="copy-figures" on:click=press(move || store.command(Command::CopyFigures))>{t.copy_figures}</button> }
            .into_any()
    });
    view! {
        {buttons} {copies}
        {references(store, view)} <span role="status">{words(move || told(store))}</span>
    }
    .into_any()
}

/// The buttons that save the citation of what the card shows.
pub fn references(store: Store, view: &View) -> AnyView {
    let label = view.later().card.references;
    let buttons: Vec<AnyView> = File::REFERENCES
        .into_iter()
        .map(|file| {
            view! { <button type="button" on:click=press(move || store.command(Command::Cite(file)))>{file.name()}</button> }.into_any()
        })
        .collect();
    view! { <span role="group" class="references" aria-label=label><span>{label}</span> {buttons}</span> }.into_any()
}

/// The button that makes a message which reports an error in what the card shows.
pub fn report(store: Store, view: &View) -> AnyView {
    view! {
        <button type="button" class="report" on:click=press(move || store.command(Command::Report))>
            {copied(store, Copied::Report, view.later().card.report)}
        </button>
    }
    .into_any()
}

/// What a button that copies says.
pub fn copied(store: Store, of: Copied, asks: &'static str) -> Shared {
    words(move || if store.ui.copied.followed() == of { store.t().page.copied } else { asks })
}

/// Whether the words of the card are still on their way, or did not come.
pub fn details_status(store: Store, view: &View) -> AnyView {
    let (t, late) = (&view.strings().page, &view.later().absent);
    match store.ui.details.followed() {
        Arrival::Here => ().into_any(),
        Arrival::Coming => view! { <p class="mute" role="status">{late.loading_details}</p> }.into_any(),
        Arrival::Failed => view! {
            <p role="alert">
                <span>{late.details_failed}</span> " "
                <button type="button" on:click=press(move || store.command(Command::RetryDetails))>{t.retry}</button>
            </p>
        }
        .into_any(),
    }
}
