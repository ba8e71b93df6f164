//! The dialog's handle: its signals, and what the reader's acts set going.
use super::beside::Beside;
use super::client::{ask, misread};
use super::dialog::{Dialog, Setting, Ticket};
use super::page::Page;
use super::scripts::{beside, named};
use crate::present::i18n::table_ui::{TableUi as Words, words};
use crate::protocol::answer::{Progress, View};
use crate::protocol::request::{About, Cancel, Filter, Kept, Rejected, Remove, Reread, Restore, Sum, Values, View as WholeView};
use crate::protocol::{File, Mismatch, Phrase, Value};
use crate::signals::{Followed, memo};
use crate::state::Lang;
use crate::web::download;
use crate::web::js::ignore;
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag};

const NO_PROGRESS: Progress = Progress { rows: 0, bytes: 0.0, total: 1.0 };

/// A copy is a handle to the same.
#[derive(Clone, Copy)]
pub struct TableUi {
    pub dialog: RwSignal<Dialog>,
    /// Another number for each stage, and for each view of the table.
    pub stage: Memo<u32>,
    pub view: Memo<u32>,
    pub page: Page,
    /// How far the reading has come. Apart from the dialog, so that the button to cancel stays the same while it moves on.
    pub progress: RwSignal<Progress>,
    pub beside: Beside,
    file: StoredValue<Option<(File, String)>, LocalStorage>,
}

impl TableUi {
    pub fn new() -> TableUi {
        let (dialog, page) = (RwSignal::new(Dialog::default()), Page::new());
        TableUi {
            dialog,
            stage: memo(move || dialog.with_followed(Dialog::stage_number)),
            view: memo(move || dialog.with_followed(Dialog::view_number)),
            page,
            progress: RwSignal::new(NO_PROGRESS),
            beside: Beside::new(page),
            file: StoredValue::new_local(None),
        }
    }

    /// The page's language, followed.
    pub fn lang(self) -> Lang {
        self.page.lang.followed()
    }

    /// The phrases of the page's language.
    pub fn words(self) -> &'static Words {
        words(self.lang())
    }

    /// A sentence in the page's language.
    pub fn say(self, words: &Phrase) -> String {
        words[self.lang()].clone()
    }

    /// A part of the dialog, followed.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(self, part: impl Fn(&Dialog) -> T + Send + Sync + 'static) -> Memo<T> {
        memo(move || self.dialog.with_followed(&part))
    }

    /// Changes the dialog.
    pub fn update<T>(self, change: impl FnOnce(&mut Dialog) -> T) -> Option<T> {
        self.dialog.try_update(change)
    }

    /// What was read of the page; what is wrong with it is told in the dialog.
    pub fn read<T>(self, read: Result<T, Mismatch>) -> Option<T> {
        read.map_err(|mismatch| self.update(|dialog| dialog.error = Some(misread(&mismatch).words))).ok()
    }

    /// Shows the start, or what is open.
    pub fn show(self) {
        let asked = self.page.ask();
        self.update(Dialog::show);
        self.read(asked);
        self.list();
    }

    pub fn start_again(self) {
        self.update(Dialog::start_again);
        self.list();
    }

    fn list(self) {
        spawn_local(async move {
            let kept = ask(Kept {}).await;
            // The latest table stands beside the claims again as soon as the reader comes for tables.
            let is_wanted = self.update(|dialog| dialog.listed(kept)) == Some(true);
            if is_wanted && self.beside.is_empty() {
                let _ = ask(WholeView {}).await;
            }
        });
    }

    /// Shows the table that stands beside the claims, however it was opened.
    pub fn show_table(self) {
        let file = self.beside.file();
        let is_before = file.is_some_and(|file| self.dialog.with_untracked(|dialog| dialog.holds(&file)));
        spawn_local(async move {
            if !is_before && let Ok(table) = ask(About {}).await {
                self.update(|dialog| dialog.restored(Ok(table)));
                self.look_at_rows().await;
            }
            self.show();
        });
    }

    /// Looks at a file; nothing for what is none. While another is read it is told that this one was not opened.
    pub fn look(self, file: &Value) {
        let path = file.as_string();
        let found = match &path {
            Some(path) => beside(path).map(Some),
            None => Ok(named(file)),
        };
        let (file, name) = match found {
            Ok(Some(found)) => found,
            Ok(None) => return,
            Err(refusal) => {
                self.update(|dialog| dialog.error = Some(refusal.words));
                return;
            }
        };
        if self.update(Dialog::take_file) == Some(true) {
            self.file.set_value(Some((file, name)));
            // Who follows a link to a table wants it open, unless something is to be answered first.
            self.look_and(path.is_some());
        } else {
            self.tell(&|words| (words.is_reading)(&name));
        }
    }

    /// Looks at the first of several files, and says that the others were not opened.
    pub fn look_at_all(self, files: &[Value]) {
        let Some((first, others)) = files.split_first() else { return };
        self.look(first);
        let names: Vec<String> = others.iter().filter_map(named).map(|(_, name)| name).collect();
        if !names.is_empty() {
            self.tell(&|words| (words.one_at_a_time)(&names.join(", ")));
        }
    }

    fn tell(self, phrase: &dyn Fn(&Words) -> String) {
        self.update(|dialog| dialog.error = Some(Phrase::from_fn(|lang| phrase(words(lang)))));
    }

    /// A pasted table is a file without a name.
    pub fn paste(self, text: &str) {
        let parts = Array::of1(&text.into());
        if let Ok(file) = web_sys::File::new_with_str_sequence(&parts, self.words().pasted_file) {
            self.look(&file);
        }
    }

    /// Looks once more, with what the reader has set.
    pub fn look_again(self) {
        self.look_and(false);
    }

    fn look_and(self, opens: bool) {
        let Some((file, name)) = self.file.get_value() else { return };
        let Some((ticket, asked)) = self.update(|dialog| dialog.look(file, name)) else { return };
        spawn_local(async move {
            let found = ask(asked).await;
            let is_ready = self.update(|dialog| {
                dialog.found(ticket, found);
                dialog.is_answered()
            });
            if opens && is_ready == Some(true) {
                self.open();
            }
        });
    }

    /// Sets a part of the options.
    pub fn set(self, setting: Setting, text: &str) {
        if self.update(|dialog| dialog.set(setting, text)) == Some(true) {
            self.look_again();
        }
    }

    /// Gives a column a role, by its place in the list of roles.
    pub fn set_role(self, column: u32, place: usize) {
        self.update(|dialog| dialog.set_role(column, place));
        self.look_again();
    }

    /// Says what the values of a column are to each other, and reads the rows again.
    pub fn set_values(self, column: u32, values: Values) {
        self.update(|dialog| dialog.set_values(column, values));
        self.open();
    }

    /// Reads the rows.
    pub fn open(self) {
        let Some((file, name)) = self.file.get_value() else { return };
        self.progress.set(NO_PROGRESS);
        let Some(asked) = self.update(|dialog| dialog.read(file, name)) else { return };
        spawn_local(async move {
            let opened = ask(asked).await;
            let is_open = opened.is_ok();
            let view = if is_open { ask(WholeView {}).await.ok() } else { None };
            self.update(|dialog| {
                if is_open {
                    dialog.viewed(view);
                }
                dialog.opened(opened);
            });
        });
    }

    /// Reads the part of the table beside the page that the page's filter wants now.
    pub fn reread(self) {
        let far = self.beside.far;
        self.progress.set(NO_PROGRESS);
        far.update(|far| (far.is_reading, far.error) = (true, None));
        let part = self.page.shown.with_untracked(|shown| shown.part.clone());
        spawn_local(async move {
            let opened = ask(Reread { part }).await;
            let view = if opened.is_ok() { ask(WholeView {}).await.ok() } else { None };
            let error = match opened {
                Ok(table) => {
                    self.update(|dialog| {
                        dialog.viewed(view);
                        dialog.reread(table);
                    });
                    None
                }
                Err(refusal) => Some(refusal.words),
            };
            far.update(|far| (far.is_reading, far.error) = (false, error));
        });
    }

    async fn look_at_rows(self) {
        let view = ask(WholeView {}).await.ok();
        self.update(|dialog| dialog.viewed(view));
    }

    pub fn cancel(self) {
        spawn_local(async move { drop(ask(Cancel {}).await) });
    }

    /// Brings a kept table back.
    pub fn restore(self, id: String) {
        spawn_local(async move {
            let restored = ask(Restore { table: Some(id) }).await;
            if restored.is_ok() {
                self.look_at_rows().await;
            }
            self.update(|dialog| {
                if restored.is_ok() {
                    dialog.stored();
                }
                dialog.restored(restored);
            });
        });
    }

    pub fn remove(self, id: String) {
        spawn_local(async move {
            let left = ask(Remove { table: id }).await;
            self.update(|dialog| dialog.removed(left));
        });
    }

    /// Filters a column.
    pub fn filter(self, step: impl FnOnce(&mut Dialog) -> Option<(Ticket, Filter)>) {
        let Some((ticket, asked)) = self.update(step).flatten() else { return };
        spawn_local(async move {
            let view = ask(asked).await;
            self.update(|dialog| dialog.filtered(ticket, view));
        });
    }

    /// Sums another column.
    pub fn sum(self, column: String) {
        self.update(|dialog| dialog.summed = Some(column.clone()));
        spawn_local(async move {
            let view = ask(Sum { column }).await;
            self.update(|dialog| dialog.summed_up(view));
        });
    }

    /// Reads the view of the table whenever it is another one.
    pub fn with_view<T>(self, read: impl FnOnce(&View) -> T) -> Option<T> {
        // Not `track`: a memo that nobody has read follows nothing yet.
        self.view.with_followed(|_| ());
        self.dialog.with_untracked(|dialog| dialog.view().map(read))
    }

    /// Hands the refused rows out as a file.
    pub fn download_rejected(self) {
        spawn_local(async move {
            let Ok(bytes) = ask(Rejected {}).await else { return };
            let kind = BlobPropertyBag::new();
            kind.set_type("text/plain;charset=utf-8");
            let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes.0.unchecked_ref()), &kind) else { return };
            ignore(download::hand_out(self.words().rejected_file, &blob));
        });
    }
}
