//! The screen as a whole: its head, the text, the cards, the foot.
use super::article::Article;
use super::card::Cards;
use super::desk::{Desk, Progress, typed};
use super::foot::Foot;
use super::one::One;
use crate::page::kit::{Followed, When, memo, press, say, truth, words};
use crate::user_text::work::Standing;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn TextReader(desk: Desk) -> impl IntoView {
    let t = move || desk.t();
    let is_read = memo(move || desk.work.with(|work| work.as_ref().is_some_and(|work| !work.figures.is_empty())));
    let has_foot =
        memo(move || is_read.followed() || !desk.own_claims().is_empty() || desk.removed.with_followed(|removed| !removed.is_empty()));
    let is_one = memo(move || desk.is_one());
    let is_many = memo(move || is_read.followed() && !is_one.followed());
    let pane = move || match (is_one.followed(), desk.shows_cards.followed()) {
        (true, _) => "reader-desk one",
        (false, true) => "reader-desk cards",
        (false, false) => "reader-desk",
    };
    view! {
        <div class="reader" lang=words(move || desk.store.lang().code()) on:keydown=move |event| keys(desk, &event)>
            <Head desk />
            <div class="reader-tabs">
                <button type="button" aria-pressed=words(move || truth(!desk.shows_cards.followed())) on:click=press(move || desk.shows_cards.set(false))>
                    {words(move || t().text)}</button>
                <button type="button" aria-pressed=words(move || truth(desk.shows_cards.followed())) on:click=press(move || desk.shows_cards.set(true))>
                    {words(move || (t().claims)(desk.cards().len() as u32))}</button>
            </div>
            <div class=words(pane)>
                <div class="reader-text"><Article desk /></div>
                <div class="reader-found">
                    <When is=is_one><One desk /></When>
                    <Cards desk />
                </div>
            </div>
            <When is=is_many><p class="mute reader-keys">{words(move || t().keys)}</p></When>
            <When is=has_foot><Foot desk /></When>
        </div>
    }
}

/// Title, what was read, publisher and day, the way back.
#[component]
fn Head(desk: Desk) -> impl IntoView {
    let t = move || desk.t();
    let is_marked = memo(move || !desk.is_typed.followed());
    let told = move || match desk.progress.followed() {
        Progress::Reading => t().reading.to_owned(),
        Progress::Missing => t().missing.to_owned(),
        Progress::Idle => desk.work.with(|work| match work {
            None => String::new(),
            Some(work) if work.figures.is_empty() => t().nothing.to_owned(),
            Some(work) => {
                let (_, _, asks) = desk.counts();
                let found = (t().found)(work.cards().len() as u32, work.figures.len() as u32);
                if asks > 0 { [found.as_str(), " ", &(t().to_answer)(asks)].concat() } else { found }
            }
        }),
    };
    let day = move || desk.published.followed();
    let hint = move || {
        let guessed = desk.work.with(|work| work.as_ref().and_then(|work| work.reading.published.clone()));
        match guessed.filter(|_| desk.published.followed().is_empty()) {
            Some(day) => [day.as_str(), ", ", t().guessed].concat(),
            None => t().published_help.to_owned(),
        }
    };
    view! {
        <header class="reader-head" on:keydown=typed>
            <div>
                <h2 id="reader-title">{words(move || t().heading)}</h2>
                <p class="mute"><span role="status">{words(told)}</span> " " <span>{words(move || t().promise)}</span></p>
            </div>
            <label><span>{words(move || t().publisher)}</span>
                <input type="text" maxlength="80" prop:value=words(move || desk.publisher.followed()) on:change=say(move |text| { desk.publisher.set(text); desk.join(); }) /></label>
            <label><span>{words(move || t().published)}</span>
                <input type="text" maxlength="12" aria-describedby="reader-day" prop:value=words(day)
                    on:change=say(move |text| { desk.published.set(text); desk.read(); }) />
                <small id="reader-day" class="mute">{words(hint)}</small></label>
            <When is=is_marked>
                <button type="button" on:click=press(move || desk.is_typed.set(true))>{words(move || t().another)}</button>
            </When>
            <button type="button" class="close" aria-label=words(move || t().close)
                on:click=press(move || desk.close())>"✕"</button>
        </header>
    }
}

/// The keys of the cards, where nothing is typed.
fn keys(desk: Desk, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let chosen = || {
        let number = desk.chosen.get_untracked();
        untrack(|| desk.cards()).into_iter().find(|card| card.number == number).map(|card| card.figures)
    };
    match event.key().as_str() {
        "j" | "J" => desk.step(1),
        "k" | "K" => desk.step(-1),
        "t" | "T" => {
            if let Some(figures) = chosen() {
                desk.stand(&figures, Standing::Accepted);
            }
        }
        "x" | "X" => {
            if let Some(figures) = chosen() {
                desk.stand(&figures, Standing::Rejected);
            }
        }
        "u" | "U" => {
            if chosen().is_some() {
                desk.edit(true);
            }
        }
        key => {
            let reading = ["1", "2", "3"].iter().position(|digit| *digit == key);
            let (Some(reading), Some(figures)) = (reading, chosen()) else { return };
            desk.answer(&figures, reading);
        }
    }
    event.prevent_default();
}
