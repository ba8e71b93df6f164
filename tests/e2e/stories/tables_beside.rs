//! A table that lies beside the page: opened by its link or by a script, read by ranges, only as far as the page's filter wants it.
use super::tables::script;
use crate::browser::Settings;
use crate::editions::Edition;
use crate::line::Line;
use crate::page::story_at;
use crate::pool;
use serde_json::Value;
use std::fs;

const ZSTD: &[u8] = include_bytes!("../../fixture/parquet/zstd.parquet");
const LEDGER: &str = "bulan,provinsi,nilai (juta US$)\n2021-11,Jawa Timur,1.5\n2021-12,Bali,2.25\n2022-01,Bali,4\n";
const OPENED: &str = "document.querySelector('#desk-conservation')";

/// The site with a few tables beside it.
fn site() -> Edition {
    let edition = Edition::first();
    let folder = edition.folder.join("data");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("ekspor.parquet"), ZSTD).expect("a table");
    fs::write(folder.join("buku.csv"), LEDGER).expect("a table");
    edition
}

/// The rows of a table that a part was read of.
fn accepted(answer: &Value) -> u64 {
    answer["accepted"].as_u64().unwrap_or_default()
}

#[test]
fn a_link_opens_the_part_of_a_table_that_the_filter_wants() {
    let edition = site();
    let server = pool::serve(&edition.folder);
    story_at("tables-beside", Settings::default(), &server.address(), async move |page| {
        page.open("lang=en&when=2019&table=data/ekspor.parquet").await;
        page.wait_until(OPENED).await;
        let reading = page.text("#desk-reading").await;
        assert!(reading.contains("of 240") && reading.contains("2019"), "{reading}");
        let fragment = page.fragment().await;
        assert!(fragment.contains("table=data/ekspor.parquet"), "{fragment}");
        // Another table takes it out of the link.
        let answer = script(&page, "return jejak.open(new File([given[0]], 'buku.csv'))", vec![LEDGER.into()]).await;
        assert_eq!(accepted(&answer), 3, "{answer}");
        page.wait_until("!location.hash.includes('table=')").await;
        drop((server, edition));
    });
}

#[test]
fn a_script_opens_what_lies_beside_the_page_and_nothing_else() {
    let edition = site();
    let server = pool::serve(&edition.folder);
    story_at("tables-beside-script", Settings::default(), &server.address(), async move |page| {
        page.open("lang=en").await;
        let open = async |path: &str| script(&page, "return jejak.open(given[0])", vec![path.into()]).await;
        assert_eq!(accepted(&open("data/ekspor.parquet").await), 240);
        page.wait_until("location.hash.includes('table=data/ekspor.parquet')").await;
        assert_eq!(accepted(&open("/data/buku.csv").await), 3);
        page.expect_trouble("404");
        for (path, words) in [
            ("data/tidak-ada.parquet", "no file at that address"),
            ("https://example.org/ekspor.parquet", "host of this page"),
            ("http://[", "host of this page"),
        ] {
            let refused = open(path).await;
            assert!(refused["error"].as_str().is_some_and(|said| said.contains(words)), "{path}: {refused}");
        }
        page.open("lang=en&when=2019").await;
        let part = open("data/ekspor.parquet").await;
        assert!((1..240).contains(&accepted(&part)), "{part}");
        page.open("lang=en&when=1999").await;
        let none = open("data/ekspor.parquet").await;
        assert!(none["error"].as_str().is_some_and(|said| said.contains("None of the 240 rows")), "{none}");
        drop((server, edition));
    });
}

#[test]
fn without_its_server_a_table_beside_the_page_says_so() {
    let edition = site();
    let server = pool::serve(&edition.folder);
    let line = Line::to(server.port());
    story_at("tables-beside-offline", Settings::default(), &line.address(), async move |page| {
        page.open("lang=en").await;
        let opened = script(&page, "return jejak.open('data/ekspor.parquet')", vec![]).await;
        assert_eq!(accepted(&opened), 240, "{opened}");
        page.wait_until("document.querySelector('#offline').dataset.kept === 'ready'").await;
        line.cut();
        page.expect_trouble("data/ekspor.parquet");
        page.expect_trouble("sw.js");
        let refused = script(&page, "return jejak.open('data/ekspor.parquet')", vec![]).await;
        assert!(refused["error"].as_str().is_some_and(|said| said.contains("does not answer")), "{refused}");
        drop((server, edition));
    });
}

#[test]
fn a_filter_beyond_the_part_that_was_read_is_told_and_read_at_a_touch() {
    let edition = site();
    let server = pool::serve(&edition.folder);
    let line = Line::to(server.port());
    story_at("tables-beside-beyond", Settings::default(), &line.address(), async move |page| {
        let filter = async |when: &str| {
            let hash = format!("lang=en&when={when}&table=data/ekspor.parquet");
            page.js_with("location.hash = arguments[0]", vec![hash.into()]).await;
        };
        let is_held = "!document.querySelector('#desk-held').hidden && !document.querySelector('#desk-held .held-reread')";
        page.open("lang=en&when=2019&table=data/ekspor.parquet").await;
        page.wait_until(OPENED).await;
        page.wait_until(is_held).await;
        assert_eq!(page.text("#desk-title").await, "The table beside this page");
        let first = page.text("#desk-reading").await;
        // Within the part nothing is missing; beyond it that is said, and the sums stay those of the part.
        filter("2019-02/2019-05").await;
        page.wait_until(is_held).await;
        filter("2018/2019").await;
        page.wait_until("document.querySelector('#desk-held .held-reread')").await;
        let beyond = page.text("#desk-held").await;
        assert!(beyond.contains("2018–2019") && beyond.contains("earlier part only"), "{beyond}");
        assert_eq!(page.text("#desk-reading").await, first);
        page.click("#desk-held .held-reread").await;
        page.wait_until(&format!("{is_held} && document.querySelector('#desk-reading').textContent.includes('2018')")).await;
        let second = page.text("#desk-reading").await;
        assert_ne!(second, first);
        assert!(page.fragment().await.contains("table=data/ekspor.parquet"));
        // Without its server the part that is there stays, and why no other comes is said.
        page.wait_until("document.querySelector('#offline').dataset.kept === 'ready'").await;
        line.cut();
        page.expect_trouble("data/ekspor.parquet");
        page.expect_trouble("sw.js");
        filter("2017/2019").await;
        page.wait_until("document.querySelector('#desk-held .held-reread')").await;
        page.click("#desk-held .held-reread").await;
        page.wait_until("document.querySelector('#desk-held [role=alert]')").await;
        let why = page.text("#desk-held [role=alert]").await;
        assert!(why.contains("does not answer"), "{why}");
        assert_eq!(page.text("#desk-reading").await, second);
        filter("2018").await;
        page.wait_until(is_held).await;
        assert_eq!(page.text("#desk-held").await.trim(), "", "what is held lacks nothing");
        drop((server, edition));
    });
}
