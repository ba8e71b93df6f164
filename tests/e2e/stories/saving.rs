//! What is shown is saved as files, and a saved table opens again in the page.
use crate::browser::{Settings, dist};
use crate::line::Line;
use crate::page::{Page, story_at};
use crate::pool;
use serde_json::{Value, json};

/// Keeps the files that the page hands out, in the place of the browser's own download.
const CATCH: &str = "
    window.__files = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = blob => (window.__files.push(blob), real.call(URL, blob));
    HTMLAnchorElement.prototype.click = function () { if (this.download) window.__files.at(-1).name = this.download; };";

/// Presses a button of the row and gives the file's name and, unless it is a picture, its text.
async fn saved(page: &Page, ending: &str) -> (String, Value) {
    let button = format!("[...document.querySelectorAll('.save button')].find(b => b.textContent === '{}')", ending.to_uppercase());
    page.wait_until(&format!("{button} && !{button}.disabled")).await;
    page.js(&format!("window.__files.length = 0; {button}.click()")).await;
    page.wait_until(&format!("window.__files.length === 1 && window.__files[0].name?.endsWith('.{ending}')")).await;
    let name = page.js("return window.__files[0].name").await;
    (name.as_str().unwrap_or_default().to_owned(), page.js_async("window.__files[0].text().then(arguments[0])").await)
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
        let version = page.query("").await["version"].as_str().expect("a version").to_owned();

        let (name, csv) = saved(&page, "csv").await;
        assert_eq!(name, format!("jejak-ekspor-{version}.csv"));
        let opened = page
            .js_async("jejak.open(window.__files[0]).then(arguments[0], e => arguments[0]({ error: e.message, questions: e.questions }))")
            .await;
        assert_eq!((&opened["rejected"], &opened["asides"]), (&json!(0), &json!(1)), "{opened}");
        let figures = csv.as_str().expect("text").lines().count() - 1;
        assert_eq!(opened["accepted"], json!(figures), "a row for each figure: {opened}");
        assert!(csv.as_str().is_some_and(|csv| ids.iter().all(|id| csv.contains(id.as_str()))));

        let (_, document) = saved(&page, "json").await;
        let document: Value = serde_json::from_str(document.as_str().expect("text")).expect("JSON");
        let claims: Vec<&str> = document["claims"].as_array().into_iter().flatten().filter_map(|claim| claim["id"].as_str()).collect();
        assert_eq!(claims, ids);
        assert_eq!(document["claims"][0], page.js_with("return jejak.claim(arguments[0])", vec![ids[0].as_str().into()]).await);
        assert_eq!(document["conflicts"], page.query(link).await["conflicts"]);
        assert_eq!(document["filter"]["en"], "Kind: Values; Region: Kab. Lamongan");
        let fragment = document["link"].as_str().and_then(|link| link.split_once('#')).expect("a permalink").1;
        assert_eq!(page.query_ids(fragment).await, ids);

        let (_, svg) = saved(&page, "svg").await;
        let body = "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
            return [svg.querySelector('parsererror')?.textContent ?? '', svg.querySelectorAll('circle').length > 10, svg.documentElement.textContent.includes('Kab. Lamongan')]";
        assert_eq!(page.js_with(body, vec![svg]).await, json!(["", true, true]));

        saved(&page, "png").await;
        let size = page
            .js_async(
                "createImageBitmap(window.__files[0]).then(i => arguments[0]([i.width, i.height > 600]), e => arguments[0](String(e)))",
            )
            .await;
        assert_eq!(size, json!([2400, true]));
        drop(site);
    });
}
