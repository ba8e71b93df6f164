//! The reader passes a link on, and gets links from others, some of them damaged.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
use std::fmt::Write;

#[test]
fn a_copied_link_opens_the_same_claims_afresh() {
    story("copy-link", Settings::default(), async |page| {
        page.open("").await;
        page.toggle("kind", "value").await;
        page.toggle("region", "35").await;
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        page.click("#copy-link").await;
        let link = page.js("return document.querySelector('#copy-link').dataset.link").await;
        let link = link.as_str().expect("a link").to_owned();
        assert!(link.starts_with(page.address()), "{link}");
        let (summary, ids) = (page.summary().await, page.table_ids().await);
        page.open_link(&link).await;
        assert_eq!(page.summary().await, summary);
        assert_eq!(page.table_ids().await, ids);
        page.wait_until("document.documentElement.lang === 'en'").await;
        page.wait_until("!document.querySelector('#banner')").await;
    });
}

#[test]
fn back_and_forward_step_through_the_choices() {
    story("back", Settings::default(), async |page| {
        let facts = Facts::read();
        let count = |kind: &str| facts.ids(&[("kind", vec![kind.to_owned()])]).len();
        page.open("").await;
        page.toggle("kind", "award").await;
        page.wait_for_count(count("award")).await;
        page.toggle("kind", "programme").await;
        page.wait_for_count(count("award") + count("programme")).await;
        page.back().await;
        page.wait_for_count(count("award")).await;
        page.back().await;
        page.wait_for_count(facts.ids(&[]).len()).await;
        assert_eq!(page.fragment().await, "");
        page.forward().await;
        page.wait_for_count(count("award")).await;
        page.wait_until("document.querySelector('[data-facet=kind] [data-code=award] input').checked").await;
    });
}

#[test]
fn a_damaged_link_says_what_was_left_out_and_applies_the_rest() {
    story("damaged", Settings::default(), async |page| {
        let expected = Facts::read().ids(&[("kind", vec!["award".into()])]).len();
        for damaged in [
            "kind=award,teapot",
            "kind=award&region=9999",
            "kind=award&colour=red",
            "kind=award&when=202",
            "kind=award&hs=%ZZ",
            "kind=award&unit=EUR",
        ] {
            page.open(damaged).await;
            page.wait_for_count(expected).await;
            page.wait_for("#banner li").await;
            let listed = page.js("return document.querySelectorAll('#banner li').length").await;
            let dropped = page.query(damaged).await["dropped"].as_array().map(Vec::len);
            assert_eq!(listed.as_u64(), dropped.map(|n| n as u64), "#{damaged}");
        }
        page.toggle("kind", "award").await;
        page.wait_for_count(Facts::read().ids(&[]).len()).await;
    });
}

#[test]
fn an_unknown_claim_in_a_link_is_named_and_the_page_works() {
    story("unknown-claim", Settings::default(), async |page| {
        page.open("claim=no-such-claim").await;
        assert!(page.text("#banner").await.contains("no-such-claim"));
        page.wait_until("!document.querySelector('aside.card')").await;
        assert_eq!(page.js("return jejak.claim('no-such-claim')").await, serde_json::Value::Null);
        page.toggle("kind", "release").await;
        page.wait_until("location.hash.includes('kind=release')").await;
    });
}

#[test]
fn a_fragment_of_100_kb_does_no_harm() {
    story("long", Settings::default(), async |page| {
        let expected = Facts::read().ids(&[("kind", vec!["award".into()])]).len();
        let mut fragment = String::from("kind=award&region=");
        for number in 0..20_000 {
            write!(fragment, "{number:04},").expect("text");
        }
        assert!(fragment.len() > 100_000);
        page.open(&fragment).await;
        page.wait_for("#banner").await;
        assert!(page.count().await <= expected as u64);
        page.open(&format!("q={}&kind=award", "x".repeat(100_000))).await;
        page.wait_for("#summary[data-count]").await;
        page.open(&format!("kind=award&{}", "&=%%,;#".repeat(15_000))).await;
        page.wait_for_count(expected).await;
    });
}
