//! Slow nets, hanging servers and damaged files: the reader is told within twenty seconds, and the page is whole within a minute of the
//! server's recovery, without an act of theirs.
use crate::browser::{Settings, dist};
use crate::editions::Edition;
use crate::facts::Facts;
use crate::line::Line;
use crate::page::story_at;
use crate::pool;
use serde_json::json;
use std::time::Duration;

/// Whether the front page says that it is not whole; true also of a page that never began.
const TOLD: &str = "getComputedStyle(document.querySelector('#needs-data')).display !== 'none'";
/// Within which a page is whole once the server is well.
const MINUTE: Duration = Duration::from_secs(60);
/// By then the reader is told what is wrong.
const SOON: Duration = Duration::from_secs(20);

/// The first view's files hang, each by itself; then the server is well.
#[test]
fn a_file_of_the_first_view_that_hangs_is_told_and_comes_once_the_server_is_well() {
    for part in ["jejak-ekspor_bg-", "first-", "names-"] {
        let site = pool::serve(&dist());
        let line = Line::to(site.port());
        line.hold(Some(part));
        let address = line.address();
        story_at("hangs", Settings::default(), &address, async move |page| {
            page.expect_trouble("AbortError");
            page.go_to(page.address()).await;
            page.wait_within(SOON, TOLD).await;
            // The page may begin anew meanwhile.
            page.wait_until("document.querySelector('#needs-data')?.textContent.includes('JavaScript') === false").await;
            line.hold(None);
            page.wait_within(MINUTE, "document.querySelector('#summary[data-count]')").await;
            page.wait_until("!document.querySelector('#needs-data')").await;
            page.keep((site, line));
        });
    }
}

/// What follows the first view hangs; the sentence comes by itself, and so does the rest.
#[test]
fn a_later_part_that_hangs_is_told_and_comes_once_the_server_is_well() {
    for (part, told) in [("jejak-ekspor_later-", "#part-missing"), ("cards-", ".save [role=alert]")] {
        let site = pool::serve(&dist());
        let line = Line::to(site.port());
        line.hold(Some(part));
        let address = line.address();
        story_at("hangs-later", Settings::default(), &address, async move |page| {
            page.expect_trouble("AbortError");
            page.go_to(page.address()).await;
            page.wait_for("#summary[data-count]").await;
            page.wait_within(MINUTE, &format!("document.querySelector('{told}')")).await;
            line.hold(None);
            page.wait_within(MINUTE, "performance.getEntriesByName('jejak:ready').length").await;
            page.wait_until(&format!("!document.querySelector('{told}')")).await;
            page.keep((site, line));
        });
    }
}

/// A file whose bytes are not those of its name is never shown as facts.
#[test]
fn a_flipped_byte_is_refused_and_the_page_says_that_it_is_not_whole() {
    for (stem, ending) in [("first", ".bin"), ("names-id", ".bin"), ("jejak-ekspor_bg", ".wasm"), ("jejak-ekspor", ".js")] {
        let edition = Edition::first();
        let path = edition.file(stem, ending);
        let mut bytes = std::fs::read(&path).expect("a file of the site");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, &bytes).expect("the damaged file");
        let site = pool::serve(&edition.folder);
        let address = format!("{}#lang=id", site.address());
        story_at("flipped", Settings::default(), &address.clone(), async move |page| {
            page.expect_trouble("WebAssembly");
            page.expect_trouble("CompileError");
            page.expect_trouble("integrity");
            page.go_to(&address).await;
            page.wait_within(SOON, TOLD).await;
            assert_eq!(page.js("return document.querySelector('#summary')").await, json!(null), "nothing of it is shown");
            // Repaired on the server: the copy that the browser may have kept is passed by.
            bytes[middle] ^= 1;
            std::fs::write(&path, &bytes).expect("the file as it was");
            page.wait_within(MINUTE, "document.querySelector('#summary[data-count]')").await;
            page.keep((site, edition));
        });
    }
}

/// Browsers refuse changes of the address past a rate: WebKit 100 in some seconds, Chromium 200 in ten.
#[test]
fn after_three_hundred_changes_in_ten_seconds_the_address_is_the_state() {
    let site = pool::serve(&dist());
    story_at("address", Settings::default(), &site.address(), async move |page| {
        page.open("").await;
        let type_fast = "
            const done = arguments[0], input = document.querySelector('header input[type=search]');
            let n = 0;
            const type = () => {
                input.value = ['n', 'ni', 'nik', 'nike', 'nikel'][n % 5];
                input.dispatchEvent(new Event('input', { bubbles: true }));
                if (++n < 300) setTimeout(type, 33); else done(true);
            };
            type();";
        page.js_async(type_fast).await;
        page.wait_until("location.hash.endsWith('q=nikel')").await;
        assert_eq!(page.query(&page.fragment().await).await["count"], json!(page.count().await));
        // Choices, each an entry of its own.
        let press_fast = "
            const done = arguments[0];
            let n = 0;
            const press = () => {
                document.querySelector('.facet[data-facet=kind] label[data-code=award] input').click();
                if (++n < 251) setTimeout(press, 33); else done(true);
            };
            press();";
        page.js_async(press_fast).await;
        page.wait_within(MINUTE, "location.hash.includes('kind=award')").await;
        assert_eq!(page.query(&page.fragment().await).await["count"], json!(page.count().await));
        page.keep(site);
    });
}

#[test]
fn what_is_chosen_before_the_later_files_are_here_keeps_the_card() {
    let site = pool::serve(&dist());
    let line = Line::to(site.port());
    line.hold(Some("cards-"));
    let address = line.address();
    let id = Facts::read().first_of("award");
    story_at("early-act", Settings::default(), &address, async move |page| {
        page.expect_trouble("AbortError");
        page.go_to(&format!("{}#claim={id}", page.address())).await;
        page.wait_for("#summary[data-count]").await;
        page.toggle("kind", "award").await;
        page.wait_until(&format!("location.hash.includes('claim={id}')")).await;
        line.hold(None);
        page.wait_within(MINUTE, &format!("document.querySelector('aside.card[data-claim=\"{id}\"]')")).await;
        page.keep((site, line));
    });
}

#[test]
fn a_link_that_lost_its_end_says_so() {
    let site = pool::serve(&dist());
    story_at("lost-end", Settings::default(), &site.address(), async move |page| {
        page.open("").await;
        page.toggle("region", "3524").await;
        page.wait_until("location.hash.includes('region=3524')").await;
        let link = page.js("return location.hash.slice(1)").await.as_str().expect("a link").to_owned();
        page.open(link.strip_suffix("24").expect("the end")).await;
        page.wait_for("#banner").await;
        assert!(page.text("#banner").await.contains("tidak lengkap"));
        page.wait_for_count(Facts::read().ids(&[]).len()).await;
        page.keep(site);
    });
}
