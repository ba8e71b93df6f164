//! The cards: figures of one kind, area and period, what is known of each, what is to be answered, and what to do with them.
use super::desk::Desk;
use super::edit::edit;
use super::known::Figures;
use super::slots::names;
use crate::page::host::host;
use crate::page::kit::{Followed, When, memo, press, property, remade, truth, words};
use crate::present::i18n::text_reader::TextReaderWords;
use crate::present::text_words::{self, Sentence};
use crate::present::view::View;
use crate::protocol::reading::{Candidate, Decided, TextChoice, TextFlag};
use crate::user_text::slots::Slot;
use crate::user_text::work::{Card, Figure, Group, Standing, Work, is_of_date};
use leptos::prelude::*;

/// All cards, in groups: to be answered, ready, accepted, rejected. What is typed into a card changes words of it and leaves its controls
/// where they are; the cards are made anew where others come, go, or change their group.
#[component]
pub fn Cards(desk: Desk) -> impl IntoView {
    let shown = memo(move || (desk.cards(), desk.store.lang(), desk.store.ui.details.followed()));
    remade(shown, "", move || {
        let cards = desk.cards();
        Group::ALL.map(|group| of_group(desk, &cards, group)).into_iter().collect::<Vec<AnyView>>().into_any()
    })
}

fn of_group(desk: Desk, cards: &[Card], group: Group) -> AnyView {
    let t = desk.t();
    let own: Vec<&Card> = cards.iter().filter(|card| card.group == group).collect();
    if own.is_empty() {
        return ().into_any();
    }
    let title = match group {
        Group::Asks => t.asks,
        Group::Ready => t.ready,
        Group::Accepted => t.accepted,
        Group::Rejected => t.rejected,
    };
    let count = own.len().to_string();
    let listed: Vec<AnyView> = own.into_iter().map(|card| one(desk, cards, card)).collect();
    view! { <section class="reader-group"><h3>{title} " " <span class="mute">{count}</span></h3>{listed}</section> }.into_any()
}

fn figures_of(work: Option<&Work>, of: &[usize]) -> Figures {
    of.iter().filter_map(|n| Some((*n, work?.figures.get(*n)?.clone()))).collect()
}

fn one(desk: Desk, cards: &[Card], card: &Card) -> AnyView {
    let number = card.number;
    let is_chosen = memo(move || desk.chosen.followed() == number);
    let is_edited = memo(move || is_chosen.followed() && desk.is_edited.followed());
    let of = card.figures.clone();
    let figures = memo(move || desk.work.with_followed(|work| figures_of(work.as_ref(), &of)));
    let called = move || {
        let figures = figures.followed();
        let first = figures.first().map(|(_, first)| first.candidate.clone());
        first.map_or_else(String::new, |first| desk.store.see(|view| title(view, desk.t(), &first)))
    };
    let told = memo(move || (figures.followed(), is_chosen.followed()));
    let kind = move || {
        figures
            .with_followed(|figures| figures.first().map_or_else(String::new, |(_, first)| ["dot ", &first.candidate.kind.code].concat()))
    };
    let facts = remade(told, "", move || desk.store.draw(&|view| facts(desk, view, &figures.get_untracked(), is_chosen.get_untracked())));
    let (all, own) = (cards.to_vec(), card.clone());
    let form = remade(is_edited, "", move || {
        if !is_edited.get_untracked() {
            return ().into_any();
        }
        desk.store.draw(&|view| edit(desk, view, figures, &all, &own))
    });
    view! {
        <section class=words(move || if is_chosen.followed() { "reader-card chosen" } else { "reader-card" }) tabindex="-1"
            aria-label=words(move || [&number.to_string(), ". ", &called()].concat())>
            <h4><button type="button" class="number" aria-expanded=words(move || truth(is_chosen.followed()))
                on:click=press(move || desk.choose(number))>{number.to_string()}</button> <i class=words(kind)></i> " " {words(called)}</h4>
            {facts}
            {form}
            {acts(desk, card, figures, is_edited)}
        </section>
    }
    .into_any()
}

/// What is known of the figures of a card, what they are about, what is to be answered, and why they are read so.
fn facts(desk: Desk, view: &View, figures: &[(usize, Figure)], is_chosen: bool) -> AnyView {
    let Some(work) = desk.work.get_untracked() else { return ().into_any() };
    let Some((_, first)) = figures.first() else { return ().into_any() };
    let places: Vec<usize> = figures.iter().map(|(n, _)| *n).collect();
    let rows: Vec<AnyView> = figures.iter().map(|(n, figure)| figure_row(desk, view, &work, *n, figure)).collect();
    let questions: Vec<AnyView> = work.questions(&places).into_iter().map(|(flag, of)| question(desk, view, &flag, of)).collect();
    view! {
        {rows}
        <p class="mute slots">{slots(view, desk.t(), &first.candidate)}</p>
        {questions}
        {why(desk, view, &work, &first.candidate, is_chosen)}
    }
    .into_any()
}

fn title(view: &View, t: &TextReaderWords, candidate: &Candidate) -> String {
    let measure = crate::present::conflict_words::capital(&text_words::measure(view, &candidate.measure.code));
    let when = text_words::when_of(view, candidate);
    [measure.as_str(), ", ", if when.is_empty() { t.unknown } else { &when }].concat()
}

/// A figure: its value, how it is written, and what is known of it.
fn figure_row(desk: Desk, view: &View, work: &Work, n: usize, figure: &Figure) -> AnyView {
    let t = desk.t();
    let candidate = &figure.candidate;
    let value = match candidate.upper {
        Some(upper) => {
            [text_words::value(view, candidate.value, &candidate.unit), text_words::value(view, upper, &candidate.unit)].join(" – ")
        }
        None => text_words::value(view, candidate.value, &candidate.unit),
    };
    let mut notes = vec![text_words::measure(view, &candidate.measure.code), (t.written)(&candidate.original)];
    notes.extend(view.later().status(candidate.status).map(str::to_owned));
    if figure.is_changed {
        notes.push(t.changed.to_owned());
    }
    if figure.standing == Standing::Rejected {
        notes.push(t.rejected.to_owned());
    }
    let told: Vec<AnyView> = desk.told(view, work, n).into_iter().map(|told| sentence(desk, view, told)).collect();
    view! {
        <div class="reader-figure">
            <div><p><strong translate="no">{value}</strong></p><p class="mute" translate="no"><small>{notes.join(" · ")}</small></p></div>
            <dl>{told}</dl>
        </div>
    }
    .into_any()
}

/// Claims that a sentence leads to.
const LINKS: usize = 4;

fn sentence(desk: Desk, view: &View, told: Sentence) -> AnyView {
    let links: Vec<AnyView> = told
        .claims
        .iter()
        .take(LINKS)
        .map(|claim| {
            let (claim, name) = (*claim, text_words::link_words(view, *claim));
            view! { " " <button type="button" class="link" translate="no" on:click=press(move || desk.open_claim(claim))>{name}</button> }
                .into_any()
        })
        .collect();
    view! { <dt class=told.tone.class()>{told.tone.label(desk.t())}</dt><dd>{told.words}{links}</dd> }.into_any()
}

/// What the claim is about, in one line.
fn slots(view: &View, t: &TextReaderWords, candidate: &Candidate) -> String {
    let or_unknown = |text: String| if text.is_empty() { t.unknown.to_owned() } else { text };
    let mut slots = vec![
        [t.when, " ", &or_unknown(text_words::when_of(view, candidate))].concat(),
        [t.area, " ", &or_unknown(text_words::area_of(view, candidate))].concat(),
    ];
    let scope = text_words::scope_of(view, candidate);
    slots.push([t.scope, " ", if scope.is_empty() { t.all_goods } else { &scope }].concat());
    let named = |slot| names(view, slot, candidate).into_iter().map(|(_, called)| called).collect::<Vec<_>>().join(", ");
    let parties: Vec<&str> = candidate.parties.iter().map(|party| party.name.as_str()).collect();
    for (name, list) in [(t.goods, named(Slot::Goods)), (t.destinations, named(Slot::Destinations)), (t.parties, parties.join(", "))] {
        if !list.is_empty() {
            slots.push([name, " ", &list].concat());
        }
    }
    slots.join(" · ")
}

fn question(desk: Desk, view: &View, flag: &TextFlag, of: Vec<usize>) -> AnyView {
    let t = desk.t();
    let kind = flag.kind;
    let choice = |choice: &TextChoice| {
        let (words, choice, of) = (text_words::choice(view, choice), choice.clone(), of.clone());
        let act = move || desk.change(&of, |work| work.answer(&of, kind, &choice));
        view! { <li><button type="button" on:click=press(act)>{words}</button></li> }.into_any()
    };
    let choices: Vec<AnyView> = flag.readings.iter().map(choice).collect();
    let leave = if flag.readings.iter().any(|reading| reading.value.is_some()) {
        t.leave_amount
    } else if is_of_date(kind) {
        t.leave_date
    } else {
        t.leave_other
    };
    let of_leave = of.clone();
    let leaves = move || desk.change(&of_leave, |work| work.leave(&of_leave, kind));
    view! {
        <div class="reader-question" role="group" aria-label=(t.question)(kind)>
            <p>{(t.question)(kind)}</p>
            <ul>{choices}<li><button type="button" class="link" on:click=press(leaves)>{leave}</button></li></ul>
        </div>
    }
    .into_any()
}

/// Why it is read so: each slot with the words that it hangs on and the rule.
fn why(desk: Desk, view: &View, work: &Work, candidate: &Candidate, is_open: bool) -> AnyView {
    if !is_open {
        return ().into_any();
    }
    let t = desk.t();
    let units: Vec<u16> = work.text.encode_utf16().collect();
    let row = |slot: &'static str, decided: &Decided, value: String| {
        let words = decided.span.and_then(|span| units.get(span.start as usize..span.end as usize));
        let words = words.map_or_else(String::new, |units| ["“", &String::from_utf16_lossy(units), "”"].concat());
        view! { <tr><td translate="no">{words}</td><th scope="row">{slot}</th><td>{value}</td><td><code translate="no">{decided.rule.clone()}</code></td></tr> }
            .into_any()
    };
    let figure = Decided { code: String::new(), rule: candidate.rules.join(", "), span: Some(candidate.span) };
    let mut rows = vec![row(t.value, &figure, text_words::value(view, candidate.value, &candidate.unit))];
    rows.push(row(t.measure, &candidate.measure, text_words::measure(view, &candidate.measure.code)));
    rows.extend(candidate.when.as_ref().map(|when| row(t.when, when, text_words::when_of(view, candidate))));
    rows.extend(candidate.area.as_ref().map(|area| row(t.area, area, text_words::area_of(view, candidate))));
    rows.extend(candidate.scope.as_ref().map(|scope| row(t.scope, scope, text_words::scope_of(view, candidate))));
    let goods = candidate.goods.iter().map(|good| (t.goods, good.span, &good.rule)).zip(names(view, Slot::Goods, candidate));
    let to = candidate.destinations.iter().map(|to| (t.destinations, to.span, &to.rule)).zip(names(view, Slot::Destinations, candidate));
    rows.extend(
        goods
            .chain(to)
            .map(|((slot, span, rule), (code, called))| row(slot, &Decided { code, rule: rule.clone().unwrap_or_default(), span }, called)),
    );
    view! { <details class="reader-why"><summary>{t.why}</summary><table><tbody>{rows}</tbody></table></details> }.into_any()
}

/// What can be done with a card.
fn acts(desk: Desk, card: &Card, figures: Memo<Figures>, is_edited: Memo<bool>) -> AnyView {
    let t = desk.t();
    let stand = |standing: Standing| {
        let of = card.figures.clone();
        press(move || desk.stand(&of, standing))
    };
    if matches!(card.group, Group::Accepted | Group::Rejected) {
        let state = if card.group == Group::Accepted { t.accepted } else { t.rejected };
        return view! { <p class="reader-acts"><strong>{state}</strong> <button type="button" on:click=stand(Standing::Open)>{t.undo}</button></p> }
            .into_any();
    }
    let number = card.number;
    let why_not = memo(move || figures.with_followed(|figures| why_not(figures, t)));
    let area = memo(move || figures.with_followed(|figures| Some(figures.first()?.1.candidate.area.as_ref()?.code.clone())));
    let has_area = memo(move || area.followed().is_some());
    let show = move || {
        if let Some(area) = area.get_untracked() {
            desk.show_area(&area);
        }
    };
    let edit = move || {
        let was = is_edited.get_untracked();
        desk.choose(number);
        desk.edit(!was);
    };
    view! {
        // What is typed is taken when the button comes up: taken when it goes down, the card would move from under the hand.
        <p class="reader-acts" on:mousedown=|event| event.prevent_default() on:mouseup=|_| (host().leave_field)()>
            <button type="button" class="accept" disabled=property(move || !why_not.followed().is_empty()) on:click=stand(Standing::Accepted)>{t.accept}</button>
            <button type="button" on:click=press(edit)>{words(move || if is_edited.followed() { t.done } else { t.edit })}</button>
            <button type="button" on:click=stand(Standing::Rejected)>{t.reject}</button>
            <When is=has_area><button type="button" class="link" on:click=press(show)>{t.on_page}</button></When>
            <span class="mute">{words(move || why_not.followed())}</span>
        </p>
    }
    .into_any()
}

/// Why the figures cannot be taken over yet; empty where they can.
fn why_not(figures: &[(usize, Figure)], t: &'static TextReaderWords) -> &'static str {
    let open = || figures.iter().map(|(_, figure)| figure).filter(|figure| figure.standing == Standing::Open);
    if open().any(|figure| figure.questions().next().is_some()) {
        t.answer_first
    } else if open().any(|figure| figure.candidate.when.is_none()) {
        t.needs_when
    } else if open().any(|figure| figure.candidate.area.is_none()) {
        t.needs_area
    } else if open().any(|figure| !figure.is_yielded) {
        t.not_yielded
    } else {
        ""
    }
}
