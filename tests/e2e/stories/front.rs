//! The first screen: it can be read before any program is here, takes one screen of a phone, and gives way at the first choice.
use crate::browser::{Settings, dist};
use crate::line::Line;
use crate::page::{story, story_at};
use crate::pool;
use fantoccini::key::Key;
use serde_json::json;

/// The part of the first screen that is in the page's language.
const SHOWN: &str = "[...document.querySelectorAll('.front [lang]')].filter(part => part.offsetHeight).map(part => part.lang).join()";

/// The first screen is on the page.
const IS_THERE: &str = "document.querySelector('#front').offsetHeight > 0";

#[test]
fn the_first_screen_can_be_read_while_the_program_is_still_on_its_way() {
    let site = pool::serve(&dist());
    let line = Line::to(site.port());
    line.hold(Some("jejak-ekspor_bg-"));
    let address = line.address();
    story_at("front-early", Settings::default(), &address, async move |page| {
        page.expect_trouble("AbortError");
        page.go_to(page.address()).await;
        page.wait_for(".stories a svg rect").await;
        assert!(page.js(&format!("return {SHOWN}")).await.as_str().is_some_and(|lang| ["id", "en"].contains(&lang)));
        let markup = "return document.querySelector('#first').outerHTML";
        let delivered = page.js(markup).await;
        let told = page
            .js("return [...document.querySelectorAll('.front [lang=id] .stories a')].map(a => a.querySelectorAll('p b').length)")
            .await;
        assert_eq!(told, json!([2, 2, 2]));
        // A story that is pressed now is open as soon as the program is here.
        page.js("[...document.querySelectorAll('.front .stories a')].find(a => a.offsetHeight).click()").await;
        page.wait_until("document.documentElement.classList.contains('linked')").await;
        assert_eq!(page.js(&format!("return {SHOWN}")).await, json!(""));
        line.hold(None);
        page.wait_until_ready().await;
        page.wait_for("aside.card[data-conflict]").await;
        assert_eq!(page.js(markup).await, delivered, "the page shows what was delivered");
        page.keep((site, line));
    });
}

#[test]
fn the_first_screen_takes_one_screen_of_a_phone() {
    for (width, height) in [(360, 640), (360, 740), (390, 800)] {
        story("front-phone", Settings { width, height, ..Settings::default() }, async |page| {
            for lang in ["id", "en"] {
                page.open(&format!("lang={lang}")).await;
                assert_eq!(page.js(&format!("return {SHOWN}")).await, json!(lang));
                let over = "const bar = document.querySelector('#open-filters').getBoundingClientRect().top;
                    return document.querySelector('#front').getBoundingClientRect().bottom - bar";
                let over = page.js(over).await.as_f64().expect("a distance");
                assert!(over <= 2.0, "{lang}: {over} px over one screen");
                assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth").await, json!(true));
            }
        });
    }
}

#[test]
fn a_story_opens_its_contradiction_and_the_way_back_leads_to_the_first_screen() {
    story("front-stories", Settings::default(), async |page| {
        page.open("lang=en").await;
        for n in 0..3 {
            let id = page
                .js(&format!("return document.querySelectorAll('.front [lang=en] .stories a')[{n}].hash.match(/conflict=([^&]*)/)[1]"))
                .await;
            page.click(&format!(".front [lang=en] .stories a:nth-child({})", n + 1)).await;
            page.wait_for(&format!("aside.card[data-conflict=\"{}\"]", id.as_str().expect("an id"))).await;
            page.wait_until("!document.querySelector('#front').offsetHeight && document.documentElement.lang === 'en'").await;
            page.back().await;
            page.wait_until("document.querySelector('#front').offsetHeight > 0 && !document.querySelector('aside.card')").await;
        }
    });
}

#[test]
fn the_ways_in_lead_to_a_place_to_goods_to_actors_to_the_search_and_to_the_reader_of_texts() {
    story("front-ways", Settings::default(), async |page| {
        page.open("lang=id").await;
        let ways = ".front [lang=id] .ways";
        page.click(&format!("{ways} label[for=search]")).await;
        page.wait_until("document.activeElement.id === 'search'").await;
        page.click(&format!("{ways} a[href*=region]")).await;
        page.wait_for(".answer-head h2").await;
        page.back().await;
        page.wait_until(IS_THERE).await;
        page.click(&format!("{ways} a[href*=hs]")).await;
        page.wait_for("#actors li").await;
        page.back().await;
        page.wait_until(IS_THERE).await;
        page.click(&format!("{ways} a[href*=party]")).await;
        page.wait_until("location.hash.includes('party=') && document.querySelector('#actors li')").await;
        page.back().await;
        page.wait_until(IS_THERE).await;
        page.click(&format!("{ways} label[for=open-text]")).await;
        page.wait_for("dialog.reader-dialog[open]").await;
        assert!(page.js("return document.querySelector('#front').offsetHeight > 0").await == json!(true), "nothing was chosen");
    });
}

#[test]
fn a_choice_below_the_first_screen_leaves_what_was_pressed_where_it_was() {
    story("front-choice", Settings::default(), async |page| {
        page.open("").await;
        page.js("document.querySelector('[data-lane=release]').scrollIntoView({ block: 'center' })").await;
        page.settle().await;
        let top = "document.querySelector('[data-lane=release] .plot').getBoundingClientRect().top";
        let before = page.js(&format!("return {top}")).await.as_f64().expect("a place");
        page.js("document.querySelector('section.facet[data-facet=kind] input').click()").await;
        page.wait_until("!document.querySelector('#front').offsetHeight").await;
        page.settle().await;
        let after = page.js(&format!("return {top}")).await.as_f64().expect("a place");
        // The lanes themselves may be of another height for fewer claims.
        assert!((after - before).abs() < 120.0, "from {before} to {after}");
        page.js("document.querySelector('#clear-all, .sum .link')?.click()").await;
    });
}

#[test]
fn the_first_screen_that_was_closed_stays_closed() {
    story("front-closed", Settings::default(), async |page| {
        page.open("lang=id").await;
        page.click(".front [lang=id] .close").await;
        page.wait_until("!document.querySelector('#front').offsetHeight").await;
        page.toggle("kind", "award").await;
        page.toggle("kind", "award").await;
        page.wait_until("!location.hash.includes('kind')").await;
        assert_eq!(page.js("return document.querySelector('#front').offsetHeight").await, json!(0));
    });
}

#[test]
fn about_opens_with_the_focus_in_the_link_and_escape_closes_it() {
    story("about", Settings::default(), async |page| {
        page.open("lang=id").await;
        page.click(".front [lang=id] a[href*=about]").await;
        page.wait_until("document.activeElement?.matches('.about h2')").await;
        assert!(page.fragment().await.contains("list=about"));
        assert_eq!(page.js("return document.querySelector('.lanes').offsetHeight").await, json!(0), "it stands alone");
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("!document.querySelector('.about') && document.querySelector('#front').offsetHeight > 0").await;
        assert!(!page.fragment().await.contains("list="));
        page.open("region=3524").await;
        page.click("#to-about").await;
        page.wait_until("document.activeElement?.matches('.about h2')").await;
        page.back().await;
        page.wait_for(".answer-head h2").await;
        page.open("region=3524&list=about&lang=en").await;
        page.wait_for(".about dl dt").await;
        page.click(".about .sheet-acts button").await;
        page.wait_for(".answer-head h2").await;
    });
}

#[test]
fn a_report_of_an_error_carries_the_id_of_the_claim() {
    story("report", Settings::default(), async |page| {
        let id = "lamongan-2022-export-value-antara-2025";
        page.open(&format!("claim={id}&lang=id")).await;
        // Where the browser keeps the clipboard from the page, the text stands there to be copied by hand.
        page.js("Object.defineProperty(navigator, 'share', { value: undefined }); Object.defineProperty(navigator, 'clipboard', { value: { writeText: text => { window.__copied = text; return Promise.resolve(); } } })").await;
        page.click("aside.card .report").await;
        page.wait_until("window.__copied").await;
        let text = page.js("return window.__copied").await;
        let text = text.as_str().expect("a text");
        assert!(text.contains(id) && text.contains("107,53") && text.contains("claim="), "{text}");
    });
}
