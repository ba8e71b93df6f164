//! Indonesian and English.
use crate::browser::Settings;
use crate::page::story;

#[test]
fn the_language_switches_and_stays_in_the_link() {
    story("language", Settings::default(), async |page| {
        page.open("kind=award").await;
        page.wait_until("document.documentElement.lang === 'id'").await;
        let indonesian = page.text("main").await;
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'en' && location.hash.includes('lang=en')").await;
        let english = page.text("main").await;
        assert_ne!(indonesian, english);
        page.open(&page.fragment().await).await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'id'").await;
        assert_eq!(page.text("h1").await, "Jejak Ekspor");
    });
}

#[test]
fn a_browser_of_neither_language_gets_indonesian() {
    story("neither", Settings { languages: "fr-FR,fr", ..Settings::default() }, async |page| {
        page.open("").await;
        assert_eq!(page.js("return navigator.languages.some(l => /^(id|in|en)/.test(l))").await, false);
        page.wait_until("document.documentElement.lang === 'id'").await;
    });
}

#[test]
fn an_english_browser_gets_english() {
    story("english", Settings { languages: "en-GB,en", ..Settings::default() }, async |page| {
        page.open("").await;
        page.wait_until("document.documentElement.lang === 'en'").await;
    });
}
