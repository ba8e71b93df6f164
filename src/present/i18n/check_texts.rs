//! What each check does and what it says of a finding: words that only cards need. They travel with the data of the cards
//! (`CardData::check_texts`), so this file names no more than the model and the build script compiles it too.
#[path = "en/check_texts.rs"]
mod en;
#[path = "id/check_texts.rs"]
mod id;

#[cfg(feature = "pseudo")]
#[path = "pseudo/disguise.rs"]
pub mod disguise;
#[cfg(feature = "pseudo")]
#[path = "pseudo/check_texts.rs"]
mod pseudo;

use crate::model::finding::{self, Check};
use crate::model::lang::PerLang;
use crate::model::vocabulary::Lang;

/// What a check does, and what it found, with its numbers as `{name}`.
pub struct CheckText {
    pub rule: &'static str,
    pub finding: &'static str,
}

/// The text of a check in a language.
fn text(check: Check, lang: Lang) -> CheckText {
    match lang {
        Lang::Id => id::text(check),
        Lang::En => en::text(check),
        #[cfg(feature = "pseudo")]
        Lang::Pseudo => pseudo::text(check),
    }
}

/// The texts of every check.
pub fn texts() -> PerLang<Vec<finding::CheckText>> {
    let owned = |text: CheckText| finding::CheckText { rule: text.rule.into(), finding: text.finding.into() };
    PerLang::from_fn(|lang| Check::ALL.into_iter().map(|check| owned(text(check, lang))).collect())
}
