//! The page opens: as it is, on a phone, and in a browser of any language.
use crate::browser::{Settings, dist};
use crate::facts::Facts;
use crate::page::{story, story_at};
use crate::pool;
use serde_json::json;

#[test]
fn the_page_opens_and_names_itself() {
    story("opens", Settings::default(), async |page| {
        page.open("").await;
        assert_eq!(page.text("h1").await, "Jejak Ekspor");
        page.wait_until("document.title.startsWith('Jejak Ekspor')").await;
        page.wait_for_count(Facts::read().ids(&[]).len()).await;
        assert_eq!(page.fragment().await, "", "nothing was chosen, so the address says nothing");
        let lanes = page.js("return [...document.querySelectorAll('[data-lane]')].map(lane => lane.dataset.lane).join()").await;
        assert_eq!(lanes, "value,release,award,programme");
    });
}

/// What a browser says of a preload or of a part that is not there yet is no reason to begin anew, or to fetch anything again.
#[test]
fn a_first_visit_loads_each_file_once_and_never_begins_anew() {
    let site = pool::serve(&dist());
    story_at("once", Settings::default(), &site.address(), async move |page| {
        page.go_to(page.address()).await;
        page.wait_until_ready().await;
        let kind = page.js("return performance.getEntriesByType('navigation')[0].type").await;
        assert_eq!(kind, "navigate");
        let twice = "const names = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /-[0-9a-f]{16}[.](js|wasm|bin)$/.test(name));
            return names.filter((name, n) => names.indexOf(name) < n)";
        assert_eq!(page.js(twice).await, json!([]));
        page.keep(site);
    });
}

/// The picture in the page shows all claims, so a link that chooses some must not begin with it.
#[test]
fn a_link_that_chooses_does_not_begin_with_the_picture_of_everything() {
    story("picture", Settings::default(), async |page| {
        for (fragment, hides) in [("", false), ("lang=en", false), ("region=3524", true), ("lang=en&embed=values", true), ("q=kopi", true)]
        {
            page.open(fragment).await;
            let hidden = page.js("return document.documentElement.classList.contains('linked')").await;
            assert_eq!(hidden, hides, "#{fragment}");
        }
    });
}

#[test]
fn a_phone_of_360_px_never_scrolls_sideways() {
    never_sideways("phone", 360);
}

#[test]
fn a_tablet_of_768_px_never_scrolls_sideways() {
    never_sideways("tablet", 768);
}

fn never_sideways(name: &str, width: u32) {
    story(name, Settings { width, height: 740, ..Settings::default() }, async move |page| {
        for fragment in
            ["", "claim=lamongan-2022-export-value-antara-2025", "kind=value&region=3524&unit=USD&lang=en", "when=2021/2022&compare=35,18"]
        {
            page.open(fragment).await;
            page.settle().await;
            let widths = page.js("const root = document.documentElement; return [root.scrollWidth, root.clientWidth]").await;
            assert_eq!(widths[0], widths[1], "#{fragment}");
        }
    });
}
