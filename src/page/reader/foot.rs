//! The foot of the screen: how many cards stand where, all that are ready at once, the reader's own claims and their lines.
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
    let own = memo(move || desk.own_claims().len() as u32);
    let has_own = memo(move || own.followed() > 0);
    let has_removed = memo(move || desk.removed.with_followed(|removed| !removed.is_empty()));
    let told = move || match counts.followed() {
        (0, 0, 0) => String::new(),
        (accepted, ready, asks) => (t().counts)(accepted, ready, asks),
    };
    view! {
        <footer class="reader-foot">
            <span>{words(told)}</span> <span role="status">{words(move || desk.note.followed())}</span>
            <span class="space"></span>
            <When is=has_removed>
                <span role="status">{words(move || t().removed)}</span>
                <button type="button" id="own-undo" on:click=press(move || desk.undo_removal())>{words(move || t().undo)}</button>
            </When>
            <When is=has_ready>
                <button type="button" on:click=press(move || desk.change(&[], Work::accept_ready))>
                    {words(move || (t().accept_ready)(counts.followed().1))}</button>
            </When>
            <When is=has_own>
                <span class="reader-joined">{words(move || (t().joined)(own.followed()))}</span>
                <button type="button" id="own-on-lane" on:click=press(move || desk.show_own())>{words(move || t().on_lane)}</button>
                <button type="button" class="primary" id="own-save" on:click=press(move || desk.save(false))>{words(move || t().save_claims)}</button>
                <button type="button" on:click=press(move || desk.save(true))>{words(move || t().save_source)}</button>
                <button type="button" id="own-remove" on:click=press(move || desk.remove_own())>{words(move || t().remove_joined)}</button>
            </When>
        </footer>
    }
}
