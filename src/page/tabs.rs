//! On a phone the page is parted: the lanes, a place's table of years with what else is known of it, the list of its claims. Where there is
//! room, all of it stands below each other, and the style sheet shows no tabs.
use super::kit::{Followed, When, memo, press, truth, words};
use super::store::Store;
use super::ui::Ui;
use crate::present::i18n::page::PhoneWords;
use leptos::prelude::*;

/// A part of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    Lanes,
    /// Of a place, or of places that are compared.
    Years,
    List,
}

impl Tab {
    /// Shows a part.
    pub fn show(self, ui: &Ui) {
        ui.tab.set(self as usize);
    }

    fn code(self) -> &'static str {
        match self {
            Tab::Lanes => "lanes",
            Tab::Years => "years",
            Tab::List => "list",
        }
    }

    fn name(self, words: &PhoneWords) -> &'static str {
        match self {
            Tab::Lanes => words.timelines,
            Tab::Years => words.years,
            Tab::List => words.list,
        }
    }
}

/// The tabs; none where there is nothing to part.
#[component]
pub fn Tabs(store: Store) -> impl IntoView {
    let has_claims = memo(move || {
        let now = store.shown();
        now.state.embed.is_none() && !now.answer.rows.is_empty()
    });
    let has_years = memo(move || {
        let now = store.shown();
        now.state.place().is_some() || !now.state.compared().is_empty()
    });
    let tab = move |tab: Tab| {
        // Without a table of years its place is the lanes'.
        let is_shown = move || {
            let shown = store.ui.tab.followed();
            shown == tab as usize || tab == Tab::Lanes && shown == Tab::Years as usize && !has_years.followed()
        };
        view! {
            <button type="button" data-tab=tab.code() aria-pressed=words(move || truth(is_shown())) on:click=press(move || tab.show(store.ui))>
                {words(move || tab.name(&store.later().phone))}
            </button>
        }
        .into_any()
    };
    view! {
        <When is=has_claims>
            <div class="tabs" role="group" aria-label=words(move || store.later().phone.parts)>
                {tab(Tab::Lanes)}
                <When is=has_years>{tab(Tab::Years)}</When>
                {tab(Tab::List)}
            </div>
        </When>
    }
}
