//! A text is read: its figures are answered, corrected and taken over; they stand on the lane, survive a reload and are saved as lines.
use crate::browser::Settings;
use crate::engine::Engine;
use crate::page::{Page, story};
use fantoccini::key::Key;
use serde_json::{Value, json};

const ARTICLE: &str = "Ekspor Kabupaten Lamongan pada 2023 mencapai 96 triliun. Pada 2021 nilainya Rp 1,8 triliun.";

/// The file that the page hands out, in the place of the browser's own download.
const CATCH: &str = "
    window.__files = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = blob => (window.__files.push(blob), real.call(URL, blob));
    HTMLAnchorElement.prototype.click = function () {};";

const IS_OPEN: &str = "document.querySelector('dialog.reader-dialog')?.open";
const RINGS: &str = "document.querySelectorAll('[data-plot=value] .own-mark').length";

/// Waits until the reader's own claims stand on the lane of values, one of them with its card.
async fn stands_on_the_lane(page: &Page) {
    page.wait_until("document.querySelector('aside.card')?.dataset.claim.startsWith('~')").await;
    page.wait_until(&format!("!{IS_OPEN} && {RINGS} > 0")).await;
}

/// The lines that are saved, as their claims.
async fn saved(page: &Page) -> Vec<Value> {
    page.wait_until("window.__files?.length === 1").await;
    let text = page.js_async("window.__files[0].text().then(arguments[0])").await;
    text.as_str().unwrap_or_default().lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// What the claims say: period, value, and what their words do not say.
fn figures(claims: &[Value]) -> Vec<Value> {
    claims.iter().map(|claim| json!([claim["when"], claim["observations"][0]["value"], claim["observations"][0]["implied"]])).collect()
}

/// A period that a reader writes in the place of the one that was read.
const WHEN: &str = ".reader-edit [aria-describedby=reader-when]";

#[test]
fn a_text_is_read_corrected_taken_over_and_saved_by_keyboard() {
    story("text-keys", Settings::default(), async |page| {
        page.open("lang=id").await;
        let before = page.count().await;
        page.press("#open-text", Key::Enter).await;
        page.wait_until(IS_OPEN).await;
        page.type_focused(ARTICLE).await;
        page.wait_until("document.querySelectorAll('.reader-card').length === 2").await;
        page.press_focused(&[Key::Tab]).await;
        page.press_focused(&[Key::Enter]).await;
        page.wait_until("document.activeElement?.classList.contains('reader-article')").await;
        page.type_focused("j").await;
        page.wait_until("document.activeElement?.matches('.reader-card.chosen') && document.querySelector('.reader-question')").await;
        assert_eq!(page.js("return document.querySelector('.reader-card.chosen .accept').disabled").await, true);
        page.type_focused("1").await;
        page.wait_until("document.activeElement?.matches('.reader-card.chosen') && !document.querySelector('.reader-question')").await;
        page.type_focused("u").await;
        page.wait_for(WHEN).await.clear().await.expect("an empty field");
        page.type_into(WHEN, "2024").await;
        page.press(WHEN, Key::Tab).await;
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("document.activeElement?.matches('.reader-card.chosen') && document.activeElement.textContent.includes('2024')")
            .await;
        page.type_focused("t").await;
        page.wait_for("#own-on-lane").await;
        assert_eq!(page.count().await, before + 1);
        page.press("#own-on-lane", Key::Enter).await;
        stands_on_the_lane(&page).await;
        page.reload().await;
        page.wait_until_ready().await;
        stands_on_the_lane(&page).await;
        page.press("#open-text", Key::Enter).await;
        page.wait_for("#own-save").await;
        let shown = page.count().await;
        page.js(CATCH).await;
        page.press("#own-save", Key::Enter).await;
        assert_eq!(figures(&saved(&page).await), [json!(["2024", 96_000_000_000_000_u64, ["currency"]])]);
        page.press("#own-remove", Key::Enter).await;
        page.wait_until(&format!("{RINGS} === 0 && document.activeElement?.id === 'own-undo'")).await;
        assert_eq!(page.count().await, shown - 1);
        page.press_focused(&[Key::Enter]).await;
        page.wait_until(&format!("{RINGS} > 0 && document.activeElement?.id === 'own-remove'")).await;
        assert_eq!(page.count().await, shown);
    });
}

#[test]
fn goods_and_destinations_are_corrected_from_the_lists_by_keyboard() {
    story("text-slots", Settings::default(), async |page| {
        page.open("lang=id").await;
        page.press("#open-text", Key::Enter).await;
        page.wait_until(IS_OPEN).await;
        page.type_focused(ARTICLE).await;
        page.wait_until("document.querySelectorAll('.reader-card').length === 2").await;
        page.press(".reader-text button.primary", Key::Enter).await;
        page.wait_until("document.activeElement?.classList.contains('reader-article')").await;
        page.settle().await;
        page.type_focused("j").await;
        page.wait_until("document.activeElement?.matches('.reader-card.chosen')").await;
        page.type_focused("u").await;
        page.wait_for("#reader-to").await;
        page.settle().await;
        page.type_into("#reader-to", "Jepang").await;
        // With Enter WebKit closes the list of what may be typed; in each engine what was typed counts when the field is left.
        page.press("#reader-to", Key::Tab).await;
        page.wait_until("document.querySelectorAll('.reader-list li').length === 1 && document.querySelector('#reader-to').value === ''")
            .await;
        page.press(".reader-list li button", Key::Enter).await;
        page.wait_until("!document.querySelector('.reader-list li') && document.activeElement?.id === 'reader-to'").await;
    });
}

/// At 400 % zoom, and on a phone: nothing scrolls sideways, and what has the focus is not under the foot.
#[test]
fn the_foot_covers_no_field_and_does_not_scroll_sideways() {
    for (name, width, height) in [("text-foot-phone", 360, 740), ("text-foot-zoom", 320, 256)] {
        if width < 334 && Engine::now() == Engine::WebKit {
            println!("WebKitGTK gives no page below 334 px: {name} is not tried in it");
            continue;
        }
        story(name, Settings { width, height, ..Settings::default() }, async |page| {
            page.open("lang=id").await;
            page.click("#open-text").await;
            page.wait_until(IS_OPEN).await;
            page.type_into("#reader-field", ARTICLE).await;
            page.wait_until("document.querySelectorAll('.reader-card').length === 2").await;
            page.click(".reader-text button.primary").await;
            page.js("document.querySelectorAll('.reader-tabs button')[1].click()").await;
            page.wait_until("document.querySelector('.reader-card .accept + button')?.offsetParent").await;
            page.js("document.querySelector('.reader-card:last-child .accept + button').click()").await;
            page.wait_until("document.querySelector('.reader-edit')").await;
            let covered = page
                .js("const foot = document.querySelector('.reader-foot');
                    const covered = [];
                    for (const field of document.querySelectorAll('.reader-edit input, .reader-edit select')) {
                        field.focus();
                        const box = field.getBoundingClientRect();
                        const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                        if (foot.contains(on)) covered.push(field.id || field.name || field.outerHTML.slice(0, 60));
                    }
                    return [foot.scrollWidth > foot.clientWidth, covered.join('; ')];")
                .await;
            assert_eq!(covered[0], json!(false), "nothing scrolls sideways");
            if page.engine() == Engine::WebKit {
                println!(
                    "WebKitGTK leaves a field under the foot that has the focus from a script: not asserted in it, found {}",
                    covered[1]
                );
            } else {
                assert_eq!(covered[1], json!(""));
            }
        });
    }
}

#[test]
fn a_text_is_read_corrected_taken_over_and_saved_by_thumb() {
    story("text-thumb", Settings { width: 360, height: 740, ..Settings::default() }, async |page| {
        // Not every driver has a finger: a press does the same there.
        let press = async |css: &str| {
            if page.engine() == Engine::WebKit {
                page.click(css).await;
            } else {
                page.tap(css).await.unwrap_or_else(|error| panic!("{css}: {error}"));
            }
        };
        page.open("lang=en").await;
        press("#open-text").await;
        page.wait_until(IS_OPEN).await;
        page.type_into("#reader-field", ARTICLE).await;
        page.wait_until("document.querySelectorAll('.reader-card').length === 2").await;
        press(".reader-text button.primary").await;
        press(".reader-article button.asks").await;
        press(".reader-card.chosen .reader-question button").await;
        page.wait_until("!document.querySelector('.reader-question')").await;
        press(".reader-card.chosen .accept + button").await;
        page.wait_for(WHEN).await.clear().await.expect("an empty field");
        page.type_into(WHEN, "2024").await;
        press(".reader-card.chosen .accept").await;
        page.wait_for("#own-on-lane").await;
        let widths = page.js("const d = document.querySelector('dialog.reader-dialog'); return [d.scrollWidth, d.clientWidth]").await;
        assert_eq!(widths[0], widths[1], "it scrolls sideways");
        page.js(CATCH).await;
        press("#own-save").await;
        assert_eq!(figures(&saved(&page).await), [json!(["2024", 96_000_000_000_000_u64, ["currency"]])]);
        press("#own-on-lane").await;
        stands_on_the_lane(&page).await;
        let shown = page.count().await;
        page.js("document.querySelector('aside.card .close').click()").await;
        press("#open-text").await;
        press("#own-remove").await;
        page.wait_until(&format!("{RINGS} === 0")).await;
        assert_eq!(page.count().await, shown - 1);
    });
}

#[test]
fn a_sentence_that_is_pasted_into_the_page_is_answered_with_a_reply_to_copy() {
    story("text-sentence", Settings::default(), async |page| {
        page.open("lang=id").await;
        page.js(paste!("ekspor Kabupaten Lamongan 2023 Rp96 triliun")).await;
        page.wait_until(IS_OPEN).await;
        page.wait_until("document.querySelector('.reader-headline')?.textContent && document.querySelector('.reader-reply')").await;
        let reply = page.text(".reader-reply").await;
        assert!(reply.contains("Rp96 triliun") && reply.contains("region=3524"), "{reply}");
        page.wait_until("document.querySelector('.reader-card dt.same, .reader-card dt.near, .reader-card dt.against')").await;
    });
}

/// Only Chromium gives an installed page what other apps share.
#[test]
fn a_text_that_another_app_shares_is_read() {
    story("text-shared", Settings::default(), async |page| {
        if page.engine() != Engine::Chromium {
            return;
        }
        page.open("").await;
        page.wait_until("document.querySelector('#offline').dataset.kept === 'ready' && navigator.serviceWorker.controller").await;
        let share = "
            const form = new FormData();
            form.set('text', 'ekspor Kabupaten Lamongan 2023 Rp96 triliun');
            fetch('./shared', { method: 'POST', body: form, redirect: 'manual' }).then(() => arguments[0](true), error => arguments[0](String(error)));";
        assert_eq!(page.js_async(share).await, true);
        page.go_to(&format!("{}?shared", page.address())).await;
        page.wait_until(IS_OPEN).await;
        page.wait_until("document.querySelector('.reader-headline')?.textContent").await;
        assert_eq!(page.js("return document.querySelector('#reader-field').value").await, "ekspor Kabupaten Lamongan 2023 Rp96 triliun");
    });
}
