//! What stands on paper only comes with the printing and goes after it.
use super::js;
use crate::page::Store;
use crate::present::paper;
use leptos::prelude::*;

/// Puts it there before the page is printed. All of it at once: a browser prints what stands there when its listeners have returned.
pub fn follow(store: Store) {
    js::listen(&js::window(), "beforeprint", move |_| {
        take_away();
        if let Some(main) = js::find("main") {
            js::ignore(main.insert_adjacent_html("afterbegin", &untrack(|| store.tell(&paper::head))));
            js::ignore(main.insert_adjacent_html("beforeend", &untrack(|| store.tell(&paper::body))));
        }
    });
    js::listen(&js::window(), "afterprint", move |_| take_away());
}

fn take_away() {
    while let Some(part) = js::find(".paper") {
        part.remove();
    }
}
