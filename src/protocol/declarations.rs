//! The declaration of `window.jejak` for TypeScript: `jejak.d.ts` beside this file is its committed copy.
use super::answer::{KEPT, PROGRESS};
use super::host::TableCall;
use super::page_api::{ClaimCard, JEJAK, PageCall, QueryAnswer, READY};
use super::reading::TextReading;
use super::request::{Mapping, OpenOptions, Selection};
use super::typescript::{TypeScript, Types, doc};
use super::value::{Bytes, File};
use super::{Phrase, answer};
use std::fmt::Write;

impl PageCall {
    fn line(self, types: &mut Types) -> String {
        let (about, declaration) = match self {
            PageCall::Ready => (" Resolves when the page and the words of its cards have loaded.", ": Promise<void>".to_owned()),
            PageCall::Query => (
                " What the page would show for a permalink (with or without `#`).",
                format!("(fragment: string): {}", QueryAnswer::declare(types)),
            ),
            PageCall::Claim => (
                " The content of a claim's card, or null for an unknown id.",
                format!("(id: string): {} | null", ClaimCard::declare(types)),
            ),
            PageCall::Read => (
                " What a text says, read by rules: marks and candidate claims. `published` is the day that it came out, such as `2025-10-16`.",
                format!("(text: string, published?: string): Promise<{}>", TextReading::declare(types)),
            ),
            PageCall::Table => (" The reader's own table.", ": Table".to_owned()),
        };
        format!("{}  {}{declaration};\n", doc(&[about], "  "), self.code())
    }
}

/// What scripts call, and how.
impl TableCall {
    fn declaration(self, types: &mut Types) -> (String, &'static [&'static str]) {
        let name = |types: &mut Types, declare: fn(&mut Types) -> String| declare(types);
        let file = name(types, File::declare);
        let to_read = format!("file: {file}, options?: {}", OpenOptions::declare(types));
        let view = answer::View::declare(types);
        let kept = Vec::<answer::Kept>::declare(types);
        let restored = answer::Restored::declare(types);
        match self {
            TableCall::Open => (
                format!("({to_read}): Promise<{}>", answer::OpenedTable::declare(types)),
                &[
                    " Opens a table from disk: CSV, TSV, JSON, JSON Lines or XLSX, gzipped or not. It never leaves the device.",
                    " A path opens one that lies beside the page on its own host; of Parquet only the columns and rows are fetched that",
                    " pass the page's filter by period, destination, goods and region.",
                    " Rejects with an `OpenError`; if its `questions` are not empty, answer them in `options` and open again.",
                    " While it reads, `jejak:progress` fires on `window`; once the browser keeps the table, `jejak:kept`.",
                ],
            ),
            TableCall::Filter => (
                format!("(column: string, selection: {} | null): Promise<{view}>", Selection::declare(types)),
                &[" Filters a column; `null` releases it. The name `when` is the period, whatever its column is called."],
            ),
            TableCall::View => (format!("(): Promise<{view}>"), &[]),
            TableCall::Detect => {
                (format!("({to_read}): Promise<{}>", answer::Detected::declare(types)), &[" What a file is, before its rows are read."])
            }
            TableCall::Sum => (format!("(column: string): Promise<{view}>"), &[" Sums another column of amounts from now on."]),
            TableCall::Series => (
                format!("(mapping?: {}): Promise<{}>", Mapping::declare(types), Vec::<answer::Series>::declare(types)),
                &[" The table as official series, by area and period."],
            ),
            TableCall::Rejected => (format!("(): Promise<{}>", Bytes::declare(types)), &[" The refused rows as they were, in UTF-8."]),
            TableCall::Cancel => ("(): Promise<boolean>".to_owned(), &[" Stops the reading of a file; its `open` rejects."]),
            TableCall::Kept => (format!("(): Promise<{kept}>"), &[" The tables that the browser keeps, the latest last."]),
            TableCall::Restore => {
                (format!("(id?: string): Promise<{restored}>"), &[" Brings a kept table back; the latest one without an id."])
            }
            TableCall::Remove => (format!("(id: string): Promise<{kept}>"), &[" Removes a kept table; gives those that are left."]),
        }
    }

    fn line(self, types: &mut Types) -> String {
        let (declaration, about) = self.declaration(types);
        let mark = if TableCall::LATER.contains(&self) { "?" } else { "" };
        format!("{}  {}{mark}{declaration};\n", doc(about, "  "), self.code())
    }
}

/// The whole of `jejak.d.ts`.
pub fn declarations() -> String {
    let mut types = Types::default();
    let mut text = String::from("// Written from src/protocol by its test; do not edit.\n\n");
    let _ = writeln!(text, "/** `window.{JEJAK}`; ready when the event `{READY}` has fired on `window`. */\nexport interface Jejak {{");
    for call in PageCall::ALL {
        text.push_str(&call.line(&mut types));
    }
    text.push_str(&TableCall::Open.line(&mut types));
    text.push_str("}\n\n/** The opened table; after a reload the latest one that the browser kept. */\nexport interface Table {\n");
    for call in TableCall::AT_ONCE.iter().copied() {
        text.push_str(&call.line(&mut types));
    }
    text.push_str("  // The rest is there once a file was opened or `filter` or `view` was called.\n");
    for call in TableCall::LATER.iter().copied() {
        text.push_str(&call.line(&mut types));
    }
    text.push_str("}\n\n/** What `open` and `detect` reject with. */\nexport interface OpenError extends Error {\n");
    let (words, questions) = (Phrase::declare(&mut types), Vec::<answer::Question>::declare(&mut types));
    let _ = writeln!(text, "  words: {words};\n  questions: {questions};\n}}");
    let (progress, kept) = (answer::Progress::declare(&mut types), answer::Kept::declare(&mut types));
    for declaration in types.declarations() {
        text.push('\n');
        text.push_str(declaration);
    }
    let _ = write!(
        text,
        "\ndeclare global {{\n  interface Window {{\n    {JEJAK}: Jejak;\n  }}\n  interface WindowEventMap {{\n    \"{READY}\": CustomEvent;\n    \
         \"{PROGRESS}\": CustomEvent<{progress}>;\n    \"{KEPT}\": CustomEvent<{kept}>;\n  }}\n}}\n"
    );
    text
}
