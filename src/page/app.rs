//! The page as a whole: header, first screen, rail, lanes, what follows them, the panel beside them, the foot.
use super::Command;
use super::answers::Answer;
use super::deferred::{Deferred, Part};
use super::facet_rail::FacetRail;
use super::front::Front;
use super::header::{Header, Missing};
use super::kit::{Followed, memo, press, property, words};
use super::lanes::Lanes;
use super::store::Store;
use super::summary::{Announcement, Choices, Summary};
use crate::state::Embed;
use leptos::prelude::*;

/// The page.
#[component]
pub fn App(store: Store) -> impl IntoView {
    let behind = store.behind();
    let has_panel = memo(move || store.has_panel());
    let panels = move || match (has_panel.followed(), store.ui.filters_open.followed()) {
        (false, false) => "app",
        (true, false) => "app with-card",
        (false, true) => "app filters-open",
        (true, true) => "app with-card filters-open",
    };
    // The drawer of filters is modal: until it is closed, only it takes the focus.
    let is_behind = move || property(move || store.ui.filters_open.followed());
    view! {
        <a class="skip" href="#main" inert=is_behind() on:click=move |event| {
            event.prevent_default();
            store.command(Command::Focus("main"));
        }>{words(move || store.t().page.skip_to_content)}</a>
        <Header store />
        <div role="status"><Deferred store part=Part::ByHand /></div>
        <Missing store />
        <Front store />
        <div class=words(panels)>
            <button type="button" class="veil" aria-label=words(move || store.t().page.close)
                on:click=press(move || store.command(Command::CloseFilters))></button>
            <FacetRail store behind />
            <main id="main" tabindex="-1" inert=is_behind()>
                <div role="status"><Deferred store part=Part::Changes /></div>
                <Deferred store part=Part::Banner />
                <div role="status"><Deferred store=behind part=Part::Suggestions /></div>
                <Deferred store part=Part::Answers(Answer::Head) />
                <div class="sum">
                    <div class="chips"><Summary store /></div>
                    <div class="space"><Choices store /></div>
                </div>
                <Deferred store part=Part::Tabs />
                <Deferred store part=Part::Empty />
                <div class="hide" role="status"><Announcement store=behind /></div>
                <Lanes store />
                <Deferred store=behind part=Part::Answers(Answer::Body) />
                <Deferred store=behind part=Part::Coverage />
                <Deferred store part=Part::Save />
                <div class="table"><Deferred store=behind part=Part::Table /></div>
                <Deferred store part=Part::EmbedSource />
            </main>
            <div class="beside" inert=is_behind()><Deferred store part=Part::Panel /></div>
        </div>
        <footer inert=is_behind()><Deferred store part=Part::Footer /></footer>
    }
}

/// What the body's class says of an embedded page: which of the lanes stand alone.
pub fn body_class(embed: Option<Embed>) -> &'static str {
    match embed {
        None => "",
        Some(Embed::All) => "embedded",
        Some(Embed::Values) => "embedded only-value",
        Some(Embed::Releases) => "embedded only-release",
        Some(Embed::Awards) => "embedded only-award",
        Some(Embed::Programmes) => "embedded only-programme",
    }
}
