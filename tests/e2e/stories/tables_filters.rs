//! The filters of an opened table, by keyboard, in both languages, on a phone and on a desk.
use super::tables::drop_on_page;
use crate::browser::Settings;
use crate::page::{Page, story};
use fantoccini::key::Key;
use serde_json::json;

/// 3,000 rows in 60 months: 300 regencies of ten rows each; the values are 0.0 to 299.9 million.
const ROWS: &str = "const rows = ['bulan,kabupaten,negara,nilai (juta US$)']; for (let n = 0; n < 3000; n++) { const month = n % 60; \
    rows.push(`${2019 + Math.floor(month / 12)}-${String(1 + month % 12).padStart(2, '0')},Kab. Contoh ${n % 300},${['Jepang', 'India'][n % 2]},${n / 10}`) } \
    window.__file = new File([rows.join('\\n')], 'buku.csv');";

async fn open_screen(page: &Page, fragment: &str) {
    page.open(fragment).await;
    page.js(ROWS).await;
    drop_on_page(page, "window.__file").await;
    page.wait_for("#preview").await;
    page.click("#desk-open").await;
    count_is(page, 3000).await;
}

async fn count_is(page: &Page, count: u32) {
    page.wait_until(&format!("document.querySelector('#desk-count')?.dataset.count === '{count}'")).await;
}

/// Types an end of an interval and leaves the field with the keyboard.
async fn type_end(page: &Page, column: &str, end: &str, text: &str) {
    let field = format!("fieldset[data-column=\"{column}\"] input.{end}");
    page.wait_for(&field).await.clear().await.expect("an empty field");
    page.type_into(&field, text).await;
    page.press(&field, Key::Tab).await;
}

#[test]
fn figures_and_periods_are_filtered_from_end_to_end_both_included() {
    story("tables-ends", Settings::default(), async |page| {
        open_screen(&page, "lang=en").await;
        let value = "nilai (juta US$)";
        type_end(&page, value, "from", "10").await;
        count_is(&page, 2900).await;
        type_end(&page, value, "to", "20").await;
        count_is(&page, 101).await;
        type_end(&page, "when", "from", "2019-02").await;
        count_is(&page, 99).await;
        type_end(&page, "when", "to", "kemarin").await;
        page.wait_until("document.querySelector('fieldset[data-column=when] [role=alert]')?.textContent === 'Write a date as 2022, 2022-10 or 2022-10-31.'").await;
        assert_eq!(page.js("return document.querySelector('#desk-count').dataset.count").await, json!("99"), "a wrong end changes nothing");
        type_end(&page, "when", "to", "2019").await;
        // Of the rows 100 to 200 those of the months 1 to 11 of each sixty.
        count_is(&page, 22).await;
        page.press("fieldset[data-column=when] button.release", Key::Enter).await;
        count_is(&page, 101).await;
        page.wait_until("!document.querySelector('fieldset[data-column=when] [role=alert]') && document.querySelector('fieldset[data-column=when] .from').value === ''").await;
        // The screen is closed and opened: what was typed is still there, as the filter is.
        page.press("#desk-close", Key::Enter).await;
        page.wait_until("!document.querySelector('#desk').open").await;
        page.click("#open-table").await;
        count_is(&page, 101).await;
        let typed = format!("return document.querySelector('fieldset[data-column=\"{value}\"] .from').value");
        assert_eq!(page.js(&typed).await, json!("10"));
    });
}

#[test]
fn a_long_list_is_searched_and_chosen_from_by_keyboard() {
    story("tables-search", Settings { width: 360, height: 740, ..Settings::default() }, async |page| {
        open_screen(&page, "").await;
        let facet = "fieldset[data-column=kabupaten]";
        let rows = format!("document.querySelectorAll('{facet} .row').length");
        page.wait_until(&format!("{rows} === 8")).await;
        assert!(
            page.js("return !document.querySelector('fieldset[data-column=negara] input[type=search]')").await == json!(true),
            "two need no search"
        );
        page.press(&format!("{facet} button.more"), Key::Enter).await;
        page.wait_until(&format!("{rows} === 300")).await;
        page.type_into(&format!("{facet} input[type=search]"), "CONTOH 29").await;
        page.wait_until(&format!("{rows} === 11")).await;
        let box_of = |code: &str| format!("{facet} label[data-code=\"Kab. Contoh {code}\"] input");
        for (code, count) in [("29", 10), ("291", 20)] {
            page.type_into(&box_of(code), " ").await;
            count_is(&page, count).await;
            let focused = page.js("return document.activeElement.closest('[data-code]')?.dataset.code").await;
            assert_eq!(focused, json!(format!("Kab. Contoh {code}")), "the keyboard stays where it was");
        }
        page.type_into(&format!("{facet} input[type=search]"), "x").await;
        page.wait_until(&format!("document.querySelector('{facet} [role=status]')?.textContent === 'Tidak ada yang cocok.'")).await;
        page.press(&format!("{facet} button.release"), Key::Enter).await;
        count_is(&page, 3000).await;
        let widths = page.js("const desk = document.querySelector('#desk'); return [desk.scrollWidth - desk.clientWidth, document.documentElement.scrollWidth]").await;
        assert_eq!(widths, json!([0, 360]), "nothing runs out of a phone's screen");
    });
}

#[test]
fn a_table_without_a_period_takes_the_year_that_is_typed() {
    story("tables-year", Settings::default(), async |page| {
        page.open("lang=en").await;
        drop_on_page(&page, "new File(['Negara,Nilai (US$)\\nJepang,5\\nIndia,6\\n'], 'negara.csv')").await;
        page.type_into("#set-year", "2021").await;
        page.press("#set-year", Key::Tab).await;
        page.click("#desk-open").await;
        count_is(&page, 2).await;
        page.wait_until("document.querySelector('#desk-bins th[scope=row]')?.textContent === '2021'").await;
        type_end(&page, "when", "from", "2022").await;
        count_is(&page, 0).await;
    });
}
