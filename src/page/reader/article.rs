//! The text: typed, or with its marks, of which a figure leads to its card.
use super::desk::{Desk, typed};
use crate::page::kit::{Followed, memo, press, remade, say, words};
use crate::protocol::reading::MarkKind;
use crate::user_text::work::{Work, pieces};
use leptos::prelude::*;

/// The field to type in, or the marked text.
#[component]
pub fn Article(desk: Desk) -> impl IntoView {
    let is_typed = memo(move || desk.is_typed.followed());
    remade(is_typed, "", move || if is_typed.get_untracked() { field(desk) } else { marked(desk) })
}

fn field(desk: Desk) -> AnyView {
    let t = move || desk.t();
    view! {
        <label class="reader-paste"><span>{words(move || t().paste)}</span>
            <textarea id="reader-field" rows="6" maxlength="2000000" spellcheck="false" autofocus=true on:keydown=typed
                prop:value=words(move || desk.text.followed()) on:input=say(move |text| desk.type_text(text))></textarea></label>
        <p class="mute">{words(move || t().paste_help)}</p>
        <button type="button" class="primary" on:click=press(move || desk.show_marks())>{words(move || t().read)}</button>
    }
    .into_any()
}

fn marked(desk: Desk) -> AnyView {
    let t = move || desk.t();
    // Which card a figure is on changes with what is corrected; a text is not read again for it.
    let numbers = memo(move || desk.work.with(|work| work.as_ref().map(|work| (work.text.clone(), numbered(work)))));
    let text =
        remade(numbers, "", move || desk.work.with_untracked(|work| work.as_ref().map_or_else(|| ().into_any(), |work| body(desk, work))));
    view! {
        <ul class="reader-legend" aria-label=words(move || t().legend)>
            <li><span class="mark figure">{words(move || t().figure)}</span></li>
            <li><span class="mark date">{words(move || t().date)}</span></li>
            <li><span class="mark place">{words(move || t().place)}</span></li>
            <li><span class="mark good">{words(move || t().good)}</span></li>
            <li><span class="mark named">{words(move || t().party)}</span></li>
            <li><span class="mark figure asks">{words(move || t().ask_mark)}</span></li>
        </ul>
        <article class="reader-article" translate="no" tabindex="-1">{text}</article>
    }
    .into_any()
}

/// For each mark the number of its card, and whether something of it is to be answered.
fn numbered(work: &Work) -> Vec<(u32, bool)> {
    let cards = work.cards();
    let of = |mark| work.number_of(&cards, mark).unwrap_or_default();
    let asks = |mark: &crate::protocol::reading::Mark| {
        let figure = work.figures.iter().find(|figure| figure.candidate.span == mark.span);
        figure.map_or_else(|| mark.flags.iter().any(|flag| flag.ask), |figure| figure.questions().next().is_some())
    };
    work.reading.marks.iter().map(|mark| (of(mark), asks(mark))).collect()
}

fn body(desk: Desk, work: &Work) -> AnyView {
    let numbers = numbered(work);
    let piece = |piece: crate::user_text::work::Piece| {
        let Some(n) = piece.mark else { return piece.text.into_any() };
        let kind = work.reading.marks.get(n).map_or(MarkKind::Figure, |mark| mark.kind);
        let (number, asks) = numbers.get(n).copied().unwrap_or_default();
        let class = ["mark ", class_of(kind), if asks { " asks" } else { "" }].concat();
        if number == 0 {
            return view! { <span class=class>{piece.text}</span> }.into_any();
        }
        let pressed = memo(move || desk.chosen.followed() == number);
        view! {
            <button type="button" class=class aria-pressed=words(move || crate::page::kit::truth(pressed.followed()))
                on:click=press(move || desk.choose(number))>{piece.text}<sup>{number.to_string()}</sup></button>
        }
        .into_any()
    };
    pieces(&work.text, &work.reading.marks).into_iter().map(piece).collect::<Vec<AnyView>>().into_any()
}

fn class_of(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Figure => "figure",
        MarkKind::Date => "date",
        MarkKind::Place | MarkKind::Country => "place",
        MarkKind::Name | MarkKind::Party => "named",
        MarkKind::Good => "good",
    }
}
