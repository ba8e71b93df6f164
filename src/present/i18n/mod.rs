//! The page's words, numbers and dates in each language.
//!
//! It knows no markup and no state: a phrase, a figure or a period goes in, text comes out.
//!
//! A language is a folder. Its phrases lie in parts, by who fetches them: the page (`page`), what cards and conflicts say of the checks
//! (`check`), what answers questions about places (`answers`), the grid of keys (`grid`), the screen that opens tables (`table_ui`), the
//! worker that reads them (`table_worker`), the screen that reads texts (`text_reader`) and the files that other programs open (`saving`).
//! Each part of a language is a static of its own, so that a program carries only the parts that it names. To add a language, follow the
//! recipe in `.github/CONTRIBUTING.md`; `pseudo`, a language that only tests compile, proves it.
pub mod answers;
pub mod check;
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub mod check_texts;
pub mod date;
mod en;
#[cfg(not(target_arch = "wasm32"))]
pub mod front;
pub mod grid;
mod id;
pub mod locale;
pub mod number;
pub mod page;
#[cfg(feature = "pseudo")]
mod pseudo;
#[cfg(any(feature = "saving", not(target_arch = "wasm32")))]
pub mod saving;
#[cfg(any(feature = "table_ui", not(target_arch = "wasm32")))]
pub mod table_ui;
#[cfg(feature = "tabular")]
pub mod table_worker;
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod text_reader;

pub use page::{LaterStrings, Strings, later_strings, strings};

use crate::model::codes::Entry;
use crate::state::Lang;

/// A static of a language's folder: the one place that says which folder a language has.
macro_rules! in_language {
    ($lang:expr, $($part:ident)::+) => {
        match $lang {
            Lang::Id => &$crate::present::i18n::id::$($part)::+,
            Lang::En => &$crate::present::i18n::en::$($part)::+,
            #[cfg(feature = "pseudo")]
            Lang::Pseudo => &$crate::present::i18n::pseudo::$($part)::+,
        }
    };
}
use in_language;

/// Structs of phrases: each field is a phrase, or a struct of phrases.
macro_rules! phrases {
    ($($(#[$about:meta])* pub struct $name:ident { $($fields:tt)* })*) => {
        $(
            $(#[$about])* pub struct $name { $($fields)* }

            #[cfg(feature = "pseudo")]
            $crate::present::i18n::pseudo::disguised! { $name [] $($fields)* }
        )*
    };
}
use phrases;

/// The name of a code in a language; until its words have arrived in the other one, else the code.
pub fn name(entry: &Entry, lang: Lang) -> &str {
    let name = entry.name.here(lang);
    if name.is_empty() { &entry.code } else { name }
}

/// A part of a link as found, quoted; what is beyond 40 characters is cut.
fn part(key: &str, value: &str) -> String {
    let mut found = [key, if key.is_empty() || value.is_empty() { "" } else { "=" }, value].concat();
    if let Some((at, _)) = found.char_indices().nth(40) {
        found.truncate(at);
        found.push('…');
    }
    ["“", &found, "”"].concat()
}
