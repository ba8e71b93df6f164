//! What there is one of for each language.
use crate::model::vocabulary::Lang;

/// One thing for each language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerLang<T>([T; Lang::COUNT]);

impl<T> PerLang<T> {
    /// What the function gives for each language.
    pub fn from_fn(of: impl FnMut(Lang) -> T) -> PerLang<T> {
        PerLang(Lang::ALL.map(of))
    }

    /// Each language with its thing.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().zip(&self.0)
    }
}

impl<T> core::ops::Index<Lang> for PerLang<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        &self.0[lang as usize]
    }
}

impl<T> core::ops::IndexMut<Lang> for PerLang<T> {
    fn index_mut(&mut self, lang: Lang) -> &mut T {
        &mut self.0[lang as usize]
    }
}
