//! The table beside the claims: asked of the worker whenever the table or what the page shows has changed.
use super::client::{ask, misread};
use super::overlay::Overlay;
use super::page::Page;
use super::told::Far;
use crate::present::i18n::table_ui::words;
use crate::protocol::Phrase;
use crate::protocol::answer::{Form, Official};
use crate::protocol::host::{Painted, Shown};
use crate::protocol::request;
use crate::signals::Followed;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the page must rest before the worker is asked again: a drag asks once, at its end.
const REST: Duration = Duration::from_millis(120);

/// What is drawn and when it is asked for.
#[derive(Default)]
struct Work {
    overlay: Overlay,
    timer: Option<TimeoutHandle>,
    revision: u32,
}

/// A handle to it.
#[derive(Clone, Copy)]
pub struct Beside {
    page: Page,
    /// The mapping and what it may be set to; none without a table of amounts.
    pub form: RwSignal<Option<Form>>,
    pub official: RwSignal<Option<Official>>,
    /// Why there is nothing to draw.
    pub refusal: RwSignal<Option<Phrase>>,
    /// What is known of it where it lies beside the page.
    pub far: RwSignal<Far>,
    /// Grows when a choice was refused: the controls show what is set.
    pub corrected: RwSignal<u32>,
    work: StoredValue<Work, LocalStorage>,
}

impl Beside {
    pub fn new(page: Page) -> Beside {
        Beside {
            page,
            form: RwSignal::new(None),
            official: RwSignal::new(None),
            refusal: RwSignal::new(None),
            far: RwSignal::new(Far::default()),
            corrected: RwSignal::new(0),
            work: StoredValue::new_local(Work::default()),
        }
    }

    /// Whether no table stands beside the claims.
    pub fn is_empty(self) -> bool {
        self.form.with_untracked(Option::is_none)
    }

    /// The file whose series are shown.
    pub fn file(self) -> Option<String> {
        self.official.with_untracked(|official| official.as_ref().map(|official| official.file.clone()))
    }

    /// The table has changed, or the page: asks once both rest.
    pub fn refresh_soon(self) {
        let again = move || spawn_local(self.refresh());
        let timer = set_timeout_with_handle(again, REST).ok();
        if let Some(earlier) = self.work.try_update_value(|work| core::mem::replace(&mut work.timer, timer)).flatten() {
            earlier.clear();
        }
    }

    /// The page has painted the lanes.
    pub fn painted(self, lane: Painted) {
        let Painted { frame, texts, shown } = lane;
        self.work.update_value(|work| work.overlay.take(frame, texts));
        if self.page.take(shown) && !(self.is_empty() && self.far.with_untracked(|far| far.held.is_none())) {
            self.refresh_soon();
        }
        self.paint();
    }

    fn paint(self) {
        let Some(host) = self.page.host() else { return };
        let is_shown = self.official.with_untracked(|official| {
            official.as_ref().is_some_and(|official| self.page.shown.with_untracked(|shown| official.is_drawn_on(shown)))
        });
        if let Some(Err(mismatch)) = self.work.try_update_value(|work| work.overlay.paint(is_shown, &host)) {
            self.refusal.set(Some(misread(&mismatch).words));
        }
    }

    async fn refresh(self) {
        let Some(host) = self.page.host() else { return };
        let revision = self.work.try_update_value(|work| {
            work.revision += 1;
            work.revision
        });
        let Shown { unit, part, compare, .. } = self.page.shown.get_untracked();
        let held = ask(request::Held { part: part.clone() }).await.ok().flatten();
        let form = ask(request::Form {}).await.ok().flatten();
        let is_shown = form.as_ref().is_some_and(|form| form.beside.is_shown);
        let answer = match host.ids() {
            Ok(ids) if is_shown => ask(request::Official { unit, regions: part.regions, compare, ids }).await,
            Err(mismatch) if is_shown => Err(misread(&mismatch)),
            _ => Ok(None),
        };
        if self.work.try_with_value(|work| work.revision) != revision {
            return;
        }
        if self.far.with_untracked(|far| far.held != held) {
            self.far.update(|far| {
                far.held = held;
                // What is held by now does not lack what could not be read.
                far.error = far.error.take().filter(|_| far.is_beyond());
            });
        }
        self.form.set(form);
        self.refusal.set(answer.as_ref().err().map(|refusal| refusal.words.clone()));
        self.official.set(answer.ok().flatten());
        let lang = self.page.lang.get_untracked();
        self.work.update_value(|work| self.official.with_untracked(|official| work.overlay.set(official.as_ref(), lang)));
        self.paint();
    }

    /// Asks for what a control says; the worker keeps it with the table.
    pub fn map(self, change: impl FnOnce(&Form) -> request::Map) {
        let Some(asked) = self.form.with_untracked(|form| form.as_ref().map(change)) else { return };
        spawn_local(async move {
            if ask(asked).await.is_err() {
                self.corrected.update(|times| *times += 1);
            }
            self.refresh().await;
        });
    }

    /// Says something of the table by its name, within a sentence and at its beginning.
    pub fn named(self, say: impl FnOnce(&str, &str) -> String) -> String {
        self.far.with_followed(|far| {
            let (within, first) = far.named(words(self.page.lang.followed()));
            say(within, first)
        })
    }

    /// Leaves the table out of the lane.
    pub fn hide(self) {
        self.map(|form| super::mapping::show(form, false));
    }
}
