//! The page of a place: its sentences, its table of years, what is around it; a place that nobody names; the speech sheet; a short link.
use crate::browser::Settings;
use crate::page::story;

#[test]
fn the_page_of_a_place_leads_from_a_figure_to_its_claim_and_to_the_next_place() {
    story("place", Settings::default(), async |page| {
        page.open("region=3524").await;
        page.wait_for(".answer-head h2").await;
        page.wait_for(".years-table button.flag").await;
        assert!(page.text(".answer-head .say").await.contains('⚑'));
        page.click(".years-table tbody td button[data-open]").await;
        page.wait_for("aside.card[data-claim]").await;
        assert!(page.text("aside.card .short-link code").await.contains("#c="));
        page.click("aside.card .close").await;
        page.wait_until("!document.querySelector('aside.card')").await;
        page.click(".near button").await;
        page.wait_until("location.hash.includes('region=') && !location.hash.includes('region=3524')").await;
        page.wait_until("document.activeElement?.matches('.answer-head h2')").await;
        page.back().await;
        page.wait_until("location.hash.includes('region=3524') && document.querySelector('.years-table')").await;
    });
}

#[test]
fn a_place_that_nobody_names_offers_its_province() {
    story("place-silent", Settings::default(), async |page| {
        page.open("region=3521").await;
        page.wait_for(".silence").await;
        page.click(".answer > .primary").await;
        page.wait_until(
            "location.hash.includes('region=35') && !location.hash.includes('region=3521') && !document.querySelector('.silence')",
        )
        .await;
        page.wait_for(".years-table").await;
    });
}

#[test]
fn a_short_link_opens_its_card_and_one_that_nothing_has_is_told() {
    story("short-link", Settings::default(), async |page| {
        page.open("claim=lamongan-2022-export-value-antara-2025").await;
        page.wait_for("aside.card .short-link code").await;
        let link = page.text("aside.card .short-link code").await;
        let code = link.rsplit_once("#c=").expect("a short link").1.to_owned();
        page.open(&format!("c={code}")).await;
        page.wait_for("aside.card[data-claim=\"lamongan-2022-export-value-antara-2025\"]").await;
        page.click("aside.card .close").await;
        page.wait_until("!document.querySelector('aside.card') && !location.hash.includes('c=')").await;
        page.open("c=zzzzz&region=3524").await;
        page.wait_for("#banner").await;
        page.wait_for(".answer-head h2").await;
    });
}

#[test]
fn the_speech_sheet_stands_alone_and_leads_back() {
    story("speech", Settings::default(), async |page| {
        page.open("region=3524").await;
        page.click(".to-sheet").await;
        page.wait_for(".sheet section").await;
        page.wait_until("!document.querySelector('#summary').offsetParent").await;
        assert!(page.fragment().await.contains("list=speech"));
        page.click(".sheet-acts button").await;
        page.wait_until("document.querySelector('#summary').offsetParent && !document.querySelector('.sheet')").await;
    });
}

/// Who sends goods, where to, with which award or programme, from a search, and on to one of them.
#[test]
fn a_search_for_goods_leads_to_who_sends_them() {
    story("actors", Settings::default(), async |page| {
        page.open("q=tenun").await;
        page.wait_for("#actors li").await;
        page.click("#actors li button").await;
        page.wait_until("location.hash.includes('party=')").await;
        let link = page.fragment().await;
        page.open(&link).await;
        page.wait_until("location.hash.includes('party=') && document.querySelector('#actors li')").await;
    });
}
