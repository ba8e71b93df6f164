//! What the page does once the first view is there. Its code comes with that of the later sections, in a file of its own.
use super::js;
use super::store::Store;
use super::{api, changes, clipboard, embed, late, offline, save, table_door};
use crate::present::view::{self, Act, Copied, News};
use crate::state::Action;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches the code and begins; where it does not come, the page says so.
pub async fn begin(store: Store) {
    if view::later::fetch().await.is_ok() {
        store.desk.update(|desk| desk.complete = true);
        if start(store).await.is_ok() {
            return;
        }
    }
    js::set_attribute("#needs-data", "data-missing", "");
}

/// Does what a control asks for that the first view has no code for, as soon as the code is here.
pub fn perform(store: Store, act: Act) {
    spawn_local(async move {
        let _ = perform_now(store, act).await;
    });
}

#[wasm_split(later, fallible)]
fn start(store: Store) -> Result<(), SplitLoaderError> {
    let ready = api::install(store);
    changes::follow(store);
    embed::follow(store);
    offline::follow(store);
    spawn_local(async move {
        late::fetch(store).await;
        ready.announce();
        warm(store, 0);
    });
    Ok(())
}

/// Readies the claims for searches, a few at a time, while the browser has nothing better to do.
fn warm(store: Store, from: usize) {
    js::when_idle(move || {
        if let Some(next) = store.session.with(|session| session.warm(from, 8)) {
            warm(store, next);
        }
    });
}

#[wasm_split(later, fallible)]
fn perform_now(store: Store, act: Act) -> Result<(), SplitLoaderError> {
    match act {
        Act::Conflicts => {
            store.desk.update(|desk| desk.conflicts = Some(true));
            store.act(Action::Open(None));
            js::next_frame(|| js::focus("aside.conflicts .close"));
        }
        Act::CloseConflicts => {
            store.desk.update(|desk| desk.conflicts = Some(false));
            js::next_frame(|| js::focus("#conflicts"));
        }
        Act::Flag(row) => {
            store.act(Action::Open(Some(row)));
            js::next_frame(|| {
                if let Some(found) = js::find("aside.card .dispute, aside.card .checks") {
                    found.scroll_into_view();
                }
                js::focus("aside.card .close");
            });
        }
        Act::Coverage => store.desk.update(|desk| desk.coverage = u8::from(desk.coverage == 0)),
        Act::CoverageRest => {
            store.desk.update(|desk| desk.coverage = 2);
            js::next_frame(|| js::focus(".coverage .scroll"));
        }
        Act::DismissBanner => store.dropped.set(Vec::new()),
        Act::RetryDetails => leptos::task::spawn_local(late::fetch(store)),
        Act::CopyLink => copy(store, store.view_now(|v| v.link_to_share()), Copied::Link),
        Act::CopyCitation => copy(store, store.view_now(view::citation), Copied::Citation),
        Act::CopyClaimLink => copy(store, store.view_now(view::claim_link), Copied::ClaimLink),
        Act::Embed(choice) => store.desk.update(|desk| {
            desk.embed_choice = choice;
            desk.copied = Copied::Nothing;
        }),
        Act::CopySnippet => copy(store, store.view_now(view::snippet), Copied::Snippet),
        Act::DismissChanges => store.desk.update(|desk| desk.changes_dismissed = true),
        Act::TakeNews => offline::take(store),
        Act::OpenTable => table_door::show(store, wasm_bindgen::JsValue::UNDEFINED),
        Act::Save(file) => save::save(store, file),
        Act::LeaveNews => store.desk.update(|desk| desk.news = News::None),
        Act::Share => clipboard::share(store.strings().page.site_name, &store.view_now(|v| v.link_to_share())),
        _ => {}
    }
    Ok(())
}

fn copy(store: Store, text: String, success: Copied) {
    clipboard::copy(text.clone(), move |done| {
        store.desk.update(|desk| desk.copied = if done { success } else { Copied::ByHand(text) });
    });
}
