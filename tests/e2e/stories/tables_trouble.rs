//! What can go wrong with the reader's own table: files too large, changed or given up, browsers that keep nothing, calls that are wrong.
use super::tables::{LEDGER, drop_on_page, open, script};
use crate::browser::{Settings, Trouble, dist, scratch};
use crate::editions::Edition;
use crate::engine::Engine;
use crate::page::{Page, story, story_at};
use crate::pool;
use serde_json::json;
use std::fs;

/// Tells a story in a browser in this trouble. In an engine without a switch for it, the worker runs `code` first, which brings it about.
fn in_trouble<F>(name: &str, trouble: Trouble, code: &str, tell: impl FnOnce(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    if Engine::now().can_have(trouble) {
        let site = pool::serve(&dist());
        story_at(name, Settings { trouble: Some(trouble), ..Settings::default() }, &site.address(), tell);
    } else {
        let edition = Edition::with_code("table/table_worker", code);
        let site = pool::serve(&edition.folder);
        story_at(name, Settings::default(), &site.address(), tell);
    }
}

/// A table whose columns take some 3 MB, which no packing makes smaller.
const LARGE: &str = "const rows = ['bulan,nilai']; let x = 1; \
    for (let n = 0; n < 400000; n++) { x = (x * 48271) % 2147483647; rows.push('2022-01,' + x) } \
    window.__large = new File([rows.join('\\n')], 'besar.csv');";

#[test]
fn a_table_is_used_where_the_browser_keeps_nothing() {
    let code = "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } });";
    in_trouble("tables-denied", Trouble::NoStorage, code, async |page: Page| {
        page.expect_trouble("sw.js");
        page.expect_trouble("ServiceWorker");
        page.open("lang=en").await;
        drop_on_page(&page, &format!("new File([{}], 'buku.csv')", json!(LEDGER))).await;
        page.wait_for("#preview").await;
        page.click("#desk-open").await;
        page.wait_until("document.querySelector('#desk-error')?.textContent === 'The browser does not allow storage; this table is gone when the page closes.'").await;
        page.click("fieldset[data-column=provinsi] label[data-code='35'] input").await;
        page.wait_until("document.querySelector('#desk-count').dataset.count === '2'").await;
    });
}

#[test]
fn a_table_is_used_where_the_storage_is_full() {
    let code = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };";
    in_trouble("tables-full", Trouble::FullStorage, code, async |page: Page| {
        for harmless in ["sw.js", "ServiceWorker", "Quota", "quota", "storage"] {
            page.expect_trouble(harmless);
        }
        if page.engine() == Engine::Chromium {
            let quota = json!({ "origin": page.address().trim_end_matches('/'), "quotaSize": 2_000_000 });
            page.devtools("Storage.overrideQuotaForOrigin", quota).await;
        }
        page.open("").await;
        page.js(LARGE).await;
        drop_on_page(&page, "window.__large").await;
        page.wait_for("#preview").await;
        page.click("#desk-open").await;
        page.wait_until("document.querySelector('#desk-error')?.textContent.includes('ruang penyimpanan peramban tidak cukup')").await;
        assert_eq!(page.js("return document.querySelector('#desk-count').dataset.count").await, json!("400000"));
        let view = script(&page, "return jejak.table.filter('nilai', { to: 1000000000 })", vec![]).await;
        assert!(view["count"].as_u64().is_some_and(|count| count > 100_000 && count < 300_000), "{}", view["count"]);
        let kept = script(&page, "return jejak.table.kept()", vec![]).await;
        assert_eq!(kept, json!([]), "nothing is listed that is not there");
    });
}

#[test]
fn a_screen_that_does_not_come_is_told_and_comes_when_asked_again() {
    for (name, stem, ending) in [("script", "table/table_ui", ".js"), ("wasm", "table/table_ui_bg", ".wasm")] {
        let edition = Edition::first();
        let file = edition.file(stem, ending);
        let aside = file.with_extension("aside");
        fs::rename(&file, &aside).expect("the file aside");
        let site = pool::serve(&edition.folder);
        let address = site.address();
        story_at(&format!("tables-missing-{name}"), Settings::default(), &address.clone(), async move |page: Page| {
            for harmless in ["table_ui", "WebAssembly", "CompileError"] {
                page.expect_trouble(harmless);
            }
            page.go_to(&format!("{address}#lang=en")).await;
            page.wait_for("#open-table").await;
            let told =
                "document.querySelector('p.news')?.textContent.includes('The part that opens tables and reads texts could not be loaded')";
            page.click("#open-table").await;
            page.wait_until(told).await;
            let refused = script(&page, "return jejak.open(new File(['a,b\\n1,2\\n'], 'a.csv'))", vec![]).await;
            assert!(refused["error"].as_str().is_some_and(|words| words.contains("could not be fetched")), "{refused}");
            fs::rename(&aside, &file).expect("the file back");
            page.click("#open-table").await;
            page.wait_for("#desk[open]").await;
            assert!(page.js("return document.querySelector('p.news')").await.is_null());
            page.keep((site, edition));
        });
    }
}

#[test]
fn two_gigabytes_are_refused_where_they_do_not_fit_and_the_next_file_opens() {
    story("tables-large", Settings::default(), async |page| {
        page.open("lang=en").await;
        let body = "const piece = new Blob(['2022-01,5\\n'.repeat(1 << 20)]); \
            const file = new File(['bulan,nilai\\n', ...Array(205).fill(piece)], 'dua-gb.csv'); \
            let read = 0; addEventListener('jejak:progress', ({ detail }) => { read = detail.bytes }); \
            try { await jejak.open(file); return 'opened' } catch (error) { return { size: file.size, read, message: error.message } }";
        let refused = script(&page, body, vec![]).await;
        let message = refused["message"].as_str().unwrap_or_default();
        assert!(message.starts_with("Not enough memory in this browser") && message.contains(" rows"), "{refused}");
        assert!(refused["size"].as_f64().is_some_and(|size| size > 2.0 * f64::from(1 << 30)), "{refused}");
        assert!(refused["read"].as_f64().is_some_and(|read| read < 1e8), "it is refused early: {refused}");
        let body = "const piece = new Blob([new Uint8Array(1 << 23)]); \
            return jejak.open(new File([new Uint8Array([80, 75, 3, 4]), ...Array(256).fill(piece)], 'dua-gb.xlsx'))";
        let refused = script(&page, body, vec![]).await;
        assert!(refused["error"].as_str().is_some_and(|words| words.contains("can be opened up to")), "{refused}");
        assert_eq!(open(&page, LEDGER, json!(null)).await["accepted"], json!(3));
    });
}

#[test]
fn reading_is_cancelled_by_its_button_and_the_file_is_still_there() {
    story("tables-button", Settings::default(), async |page| {
        // A worker that is ended while it comes.
        page.expect_trouble("fetching the script");
        page.open("").await;
        page.js("const piece = new Blob(['2022-01,5\\n'.repeat(1 << 19)]); window.__file = new File(['bulan,nilai\\n', ...Array(12).fill(piece)], 'besar.csv')").await;
        drop_on_page(&page, "window.__file").await;
        page.wait_for("#preview").await;
        // The button is pressed by the page itself, as soon as it is there: the file may be read before a driver has found it.
        page.js(
            "new MutationObserver((_, observer) => { const button = document.querySelector('#desk-cancel'); if (button) { observer.disconnect(); button.click() } }) \
             .observe(document.querySelector('#desk'), { childList: true, subtree: true })",
        )
        .await;
        page.click("#desk-open").await;
        page.wait_until("document.querySelector('#desk-error')?.textContent === 'Pembukaan berkas dibatalkan.'").await;
        page.click("#desk-open").await;
        page.wait_until("document.querySelector('#desk-count')?.dataset.count === String(12 << 19)").await;
    });
}

#[test]
fn a_file_that_changes_after_it_was_shown_is_refused() {
    story("tables-changed", Settings::default(), async |page| {
        let file = scratch().join(format!("berubah-{}.csv", std::process::id()));
        fs::write(&file, "bulan,nilai (US$)\n2022-01,5\n").expect("a file");
        page.open("").await;
        page.click("#open-table").await;
        page.type_into("#desk-file", &file.display().to_string()).await;
        page.wait_for("#preview").await;
        fs::write(&file, "bulan,nilai (US$)\n2022-01,6\n").expect("the same file, changed");
        page.click("#desk-open").await;
        page.wait_until("document.querySelector('#desk-error')?.textContent.includes('berubah')").await;
        fs::remove_file(&file).expect("the file");
    });
}

#[test]
fn wrong_calls_say_what_was_found_and_expected() {
    story("tables-calls", Settings::default(), async |page| {
        page.open("lang=en").await;
        let told = async |body: &str| {
            let body = format!(
                "try {{ await {body}; return 'nothing' }} catch (error) {{ return [Object.prototype.toString.call(error) === '[object Error]', error.message] }}"
            );
            let answer = script(&page, &body, vec![]).await;
            assert_eq!(answer[0], json!(true), "{body}: {answer}");
            answer[1].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(told("jejak.table.view()").await, "No table is open yet.");
        assert!(told("jejak.open()").await.contains("found undefined, expected a File, a Blob or a path"));
        assert!(told("jejak.open(5)").await.contains("found number, expected a File, a Blob or a path"));
        assert_eq!(told("jejak.open(new Blob([]))").await, "This file is empty.");
        assert!(
            told("jejak.open(new Blob(['a,b\\n1,2\\n']), { year: 'x' })")
                .await
                .starts_with("Unknown options: year: found \"x\", expected whole number")
        );
        assert_eq!(open(&page, LEDGER, json!(null)).await["accepted"], json!(3));
        assert!(told("jejak.table.filter()").await.contains("found undefined, expected the name of a column"));
        assert!(told("jejak.table.filter('tiada', null)").await.contains("there are: when, provinsi, barang, nilai (juta US$)"));
        assert_eq!(told("jejak.table.filter('provinsi', { oneOf: ['99'] })").await, "The column “provinsi” has no code “99”.");
        assert_eq!(told("jejak.table.filter('provinsi', { from: 1 })").await, "The column “provinsi” is filtered with {oneOf}.");
        assert_eq!(
            told("jejak.table.filter('when', { from: 'kemarin' })").await,
            "“kemarin” is not an EDTF date such as 2022, 2022-10 or 2022-10-01."
        );
        assert!(told("jejak.table.filter('when', 5)").await.starts_with("Unknown options"));
        assert!(told("jejak.table.filter('when', { oneof: ['a'] })").await.starts_with("Unknown options"));
        // What a script of another window gives is read as what it is.
        let other = "(() => { const frame = document.body.appendChild(document.createElement('iframe')), other = frame.contentWindow; \
            const given = Object.assign(new other.Object(), { oneof: new other.Array('a') }); return FIRST })()";
        let filtered = other.replace("FIRST", "jejak.table.filter('when', given)");
        let refused = told(&filtered).await;
        assert!(refused.starts_with("Unknown options") && refused.contains("oneof"), "{refused}");
        let opened = other.replace("FIRST", "jejak.open(new other.Blob([]), {})");
        assert_eq!(told(&opened).await, "This file is empty.");
        let view = script(&page, "return jejak.table.view()", vec![]).await;
        assert_eq!(view["count"], json!(3), "none of it has changed the filters");
    });
}
