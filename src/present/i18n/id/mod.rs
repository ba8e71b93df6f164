//! Bahasa Indonesia, the page's first language.
pub mod answers;
pub mod checks;
#[cfg(not(target_arch = "wasm32"))]
pub mod front;
pub mod grid;
pub mod locale;
pub mod page;
#[cfg(any(feature = "saving", not(target_arch = "wasm32")))]
pub mod saving;
#[cfg(any(feature = "table_ui", not(target_arch = "wasm32")))]
pub mod table_ui;
#[cfg(feature = "tabular")]
pub mod table_worker;
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod text_reader;

use crate::present::i18n::number;
use crate::state::Lang;

/// A count.
fn n(count: u32) -> String {
    number::count(count, Lang::Id)
}

/// What figures stand in, by the power of ten.
#[cfg(any(feature = "table_ui", feature = "tabular", not(target_arch = "wasm32")))]
fn scale(power: i8) -> &'static str {
    match power {
        ..=2 => "satuan",
        3..=5 => "ribuan",
        6..=8 => "juta",
        9..=11 => "miliar",
        _ => "triliun",
    }
}
