//! The first screen, put into the page itself: its sentences, pictures and links are there before any program is.
use super::Site;
use crate::command::Failure;
use jejak_ekspor::codec::embedded::CARDS;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::present::front;
use jejak_ekspor::query::session::Session;

/// Where the page has room for it.
const FRONT: &str = "<!--front-->";

/// Puts the first screen into its place in the page.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let mut session = Session::new(Dataset::embedded());
    session.set_cards(CardData::unpack(CARDS).ok_or_else(|| Failure("the words of the cards are not of this build".into()))?);
    site.page.replace_once(FRONT, &front::markup(&session))
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;

    #[test]
    fn the_page_gets_the_first_screen_in_both_languages() {
        let mut site = Site { page: Page::new(FRONT), ..Site::default() };
        run(&mut site).unwrap();
        let page = site.page.text();
        assert!(page.starts_with("<div lang=\"id\"><h2>") && page.contains("<div lang=\"en\"><h2>"));
        assert_eq!(page.matches("class=\"stories\"").count(), 2);
        assert!(!page.contains("NaN") && !page.contains("<!--"));
        assert!(run(&mut Site { page: Page::new("<p>"), ..Site::default() }).is_err(), "a page without a place for it is no page of ours");
    }
}
