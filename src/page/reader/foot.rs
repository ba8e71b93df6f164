//! The foot of the screen: how many cards stand where, all that are ready at once, the lines to save.
use super::desk::Desk;
use crate::page::kit::{Followed, When, memo, press, words};
use crate::user_text::work::Work;
use leptos::prelude::*;

/// The foot.
#[component]
pub fn Foot(desk: Desk) -> impl IntoView {
    let t = move || desk.t();
    let counts = memo(move || {
        desk.work.with(|_| ());
        desk.counts()
    });
    let has_ready = memo(move || counts.followed().1 > 0);
    let has_accepted = memo(move || counts.followed().0 > 0);
    let told = move || {
        let (accepted, ready, asks) = counts.followed();
        (t().counts)(accepted, ready, asks)
    };
    view! {
        <footer class="reader-foot">
            <span>{words(told)}</span> <span role="status">{words(move || desk.note.followed())}</span>
            <span class="space"></span>
            <When is=has_ready>
                <button type="button" on:click=press(move || desk.change(&[], Work::accept_ready))>
                    {words(move || (t().accept_ready)(counts.followed().1))}</button>
            </When>
            <When is=has_accepted>
                <button type="button" class="primary" on:click=press(move || desk.save(false))>{words(move || t().save_claims)}</button>
                <button type="button" on:click=press(move || desk.save(true))>{words(move || t().save_source)}</button>
            </When>
        </footer>
    }
}
