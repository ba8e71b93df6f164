//! What the reader took over: the same on the desk, among the claims of the data, and in what the browser keeps.
use super::desk::Desk;
use crate::model::index::ClaimIx;
use crate::page::Command;
use crate::page::kit::Followed;
use crate::protocol::reading::OwnText;
use crate::user_text::own::is_own;
use crate::user_text::work::Work;
use leptos::prelude::*;

/// How many letters of a text tell it from others of its length.
const FIRST_LETTERS: usize = 60;

fn key_of(text: &str) -> String {
    let mut key = text.len().to_string();
    key.push(' ');
    key.extend(text.chars().take(FIRST_LETTERS));
    key
}

impl Desk {
    /// Puts what is taken over of the text now among the claims of the data, in the place of what was.
    pub(super) fn join(self) {
        let Some(work) = self.work.get_untracked() else { return };
        let candidates = work.accepted();
        let now = OwnText {
            key: key_of(&work.text),
            publisher: self.publisher.get_untracked(),
            published: self.published_day(&work),
            lang: work.reading.lang,
            candidates,
        };
        let before = self.own.get_untracked();
        let place = before.iter().position(|text| text.key == now.key);
        let is_known = match place.and_then(|place| before.get(place)) {
            Some(text) => *text == now,
            None => now.candidates.is_empty(),
        };
        if is_known {
            return;
        }
        self.removed.set(Vec::new());
        self.own.update(|own| match place {
            Some(place) if now.candidates.is_empty() => {
                own.remove(place);
            }
            Some(place) => {
                if let Some(text) = own.get_mut(place) {
                    *text = now;
                }
            }
            None => own.push(now),
        });
        self.keep();
    }

    /// Takes everything back that was taken over, of all texts.
    pub fn remove_own(self) {
        self.removed.set(self.own.get_untracked());
        self.own.set(Vec::new());
        self.with_work(Work::take_back);
        self.keep();
        self.store.command(Command::Focus("#own-undo"));
    }

    /// Takes over again what was removed at last.
    pub fn undo_removal(self) {
        self.own.set(self.removed.get_untracked());
        self.removed.set(Vec::new());
        self.with_work(|work| self.recall(work));
        self.keep();
        self.store.command(Command::Focus("#own-remove"));
    }

    fn keep(self) {
        let is_kept = (self.acts.join)(self);
        if !is_kept {
            self.note.set(self.words_now().not_kept.to_owned());
        }
    }

    /// What was taken over of this text before is taken over again.
    pub(super) fn recall(self, work: &mut Work) {
        let key = key_of(&work.text);
        let known = self.own.with_untracked(|own| own.iter().find(|text| text.key == key).cloned());
        if let Some(known) = known {
            if self.publisher.with_untracked(String::is_empty) {
                self.publisher.set(known.publisher);
            }
            work.restore(&known.candidates);
        }
    }

    /// The reader's own claims among those of the data, followed.
    pub fn own_claims(self) -> Vec<ClaimIx> {
        self.own.with_followed(|_| ());
        self.store
            .with_session(|session| session.data.claims.iter_indexed().filter(|(_, claim)| is_own(claim)).map(|(row, _)| row).collect())
    }

    /// Closes the screen and shows the last of the reader's own claims on its lane.
    pub fn show_own(self) {
        let Some(claim) = untrack(|| self.own_claims()).last().copied() else { return };
        let area = self.store.session.with_untracked(|session| {
            let region = session.data.claims.get(claim)?.region;
            Some(session.data.codes.regions.get(region)?.code.clone())
        });
        if let Some(area) = area {
            self.show_area(&area);
            self.open_claim(claim);
        }
    }
}
