//! The page as the screen knows it: its end of the conversation, its language and what it shows.
use super::client;
use crate::protocol::Mismatch;
use crate::protocol::host::{Host, Shown};
use crate::state::Lang;
use leptos::prelude::*;

/// A copy is a handle to the same.
#[derive(Clone, Copy)]
pub struct Page {
    pub lang: RwSignal<Lang>,
    pub shown: RwSignal<Shown>,
    host: StoredValue<Option<Host>, LocalStorage>,
}

impl Page {
    pub fn new() -> Page {
        Page { lang: RwSignal::new(Lang::Id), shown: RwSignal::new(Shown::default()), host: StoredValue::new_local(None) }
    }

    /// Takes the page's end, and what it shows now.
    pub fn connect(self, host: Host) -> Result<(), Mismatch> {
        self.host.set_value(Some(host));
        self.ask()
    }

    /// Takes what the page shows now.
    pub fn ask(self) -> Result<(), Mismatch> {
        self.host().map_or(Ok(()), |host| host.shown().map(|shown| self.take(shown)).map(|_| ()))
    }

    /// The page; None before it has taken this screen.
    pub fn host(self) -> Option<Host> {
        self.host.get_value()
    }

    /// Takes what the page shows; true where that is something else than before.
    pub fn take(self, shown: Shown) -> bool {
        client::follow(&shown);
        if self.lang.get_untracked() != shown.lang {
            self.lang.set(shown.lang);
        }
        let is_new = self.shown.with_untracked(|before| *before != shown);
        if is_new {
            self.shown.set(shown);
        }
        is_new
    }
}
