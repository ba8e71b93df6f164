//! The page within another: the code that it offers, put into a page of another origin.
use crate::browser::{Settings, scratch};
use crate::facts::Facts;
use crate::page::{Page, story};
use crate::pool;
use std::fs;

const HOST: &str = include_str!("../embed.html");
const FRAME: &str = "document.querySelector('iframe')";

async fn snippet(page: &Page, choice: usize) -> String {
    page.js("document.querySelector('#embed-code').open = true").await;
    let choose = "const box = document.querySelector('#embed-code select'); box.selectedIndex = arguments[0]; box.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js_with(choose, vec![choice.into()]).await;
    page.wait_until("document.querySelector('#embed-code textarea').value.includes('embed=values')").await;
    page.js("return document.querySelector('#embed-code textarea').value").await.as_str().expect("a snippet").to_owned()
}

#[test]
fn the_code_shows_the_chosen_lane_names_its_source_and_fits_its_frame() {
    let folder = scratch().join(format!("host-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let host = pool::serve(&folder);
    story("embedding", Settings::default(), async move |page| {
        page.open("region=3524&kind=value&lang=en").await;
        let shown = page.summary().await.0;
        let code = snippet(&page, 1).await;
        assert!(code.contains("embed=values") && code.contains("region=3524&amp;") && code.contains("&amp;v="), "{code}");
        assert!(code.contains("title=\"Jejak Ekspor: "), "{code}");
        for (name, script) in [("with-script", true), ("without-script", false)] {
            let code = if script { code.as_str() } else { code.split("<script>").next().expect("the frame") };
            fs::write(folder.join(format!("{name}.html")), HOST.replace("SNIPPET", code)).expect("the page around it");
            page.go_to(&format!("{}{name}.html", host.address())).await;
            page.wait_for("iframe").await;
            page.enter_frame().await;
            page.wait_until_ready().await;
            page.wait_until("document.body.classList.contains('only-value')").await;
            assert_eq!(page.summary().await.0, shown);
            let lanes = "return [...document.querySelectorAll('[data-lane]')].filter(lane => lane.offsetParent).map(lane => lane.dataset.lane).join()";
            assert_eq!(page.js(lanes).await, "value");
            for gone in ["header.top", ".rail", "footer", "#table"] {
                page.wait_until(&format!("!document.querySelector('{gone}').offsetParent")).await;
            }
            let source = page.text(".embed-source").await;
            assert!(source.contains("Jejak Ekspor") && source.contains(&shown.to_string()), "{source}");
            let content = page.js("return Math.ceil(document.querySelector('#app').getBoundingClientRect().height)").await;
            let whole = page.js("return document.querySelector('.embed-source a').href").await;
            assert_eq!(page.js("return document.querySelector('#offline').dataset.kept").await, "unsaid", "a guest keeps nothing");
            page.leave_frame().await;
            if script {
                page.wait_until(&format!("{FRAME}.height === '{content}'")).await;
                page.wait_until("document.documentElement.scrollWidth <= innerWidth").await;
            } else {
                assert_eq!(page.js(&format!("return {FRAME}.height")).await, "460");
            }
            page.open_link(whole.as_str().expect("a link")).await;
            assert_eq!(page.summary().await.0, shown);
            page.wait_until("document.querySelector('header.top').offsetParent && !document.body.className").await;
        }
        fs::remove_dir_all(&folder).expect("the folder goes");
        drop(host);
    });
}

#[test]
fn every_embedded_view_shows_its_lane() {
    story("embedded-views", Settings::default(), async |page| {
        let all = Facts::read().ids(&[]).len();
        for (word, lanes) in [
            ("values", "value"),
            ("releases", "release"),
            ("awards", "award"),
            ("programmes", "programme"),
            ("all", "value,release,award,programme"),
        ] {
            page.open(&format!("embed={word}")).await;
            page.wait_for_count(all).await;
            let shown = "return [...document.querySelectorAll('[data-lane]')].filter(lane => lane.offsetParent).map(lane => lane.dataset.lane).join()";
            assert_eq!(page.js(shown).await, lanes, "{word}");
            assert!(page.text(".embed-source a").await.len() > 5);
        }
    });
}

#[test]
fn an_embedded_view_ends_where_its_lanes_end() {
    story("embedded-height", Settings::default(), async |page| {
        for embed in ["all", "values"] {
            page.open(&format!("embed={embed}&region=3524")).await;
            page.wait_for(".embed-source").await;
            let below = "
                const lanes = [...document.querySelectorAll('[data-lane]')].filter(lane => lane.offsetParent);
                const end = Math.max(...lanes.map(lane => lane.getBoundingClientRect().bottom)) + scrollY;
                return Math.ceil(document.querySelector('#app').getBoundingClientRect().bottom + scrollY - end);";
            let below = page.js(below).await.as_f64().expect("a height");
            assert!(below <= 100.0, "embed={embed}: {below} px below the lanes");
        }
    });
}
