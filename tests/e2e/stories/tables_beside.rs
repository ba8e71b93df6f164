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
