//! Browsers that refuse or lack something: the page opens, works, and says in a sentence what it cannot do.
use crate::browser::{Settings, Trouble, dist};
use crate::editions::Edition;
use crate::engine::Engine;
use crate::facts::Facts;
use crate::page::{Page, story_at};
use crate::pool;

/// Runs in the engines that can be brought into this trouble; the others are named.
fn in_trouble(name: &str, trouble: Trouble, kept: &'static str, word: &'static str) {
    let engine = Engine::now();
    if !engine.can_have(trouble) {
        println!("{engine:?} has no switch for {trouble:?}: not tried in it");
        return;
    }
    let site = pool::serve(&dist());
    let host = if trouble == Trouble::Insecure { "jejak.test" } else { "127.0.0.1" };
    let address = format!("http://{host}:{}/", site.port());
    story_at(name, Settings { trouble: Some(trouble), ..Settings::default() }, &address, async move |page: Page| {
        for harmless in ["sw.js", "ServiceWorker", "Quota", "quota", "storage"] {
            page.expect_trouble(harmless);
        }
        if trouble == Trouble::FullStorage && page.engine() == Engine::Chromium {
            let quota = serde_json::json!({ "origin": page.address().trim_end_matches('/'), "quotaSize": 200_000 });
            page.devtools("Storage.overrideQuotaForOrigin", quota).await;
        }
        page.open("").await;
        // Firefox does not always tell a full storage from one that broke off.
        let or = if trouble == Trouble::FullStorage && page.engine() == Engine::Firefox { "interrupted" } else { kept };
        page.wait_until(&format!("['{kept}', '{or}'].includes(document.querySelector('#offline').dataset.kept)")).await;
        let is_named = page.js("return document.querySelector('#offline').dataset.kept").await == kept;
        let sentence = page.text("#offline").await;
        assert!((!is_named || sentence.contains(word)) && sentence.ends_with('.'), "{sentence}");
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        assert!(page.text("#offline").await.contains("only while there is internet"));
        let awards = Facts::read().ids(&[("kind", vec!["award".into()])]).len();
        page.toggle("kind", "award").await;
        page.wait_for_count(awards).await;
        let id = Facts::read().first_of("award");
        page.open(&format!("claim={id}")).await;
        page.wait_for(&format!("aside.card[data-claim=\"{id}\"]")).await;
        drop(site);
    });
}

#[test]
fn storage_denied() {
    in_trouble("denied", Trouble::NoStorage, "denied", "kuki");
}

#[test]
fn storage_full() {
    in_trouble("full", Trouble::FullStorage, "full", "penuh");
}

#[test]
fn no_service_worker() {
    in_trouble("no-worker", Trouble::NoWorker, "no-worker", "Peramban");
}

#[test]
fn an_address_without_encryption() {
    in_trouble("insecure", Trouble::Insecure, "insecure", "https");
}

/// The first view is here and works; the reader is told that the rest is not.
#[test]
fn what_follows_the_first_view_does_not_come() {
    let edition = Edition::first();
    std::fs::remove_file(edition.file("jejak-ekspor_later", ".wasm")).expect("the later part goes");
    let site = pool::serve(&edition.folder);
    let address = format!("http://127.0.0.1:{}/", site.port());
    story_at("no-rest", Settings::default(), &address, async move |page: Page| {
        page.expect_trouble("_later-");
        page.expect_trouble("WebAssembly");
        page.expect_trouble("CompileError");
        page.expect_trouble(" 404\"");
        page.go_to(page.address()).await;
        page.wait_for("#part-missing button").await;
        assert!(page.text("#part-missing").await.contains("gagal dimuat"));
        let awards = Facts::read().ids(&[("kind", vec!["award".into()])]).len();
        page.toggle("kind", "award").await;
        page.wait_for_count(awards).await;
        drop(site);
        drop(edition);
    });
}
