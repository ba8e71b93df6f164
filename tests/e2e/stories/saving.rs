//! What is shown is saved as files, and a saved table opens again in the page.
use crate::browser::{Settings, dist};
use crate::editions::Edition;
use crate::line::Line;
use crate::page::{Page, story, story_at};
use crate::pool;
use serde_json::{Value, json};
use std::fs;

/// Keeps the files that the page hands out, in the place of the browser's own download.
const CATCH: &str = "
    window.__files = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = blob => (window.__files.push(blob), real.call(URL, blob));
    HTMLAnchorElement.prototype.click = function () { if (this.download) window.__files.at(-1).name = this.download; };";

/// Presses a button of the row and gives the file's name and, unless it is a picture, its text.
async fn saved(page: &Page, name: &str, ending: &str) -> (String, Value) {
    let button = format!("[...document.querySelectorAll('.save button')].find(b => b.textContent === '{name}')");
    page.wait_until(&format!("{button} && !{button}.disabled")).await;
    page.js(&format!("window.__files.length = 0; {button}.click()")).await;
    page.wait_until(&format!("window.__files.length === 1 && window.__files[0].name?.endsWith('.{ending}')")).await;
    let file = page.js("return window.__files[0].name").await;
    let file = file.as_str().unwrap_or_default().to_owned();
    // What became of it the page does not know, and does not say.
    let told = page.text(".save [role=status]").await;
    assert!(told.contains(&file) && told.starts_with("Handed to the browser"), "{told}");
    (file, page.js_async("window.__files[0].text().then(arguments[0])").await)
}

/// Opens the file that was handed out last in the page; gives what the page says of it.
async fn opened(page: &Page) -> Value {
    page.js_async("jejak.open(window.__files[0]).then(arguments[0], e => arguments[0]({ error: e.message, questions: e.questions }))").await
}

/// Chooses a form of CSV.
async fn choose(page: &Page, place: usize) {
    page.js(&format!("document.querySelectorAll('.save input[type=radio]')[{place}].click()")).await;
    page.wait_until(&format!("document.querySelectorAll('.save input[type=radio]')[{place}].checked")).await;
}

#[test]
fn the_view_is_saved_with_the_server_gone_and_the_table_opens_again() {
    let site = pool::serve(&dist());
    let line = Line::to(site.port());
    story_at("saving", Settings::default(), &line.address(), async move |page| {
        page.open("lang=en").await;
        page.wait_until("document.querySelector('#offline').dataset.kept === 'ready'").await;
        // What opens tables is kept with the first table.
        page.js_async("jejak.open(new Blob(['bulan,nilai\\n2022-01,5'])).then(() => arguments[0](1), e => arguments[0](String(e)))").await;
        line.cut();
        page.expect_trouble("sw.js");
        let link = "lang=en&region=3524&kind=value";
        page.open(link).await;
        page.js(CATCH).await;
        let ids = page.query_ids(link).await;

        let counted = page.text(".save p").await;
        for (place, mark) in [(0, ';'), (1, ',')] {
            choose(&page, place).await;
            let (name, csv) = saved(&page, "CSV", "csv").await;
            assert_eq!(name, "lamongan-values.csv");
            let csv = csv.as_str().expect("text");
            assert!(csv.starts_with(&format!("id{mark}figure no{mark}")) && !csv.contains("sep="), "{csv:.80}");
            let opened = opened(&page).await;
            assert_eq!((&opened["rejected"], &opened["asides"]), (&json!(0), &json!(1)), "{opened}");
            let rows = opened["accepted"].as_u64().expect("a count");
            assert!(counted.contains(&format!("which makes {rows} rows")), "{counted}: {opened}");
            assert!(ids.iter().all(|id| csv.contains(id.as_str())));
        }
        // The choice is kept.
        page.open(&format!("{link}&sort=-value")).await;
        page.wait_until("document.querySelectorAll('.save input[type=radio]')[1]?.checked").await;
        page.js(CATCH).await;

        for (button, ending, beginning) in
            [("XLSX", "xlsx", "PK"), ("ZIP", "zip", "PK"), ("JSON Lines", "jsonl", "{\"id\""), ("BibTeX", "bib", "@misc{")]
        {
            let (name, text) = saved(&page, button, ending).await;
            assert_eq!(name, format!("lamongan-values.{ending}"));
            assert!(text.as_str().is_some_and(|text| text.starts_with(beginning)), "{button}: {text:.40}");
            if ending == "xlsx" {
                let opened = opened(&page).await;
                assert_eq!(opened["rejected"], json!(0), "{opened}");
            }
        }

        let ids = page.query_ids(&format!("{link}&sort=-value")).await;
        let (_, document) = saved(&page, "JSON", "json").await;
        let document: Value = serde_json::from_str(document.as_str().expect("text")).expect("JSON");
        let claims: Vec<&str> = document["claims"].as_array().into_iter().flatten().filter_map(|claim| claim["id"].as_str()).collect();
        assert_eq!(claims, ids);
        assert_eq!(document["claims"][0], page.js_with("return jejak.claim(arguments[0])", vec![ids[0].as_str().into()]).await);
        assert_eq!(document["conflicts"], page.query(link).await["conflicts"]);
        assert_eq!(document["filter"]["en"], "Kind: Values; Region: Kab. Lamongan");
        let fragment = document["link"].as_str().and_then(|link| link.split_once('#')).expect("a permalink").1;
        assert_eq!(page.query_ids(fragment).await, ids);

        let (_, svg) = saved(&page, "SVG", "svg").await;
        let body = "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
            return [svg.querySelector('parsererror')?.textContent ?? '', svg.querySelectorAll('circle').length > 10, svg.documentElement.textContent.includes('Kab. Lamongan')]";
        assert_eq!(page.js_with(body, vec![svg]).await, json!(["", true, true]));

        saved(&page, "PNG", "png").await;
        let size = page
            .js_async(
                "createImageBitmap(window.__files[0]).then(i => arguments[0]([i.width, i.height > 600]), e => arguments[0](String(e)))",
            )
            .await;
        assert_eq!(size, json!([2400, true]));
        drop(site);
    });
}

/// A browser that lets no file out is never said to have saved one; another way stands beside it.
#[test]
fn a_download_that_is_dropped_is_not_called_saved() {
    story("saving-denied", Settings::default(), async move |page| {
        page.open("lang=en&region=3524&kind=value").await;
        page.js("HTMLAnchorElement.prototype.click = function () {}").await;
        let button = "[...document.querySelectorAll('.save button')].find(b => b.textContent === 'XLSX')";
        page.wait_until(&format!("{button} && !{button}.disabled")).await;
        page.js(&format!("{button}.click()")).await;
        page.wait_for(".save .handed").await;
        let told = page.text(".save").await;
        assert!(told.contains("Handed to the browser: lamongan-values.xlsx") && told.contains("No file?"), "{told}");
        assert!(page.js("return [...document.querySelectorAll('.save .handed button')].length > 0").await == true);
        // Nothing is lost: the same view is still there.
        let ids = page.query_ids("lang=en&region=3524&kind=value").await;
        page.wait_for_count(ids.len()).await;
    });
}

/// The part that makes files does not come; the page says so, and it comes with the next attempt.
#[test]
fn a_saver_that_does_not_come_is_told_and_comes_when_asked_again() {
    for (name, stem, ending) in [("script", "save/saver", ".js"), ("wasm", "save/saver_bg", ".wasm")] {
        let edition = Edition::first();
        let file = edition.file(stem, ending);
        let aside = file.with_extension("aside");
        fs::rename(&file, &aside).expect("the file aside");
        let site = pool::serve(&edition.folder);
        let address = site.address();
        story_at(&format!("saving-missing-{name}"), Settings::default(), &address.clone(), async move |page| {
            for harmless in ["saver", "WebAssembly", "CompileError"] {
                page.expect_trouble(harmless);
            }
            page.go_to(&format!("{address}#lang=en&region=3524&kind=value")).await;
            let button = "[...document.querySelectorAll('.save button')].find(b => b.textContent === 'XLSX')";
            page.wait_until(&format!("{button} && !{button}.disabled")).await;
            page.js(CATCH).await;
            page.js(&format!("{button}.click()")).await;
            page.wait_until("document.querySelector('.save [role=status]').textContent.includes('could not be loaded')").await;
            fs::rename(&aside, &file).expect("the file back");
            page.js(&format!("{button}.click()")).await;
            page.wait_until("window.__files.length === 1 && window.__files[0].name === 'lamongan-values.xlsx'").await;
            page.keep((site, edition));
        });
    }
}

/// Keeps what the page puts on the clipboard, in the place of the browser's own, as its text by type.
const CLIPBOARD: &str = "
    window.__copied = null;
    window.ClipboardItem = class { constructor(parts) { this.parts = parts } };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write: async ([item]) => {
        const all = {};
        for (const [type, part] of Object.entries(item.parts)) all[type] = await (await part).text();
        window.__copied = all;
    } } });";

#[test]
fn the_figures_of_a_card_are_copied_for_a_spreadsheet() {
    story("copied-card", Settings::default(), async |page| {
        let link = "lang=en&region=3524&kind=value";
        page.open(link).await;
        let ids = page.query_ids(link).await;
        page.open(&format!("{link}&claim={}", ids[0])).await;
        page.js(CLIPBOARD).await;
        page.wait_for(".card .copy-figures").await;
        let shown = page.js("return document.querySelectorAll('.card[data-claim] > ul.figures > li').length").await;
        page.click(".card .copy-figures").await;
        page.wait_until("window.__copied && document.querySelector('.card [role=status]').textContent === 'The table was copied.'").await;
        let rows = page.js("return window.__copied['text/html'].split('<tr>').length - 2").await;
        let lines = page.js("return window.__copied['text/plain'].trim().split(/\\r?\\n/).length - 1").await;
        assert_eq!((&rows, &lines), (&shown, &shown), "each figure of the card is a row, and nothing else is");
    });
}
