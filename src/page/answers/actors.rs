//! Who sends and who receives what is shown, where to, and with which award or programme. Every name, good and country filters.
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::i18n::{date, name};
use crate::present::view::View;
use crate::query::actors::Actor;
use crate::query::place::Event;
use crate::state::Action;
use leptos::prelude::*;

/// Names before the rest is asked for, and goods, countries and events of each.
const SHOWN: usize = 8;
const MOST: usize = 4;

/// The section; nothing where no claim shown names anybody.
pub fn section(store: Store, view: &View) -> AnyView {
    let t = &answer_strings(view.lang).actors;
    let actors = view.session.actors(&view.answer.rows, view.state);
    if actors.is_empty() {
        return ().into_any();
    }
    let mut items: Vec<AnyView> = actors.iter().map(|actor| item(store, view, actor)).collect();
    let rest = items.split_off(SHOWN.min(items.len()));
    let rest = (!rest.is_empty()).then(|| {
        let more = (answer_strings(view.lang).place.more)(rest.len() as u32);
        view! { <details><summary>{more}</summary><ul class="actors">{rest}</ul></details> }.into_any()
    });
    view! {
        <section class="answer" id="actors">
            <h2>{t.heading} " " <span class="mute">{(t.count)(actors.len() as u32)}</span></h2>
            <p class="mute">{t.help}</p>
            <ul class="actors">{items}</ul>
            {rest}
        </section>
    }
    .into_any()
}

fn item(store: Store, view: &View, actor: &Actor) -> AnyView {
    let t = &answer_strings(view.lang).actors;
    let (data, lang) = (&view.session.data, view.lang);
    let called = data.parties.get(actor.party).cloned().unwrap_or_default();
    let roles: Vec<String> = actor.roles.iter().map(|role| view.later().role(*role).to_ascii_lowercase()).collect();
    let about = [&roles.join(", "), " · ", &(answer_strings(lang).place.claims)(actor.claims.len() as u32)].concat();
    let goods = actor.goods.iter().filter_map(|good| data.goods.get(*good)).map(|good| {
        let words = good.name.here(lang).to_owned();
        (words.clone(), Action::Search(words))
    });
    let to = actor.destinations.iter().filter_map(|country| Some((*country, data.codes.countries.get(*country)?)));
    let to = to.map(|(country, entry)| (name(entry, lang).to_owned(), Action::Only(Facet::Destination, Ordinal::of(country))));
    let of_actor = Action::Only(Facet::Party, Ordinal::of(actor.party));
    view! {
        <li>
            <p><b>{filter(store, called, of_actor)}</b> " " <span class="mute">{about}</span></p>
            {line(t.goods, filters(store, goods.collect()))}
            {line(t.to, filters(store, to.collect()))}
            {line(t.awards, events(store, view, &actor.awards))}
            {line(t.programmes, events(store, view, &actor.programmes))}
        </li>
    }
    .into_any()
}

fn filter(store: Store, words: String, action: Action) -> AnyView {
    view! { <button type="button" class="go" translate="no" on:click=press(move || store.act(action.clone()))>{words}</button> }.into_any()
}

fn filters(store: Store, all: Vec<(String, Action)>) -> Vec<AnyView> {
    all.into_iter().take(MOST).map(|(words, action)| filter(store, words, action)).collect()
}

fn events(store: Store, view: &View, events: &[Event]) -> Vec<AnyView> {
    let one = |event: &Event| {
        let row = event.claims.first().copied()?;
        let title = view.session.data.claims.get(row)?.title.here(view.lang).to_owned();
        let when = [" (", &date::period(&event.when, view.lang), ")"].concat();
        Some(
            view! {
                <button type="button" class="go" data-open=row.number().to_string() on:click=press(move || store.command(Command::Open(row)))>{title}</button>
                <span class="mute" translate="no">{when}</span>
            }
            .into_any(),
        )
    };
    events.iter().take(MOST).filter_map(one).collect()
}

/// A line with its head; nothing where there is nothing to say.
fn line(head: &'static str, words: Vec<AnyView>) -> AnyView {
    if words.is_empty() {
        return ().into_any();
    }
    let words: Vec<AnyView> =
        words.into_iter().enumerate().map(|(n, word)| view! { {(n > 0).then_some(" · ")} {word} }.into_any()).collect();
    view! { <p><span class="mute">{head} ": "</span>{words}</p> }.into_any()
}
