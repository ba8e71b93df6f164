//! The foot of the page: what it holds and under which licences, the code to embed it, whether it opens offline, a new version.
use super::Command;
use super::embed::EmbedCode;
use super::kit::{Followed, When, memo, press, words};
use super::store::Store;
use super::ui::{Kept, News};
use crate::model::edtf::Period;
use crate::present::i18n::date;
use crate::query::history::RECORDED;
use crate::state::{Action, Listed};
use leptos::prelude::*;

/// The foot.
#[component]
pub fn Footer(store: Store) -> impl IntoView {
    let holdings = move || {
        store.tell(&|view| {
            let (t, data) = (&view.strings().page, &view.session.data);
            let holdings = (t.holdings)(data.claims.len() as u32, data.sources.len() as u32);
            let day = Period::parse(RECORDED).ok().map(|day| (view.later().absent.as_of)(&date::period_long(&day, view.lang)));
            day.map_or_else(|| holdings.clone(), |day| [&day, " · ", &holdings].concat())
        })
    };
    let licences = move || {
        let t = &store.later().absent;
        [t.data_licence, " · ", t.code_licence].concat()
    };
    view! {
        <p>
            {words(holdings)} " · "
            <button type="button" class="link" id="about" on:click=press(move || store.act(Action::List(Some(Listed::About))))>
                {words(move || store.later().absent.about)}
            </button>
        </p>
        <p>{words(licences)}</p>
        <EmbedCode store />
        <div role="status"><OfflineStatus store /></div>
        <div role="status"><NewVersion store /></div>
    }
}

/// One sentence: whether the page opens without its server, or why not.
#[component]
pub fn OfflineStatus(store: Store) -> impl IntoView {
    let sentence = move || {
        let t = &store.later().offline;
        match store.ui.kept.followed() {
            Kept::Unsaid => "",
            Kept::OneFile => t.one_file,
            Kept::Preparing => t.preparing,
            Kept::Ready => t.ready,
            Kept::NoWorker => t.no_worker,
            Kept::Insecure => t.insecure,
            Kept::Denied => t.denied,
            Kept::Full => t.full,
            Kept::Interrupted => t.interrupted,
        }
    };
    view! { <p id="offline" data-kept=words(move || store.ui.kept.followed().name())>{words(sentence)}</p> }
}

/// The bar that offers a new version.
#[component]
pub fn NewVersion(store: Store) -> impl IntoView {
    let is_offered = memo(move || store.ui.news.followed() != News::None);
    let told = move |of: fn(&'static crate::present::i18n::LaterStrings, bool) -> &'static str| {
        words(move || of(store.later(), store.ui.news.followed() == News::Replaced))
    };
    view! {
        <When is=is_offered>
            <div class="update">
                <p>{told(|t, is_replaced| if is_replaced { t.offline.replaced } else { t.offline.new_version })}</p>
                <button type="button" class="primary" on:click=press(move || store.command(Command::TakeNews))>
                    {told(|t, is_replaced| if is_replaced { t.offline.reload } else { t.offline.take })}
                </button>
                <button type="button" class="later" on:click=press(move || store.ui.news.set(News::None))>{told(|t, _| t.offline.later)}</button>
            </div>
        </When>
    }
}
