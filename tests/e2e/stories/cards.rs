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
fn a_claim_of_each_lane_opens_its_card_by_keyboard() {
    story("card-lane", Settings::default(), async |page| {
        page.open("").await;
        for (row, lane) in ["value", "release", "award", "programme"].into_iter().enumerate() {
            page.enter_grid().await;
            // A driver gives the focus back to what had it before it presses: so each move is waited for.
            page.press_focused(&[Key::Control, Key::Home]).await;
            page.settle().await;
            for _ in 0..row {
                page.press_focused(&[Key::Down]).await;
                page.settle().await;
            }
            page.wait_until(&format!("document.activeElement.closest('[data-row]')?.dataset.row === '{lane}'")).await;
            while page.cell().await.contains("tidak ada klaim") {
                let before = page.cell().await;
                page.press_focused(&[Key::Right]).await;
                page.wait_until(&format!("document.activeElement.getAttribute('aria-label') !== {}", serde_json::json!(before))).await;
            }
            page.press_focused(&[Key::Enter]).await;
            page.wait_until("document.activeElement.matches('aside.at-mark [role=option]')").await;
            page.press_focused(&[Key::Enter]).await;
            page.wait_until("location.hash.includes('claim=') && document.querySelector('aside.card[data-claim]')").await;
            let id = page.js("return document.querySelector('aside.card').dataset.claim").await;
            let kind = page.js_with("return jejak.claim(arguments[0]).kind", vec![id]).await;
            assert_eq!(kind, lane);
            page.press_focused(&[Key::Escape]).await;
            page.wait_until("document.activeElement.matches('aside.at-mark [role=option]')").await;
            page.press_focused(&[Key::Escape]).await;
            page.wait_until("!document.querySelector('aside.card') && document.activeElement.matches('.keys [role=gridcell]')").await;
        }
    });
}

#[test]
fn a_mark_of_a_lane_opens_its_card_by_mouse() {
    story("card-mouse", Settings::default(), async |page| {
        page.open("kind=award&region=35").await;
        page.wait_for("[data-lane=award][data-claims]").await;
        page.click_mark("award", |_| true).await;
        page.wait_for("aside.card").await;
        page.js("document.querySelector('aside.at-mark [role=option]')?.click()").await;
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

/// The label of a mark means the mark: a press far from where the mark is first met, where the tip still says the same, opens its card.
#[test]
fn a_press_on_a_marks_label_opens_its_card() {
    story("card-label", Settings::default(), async |page| {
        page.open("kind=value&region=3524&measure=export_value").await;
        page.wait_for("[data-lane=value][data-claims]").await;
        let press = "
            const plot = document.querySelector('[data-plot=value]'), box = plot.getBoundingClientRect();
            const at = (kind, x, y) => plot.dispatchEvent(new PointerEvent(kind, { clientX: box.x + x, clientY: box.y + y, detail: 1, bubbles: true }));
            const tip = plot.querySelector('.tip'), points = new Map();
            for (let x = 4; x < box.width; x += 4) for (let y = 4; y < box.height; y += 4) {
                at('pointermove', x, y);
                if (!tip.hidden) points.set(tip.textContent, [...points.get(tip.textContent) ?? [], [x, y]]);
            }
            // A mark is a line or a dot: with its reach it is less than 44 px high.
            const tall = [...points].filter(([words, all]) => !words.startsWith('Klaim bertentangan')
                && Math.max(...all.map(p => p[1])) - Math.min(...all.map(p => p[1])) > 44);
            if (!tall.length) return null;
            const [words, all] = tall[0], ends = all.toSorted((a, b) => a[1] - b[1]);
            for (const [x, y] of [ends[0], ends.at(-1)]) { at('pointermove', x, y); at('click', x, y); }
            return words";
        let words = page.js(press).await;
        assert!(words.is_string(), "no mark has a label outside of its own box");
        page.wait_for("aside.card").await;
    });
}
