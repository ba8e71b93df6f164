//! What the page does once the first view is there. Its code comes with the components that follow, in a file of its own.
use super::{
    address_bar, answers_door, api, changes, clipboard, details, embed, facet_box, focus, grid, js, launches, offline, paper, save, scroll,
    share_card, sheet, table_door, text_door,
};
use crate::page::{Arrival, Command, Copied, Known, Store, deferred};
use crate::present::{chart, words};
use crate::state::{Action, Listed};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches the code and begins; where it does not come, the page says so.
pub fn begin(store: Store) {
    spawn_local(async move {
        // Figures and titles are on their way before the code that shows them.
        spawn_local(async move {
            details::further(store).await;
        });
        let styles = js::coming("later-style");
        let is_here = deferred::fetch().await.is_ok()
            && details::further(store).await
            && match js::arrived(styles).await {
                // An attempt that the reader asked for may have been faster.
                Ok(styles) => store.ui.deferred.get_untracked() == Arrival::Here || start(store, styles).await.is_ok(),
                Err(_) => false,
            };
        if is_here {
            store.ui.deferred.set(Arrival::Here);
        } else {
            fail(store);
        }
    });
}

/// Says that the code did not come, and goes on asking for it: the sentence stays until it is here.
fn fail(store: Store) {
    store.ui.deferred.set(Arrival::Failed);
    js::after(details::RETRY, move || {
        if store.ui.deferred.get_untracked() == Arrival::Failed {
            begin(store);
        }
    });
}

/// Fetches the code again where it did not come; not while it is on its way, so that it begins once.
pub fn retry(store: Store) {
    if store.ui.deferred.get_untracked() == Arrival::Failed {
        store.ui.deferred.set(Arrival::Coming);
        begin(store);
    }
}

/// Does what a control asks for, as soon as the code for it is here.
pub fn perform(store: Store, command: Command) {
    spawn_local(async move {
        retry(store);
        if perform_now(store, command).await.is_err() {
            fail(store);
        }
    });
}

#[wasm_split(later, fallible)]
fn start(store: Store, styles: Vec<u8>) -> Result<(), SplitLoaderError> {
    js::add_rule(&String::from_utf8_lossy(&styles));
    chart::bring_details();
    address_bar::start();
    scroll::follow();
    sheet::follow(store);
    let ready = api::install(store);
    changes::follow(store);
    embed::follow(store);
    facet_box::follow();
    grid::follow(store);
    offline::follow(store);
    paper::follow(store);
    text_door::take_pastes(store);
    launches::take(store);
    save::recall(store);
    spawn_local(async move {
        details::fetch(store).await;
        text_door::recall(store);
        ready.announce();
        warm(store, 0);
    });
    Ok(())
}

/// Readies the claims for searches, a few at a time, while the browser has nothing better to do.
fn warm(store: Store, from: usize) {
    js::when_idle(move || {
        if let Some(next) = store.session.with_untracked(|session| session.warm(from, 8)) {
            warm(store, next);
        }
    });
}

#[wasm_split(later, fallible)]
fn perform_now(store: Store, command: Command) -> Result<(), SplitLoaderError> {
    match command {
        Command::OpenConflicts => {
            store.act_all(vec![Action::List(Some(Listed::Conflicts)), Action::Open(None)]);
            focus::after_frame("aside.conflicts .close");
        }
        Command::CloseConflicts => {
            // Where the filter asks for the list, closing it is a choice of its own.
            store.act(Action::List(None));
            if untrack(|| store.lists_conflicts()) {
                store.act(Action::List(Some(Listed::Nothing)));
            }
            focus::after_frame("#conflicts");
        }
        Command::OpenFlag(row) => {
            focus::open_card(store, focus::Opened::Claim(row), None);
            js::next_frame(|| {
                if let Some(found) = js::find("aside.card .dispute, aside.card .checks") {
                    found.scroll_into_view();
                }
                focus::focus_quietly("aside.card .close");
            });
        }
        Command::FetchAnswers => answers_door::fetch(store),
        Command::RetryDetails => spawn_local(details::fetch(store)),
        Command::RetryVersions => store.ui.versions.set(Known::NotAsked),
        Command::CopyLink => copy(store, store.link_to_share(), Copied::Link),
        Command::CopyCitation => copy(store, store.tell(&|view| words::citation(view)), Copied::Citation),
        Command::CopyClaimLink => copy(store, store.tell(&|view| words::claim_link(view)), Copied::ClaimLink),
        Command::Report => {
            let text = store.tell(&|view| words::report(view));
            if store.ui.shares { clipboard::share_text(&text) } else { copy(store, text, Copied::Report) }
        }
        Command::CopySnippet(text) => copy(store, text, Copied::Snippet),
        Command::Share => clipboard::share(store.t().page.site_name, &store.link_to_share()),
        Command::TakeNews => offline::take(),
        Command::GoToList => focus::open_list(store, js::focused()),
        Command::Tell(words) => grid::tell(store, words),
        Command::LeaveGrid(place) => grid::leave(store, place),
        Command::GridHelp => grid::help(),
        Command::OpenTable => table_door::show(store, wasm_bindgen::JsValue::UNDEFINED),
        Command::OpenText => text_door::show(store, None),
        Command::Print => js::ignore(js::window().print()),
        Command::Save(file) => save::save(store, file),
        Command::Cite(file) => save::cite(store, file),
        Command::ShareFile => save::share(store),
        Command::CopyTable => save::copy(store, false),
        Command::CopyFigures => save::copy(store, true),
        Command::ChangeCsv => save::change_csv(store),
        Command::SaveCard(cut) => share_card::save(store, cut),
        Command::Open(_)
        | Command::OpenConflict(_)
        | Command::CloseCard
        | Command::OpenFilters
        | Command::CloseFilters
        | Command::Focus(_)
        | Command::RetryDeferred => {}
    }
    Ok(())
}

fn copy(store: Store, text: String, success: Copied) {
    clipboard::copy(text.clone(), move |done| store.ui.copied.set(if done { success } else { Copied::ByHand(text) }));
}
