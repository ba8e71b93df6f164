//! English.
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
    number::count(count, Lang::En)
}

/// A count with the word for one or for several: `1 claim`, `2 claims`, `0 claims`.
fn of(count: u32, one: &str, many: &str) -> String {
    [n(count).as_str(), " ", if count == 1 { one } else { many }].concat()
}

/// What figures stand in, by the power of ten.
#[cfg(any(feature = "table_ui", feature = "tabular", not(target_arch = "wasm32")))]
fn scale(power: i8) -> &'static str {
    match power {
        ..=2 => "units",
        3..=5 => "thousands",
        6..=8 => "millions",
        9..=11 => "billions",
        _ => "trillions",
    }
}
