//! The reader's own table: opened by script and by hand, filtered, kept over a reload, removed, cancelled.
use crate::browser::{Settings, scratch};
use crate::page::{Page, story};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::fs;

pub const LEDGER: &str = "bulan,provinsi,barang,nilai (juta US$)\n2021-11,Jawa Timur,<b>ikan</b>,1.5\n2021-12,JAWA TIMUR,kopi,2.25\n\
    2022-01,Bali,<script>window.hacked=1</script>,4\n2022-02,Bali,kopi,salah\nTotal,,,7.75\n";

/// Runs an asynchronous script, whose last value is what it gives or `{error, words, questions}`.
pub async fn script(page: &Page, body: &str, arguments: Vec<Value>) -> Value {
    let started = format!(
        "window.__done = null; const given = arguments; (async () => {{ {body} }})().then(value => {{ window.__done = {{ value: value ?? null }} }}, \
         error => {{ window.__done = {{ value: {{ error: error.message, words: error.words ?? null, questions: error.questions ?? null }} }} }})"
    );
    page.js_with(&started, arguments).await;
    page.wait_until("window.__done !== null").await;
    page.js("return window.__done.value").await
}

pub async fn open(page: &Page, text: &str, options: Value) -> Value {
    script(page, "return jejak.open(new File([given[0]], 'buku.csv'), given[1])", vec![text.into(), options]).await
}

/// Drops a file on the page as a mouse does; `file` is an expression.
pub async fn drop_on_page(page: &Page, file: &str) {
    let body = format!(
        "const data = new DataTransfer(); data.items.add({file}); for (const type of ['dragover', 'drop']) \
         document.body.dispatchEvent(new DragEvent(type, {{ dataTransfer: data, bubbles: true, cancelable: true }}))"
    );
    page.js(&body).await;
}

#[test]
fn a_script_opens_filters_and_finds_the_table_again_after_a_reload() {
    story("tables-api", Settings::default(), async |page| {
        page.open("").await;
        let fetched = "return performance.getEntriesByType('resource').filter(entry => entry.name.includes('/table/')).length";
        assert_eq!(page.js(fetched).await, json!(0), "nothing of it comes with the first view");
        page.js("window.__kept = 0; addEventListener('jejak:kept', () => { window.__kept++ })").await;
        let answer = open(&page, LEDGER, json!(null)).await;
        assert_eq!(
            (&answer["rows"], &answer["accepted"], &answer["rejected"], &answer["asides"]),
            (&json!(6), &json!(3), &json!(1), &json!(2)),
            "{answer}"
        );
        let problem = &answer["problems"][0];
        assert_eq!(
            (&problem["line"], &problem["column"], &problem["code"], &problem["value"]),
            (&json!(5), &json!("nilai (juta US$)"), &json!("not-number"), &json!("salah"))
        );
        assert!(problem["message"].as_str().is_some_and(|words| words.contains("bukan angka")), "{problem}");
        let view = script(&page, "return jejak.table.filter('provinsi', { oneOf: ['35'] })", vec![]).await;
        assert_eq!(
            (&view["count"], &view["bins"][0]),
            (&json!(2), &json!({ "start": "2021-11-01", "sum": 1_500_000, "count": 1 })),
            "{view}"
        );
        assert_eq!(view["facets"]["provinsi"], json!([{ "code": "35", "count": 2 }, { "code": "51", "count": 1 }]));
        let view = script(&page, "return jejak.table.filter('when', { from: '2021-12', to: '2022' })", vec![]).await;
        assert_eq!(view["count"], json!(1));
        let refused = script(&page, "return jejak.table.filter('tiada', null)", vec![]).await;
        assert!(refused["error"].as_str().is_some_and(|words| words.contains("tiada") && words.contains("provinsi")), "{refused}");
        let refused = script(&page, "return jejak.open(5)", vec![]).await;
        assert!(refused["error"].as_str().is_some_and(|words| words.contains("number") && words.contains("Blob")), "{refused}");
        page.wait_until("window.__kept === 1").await;
        page.open("lang=en").await;
        let view = script(&page, "return jejak.table.view()", vec![]).await;
        assert_eq!((&view["count"], view["bins"].as_array().map(Vec::len)), (&json!(3), Some(3)), "{view}");
        let kept = script(&page, "return jejak.table.kept()", vec![]).await;
        assert_eq!((kept[0]["file"].as_str(), kept[0]["rows"].as_u64()), (Some("buku.csv"), Some(3)));
        let left = script(&page, "return jejak.table.remove(given[0])", vec![kept[0]["id"].clone()]).await;
        assert_eq!(left, json!([]));
    });
}

#[test]
fn a_question_is_asked_in_the_language_of_the_page() {
    story("tables-question", Settings::default(), async |page| {
        page.open("lang=en").await;
        let text = "bulan,nilai\n2022-01,1.234\n2022-02,5.678\n";
        let asked = open(&page, text, json!(null)).await;
        assert!(asked["error"].as_str().is_some_and(|words| words.contains("1.234") && words.contains("thousands")), "{asked}");
        assert_eq!(asked["questions"][0]["asks"], "decimal-mark");
        let answer = open(&page, text, json!({ "decimal": "," })).await;
        assert_eq!(answer["accepted"], json!(2), "{answer}");
        let view = script(&page, "return jejak.table.view()", vec![]).await;
        assert_eq!(view["bins"][0]["sum"], json!(1234));
        let refused = open(&page, text, json!({ "decimals": "," })).await;
        assert!(refused["error"].as_str().is_some_and(|words| words.contains("decimals")), "{refused}");
    });
}

#[test]
fn a_reader_opens_a_file_answers_and_filters() {
    story("tables-screen", Settings::default(), async |page| {
        let file = scratch().join("ekspor_2022.csv");
        fs::write(
            &file,
            "Tahun,Barang,Total (juta US$)\nSeptember,<script>window.hacked=1</script>,\"24,777.18\"\nAgustus,kopi,\"27,862.09\"\nJuli,kopi,salah\n",
        )
        .expect("a file");
        page.open("").await;
        page.click("#open-table").await;
        page.type_into("#desk-file", &file.display().to_string()).await;
        page.wait_for("#preview").await;
        assert!(page.text("#questions").await.contains("2022"), "the year is asked about, with what the file's name says");
        let cell = page.js("return document.querySelector('#preview td:nth-child(2)').textContent").await;
        assert_eq!(cell, json!("<script>window.hacked=1</script>"), "cells are shown as text");
        page.click("#desk-open").await;
        page.wait_for("#desk-conservation").await;
        assert_eq!(page.text("#desk-conservation").await, "4 baris dibaca = 2 diterima + 1 ditolak + 1 bukan data");
        page.wait_until("document.querySelector('#desk-count').dataset.count === '2'").await;
        // What is told of the claims comes later, and moves the filters down.
        page.wait_until("document.querySelector('#beside-told')").await;
        page.click("fieldset[data-column=Barang] label[data-code=kopi] input").await;
        page.wait_until("document.querySelector('#desk-count').dataset.count === '1'").await;
        assert_eq!(page.js("return window.hacked ?? null").await, Value::Null);
        // The download is caught: WebKit's browser would show a bar for it, which takes room from the next story.
        page.js("const make = URL.createObjectURL; URL.createObjectURL = blob => { window.__blob = blob; return make(blob) }; \
            HTMLAnchorElement.prototype.click = function () { const name = this.download; window.__blob.text().then(text => { window.__saved = [name, text] }) }").await;
        page.click("#desk-rejected").await;
        page.wait_until("window.__saved").await;
        assert_eq!(page.js("return window.__saved").await, json!(["ditolak.txt", "Juli,kopi,salah\n"]));
        page.click("#desk-close").await;
        page.wait_until("!document.querySelector('#desk').open").await;
        page.click("#open-table").await;
        page.wait_until("document.querySelector('#desk').open && document.querySelector('#desk-count')").await;
    });
}

#[test]
fn the_dialog_keeps_the_keyboard_and_gives_it_back() {
    story("tables-dialog", Settings::default(), async |page| {
        page.open("claim=lamongan-2022-export-value-antara-2025").await;
        page.press("#open-table", Key::Enter).await;
        page.wait_until("document.querySelector('#desk')?.open && document.activeElement.closest('#desk')").await;
        let escape = "for (const e of document.querySelectorAll('button, input, select, a')) if (!e.closest('#desk')) e.focus(); \
            return document.activeElement.closest('#desk') === null";
        assert_eq!(page.js(escape).await, json!(false), "nothing behind it takes the keyboard");
        page.press("#desk-close", Key::Escape).await;
        page.wait_until("!document.querySelector('#desk').open").await;
        page.wait_until("document.activeElement.id === 'open-table'").await;
        assert!(page.fragment().await.contains("claim="), "the card behind it stays open");
        // By mouse, which does not focus a button in every browser.
        page.click("#open-table").await;
        page.wait_until("document.querySelector('#desk').open").await;
        page.click("#desk-close").await;
        page.wait_until("!document.querySelector('#desk').open && document.activeElement.id === 'open-table'").await;
    });
}

#[test]
fn reading_tells_how_far_it_is_and_stops_when_told() {
    story("tables-cancel", Settings::default(), async |page| {
        page.open("").await;
        let body = "let told = 0; addEventListener('jejak:progress', ({ detail }) => { told++; if (told === 2) jejak.table.cancel(); });
            const rows = ['bulan,nilai']; for (let n = 0; n < 200000; n++) rows.push('2022-01,' + n);
            const block = rows.slice(1).join('\\n') + '\\n';
            const file = new File([rows[0] + '\\n', ...Array(20).fill(block)], 'besar.csv');
            try { await jejak.open(file); return { told, opened: true } } catch (error) { return { told, error: error.message } }";
        let outcome = script(&page, body, vec![]).await;
        assert!(outcome["error"].as_str().is_some_and(|words| words.contains("dibatalkan")), "{outcome}");
        assert!(outcome["told"].as_u64().is_some_and(|told| (2..12).contains(&told)), "{outcome}");
        let answer = open(&page, LEDGER, json!(null)).await;
        assert_eq!(answer["accepted"], json!(3), "the next file is opened as if nothing had been");
    });
}
