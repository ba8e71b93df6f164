//! The way to the answers: asks for their code once a state needs it, and says where it does not come.
use super::{Answer, make};
use crate::page::Command;
use crate::page::kit::{Followed, When, follow, memo, now_or_nothing, press, remade, words};
use crate::page::store::Store;
use crate::page::ui::Arrival;
use crate::state::Listed;
use leptos::prelude::*;

/// An answer, as soon as a state asks for one and its code is here.
#[component]
pub fn Answers(store: Store, answer: Answer) -> impl IntoView {
    let is_asked = memo(move || {
        let now = store.shown();
        now.state.place().is_some()
            || !now.state.compared().is_empty()
            || now.state.asks_for_actors()
            || matches!(now.state.list, Some(Listed::About | Listed::Speech))
    });
    follow(move || {
        if is_asked.followed() {
            store.command(Command::FetchAnswers);
        }
    });
    let is_here = memo(move || is_asked.followed() && store.ui.answers.followed() == Arrival::Here);
    let is_missing = memo(move || answer == Answer::Head && is_asked.followed() && store.ui.answers.followed() == Arrival::Failed);
    let view = remade(is_here, "", move || if is_here.get_untracked() { now_or_nothing(make(store, answer)) } else { ().into_any() });
    view! {
        {view}
        <When is=is_missing>
            <p class="news" role="alert">
                <span>{words(move || store.later().absent.answer_failed)}</span> " "
                <button type="button" on:click=press(move || store.command(Command::FetchAnswers))>{words(move || store.t().page.retry)}</button>
            </p>
        </When>
    }
}
