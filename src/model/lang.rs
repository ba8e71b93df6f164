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

    /// What the function makes of each.
    pub fn map<U>(self, of: impl FnMut(T) -> U) -> PerLang<U> {
        PerLang(self.0.map(of))
    }

    /// Each language's.
    pub fn each(&self) -> core::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Each language's, to be changed.
    pub fn each_mut(&mut self) -> core::slice::IterMut<'_, T> {
        self.0.iter_mut()
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

impl PerLang<String> {
    /// A text of the curated files, which have it in Indonesian and in English: a language that they lack has the English one.
    pub fn curated(id: String, en: String) -> PerLang<String> {
        let mut text = PerLang::from_fn(|_| en.clone());
        text[Lang::Id] = id;
        text
    }

    /// The text in a language; where it is not there yet, the first one that is.
    pub fn here(&self, lang: Lang) -> &str {
        let text = &self[lang];
        if text.is_empty() { self.0.iter().find(|text| !text.is_empty()).map_or("", String::as_str) } else { text }
    }
}
