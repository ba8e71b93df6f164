//! Fetches the record of data versions, once a link asks for it.
use super::held::follow as follow_values;
use super::late;
use super::store::Store;
use crate::present::view::Known;
use crate::query::history::{self, History};
use leptos::task::spawn_local;

/// Fetches it as soon as a link was made on other data than these.
pub fn follow(store: Store) {
    follow_values(move || {
        store.state.track();
        let link = store.state.with(|s| s.version.clone());
        let is_other = link.is_some_and(|link| store.session.with(|s| s.data.version != link));
        if is_other && store.desk.with(|desk| desk.versions == Known::NotAsked) {
            store.desk.update(|desk| desk.versions = Known::Coming);
            spawn_local(async move {
                let text = late::bytes(history::NAME).await.ok().and_then(|bytes| String::from_utf8(bytes).ok());
                let known = text.and_then(|text| History::parse(&text)).map_or(Known::Failed, Known::Here);
                store.desk.update(|desk| desk.versions = known);
            });
        }
    });
}
