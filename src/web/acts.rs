//! What controls ask for: one listener for all, and what each act does.
use super::js::{self, document};
use super::later;
use super::store::Store;
use crate::model::edtf::Period;
use crate::model::facet::Facet;
use crate::present::view::Act;
use crate::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

/// Listens to every control of the page.
pub fn listen(store: Store) {
    js::listen(&document(), "click", move |event| {
        let control = target(&event).and_then(|t| t.closest("[data-act]").ok().flatten());
        // A box says what it asks for when it changes.
        if let Some(code) = control.filter(|c| c.tag_name() != "INPUT").and_then(|c| c.get_attribute("data-act")) {
            event.prevent_default();
            perform(store, &code);
        }
    });
    js::listen(&document(), "submit", |event| event.prevent_default());
    js::listen(&document(), "change", move |event| {
        let Some(target) = target(&event) else { return };
        if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
            perform(store, &select.value());
        } else if let Some(input) = target.dyn_ref::<HtmlInputElement>().filter(|input| input.id() == "asof") {
            set_asof(store, &input.value());
        } else if let Some(code) = target.get_attribute("data-act") {
            perform(store, &code);
        }
    });
    js::listen(&document(), "input", move |event| {
        let Some(input) = target(&event).and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
        if input.get_attribute("role").as_deref() == Some("searchbox") {
            store.act(Action::Search(input.value()));
        } else if let Some(place) = input.get_attribute("data-needle").and_then(|n| n.parse::<usize>().ok()) {
            store.desk.update(|desk| {
                if let Some(facet) = Facet::ALL.get(place) {
                    desk.needles[*facet] = input.value();
                }
            });
        }
    });
    js::listen(&document(), "keydown", move |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape");
        if !is_escape || event.default_prevented() {
            return;
        }
        if store.desk.with(|desk| desk.filters_open) {
            perform(store, &Act::CloseFilters.code());
        } else if store.state.with(|s| s.claim.is_some()) {
            perform(store, &Act::CloseCard.code());
        } else if store.view_now(|view| view.lists_conflicts()) {
            perform(store, &Act::CloseConflicts.code());
        }
    });
}

fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// Does what a code asks for.
pub fn perform(store: Store, code: &str) {
    let Some(act) = Act::read(code) else { return };
    match act {
        Act::Do(action) => {
            if matches!(action, Action::SetAsof(_)) {
                store.desk.update(|desk| desk.asof.clear());
            }
            let opens = matches!(action, Action::Open(Some(_)));
            store.act(action);
            if opens {
                js::next_frame(|| {
                    if let Some(card) = js::find("aside.card") {
                        card.set_scroll_top(0);
                        // What was pressed went with the list or the card before: the reader goes on at the new one.
                        if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
                            js::focus("aside.card .close");
                        }
                    }
                });
            }
        }
        Act::Measure(measure) => {
            let default = store.session.with(|s| s.lane_measure(&[]));
            store.act(if measure == default { Action::ClearFacet(Facet::Measure) } else { Action::Only(Facet::Measure, measure) });
        }
        Act::Compare(region) => {
            // A region outside the filter would not be drawn: comparing it lets it in.
            let outside = store.state.with(|s| {
                let filter = &s.facets[Facet::Region];
                !filter.is_empty() && !filter.contains(&region)
            });
            if outside {
                store.act(Action::Toggle(Facet::Region, region));
            }
            store.act(Action::Compare(region));
        }
        Act::CloseCard => {
            let row = store.state.with(|s| s.claim);
            store.act(Action::Open(None));
            if let Some(row) = row {
                // Back to where the card may have been opened from.
                let code = Act::Do(Action::Open(Some(row))).code();
                let selector = [".disputes [data-act=\"", &code, "\"], tr[data-row=\"", &row.to_string(), "\"] .open"].concat();
                js::next_frame(move || js::focus(&selector));
            }
        }
        Act::Unfold(facet) => {
            store.desk.update(|desk| {
                desk.unfolded[facet] = !desk.unfolded[facet];
                desk.needles[facet].clear();
            });
        }
        Act::OpenFilters => {
            store.desk.update(|desk| desk.filters_open = true);
            js::next_frame(|| js::focus(".rail .close"));
        }
        Act::CloseFilters => {
            store.desk.update(|desk| desk.filters_open = false);
            js::next_frame(|| js::focus("#open-filters"));
        }
        Act::ShowRest => store.desk.update(|desk| desk.rows = usize::MAX),
        Act::SkipToMain => js::focus("main"),
        act => later::perform(store, act),
    }
}

/// The day whose public knowledge is shown. A year of fewer than four digits is still being typed.
fn set_asof(store: Store, typed: &str) {
    if typed.starts_with('0') {
        return;
    }
    let read = Period::parse(typed).ok().filter(|p| p.first() == p.last() && !p.is_uncertain());
    let is_read = typed.is_empty() || read.is_some();
    let kept = if is_read { String::new() } else { typed.chars().take(40).collect() };
    if store.desk.with(|desk| desk.asof != kept) {
        store.desk.update(|desk| desk.asof = kept);
    }
    if is_read {
        store.act(Action::SetAsof(read.map(|p| p.first())));
    }
}
