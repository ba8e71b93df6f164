//! A card in correction: what was written stays; each slot is changed on its own, and what is known is told anew.
use super::desk::{Desk, typed};
use super::known::Figures;
use super::slots::lists;
use crate::page::kit::{press, say};
use crate::present::i18n::name;
use crate::present::text_words;
use crate::present::view::View;
use crate::user_text::work::{Card, Figure};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The form of a card.
pub fn edit(desk: Desk, view: &View, of: Memo<Figures>, cards: &[Card], card: &Card) -> AnyView {
    let figures = of.get_untracked();
    let t = desk.t();
    let Some(first) = figures.first().map(|(_, figure)| &figure.candidate) else { return ().into_any() };
    let (of_when, of_area) = (card.figures.clone(), card.figures.clone());
    let set_when = say(move |text: String| desk.correct(&of_when, t.bad_when, |work| work.set_when(&of_when, &text)));
    let set_area = say(move |text: String| {
        desk.correct(&of_area, t.bad_area, |work| {
            desk.store.session.with_untracked(|session| work.set_area(&of_area, &session.data.codes, &text))
        });
    });
    let regions: Vec<AnyView> =
        view.session.data.codes.regions.iter().map(|region| view! { <option value=region.name.clone()></option> }.into_any()).collect();
    let scopes = view.session.data.codes.scopes.iter();
    let scopes: Vec<AnyView> =
        scopes.map(|row| view! { <option value=name(&row.entry, view.lang).to_owned()></option> }.into_any()).collect();
    let is_of_several = figures.len() > 1;
    let figures: Vec<AnyView> = figures.iter().map(|(n, figure)| one(desk, view, *n, figure, is_of_several)).collect();
    let others = cards.iter().filter(|other| other.number != card.number).filter_map(|other| Some((other.number, *other.figures.first()?)));
    let merges: Vec<AnyView> = others
        .take(6)
        .map(|(number, into)| {
            let of = card.figures.clone();
            let act = press(move || desk.change(&of, |work| work.merge(&of, into)));
            view! { " " <button type="button" class="link" on:click=act>{(t.merge)(number)}</button> }.into_any()
        })
        .collect();
    view! {
        <div class="reader-edit" on:keydown=move |event| ended(desk, event)>
            {figures}
            <label><span>{t.when}</span>
                <input type="text" maxlength="40" value=first.when.as_ref().map_or_else(String::new, |when| when.code.clone())
                    aria-describedby="reader-when" on:change=set_when />
                <small class="mute" id="reader-when">{t.when_help}</small></label>
            <label><span>{t.area}</span>
                <input type="text" maxlength="60" list="reader-regions" value=text_words::area_of(view, first) on:change=set_area />
                <datalist id="reader-regions">{regions}</datalist></label>
            <datalist id="reader-scopes">{scopes}</datalist>
            {lists(desk, view, of)}
            <p>{merges}</p>
        </div>
    }
    .into_any()
}

/// Keeps keys from being taken as those of the cards; Escape ends the correction, not the whole screen.
fn ended(desk: Desk, event: KeyboardEvent) {
    if event.key() == "Escape" {
        event.prevent_default();
        desk.edit(false);
    }
    typed(event);
}

/// The value, unit and measure of one figure.
fn one(desk: Desk, view: &View, n: usize, figure: &Figure, is_of_several: bool) -> AnyView {
    let t = desk.t();
    let candidate = &figure.candidate;
    let codes = &view.session.data.codes;
    // The words and the unit as they stand in the form.
    let typed = StoredValue::new((candidate.original.clone(), candidate.unit.clone()));
    let set = move || {
        let (text, unit) = typed.get_value();
        desk.correct(&[n], t.bad_value, |work| work.set_value(n, &text, &unit));
    };
    let set_value = say(move |text: String| {
        typed.update_value(|typed| typed.0 = text);
        set();
    });
    let set_unit = say(move |unit: String| {
        typed.update_value(|typed| typed.1 = unit);
        set();
    });
    let set_scope = say(move |text: String| {
        desk.correct(&[n], t.not_listed, |work| desk.store.session.with_untracked(|session| work.set_scope(n, &session.data, &text)));
    });
    let option =
        |code: &str, words: String, own: &str| view! { <option value=code.to_owned() selected=code == own>{words}</option> }.into_any();
    let units: Vec<AnyView> =
        codes.units.iter().map(|row| option(&row.entry.code, name(&row.entry, view.lang).to_owned(), &candidate.unit)).collect();
    let measures: Vec<AnyView> =
        codes.measures.iter().map(|row| option(&row.entry.code, name(&row.entry, view.lang).to_owned(), &candidate.measure.code)).collect();
    let part = is_of_several.then(|| {
        view! { <button type="button" class="link" on:click=press(move || desk.change(&[n], |work| work.part(n)))>{t.part}</button> }
            .into_any()
    });
    view! {
        <fieldset>
            <legend translate="no">{(t.written)(&candidate.original)}</legend>
            <label><span>{t.value}</span>
                <input type="text" maxlength="40" value=candidate.original.clone() on:change=set_value />
                <small class="mute">{t.value_help}</small></label>
            <label><span>{t.unit}</span><select on:change=set_unit>{units}</select></label>
            <label><span>{t.measure}</span>
                <select on:change=say(move |code| desk.change(&[n], |work| work.set_measure(n, &code)))>{measures}</select></label>
            <label><span>{t.scope}</span>
                <input type="text" maxlength="90" list="reader-scopes" placeholder=t.all_goods value=text_words::scope_of(view, candidate) on:change=set_scope /></label>
            {part}
        </fieldset>
    }
    .into_any()
}
