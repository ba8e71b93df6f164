//! One sentence with one figure: an answer on its own, and a reply to copy. No verdict.
use super::desk::Desk;
use crate::page::Command;
use crate::page::kit::{Followed, memo, press, remade};
use crate::page::ui::Copied;
use crate::present::text_words::{headline, reply};
use leptos::prelude::*;

/// The headline and the reply.
#[component]
pub fn One(desk: Desk) -> impl IntoView {
    let shown = memo(move || (desk.work.followed(), desk.store.lang(), desk.store.ui.details.followed(), desk.store.ui.copied.followed()));
    remade(shown, "", move || {
        let Some(work) = desk.work.get_untracked() else { return ().into_any() };
        let Some(candidate) = work.figures.first().map(|figure| figure.candidate.clone()) else { return ().into_any() };
        desk.store.draw(&|view| {
            let t = desk.t();
            let known = desk.known(view, &work, 0);
            let fragment = candidate.area.as_ref().and_then(|area| Desk::fragment(view, &area.code)).unwrap_or_default();
            let text = reply(view, &candidate, known.as_ref(), &[view.address, "#", &fragment].concat());
            let copied = desk.store.ui.copied.get_untracked() == Copied::Snippet;
            let label = if copied { view.strings().page.copied } else { t.copy_reply };
            let shown = text.clone();
            view! {
                <section class="reader-one">
                    <h3 class="reader-headline">{headline(view, &candidate, known.as_ref())}</h3>
                    <h4>{t.reply}</h4>
                    <p class="reader-reply" translate="no">{shown}</p>
                    <button type="button" class="primary" on:click=press(move || desk.store.command(Command::CopySnippet(text.clone())))>{label}</button>
                    <p class="mute">{t.no_verdict}</p>
                </section>
            }
            .into_any()
        })
    })
}
