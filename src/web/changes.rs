//! Fetches the record of data versions, once a link asks for it.
use super::details;
use super::js::site_file;
use crate::page::{Known, Store, follow as follow_values};
use crate::query::history::History;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fetches it as soon as a link was made on other data than these, and again once the reader asks for that.
pub fn follow(store: Store) {
    follow_values(move || {
        let is_other = store.shown().state.version.as_ref().is_some_and(|link| store.session.with_untracked(|s| s.data.version != *link));
        if store.ui.versions.with(|known| *known == Known::NotAsked) && is_other {
            store.ui.versions.set(Known::Coming);
            spawn_local(async move {
                let text = details::bytes(&site_file("versions")).await.ok().and_then(|bytes| String::from_utf8(bytes).ok());
                let known = text.and_then(|text| History::parse(&text)).map_or(Known::Failed, Known::Here);
                store.ui.versions.set(known);
            });
        }
    });
}
