//! What a figure is of, in correction: goods, destinations and parties as lists, each chosen from those of the data.
use super::desk::Desk;
use super::known::Figures;
use crate::model::vocabulary::Role;
use crate::page::Command;
use crate::page::kit::{choose, press, remade, say};
use crate::present::i18n::name;
use crate::present::view::View;
use crate::protocol::reading::{Candidate, TextParty};
use crate::state::Lang;
use crate::user_text::lines::distinct;
use crate::user_text::slots::Slot;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// What a list of a candidate has: by which it is taken out, and how it is called.
pub fn names(view: &View, slot: Slot, candidate: &Candidate) -> Vec<(String, String)> {
    match slot {
        Slot::Goods => candidate.goods.iter().map(|good| (good.name[Lang::En].clone(), good.name.here(view.lang).to_owned())).collect(),
        Slot::Destinations => {
            let called = |code: &String| {
                let row = view.session.data.codes.countries.iter().find(|row| row.code == *code);
                row.map_or_else(|| code.clone(), |row| name(row, view.lang).to_owned())
            };
            candidate.destinations.iter().map(|to| (to.code.clone(), called(&to.code))).collect()
        }
        Slot::Parties(_) => {
            let role = |party: &TextParty| party.role.map_or_else(String::new, |role| [" (", view.later().role(role), ")"].concat());
            candidate.parties.iter().map(|party| (party.name.clone(), [party.name.as_str(), &role(party)].concat())).collect()
        }
    }
}

/// All three lists of a card's figures.
pub fn lists(desk: Desk, view: &View, figures: Memo<Figures>) -> AnyView {
    let t = desk.t();
    let data = &view.session.data;
    let option = |text: &str| view! { <option value=text.to_owned()></option> }.into_any();
    let goods: Vec<AnyView> = data.goods.iter().map(|good| option(good.name.here(view.lang))).collect();
    let countries: Vec<AnyView> = data.codes.countries.iter().map(|row| option(name(row, view.lang))).collect();
    let parties: Vec<AnyView> = data.parties.iter().map(|party| option(party)).collect();
    let roles: Vec<AnyView> =
        Role::ALL.iter().map(|role| view! { <option value=role.code()>{view.later().role(*role)}</option> }.into_any()).collect();
    let role = Rc::new(Cell::new(Role::ALL[0]));
    let chosen = role.clone();
    let set_role = say(move |code: String| {
        if let Some(role) = Role::from_code(&code) {
            chosen.set(role);
        }
    });
    view! {
        {list(desk, figures, t.goods, "#reader-goods", goods, ().into_any(), || Slot::Goods)}
        {list(desk, figures, t.destinations, "#reader-to", countries, ().into_any(), || Slot::Destinations)}
        {list(desk, figures, t.parties, "#reader-who", parties,
            view! { <select aria-label=t.role on:change=set_role>{roles}</select> }.into_any(), move || Slot::Parties(Cell::get(&role)))}
    }
    .into_any()
}

/// One list: what is in it, each with a button that takes it out, and a field that adds.
fn list(
    desk: Desk,
    figures: Memo<Figures>,
    label: &'static str,
    field: &'static str,
    options: Vec<AnyView>,
    beside: AnyView,
    slot: impl Fn() -> Slot + 'static,
) -> AnyView {
    let t = desk.t();
    let kind = slot();
    let of = figures.with_untracked(|figures| figures.iter().map(|(n, _)| *n).collect::<Vec<usize>>());
    let of_add = of.clone();
    let shown = remade(figures, "", move || {
        let all = figures.get_untracked();
        let all = all.iter().flat_map(|(_, figure)| desk.store.see(|view| names(view, kind, &figure.candidate))).collect::<Vec<_>>();
        let one = |(key, called): (String, String)| {
            let of = of.clone();
            let label = (t.take_out)(&called);
            let act = press(move || {
                desk.change(&of, |work| work.take_out(&of, kind, &key));
                // The button goes; the three lists are made anew together, so each cannot keep the focus by itself.
                desk.store.command(Command::Focus(field));
            });
            view! { <li><span translate="no">{called}</span> <button type="button" class="link" aria-label=label on:click=act>"✕"</button></li> }.into_any()
        };
        distinct(all).into_iter().map(one).collect::<Vec<AnyView>>().into_any()
    });
    let add = move |text: String| {
        desk.correct(&of_add, t.not_listed, |work| {
            desk.store.session.with_untracked(|session| work.add(&of_add, slot(), &session.data, &text))
        });
    };
    let id = field.trim_start_matches('#');
    let listed = [id, "-all"].concat();
    view! {
        <div class="reader-list" role="group" aria-label=label>
            <label for=id>{label}</label>
            <ul>{shown}</ul>
            <div>{beside}<input type="text" maxlength="90" id=id list=listed.clone() on:change=choose(add, String::new) />
                <datalist id=listed>{options}</datalist></div>
        </div>
    }
    .into_any()
}
