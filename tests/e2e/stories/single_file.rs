//! The page as one file on a disk: everything is in it, and it asks nobody for anything.
use crate::browser::{Settings, scratch};
use crate::facts::Facts;
use crate::page::story_at;
use std::fs;
use std::path::{Path, PathBuf};

fn file() -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist-single/jejak-ekspor.html");
    assert!(path.is_file(), "{}: no file; `cargo xtask single-file` writes it", path.display());
    path
}

#[test]
fn one_file_opens_from_disk_with_no_request_at_all() {
    // A name as a phone gives to a file that came in a chat.
    let copy = scratch().join("jejak ekspor (1).html");
    fs::copy(file(), &copy).expect("a copy");
    let address = url::Url::from_file_path(&copy).expect("a path from the root").to_string();
    story_at("one-file", Settings::default(), &address, async move |page| {
        let facts = Facts::read();
        let awards = facts.ids(&[("kind", vec!["award".into()])]).len();
        page.open("").await;
        assert!(page.js("return location.protocol").await == "file:");
        page.wait_for_count(facts.ids(&[]).len()).await;
        page.wait_until("document.querySelector('#offline').dataset.kept === 'one-file'").await;
        page.open("kind=award&lang=en").await;
        page.wait_for_count(awards).await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        page.toggle("kind", "award").await;
        page.wait_for_count(facts.ids(&[]).len()).await;
        page.back().await;
        page.wait_for_count(awards).await;
        page.type_into("header input[type=search]", "primaniyarta").await;
        page.wait_for_count(page.query_ids("kind=award&q=primaniyarta").await.len()).await;
        let id = facts.first_of("release");
        page.open(&format!("claim={id}")).await;
        let publisher = page.js_with("return jejak.claim(arguments[0]).source.publisher", vec![id.as_str().into()]).await;
        assert!(page.text("aside.card").await.contains(publisher.as_str().expect("a publisher")));
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        // Files are made without a request too.
        page.open("kind=award&lang=en").await;
        page.js("window.__handed = []; HTMLAnchorElement.prototype.click = function () { if (this.download) window.__handed.push(this.download) }").await;
        let button = "[...document.querySelectorAll('.save button')].find(b => b.textContent === 'XLSX')";
        page.wait_until(&format!("{button} && !{button}.disabled")).await;
        page.js(&format!("{button}.click()")).await;
        page.wait_until("window.__handed.includes('awards.xlsx')").await;
        let asked = page.js("return performance.getEntriesByType('resource').map(entry => entry.name)").await;
        assert_eq!(asked.as_array().into_iter().flatten().filter(|name| !name.to_string().starts_with("\"data:")).count(), 0, "{asked}");
    });
}

#[test]
fn the_policy_of_the_one_file_allows_no_request() {
    let html = fs::read_to_string(file()).expect("the file");
    let policy = html.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-"), "{policy}");
    for word in ["'self'", "unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "connect-src"] {
        assert!(!policy.contains(word), "{word} in {policy}");
    }
}
