//! What answers a question about one place, or about several: sentences over the lanes; the table of years, events and neighbours below;
//! and what answers one about the data.
//!
//! Its code is a wasm file of its own (`#[wasm_split(answers)]`), fetched when a state first asks for it; `door` is the way to it and comes
//! with what follows the first view.
mod about;
mod actors;
mod door;
mod head;
mod lists;
mod parts;
mod place;
mod sheet;
mod silence;
mod years;

pub use door::Answers;

use crate::model::edtf::Period;
use crate::model::index::{ClaimIx, Ordinal, RegionIx};
use crate::model::vocabulary::PerFacet;
use crate::page::kit::{Followed, memo, remade};
use crate::page::store::Store;
use crate::page::ui::Arrival;
use crate::present::i18n::answers::answer_strings;
use crate::present::view::View;
use crate::query::place::Place;
use crate::state::{Lang, Listed, ShownUnit, State};
use leptos::prelude::*;
#[cfg(feature = "app")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Where an answer stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Over the lanes.
    Head,
    /// Below them.
    Body,
}

/// Makes one of them. On the page `fetch` must have fetched the code before.
#[cfg(feature = "app")]
#[wasm_split(answers, fallible, preload(fetch))]
pub fn make(store: Store, answer: Answer) -> Result<AnyView, SplitLoaderError> {
    Ok(made(store, answer))
}

/// Makes one of them. Other programs than the page have all their code in one file.
#[cfg(not(feature = "app"))]
async fn make(store: Store, answer: Answer) -> Result<AnyView, ()> {
    Ok(made(store, answer))
}

/// What answers depend on. An open card changes none of it; what is said about the data depends on the language only.
#[derive(Clone, PartialEq)]
struct Asked {
    place: Option<RegionIx>,
    compared: Vec<RegionIx>,
    q: String,
    list: Option<Listed>,
    /// Of the speech sheet only.
    when: Option<Period>,
    /// All claims that the state leaves, whenever they are about, and those of its time.
    rows: [Vec<ClaimIx>; 2],
    facets: PerFacet<Vec<Ordinal>>,
    unit: ShownUnit,
    lang: Lang,
    details: Arrival,
}

fn made(store: Store, answer: Answer) -> AnyView {
    if answer == Answer::Body {
        about::take_focus(store);
    }
    let asked = memo(move || {
        let now = store.shown();
        let is_about = now.state.list == Some(Listed::About);
        let about = State { list: now.state.list, ..State::default() };
        let state = if is_about { &about } else { &now.state };
        let rows = |rows: &[ClaimIx], is: bool| if is && !is_about { rows.to_vec() } else { Vec::new() };
        Asked {
            place: state.place(),
            compared: state.compared().to_vec(),
            q: state.q.clone(),
            list: state.list,
            when: state.when.filter(|_| state.list == Some(Listed::Speech)),
            rows: [rows(&now.answer.others, true), rows(&now.answer.rows, answer == Answer::Body)],
            facets: state.facets.clone(),
            unit: state.unit,
            lang: store.lang(),
            details: if is_about { Arrival::Here } else { store.ui.details.followed() },
        }
    });
    let view = remade(asked, "", move || store.draw(&|view| drawn(store, view, answer)));
    view! { {view} }.into_any()
}

fn drawn(store: Store, view: &View, answer: Answer) -> AnyView {
    let compared = view.state.compared();
    match (answer, view.state.place()) {
        (Answer::Head, _) if view.state.list == Some(Listed::About) => ().into_any(),
        (Answer::Body, _) if view.state.list == Some(Listed::About) => about::sheet(store, view),
        (Answer::Head, Some(_)) if is_speech(view) => ().into_any(),
        (Answer::Body, Some(region)) if is_speech(view) => sheet::sheet(store, view, region),
        (Answer::Head, Some(region)) => head::place(store, view, &told(view, region)),
        (Answer::Body, Some(region)) => place::body(store, view, &told(view, region)),
        (Answer::Body, None) if compared.is_empty() && view.state.asks_for_actors() => actors::section(store, view),
        (Answer::Head, None) if !compared.is_empty() => head::comparison(store, view, compared),
        (Answer::Body, None) if !compared.is_empty() => years::of_areas(store, view, compared),
        (Answer::Head, None) if is_speech(view) => view! { <p class="news">{answer_strings(view.lang).speech.no_place}</p> }.into_any(),
        (_, None) => ().into_any(),
    }
}

fn is_speech(view: &View) -> bool {
    view.state.list == Some(Listed::Speech)
}

fn told(view: &View, region: RegionIx) -> Place {
    view.session.place(&view.answer.others, region, view.state)
}
