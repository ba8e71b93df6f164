//! The declaration of `window.jejak` for TypeScript, written from the records: `jejak.d.ts` beside this file is its committed copy.
use super::host::TableCall;
use super::page_api::{ClaimCard, JEJAK, PageCall, QueryAnswer, READY};
use super::request::{Mapping, OpenOptions, Selection};
use super::value::{Bytes, File};
use super::answer::{KEPT, PROGRESS};
use super::{Bilingual, answer};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A type that TypeScript knows.
pub trait TypeScript {
    /// Its name, or itself where it has none; what it needs is added to the declarations.
    fn declare(types: &mut Types) -> String;
}

/// A field of an interface.
pub struct Field {
    name: &'static str,
    of: String,
    about: Vec<String>,
}

/// The interfaces that are needed, in the order in which they were met.
#[derive(Default)]
pub struct Types(Vec<(&'static str, String)>);

impl Types {
    /// Declares an interface once; `is_given` where scripts write it and may leave out what is optional.
    pub fn interface(
        &mut self,
        name: &'static str,
        about: &[&str],
        is_given: bool,
        fields: impl FnOnce(&mut Types) -> Vec<Field>,
    ) -> String {
        if !self.0.iter().any(|(known, _)| *known == name) {
            // Its place is before that of the types it names.
            let at = self.0.len();
            self.0.push((name, String::new()));
            let fields = fields(self);
            let mut text = doc(about, "");
            let _ = writeln!(text, "export interface {name} {{");
            for field in fields {
                let about: Vec<&str> = field.about.iter().map(String::as_str).collect();
                let (mark, of) = match field.of.strip_suffix(" | null") {
                    Some(of) if is_given => ("?", of),
                    _ => ("", field.of.as_str()),
                };
                let _ = writeln!(text, "{}  {}{mark}: {of};", doc(&about, "  "), field.name);
            }
            text.push_str("}\n");
            self.0[at].1 = text;
        }
        name.to_owned()
    }

    /// A field of a type.
    pub fn field<T: TypeScript>(&mut self, name: &'static str, about: &[&str]) -> Field {
        Field { name, of: T::declare(self), about: about.iter().map(ToString::to_string).collect() }
    }

    /// Declares a type by a name of its own.
    pub fn alias(&mut self, name: &'static str, about: &[&str], of: &str) -> String {
        if !self.0.iter().any(|(known, _)| *known == name) {
            self.0.push((name, format!("{}export type {name} ={}{of};\n", doc(about, ""), if of.starts_with('\n') { "" } else { " " })));
        }
        name.to_owned()
    }
}

fn doc(about: &[&str], indent: &str) -> String {
    match about {
        [] => String::new(),
        [one] => format!("{indent}/**{one} */\n"),
        several => {
            let lines: String = several.iter().map(|line| format!("{indent} *{line}\n")).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

/// One of some words.
pub fn one_of(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
}

macro_rules! plain {
    ($($type:ty = $name:literal),+ $(,)?) => {$(
        impl TypeScript for $type {
            fn declare(_: &mut Types) -> String {
                $name.to_owned()
            }
        }
    )+};
}

plain! {
    u8 = "number", i8 = "number", u32 = "number", i32 = "number", u64 = "number", usize = "number", f64 = "number",
    bool = "boolean", char = "string", String = "string", &'static str = "string", (String, String) = "[string, string]",
}

impl<T: TypeScript> TypeScript for Option<T> {
    fn declare(types: &mut Types) -> String {
        [&T::declare(types), " | null"].concat()
    }
}

impl<T: TypeScript> TypeScript for Vec<T> {
    fn declare(types: &mut Types) -> String {
        let of = T::declare(types);
        if of.contains(" | ") { format!("({of})[]") } else { format!("{of}[]") }
    }
}

impl<T: TypeScript> TypeScript for BTreeMap<String, T> {
    fn declare(types: &mut Types) -> String {
        format!("Record<string, {}>", T::declare(types))
    }
}

impl TypeScript for super::request::Role {
    fn declare(types: &mut Types) -> String {
        let (list, form) = (super::request::CodeList::declare(types), answer::DateForm::declare(types));
        let of = format!("\n  | \"skip\"\n  | \"month\"\n  | \"year\"\n  | \"amount\"\n  | {{ codes: {list} }}\n  | {{ date: {form} }}");
        types.alias("Role", &[], &of)
    }
}

impl TypeScript for Selection {
    fn declare(types: &mut Types) -> String {
        let about = [" The upper end is exclusive. Ends are EDTF dates for the period, else amounts in the unit itself (not in millions)."];
        let bound = "string | number | null";
        types.alias("Selection", &about, &format!("{{ oneOf: string[] }} | {{ from?: {bound}; to?: {bound} }}"))
    }
}

impl PageCall {
    fn line(self, types: &mut Types) -> String {
        let (about, declaration) = match self {
            PageCall::Ready => (" Resolves when the page and the words of its cards have loaded.", ": Promise<void>".to_owned()),
            PageCall::Query => {
                (" What the page would show for a permalink (with or without `#`).", format!("(fragment: string): {}", QueryAnswer::declare(types)))
            }
            PageCall::Claim => {
                (" The content of a claim's card, or null for an unknown id.", format!("(id: string): {} | null", ClaimCard::declare(types)))
            }
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
                    " Rejects with an `OpenError`; if its `questions` are not empty, answer them in `options` and open again.",
                    " While it reads, `jejak:progress` fires on `window`; once the browser keeps the table, `jejak:kept`.",
                ],
            ),
            TableCall::Filter => (
                format!("(column: string, selection: {} | null): Promise<{view}>", Selection::declare(types)),
                &[" Filters a column; `null` releases it. The name `when` is the period, whatever its column is called."],
            ),
            TableCall::View => (format!("(): Promise<{view}>"), &[]),
            TableCall::Detect => (
                format!("({to_read}): Promise<{}>", answer::Detected::declare(types)),
                &[" What a file is, before its rows are read."],
            ),
            TableCall::Sum => {
                (format!("(column: string): Promise<{view}>"), &[" Sums another column of amounts from now on."])
            }
            TableCall::Series => (
                format!("(mapping?: {}): Promise<{}>", Mapping::declare(types), Vec::<answer::Series>::declare(types)),
                &[" The table as official series, by area and period."],
            ),
            TableCall::Rejected => {
                (format!("(): Promise<{}>", Bytes::declare(types)), &[" The refused rows as they were, in UTF-8."])
            }
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
    for call in TableCall::AT_ONCE {
        text.push_str(&call.line(&mut types));
    }
    text.push_str("  // The rest is there once a file was opened or `filter` or `view` was called.\n");
    for call in TableCall::LATER {
        text.push_str(&call.line(&mut types));
    }
    text.push_str("}\n\n/** What `open` and `detect` reject with. */\nexport interface OpenError extends Error {\n");
    let (words, questions) = (Bilingual::declare(&mut types), Vec::<answer::Question>::declare(&mut types));
    let _ = writeln!(text, "  words: {words};\n  questions: {questions};\n}}");
    let (progress, kept) = (answer::Progress::declare(&mut types), answer::Kept::declare(&mut types));
    for (_, declaration) in types.0 {
        text.push('\n');
        text.push_str(&declaration);
    }
    let _ = write!(
        text,
        "\ndeclare global {{\n  interface Window {{\n    {JEJAK}: Jejak;\n  }}\n  interface WindowEventMap {{\n    \"{READY}\": CustomEvent;\n    \
         \"{PROGRESS}\": CustomEvent<{progress}>;\n    \"{KEPT}\": CustomEvent<{kept}>;\n  }}\n}}\n"
    );
    text
}
