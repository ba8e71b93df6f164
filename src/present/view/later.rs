//! The sections that the first view does without, or that have nothing to show in it. On the page their code is a file of its own.
use super::{Html, Part, View, banner, card, changes, conflict, coverage, embed, frame, kept, save};
#[cfg(feature = "app")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Writes one of them. On the page `fetch` must have fetched the code before.
#[cfg(feature = "app")]
#[wasm_split(later, fallible, preload(fetch))]
pub fn write(part: Part, view: &View<'_>, html: &mut Html) -> Result<(), SplitLoaderError> {
    section(part, view, html);
    Ok(())
}

/// Writes one of them. Other programs than the page have all their code in one file.
#[cfg(not(feature = "app"))]
pub async fn write(part: Part, view: &View<'_>, html: &mut Html) {
    section(part, view, html);
}

fn section(part: Part, view: &View<'_>, html: &mut Html) {
    match part {
        Part::ByHand => frame::by_hand(view, html),
        Part::Banner => banner::banner(view, html),
        Part::Coverage => coverage::coverage(view, html),
        Part::Save => save::save(view, html),
        Part::PrintLink => frame::print_link(view, html),
        Part::Card => {
            card::card(view, html);
            conflict::list(view, html);
        }
        Part::Changes => changes::changes(view, html),
        Part::EmbedCode => embed::code(view, html),
        Part::EmbedSource => embed::source(view, html),
        Part::Kept => kept::kept(view, html),
        Part::News => kept::news(view, html),
        _ => {}
    }
}
