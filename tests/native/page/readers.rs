//! What reads the page's signals is forgotten by them once it goes: rows come and go with each change, and a page that kept them all
//! would become slower with every act.
use super::with;
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::index::{ClaimIx, Ordinal};
use jejak_ekspor::page::{Copied, Followed, Store, memo};
use jejak_ekspor::state::{Action, Lang, ShownUnit};
use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};

/// A reader that counts how often what it read is another.
#[derive(Default)]
struct Reader {
    told: AtomicU32,
    sources: Mutex<Vec<AnySource>>,
}

impl Reader {
    /// How often it was told since the last time, once the memos that it read are made anew.
    fn told(&self) -> u32 {
        for source in self.sources.lock().expect("one thread").iter() {
            source.update_if_necessary();
        }
        self.told.swap(0, Ordering::Relaxed)
    }
}

impl ReactiveNode for Reader {
    fn mark_dirty(&self) {
        self.told.fetch_add(1, Ordering::Relaxed);
    }

    fn mark_check(&self) {}

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Reader {
    fn add_source(&self, source: AnySource) {
        self.sources.lock().expect("one thread").push(source);
    }

    fn clear_sources(&self, _: &AnySubscriber) {}
}

/// How often a reader is told of a change while it is there, and once it is gone.
fn told(read: &dyn Fn(), change: &dyn Fn()) -> (u32, u32) {
    let reader = Arc::new(Reader::default());
    let node = AnySubscriber(Arc::as_ptr(&reader) as usize, Arc::downgrade(&reader) as Weak<dyn Subscriber + Send + Sync>);
    let own = Owner::new();
    own.with(|| node.with_observer(read));
    change();
    let there = reader.told();
    own.cleanup();
    change();
    (there, reader.told())
}

/// Ways to read, by name.
type Ways = [(&'static str, fn(Store)); 6];

#[test]
fn a_reader_that_is_gone_is_not_told() {
    let state: Ways = [
        ("shown", |store| drop(store.shown())),
        ("see", |store| store.see(|_| ())),
        ("count", |store| _ = store.count_of(Kind::Value)),
        ("measure", |store| _ = store.measure()),
        ("link", |store| drop(store.link_to_share())),
        ("conflicts", |store| _ = store.lists_conflicts()),
    ];
    for (name, read) in state {
        with("", Lang::Id, |store| {
            let is_first = StoredValue::new(true);
            let change = || {
                let is_first = is_first.try_update_value(|first| core::mem::replace(first, false)) == Some(true);
                store.act(Action::Search(if is_first { "kopi" } else { "udang" }.into()));
                store.shown_untracked();
            };
            let (there, gone) = told(&|| read(store), &change);
            assert!(there > 0, "{name} is followed");
            assert_eq!(gone, 0, "{name}");
        });
    }
}

#[test]
fn a_reader_that_is_gone_is_not_told_by_a_signal_or_a_memo() {
    with("", Lang::Id, |store| {
        let copied = store.ui.copied;
        let is_link = memo(move || copied.followed() == Copied::Link);
        let change = || {
            copied.update(|copied| *copied = if *copied == Copied::Link { Copied::Nothing } else { Copied::Link });
            is_link.get_untracked();
        };
        let (there, gone) = told(&|| drop(copied.followed()), &change);
        assert_eq!((there > 0, gone), (true, 0), "a signal");
        let (there, gone) = told(&|| _ = is_link.followed(), &change);
        assert_eq!((there > 0, gone), (true, 0), "a memo");
        let (there, gone) = told(&|| _ = copied.with_followed(|copied| *copied == Copied::Link), &change);
        assert_eq!((there > 0, gone), (true, 0), "a part of a signal");
        let (there, gone) = told(&|| is_link.with_followed(|_| ()), &change);
        assert_eq!((there > 0, gone), (true, 0), "a part of a memo");
    });
}

#[test]
fn what_is_said_of_a_claim_is_not_made_anew_by_a_filter() {
    with("", Lang::Id, |store| {
        let read = || drop(store.of_claim(ClaimIx::at(0), |view, claim, _, _| claim.title.here(view.lang).to_owned()));
        let after = |action: Action| {
            let (there, _) = told(&read, &|| {
                store.act(action.clone());
                store.shown_untracked();
            });
            there > 0
        };
        assert!(!after(Action::Search("kopi".into())));
        assert!(!after(Action::Toggle(Facet::Kind, Ordinal::at(0))));
        assert!(after(Action::SetUnit(ShownUnit::Usd)));
        assert!(after(Action::SetLang(Lang::En)));
    });
}
