//! What a figure is of, in correction: goods, destinations and parties as lists, each chosen from those of the data.
use super::desk::Desk;
use crate::model::vocabulary::Role;
use crate::page::kit::{Followed, choose, memo, press, remade, say};
use crate::present::i18n::name;
use crate::present::view::View;
use crate::protocol::reading::{Candidate, TextParty};
use crate::state::Lang;
use crate::user_text::slots::Slot;
use crate::user_text::work::Work;
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
pub fn lists(desk: Desk, view: &View, of: &[usize]) -> AnyView {
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
        {list(desk, of, t.goods, "reader-goods", "#reader-goods", goods, ().into_any(), || Slot::Goods)}
        {list(desk, of, t.destinations, "reader-to", "#reader-to", countries, ().into_any(), || Slot::Destinations)}
        {list(desk, of, t.parties, "reader-who", "#reader-who", parties,
            view! { <select aria-label=t.role on:change=set_role>{roles}</select> }.into_any(), move || Slot::Parties(Cell::get(&role)))}
    }
    .into_any()
}

/// One list: what is in it, each with a button that takes it out, and a field that adds.
fn list(
    desk: Desk,
    of: &[usize],
    label: &'static str,
    id: &'static str,
    field: &'static str,
    options: Vec<AnyView>,
    beside: AnyView,
    slot: impl Fn() -> Slot + 'static,
) -> AnyView {
    let t = desk.t();
    let kind = slot();
    let (of_names, of_out, of_add) = (of.to_vec(), of.to_vec(), of.to_vec());
    let all = move |work: &Work| {
        let figures = of_names.iter().filter_map(|n| work.figures.get(*n));
        crate::user_text::lines::distinct(
            figures.flat_map(|figure| desk.store.see(|view| names(view, kind, &figure.candidate))).collect::<Vec<_>>(),
        )
    };
    let names = memo(move || desk.work.with_followed(|work| work.as_ref().map(&all).unwrap_or_default()));
    let shown = remade(names, field, move || {
        let one = |(key, called): (String, String)| {
            let of = of_out.clone();
            let label = (t.take_out)(&called);
            let act = press(move || desk.change(&of, |work| work.take_out(&of, kind, &key)));
            view! { <li><span translate="no">{called}</span> <button type="button" class="link" aria-label=label on:click=act>"✕"</button></li> }.into_any()
        };
        names.get_untracked().into_iter().map(one).collect::<Vec<AnyView>>().into_any()
    });
    let add = move |text: String| {
        let mut is_known = true;
        desk.change(&of_add, |work| {
            is_known = desk.store.session.with_untracked(|session| work.add(&of_add, slot(), &session.data, &text));
        });
        if !is_known {
            desk.note.set(t.not_listed.to_owned());
        }
    };
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
