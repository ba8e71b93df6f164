//! The reader opens a claim.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
use fantoccini::key::Key;

#[test]
fn a_row_of_the_table_opens_its_card() {
    story("card-table", Settings::default(), async |page| {
        page.open("kind=award").await;
        page.wait_until(
            "document.querySelector('#show-all').offsetParent || document.querySelectorAll('#table tr[data-claim]').length === Number(document.querySelector('#summary').dataset.count)",
        )
        .await;
        let id = page.table_ids().await.swap_remove(0);
        let title = page.text(&format!("#table tr[data-claim=\"{id}\"] .title")).await;
        page.click(&format!("#table tr[data-claim=\"{id}\"] .title button")).await;
        page.wait_for(&format!("aside.card[data-claim=\"{id}\"]")).await;
        assert!(page.text("aside.card").await.contains(&title), "the card says what the row says");
        assert!(page.fragment().await.contains(&format!("claim={id}")));
        page.click("aside.card .close").await;
        page.wait_until("!document.querySelector('aside.card')").await;
        assert_eq!(page.fragment().await, "kind=award");
    });
}

#[test]
fn a_mark_of_a_lane_opens_its_card_by_keyboard() {
    story("card-lane", Settings::default(), async |page| {
        page.open("").await;
        for lane in ["value", "release", "award", "programme"] {
            page.press(&format!("[data-lane={lane}] .cursor"), Key::Right).await;
            page.press(&format!("[data-lane={lane}] .cursor"), Key::Enter).await;
            page.wait_for("aside.card").await;
            // A mark of several claims opens their list.
            page.js("document.querySelector('aside.at-mark li button')?.click()").await;
            page.wait_until("location.hash.includes('claim=')").await;
            let id = page.js("return document.querySelector('aside.card').dataset.claim").await;
            let kind = page.js_with("return jejak.claim(arguments[0]).kind", vec![id]).await;
            assert_eq!(kind, lane);
            page.click("aside.card .close").await;
            page.wait_until("!document.querySelector('aside.card[data-claim]')").await;
            page.js("document.querySelector('aside.at-mark .close')?.click()").await;
            page.wait_until("!document.querySelector('aside.card')").await;
            // The focus goes back to the claim in the frame after.
            page.settle().await;
        }
    });
}

#[test]
fn a_mark_of_a_lane_opens_its_card_by_mouse() {
    story("card-mouse", Settings::default(), async |page| {
        page.open("kind=award&region=35").await;
        // The keyboard's cursor stands on a mark, so its middle is a place to click on.
        page.click_at("[data-lane=award] .cursor").await;
        page.wait_for("aside.card").await;
        page.js("document.querySelector('aside.at-mark li button')?.click()").await;
        page.wait_for("aside.card[data-claim]").await;
        let row = page.js("return Number(document.querySelector('#table tr[data-claim=\"' + document.querySelector('aside.card').dataset.claim + '\"]').dataset.row)").await;
        assert!(page.lane_rows(Some("award")).await.contains(&row.as_u64().expect("a row number")));
    });
}

#[test]
fn a_link_to_a_card_shows_its_source() {
    story("card-link", Settings::default(), async |page| {
        let facts = Facts::read();
        for kind in ["release", "value", "award", "programme"] {
            let id = facts.first_of(kind);
            page.open(&format!("claim={id}")).await;
            page.wait_for(&format!("aside.card[data-claim=\"{id}\"]")).await;
            let publisher = page.js_with("return jejak.claim(arguments[0]).source.publisher", vec![id.as_str().into()]).await;
            let words = page.text("aside.card").await;
            assert!(words.contains(publisher.as_str().expect("a publisher")), "{id}: {words}");
        }
    });
}

/// The label of a mark means the mark: it is found outside the mark's own box, by what the tip says, and a press on it opens the mark's card.
#[test]
fn a_press_on_a_marks_label_opens_its_card() {
    story("card-label", Settings::default(), async |page| {
        page.open("kind=value&region=3524&measure=export_value").await;
        page.wait_for("[data-lane=value] .cursor:not([hidden])").await;
        let tip_at = "
            const plot = document.querySelector('[data-plot=value]'), box = plot.getBoundingClientRect();
            const at = (kind, x, y) => plot.dispatchEvent(new PointerEvent(kind, { clientX: box.x + x, clientY: box.y + y, detail: 1, bubbles: true }));
            const tip = plot.querySelector('.tip');
            const cursor = plot.querySelector('.cursor').getBoundingClientRect();
            const words = plot.querySelector('.cursor').getAttribute('aria-label').replace(/ \\([^()]*\\)$/, '');
            const far = 30;
            for (let y = 4; y < box.height; y += 8) for (let x = 4; x < box.width; x += 8) {
                const dx = Math.max(cursor.x - box.x - x, x - cursor.right + box.x, 0), dy = Math.max(cursor.y - box.y - y, y - cursor.bottom + box.y, 0);
                if (Math.hypot(dx, dy) < far) continue;
                at('pointermove', x, y);
                if (!tip.hidden && tip.textContent === words) { at('click', x, y); return words; }
            }
            return null";
        page.press("[data-lane=value] .cursor", Key::Home).await;
        for _ in 0..40 {
            if let Some(words) = page.js(tip_at).await.as_str() {
                page.wait_for("aside.card[data-claim]").await;
                let chosen = page.js("return document.querySelector('[data-lane=value] .cursor').getAttribute('aria-label')").await;
                assert!(chosen.as_str().is_some_and(|chosen| chosen.starts_with(words)), "{words}: {chosen}");
                return;
            }
            page.press("[data-lane=value] .cursor", Key::Right).await;
        }
        panic!("no mark has a label outside of its own box");
    });
}
