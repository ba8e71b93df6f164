//! The reader holds a phone.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
use serde_json::json;

#[test]
fn a_sheet_closes_where_the_page_behind_it_is_pressed() {
    let id = Facts::read().first_of("award");
    story("phone-sheet", Settings { width: 360, height: 740, ..Settings::default() }, async move |page| {
        page.open(&format!("kind=award&claim={id}")).await;
        page.wait_for("aside.card .kick").await;
        // The head stays in sight at the end of a long card.
        page.js("const card = document.querySelector('aside.card'); card.scrollTop = card.scrollHeight").await;
        let seen = "const [head, card] = ['.card > .kick', 'aside.card'].map(css => document.querySelector(css).getBoundingClientRect());
            return [card.top > 100, head.top >= card.top - 1 && head.bottom < card.bottom]";
        assert_eq!(page.js(seen).await, json!([true, true]));
        page.js("document.elementFromPoint(180, 40).click()").await;
        page.wait_until("!document.querySelector('aside.card') && !location.hash.includes('claim=')").await;
        page.click("#conflicts").await;
        page.wait_for("aside.conflicts").await;
        page.js("document.elementFromPoint(180, 40).click()").await;
        page.wait_until("!document.querySelector('aside.conflicts')").await;
    });
}

#[test]
fn searching_filtering_and_sharing_lie_at_the_lower_edge_and_rows_say_who_and_where() {
    story("phone-bar", Settings { width: 360, height: 740, ..Settings::default() }, async |page| {
        page.open("region=3524").await;
        let bar = "return ['.to-search', '#open-filters', 'header .share, header #copy-link'].map(css => {
            const box = document.querySelector(css).getBoundingClientRect();
            return box.bottom === innerHeight && box.height >= 44 && box.left >= 0 && box.right <= innerWidth + 1;
        })";
        assert_eq!(page.js(bar).await, json!([true, true, true]));
        page.click(".to-search").await;
        page.wait_until("document.activeElement.id === 'search'").await;
        page.click("#open-filters").await;
        page.wait_for(".filters-open .rail .close").await;
        page.click(".rail .close").await;
        page.wait_until("!document.querySelector('.filters-open')").await;
        page.click(".tabs [data-tab=list]").await;
        let row = "const row = document.querySelector('#table tbody tr');
            return ['publisher', 'where'].map(name => row.querySelector('td.' + name)).map(cell => [cell.offsetHeight > 0, cell.textContent.trim().length > 2])";
        assert_eq!(page.js(row).await, json!([[true, true], [true, true]]));
        assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth").await, true, "nothing is wider than the phone");
    });
}

#[test]
fn a_sheet_is_made_tall_and_closed_by_its_handle() {
    let id = Facts::read().first_of("award");
    story("phone-handle", Settings { width: 360, height: 740, ..Settings::default() }, async move |page| {
        page.open(&format!("kind=award&claim={id}")).await;
        page.wait_for("aside.card > .grab").await;
        let is_tall = |tall: bool| format!("(document.querySelector('aside.card')?.getBoundingClientRect().top < 60) === {tall}");
        page.wait_until(&is_tall(false)).await;
        page.click("aside.card > .grab").await;
        page.wait_until(&is_tall(true)).await;
        page.drag_down("aside.card > .grab", 120.0).await;
        page.wait_until(&is_tall(false)).await;
        page.drag_down("aside.card > .grab", -120.0).await;
        page.wait_until(&is_tall(true)).await;
        page.click("aside.card > .grab").await;
        page.wait_until(&is_tall(false)).await;
        page.drag_down("aside.card > .grab", 20.0).await;
        page.wait_until(&is_tall(false)).await;
        page.drag_down("aside.card > .grab", 120.0).await;
        page.wait_until("!document.querySelector('aside.card') && !location.hash.includes('claim=')").await;
        page.click("#open-filters").await;
        page.wait_for(".filters-open .rail > .grab").await;
        page.wait_until("document.querySelector('.rail').getAnimations().length === 0").await;
        page.drag_down(".rail > .grab", 160.0).await;
        page.wait_until("!document.querySelector('.filters-open')").await;
    });
}

#[test]
fn the_page_of_a_place_is_parted_by_tabs() {
    story("phone-tabs", Settings { width: 360, height: 740, ..Settings::default() }, async |page| {
        page.open("region=3524").await;
        page.wait_for(".years-table").await;
        let shown = "return ['.lanes', '.years-table', '#table'].map(css => document.querySelector(css).checkVisibility({ visibilityProperty: true }))";
        for (tab, seen) in [
            ("lanes", [true, false, false]),
            ("list", [false, false, true]),
            ("years", [false, true, false]),
            ("lanes", [true, false, false]),
        ] {
            page.click(&format!(".tabs [data-tab={tab}]")).await;
            assert_eq!(page.js(shown).await, json!(seen), "{tab}");
        }
        assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth").await, true, "nothing is wider than the phone");
        // Lanes that were away are painted as before.
        page.wait_until("document.querySelector('[data-plot=value] canvas').width > 300").await;
        // What is chosen has one row, however much it is.
        page.open("region=3524&kind=value,release&when=2019/2024&unit=IDR").await;
        let rows = "return ['.chips', '.sum .space'].map(css => document.querySelector(css).offsetHeight < 40)";
        assert_eq!(page.js(rows).await, json!([true, true]));
    });
}
