//! What the claims of the data say of a figure.
use super::desk::Desk;
use crate::compare::item::{Input, Item};
use crate::present::text_words::{Sentence, sentences};
use crate::present::view::View;
use crate::user_text::own::is_own;
use crate::user_text::work::{Figure, Work};
use crate::user_text::{self, Known};
use leptos::prelude::*;
use std::sync::Arc;

/// Figures of a card as they stand, with their places in the work.
pub type Figures = Vec<(usize, Figure)>;

impl Desk {
    /// The claims as items to compare with, made once the words of the cards are here.
    fn with_items<T>(self, view: &View, tell: impl FnOnce(&Input, &[Item]) -> T) -> Option<T> {
        let cards = view.session.cards.as_ref()?;
        let input = Input { data: &view.session.data, cards };
        if self.items.with_value(|items| items.is_empty()) {
            // A figure of a text is not said by the reader who took it over.
            let is_of_data = |item: &Item| input.claim(item).is_some_and(|claim| !is_own(claim));
            self.items.set_value(Arc::new(input.items().into_iter().filter(is_of_data).collect()));
        }
        let items = self.items.get_value();
        Some(tell(&input, &items))
    }

    /// What the claims say of a figure; none where nothing can be compared with it.
    pub fn known(self, view: &View, work: &Work, figure: usize) -> Option<Known> {
        let candidate = &work.figures.get(figure)?.candidate;
        self.with_items(view, |input, items| {
            let item = user_text::item(input, candidate)?;
            Some(user_text::known(input, items, &item))
        })?
    }

    /// The same in sentences.
    pub fn told(self, view: &View, work: &Work, figure: usize) -> Vec<Sentence> {
        sentences(view, self.known(view, work, figure).as_ref())
    }
}
